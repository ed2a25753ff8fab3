//! What the holder of a position must bring.

use super::Field;
use super::body::Body;
use super::read::Labels;
use crate::syntax::concept::Concept;
use crate::text::Span;

#[derive(Clone, Debug, Default)]
pub struct Qualifications {
    /// The label's word; None if there is no such section.
    pub label: Option<Span>,
    pub education: Field<String>,
    pub major: Field<String>,
    pub experience: Body,
    pub certificates: Body,
    pub knowledge: Body,
    pub skills: Body,
    pub traits: Body,
    pub languages: Body,
    pub age: Field<String>,
    pub sex: Field<String>,
    /// 其他, and all that stands under no label of the record.
    pub other: Body,
    /// Fields that the workspace added.
    pub added: Vec<(String, Body)>,
}

impl Qualifications {
    pub(super) fn read(labels: &Labels) -> Self {
        let record = labels.record(Concept::Qualifications);
        let mut other = record.body(Concept::Other);
        let loose = record.loose();
        other.blocks = other.blocks.iter().chain(loose.iter()).cloned().collect();
        Self {
            label: record.span(),
            education: whole(
                record.body(Concept::Education),
                record.field(Concept::Education),
            ),
            major: whole(record.body(Concept::Major), record.field(Concept::Major)),
            experience: record.body(Concept::Experience),
            certificates: record.body(Concept::Certificates),
            knowledge: record.body(Concept::Knowledge),
            skills: record.body(Concept::Skills),
            traits: record.body(Concept::Traits),
            languages: record.body(Concept::Languages),
            age: record.field(Concept::Age),
            sex: record.field(Concept::Sex),
            other,
            added: record.added(),
        }
    }
}

/// A field of one value takes all its lines.
fn whole(body: Body, field: Field<String>) -> Field<String> {
    match field {
        Field::Value(mut said) => {
            said.value = body.plain();
            Field::Value(said)
        }
        Field::Absent if !body.is_empty() => match body.label {
            Some(span) => Field::Value(super::Said {
                value: body.plain(),
                span,
            }),
            None => Field::Absent,
        },
        other => other,
    }
}
