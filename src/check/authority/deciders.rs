//! Who decides a matter, and where two deciders stand in each other's way: overlaps, shared numbers, and bands that do
//! not fit the line of command. Finds pairs of grants; words and findings are the rules'.

use super::bands::{Measured, pieces, upper};
use super::cases::{Cases, Neighbours};
use super::index::{Item, connect};
use super::{Grants, decides, fits, measures, whole};
use crate::model::PositionId;
use crate::model::authority::band::{Band, Cut};
use crate::model::authority::{By, Grant, MatterId, Scope};
use crate::syntax::values::Decimal;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// A deciding grant over a matter.
#[derive(Clone, Copy)]
pub(in crate::check) struct Decider<'a> {
    pub(in crate::check) at: u32,
    pub(in crate::check) grant: &'a Grant,
    pub(in crate::check) holder: PositionId,
    /// Cut to what the unit has.
    pub(in crate::check) band: Band,
    case: u32,
    /// Whether it is written over this very matter, not over one above.
    pub(in crate::check) is_own: bool,
}

/// All who decide one matter.
pub(in crate::check) struct Deciders<'g, 'a> {
    grants: &'g Grants<'a>,
    pub(in crate::check) all: Vec<Decider<'a>>,
    cases: Cases<'a>,
    neighbours: Neighbours,
    by_holder: BTreeMap<PositionId, Vec<usize>>,
}

/// What a position holds against the line of command.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(in crate::check) enum Fault {
    /// The same as the superior.
    Same,
    /// More than the superior.
    More,
}

impl<'g, 'a> Deciders<'g, 'a> {
    /// None if nothing is decided by a grant over this very matter.
    pub(in crate::check) fn of(grants: &'g Grants<'a>, matter: MatterId) -> Option<Self> {
        let is_decider = |at: &u32| {
            let grant = grants.grant(*at);
            decides(grant) && !grant.amount.is_unread
        };
        let own = grants.at(matter).iter().copied().filter(is_decider);
        let own: Vec<u32> = own.collect();
        if own.is_empty() {
            return None;
        }
        let above = grants.reaching(matter).filter(is_decider);
        let mut deciders = Self {
            grants,
            all: Vec::new(),
            cases: Cases::default(),
            neighbours: Neighbours::default(),
            by_holder: BTreeMap::new(),
        };
        let marked = own.iter().map(|&at| (at, true));
        for (at, is_own) in marked.chain(above.map(|at| (at, false))) {
            deciders.add(at, is_own);
        }
        deciders.neighbours = deciders.cases.neighbours();
        Some(deciders)
    }

    fn add(&mut self, at: u32, is_own: bool) {
        let grant = self.grants.grant(at);
        let Some(holder) = grant.holder else {
            return;
        };
        let holds = self.by_holder.entry(holder).or_default();
        holds.push(self.all.len());
        self.all.push(Decider {
            at,
            grant,
            holder,
            band: grant.amount.band.common(whole(&grant.amount.unit)),
            case: self.cases.of(grant),
            is_own,
        });
    }

    /// Whether two grants are over common departments and cases, and count alike.
    fn are_comparable(&self, one: &Decider, two: &Decider) -> bool {
        self.cases.meet(one.case, two.case)
            && super::is_comparable(&one.grant.amount, &two.grant.amount)
            && one.grant.scope.meets(&two.grant.scope)
            && !is_one_row(one.grant, two.grant)
    }

    fn is_overlap(&self, one: &Decider, two: &Decider) -> bool {
        let common = one.band.common(two.band);
        one.holder != two.holder
            && self.cases.meet(one.case, two.case)
            && !common.is_empty()
            && common.single().is_none()
            && !self.grants.command.are_in_line(one.holder, two.holder)
            && self.are_comparable(one, two)
            && !self.grants.is_joint(one.grant, two.grant)
    }

