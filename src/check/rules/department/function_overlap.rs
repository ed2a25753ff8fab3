//! department/function-overlap: two departments that hold the same function.

use crate::check::similarity::{Terms, partners};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::{DepartmentId, Entity};
use crate::syntax::concept::TextMark;
use crate::text::{Span, fold};

pub const RULE: Rule = Rule::new(
    "department/function-overlap",
    Severity::Warning,
    include_str!("function_overlap.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let model = context.model;
    let mut functions: Vec<(DepartmentId, Span)> = Vec::new();
    let mut terms: Vec<Terms> = Vec::new();
    for id in model.department_ids().filter(|&id| !model[id].shared) {
        for (entry, _) in model[id].functions.leaves() {
            let own = Terms::of(&entry.prose.text);
            // A few characters are alike by chance, and every department leads its own people.
            if own.len() >= shortest(&entry.prose.text) && !is_internal(context, &entry.prose.text)
            {
                functions.push((id, entry.prose.span));
                terms.push(own);
            }
        }
    }
    let apart = |one: usize, two: usize| {
        let (first, second) = (functions[one].0, functions[two].0);
        first != second && !model.is_within(first, second) && !model.is_within(second, first)
    };
    for (one, two) in partners(&terms, context.config.thresholds.similarity, apart) {
        let ((first, place), (second, span)) = (functions[one], functions[two]);
        let message = Message::new("department-function-overlap-other")
            .arg("name", model[first].name.as_str());
        let finding = findings
            .about(Entity::Department(second), span)
            .arg("name", model[second].name.as_str())
            .arg("other", model[first].name.as_str());
        findings.push(finding.related(place, message));
    }
}

/// Fewer terms than these say too little to be compared: five characters, or three words.
fn shortest(text: &str) -> usize {
    if text.chars().any(fold::is_chinese) {
        4
    } else {
        3
    }
}

/// What every department does for itself.
fn is_internal(context: &Context, text: &str) -> bool {
    let word = fold::word(text);
    context
        .vocabulary
        .marks(TextMark::Internal)
        .iter()
        .any(|mark| word.contains(mark.as_str()))
}
