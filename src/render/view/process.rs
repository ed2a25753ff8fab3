//! The sheet of a process: its steps, who does them, how long they take, where they branch.

use super::body::{Form, Reader};
use super::grid::Pairs;
use super::names::{Names, rich};
use super::position::Numbered;
use super::words::Lexicon;
use super::{Head, Sheet};
use crate::model::process::Process;
use crate::model::{Entity, Field, Model};
use crate::syntax::concept::{Concept, Key, Kind};
use crate::syntax::vocabulary::Owner;

const OWNER: Owner = Owner::Kind(Kind::Process);

/// The attributes of a step, each a column wherever it is written.
pub(super) const STEP_COLUMNS: [Key; 6] = [
    Key::Responsible,
    Key::Accountable,
    Key::Consulted,
    Key::Informed,
    Key::Within,
    Key::Form,
];

/// The sheet of a process.
pub(super) fn sheet(model: &Model, at: u32, names: Names, lexicon: Lexicon, head: Head) -> Sheet {
    let process = &model.processes[at as usize];
    let from = Entity::Process(at);
    let reader = Reader {
        names,
        lexicon,
        from,
    };
    let step = lexicon.word("column-step");
    let text = lexicon.word("column-text");
    let mut sections = Numbered::new(lexicon, OWNER, &[]);
    sections.add(Concept::Steps, || {
        let form = Form {
            text: &step,
            columns: &STEP_COLUMNS,
        };
        (reader.body(&process.body, form), Vec::new())
    });
    sections.add(Concept::Notes, || {
        let form = Form {
            text: &text,
            columns: &[],
        };
        (reader.body(&process.notes, form), Vec::new())
    });
    Sheet {
        head,
        id: model.identity(from),
        rows: identification(process, from, names, lexicon),
        sections: sections.sections,
        control: None,
        signatures: Vec::new(),
    }
}

fn identification(
    process: &Process,
    from: Entity,
    names: Names,
    lexicon: Lexicon,
) -> Vec<super::PairRow> {
    let mut pairs = Pairs::new(lexicon, OWNER);
    let name = lexicon.word("label-name-process");
    pairs.add("name", name, rich(process.name.as_str()));
    pairs.text(Concept::Code, &process.code);
    match (&process.department_name, process.department) {
        (Field::Value(said), Some(id)) => {
            let mut piece = names.department(id);
            piece.text.clone_from(&said.value);
            pairs.value(Concept::Department, vec![piece]);
        }
        (field, _) => pairs.text(Concept::Department, field),
    }
    pairs.names(Concept::Owner, &process.owner_name, names, from);
    pairs.text(Concept::Trigger, &process.trigger);
    pairs.plain_names(Concept::Forms, &process.forms);
    pairs.rows()
}
