//! Rows of approval tables made ready for print: who does what at which step, line by line, in the words of the table.
//! Judges nothing.

use super::super::Maker;
use super::super::parties::Party;
use crate::model::authority::{MatterId, Role, Row, Unread};
use crate::render::sheet::Step;
use crate::syntax::concept::PowerClass;
use rustc_hash::FxHashMap;

/// One line of an approval table.
pub(super) struct Line {
    /// The matter within the matter, in tables of many.
    pub(super) matter: String,
    /// The amounts and other conditions it holds for.
    pub(super) condition: String,
    pub(super) acts: Vec<Act>,
    pub(super) note: String,
}

/// What somebody does.
pub(super) struct Act {
    pub(super) party: Party,
    pub(super) step: Step,
    /// Whether it is the decision.
    pub(super) decides: bool,
}

/// The lines of every matter that declares tables.
pub(super) fn by_matter(maker: &Maker) -> FxHashMap<MatterId, Vec<Line>> {
    let mut lines: FxHashMap<MatterId, Vec<Line>> = FxHashMap::default();
    for row in &maker.model.authority.rows {
        // A heading says who does nothing.
        let is_heading = row.steps.is_empty()
            && row.written.unread.is_empty()
            && row.written.conditions.is_empty()
            && row.written.notes.is_empty();
        if !is_heading {
            let own = lines.entry(row.written.table_of).or_default();
            own.push(line(maker, row));
        }
    }
    lines
}

fn line(maker: &Maker, row: &Row) -> Line {
    let mark = maker.lexicon.word("note-mark");
    let written = &row.written;
    let steps = row.steps.iter().map(|step| Act {
        party: party(&step.role, &step.name),
        step: Step {
            power: step.word.clone(),
            order: step.order,
        },
        decides: step.class == PowerClass::Decide,
    });
    let unread = written.unread.iter().map(|cell: &Unread| Act {
        party: party(&cell.role, &cell.name),
        step: Step {
            power: cell.text.clone(),
            order: None,
        },
        decides: false,
    });
    let notes: Vec<String> = written
        .notes
        .iter()
        .map(|note| maker.lexicon.notes(std::slice::from_ref(note)))
        .collect();
    Line {
        matter: written.path.join(&mark),
        condition: written.conditions.join(&mark),
        acts: steps.chain(unread).collect(),
        note: notes.join(&mark),
    }
}

fn party(role: &Role, name: &str) -> Party {
    match role {
        Role::Position(id) => Party::Position(*id),
        _ => Party::Named(name.to_owned()),
    }
}
