//! name/unknown: a reference to nothing; said once for a name.

use crate::check::{Context, Findings, Repair, Rule};
use crate::diagnostic::{Diagnostic, Fix, Message, Severity};
use crate::model::reporting::ClaimBy;
use crate::model::{Entity, Reference, Target};
use crate::syntax::concept::{Concept, Kind};
use crate::text::fold;
use rustc_hash::FxHashMap;

pub const RULE: Rule = Rule::new(
    "name/unknown",
    Severity::Error,
    include_str!("unknown.md"),
    check,
)
.repaired(Repair::Certain);

fn check(context: &Context, findings: &mut Findings) {
    let mut order: Vec<&Reference> = Vec::new();
    let mut others: FxHashMap<(String, Kind), Vec<&Reference>> = FxHashMap::default();
    for reference in &context.model.references {
        if !matches!(reference.target, Target::Unknown(_)) {
            continue;
        }
        let places = others
            .entry((fold::word(&reference.text), reference.kind()))
            .or_default();
        if places.is_empty() {
            order.push(reference);
        }
        places.push(reference);
    }
    for reference in order {
        let places = &others[&(fold::word(&reference.text), reference.kind())];
        let near = places.iter().find_map(|reference| match &reference.target {
            Target::Unknown(near) if !near.is_empty() => Some(near),
            _ => None,
        });
        let mut finding = findings
            .about(reference.from, reference.span)
            .arg("name", reference.text.as_str());
        finding = match near {
            None => finding.variant(variant(reference.kind())),
            Some(near) => suggest(context, finding, near, reference),
        };
        for place in places.iter().skip(1) {
            finding = finding.related(
                place.span,
                Message::new("name-unknown-again").arg("name", place.text.as_str()),
            );
        }
        findings.push(finding);
    }
}

/// The message for a kind of thing that is not there.
fn variant(sought: Kind) -> &'static str {
    match sought {
        Kind::Template => "template",
        Kind::Matter => "matter",
        Kind::Department => "department",
        _ => "position",
    }
}

fn suggest(
    context: &Context,
    finding: Diagnostic,
    near: &[String],
    reference: &Reference,
) -> Diagnostic {
    let finding = finding.variant("near").arg("near", near.to_vec());
    let [only] = near else { return finding };
    finding.fix(Fix {
        safe: is_answered(context, reference, only),
        ..Fix::replace(reference.span, only)
    })
}

/// Whether the one that a misspelt name is near to says the other side of the same line: it names this position as its
/// superior, or lists it. Then no other can be meant.
fn is_answered(context: &Context, reference: &Reference, title: &str) -> bool {
    let model = context.model;
    let Entity::Position(own) = reference.from else {
        return false;
    };
    let by = match reference.field {
        Concept::Superior => ClaimBy::Superior,
        Concept::Subordinates => ClaimBy::Own,
        _ => return false,
    };
    model.claims.iter().any(|claim| {
        let (from, to) = match by {
            ClaimBy::Superior => (claim.subordinate, claim.superior),
            _ => (claim.superior, claim.subordinate),
        };
        claim.by == by && from == own && model[to].title == title
    })
}
