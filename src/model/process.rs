//! Processes: steps, who does them, where they branch.

use super::body::{Body, Entry};
use super::read::Labels;
use super::{DepartmentId, Field, Link, NameList, Said, Source};
use crate::syntax::concept::{Concept, Key, ValueWord};
use crate::syntax::values::Within;
use crate::syntax::vocabulary::Vocabulary;
use crate::text::{Span, fold};

#[derive(Clone, Debug)]
pub struct Process {
    pub name: String,
    pub code: Field<String>,
    pub department: Option<DepartmentId>,
    pub department_name: Field<String>,
    pub owner: Option<Link>,
    pub owner_name: NameList,
    pub trigger: Field<String>,
    pub forms: Vec<String>,
    pub body: Body,
    pub steps: Vec<Step>,
    pub notes: Body,
    pub source: Source,
}

/// A step, or a phase if it has steps of its own.
#[derive(Clone, Debug)]
pub struct Step {
    pub number: Option<String>,
    pub mark: Option<String>,
    pub text: String,
    pub span: Span,
    /// R, A, C, I.
    pub roles: [Role; 4],
    pub within: Option<Said<String>>,
    pub within_value: Option<Within>,
    pub form: Option<Said<String>>,
    /// Numbers of steps, as written; the word of the end is `end`. Empty: the following step.
    pub next: Vec<Said<String>>,
    pub children: Vec<Step>,
}

/// Who plays one of the four roles in a step.
#[derive(Clone, Debug, Default)]
pub struct Role {
    pub said: Option<Said<String>>,
    pub links: Vec<Link>,
}

/// The keys of R, A, C, I, in this order.
pub const ROLE_KEYS: [Key; 4] = [
    Key::Responsible,
    Key::Accountable,
    Key::Consulted,
    Key::Informed,
];

/// How `next` names the end.
pub const END: &str = "end";

impl Process {
    pub(super) fn read(labels: &mut Labels) -> Self {
        let place = labels.place();
        let vocabulary = labels.vocabulary();
        let body = labels.body(Concept::Steps, &[]);
        let forms = labels.names(Concept::Forms).parts;
        Self {
            name: place.name().to_owned(),
            code: labels.field(Concept::Code),
            department: None,
            department_name: labels.field(Concept::Department),
            owner: None,
            owner_name: labels.names(Concept::Owner),
            trigger: labels.field(Concept::Trigger),
            forms: forms
                .iter()
                .flat_map(|part| super::organisation::split_list(&part.value))
                .collect(),
            steps: body
                .entries()
                .map(|(entry, _)| Step::of(entry, vocabulary))
                .collect(),
            body,
            notes: labels.body(Concept::Notes, &[]),
            source: Source::of(place.file, place.declaration),
        }
    }
}

impl Step {
    fn of(entry: &Entry, vocabulary: &Vocabulary) -> Self {
        let written = |key| {
            entry
                .attribute(key)
                .filter(|said| !said.value.is_empty())
                .cloned()
        };
        let within = written(Key::Within);
        let within_value = within.as_ref().and_then(|said| {
            let quantity = crate::syntax::values::quantity(&said.value, vocabulary)?;
            (quantity.len == said.value.len()).then_some(Within {
                value: quantity.value,
                unit: quantity.unit,
            })
        });
        Self {
            number: entry.number.clone(),
            mark: entry.mark.clone(),
            text: entry.prose.text.clone(),
            span: entry.prose.span,
            roles: ROLE_KEYS.map(|key| Role {
                said: written(key),
                links: Vec::new(),
            }),
            within,
            within_value,
            form: written(Key::Form),
            next: branches(entry, vocabulary),
            children: entry
                .children
                .iter()
                .map(|child| Step::of(child, vocabulary))
                .collect(),
        }
    }

    /// Whether an arrow is written; such a step needs nobody.
    pub fn branches(&self) -> bool {
        !self.next.is_empty()
    }
}

/// What stands behind each arrow: the number of a step, or the end.
fn branches(entry: &Entry, vocabulary: &Vocabulary) -> Vec<Said<String>> {
    let arrow = |c: char| matches!(c, '→' | '➔' | '⇒');
    let mut pieces = entry.prose.text.split(arrow);
    pieces.next();
    pieces
        .map(|piece| {
            let target = piece.trim_matches(fold::is_blank);
            let end = target.find(|c| {
                fold::is_blank(c) || matches!(fold::narrow(c), '、' | ',' | ';' | '。' | ')')
            });
            let target =
                target[..end.unwrap_or(target.len())].trim_matches(|c| matches!(c, '第' | '步'));
            let value = match vocabulary.is(ValueWord::End, &fold::word(target)) {
                true => END.to_owned(),
                false => target.to_owned(),
            };
            Said {
                value,
                span: entry.prose.span,
            }
        })
        .filter(|said| !said.value.is_empty())
        .collect()
}
