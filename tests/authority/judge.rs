//! What is wrong with a made-up organisation, found by trying: every amount that occurs and every stretch between them,
//! in every department, over every matter. Shares nothing with the program.

use crate::spec::{Band, Column, Organisation, Per, Power, VALUES};
use std::collections::{BTreeMap, BTreeSet};

/// A fault: the rule, the matter, the positions.
pub type Fault = (&'static str, usize, BTreeSet<usize>);

/// Even places are stretches between the numbers and outside of them, odd ones are the numbers.
const PLACES: usize = 2 * VALUES.len() + 1;

type Amounts = BTreeSet<usize>;

/// A department; None is the organisation outside of all.
type Place = Option<usize>;

#[derive(Clone)]
struct Grant {
    holder: usize,
    power: Power,
    matter: usize,
    places: BTreeSet<Place>,
    amounts: Amounts,
    is_limited: bool,
    per: Option<Per>,
    case: Option<usize>,
    joint: BTreeSet<usize>,
    /// The matter of its table, and the row.
    row: Option<(usize, usize)>,
    is_final: bool,
}

/// What is decided, whoever may stand there.
struct Cover {
    matter: usize,
    places: BTreeSet<Place>,
    amounts: Amounts,
    per: Option<Per>,
    case: Option<usize>,
}

fn amounts(band: Band) -> Amounts {
    let low = band
        .low
        .map_or(0, |(at, own)| 2 * at + 1 + usize::from(!own));
    let high = band
        .high
        .map_or(PLACES - 1, |(at, own)| 2 * at + usize::from(own));
    (low..=high).collect()
}

/// Whether amounts are one number and no stretch.
fn is_number(amounts: &Amounts) -> bool {
    amounts.len() == 1 && amounts.iter().all(|place| place % 2 == 1)
}

fn fits<T: PartialEq>(one: Option<T>, two: Option<T>) -> bool {
    one.is_none() || two.is_none() || one == two
}

pub struct Judge<'o> {
    organisation: &'o Organisation,
    grants: Vec<Grant>,
    covers: Vec<Cover>,
    /// Rows in which nobody decides.
    open: Vec<Cover>,
    /// Matters that are asked of by whoever applies.
    asked: BTreeSet<usize>,
    found: Vec<Fault>,
}

impl<'o> Judge<'o> {
    pub fn of(organisation: &'o Organisation) -> Self {
        let mut judge = Self {
            organisation,
            grants: Vec::new(),
            covers: Vec::new(),
            open: Vec::new(),
            asked: BTreeSet::new(),
            found: Vec::new(),
        };
        for matter in 0..organisation.matters.len() {
            judge.read_table(matter);
        }
        for holder in 0..organisation.positions.len() {
            judge.read_lines(holder);
        }
        judge
    }

