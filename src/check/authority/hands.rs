//! Powers by the hand that holds them, those that were handed on included, and which two of them meet over one matter,
//! amount, department and case. Finds meetings; what is wrong with one is the rules' business.

use super::cases;
use super::cluster::order;
use super::index::{Item, connect};
use super::{Common, Grants, is_comparable, whole, wording};
use crate::check::{Context, Findings};
use crate::diagnostic::{Diagnostic, Message};
use crate::model::PositionId;
use crate::model::authority::{By, Delegation, Grant, MatterId};
use crate::syntax::concept::PowerClass;
use crate::syntax::values::Money;
use crate::syntax::vocabulary::PowerId;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use time::Date;

/// A power in somebody's hand.
#[derive(Clone, Copy)]
pub(in crate::check) struct Held<'h> {
    pub(in crate::check) grant: &'h Grant,
    pub(in crate::check) holder: PositionId,
    /// Who handed it on.
    pub(in crate::check) from: Option<PositionId>,
    days: (Option<Date>, Option<Date>),
}

/// A power that was handed on, as if it had been granted.
pub(in crate::check) struct Handed {
    grant: Grant,
    holder: PositionId,
    from: PositionId,
    days: (Option<Date>, Option<Date>),
}

/// What kind of power, as far as pairs of powers go by it.
pub(in crate::check) type Kind = (PowerId, PowerClass);

/// All powers, by who holds them.
pub(in crate::check) struct Hands<'h> {
    pub(in crate::check) grants: &'h Grants<'h>,
    by_holder: Vec<Vec<Held<'h>>>,
}

/// Two powers that meet, with all others over the same matter that meet one of them.
pub(in crate::check) struct Meeting<'h> {
    /// The lower of the matters: where it is said.
    pub(in crate::check) matter: MatterId,
    /// Sorted.
    pub(in crate::check) positions: Vec<PositionId>,
    /// As they are written.
    pub(in crate::check) held: Vec<Held<'h>>,
    /// Two that meet, one of them the one that is written last.
    pub(in crate::check) shown: (Held<'h>, Held<'h>),
    pub(in crate::check) common: Common,
}

/// Whether a power may be used on some day, if a day is given.
pub(in crate::check) fn is_in_force(delegation: &Delegation, day: Option<Date>) -> bool {
    day.is_none_or(|day| {
        delegation.from.is_none_or(|from| from <= day)
            && delegation.until.is_none_or(|until| day <= until)
    })
}

/// What delegates hold on the day of the check.
pub(in crate::check) fn handed(context: &Context) -> Vec<Handed> {
    let all = &context.model.authority.delegations;
    let now = all
        .iter()
        .filter(|delegation| is_in_force(delegation, context.config.as_of));
    now.flat_map(|delegation| {
        let others = delegation.delegates.iter();
        others
            .filter(|&&holder| holder != delegation.grantor)
            .map(|&holder| Handed {
                grant: granted(delegation, holder),
                holder,
                from: delegation.grantor,
                days: (delegation.from, delegation.until),
            })
    })
    .collect()
}

fn granted(delegation: &Delegation, holder: PositionId) -> Grant {
    Grant {
        holder: Some(holder),
        power: delegation.power,
        class: delegation.class,
        matter: Some(delegation.matter),
        scope: delegation.scope.clone(),
        amount: delegation.amount.clone(),
        keys: delegation.keys.clone(),
        joint: Vec::new(),
        joint_unknown: false,
        is_either: false,
        is_final: true,
        is_scoped: true,
        by: By::Line(delegation.line),
        span: delegation.span,
        limit_span: delegation.span,
    }
}