    /// Pairs of deciders, neither above the other, who may decide the same; no more than connect the positions.
    pub(in crate::check) fn overlaps(&self) -> Vec<(u32, u32)> {
        if self.by_holder.len() < 2 {
            return Vec::new();
        }
        let mut found = Vec::new();
        let all: Vec<usize> = (0..self.all.len()).collect();
        for places in self.by_case(&all, |&at| at) {
            let item = |&at: &usize| Item {
                band: self.all[at].band,
                scope: &self.all[at].grant.scope,
                class: usize::from(!self.all[at].is_own),
            };
            let items: Vec<Item> = places.iter().map(item).collect();
            let edges = connect(&items, &[&[0, 1], &[0]], |one, two| {
                self.is_overlap(&self.all[places[one]], &self.all[places[two]])
            });
            let name =
                |(one, two): (usize, usize)| (self.all[places[one]].at, self.all[places[two]].at);
            found.extend(edges.into_iter().map(name));
        }
        let mut seen = FxHashSet::default();
        found.retain(|edge| seen.insert(*edge));
        found
    }

    /// Some deciders in groups, so that all which meet by their cases are together in one at least: one group for each
    /// case, and one for those without any.
    fn by_case<T: Copy>(&self, list: &[T], place: impl Fn(&T) -> usize) -> Vec<Vec<T>> {
        let mut by_case: BTreeMap<u32, Vec<T>> = BTreeMap::new();
        for one in list {
            let own = by_case.entry(self.all[place(one)].case);
            own.or_default().push(*one);
        }
        let cases: Vec<u32> = by_case.keys().copied().filter(|&case| case != 0).collect();
        if cases.is_empty() {
            return by_case.into_values().collect();
        }
        let group = |case: &u32| {
            let near = self.neighbours.of(*case).iter();
            let near = near.filter_map(|case| by_case.get(case)).flatten();
            near.copied().collect::<Vec<T>>()
        };
        let groups = cases.iter().map(group);
        let without = by_case.get(&0).cloned();
        without.into_iter().chain(groups).collect()
    }

    /// Pairs of bands that meet in one number, with the number.
    pub(in crate::check) fn boundaries(&self) -> Vec<(u32, u32, Decimal)> {
        let mut found = Vec::new();
        let numbers = self.by_number().into_iter();
        let groups = numbers.flat_map(|(value, list)| {
            let groups = self.by_case(&list, |&(at, _)| at).into_iter();
            groups.map(move |group| (value, group))
        });
        for (value, at_value) in groups {
            let point = Band {
                low: Cut::before(value),
                high: Cut::behind(value),
            };
            let of = |&(at, side): &(usize, Side)| {
                let decider = &self.all[at];
                Item {
                    band: point,
                    scope: &decider.grant.scope,
                    class: 2 * side as usize + usize::from(!decider.is_own),
                }
            };
            let items: Vec<Item> = at_value.iter().map(of).collect();
            // Those that end here meet those that begin here, and a single number meets all; one of two is own.
            let partners: [&[usize]; 8] = [
                &[2, 3, 4, 5],
                &[2, 4],
                &[0, 1, 4, 5],
                &[0, 4],
                &[0, 1, 2, 3, 4, 5, 6, 7],
                &[0, 2, 4, 6],
                &[4, 5],
                &[4],
            ];
            let edges = connect(&items, &partners, |one, two| {
                self.is_boundary(at_value[one].0, at_value[two].0, value)
            });
            let name = |(one, two): (usize, usize)| {
                let at = |of: usize| self.all[at_value[of].0].at;
                (at(one), at(two), value)
            };
            found.extend(edges.into_iter().map(name));
        }
        found
    }

