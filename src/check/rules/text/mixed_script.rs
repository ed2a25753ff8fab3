//! text/mixed-script: Traditional characters in Simplified text, and the reverse; only characters count that one of
//! the two alone has.

use crate::check::memo::What;
use crate::check::writing::{Sheet, Written};
use crate::check::{Context, Findings, Repair, Rule};
use crate::diagnostic::{Diagnostic, Edit, Fix, Severity};
use crate::text::fold;
use crate::text::script::{self, Script};
use std::ops::Range;

pub const RULE: Rule = Rule::new(
    "text/mixed-script",
    Severity::Hint,
    include_str!("mixed_script.md"),
    check,
)
.repaired(Repair::Likely);

/// A declaration with so many characters of the other script, and this share, is written in it on purpose.
const WHOLE_LEAST: usize = 8;
const WHOLE_SHARE: f64 = 0.8;

fn check(context: &Context, findings: &mut Findings) {
    for found in context.of_files(What::plain(RULE.name), mixed) {
        findings.add(&found);
    }
}

fn mixed(sheet: Sheet) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let Some(script) = sheet.script() else {
        return found;
    };
    let all: Vec<Written> = sheet.lines().collect();
    for sheet in all.chunk_by(|_, two| !two.is_declaration()) {
        let (own, other) = counts(sheet, script);
        if other == 0 {
            continue;
        }
        let is_whole = other >= WHOLE_LEAST && other as f64 >= WHOLE_SHARE * (own + other) as f64;
        if is_whole && sheet[0].is_declaration() {
            let head = sheet[0];
            let finding = RULE.at(head.place(0..head.text.len()));
            found.push(finding.variant(variant(script, true)));
            continue;
        }
        for line in sheet.iter().copied().map(Written::said) {
            for range in runs(line.text, script) {
                let text = &line.text[range.clone()];
                let place = line.place(range);
                let finding = RULE
                    .at(place)
                    .variant(variant(script, false))
                    .arg("text", text);
                // Many Traditional characters have one Simplified form; not the other way round.
                let finding = match script {
                    Script::Simplified => {
                        let simplified: String = text.chars().map(simplified).collect();
                        let edits = vec![Edit {
                            span: place,
                            text: simplified.clone(),
                        }];
                        finding.fix(Fix {
                            edits,
                            ..Fix::replace(place, &simplified)
                        })
                    }
                    Script::Traditional => finding,
                };
                found.push(finding);
            }
        }
    }
    found
}

fn variant(script: Script, whole: bool) -> &'static str {
    match (script, whole) {
        (Script::Simplified, false) => "simplified",
        (Script::Traditional, false) => "traditional",
        (Script::Simplified, true) => "simplified-sheet",
        (Script::Traditional, true) => "traditional-sheet",
    }
}

fn simplified(c: char) -> char {
    match script::of(c) {
        Some(Script::Traditional) => fold::character(c),
        _ => c,
    }
}

/// How many characters belong to a script, and to the other.
fn counts(sheet: &[Written], script: Script) -> (usize, usize) {
    let all = sheet.iter().flat_map(|line| line.said().text.chars());
    all.filter_map(script::of)
        .fold((0, 0), |(own, other), of| match of == script {
            true => (own + 1, other),
            false => (own, other + 1),
        })
}

/// Words with characters of the other script: from the first to the last that no character of the own script, and
/// nothing but Chinese, divides.
fn runs(text: &str, script: Script) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    let mut is_open = false;
    for (at, c) in text.char_indices() {
        match script::of(c) {
            Some(of) if of != script => {
                let end = at + c.len_utf8();
                match runs.last_mut() {
                    Some(run) if is_open => run.end = end,
                    _ => runs.push(at..end),
                }
                is_open = true;
            }
            None if fold::is_chinese(c) => {}
            _ => is_open = false,
        }
    }
    runs
}
