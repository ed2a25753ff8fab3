//! What a position may do, as far as duties and indicators are weighed against it: the words of powers clause by clause,
//! and the powers that approval tables, joint signers and delegations give. Scopes and limits are `authority`'s business.

use super::Context;
use super::duties::folded;
use crate::model::PositionId;
use crate::model::authority::By;
use crate::model::body::{Block, Body, Entry, Prose};
use crate::syntax::concept::{Key, PowerClass};
use crate::syntax::vocabulary::Power;
use crate::text::fold;
use rustc_hash::FxHashMap;
use std::ops::Range;

/// The powers of all positions.
pub(super) struct Powers<'a> {
    holders: Vec<Holder<'a>>,
    pub(super) words: PowerWords<'a>,
}

/// What a position may do.
#[derive(Default)]
pub(super) struct Holder<'a> {
    /// Its own, those of the department that it heads, and those handed to it.
    pub(super) clauses: Vec<Clause<'a>>,
    /// Its powers in approval tables, those that it signs for together with others, and those handed to it.
    granted: Vec<&'a Power>,
    /// What its lists grant; None if some of their clauses could not be read.
    listed: Option<Vec<&'a Power>>,
    /// Whether a section says what it may do; a table is over its own matter only.
    pub(super) is_written: bool,
}

/// A part of an authority, up to its 权 or the next comma.
pub(super) struct Clause<'a> {
    pub(super) entry: &'a Entry,
    /// Folded.
    pub(super) text: Vec<char>,
    pub(super) powers: Vec<(Range<usize>, &'a Power)>,
}

impl Clause<'_> {
    /// Whether a power of one of the classes stands in it, and not as advice.
    pub(super) fn has(&self, classes: &[&str]) -> bool {
        self.any(|power| classes.contains(&power.class.name()))
    }

    /// Whether a power that a test knows stands in it, and not as advice.
    fn any(&self, is: impl Fn(&Power) -> bool) -> bool {
        let advice = self
            .powers
            .iter()
            .any(|(_, power)| power.class == PowerClass::Advise);
        !advice && self.powers.iter().any(|(_, power)| is(power))
    }
}

impl Holder<'_> {
    /// Whether it has a power of one of the classes, over whatever.
    pub(super) fn has(&self, classes: &[&str]) -> bool {
        self.any(|power| classes.contains(&power.class.name()))
    }

    /// Whether it has one of the powers, by their ids, over whatever.
    pub(super) fn has_power(&self, ids: &[&str]) -> bool {
        self.any(|power| ids.contains(&power.id.as_str()))
    }

    fn any(&self, is: impl Fn(&Power) -> bool + Copy) -> bool {
        self.granted.iter().any(|power| is(power))
            || self.clauses.iter().any(|clause| clause.any(is))
    }

    /// Whether anything beside its lists gives it any power.
    pub(super) fn has_any(&self) -> bool {
        !self.granted.is_empty()
    }

    /// Whether every clause of its lists was read.
    pub(super) fn is_read(&self) -> bool {
        self.listed.is_some()
    }

    /// Whether it is granted a power of one of the classes: by what its lists say where all of it was read, else by
    /// the words in them.
    pub(super) fn is_granted(&self, classes: &[&str]) -> bool {
        let is = |power: &&Power| classes.contains(&power.class.name());
        match &self.listed {
            Some(listed) => listed.iter().chain(&self.granted).any(is),
            None => self.has(classes),
        }
    }
}

impl<'a> Powers<'a> {
    pub(super) fn of_all(context: &Context<'a>) -> Self {
        let words = PowerWords::of(context);
        let model = context.model;
        let mut powers = Self {
            holders: model.position_ids().map(|_| Holder::default()).collect(),
            words,
        };
        let mut titles: FxHashMap<String, Vec<PositionId>> = FxHashMap::default();
        for id in model.position_ids() {
            let title = fold::word(&model[id].title);
            titles.entry(title).or_default().push(id);
        }
        for id in model.position_ids() {
            powers.section(id, &model[id].authorities, &titles);
        }
        for id in model.department_ids() {
            if let Some(head) = model[id].head {
                powers.section(head, &model[id].authorities, &titles);
            }
        }
        powers.ledger(context);
        powers
    }

