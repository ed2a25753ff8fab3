//! duty/catch-all: “other work as assigned” more than once, or before other duties.

use crate::check::duties::{Duty, Words};
use crate::check::memo::What;
use crate::check::{Context, Findings, Repair, Rule};
use crate::diagnostic::{Diagnostic, Edit, Fix, Message, Severity};
use crate::model::Entity;
use crate::syntax::concept::TextMark;
use crate::text::{Span, TextRange};

pub const RULE: Rule = Rule::new(
    "duty/catch-all",
    Severity::Hint,
    include_str!("catch_all.md"),
    check,
)
.repaired(Repair::Certain);

fn check(context: &Context, findings: &mut Findings) {
    let words = Words::of(context, TextMark::CatchAll);
    let places = |duties: &[Duty]| {
        let places = (0..duties.len()).filter(|&at| duties[at].find(&words).is_some());
        places.collect::<Vec<usize>>()
    };
    let found = context.of_duties(What::plain(RULE.name), places);
    for ((duties, places), repeats) in found.zip(context.repeats()) {
        for (nth, &at) in places.iter().enumerate() {
            let kind = match nth {
                0 if at + 1 == duties.len() => continue,
                // One in a list by rhythm or by field closes its own group.
                0 if places.len() == 1 && closes_group(duties, at) => continue,
                0 if places.len() > 1 => continue,
                0 => "not-last",
                _ => "again",
            };
            let duty = &duties[at];
            if repeats.has(at) {
                continue;
            }
            let finding = findings.about(Entity::Position(duty.position), duty.entry.prose.span);
            let finding = finding.variant(kind);
            let fix = (kind == "not-last")
                .then(|| moved(context, duties, at))
                .flatten();
            findings.push(fix.into_iter().fold(finding, Diagnostic::fix));
        }
    }
}

/// Moves a duty behind the last one of its list; None if they are not in one list.
fn moved(context: &Context, duties: &[Duty], at: usize) -> Option<Fix> {
    let last = duties.len() - 1;
    let in_list = |duty: &Duty| duty.group.is_none() && duty.entry.mark.is_some();
    let top = context.model[duties[at].position].duties.entries().count();
    if top != duties.len() || !duties[at..].iter().all(in_list) {
        return None;
    }
    let (from, to) = (
        context.lines(duties[at].entry.span),
        context.lines(duties[last].entry.span),
    );
    if from.file != to.file || from.range.start >= to.range.start {
        return None;
    }
    let line = context.sources.text(from);
    let ends = context.sources.text(to).ends_with(['\n', '\r']);
    let text = match ends {
        true => line.to_owned(),
        false => format!("\n{}", line.trim_end_matches(['\n', '\r'])),
    };
    let behind = TextRange::at(to.range.end);
    let edit = |span, text| Edit { span, text };
    Some(Fix {
        title: Message::new("fix-move-last"),
        safe: true,
        edits: vec![
            edit(from, String::new()),
            edit(Span::new(to.file, behind), text),
        ],
    })
}

fn closes_group(duties: &[Duty], at: usize) -> bool {
    let group = |at: usize| {
        duties
            .get(at)
            .and_then(|duty| duty.group)
            .map(|group| group.title.span)
    };
    group(at).is_some() && group(at) != group(at + 1)
}
