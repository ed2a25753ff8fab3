//! The rules, each by trying: pairs of grants, and every amount in every department.

use super::stretches::{exceeds, is_same, worlds};
use super::{Amounts, Cover, Grant, Judge, PLACES, fits, is_number};
use crate::spec::{Column, Per, Power, Unit, VALUES};
use std::collections::BTreeSet;

impl Judge<'_> {
    pub fn faults(mut self) -> BTreeSet<super::Fault> {
        for matter in 0..self.organisation.matters.len() {
            self.overlaps(matter);
            self.boundaries(matter);
            self.lines_of_command(matter);
            self.gap(matter);
            self.undecided(matter);
            self.self_approval(matter);
            self.mismatch(matter);
        }
        self.found.into_iter().collect()
    }

    /// Deciders of a matter, its own and those of the matters above.
    fn deciders(&self, matter: usize) -> Vec<&Grant> {
        let chain = self.matter_chain(matter);
        let decides = |grant: &&Grant| {
            grant.power == Power::Approve && grant.is_final && chain.contains(&grant.matter)
        };
        self.grants.iter().filter(decides).collect()
    }

    fn are_comparable(one: &Grant, two: &Grant) -> bool {
        let is_row = one.row.is_some() && one.row == two.row;
        !is_row
            && fits(one.per, two.per)
            && fits(one.case, two.case)
            && one.places.intersection(&two.places).next().is_some()
    }

    fn common(one: &Grant, two: &Grant) -> Amounts {
        one.amounts.intersection(&two.amounts).copied().collect()
    }

    fn is_overlap(&self, one: &Grant, two: &Grant) -> bool {
        let common = Self::common(one, two);
        one.holder != two.holder
            && !common.is_empty()
            && !is_number(&common)
            && !self.in_line(one.holder, two.holder)
            && Self::are_comparable(one, two)
            && !one.joint.contains(&two.holder)
            && !two.joint.contains(&one.holder)
    }

    fn overlaps(&mut self, matter: usize) {
        let mut edges = Vec::new();
        let deciders = self.deciders(matter);
        for one in &deciders {
            for two in &deciders {
                let is_own = one.matter == matter || two.matter == matter;
                if is_own && self.is_overlap(one, two) {
                    edges.push((one.holder, two.holder));
                }
            }
        }
        self.groups("authority/overlap", matter, edges);
    }

    fn boundaries(&mut self, matter: usize) {
        let mut edges = Vec::new();
        let deciders = self.deciders(matter);
        for one in &deciders {
            for two in &deciders {
                let common = Self::common(one, two);
                let is_own = one.matter == matter || two.matter == matter;
                if !is_own || !is_number(&common) || !Self::are_comparable(one, two) {
                    continue;
                }
                if one.holder == two.holder {
                    if one.amounts != two.amounts {
                        edges.push((one.holder, two.holder));
                    }
                    continue;
                }
                let more = |holder: usize, other: &Grant| {
                    deciders.iter().any(|grant| {
                        grant.holder == holder
                            && Self::common(grant, other).is_superset(&common)
                            && self.is_overlap(grant, other)
                    })
                };
                if !more(one.holder, two) && !more(two.holder, one) {
                    edges.push((one.holder, two.holder));
                }
            }
        }
        self.groups("authority/boundary", matter, edges);
    }

    /// One fault for each connected set of positions.
    fn groups(&mut self, rule: &'static str, matter: usize, edges: Vec<(usize, usize)>) {
        let mut sets: Vec<BTreeSet<usize>> = Vec::new();
        for (one, two) in edges {
            let (touched, apart): (Vec<_>, Vec<_>) = sets
                .into_iter()
                .partition(|set| set.contains(&one) || set.contains(&two));
            let mut joined: BTreeSet<usize> = touched.into_iter().flatten().collect();
            joined.extend([one, two]);
            sets = apart;
            sets.push(joined);
        }
        self.found
            .extend(sets.into_iter().map(|set| (rule, matter, set)));
    }

    fn lines_of_command(&mut self, matter: usize) {
        let deciders = self.deciders(matter);
        let (mut same, mut more) = (Vec::new(), Vec::new());
        for holder in 0..self.organisation.positions.len() {
            for place in self.all_places() {
                let here = |id: usize| -> Vec<&Grant> {
                    let own = deciders.iter().copied();
                    own.filter(|grant| grant.holder == id && grant.places.contains(&place))
                        .collect()
                };
                let own = here(holder);
                let nearest = self.superiors(holder).into_iter().find(|&id| {
                    let theirs = here(id);
                    own.iter().any(|one| {
                        theirs
                            .iter()
                            .any(|two| fits(one.per, two.per) && fits(one.case, two.case))
                    })
                });
                let Some(superior) = nearest else {
                    continue;
                };
                let theirs = here(superior);
                for (per, case) in worlds(own.iter().chain(&theirs)) {
                    let of = |list: &[&Grant]| -> Vec<Grant> {
                        let counts =
                            |grant: &&&Grant| fits(grant.per, per) && fits(grant.case, case);
                        list.iter()
                            .filter(counts)
                            .map(|grant| (*grant).clone())
                            .collect()
                    };
                    let (own, theirs) = (of(&own), of(&theirs));
                    if exceeds(&own, &theirs, matter) {
                        more.push((holder, superior));
                    }
                    if is_same(&own, &theirs, matter) {
                        same.push((holder, superior));
                    }
                }
            }
        }
        self.groups("authority/chain-duplicate", matter, same);
        self.groups("authority/inversion", matter, more);
    }

    fn gap(&mut self, matter: usize) {
        let chain = self.matter_chain(matter);
        let covers: Vec<&Cover> = self
            .covers
            .iter()
            .filter(|cover| chain.contains(&cover.matter))
            .collect();
        let open: Vec<&Cover> = self
            .open
            .iter()
            .filter(|row| row.matter == matter)
            .collect();
        let has_own = covers.iter().any(|cover| cover.matter == matter) || !open.is_empty();
        let each = covers.iter().any(|cover| cover.per == Some(Per::Each));
        let month = covers.iter().any(|cover| cover.per == Some(Per::Month));
        if covers.is_empty() || !has_own || each && month {
            return;
        }
        let mut cases: BTreeSet<Option<usize>> = covers.iter().map(|cover| cover.case).collect();
        cases.extend(open.iter().map(|row| row.case));
        if cases.len() > 1 {
            cases.remove(&None);
        }
        let has_departments = !self.organisation.departments.is_empty();
        for place in self.all_places() {
            if place.is_none() && has_departments {
                continue;
            }
            for &case in &cases {
                let here =
                    |cover: &&&Cover| cover.places.contains(&place) && fits(cover.case, case);
                let decided: Vec<&Cover> = covers.iter().filter(here).copied().collect();
                let rows = open.iter().filter(here);
                let covered: Amounts = decided
                    .iter()
                    .flat_map(|cover| cover.amounts.iter().copied())
                    .collect();
                let wanted: Amounts = match decided.is_empty() {
                    true => rows.flat_map(|row| row.amounts.iter().copied()).collect(),
                    false => (0..PLACES).collect(),
                };
                // What is missing above already is said there.
                let is_new = decided.iter().all(|cover| cover.matter == matter);
                let missing = wanted.difference(&covered);
                let unit = self.organisation.unit(matter);
                let mut missing = missing.filter(|&&place| is_amount(place, unit));
                if is_new && missing.next().is_some() {
                    self.found.push(("authority/gap", matter, BTreeSet::new()));
                    return;
                }
            }
        }
    }

    fn undecided(&mut self, matter: usize) {
        let chain = self.matter_chain(matter);
        let is_decided = self
            .covers
            .iter()
            .any(|cover| chain.contains(&cover.matter));
        if self.asked.contains(&matter) && !is_decided {
            self.found
                .push(("authority/undecided", matter, BTreeSet::new()));
        }
    }

    fn self_approval(&mut self, matter: usize) {
        let chain = self.matter_chain(matter);
        let countersigned = |grant: &Grant| {
            let Some((table, row)) = grant.row else {
                return false;
            };
            let table = self.organisation.matters[table]
                .table
                .as_ref()
                .expect("a table");
            let cells = table.columns.iter().zip(&table.rows[row].cells);
            let mut others = cells.filter(|(column, cell)| {
                matches!(cell, Some((Power::Countersign, _)))
                    && **column != Column::Position(grant.holder)
            });
            others.next().is_some()
        };
        let mut found = BTreeSet::new();
        for decision in self.deciders(matter) {
            if !decision.joint.is_empty() || countersigned(decision) {
                continue;
            }
            let asks = self.grants.iter().filter(|grant| {
                matches!(grant.power, Power::Request | Power::Prepare)
                    && grant.holder == decision.holder
                    && chain.contains(&grant.matter)
                    && (grant.matter == matter || decision.matter == matter)
            });
            for asking in asks {
                let meets = fits(asking.per, decision.per)
                    && fits(asking.case, decision.case)
                    && asking
                        .places
                        .intersection(&decision.places)
                        .next()
                        .is_some()
                    && !Self::common(asking, decision).is_empty();
                if meets && !countersigned(asking) {
                    found.insert(decision.holder);
                }
            }
        }
        for holder in found {
            let set = BTreeSet::from([holder]);
            self.found.push(("authority/self-approval", matter, set));
        }
    }

    fn mismatch(&mut self, matter: usize) {
        let classes: [&[Power]; 4] = [
            &[Power::Request],
            &[Power::Prepare],
            &[Power::Review, Power::Countersign],
            &[Power::Approve],
        ];
        for holder in 0..self.organisation.positions.len() {
            for class in classes {
                let own = self.grants.iter().filter(|grant| {
                    grant.holder == holder && grant.matter == matter && class.contains(&grant.power)
                });
                let (cells, lines): (Vec<&Grant>, Vec<&Grant>) =
                    own.partition(|grant| grant.row.is_some());
                let pers = worlds(lines.iter().chain(&cells));
                let differs = self.all_places().into_iter().any(|place| {
                    pers.iter().any(|&(per, _)| {
                        let set = |list: &[&Grant], is_final: bool| -> Amounts {
                            let counts = |grant: &&&Grant| {
                                grant.places.contains(&place)
                                    && fits(grant.per, per)
                                    && (grant.is_final || !is_final)
                            };
                            let list = list.iter().filter(counts);
                            list.flat_map(|grant| grant.amounts.iter().copied())
                                .collect()
                        };
                        let list = set(&lines, false);
                        let table = set(&cells, false);
                        !list.is_empty()
                            && !table.is_empty()
                            && list != table
                            && list != set(&cells, true)
                    })
                });
                if differs {
                    let set = BTreeSet::from([holder]);
                    self.found.push(("authority/matrix-mismatch", matter, set));
                }
            }
        }
    }
}

/// Whether there is an amount at a place: between 5 and 6 pieces there is none.
fn is_amount(place: usize, unit: Unit) -> bool {
    let ends = |at: usize| (at.checked_sub(1).map_or(0, |at| VALUES[at]), VALUES.get(at));
    match (unit, place % 2) {
        (Unit::Pieces, 0) => match ends(place / 2) {
            (low, Some(high)) => high - low > 1,
            (_, None) => true,
        },
        _ => true,
    }
}