    pub(super) fn of(&self, id: PositionId) -> &Holder<'a> {
        &self.holders[id.0 as usize]
    }

    fn section(
        &mut self,
        id: PositionId,
        body: &'a Body,
        titles: &FxHashMap<String, Vec<PositionId>>,
    ) {
        self.holders[id.0 as usize].is_written |= body.label.is_some();
        for (entry, _) in body.leaves() {
            let clauses = || self.words.clauses(entry);
            let receiver = |key| {
                let said = entry.attribute(key)?;
                titles.get(&fold::word(&said.value))
            };
            let (handed, joint) = (receiver(Key::DelegatedTo), receiver(Key::Joint));
            let mut holders: Vec<PositionId> =
                handed.into_iter().chain(joint).flatten().copied().collect();
            // What is handed on is no power of who hands it.
            if entry.attribute(Key::DelegatedTo).is_none() {
                holders.push(id);
            }
            let found: Vec<_> = holders
                .into_iter()
                .map(|holder| (holder, clauses()))
                .collect();
            for (holder, clauses) in found {
                self.holders[holder.0 as usize].clauses.extend(clauses);
            }
        }
    }

    /// What the ledger says beside the words.
    fn ledger(&mut self, context: &Context<'a>) {
        let model = context.model;
        let authority = &model.authority;
        for grant in &authority.grants {
            let power = context.vocabulary.power_of(grant.power);
            let cell = matches!(grant.by, By::Cell { .. });
            let holder = grant.holder.filter(|_| cell);
            for id in holder.iter().chain(&grant.joint) {
                self.holders[id.0 as usize].granted.push(power);
            }
        }
        for delegation in &authority.delegations {
            let power = context.vocabulary.power_of(delegation.power);
            for id in &delegation.delegates {
                self.holders[id.0 as usize].granted.push(power);
            }
        }
        for holder in &mut self.holders {
            holder.granted.sort_unstable_by_key(|power| &power.id);
            holder.granted.dedup_by_key(|power| &power.id);
            holder.listed = Some(Vec::new());
        }
        for line in &authority.lines {
            let Some(id) = line.holder else {
                continue;
            };
            let holder = &mut self.holders[id.0 as usize];
            if !line.unread.is_empty() {
                holder.listed = None;
            }
            if let Some(listed) = &mut holder.listed {
                let own = line.grants.start as usize..line.grants.end as usize;
                let own = authority.grants.get(own).unwrap_or_default().iter();
                listed.extend(own.map(|grant| context.vocabulary.power_of(grant.power)));
            }
        }
    }
}

/// The words of all powers, by their first character, the longest first.
pub(super) struct PowerWords<'a>(FxHashMap<char, Vec<(Vec<char>, &'a Power)>>);

impl<'a> PowerWords<'a> {
    fn of(context: &Context<'a>) -> Self {
        let mut words: FxHashMap<char, Vec<(Vec<char>, &Power)>> = FxHashMap::default();
        for power in context.vocabulary.powers() {
            for word in power.words.iter().flat_map(|word| forms(&fold::word(word))) {
                if let Some(first) = word.chars().next() {
                    words
                        .entry(first)
                        .or_default()
                        .push((word.chars().collect(), power));
                }
            }
        }
        for list in words.values_mut() {
            list.sort_by(|one, two| {
                two.0
                    .len()
                    .cmp(&one.0.len())
                    .then_with(|| one.0.cmp(&two.0))
            });
        }
        Self(words)
    }

    /// The word of a power that stands at a character of a folded text; Western words are whole words.
    pub(super) fn at(&self, text: &[char], at: usize) -> Option<(Range<usize>, &'a Power)> {
        let letter = |at: usize| text.get(at).is_some_and(char::is_ascii_alphanumeric);
        let candidates = self.0.get(text.get(at)?)?;
        candidates.iter().find_map(|(word, power)| {
            let end = at + word.len();
            let western = word.iter().all(char::is_ascii);
            let whole = !western || (at == 0 || !letter(at - 1)) && !letter(end);
            (text.get(at..end)? == word.as_slice() && whole).then_some((at..end, *power))
        })
    }

    /// All of them in a folded text.
    pub(super) fn find(&self, text: &[char]) -> Vec<(Range<usize>, &'a Power)> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < text.len() {
            match self.at(text, at) {
                Some((range, power)) => {
                    at = range.end;
                    found.push((range, power));
                }
                None => at += 1,
            }
        }
        found
    }

    fn clauses<'e>(&self, entry: &'e Entry) -> Vec<Clause<'e>>
    where
        'a: 'e,
    {
        let text = folded(&entry.prose.text);
        let mut clauses = Vec::new();
        let mut start = 0;
        for at in 0..text.len() {
            let ends = matches!(text[at], '权' | '。' | ';' | ',') || at + 1 == text.len();
            if ends {
                let part = text[start..=at].to_vec();
                start = at + 1;
                let powers = self.find(&part);
                clauses.push(Clause {
                    entry,
                    text: part,
                    powers,
                });
            }
        }
        clauses
    }
}

/// A word, and for a Western verb the forms in which it stands in sentences.
fn forms(word: &str) -> Vec<String> {
    let mut forms = vec![word.to_owned()];
    if word.chars().all(|c| c.is_ascii_lowercase()) {
        let stem = word.strip_suffix('e').unwrap_or(word);
        forms.push(format!("{word}s"));
        forms.push(format!("{stem}ing"));
        forms.push(format!("{stem}al"));
    }
    forms
}

/// Every text of a section: paragraphs, entries and what stands below them.
pub(super) fn texts(body: &Body) -> Vec<&Prose> {
    fn entry<'a>(one: &'a Entry, texts: &mut Vec<&'a Prose>) {
        texts.push(&one.prose);
        one.children.iter().for_each(|child| entry(child, texts));
    }
    fn blocks<'a>(of: &'a [Block], texts: &mut Vec<&'a Prose>) {
        for block in of {
            match block {
                Block::Paragraph(prose) => texts.push(prose),
                Block::Entry(one) => entry(one, texts),
                Block::Group(group) => blocks(&group.blocks, texts),
                Block::Grid(_) => {}
            }
        }
    }
    let mut found = Vec::new();
    blocks(&body.blocks, &mut found);
    found
}
