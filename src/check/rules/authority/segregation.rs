//! authority/segregation: powers that do not belong in one hand are in one: of a position, of a position and its deputy,
//! or of a person with several posts.

use crate::check::authority::hands::{Hands, Held, Kind, Meeting, handed};
use crate::check::segregation::{Pair, Source};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::locale::{Catalogue, word};
use crate::model::PositionId;
use crate::model::authority::MatterId;
use crate::syntax::concept::{Cycle, PowerClass};
use rustc_hash::FxHashSet;

pub const RULE: Rule = Rule::new(
    "authority/segregation",
    Severity::Error,
    include_str!("segregation.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let handed = handed(context);
    let hands = Hands::of(context.grants(), &handed);
    let pairs = Pairs {
        all: Pair::all(context.vocabulary, &context.config.segregation),
        context,
    };
    for id in context.model.position_ids() {
        let kinds = |one: Kind, two: Kind, matter| {
            !is_told_otherwise(one, two) && pairs.first(one, two, matter).is_some()
        };
        for meeting in hands.within(hands.of_holder(id), &kinds, &|_, _| true) {
            pairs.tell(findings, &meeting, None, None);
        }
    }
    for together in together(context) {
        let (one, two) = together.posts;
        let kinds = |one: Kind, two: Kind, matter| pairs.first(one, two, matter).is_some();
        let is_new = |one: &Held, two: &Held| !is_handed_between(one, two);
        let met = hands.between(hands.of_holder(one), hands.of_holder(two), &kinds, &is_new);
        for meeting in met {
            let variant = match together.person {
                Some(_) => Some("person"),
                None => Some("deputy"),
            };
            pairs.tell(findings, &meeting, variant, together.person);
        }
    }
}

/// What one position has of the other meets what that one has anyway.
fn is_handed_between(one: &Held, two: &Held) -> bool {
    one.from == Some(two.holder) || two.from == Some(one.holder)
}

/// Whether self-approval or same-hand tells of two powers in one position.
fn is_told_otherwise(one: Kind, two: Kind) -> bool {
    use PowerClass::{Decide, Execute, Initiate, Prepare, Recheck, Record};
    let is = |asks: &[PowerClass], other: PowerClass| {
        asks.contains(&one.1) && two.1 == other || asks.contains(&two.1) && one.1 == other
    };
    is(&[Initiate, Prepare], Decide) || is(&[Prepare, Execute, Record], Recheck)
}

/// Two posts in one hand.
struct Together {
    posts: (PositionId, PositionId),
    /// Who holds both; None for a position with its deputy.
    person: Option<u32>,
}

/// Posts of one person, and positions with their deputies; no two posts twice.
fn together(context: &Context) -> Vec<Together> {
    let model = context.model;
    let mut found = Vec::new();
    let mut seen = FxHashSet::default();
    let mut add = |one: PositionId, two: PositionId, person| {
        if one != two && seen.insert((one.min(two), one.max(two))) {
            found.push(Together {
                posts: (one, two),
                person,
            });
        }
    };
    for (at, person) in model.persons.iter().enumerate() {
        let posts: Vec<PositionId> = person.positions.iter().filter_map(|link| link.to).collect();
        for (place, &one) in posts.iter().enumerate() {
            for &two in &posts[place + 1..] {
                add(one, two, Some(at as u32));
            }
        }
    }
    for id in model.position_ids() {
        for deputy in model[id].deputies.iter().filter_map(|link| link.to) {
            add(id, deputy, None);
        }
    }
    found
}

struct Pairs<'c, 'a> {
    all: Vec<Pair>,
    context: &'c Context<'a>,
}

impl Pairs<'_, '_> {
    /// The pair that two powers over a matter make: one of the matter's cycle before a general one.
    fn first(&self, one: Kind, two: Kind, matter: MatterId) -> Option<&Pair> {
        let own = self.cycle(matter);
        let pairs = || self.all.iter().filter(|pair| pair.holds(&one, &two));
        let in_cycle = pairs().find(|pair| pair.cycle.is_some() && pair.cycle == own);
        in_cycle.or_else(|| pairs().find(|pair| pair.cycle.is_none()))
    }

    /// 循环 of a matter, or of the nearest above it that has one.
    fn cycle(&self, matter: MatterId) -> Option<Cycle> {
        let model = self.context.model;
        let mut chain = model.authority.matters.chain(matter);
        chain.find_map(|id| model.matters.get(id.0 as usize)?.cycle.value().copied())
    }

    fn tell(
        &self,
        findings: &mut Findings,
        meeting: &Meeting,
        variant: Option<&str>,
        person: Option<u32>,
    ) {
        let (one, two) = meeting.shown;
        let pair = self.first(one.kind(), two.kind(), meeting.matter);
        let source = pair.map_or(Source::Practice, |pair| pair.source);
        let source = word(|language| Catalogue::of(language).plain(source.message()));
        let mut finding = meeting.told(self.context, findings, variant);
        if let Some(at) = person {
            finding = finding.arg(
                "person",
                self.context.model.persons[at as usize].name.as_str(),
            );
        }
        findings.push(finding.arg("source", source));
    }
}
