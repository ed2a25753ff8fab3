//! department/headcount: the establishment and the positions disagree, or a stated total and its rows.

use crate::check::order::later;
use crate::check::staff::members;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::position::Headcount;
use crate::model::{DepartmentId, Entity, PositionId};

pub const RULE: Rule = Rule::new(
    "department/headcount",
    Severity::Error,
    include_str!("headcount.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let members = members(context);
    for id in context.model.department_ids() {
        posts(context, findings, id);
        total(context, findings, id);
        left_out(context, findings, id, &members[id.0 as usize]);
    }
}

/// A row that says another number than the position.
fn posts(context: &Context, findings: &mut Findings, id: DepartmentId) {
    let model = context.model;
    for post in &model[id].establishment.posts {
        let position = post.position.as_ref().and_then(|link| link.to);
        let (Some(position), Some(row)) = (position, post.count.said()) else {
            continue;
        };
        let Some(own) = model[position].headcount.said() else {
            continue;
        };
        if meet(&row.value, &own.value) {
            continue;
        }
        let (span, other) = if later(context, own.span, row.span) {
            (own.span, row.span)
        } else {
            (row.span, own.span)
        };
        let message = if span == own.span {
            "department-headcount-row"
        } else {
            "department-headcount-position"
        };
        let message = Message::new(message)
            .arg("position", model[position].title.as_str())
            .arg(
                "count",
                if span == own.span {
                    row.value.text.as_str()
                } else {
                    own.value.text.as_str()
                },
            );
        let finding = findings
            .about(Entity::Department(id), span)
            .arg("name", model[id].name.as_str())
            .arg("position", model[position].title.as_str())
            .arg("row", row.value.text.as_str())
            .arg("own", own.value.text.as_str());
        findings.push(finding.related(other, message));
    }
}

/// Whether some number fits both.
fn meet(one: &Headcount, two: &Headcount) -> bool {
    let below = |low: Option<f64>, high: Option<f64>| match (low, high) {
        (Some(low), Some(high)) => low <= high,
        _ => true,
    };
    below(one.min, two.max) && below(two.min, one.max)
}

/// A stated total that its rows do not make.
fn total(context: &Context, findings: &mut Findings, id: DepartmentId) {
    let establishment = &context.model[id].establishment;
    let Some(total) = &establishment.total else {
        return;
    };
    let counts: Option<Vec<&Headcount>> = establishment
        .posts
        .iter()
        .map(|post| post.count.value())
        .collect();
    let Some(counts) = counts.filter(|counts| !counts.is_empty()) else {
        return;
    };
    let sum = Headcount {
        min: Some(counts.iter().filter_map(|count| count.min).sum()),
        max: counts.iter().map(|count| count.max).sum(),
        text: String::new(),
    };
    if meet(&sum, &total.value) {
        return;
    }
    let shown = match (sum.min, sum.max) {
        (Some(min), Some(max)) if min == max => min.to_string(),
        (Some(min), Some(max)) => format!("{min}–{max}"),
        (min, _) => format!("{}+", min.unwrap_or_default()),
    };
    let span = establishment.label.unwrap_or(total.span);
    let finding = findings
        .about(Entity::Department(id), span)
        .variant("total")
        .arg("name", context.model[id].name.as_str())
        .arg("total", total.value.text.as_str())
        .arg("sum", shown);
    findings.push(finding.related(total.span, Message::new("department-headcount-total-said")));
}

/// A position with a headcount that a complete establishment does not list.
fn left_out(context: &Context, findings: &mut Findings, id: DepartmentId, members: &[PositionId]) {
    let model = context.model;
    let establishment = &model[id].establishment;
    let linked: Option<Vec<PositionId>> = establishment
        .posts
        .iter()
        .map(|post| post.position.as_ref().and_then(|link| link.to))
        .collect();
    let (Some(linked), Some(table)) = (
        linked.filter(|linked| !linked.is_empty()),
        establishment.label,
    ) else {
        return;
    };
    for &position in members {
        let own = &model[position];
        let Some(count) = own
            .headcount
            .said()
            .filter(|count| count.value.min.is_some_and(|min| min > 0.0))
        else {
            continue;
        };
        if linked.contains(&position) || own.stub {
            continue;
        }
        let message =
            Message::new("department-headcount-table").arg("name", model[id].name.as_str());
        let finding = findings
            .about(Entity::Department(id), count.span)
            .variant("left-out")
            .arg("name", model[id].name.as_str())
            .arg("position", own.title.as_str())
            .arg("own", count.value.text.as_str());
        findings.push(finding.related(table, message));
    }
}
