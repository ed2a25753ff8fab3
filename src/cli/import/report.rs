//! What an import found, for people and as data (`rolec.import/1`).

use super::Outcome;
use super::merge::{Merged, State};
use crate::cli::workspace::shown;
use crate::diagnostic::Message;
use crate::import::{Imported, Place, Report, Step};
use crate::locale::{Catalogue, Language};
use crate::syntax::vocabulary::Vocabulary;
use serde::Serialize;
use serde_json::{Value, json};

#[derive(Serialize)]
struct Document<'a> {
    source: &'a str,
    written: Option<String>,
    error: Option<String>,
    positions: Vec<Value>,
    departments: &'a [String],
    processes: &'a [String],
    matters: &'a [String],
    unplaced: Vec<Value>,
    dropped: Vec<Value>,
    steps: Vec<Value>,
    columns: Vec<Value>,
    characters: Value,
    converted: Option<usize>,
    declarations: Option<Vec<Value>>,
}

/// The contract of `docs/schema/import.schema.json`.
pub(super) fn json(outcomes: &[Outcome], catalogue: &Catalogue) -> String {
    let empty = Report::default();
    let documents: Vec<Document> = outcomes
        .iter()
        .map(|outcome| {
            let imported = outcome.result.as_ref().ok();
            document(
                outcome,
                imported,
                imported.map_or(&empty, |imported| &imported.report),
                catalogue,
            )
        })
        .collect();
    let value = json!({"schema": "rolec.import/1", "documents": documents});
    serde_json::to_string_pretty(&value).unwrap_or_default() + "\n"
}

fn document<'a>(
    outcome: &'a Outcome,
    imported: Option<&'a Imported>,
    report: &'a Report,
    catalogue: &Catalogue,
) -> Document<'a> {
    let positions = report.positions.iter().map(|position| {
        json!({
            "title": position.title,
            "department": position.department,
            "superior": position.superior,
            "subordinates": position.subordinates,
            "duties": position.duties,
            "kpis": position.kpis,
            "authorities": position.authorities,
            "qualifications": position.qualifications,
        })
    });
    let steps = imported.map(|imported| {
        let steps = imported.steps.iter();
        steps
            .map(|(step, count)| json!({"step": step.name(), "count": count}))
            .collect()
    });
    let columns = imported.map(|imported| {
        let columns = imported.columns.iter();
        let field = |field: &String| Some(field.clone()).filter(|field| !field.is_empty());
        columns
            .map(|(head, word)| json!({"head": head, "field": field(word)}))
            .collect()
    });
    let characters = report.characters;
    Document {
        source: &outcome.shown,
        written: outcome.written.as_deref().map(shown),
        error: outcome.result.as_ref().err().map(|message| catalogue.text(message)),
        positions: positions.collect(),
        departments: &report.departments,
        processes: &report.processes,
        matters: &report.matters,
        unplaced: report
            .unplaced
            .iter()
            .map(|loss| json!({"line": line(&loss.place), "at": at(&loss.place), "text": loss.text}))
            .collect(),
        dropped: report
            .dropped
            .iter()
            .map(|dropped| {
                let reason = dropped.reason.name().replace('-', " ");
                json!({"line": line(&dropped.place), "at": at(&dropped.place), "text": dropped.text, "reason": reason})
            })
            .collect(),
        steps: steps.unwrap_or_default(),
        columns: columns.unwrap_or_default(),
        characters: json!({
            "total": characters.total,
            "placed": characters.placed,
            "dropped": characters.dropped,
            "unplaced": characters.unplaced,
        }),
        converted: imported.map(|imported| imported.converted),
        declarations: outcome.merged.as_ref().map(|merged| merged.iter().map(declared).collect()),
    }
}

/// What a declaration is to the workspace that it goes into.
fn declared(merged: &Merged) -> Value {
    let vocabulary = Vocabulary::built_in();
    json!({
        "kind": vocabulary.declaration_word(Language::En, merged.kind),
        "name": merged.name,
        "state": merged.state.name(),
        "path": merged.place.as_ref().map(|(path, _)| path),
        "line": merged.place.as_ref().map(|(_, line)| line),
        "diff": merged.diff,
    })
}

fn line(place: &Place) -> Option<usize> {
    match place {
        Place::Line(line) => Some(*line),
        Place::At(_) => None,
    }
}

fn at(place: &Place) -> Option<&str> {
    match place {
        Place::Line(_) => None,
        Place::At(at) => Some(at),
    }
}

