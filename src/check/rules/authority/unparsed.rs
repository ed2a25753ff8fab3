//! authority/unparsed: an authority that fits no form and is kept as prose.

use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;

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
}
