//! authority/unparsed: an authority that fits no form and is kept as prose.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use rustc_hash::FxHashSet;

pub const RULE: Rule = Rule::new(
    "authority/unparsed",
    Severity::Hint,
    include_str!("unparsed.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    for line in &context.grants().said.lines {
        // Said once for a line.
        if let Some(&span) = line.unread.first() {
            let text = span.range.of(&context.sources.get(span.file).text);
            findings.push(findings.at(span).arg("text", text.trim()));
        }
    }
    cells(context, findings);
}

/// Cells of approval tables, each text once a table.
fn cells(context: &Context, findings: &mut Findings) {
    let mut said: FxHashSet<(u32, &str)> = FxHashSet::default();
    for row in &context.grants().said.rows {
        for cell in &row.written.unread {
            if !said.insert((row.table, cell.text.as_str())) {
                continue;
            }
            // A sign or a code is for the notes to explain.
            let is_sign = cell.text.chars().count() <= 2 && !cell.name.is_empty();
            let variant = match is_sign {
                true => "sign",
                false if cell.name.is_empty() => "headless",
                false => "cell",
            };
            let finding = findings.at(cell.span).variant(variant);
            let finding = finding.arg("text", cell.text.as_str());
            findings.push(finding.arg("column", cell.name.as_str()));
        }
    }
}