impl Held<'_> {
    pub(in crate::check) fn kind(&self) -> Kind {
        (self.grant.power, self.grant.class)
    }

    /// The power as another place of a finding.
    pub(in crate::check) fn said(&self, context: &Context) -> Message {
        let grants = context.grants();
        let held = grants.held(context.vocabulary, self.grant);
        match self.from {
            None => held,
            Some(from) => Message {
                id: format!("authority-handed{}", &held.id["authority-held".len()..]),
                ..held
            }
            .arg("from", grants.name(from)),
        }
    }

    /// Whether there is a day on which both may be used.
    fn overlaps(&self, other: &Self) -> bool {
        let before =
            |one: Option<Date>, two: Option<Date>| one.zip(two).is_some_and(|(a, b)| a < b);
        !before(self.days.1, other.days.0) && !before(other.days.1, self.days.0)
    }
}

impl<'h> Hands<'h> {
    pub(in crate::check) fn of(grants: &'h Grants<'h>, handed: &'h [Handed]) -> Self {
        let mut by_holder = vec![Vec::new(); grants.model.positions.len()];
        for grant in &grants.said.grants {
            if let Some(holder) = grant.holder.filter(|_| grant.matter.is_some()) {
                by_holder[holder.0 as usize].push(Held {
                    grant,
                    holder,
                    from: None,
                    days: (None, None),
                });
            }
        }
        for one in handed {
            by_holder[one.holder.0 as usize].push(Held {
                grant: &one.grant,
                holder: one.holder,
                from: Some(one.from),
                days: one.days,
            });
        }
        Self { grants, by_holder }
    }

    /// What a position holds over matters.
    pub(in crate::check) fn of_holder(&self, id: PositionId) -> &[Held<'h>] {
        &self.by_holder[id.0 as usize]
    }

    /// What a position holds of some classes.
    pub(in crate::check) fn of_classes(
        &self,
        id: PositionId,
        classes: &[PowerClass],
    ) -> Vec<Held<'h>> {
        let own = self.of_holder(id).iter().copied();
        own.filter(|held| classes.contains(&held.grant.class))
            .collect()
    }

    /// Powers within one hand that meet, matter by matter: those of kinds that do not go together, and of which a test
    /// of the two finds nothing that excuses them.
    pub(in crate::check) fn within(
        &self,
        hand: &[Held<'h>],
        kinds: &dyn Fn(Kind, Kind, MatterId) -> bool,
        applies: &dyn Fn(&Held, &Held) -> bool,
    ) -> Vec<Meeting<'h>> {
        self.meetings(hand, hand.len(), kinds, applies)
    }

    /// Powers of one hand that meet powers of another. The first of two kinds is of the first hand.
    pub(in crate::check) fn between(
        &self,
        one: &[Held<'h>],
        two: &[Held<'h>],
        kinds: &dyn Fn(Kind, Kind, MatterId) -> bool,
        applies: &dyn Fn(&Held, &Held) -> bool,
    ) -> Vec<Meeting<'h>> {
        if one.is_empty() || two.is_empty() {
            return Vec::new();
        }
        let both: Vec<Held> = one.iter().chain(two).copied().collect();
        self.meetings(&both, one.len(), kinds, applies)
    }

    /// Meetings within a list, or between its parts if it is divided before its end.
    fn meetings(
        &self,
        all: &[Held<'h>],
        divide: usize,
        kinds: &dyn Fn(Kind, Kind, MatterId) -> bool,
        applies: &dyn Fn(&Held, &Held) -> bool,
    ) -> Vec<Meeting<'h>> {
        let matters = &self.grants.said.matters;
        let mut by_matter: BTreeMap<MatterId, Vec<usize>> = BTreeMap::new();
        for (at, held) in all.iter().enumerate() {
            if let Some(matter) = held.grant.matter.filter(|&id| !matters[id].is_people) {
                by_matter.entry(matter).or_default().push(at);
            }
        }
        let mut found = Vec::new();
        for (&matter, own) in &by_matter {
            let above = matters.chain(matter).skip(1);
            let above = above.filter_map(|id| by_matter.get(&id)).flatten();
            let sorts = Sorts::of(all, divide, own, above);
            let partners = sorts.partners(&|one, two| kinds(one, two, matter));
            if partners.iter().all(Vec::is_empty) {
                continue;
            }
            found.extend(self.met(all, divide, matter, &sorts, &partners, applies));
        }
        found
    }

    fn met(
        &self,
        all: &[Held<'h>],
        divide: usize,
        matter: MatterId,
        sorts: &Sorts,
        partners: &[Vec<usize>],
        applies: &dyn Fn(&Held, &Held) -> bool,
    ) -> Option<Meeting<'h>> {
        let item = |&(at, class): &(usize, usize)| {
            let grant = all[at].grant;
            Item {
                band: grant.amount.band.common(whole(&grant.amount.unit)),
                scope: &grant.scope,
                class,
            }
        };
        let items: Vec<Item> = sorts.items.iter().map(item).collect();
        let partners: Vec<&[usize]> = partners.iter().map(Vec::as_slice).collect();
        let in_order = |one: usize, two: usize| {
            let (one, two) = (sorts.items[one].0, sorts.items[two].0);
            match one >= divide {
                true => (&all[two], &all[one]),
                false => (&all[one], &all[two]),
            }
        };
        let edges = connect(&items, &partners, |one, two| {
            let (one, two) = in_order(one, two);
            is_comparable(&one.grant.amount, &two.grant.amount)
                && cases::meet(&one.grant.keys, &two.grant.keys)
                && one.overlaps(two)
                && applies(one, two)
        });
        let mut places: Vec<usize> = edges.iter().flat_map(|&(one, two)| [one, two]).collect();
        places.sort_unstable_by_key(|&at| (order(all[sorts.items[at].0].grant.span), at));
        places.dedup();
        let last = *places.last()?;
        let edge = edges.iter().find(|edge| edge.0 == last || edge.1 == last)?;
        let (one, two) = in_order(edge.0, edge.1);
        let held: Vec<Held> = places.iter().map(|&at| all[sorts.items[at].0]).collect();
        let mut positions: Vec<PositionId> = held.iter().map(|held| held.holder).collect();
        positions.sort_unstable();
        positions.dedup();
        Some(Meeting {
            matter,
            positions,
            held,
            shown: (*one, *two),
            common: self.grants.common_of(one.grant, two.grant)?,
        })
    }
}

