//! Amounts of a matter that nobody may decide, department by department and case by case. Exact; words are the rule's.

use super::cases::{Cases, Neighbours};
use super::{Grants, fits, whole};
use crate::model::authority::band::{Band, gaps, union};
use crate::model::authority::{Amount, By, MatterId, Row, Scope};
use crate::syntax::concept::PowerClass;
use crate::syntax::values::{Decimal, Money};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

/// What nobody decides of a matter.
pub(in crate::check) struct Holes {
    pub(in crate::check) unit: Option<Money>,
    /// By case and amount.
    pub(in crate::check) list: Vec<Hole>,
    /// All departments that were looked at.
    pub(in crate::check) area: Scope,
}

/// Amounts that nobody decides, and where.
pub(in crate::check) struct Hole {
    /// The case, as in grants; empty if there is only one.
    pub(in crate::check) keys: Vec<(String, String)>,
    pub(in crate::check) band: Band,
    pub(in crate::check) scope: Scope,
}

/// Something that is decided.
struct Cover<'a> {
    scope: &'a Scope,
    amount: &'a Amount,
    case: u32,
    /// Whether it is said over the matter itself.
    is_own: bool,
}

/// All that is decided of a matter, and the rows in which nothing is.
struct Decided<'a> {
    covers: Vec<Cover<'a>>,
    /// The matter's own.
    open: Vec<&'a Row>,
    cases: Cases<'a>,
}

impl<'a> Decided<'a> {
    fn of(grants: &Grants<'a>, matter: MatterId) -> Self {
        let mut decided = Self {
            covers: Vec::new(),
            open: Vec::new(),
            cases: Cases::default(),
        };
        for id in grants.said.matters.chain(matter) {
            let is_own = id == matter;
            for &at in grants.at(id) {
                let grant = grants.grant(at);
                // Cells are counted with their rows, whoever stands in them.
                let is_line = !matches!(grant.by, By::Cell { .. });
                if is_line && grant.class == PowerClass::Decide {
                    let case = decided.cases.of(grant);
                    decided.covers.push(Cover {
                        scope: &grant.scope,
                        amount: &grant.amount,
                        case,
                        is_own,
                    });
                }
            }
            for &at in grants.rows_at(id) {
                let row = grants.row(at);
                let case = decided.cases.number(&row.keys);
                if row
                    .steps
                    .iter()
                    .any(|step| step.class == PowerClass::Decide)
                {
                    decided.covers.push(Cover {
                        scope: &row.scope,
                        amount: &row.amount,
                        case,
                        is_own,
                    });
                } else if is_own && !row.steps.is_empty() {
                    decided.open.push(row);
                }
            }
        }
        decided
    }

    /// In what all of it counts; None if not all in the same.
    fn unit(&self) -> Option<Option<Money>> {
        let amounts = self.covers.iter().map(|cover| cover.amount);
        let mut measures = super::measures(amounts);
        (measures.len() == 1).then(|| measures.pop().and_then(|(unit, _)| unit))
    }
}

/// What nobody may decide; None if nothing is decided at all, if it counts in different units or cannot be read, or if
/// nothing of it is said over this very matter.
pub(in crate::check) fn holes(grants: &Grants, matter: MatterId) -> Option<Holes> {
    let mut decided = Decided::of(grants, matter);
    let has_own = decided.covers.iter().any(|cover| cover.is_own) || !decided.open.is_empty();
    let is_unread = decided.covers.iter().any(|cover| cover.amount.is_unread);
    if !has_own || is_unread || decided.covers.is_empty() {
        return None;
    }
    let unit = decided.unit()?;
    let open = std::mem::take(&mut decided.open);
    let open: Vec<(&Row, u32)> = open
        .into_iter()
        .filter(|row| fits(&row.amount.unit, &unit) && !row.amount.is_unread)
        .map(|row| (row, decided.cases.number(&row.keys)))
        .collect();
    let said = decided.covers.iter().map(|cover| cover.case);
    let worlds = Cases::worlds(said.chain(open.iter().map(|(_, case)| *case)));
    let mut by_case: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for (at, cover) in decided.covers.iter().enumerate() {
        by_case.entry(cover.case).or_default().push(at);
    }
    let mut open_by_case: FxHashMap<u32, Vec<&Row>> = FxHashMap::default();
    for (row, case) in &open {
        open_by_case.entry(*case).or_default().push(row);
    }
    let mut search = Search {
        // Where there are departments, nobody applies outside of them.
        outside: match grants.model.departments.is_empty() {
            true => Scope::default(),
            false => Scope::run(0, 1),
        },
        unit,
        neighbours: decided.cases.neighbours(),
        by_case,
        decided,
        open: open_by_case,
        found: BTreeMap::new(),
        area: Vec::new(),
        is_new: false,
    };
    for &world in &worlds {
        search.look(world);
    }
    search.result()
}

