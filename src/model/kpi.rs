//! Indicators: those of a position, and the shared definitions.

use super::body::{Body, Entry};
use super::read::Labels;
use super::{Field, Said, Source};
use crate::diagnostic::Diagnostic;
use crate::syntax::concept::{Concept, Direction, Key, Period};
use crate::syntax::values::{self, Target};
use crate::syntax::vocabulary::Vocabulary;
use crate::text::{Span, fold};

/// An indicator or qualitative standard of a position.
#[derive(Clone, Debug)]
pub struct Kpi {
    /// None for a qualitative standard.
    pub name: Option<String>,
    /// The whole as written.
    pub text: String,
    pub target: Option<Target>,
    /// As written, typed or not.
    pub target_text: Option<Said<String>>,
    pub period: Option<Period>,
    pub period_text: Option<Said<String>>,
    /// In percent.
    pub weight: Option<Said<f64>>,
    pub formula: Option<Said<String>>,
    pub source: Option<Said<String>>,
    /// Its group, if the list is grouped.
    pub group: Option<String>,
    pub number: Option<String>,
    pub span: Span,
}

impl Kpi {
    /// Whether it has a number to be measured against.
    pub fn is_quantified(&self) -> bool {
        self.target.is_some()
    }

    /// The indicators of a section.
    pub(super) fn read(
        body: &Body,
        vocabulary: &Vocabulary,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Vec<Kpi> {
        let leaves = body.leaves();
        leaves
            .into_iter()
            .map(|(entry, group)| {
                let mut kpi = Kpi::of(entry, vocabulary, diagnostics);
                kpi.group = group.map(|group| group.title.value.clone());
                kpi
            })
            .collect()
    }

    fn of(entry: &Entry, vocabulary: &Vocabulary, diagnostics: &mut Vec<Diagnostic>) -> Kpi {
        let written = |key| {
            entry
                .attribute(key)
                .filter(|said| !said.value.is_empty())
                .cloned()
        };
        let text = entry.prose.text.clone();
        let target_text = written(Key::Target);
        let (name, target) = match &target_text {
            Some(said) => (
                Some(without_stop(&text).to_owned()),
                values::target(&said.value, vocabulary),
            ),
            None => match values::named_target(&text, vocabulary) {
                Some((end, target)) => (Some(text[..end].to_owned()), Some(target)),
                None => {
                    let name = without_stop(&text);
                    (is_name(name).then(|| name.to_owned()), None)
                }
            },
        };
        let period_text = written(Key::Period);
        let period = period_text
            .as_ref()
            .and_then(|said| vocabulary.period(&fold::word(&said.value)));
        Kpi {
            name,
            text,
            target,
            target_text,
            period,
            period_text,
            weight: written(Key::Weight).and_then(|said| weight(said, vocabulary, diagnostics)),
            formula: written(Key::Formula),
            source: written(Key::Source),
            group: None,
            number: entry.number.clone(),
            span: entry.prose.span,
        }
    }
}

fn weight(
    said: Said<String>,
    vocabulary: &Vocabulary,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Said<f64>> {
    match values::share(&said.value, vocabulary) {
        Some(share) => Some(Said {
            value: share.0,
            span: said.span,
        }),
        None => {
            diagnostics
                .push(Diagnostic::new("syntax/bad-number", said.span).arg("text", said.value));
            None
        }
    }
}

/// A name is no sentence.
fn without_stop(text: &str) -> &str {
    text.trim_end_matches(['。', ';', '；', '.', '．'])
}

/// Up to 15 characters, or 6 words, and no comma: the name of an indicator. Anything longer is a standard.
fn is_name(text: &str) -> bool {
    if text.is_empty() || text.contains(|c| matches!(fold::narrow(c), ',' | '、' | ';' | '。')) {
        return false;
    }
    match text.chars().any(fold::is_chinese) {
        true => text.chars().count() <= 15,
        false => text.split_whitespace().count() <= 6,
    }
}

/// The shared definition of an indicator.
#[derive(Clone, Debug)]
pub struct Indicator {
    pub name: String,
    pub aliases: Vec<String>,
    pub definition: Body,
    pub formula: Field<String>,
    pub unit: Field<String>,
    pub direction: Field<Direction>,
    pub target: Option<Target>,
    pub target_text: Field<String>,
    pub period: Option<Period>,
    pub period_text: Field<String>,
    pub source_of_data: Field<String>,
    pub notes: Body,
    pub source: Source,
}

impl Indicator {
    pub(super) fn read(labels: &mut Labels) -> Self {
        let place = labels.place();
        let vocabulary = labels.vocabulary();
        let target_text = labels.field(Concept::Target);
        let period_text = labels.field(Concept::Period);
        let aliases = labels.names(Concept::Alias).parts;
        Self {
            name: place.name().to_owned(),
            aliases: aliases
                .iter()
                .flat_map(|part| super::organisation::split_list(&part.value))
                .collect(),
            definition: labels.body(Concept::Definition, &[]),
            formula: labels.field(Concept::Formula),
            unit: labels.field(Concept::Unit),
            direction: match labels.field(Concept::Direction) {
                Field::Value(said) => match vocabulary.direction(&fold::word(&said.value)) {
                    Some(value) => Field::Value(Said {
                        value,
                        span: said.span,
                    }),
                    None => Field::Absent,
                },
                _ => Field::Absent,
            },
            target: target_text
                .value()
                .and_then(|text| values::target(text, vocabulary)),
            period: period_text
                .value()
                .and_then(|text| vocabulary.period(&fold::word(text))),
            target_text,
            period_text,
            source_of_data: labels.field(Concept::Source),
            notes: labels.body(Concept::Notes, &[]),
            source: Source::of(place.file, place.declaration),
        }
    }
}
