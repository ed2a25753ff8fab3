//! What the lists of positions and departments grant, beside the approval tables: a row for each band of amounts, as in
//! a table. Powers over people are no rows; they come with a place in the line of command.

use super::super::Maker;
use super::super::parties::Party;
use super::Entry;
use super::lines::{Act, Line};
use crate::model::authority::band::{Band, Cut};
use crate::model::authority::{By, Grant, MatterId, words};
use crate::render::sheet::Step;
use crate::syntax::concept::PowerClass;
use crate::syntax::values::{Money, Per};
use rustc_hash::FxHashMap;

/// Grants that count alike: one unit, one per what, one case.
type Kind<'a> = (Option<&'a Money>, Option<Per>, &'a [(String, String)]);

/// Adds what lists say to the matters, and, behind them, the matters that only lists name.
pub(super) fn add<'a>(maker: &Maker<'a>, entries: &mut Vec<Entry<'a>>) {
    let authority = &maker.model.authority;
    let mut lists: FxHashMap<MatterId, Vec<&'a Grant>> = FxHashMap::default();
    let mut order = Vec::new();
    for grant in &authority.grants {
        let Some(matter) = grant.matter else { continue };
        let is_listed = matches!(grant.by, By::Line(_) | By::Department(..));
        let subject = &authority.matters[matter];
        let is_shown = subject.is_declared || is_of_decision(grant.class);
        if !is_listed || subject.is_people || !is_shown {
            continue;
        }
        let list = lists.entry(matter).or_default();
        if list.is_empty() {
            order.push(matter);
        }
        list.push(grant);
    }
    for entry in entries.iter_mut() {
        if let Some(grants) = lists.remove(&MatterId(entry.at)) {
            let new = grants
                .into_iter()
                .filter(|grant| !is_in_table(entry, grant));
            let mut lines = lines(maker, new.collect());
            entry.lines.append(&mut lines);
        }
    }
    for id in order {
        if let Some(grants) = lists.remove(&id) {
            entries.push(Entry {
                at: id.0,
                name: &authority.matters[id].name,
                matter: None,
                parent: None,
                depth: 0,
                lines: lines(maker, grants),
            });
        }
    }
}

/// Powers along the way of a decision; the others say how somebody works, not what is decided.
fn is_of_decision(class: PowerClass) -> bool {
    matches!(
        class,
        PowerClass::Initiate
            | PowerClass::Prepare
            | PowerClass::Review
            | PowerClass::Recheck
            | PowerClass::Veto
            | PowerClass::Decide
    )
}

/// Whether the table of the matter says of the position what its list says.
fn is_in_table(entry: &Entry, grant: &Grant) -> bool {
    let mut acts = entry.lines.iter().flat_map(|line| &line.acts);
    acts.any(|act| {
        let same = matches!(&act.party, Party::Position(id) if Some(*id) == grant.holder);
        let decides = act.decides && grant.class == PowerClass::Decide;
        same && (decides || act.power == Some(grant.power))
    })
}

/// The rows of some grants: for each kind the bands between all their ends, with those who hold something in it.
fn lines(maker: &Maker, grants: Vec<&Grant>) -> Vec<Line> {
    let mut kinds: Vec<(Kind, Vec<&Grant>)> = Vec::new();
    for grant in grants {
        let amount = &grant.amount;
        let kind: Kind = (amount.unit.as_ref(), amount.per, &grant.keys);
        match kinds.iter_mut().find(|(known, _)| *known == kind) {
            Some((_, list)) => list.push(grant),
            None => kinds.push((kind, vec![grant])),
        }
    }
    let mut lines = Vec::new();
    for (kind, grants) in kinds {
        let mut cuts: Vec<Cut> = grants
            .iter()
            .flat_map(|grant| [grant.amount.band.low, grant.amount.band.high])
            .collect();
        cuts.sort_unstable();
        cuts.dedup();
        let bands = cuts.windows(2).map(|ends| Band {
            low: ends[0],
            high: ends[1],
        });
        for band in bands {
            let here = grants.iter().filter(|grant| grant.amount.band.meets(band));
            let acts: Vec<Act> = here.filter_map(|grant| act(maker, grant)).collect();
            if !acts.is_empty() {
                lines.push(Line {
                    matter: String::new(),
                    condition: condition(maker, band, &kind),
                    acts,
                    note: String::new(),
                });
            }
        }
    }
    lines
}

fn condition(maker: &Maker, band: Band, (unit, per, keys): &Kind) -> String {
    let language = maker.lexicon.language();
    let mut parts: Vec<String> = keys.iter().map(|(_, value)| value.clone()).collect();
    if band != Band::ALL {
        let band = words::band(language, band, *unit);
        parts.push(words::per(language, band, *per));
    }
    parts.join(&maker.lexicon.word("note-mark"))
}

fn act(maker: &Maker, grant: &Grant) -> Option<Act> {
    let power = &maker.lexicon.vocabulary().powers()[usize::from(grant.power.0)];
    let is_ours = |word: &&String| {
        let language = maker.lexicon.language();
        language.pick(!word.is_ascii(), word.is_ascii())
    };
    let word = power.words.iter().find(is_ours).or(power.words.first())?;
    Some(Act {
        party: Party::Position(grant.holder?),
        step: Step {
            power: word.clone(),
            order: None,
        },
        power: Some(grant.power),
        decides: grant.class == PowerClass::Decide,
    })
}