/// A few lines a document: what was found, what was left over, what was taken out.
pub(super) fn human(outcomes: &[Outcome], catalogue: &Catalogue) -> String {
    let mut out = String::new();
    for outcome in outcomes {
        if let Ok(imported) = &outcome.result {
            out.push_str(&told(outcome, imported, catalogue));
        }
    }
    let read = outcomes.iter().filter(|outcome| outcome.result.is_ok());
    let message = Message::new("import-summary")
        .arg("read", read.count())
        .arg(
            "unread",
            outcomes
                .iter()
                .filter(|outcome| outcome.result.is_err())
                .count(),
        );
    out.push_str(&catalogue.text(&message));
    out.push('\n');
    out
}

fn told(outcome: &Outcome, imported: &Imported, catalogue: &Catalogue) -> String {
    let report = &imported.report;
    let mut lines: Vec<String> = Vec::new();
    let written = outcome.written.as_deref().map(shown);
    let head = match written {
        Some(path) => Message::new("import-wrote")
            .arg("source", outcome.shown.as_str())
            .arg("path", path),
        None => Message::new("import-not-written").arg("source", outcome.shown.as_str()),
    };
    lines.push(catalogue.text(&head));
    for position in &report.positions {
        let unnamed = catalogue.plain("import-no-title");
        let message = Message::new("import-position")
            .arg("title", position.title.as_deref().unwrap_or(&unnamed))
            .arg("duties", position.duties)
            .arg("kpis", position.kpis)
            .arg("authorities", position.authorities);
        lines.push(format!("  {}", catalogue.text(&message)));
    }
    let lists = [
        ("import-departments", &report.departments),
        ("import-processes", &report.processes),
        ("import-matters", &report.matters),
    ];
    for (id, names) in lists {
        if !names.is_empty() {
            let message = Message::new(id).arg("names", names.clone());
            lines.push(format!("  {}", catalogue.text(&message)));
        }
    }
    if !imported.columns.is_empty() {
        let pairs = imported.columns.iter().map(|(head, field)| {
            let unknown = catalogue.plain("import-column-note");
            let field = if field.is_empty() { &unknown } else { field };
            format!("{head} → {field}")
        });
        let message = Message::new("import-columns").arg("columns", pairs.collect::<Vec<_>>());
        lines.push(format!("  {}", catalogue.text(&message)));
    }
    let characters = report.characters;
    let message = Message::new("import-characters")
        .arg("total", characters.total)
        .arg("placed", characters.placed)
        .arg("dropped", characters.dropped)
        .arg("unplaced", characters.unplaced);
    lines.push(format!("  {}", catalogue.text(&message)));
    if imported.converted > 0 {
        let message = Message::new("import-converted").arg("count", imported.converted);
        lines.push(format!("  {}", catalogue.text(&message)));
    }
    for (step, count) in &imported.steps {
        let message = Message::new(step_message(*step)).arg("count", *count);
        lines.push(format!("  {}", catalogue.text(&message)));
    }
    const SHOWN: usize = 5;
    for loss in report.unplaced.iter().take(SHOWN) {
        let message = match &loss.place {
            Place::Line(line) => Message::new("import-unplaced-line").arg("line", *line),
            Place::At(at) => Message::new("import-unplaced-at").arg("at", at.as_str()),
        };
        let message = message.arg("text", excerpt(&loss.text));
        lines.push(format!("  {}", catalogue.text(&message)));
    }
    if report.unplaced.len() > SHOWN {
        let message =
            Message::new("import-unplaced-more").arg("count", report.unplaced.len() - SHOWN);
        lines.push(format!("  {}", catalogue.text(&message)));
    }
    lines.extend(declarations(outcome, catalogue));
    lines.join("\n") + "\n\n"
}

/// What the declarations of a document are to the workspace that they go into.
fn declarations(outcome: &Outcome, catalogue: &Catalogue) -> Vec<String> {
    let merged = outcome.merged.iter().flatten();
    let line = |one: &Merged| {
        let id = match one.state {
            State::New => "import-new",
            State::Same => "import-same",
            State::Different => "import-different",
        };
        let vocabulary = Vocabulary::built_in();
        let kind = vocabulary.declaration_word(catalogue.language(), one.kind);
        let mut message = Message::new(id)
            .arg("kind", kind)
            .arg("name", one.name.as_str());
        if let Some((path, line)) = &one.place {
            message = message.arg("path", path.as_str()).arg("line", *line);
        }
        format!("  {}", catalogue.text(&message))
    };
    merged.map(line).collect()
}

/// The message that tells of a cleaning step.
fn step_message(step: Step) -> String {
    format!("import-step-{}", step.name())
}

fn excerpt(text: &str) -> String {
    const LONGEST: usize = 30;
    match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
