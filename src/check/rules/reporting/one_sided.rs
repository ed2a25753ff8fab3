//! reporting/one-sided: a line of command that one of two written sides leaves out: a list of direct reports without
//! one that names this superior, or a sheet without a superior where others have one.

use crate::check::edits::label_line;
use crate::check::{Context, Findings, Repair, Rule};
use crate::diagnostic::{Edit, Fix, Message, Severity};
use crate::model::reporting::{Claim, ClaimBy};
use crate::model::resolve::{Found, NameIndex};
use crate::model::{Entity, PositionId};
use crate::syntax::concept::Concept;
use crate::text::{Span, TextRange, fold};
use rustc_hash::{FxHashMap, FxHashSet};

pub const RULE: Rule = Rule::new(
    "reporting/one-sided",
    Severity::Hint,
    include_str!("one_sided.md"),
    check,
)
.repaired(Repair::Certain);

fn check(context: &Context, findings: &mut Findings) {
    unlisted(context, findings, context.names());
    unstated(context, findings, context.names());
}

/// Superiors whose list of direct reports lacks some that name them.
fn unlisted(context: &Context, findings: &mut Findings, index: &NameIndex) {
    let model = context.model;
    let mut named: FxHashMap<PositionId, Vec<&Claim>> = FxHashMap::default();
    for claim in model.claims.iter().filter(|claim| claim.by == ClaimBy::Own) {
        named.entry(claim.superior).or_default().push(claim);
    }
    for id in model.position_ids() {
        let superior = &model[id];
        let (Some(label), Some(claims)) = (superior.subordinate_names.label, named.get(&id)) else {
            continue;
        };
        let list = &superior.subordinate_names;
        let is_open = superior.unresolved.contains(&Concept::Subordinates);
        if list.parts.is_empty() || is_open || superior.shared || superior.source.unread {
            continue;
        }
        let listed: FxHashSet<PositionId> =
            superior.listed.iter().filter_map(|link| link.to).collect();
        let titles: FxHashSet<String> = listed
            .iter()
            .map(|&id| fold::word(&model[id].title))
            .collect();
        let missing: Vec<&Claim> = claims
            .iter()
            .copied()
            .filter(|claim| {
                let title = &model[claim.subordinate].title;
                claim.subordinate != id && !titles.contains(&fold::word(title))
            })
            .collect();
        if missing.is_empty() {
            continue;
        }
        let names: Vec<String> = missing
            .iter()
            .map(|claim| model[claim.subordinate].title.clone())
            .collect();
        let mut finding = findings
            .about(Entity::Position(id), label)
            .variant("unlisted")
            .arg("superior", superior.title.as_str())
            .arg("count", names.len())
            .arg("positions", names);
        for claim in &missing {
            let message = Message::new("reporting-names")
                .arg("position", model[claim.subordinate].title.as_str())
                .arg("superior", superior.title.as_str());
            finding = finding.related(claim.span, message);
        }
        let fix = appended(context, index, id, &missing);
        findings.push(
            fix.into_iter()
                .fold(finding, crate::diagnostic::Diagnostic::fix),
        );
    }
}

/// Adds the missing to the end of a list; None if one of them cannot be named plainly there.
fn appended(
    context: &Context,
    index: &NameIndex,
    id: PositionId,
    missing: &[&Claim],
) -> Option<Fix> {
    let model = context.model;
    let last = model[id].subordinate_names.parts.last()?;
    let names: Option<Vec<&str>> = missing
        .iter()
        .map(|claim| plain_name(context, index, claim.subordinate, id))
        .collect();
    // Behind a stop or an open remark the list does not go on.
    let goes_on = last
        .value
        .ends_with(|c: char| c.is_alphanumeric() || matches!(c, ')' | '）'));
    let mark = match last.value.contains(fold::is_chinese) {
        true => "、",
        false => ", ",
    };
    let text: String = names?.iter().map(|name| format!("{mark}{name}")).collect();
    let end = TextRange::at(last.span.range.end);
    goes_on.then(|| Fix {
        title: Message::new("fix-append").arg("new", text.trim_start_matches(mark)),
        safe: true,
        edits: vec![Edit {
            span: Span::new(last.span.file, end),
            text,
        }],
    })
}

/// Sheets without a superior, of those whom another lists, in an organisation whose sheets say it.
fn unstated(context: &Context, findings: &mut Findings, index: &NameIndex) {
    let model = context.model;
    let stated: FxHashSet<PositionId> = model
        .claims
        .iter()
        .filter(|claim| claim.by.is_stated())
        .map(|claim| claim.subordinate)
        .collect();
    if !model.claims.iter().any(|claim| claim.by == ClaimBy::Own) {
        return;
    }
    let mut told: FxHashSet<PositionId> = FxHashSet::default();
    let mut listing: FxHashMap<PositionId, usize> = FxHashMap::default();
    let lists = || {
        model
            .claims
            .iter()
            .filter(|claim| claim.by == ClaimBy::Superior)
    };
    for claim in lists() {
        *listing.entry(claim.subordinate).or_default() += 1;
    }
    for claim in lists() {
        let (id, superior) = (claim.subordinate, claim.superior);
        let position = &model[id];
        let is_written = position.superior_names.label.is_some();
        let is_open = position.stub || position.source.unread || position.shared;
        let alone = listing.get(&id) == Some(&1) && superior != id;
        if is_written || is_open || !alone || stated.contains(&id) || !told.insert(id) {
            continue;
        }
        let message = Message::new("reporting-lists")
            .arg("superior", model[superior].title.as_str())
            .arg("position", position.title.as_str());
        let finding = findings
            .about(Entity::Position(id), position.source.name)
            .variant("unstated")
            .arg("position", position.title.as_str())
            .arg("superior", model[superior].title.as_str())
            .related(claim.span, message);
        let fix = plain_name(context, index, superior, id).map(|name| Fix {
            safe: true,
            ..label_line(context, id, Concept::Superior, name)
        });
        findings.push(
            fix.into_iter()
                .fold(finding, crate::diagnostic::Diagnostic::fix),
        );
    }
}

/// The title of a position if it means that position where another one writes it, and is read as one name.
fn plain_name<'a>(
    context: &Context<'a>,
    index: &NameIndex,
    id: PositionId,
    from: PositionId,
) -> Option<&'a str> {
    let model = context.model;
    let title = model[id].title.as_str();
    let is_plain = title
        .chars()
        .all(|c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '（' | '）'));
    let found = index.find_position(model, title, model[from].department);
    (is_plain && found == Found::One(id)).then_some(title)
}
