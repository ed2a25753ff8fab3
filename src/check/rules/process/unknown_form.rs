//! process/unknown-form: a step names a form that no process lists.

use crate::check::{Context, Findings, Repair, Rule};
use crate::diagnostic::{Fix, Severity};
use crate::model::process::Step;
use crate::model::{Entity, Said};
use crate::syntax::vocabulary::near;
use crate::text::{Span, TextRange, fold};
use rustc_hash::FxHashMap;

pub const RULE: Rule = Rule::new(
    "process/unknown-form",
    Severity::Hint,
    include_str!("unknown_form.md"),
    check,
)
.repaired(Repair::Likely);

fn check(context: &Context, findings: &mut Findings) {
    let mut known: FxHashMap<String, &str> = FxHashMap::default();
    for form in context.model.processes.iter().flat_map(|own| &own.forms) {
        known.entry(bare(form)).or_insert(form);
    }
    for (at, process) in context.model.processes.iter().enumerate() {
        // A process that lists no forms has none to compare with.
        if process.forms.is_empty() || process.source.unread {
            continue;
        }
        let own: Vec<String> = process.forms.iter().map(|form| bare(form)).collect();
        let mut named = Vec::new();
        process
            .steps
            .iter()
            .for_each(|step| gather(step, &mut named));
        for said in named {
            for (form, span) in pieces(said) {
                let word = bare(form);
                if word.is_empty()
                    || known.contains_key(&word)
                    || context.vocabulary.says_none(form)
                {
                    continue;
                }
                let near = near(&word, own.iter().map(String::as_str));
                let near = near.first().and_then(|near| known.get(*near));
                let finding = findings
                    .about(Entity::Process(at as u32), span)
                    .arg("process", process.name.as_str())
                    .arg("form", form);
                findings.push(match near {
                    Some(near) => finding
                        .variant("near")
                        .arg("near", *near)
                        .fix(Fix::replace(span, near)),
                    None => finding,
                });
            }
        }
    }
}

fn gather<'a>(step: &'a Step, out: &mut Vec<&'a Said<String>>) {
    out.extend(&step.form);
    step.children.iter().for_each(|child| gather(child, out));
}

/// The forms of a list, each with its place.
fn pieces(said: &Said<String>) -> Vec<(&str, Span)> {
    let text = said.value.as_str();
    let is_joint = |c| matches!(fold::narrow(c), '、' | ',' | ';');
    let whole = (said.span.range.end - said.span.range.start) as usize == text.len();
    let place = |piece: &str| {
        let offset = piece.as_ptr() as usize - text.as_ptr() as usize;
        let start = said.span.range.start as usize + offset;
        let range = TextRange::new(start, start + piece.len());
        match whole {
            true => Span::new(said.span.file, range),
            false => said.span,
        }
    };
    let trimmed = text
        .split(is_joint)
        .map(|piece| piece.trim_matches(fold::is_blank));
    trimmed
        .filter(|piece| !piece.is_empty())
        .map(|piece| (piece, place(piece)))
        .collect()
}

/// A form's name without quotes and remarks, folded.
fn bare(form: &str) -> String {
    let word = fold::word(form);
    let plain = match word.find('(') {
        Some(at) if at > 0 && word.ends_with(')') => &word[..at],
        _ => &word,
    };
    let quotes = |c| matches!(c, '《' | '》' | '「' | '」' | '“' | '”' | '"' | ' ');
    plain.trim_matches(quotes).to_owned()
}
