//! reporting/many-tops: two or more tops with reports.

use crate::check::lines::{has_reports, tops};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::Entity;

pub const RULE: Rule = Rule::new(
    "reporting/many-tops",
    Severity::Warning,
    include_str!("many_tops.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let model = context.model;
    let mut tops: Vec<_> = tops(context)
        .into_iter()
        .filter(|&id| has_reports(context, id))
        .collect();
    tops.retain(|&id| !model[id].source.unread);
    tops.sort_by(|&one, &two| {
        context
            .place(model[one].source.name)
            .cmp(&context.place(model[two].source.name))
    });
    let Some((last, others)) = tops.split_last().filter(|(_, others)| !others.is_empty()) else {
        return;
    };
    let titles: Vec<String> = tops.iter().map(|&id| model[id].title.clone()).collect();
    let mut finding = findings
        .about(Entity::Position(*last), model[*last].source.name)
        .arg("positions", titles);
    for &id in others {
        let message =
            Message::new("reporting-many-tops-other").arg("position", model[id].title.as_str());
        finding = finding.related(model[id].source.name, message);
    }
    findings.push(finding);
}
