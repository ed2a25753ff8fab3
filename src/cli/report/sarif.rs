//! SARIF 2.1.0, as code scanning services take it. Columns are Unicode code points; fingerprints stay when lines move.

use super::entry::{Entry, entries, rules_of};
use crate::check::Rule;
use crate::diagnostic::{Diagnostic, Edit, Fix, Related, Severity};
use crate::locale::{Catalogue, Language};
use crate::project::Project;
use crate::text::Span;
use serde_json::{Value, json};

/// The name under which the fingerprint of this form is known.
const FINGERPRINT: &str = "rolecFinding/v1";

/// The findings as a SARIF log, in one run.
pub(in crate::cli) fn sarif(
    project: &Project,
    found: &[Diagnostic],
    catalogue: &Catalogue,
) -> String {
    let entries = entries(project, found, catalogue);
    let rules = rules_of(project, &entries);
    let results: Vec<Value> = entries
        .iter()
        .map(|entry| result(project, entry, &rules, catalogue))
        .collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": {"driver": {
                "name": "rolec",
                "version": env!("CARGO_PKG_VERSION"),
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "rules": rules.iter().map(|rule| descriptor(rule, catalogue)).collect::<Vec<_>>(),
            }},
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {"ROOT": {"description": {"text": catalogue.plain("report-root")}}},
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

/// A rule with its page in both languages, that of the messages first.
fn descriptor(rule: &Rule, catalogue: &Catalogue) -> Value {
    let own = catalogue.language();
    let mut languages: Vec<Language> = Language::ALL.to_vec();
    languages.sort_by_key(|language| *language != own);
    let pages: Vec<&str> = languages
        .iter()
        .map(|&language| rule.page(language).text)
        .collect();
    json!({
        "id": rule.name,
        "name": rule.name,
        "shortDescription": {"text": rule.page(own).summary},
        "fullDescription": {"text": rule.page(own).summary},
        "help": {"text": pages.join("\n\n"), "markdown": pages.join("\n\n---\n\n")},
        "defaultConfiguration": {"level": level(rule.severity)},
        "properties": {"tags": [rule.family()]},
    })
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Hint => "note",
    }
}

fn result(project: &Project, entry: &Entry, rules: &[&Rule], catalogue: &Catalogue) -> Value {
    let finding = entry.finding;
    let index = rules.iter().position(|rule| rule.name == finding.rule);
    let mut location = location(project, finding.span);
    location["logicalLocations"] = json!([{"fullyQualifiedName": entry.entity}]);
    let mut result = json!({
        "ruleId": finding.rule,
        "level": level(finding.severity),
        "message": {"text": entry.text()},
        "locations": [location],
        "partialFingerprints": {FINGERPRINT: entry.fingerprint},
    });
    if let Some(index) = index {
        result["ruleIndex"] = json!(index);
    }
    if !finding.related.is_empty() {
        let related = finding.related.iter().enumerate();
        let related: Vec<Value> = related
            .map(|(at, place)| self::related(project, at, place, catalogue))
            .collect();
        result["relatedLocations"] = json!(related);
    }
    if !finding.fixes.is_empty() {
        let fixes: Vec<Value> = finding
            .fixes
            .iter()
            .map(|fix| self::fix(project, fix, catalogue))
            .collect();
        result["fixes"] = json!(fixes);
    }
    result
}

fn related(project: &Project, at: usize, place: &Related, catalogue: &Catalogue) -> Value {
    let mut location = location(project, place.span);
    location["id"] = json!(at);
    location["message"] = json!({"text": catalogue.text(&place.message)});
    location
}

fn location(project: &Project, span: Span) -> Value {
    json!({"physicalLocation": {
        "artifactLocation": artifact(project, span),
        "region": region(project, span),
    }})
}

fn artifact(project: &Project, span: Span) -> Value {
    json!({"uri": uri(&project.sources.get(span.file).path), "uriBaseId": "ROOT"})
}

fn region(project: &Project, span: Span) -> Value {
    let source = project.sources.get(span.file);
    let (start, end) = (source.place(span.range.start), source.place(span.range.end));
    json!({
        "startLine": start.line, "startColumn": start.column,
        "endLine": end.line, "endColumn": end.column,
    })
}

fn fix(project: &Project, fix: &Fix, catalogue: &Catalogue) -> Value {
    let change = |edit: &Edit| {
        json!({
            "artifactLocation": artifact(project, edit.span),
            "replacements": [{
                "deletedRegion": region(project, edit.span),
                "insertedContent": {"text": edit.text},
            }],
        })
    };
    json!({
        "description": {"text": catalogue.text(&fix.title)},
        "artifactChanges": fix.edits.iter().map(change).collect::<Vec<_>>(),
    })
}

/// A relative path as a URI reference (RFC 3986): every byte that may have a meaning there is encoded.
fn uri(path: &str) -> String {
    let mut out = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