/// Meetings of different hands over one matter, gathered into one for each connected set of positions.
pub(in crate::check) fn gathered<'h>(all: Vec<Meeting<'h>>) -> Vec<Meeting<'h>> {
    let mut by_matter: BTreeMap<MatterId, Vec<Meeting>> = BTreeMap::new();
    for mut meeting in all {
        let sets = by_matter.entry(meeting.matter).or_default();
        let shares = |set: &Meeting| {
            let mut theirs = set.positions.iter();
            theirs.any(|id| meeting.positions.contains(id))
        };
        let (joined, others): (Vec<Meeting>, Vec<Meeting>) = sets.drain(..).partition(shares);
        *sets = others;
        for set in joined {
            meeting = joint(set, meeting);
        }
        sets.push(meeting);
    }
    let mut found: Vec<Meeting> = by_matter.into_values().flatten().collect();
    found.sort_by_key(|meeting| meeting.held.last().map(|held| order(held.grant.span)));
    found
}

/// Two meetings as one; the one that is written last is shown.
fn joint<'h>(one: Meeting<'h>, two: Meeting<'h>) -> Meeting<'h> {
    let last = |meeting: &Meeting| meeting.held.last().map(|held| order(held.grant.span));
    let (mut first, mut second) = (one, two);
    if last(&first) < last(&second) {
        std::mem::swap(&mut first, &mut second);
    }
    first.held.append(&mut second.held);
    first
        .held
        .sort_by_key(|held| (order(held.grant.span), held.holder));
    first
        .held
        .dedup_by_key(|held| (order(held.grant.span), held.holder));
    first.positions.append(&mut second.positions);
    first.positions.sort_unstable();
    first.positions.dedup();
    first
}

