//! The contract `rolec.check/1` (docs/schema/check.schema.json).

use super::Counts;
use crate::diagnostic::{Diagnostic, Edit, Fix};
use crate::locale::Catalogue;
use crate::project::Project;
use crate::text::{Sources, Span};
use serde::Serialize;

const SCHEMA: &str = "rolec.check/1";

#[derive(Serialize)]
struct Report<'a> {
    schema: &'static str,
    diagnostics: Vec<Finding<'a>>,
    summary: Summary,
}

#[derive(Serialize)]
struct Summary {
    files: usize,
    positions: usize,
    departments: usize,
    errors: usize,
    warnings: usize,
    hints: usize,
}

#[derive(Serialize)]
struct Finding<'a> {
    rule: &'a str,
    severity: &'a str,
    message: String,
    help: String,
    path: &'a str,
    start: Place,
    end: Place,
    related: Vec<Related<'a>>,
    entity: Option<&'a str>,
    fixes: Vec<Correction<'a>>,
}

#[derive(Serialize)]
struct Place {
    line: usize,
    column: usize,
    offset: usize,
}

#[derive(Serialize)]
struct Related<'a> {
    message: String,
    path: &'a str,
    start: Place,
    end: Place,
}

#[derive(Serialize)]
struct Correction<'a> {
    title: String,
    safe: bool,
    edits: Vec<Change<'a>>,
}

#[derive(Serialize)]
struct Change<'a> {
    path: &'a str,
    start: Place,
    end: Place,
    text: &'a str,
}

/// The findings as JSON.
pub(in crate::cli) fn json(
    project: &Project,
    found: &[Diagnostic],
    catalogue: &Catalogue,
) -> String {
    let sources = &project.sources;
    let counts = Counts::of(found);
    let report = Report {
        schema: SCHEMA,
        diagnostics: found
            .iter()
            .map(|finding| self::finding(finding, sources, catalogue))
            .collect(),
        summary: Summary {
            files: sources.len(),
            positions: project.model.positions.len(),
            departments: project.model.departments.len(),
            errors: counts.errors,
            warnings: counts.warnings,
            hints: counts.hints,
        },
    };
    // The shapes hold nothing that JSON cannot.
    serde_json::to_string_pretty(&report).unwrap_or_default() + "\n"
}

fn finding<'a>(
    finding: &'a Diagnostic,
    sources: &'a Sources,
    catalogue: &Catalogue,
) -> Finding<'a> {
    let (path, start, end) = ends(finding.span, sources);
    Finding {
        rule: finding.rule,
        severity: finding.severity.name(),
        message: catalogue.text(&finding.message),
        help: catalogue
            .attribute(&finding.message, "help")
            .unwrap_or_default(),
        path,
        start,
        end,
        related: finding
            .related
            .iter()
            .map(|related| {
                let (path, start, end) = ends(related.span, sources);
                Related {
                    message: catalogue.text(&related.message),
                    path,
                    start,
                    end,
                }
            })
            .collect(),
        entity: finding.entity.as_deref(),
        fixes: finding
            .fixes
            .iter()
            .map(|fix| correction(fix, sources, catalogue))
            .collect(),
    }
}

fn correction<'a>(fix: &'a Fix, sources: &'a Sources, catalogue: &Catalogue) -> Correction<'a> {
    let change = |edit: &'a Edit| {
        let (path, start, end) = ends(edit.span, sources);
        Change {
            path,
            start,
            end,
            text: &edit.text,
        }
    };
    Correction {
        title: catalogue.text(&fix.title),
        safe: fix.safe,
        edits: fix.edits.iter().map(change).collect(),
    }
}

fn ends(span: Span, sources: &Sources) -> (&str, Place, Place) {
    let source = sources.get(span.file);
    let place = |offset| {
        let place = source.place(offset);
        Place {
            line: place.line,
            column: place.column,
            offset: place.offset,
        }
    };
    (&source.path, place(span.range.start), place(span.range.end))
}
