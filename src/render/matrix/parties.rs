//! Positions as the columns of a table, in the order of print, under their departments; so many on a sheet as paper
//! can take.

use super::{Maker, subject};
use crate::model::{DepartmentId, Entity, Link, PositionId, Target};
use crate::render::sheet::{Cell, Column, merge_across};
use std::ops::Range;

/// Who has a column.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) enum Party {
    Position(PositionId),
    /// Somebody whom no position describes: a name as it is written.
    Named(String),
}

/// More columns than this are not legible on one sheet of A3.
pub(super) const WIDEST: usize = 22;

/// Nor does a table without pages have more: it is data, and grows with their square.
pub(super) const MOST: usize = 200;

/// Columns of one table, in order.
pub(super) struct Parties(pub(super) Vec<Party>);

impl Parties {
    /// Positions in the order of print, then the others in the order in which they are named.
    pub(super) fn sorted(maker: &Maker, mut parties: Vec<Party>) -> Self {
        let mut rank = vec![usize::MAX; maker.model.positions.len()];
        for (at, &(_, id)) in maker.order.positions.iter().enumerate() {
            rank[id.0 as usize] = at;
        }
        parties.sort_by_key(|party| match party {
            Party::Position(id) => rank[id.0 as usize],
            Party::Named(_) => usize::MAX,
        });
        Self(parties)
    }

    /// So many columns as fit on a sheet, as evenly as can be, but rather a department whole.
    pub(super) fn parts(&self, maker: &Maker) -> Vec<Range<usize>> {
        let count = self.0.len();
        let sheets = count.div_ceil(WIDEST).max(1);
        let even = count.div_ceil(sheets);
        let mut parts = Vec::new();
        let mut start = 0;
        while start < count {
            let most = (start + WIDEST).min(count);
            let wanted = (start + even).min(count);
            let whole = |&end: &usize| {
                end == count || maker.party_home(&self.0[end]) != maker.party_home(&self.0[end - 1])
            };
            // The nearest border of a department in the second half, else where it falls.
            let least = start + even.div_ceil(2);
            let border = (least..=wanted).rev().find(whole);
            let border = border.or_else(|| (wanted..=most).find(whole));
            let end = border.unwrap_or(wanted).max(start + 1);
            parts.push(start..end);
            start = end;
        }
        if parts.is_empty() {
            parts.push(0..0);
        }
        parts
    }
}

impl Maker<'_> {
    fn party_home(&self, party: &Party) -> Option<DepartmentId> {
        match party {
            Party::Position(id) => self.model[*id].department,
            Party::Named(_) => None,
        }
    }

    /// Whoever a name stands for: each of those it leaves open, or the name itself.
    pub(super) fn parties_of(&self, link: &Link) -> Vec<Party> {
        let references = &self.model.references;
        let at = references.partition_point(|reference| reference.span < link.span);
        let target = references[at..]
            .iter()
            .take_while(|reference| reference.span == link.span)
            .find(|reference| reference.text == link.text)
            .map(|reference| &reference.target);
        match (target, link.to) {
            (Some(Target::Either(several)), _) => {
                several.iter().copied().map(Party::Position).collect()
            }
            (_, Some(id)) => vec![Party::Position(id)],
            (_, None) => vec![Party::Named(link.text.clone())],
        }
    }

    pub(super) fn party_column(&self, party: &Party) -> Column {
        let id = match party {
            Party::Position(id) => format!("position:{}", self.model[*id].id),
            Party::Named(name) => format!("name:{name}"),
        };
        Column::narrow(id, 4.6, 7.0)
    }

    /// The rows of a head: departments over their positions, unless all are of one; the cells before and behind reach
    /// over both.
    pub(super) fn heads(
        &self,
        before: &[String],
        parties: &[Party],
        behind: &[String],
    ) -> Vec<Vec<Cell>> {
        let strings = |texts: &[String]| texts.iter().map(Cell::text).collect::<Vec<_>>();
        let names = parties.iter().map(|party| match party {
            Party::Position(id) => {
                Cell::text(self.model[*id].title.as_str()).naming(subject(Entity::Position(*id)))
            }
            Party::Named(name) => Cell::text(name.as_str()),
        });
        let homes: Vec<String> = parties
            .iter()
            .map(|party| match party {
                Party::Position(id) => self.home(self.model[*id].department),
                Party::Named(_) => self.word("others"),
            })
            .collect();
        let single = homes.windows(2).all(|two| two[0] == two[1]);
        let mut low = strings(before);
        low.extend(names);
        low.extend(strings(behind));
        if single {
            return vec![low];
        }
        let mut high = strings(before);
        let mut over: Vec<Cell> = homes.iter().map(Cell::text).collect();
        merge_across(&mut over, 0);
        high.extend(over);
        high.extend(strings(behind));
        let fixed = (0..before.len()).chain(before.len() + parties.len()..low.len());
        for at in fixed {
            high[at].down = 2;
            low[at] = Cell::covered();
        }
        vec![high, low]
    }
}