impl<'h> Meeting<'h> {
    /// A finding about the matter at the power that is written last, with all others as other places. It names the two
    /// that are shown as `one` and `two`, what they may do as `does` and `also`, and a case: `amount` and `department`.
    /// The variant is the one given, with `-any` behind it if every amount would do.
    pub(in crate::check) fn told(
        &self,
        context: &Context,
        findings: &Findings,
        variant: Option<&str>,
    ) -> Diagnostic {
        let grants = context.grants();
        let (one, two) = &self.shown;
        let last = self.held.last().unwrap_or(two);
        let power = |held: &Held| wording::power(context.vocabulary, held.grant.power);
        let mut finding = grants.about(findings, self.matter, last.grant.span);
        if let Some(variant) = variant {
            finding = finding.variant(variant);
        }
        finding = finding
            .arg("one", grants.name(one.holder))
            .arg("two", grants.name(two.holder))
            .arg("does", power(one))
            .arg("also", power(two));
        let rest = self.held.iter().rev().skip(1).rev();
        for held in rest {
            finding = finding.related(held.grant.span, held.said(context));
        }
        grants.shown(finding, &self.common, self.unit())
    }

    /// As [`Meeting::told`], as the variant `many` with `positions` and `count` if it names more than two.
    pub(in crate::check) fn told_together(
        &self,
        context: &Context,
        findings: &Findings,
    ) -> Diagnostic {
        let is_many = self.positions.len() > 2;
        let finding = self.told(context, findings, is_many.then_some("many"));
        match is_many {
            true => finding
                .arg("positions", context.grants().names(&self.positions))
                .arg("count", self.positions.len()),
            false => finding,
        }
    }

    fn unit(&self) -> Option<&'h Money> {
        let (one, two) = &self.shown;
        let units = [&one.grant.amount.unit, &two.grant.amount.unit];
        units.into_iter().find_map(|unit| unit.as_ref())
    }
}

/// The items of one matter, sorted by kind, hand, and whether they are over the matter itself.
struct Sorts {
    /// Each with its sort.
    items: Vec<(usize, usize)>,
    sorts: Vec<Sort>,
    /// Whether there are two hands; then only what is in different hands meets.
    is_divided: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Sort {
    kind: Kind,
    is_second: bool,
    is_own: bool,
}

impl Sorts {
    fn of<'i>(
        all: &[Held],
        divide: usize,
        own: &'i [usize],
        above: impl Iterator<Item = &'i usize>,
    ) -> Self {
        let mut sorts = Self {
            items: Vec::new(),
            sorts: Vec::new(),
            is_divided: divide < all.len(),
        };
        let mut known: FxHashMap<Sort, usize> = FxHashMap::default();
        let marked = own.iter().map(|&at| (at, true));
        for (at, is_own) in marked.chain(above.map(|&at| (at, false))) {
            let sort = Sort {
                kind: all[at].kind(),
                is_second: at >= divide,
                is_own,
            };
            let next = sorts.sorts.len();
            let number = *known.entry(sort).or_insert(next);
            if number == next {
                sorts.sorts.push(sort);
            }
            sorts.items.push((at, number));
        }
        sorts
    }

    /// For each sort those that do not go with it.
    fn partners(&self, kinds: &dyn Fn(Kind, Kind) -> bool) -> Vec<Vec<usize>> {
        let clash = |one: &Sort, two: &Sort| {
            let (first, second) = match one.is_second {
                true => (two, one),
                false => (one, two),
            };
            let is_pair = match self.is_divided {
                true => one.is_second != two.is_second && kinds(first.kind, second.kind),
                false => kinds(first.kind, second.kind) || kinds(second.kind, first.kind),
            };
            is_pair && (one.is_own || two.is_own)
        };
        let sorts = self.sorts.iter();
        sorts
            .map(|one| {
                let others = self.sorts.iter().enumerate();
                others
                    .filter(|(_, two)| clash(one, two))
                    .map(|(at, _)| at)
                    .collect()
            })
            .collect()
    }
}
