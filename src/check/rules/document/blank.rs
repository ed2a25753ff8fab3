//! document/blank: a control field that was written and left empty.

use crate::check::documents::{documents, signatures};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Field;
use crate::text::Span;

pub const RULE: Rule = Rule::new(
    "document/blank",
    Severity::Warning,
    include_str!("blank.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    for own in documents(context.model) {
        let document = own.document;
        let names = &document.countersigned;
        let unsigned = names.label.filter(|_| !names.is_written());
        let blank = [
            blank(&document.code),
            blank(&document.version),
            blank(&document.effective),
            blank(&document.prepared),
            blank(&document.reviewed),
            blank(&document.approved),
            unsigned,
            document.changes_blank,
        ];
        for span in blank.into_iter().flatten() {
            let finding = findings.about(own.entity, span);
            findings.push(finding.arg("label", context.sources.text(span)));
        }
        for (_, field) in signatures(document) {
            if let Field::Value(said) = field
                && said.value.name.is_empty()
            {
                let finding = findings.about(own.entity, said.span).variant("name");
                findings.push(finding.arg("date", context.sources.text(said.span)));
            }
        }
    }
}

fn blank<T>(field: &Field<T>) -> Option<Span> {
    match field {
        Field::Blank(span) => Some(*span),
        _ => None,
    }
}
