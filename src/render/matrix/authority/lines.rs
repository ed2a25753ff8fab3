//! Approval tables read for print: who does what at which step, line by line. What is written stays as it is; what it
//! means is for the rules.

use super::super::Maker;
use super::super::parties::Party;
use crate::model::Said;
use crate::model::body::Grid;
use crate::model::matter::Matter;
use crate::model::resolve::{Found, NameIndex};
use crate::render::sheet::Step;
use crate::syntax::concept::{Concept, Key, PowerClass};
use crate::text::fold;

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

/// What a column is.
enum Head {
    Party(Party),
    /// A power, and how many stand before it.
    Power(String, u32),
    Matter,
    Condition,
    Note(String),
}

/// Reads the tables of matters.
pub(super) struct Reader<'m, 'a> {
    pub(super) maker: &'m Maker<'a>,
    pub(super) index: NameIndex,
}

impl Reader<'_, '_> {
    pub(super) fn lines(&self, matter: &Matter) -> Vec<Line> {
        matter
            .tables
            .iter()
            .flat_map(|grid| self.grid(grid))
            .collect()
    }

    fn grid(&self, grid: &Grid) -> Vec<Line> {
        let heads = self.heads(grid);
        let rows = grid.rows.iter().map(|row| self.line(&heads, row));
        rows.collect()
    }

    fn heads(&self, grid: &Grid) -> Vec<Head> {
        let vocabulary = self.maker.lexicon.vocabulary();
        let mut powers = 0;
        let heads = grid.heads.iter().enumerate().map(|(at, head)| {
            let word = fold::word(&head.value);
            let name = head.value.as_str();
            if let Found::One(id) = self.index.find_position(self.maker.model, name, None) {
                return Head::Party(Party::Position(id));
            }
            if vocabulary.power(&word).is_some() {
                powers += 1;
                return Head::Power(head.value.clone(), powers);
            }
            match vocabulary.column(Concept::Chain, &word) {
                Some(Key::Matter) => return Head::Matter,
                Some(Key::Limit | Key::When | Key::Group) => return Head::Condition,
                Some(Key::Note | Key::Number | Key::Text | Key::Standard | Key::Id) => {
                    return Head::Note(head.value.clone());
                }
                _ => {}
            }
            // Somebody whom no position describes, if what stands below is what people do.
            let mut cells = grid.rows.iter().filter_map(|row| row.get(at));
            match cells.any(|cell| self.steps(&cell.value).is_some()) {
                true => Head::Party(Party::Named(head.value.clone())),
                false => Head::Condition,
            }
        });
        heads.collect()
    }

    fn line(&self, heads: &[Head], row: &[Said<String>]) -> Line {
        let mut line = Line {
            matter: String::new(),
            condition: String::new(),
            acts: Vec::new(),
            note: String::new(),
        };
        let add = |to: &mut String, text: &str| {
            if !to.is_empty() {
                to.push_str(&self.maker.lexicon.word("note-mark"));
            }
            to.push_str(text);
        };
        for (head, cell) in heads.iter().zip(row) {
            let text = cell.value.trim();
            if text.is_empty() {
                continue;
            }
            match head {
                Head::Matter => add(&mut line.matter, text),
                Head::Condition => add(&mut line.condition, text),
                Head::Note(label) => {
                    let note = [(label.clone(), text.to_owned())];
                    add(&mut line.note, &self.maker.lexicon.notes(&note));
                }
                Head::Party(party) => self.acts_of(party, text, &mut line.acts),
                Head::Power(power, order) => self.holders(power, *order, text, &mut line.acts),
            }
        }
        line
    }

    /// `审核②`, `prepare ①`, `审核①、审批③`: what one does. Anything else stands as it is.
    fn acts_of(&self, party: &Party, text: &str, acts: &mut Vec<Act>) {
        let plain = || {
            let step = Step {
                power: text.to_owned(),
                order: None,
            };
            vec![(step, false)]
        };
        let steps = self.steps(text).unwrap_or_else(plain);
        acts.extend(steps.into_iter().map(|(step, decides)| Act {
            party: party.clone(),
            step,
            decides,
        }));
    }

    /// In a table of powers the cells name who holds them; the order is that of the columns.
    fn holders(&self, power: &str, order: u32, text: &str, acts: &mut Vec<Act>) {
        let decides = self.decides(power);
        let is_mark = |c| matches!(fold::narrow(c), '、' | ',' | ';' | '/');
        let names = text
            .split(is_mark)
            .map(str::trim)
            .filter(|name| !name.is_empty());
        acts.extend(names.map(|name| {
            let bare = name.trim_end_matches(is_order).trim();
            let found = self.index.find_position(self.maker.model, bare, None);
            Act {
                party: match found {
                    Found::One(id) => Party::Position(id),
                    _ => Party::Named(bare.to_owned()),
                },
                step: Step {
                    power: power.to_owned(),
                    order: Some(order),
                },
                decides,
            }
        }));
    }

    /// The powers of a cell with their steps; None if a part of it is no power.
    fn steps(&self, text: &str) -> Option<Vec<(Step, bool)>> {
        let parts = text.split(|c| matches!(fold::narrow(c), '、' | ',' | ';' | '/'));
        let steps = parts.map(|part| {
            let part = part.trim();
            let word = part.trim_end_matches(is_order).trim();
            let vocabulary = self.maker.lexicon.vocabulary();
            vocabulary.power(&fold::word(word))?;
            let order = part[word.len()..].chars().find_map(order);
            let step = Step {
                power: word.to_owned(),
                order,
            };
            Some((step, self.decides(word)))
        });
        steps.collect()
    }

    fn decides(&self, word: &str) -> bool {
        let vocabulary = self.maker.lexicon.vocabulary();
        let power = vocabulary.power(&fold::word(word));
        power.is_some_and(|id| vocabulary.powers()[usize::from(id.0)].class == PowerClass::Decide)
    }
}

/// ① to ⑳ as a number.
fn order(c: char) -> Option<u32> {
    matches!(c, '①'..='⑳').then(|| c as u32 - '①' as u32 + 1)
}

fn is_order(c: char) -> bool {
    order(c).is_some()
}
