//! authority/gap: amounts of a matter with deciders that nobody may decide.

use crate::check::authority::cluster::order;
use crate::check::authority::holes::{Hole, Holes, holes};
use crate::check::authority::{Grants, decides, wording};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::locale::{Catalogue, Language, word};
use crate::model::authority::MatterId;
use crate::model::authority::words;
use crate::text::Span;

pub const RULE: Rule = Rule::new(
    "authority/gap",
    Severity::Error,
    include_str!("gap.md"),
    check,
);

/// More are counted, not told.
const MOST_HOLES: usize = 100;

fn check(context: &Context, findings: &mut Findings) {
    let grants = context.grants();
    for matter in grants.judged() {
        let Some(holes) = holes(grants, matter) else {
            continue;
        };
        let Some(span) = place(grants, matter) else {
            continue;
        };
        let first = &holes.list[0];
        let unit = holes.unit.as_ref();
        let list = word(|language| {
            let one = |hole: &Hole| told(grants, &holes, hole, language);
            let shown = holes.list.iter().take(MOST_HOLES);
            let mut list: Vec<String> = shown.map(one).collect();
            let hidden = holes.list.len() - list.len();
            if hidden > 0 {
                let more = Message::new("band-more").arg("count", hidden);
                list.push(Catalogue::of(language).text(&more));
            }
            list.join(language.pick("；", "; "))
        });
        let mut finding = grants
            .about(findings, matter, span)
            .arg("holes", list)
            .arg("department", grants.somewhere(&first.scope))
            .arg("amount", wording::amount_or_all(first.band, unit));
        let deciders = grants.at(matter).iter();
        let deciders = deciders.filter(|&&at| decides(grants.grant(at)));
        finding = crate::check::authority::report::others(context, finding, deciders);
        findings.push(finding);
    }
}

/// The matter's declaration, else its first deciding line.
fn place(grants: &Grants, matter: MatterId) -> Option<Span> {
    if grants.is_declared(matter) {
        return Some(grants.said.matters[matter].span);
    }
    let spans = grants.at(matter).iter().map(|&at| grants.grant(at));
    let spans = spans.filter(|grant| decides(grant)).map(|grant| grant.span);
    spans.min_by_key(|span| order(*span))
}

/// A hole with its case, and with its departments where it is not one of all.
fn told(grants: &Grants, holes: &Holes, hole: &Hole, language: Language) -> String {
    let catalogue = Catalogue::of(language);
    let mut text = words::band(language, hole.band, holes.unit.as_ref());
    if !hole.scope.covers(&holes.area) {
        let message = Message::new("band-where")
            .arg("band", text)
            .arg("departments", grants.departments(&hole.scope));
        text = catalogue.text(&message);
    }
    if !hole.keys.is_empty() {
        let values: Vec<String> = hole.keys.iter().map(|(_, value)| value.clone()).collect();
        let message = Message::new("band-case")
            .arg("band", text)
            .arg("case", values);
        text = catalogue.text(&message);
    }
    text
}
