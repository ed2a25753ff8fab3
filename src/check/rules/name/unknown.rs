//! name/unknown: a reference to nothing; said once for a name.

use crate::check::{Context, Findings, Repair, Rule};
use crate::diagnostic::{Diagnostic, Fix, Message, Severity};
use crate::model::reporting::ClaimBy;
use crate::model::{Entity, Reference, Target};
use crate::syntax::concept::Concept;
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
    let mut others: FxHashMap<(String, Sought), Vec<&Reference>> = FxHashMap::default();
    for reference in &context.model.references {
        if !matches!(reference.target, Target::Unknown(_)) {
            continue;
        }
        let places = others
            .entry((fold::word(&reference.text), Sought::by(reference)))
            .or_default();
        if places.is_empty() {
            order.push(reference);
        }
        places.push(reference);
    }
    for reference in order {
        let places = &others[&(fold::word(&reference.text), Sought::by(reference))];
        let near = places.iter().find_map(|reference| match &reference.target {
            Target::Unknown(near) if !near.is_empty() => Some(near),
            _ => None,
        });
        let mut finding = findings
            .about(reference.from, reference.span)
            .arg("name", reference.text.as_str());
        finding = match near {
            None => finding.variant(Sought::by(reference).name()),
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

/// What kind of thing was looked for.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Sought {
    Position,
    Department,
    Template,
    Matter,
}

impl Sought {
    fn by(reference: &Reference) -> Self {
        match (reference.field, reference.from) {
            (Concept::Like, _) => Sought::Template,
            (Concept::Parent, Entity::Matter(_)) => Sought::Matter,
            (Concept::Department | Concept::Parent | Concept::Children | Concept::Scope, _) => {
                Sought::Department
            }
            _ => Sought::Position,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Sought::Position => "position",
            Sought::Department => "department",
            Sought::Template => "template",
            Sought::Matter => "matter",
        }
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
