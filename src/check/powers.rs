//! The words of powers in what a position may do, clause by clause. Which matter a clause is about, in which scope and
//! up to which limit, is the authority analysis's business; here only words are found.

use super::Context;
use super::duties::folded;
use crate::model::PositionId;
use crate::model::body::{Block, Body, Entry, Prose};
use crate::model::matter::Matter;
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
    /// Its powers in approval tables.
    table: Vec<&'a Power>,
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
        self.table.iter().any(|power| is(power)) || self.clauses.iter().any(|clause| clause.any(is))
    }

    /// Whether a table gives it any power.
    pub(super) fn has_any(&self) -> bool {
        !self.table.is_empty()
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
        for matter in &model.matters {
            powers.table(matter, &titles);
        }
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

    fn table(&mut self, matter: &Matter, titles: &FxHashMap<String, Vec<PositionId>>) {
        for table in &matter.tables {
            for (column, head) in table.heads.iter().enumerate() {
                let Some(ids) = titles.get(&fold::word(&head.value)) else {
                    continue;
                };
                let cells = table.rows.iter().filter_map(|row| row.get(column));
                let mut powers: Vec<&'a Power> = cells
                    .flat_map(|cell| self.words.find(&folded(&cell.value)))
                    .map(|(_, power)| power)
                    .collect();
                powers.sort_unstable_by_key(|power| &power.id);
                powers.dedup_by_key(|power| &power.id);
                for id in ids {
                    let holder = &mut self.holders[id.0 as usize];
                    holder.table.extend(&powers);
                }
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
