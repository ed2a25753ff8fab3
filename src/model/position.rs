//! Positions and position templates: everything a job description says.

use super::body::{Body, Entry, Group};
use super::document::Document;
use super::kpi::Kpi;
use super::qualifications::Qualifications;
use super::read::Labels;
use super::relations::Relations;
use super::reporting::Claim;
use super::{DepartmentId, Field, Link, NameList, PositionId, Said, Source};
use crate::syntax::concept::{Concept, Key, Period, PositionKind, Rhythm};
use crate::syntax::values;
use crate::syntax::vocabulary::Vocabulary;
use crate::text::fold;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

/// How many people hold a position; an open end is None.
#[derive(Clone, PartialEq, Debug)]
pub struct Headcount {
    pub min: Option<f64>,
    pub max: Option<f64>,
    /// As written.
    pub text: String,
}

#[derive(Clone, Debug)]
pub struct Position {
    /// The department's id and the title, or the title alone.
    pub id: String,
    pub title: String,
    pub department: Option<DepartmentId>,
    pub department_name: Field<String>,
    pub code: Field<String>,
    pub grade: Field<String>,
    pub headcount: Field<Headcount>,
    pub kind: Option<PositionKind>,
    /// As written, one of the three kinds or not.
    pub kind_text: Field<String>,
    pub location: Field<String>,
    pub aliases: Vec<Said<String>>,
    /// Outlined, but described nowhere.
    pub stub: bool,
    /// Whether the outline gives it a place.
    pub outlined: bool,
    /// The name of its template.
    pub template: Field<String>,
    pub superior_names: NameList,
    pub subordinate_names: NameList,
    pub functional_names: NameList,
    pub dotted_names: NameList,
    pub deputy_names: NameList,
    /// The one solid line, merged from both sides.
    pub superior: Option<PositionId>,
    /// The claim that made it so.
    pub superior_claim: Option<Claim>,
    /// Those it lists as 直接下级, whoever they name themselves.
    pub listed: Vec<Link>,
    /// Those whose superior this is, in the order they were named.
    pub subordinates: Vec<PositionId>,
    pub functional: Vec<Link>,
    pub dotted: Vec<Link>,
    pub deputies: Vec<Link>,
    pub purpose: Body,
    pub duties: Body,
    /// Shared, as the blocks of a section are.
    pub kpis: Arc<[Kpi]>,
    pub kpi_body: Body,
    pub authorities: Body,
    pub responsibilities: Body,
    pub prohibitions: Body,
    pub workflow: Body,
    pub relations: Relations,
    /// Shared, too.
    pub qualifications: Arc<Qualifications>,
    pub document: Option<Document>,
    pub conditions: Body,
    pub career: Body,
    pub notes: Body,
    /// Labels whose names name nothing.
    pub unresolved: Vec<Concept>,
    pub source: Source,
    /// Described on one sheet together with others.
    pub shared: bool,
    pub reading: Reading,
}

/// Which reading of a description a position comes from. Two positions of one reading say the same at the same places.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Reading(u64);

impl Default for Reading {
    /// Another one than all others.
    fn default() -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        Self(NEXT.fetch_add(1, Ordering::Relaxed))
    }
}

/// A position template; its text counts where it is used.
#[derive(Clone, Debug)]
pub struct Template {
    pub name: String,
    pub users: Vec<PositionId>,
    pub source: Source,
}

impl Position {
    /// A position that only the outline names.
    pub(super) fn stub(title: &str, source: Source) -> Self {
        Self {
            id: String::new(),
            title: title.to_owned(),
            department: None,
            department_name: Field::Absent,
            code: Field::Absent,
            grade: Field::Absent,
            headcount: Field::Absent,
            kind: None,
            kind_text: Field::Absent,
            location: Field::Absent,
            aliases: Vec::new(),
            stub: true,
            outlined: true,
            template: Field::Absent,
            superior_names: NameList::default(),
            subordinate_names: NameList::default(),
            functional_names: NameList::default(),
            dotted_names: NameList::default(),
            deputy_names: NameList::default(),
            superior: None,
            superior_claim: None,
            listed: Vec::new(),
            subordinates: Vec::new(),
            functional: Vec::new(),
            dotted: Vec::new(),
            deputies: Vec::new(),
            purpose: Body::default(),
            duties: Body::default(),
            kpis: Arc::default(),
            kpi_body: Body::default(),
            authorities: Body::default(),
            responsibilities: Body::default(),
            prohibitions: Body::default(),
            workflow: Body::default(),
            relations: Relations::default(),
            qualifications: Arc::default(),
            document: None,
            conditions: Body::default(),
            career: Body::default(),
            notes: Body::default(),
            unresolved: Vec::new(),
            source,
            shared: false,
            reading: Reading::default(),
        }
    }