    pub fn faults(mut self) -> BTreeSet<Fault> {
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

    fn all_places(&self) -> BTreeSet<Place> {
        let departments = (0..self.organisation.departments.len()).map(Some);
        departments.chain([None]).collect()
    }

    fn subtree(&self, of: usize) -> BTreeSet<Place> {
        let is_below = |at: usize| self.department_chain(at).contains(&of);
        (0..self.organisation.departments.len())
            .filter(|&at| is_below(at))
            .map(Some)
            .collect()
    }

    fn department_chain(&self, from: usize) -> Vec<usize> {
        let next = |at: &usize| self.organisation.departments[*at].parent;
        std::iter::successors(Some(from), next).collect()
    }

    fn matter_chain(&self, from: usize) -> Vec<usize> {
        let next = |at: &usize| self.organisation.matters[*at].parent;
        std::iter::successors(Some(from), next).collect()
    }

    fn superiors(&self, from: usize) -> Vec<usize> {
        let next = |at: &usize| self.organisation.positions[*at].superior;
        std::iter::successors(next(&from), next).collect()
    }

    fn in_line(&self, one: usize, two: usize) -> bool {
        self.superiors(one).contains(&two) || self.superiors(two).contains(&one)
    }

    fn table_places(&self, matter: usize) -> BTreeSet<Place> {
        let scope = self.organisation.matters[matter].scope;
        scope.map_or_else(|| self.all_places(), |id| self.subtree(id))
    }

    fn read_table(&mut self, matter: usize) {
        let Some(table) = &self.organisation.matters[matter].table else {
            return;
        };
        let places = self.table_places(matter);
        for (number, row) in table.rows.iter().enumerate() {
            let cells = || table.columns.iter().zip(&row.cells);
            let decisions: Vec<(Column, Option<u32>)> = cells()
                .filter_map(|(column, cell)| match cell {
                    Some((Power::Approve, order)) => Some((*column, *order)),
                    _ => None,
                })
                .collect();
            let last = decisions.iter().map(|(_, order)| *order).max();
            let cover = Cover {
                matter,
                places: places.clone(),
                amounts: amounts(row.band),
                per: None,
                case: row.case,
            };
            if !decisions.is_empty() {
                self.covers.push(cover);
            } else if row.cells.iter().any(Option::is_some) {
                self.open.push(cover);
            }
            for (column, cell) in cells() {
                let Some((power, order)) = *cell else {
                    continue;
                };
                let signers = decisions.iter().filter_map(|(other, number)| match other {
                    Column::Position(id) if order.is_some() && *number == order => Some(*id),
                    _ => None,
                });
                let signers: BTreeSet<usize> = match power {
                    Power::Approve => signers.collect(),
                    _ => BTreeSet::new(),
                };
                let holders: Vec<(usize, BTreeSet<Place>)> = match column {
                    Column::Position(id) => vec![(*id, places.clone())],
                    Column::Applicant => {
                        self.asked.insert(matter);
                        Vec::new()
                    }
                    Column::Head => self.heads(&places),
                };
                if matches!(
                    power,
                    Power::Request | Power::Prepare | Power::Review | Power::Countersign
                ) {
                    self.asked.insert(matter);
                }
                for (holder, places) in holders {
                    self.grants.push(Grant {
                        holder,
                        power,
                        matter,
                        places,
                        amounts: amounts(row.band),
                        is_limited: row.band != Band::default(),
                        per: None,
                        case: row.case,
                        joint: signers.iter().copied().filter(|id| *id != holder).collect(),
                        row: Some((matter, number)),
                        is_final: power != Power::Approve || order.is_none() || Some(order) == last,
                    });
                }
            }
        }
    }

    /// The head of each department, or of the nearest above that has one.
    fn heads(&self, places: &BTreeSet<Place>) -> Vec<(usize, BTreeSet<Place>)> {
        let mut found: BTreeMap<usize, BTreeSet<Place>> = BTreeMap::new();
        for &place in places {
            let Some(department) = place else {
                continue;
            };
            let chain = self.department_chain(department).into_iter();
            let head = chain
                .filter_map(|id| self.organisation.departments[id].head)
                .next();
            if let Some(head) = head {
                found.entry(head).or_default().insert(place);
            }
        }
        found.into_iter().collect()
    }

    fn read_lines(&mut self, holder: usize) {
        let position = &self.organisation.positions[holder];
        for line in &position.lines {
            let table = self
                .matter_chain(line.matter)
                .into_iter()
                .find(|&id| self.organisation.matters[id].table.is_some());
            let places = match (line.scope, table, position.department) {
                (Some(Some(id)), ..) => self.subtree(id),
                (Some(None), ..) => self.all_places(),
                (None, Some(matter), _) => self.table_places(matter),
                (None, None, Some(id)) => self.subtree(id),
                (None, None, None) => self.all_places(),
            };
            if line.power == Power::Approve {
                self.covers.push(Cover {
                    matter: line.matter,
                    places: places.clone(),
                    amounts: amounts(line.band),
                    per: line.per,
                    case: None,
                });
            } else {
                self.asked.insert(line.matter);
            }
            self.grants.push(Grant {
                holder,
                power: line.power,
                matter: line.matter,
                places,
                amounts: amounts(line.band),
                is_limited: line.band != Band::default(),
                per: line.per,
                case: None,
                joint: line.joint.into_iter().collect(),
                row: None,
                is_final: true,
            });
        }
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
                if is_new && !wanted.is_subset(&covered) {
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

/// The ways of counting and the cases that some grants say; one without if they say none.
fn worlds<'g>(
    list: impl Iterator<Item = &'g &'g Grant> + Clone,
) -> Vec<(Option<Per>, Option<usize>)> {
    let mut pers: Vec<Option<Per>> = Vec::new();
    let mut cases: BTreeSet<Option<usize>> = BTreeSet::new();
    for grant in list {
        if grant.is_limited && !pers.contains(&grant.per) {
            pers.push(grant.per);
        }
        cases.insert(grant.case);
    }
    if pers.iter().any(Option::is_some) {
        pers.retain(Option::is_some);
    }
    if pers.is_empty() {
        pers.push(None);
    }
    if cases.len() > 1 {
        cases.remove(&None);
    }
    pers.iter()
        .flat_map(|&per| cases.iter().map(move |&case| (per, case)))
        .collect()
}

fn reach(list: &[Grant], is_counted: impl Fn(&Grant) -> bool) -> Option<usize> {
    let list = list.iter().filter(|grant| is_counted(grant));
    list.filter_map(|grant| grant.amounts.last().copied()).max()
}

/// Whether some hold more than others, by a grant over the matter itself.
fn exceeds(own: &[Grant], theirs: &[Grant], matter: usize) -> bool {
    let all = |_: &Grant| true;
    let above = |grant: &Grant| grant.matter != matter;
    let (Some(mine), Some(other)) = (reach(own, all), reach(theirs, all)) else {
        return false;
    };
    let is_old = reach(own, above) == Some(mine) && reach(theirs, above) == Some(other);
    mine > other && !is_old
}

/// Stretches of amounts without a hole, each with who makes it up.
fn stretches(list: &[Grant]) -> Vec<(Amounts, Vec<&Grant>)> {
    let all: Amounts = list
        .iter()
        .flat_map(|grant| grant.amounts.iter().copied())
        .collect();
    let mut found: Vec<Amounts> = Vec::new();
    for place in all {
        match found.last_mut() {
            Some(last) if last.contains(&(place.wrapping_sub(1))) => {
                last.insert(place);
            }
            _ => found.push(BTreeSet::from([place])),
        }
    }
    let of = |amounts: Amounts| {
        let makers = list
            .iter()
            .filter(|grant| grant.amounts.is_subset(&amounts));
        let makers = makers.collect();
        (amounts, makers)
    };
    found.into_iter().map(of).collect()
}

fn is_same(own: &[Grant], theirs: &[Grant], matter: usize) -> bool {
    let old = |list: &[Grant]| -> Vec<Grant> {
        list.iter()
            .filter(|grant| grant.matter != matter)
            .cloned()
            .collect()
    };
    let (old_own, old_theirs) = (old(own), old(theirs));
    let is_old = |amounts: &Amounts| {
        let has = |list: &[Grant]| stretches(list).iter().any(|(other, _)| other == amounts);
        has(&old_own) && has(&old_theirs)
    };
    let others = stretches(theirs);
    stretches(own).iter().any(|(amounts, mine)| {
        others.iter().any(|(other, theirs)| {
            let pairs = || {
                mine.iter()
                    .flat_map(|one| theirs.iter().map(move |two| (one, two)))
            };
            let is_joint = pairs().any(|(one, two)| {
                one.joint.contains(&two.holder) || two.joint.contains(&one.holder)
            });
            let is_row = pairs().all(|(one, two)| one.row.is_some() && one.row == two.row);
            amounts == other && !is_old(amounts) && !is_joint && !is_row
        })
    })
}
