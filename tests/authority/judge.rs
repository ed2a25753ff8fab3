//! What is wrong with a made-up organisation, found by trying: every amount that occurs and every stretch between them,
//! in every department, over every matter. Shares nothing with the program.

mod faults;
mod stretches;

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
                    Column::Executive => self.executives(&places),
                    // Another for each applicant.
                    Column::Superior => Vec::new(),
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
        self.by_department(places, |line| line.first().copied())
    }

    /// The next above the head of each department who heads none of its line.
    fn executives(&self, places: &BTreeSet<Place>) -> Vec<(usize, BTreeSet<Place>)> {
        self.by_department(places, |line| {
            let mut above = self.superiors(*line.first()?).into_iter();
            above.find(|id| !line.contains(id))
        })
    }

    /// Who stands for each department, told by the heads of its line, the nearest first.
    fn by_department(
        &self,
        places: &BTreeSet<Place>,
        who: impl Fn(&[usize]) -> Option<usize>,
    ) -> Vec<(usize, BTreeSet<Place>)> {
        let mut found: BTreeMap<usize, BTreeSet<Place>> = BTreeMap::new();
        for &place in places {
            let Some(department) = place else {
                continue;
            };
            let chain = self.department_chain(department).into_iter();
            let line: Vec<usize> = chain
                .filter_map(|id| self.organisation.departments[id].head)
                .collect();
            if let Some(id) = who(&line) {
                found.entry(id).or_default().insert(place);
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
}