    /// For each number in which bands can meet: who ends, who begins there, who holds it alone.
    fn by_number(&self) -> BTreeMap<Decimal, Vec<(usize, Side)>> {
        let mut numbers: BTreeMap<Decimal, Vec<(usize, Side)>> = BTreeMap::new();
        let mut singles = Vec::new();
        for (at, decider) in self.all.iter().enumerate() {
            let band = decider.band;
            if let Some(value) = band.single() {
                numbers.entry(value).or_default().push((at, Side::Single));
                singles.push(value);
                continue;
            }
            if band.high.behind && !band.is_open() {
                let ends = numbers.entry(band.high.value).or_default();
                ends.push((at, Side::Ends));
            }
            if !band.low.behind {
                let begins = numbers.entry(band.low.value).or_default();
                begins.push((at, Side::Begins));
            }
        }
        singles.sort_unstable();
        singles.dedup();
        for value in singles {
            let around = |decider: &Decider| {
                decider.band.low < Cut::before(value) && Cut::behind(value) < decider.band.high
            };
            let around: Vec<(usize, Side)> = (0..self.all.len())
                .filter(|&at| around(&self.all[at]))
                .map(|at| (at, Side::Around))
                .collect();
            numbers.entry(value).or_default().extend(around);
        }
        numbers.retain(|_, list| list.len() > 1);
        numbers
    }

    fn is_boundary(&self, one: usize, two: usize, value: Decimal) -> bool {
        let (left, right) = (&self.all[one], &self.all[two]);
        if !self.are_comparable(left, right) {
            return false;
        }
        if left.holder == right.holder {
            return left.band != right.band;
        }
        // Where more is shared around the number, that is the fault.
        let shares_more = |mine: PositionId, other: &Decider| {
            self.by_holder[&mine].iter().any(|&at| {
                let more = &self.all[at];
                more.band.common(other.band).contains(value) && self.is_overlap(more, other)
            })
        };
        !shares_more(left.holder, right) && !shares_more(right.holder, left)
    }

    /// Positions that hold the same as the nearest superior who decides the matter, or more.
    pub(in crate::check) fn against_line(&self) -> Vec<(u32, u32, Fault)> {
        let mut found = Vec::new();
        let in_order = self.by_holder.iter();
        for (&holder, own) in in_order.filter(|(id, _)| self.grants.command.is_known(**id)) {
            let scopes = own.iter().map(|&at| self.all[at].grant.scope.clone());
            let mut left = Scope::union(scopes);
            for superior in self.grants.model.superiors(holder) {
                if left.is_empty() {
                    break;
                }
                let Some(theirs) = self.by_holder.get(&superior) else {
                    continue;
                };
                let covered = self.compare(own, theirs, &left, &mut found);
                left = left.without(&covered);
            }
        }
        found
    }