    /// What a declaration says, with what its template adds.
    pub(super) fn read(labels: &mut Labels, title: &str) -> Self {
        let place = labels.place();
        let vocabulary = labels.vocabulary();
        let without: Vec<String> = match labels.field(Concept::Without) {
            Field::Value(said) => super::organisation::split_list(&said.value)
                .iter()
                .map(|id| fold::word(id))
                .collect(),
            _ => Vec::new(),
        };
        let kpi_body = labels.body(Concept::Kpis, &without);
        let kpis = Kpi::read(&kpi_body, vocabulary, &mut labels.diagnostics).into();
        let document = Document::read(labels);
        let headcount = labels.typed(
            Concept::Headcount,
            "syntax/bad-number",
            |text, vocabulary| {
                let read = values::headcount(text, vocabulary)?;
                Some(Headcount {
                    min: read.min,
                    max: read.max,
                    text: text.to_owned(),
                })
            },
        );
        let kind_text = labels.field(Concept::Kind);
        let kind = kind_text
            .value()
            .and_then(|text| vocabulary.position_kind(&fold::word(text)));
        let aliases = labels.names(Concept::Alias).parts;
        let position = Self {
            department_name: labels.field(Concept::Department),
            code: labels.field(Concept::Code),
            grade: labels.field(Concept::Grade),
            headcount,
            kind,
            kind_text,
            location: labels.field(Concept::Location),
            aliases: aliases.iter().flat_map(split_said).collect(),
            stub: false,
            outlined: false,
            template: labels.field(Concept::Like),
            superior_names: labels.names(Concept::Superior),
            subordinate_names: labels.names(Concept::Subordinates),
            functional_names: labels.names(Concept::Functional),
            dotted_names: labels.names(Concept::Dotted),
            deputy_names: labels.names(Concept::Deputy),
            purpose: labels.body(Concept::Purpose, &without),
            duties: labels.body(Concept::Duties, &without),
            kpis,
            kpi_body,
            authorities: labels.body(Concept::Authorities, &without),
            responsibilities: labels.body(Concept::Responsibilities, &without),
            prohibitions: labels.body(Concept::Prohibitions, &without),
            workflow: labels.body(Concept::Workflow, &without),
            relations: Relations::read(labels),
            qualifications: Qualifications::read(labels).into(),
            document,
            conditions: labels.body(Concept::Conditions, &without),
            career: labels.body(Concept::Career, &without),
            notes: labels.body(Concept::Notes, &without),
            ..Self::stub(title, Source::of(place.file, place.declaration))
        };
        report_values(&position, labels);
        position
    }
}

/// Shares of time that are no number, and limits and periods that cannot be read.
fn report_values(position: &Position, labels: &mut Labels) {
    let vocabulary = labels.vocabulary();
    super::authority::faults::check_lines(
        &position.authorities,
        vocabulary,
        &mut labels.diagnostics,
    );
    for (entry, _) in position.duties.entries() {
        if let Some(said) = entry.attribute(Key::Share)
            && values::share(&said.value, vocabulary).is_none()
        {
            let fault = crate::diagnostic::Diagnostic::new("syntax/bad-number", said.span);
            labels
                .diagnostics
                .push(fault.arg("text", said.value.as_str()));
        }
    }
}

/// How often a duty is done: by its group, or by 频次.
pub fn rhythm(entry: &Entry, group: Option<&Group>, vocabulary: &Vocabulary) -> Option<Rhythm> {
    let every = entry
        .attribute(Key::Every)
        .map(|said| fold::word(&said.value));
    let said = every.and_then(|word| {
        vocabulary.rhythm(&word).or_else(|| {
            Some(match vocabulary.period(&word)? {
                Period::Day => Rhythm::Daily,
                Period::Week => Rhythm::Weekly,
                Period::Month => Rhythm::Monthly,
                Period::Quarter => Rhythm::Quarterly,
                Period::Year => Rhythm::Yearly,
                Period::HalfYear => Rhythm::Periodic,
            })
        })
    });
    said.or_else(|| group?.rhythm)
}

fn split_said(said: &Said<String>) -> Vec<Said<String>> {
    let names = super::organisation::split_list(&said.value);
    names
        .into_iter()
        .map(|value| Said {
            value,
            span: said.span,
        })
        .collect()
}
