//! authority/matrix-mismatch: a position's list and the approval table give it the same power over different amounts.

use crate::check::authority::bands::parts;
use crate::check::authority::cases::meet;
use crate::check::authority::cluster::order;
use crate::check::authority::{Grants, fits, measures, report, whole, wording};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::locale::word;
use crate::model::PositionId;
use crate::model::authority::band::{Band, union};
use crate::model::authority::words;
use crate::model::authority::{By, Grant, MatterId, Scope};
use crate::syntax::values::Money;
use std::collections::BTreeMap;

pub const RULE: Rule = Rule::new(
    "authority/matrix-mismatch",
    Severity::Error,
    include_str!("matrix_mismatch.md"),
    check,
);

/// What two sides say of one power: the grants of lines, and those of cells.
#[derive(Default)]
struct Sides {
    lines: Vec<u32>,
    cells: Vec<u32>,
}

/// Where the two sides differ.
struct Difference {
    lines: Vec<Band>,
    cells: Vec<Band>,
    unit: Option<Money>,
    scope: Scope,
}

fn check(context: &Context, findings: &mut Findings) {
    let grants = context.grants();
    for matter in grants.judged() {
        for sides in sides(grants, matter) {
            if let Some(difference) = difference(grants, &sides) {
                findings.push(told(context, findings, matter, &sides, &difference));
            }
        }
    }
}

/// Each power over a matter that both a list and a table give to a position.
fn sides(grants: &Grants, matter: MatterId) -> Vec<Sides> {
    let mut all: BTreeMap<(PositionId, &str), Sides> = BTreeMap::new();
    for &at in grants.at(matter) {
        let grant = grants.grant(at);
        let Some(holder) = grant.holder.filter(|_| !grant.amount.is_unread) else {
            continue;
        };
        let sides = all.entry((holder, grant.class.name())).or_default();
        match grant.by {
            By::Cell { .. } => sides.cells.push(at),
            _ => sides.lines.push(at),
        }
    }
    let both = |sides: &Sides| !sides.lines.is_empty() && !sides.cells.is_empty();
    all.into_values().filter(both).collect()
}

fn difference(grants: &Grants, sides: &Sides) -> Option<Difference> {
    let of = |list: &[u32]| -> Vec<&Grant> { list.iter().map(|&at| grants.grant(at)).collect() };
    let (lines, cells) = (of(&sides.lines), of(&sides.cells));
    let both = || lines.iter().chain(&cells).copied();
    let scope = |list: &[&Grant]| Scope::union(list.iter().map(|grant| grant.scope.clone()));
    let area = scope(&lines).common(&scope(&cells));
    let measures = measures(both().map(|grant| &grant.amount));
    // A case that only one side knows contradicts nothing.
    let has_cases = |list: &[&Grant]| list.iter().any(|grant| !grant.keys.is_empty());
    let mut cases: Vec<&[(String, String)]> = vec![&[]];
    if has_cases(&lines) && has_cases(&cells) {
        cases = both().map(|grant| grant.keys.as_slice()).collect();
        cases.retain(|keys| !keys.is_empty());
        cases.sort_unstable();
        cases.dedup();
    }
    for part in parts(&area, both().map(|grant| &grant.scope)) {
        let place = part.runs()[0].0;
        for (unit, per) in &measures {
            for &case in &cases {
                let here = |list: &[&Grant], is_final: bool| -> Vec<Band> {
                    let counts = |grant: &&&Grant| {
                        grant.scope.contains(place)
                            && (grant.is_final || !is_final)
                            && fits(&grant.amount.unit, unit)
                            && fits(&grant.amount.per, per)
                            && meet(&grant.keys, case)
                    };
                    let bands = list.iter().filter(counts);
                    union(
                        bands
                            .map(|grant| grant.amount.band.common(whole(unit)))
                            .collect(),
                    )
                };
                let (mine, table, last) =
                    (here(&lines, false), here(&cells, false), here(&cells, true));
                // Whether earlier signatures of a row are counted in a list is left open.
                if mine.is_empty() || table.is_empty() || mine == table || mine == last {
                    continue;
                }
                return Some(Difference {
                    lines: mine,
                    cells: table,
                    unit: unit.clone(),
                    scope: part,
                });
            }
        }
    }
    None
}

fn told(
    context: &Context,
    findings: &Findings,
    matter: MatterId,
    sides: &Sides,
    difference: &Difference,
) -> Diagnostic {
    let grants = context.grants();
    let mut all: Vec<u32> = sides.lines.iter().chain(&sides.cells).copied().collect();
    // A line is one position's; a cell may be that of several.
    let is_line = |at: u32| !matches!(grants.grant(at).by, By::Cell { .. });
    all.sort_unstable_by_key(|&at| (is_line(at), order(grants.grant(at).span), at));
    let last = grants.grant(all.pop().unwrap_or_default());
    let unit = difference.unit.as_ref();
    let list = |bands: &[Band]| {
        word(|language| {
            let bands = bands.iter();
            let bands: Vec<String> = bands
                .map(|&band| words::band(language, band, unit))
                .collect();
            bands.join(language.list_mark())
        })
    };
    let finding = grants
        .about(findings, matter, last.span)
        .arg("position", last.holder.map_or("", |id| grants.name(id)))
        .arg("power", wording::power(context.vocabulary, last.power))
        .arg("list", list(&difference.lines))
        .arg("table", list(&difference.cells))
        .arg("department", grants.somewhere(&difference.scope));
    let only = only(&difference.lines, &difference.cells);
    let finding = match only.and_then(crate::check::authority::witness::amount) {
        Some(value) => finding.arg("amount", wording::amount(value, unit)),
        None => wording::any(finding),
    };
    report::others(context, finding, all.iter())
}

/// A stretch that one of two sets has and the other lacks.
fn only(one: &[Band], two: &[Band]) -> Option<Band> {
    let less = |from: &[Band], what: &[Band]| {
        let all = from.iter();
        let mut left = all.flat_map(|&band| crate::model::authority::band::gaps(band, what));
        left.next()
    };
    less(one, two).or_else(|| less(two, one))
}