struct Search<'a> {
    outside: Scope,
    unit: Option<Money>,
    decided: Decided<'a>,
    neighbours: Neighbours,
    /// Places of covers, and open rows, by their case.
    by_case: FxHashMap<u32, Vec<usize>>,
    open: FxHashMap<u32, Vec<&'a Row>>,
    found: BTreeMap<(u32, Band), Vec<Scope>>,
    area: Vec<Scope>,
    /// Whether something of it is not a hole of a matter above already.
    is_new: bool,
}

impl Search<'_> {
    fn look(&mut self, world: u32) {
        let near = self.neighbours.of(world);
        let mut places: Vec<usize> = near
            .iter()
            .filter_map(|case| self.by_case.get(case))
            .flatten()
            .copied()
            .collect();
        places.sort_unstable();
        let covers = places.iter().map(|&at| &self.decided.covers[at]);
        let covers: Vec<&Cover> = covers.collect();
        let scopes = |is_own: bool| {
            let list = covers.iter().filter(move |cover| is_own || !cover.is_own);
            Scope::union(list.map(|cover| cover.scope.clone()))
        };
        let area = scopes(true).without(&self.outside);
        let known = scopes(false);
        let (base, others): (Vec<&Cover>, Vec<&Cover>) =
            covers.iter().partition(|cover| cover.scope.covers(&area));
        let base = union(base.iter().map(|cover| cover.amount.band).collect());
        let whole = whole(&self.unit);
        for part in super::bands::parts(&area, others.iter().map(|cover| cover.scope)) {
            let place = part.runs()[0].0;
            let here = others.iter().filter(|cover| cover.scope.contains(place));
            let mut bands: Vec<Band> = here.map(|cover| cover.amount.band).collect();
            bands.extend(&base);
            for gap in gaps(whole, &union(bands)) {
                self.is_new |= !known.covers(&part);
                self.found
                    .entry((world, gap))
                    .or_default()
                    .push(part.clone());
            }
        }
        let open = near.iter().filter_map(|case| self.open.get(case)).flatten();
        for row in open {
            let rest = row.scope.without(&area).without(&self.outside);
            if !rest.is_empty() {
                let key = (world, row.amount.band.common(whole));
                self.found.entry(key).or_default().push(rest);
                self.is_new = true;
            }
        }
        self.area.push(area);
    }

    fn result(self) -> Option<Holes> {
        let is_counted = matches!(&self.unit, Some(unit @ Money::Unit(_)) if !unit.is_percent());
        let cases = &self.decided.cases;
        let found = self.found.into_iter();
        let list: Vec<Hole> = found
            .filter(|((_, band), _)| !is_counted || has_whole_number(*band))
            .map(|((case, band), scopes)| Hole {
                keys: cases.keys(case).to_vec(),
                band,
                scope: Scope::union(scopes),
            })
            .collect();
        (self.is_new && !list.is_empty()).then(|| Holes {
            unit: self.unit,
            list,
            area: Scope::union(self.area),
        })
    }
}

/// Between 5 and 6 pieces there is nothing.
fn has_whole_number(band: Band) -> bool {
    let below = band.low.value.floor_to(Decimal::ONE);
    let next = below.checked_add(Decimal::ONE);
    band.contains(below) && below > Decimal::ZERO || next.is_some_and(|next| band.contains(next))
}

/// Whether anybody decides a matter, or it is decided by whoever stands in a row of its tables.
pub(in crate::check) fn is_decided(grants: &Grants, matter: MatterId) -> bool {
    let decides = |class: PowerClass| class == PowerClass::Decide;
    let said = |id: MatterId| {
        let rows = grants
            .rows_at(id)
            .iter()
            .flat_map(|&at| &grants.row(at).steps);
        grants
            .at(id)
            .iter()
            .any(|&at| decides(grants.grant(at).class))
            || rows.into_iter().any(|step| decides(step.class))
    };
    let handed = &grants.said.delegations;
    let matters = &grants.said.matters;
    matters.chain(matter).any(said)
        || handed
            .iter()
            .any(|handed| decides(handed.class) && matters.is_within(matter, handed.matter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::authority::band::Cut;

    #[test]
    fn whole_numbers() {
        let band = |low: u64, high: u64| Band {
            low: Cut::behind(Decimal::whole(low)),
            high: Cut::before(Decimal::whole(high)),
        };
        assert!(!has_whole_number(band(5, 6)));
        assert!(has_whole_number(band(5, 7)));
        assert!(has_whole_number(band(0, 2)));
        assert!(!has_whole_number(band(0, 1)));
    }
}
