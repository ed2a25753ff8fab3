//! Findings as output: for people, a line each, or as data.

mod entry;
mod github;
mod gitlab;
mod human;
mod json;
mod markdown;
mod sarif;
mod xml;

use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::locale::Catalogue;
use crate::project::Project;
pub(super) use human::{Look, human};

/// A form that findings are written in.
#[derive(Clone, Copy, Debug)]
pub(super) struct Form {
    pub(super) name: &'static str,
    pub(super) write: fn(&Project, &[Diagnostic], &Catalogue, Look) -> String,
}

/// All forms, that of people first.
pub(super) const FORMS: [Form; 9] = [
    Form::new("human", human),
    Form::new("short", |project, found, catalogue, _| {
        short(project, found, catalogue)
    }),
    Form::new("json", |project, found, catalogue, _| {
        json::json(project, found, catalogue)
    }),
    Form::new("sarif", |project, found, catalogue, _| {
        sarif::sarif(project, found, catalogue)
    }),
    Form::new("junit", |project, found, catalogue, _| {
        xml::junit(project, found, catalogue)
    }),
    Form::new("github", |project, found, catalogue, _| {
        github::github(project, found, catalogue)
    }),
    Form::new("gitlab", |project, found, catalogue, _| {
        gitlab::gitlab(project, found, catalogue)
    }),
    Form::new("checkstyle", |project, found, catalogue, _| {
        xml::checkstyle(project, found, catalogue)
    }),
    Form::new("markdown", |project, found, catalogue, _| {
        markdown::markdown(project, found, catalogue)
    }),
];

impl Form {
    const fn new(
        name: &'static str,
        write: fn(&Project, &[Diagnostic], &Catalogue, Look) -> String,
    ) -> Self {
        Self { name, write }
    }

    /// The form of a name.
    pub(super) fn named(name: &str) -> Option<Form> {
        FORMS.into_iter().find(|form| form.name == name)
    }
}

/// How many findings of each severity there are.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Counts {
    pub(super) errors: usize,
    pub(super) warnings: usize,
    pub(super) hints: usize,
}

impl Counts {
    pub(super) fn of(found: &[Diagnostic]) -> Self {
        let count = |severity| {
            found
                .iter()
                .filter(|finding| finding.severity == severity)
                .count()
        };
        Self {
            errors: count(Severity::Error),
            warnings: count(Severity::Warning),
            hints: count(Severity::Hint),
        }
    }
}

/// What was looked at, and how much was found.
fn summary(project: &Project, found: &[Diagnostic]) -> Message {
    let counts = Counts::of(found);
    Message::new("report-summary")
        .arg("files", project.sources.len())
        .arg("positions", project.model.positions.len())
        .arg("departments", project.model.departments.len())
        .arg("errors", counts.errors)
        .arg("warnings", counts.warnings)
        .arg("hints", counts.hints)
}

/// `path:line:column: severity: message [rule]`, a line a finding.
pub(super) fn short(project: &Project, found: &[Diagnostic], catalogue: &Catalogue) -> String {
    let mut out = String::new();
    for finding in found {
        let source = project.sources.get(finding.span.file);
        let place = source.place(finding.span.range.start);
        let severity = catalogue.plain(&format!("report-{}", finding.severity.name()));
        let message = catalogue.text(&finding.message);
        out.push_str(&format!(
            "{}:{}:{}: {severity}: {message} [{}]\n",
            source.path, place.line, place.column, finding.rule
        ));
    }
    out
}