    /// Compares a position with one superior, in each part of an area where both decide. Returns where.
    fn compare(
        &self,
        own: &[usize],
        theirs: &[usize],
        area: &Scope,
        found: &mut Vec<(u32, u32, Fault)>,
    ) -> Scope {
        let all = own.iter().chain(theirs).map(|&at| &self.all[at]);
        let parts = super::bands::parts(area, all.clone().map(|decider| &decider.grant.scope));
        let mut covered = Vec::new();
        for part in parts {
            let place = part.runs()[0].0;
            let here = |list: &[usize]| -> Vec<&Decider<'a>> {
                let list = list.iter().map(|&at| &self.all[at]);
                list.filter(|decider| decider.grant.scope.contains(place))
                    .collect()
            };
            let (own, theirs) = (here(own), here(theirs));
            if self.compare_here(&own, &theirs, found) {
                covered.push(part);
            }
        }
        Scope::union(covered)
    }

    /// In one department. Returns whether there was anything to compare.
    fn compare_here(
        &self,
        own: &[&Decider<'a>],
        theirs: &[&Decider<'a>],
        found: &mut Vec<(u32, u32, Fault)>,
    ) -> bool {
        let both = || own.iter().chain(theirs);
        let cases = Cases::worlds(both().map(|decider| decider.case));
        let measures = measures(both().map(|decider| &decider.grant.amount));
        let (own, theirs) = (by_case(own), by_case(theirs));
        let mut is_met = false;
        for (unit, per) in &measures {
            for &case in &cases {
                let here = |list: &FxHashMap<u32, Vec<&Decider<'a>>>| -> Vec<Measured> {
                    let counts = |decider: &&&Decider| {
                        let amount = &decider.grant.amount;
                        fits(&amount.unit, unit) && fits(&amount.per, per)
                    };
                    let near = self.neighbours.of(case).iter();
                    let list = near.filter_map(|case| list.get(case)).flatten();
                    list.filter(counts)
                        .map(|decider| Measured {
                            band: decider.band.common(whole(unit)),
                            at: decider.at,
                            is_own: decider.is_own,
                        })
                        .collect()
                };
                let (mine, theirs) = (here(&own), here(&theirs));
                if mine.is_empty() || theirs.is_empty() {
                    continue;
                }
                is_met = true;
                found.extend(self.inversion(&mine, &theirs));
                found.extend(self.duplicates(&mine, &theirs));
            }
        }
        is_met
    }

    fn inversion(&self, mine: &[Measured], theirs: &[Measured]) -> Option<(u32, u32, Fault)> {
        let (mine, theirs) = (upper(mine)?, upper(theirs)?);
        let is_new = mine.is_own || theirs.is_own;
        let exceeds = mine.band.high > theirs.band.high;
        (is_new && exceeds).then_some((mine.at, theirs.at, Fault::More))
    }

    fn duplicates(&self, mine: &[Measured], theirs: &[Measured]) -> Vec<(u32, u32, Fault)> {
        let known = {
            let above = |list: &[Measured]| {
                let list = list.iter().filter(|one| !one.is_own).copied();
                pieces(list.collect())
            };
            let (mine, theirs) = (above(mine), above(theirs));
            let is_both = |band: &Band| theirs.iter().any(|(other, _)| other == band);
            let bands = mine.into_iter().map(|(band, _)| band).filter(is_both);
            bands.collect::<Vec<Band>>()
        };
        let theirs: FxHashMap<Band, Vec<u32>> = pieces(theirs.to_vec()).into_iter().collect();
        let mut found = Vec::new();
        for (band, own) in pieces(mine.to_vec()) {
            let Some(other) = theirs.get(&band).filter(|_| !known.contains(&band)) else {
                continue;
            };
            let pairs = || {
                own.iter()
                    .flat_map(|&one| other.iter().map(move |&two| (one, two)))
            };
            let grants = |(one, two): (u32, u32)| (self.grants.grant(one), self.grants.grant(two));
            let is_joint = |(one, two)| self.grants.is_joint(one, two);
            let is_row = |(one, two)| is_one_row(one, two);
            if pairs().map(grants).any(is_joint) || pairs().map(grants).all(is_row) {
                continue;
            }
            let has_common = |pair: &(u32, u32)| {
                self.grants
                    .common_of(grants(*pair).0, grants(*pair).1)
                    .is_some()
            };
            let shown = pairs().find(has_common);
            found.extend(shown.map(|(one, two)| (one, two, Fault::Same)));
            found.extend(own.iter().map(|&one| (one, other[0], Fault::Same)));
            found.extend(other[1..].iter().map(|&two| (own[0], two, Fault::Same)));
        }
        found
    }
}

fn by_case<'d, 'a>(list: &[&'d Decider<'a>]) -> FxHashMap<u32, Vec<&'d Decider<'a>>> {
    let mut found: FxHashMap<u32, Vec<&Decider>> = FxHashMap::default();
    for decider in list {
        found.entry(decider.case).or_default().push(decider);
    }
    found
}

/// How a band stands to a number.
#[derive(Clone, Copy)]
enum Side {
    Ends = 0,
    Begins = 1,
    Single = 2,
    Around = 3,
}

/// Cells of one row are successive or joint signatures, and are not compared.
fn is_one_row(one: &Grant, two: &Grant) -> bool {
    match (one.by, two.by) {
        (By::Cell { row, .. }, By::Cell { row: other, .. }) => row == other,
        _ => false,
    }
}
