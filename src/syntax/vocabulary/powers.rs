//! Words for powers: by themselves, in sentences, and in the cells and heads of approval tables. Looks words up; reads no
//! sentence.

use super::Vocabulary;
use crate::syntax::concept::{PowerClass, ValueWord};

/// A power of the closed list, by its place in [`Vocabulary::powers`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct PowerId(pub u16);

/// A power over a matter: what one may do with it.
#[derive(Clone, Debug)]
pub struct Power {
    /// English, kebab-case; the same in every language.
    pub id: String,
    pub class: PowerClass,
    /// The words as the vocabulary writes them, Chinese before English.
    pub words: Vec<String>,
}

/// A word for a power as it stands in a sentence.
#[derive(Clone, Debug)]
pub(super) struct PowerForm {
    word: Vec<char>,
    power: PowerId,
    is_noun: bool,
}

/// A word for a power that was found in a text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FoundPower {
    pub power: PowerId,
    /// In characters of the folded text.
    pub len: usize,
    /// Approval, recommendation: names the power, and no act.
    pub is_noun: bool,
}

impl Vocabulary {
    pub fn power(&self, word: &str) -> Option<PowerId> {
        self.power_words.get(word).copied()
    }

    /// A power by a word or by its id.
    pub fn power_named(&self, word: &str) -> Option<PowerId> {
        self.power(word).or_else(|| {
            let at = self.powers.iter().position(|power| power.id == word)?;
            u16::try_from(at).ok().map(PowerId)
        })
    }

    /// A power by a folded word that is a cell or a head of an approval table: `approves`, 提交.
    pub fn power_in_cell(&self, word: &str) -> Option<PowerId> {
        let found = self.cell_words.get(word).copied();
        found.or_else(|| self.power(word))
    }

    /// A power by a folded word that may have a tail: 审批权, 审批人.
    pub fn power_with_tail(&self, word: &str) -> Option<PowerId> {
        self.power_in_cell(word).or_else(|| {
            let mut ends = word.char_indices().skip(1);
            ends.find_map(|(at, _)| {
                let has_tail = self.is(ValueWord::PowerTail, &word[at..]);
                self.power_in_cell(&word[..at]).filter(|_| has_tail)
            })
        })
    }

    pub fn powers(&self) -> &[Power] {
        &self.powers
    }

    /// The longest word for a power at a character of a folded text; Western words are whole words there.
    pub fn power_at(&self, text: &[char], at: usize) -> Option<FoundPower> {
        let letter = |at: usize| text.get(at).is_some_and(char::is_ascii_alphanumeric);
        let forms = self.power_forms.get(text.get(at)?)?;
        forms.iter().find_map(|form| {
            let end = at + form.word.len();
            let western = form.word.iter().all(char::is_ascii);
            let whole = !western || !(at > 0 && letter(at - 1) || letter(end));
            (whole && text.get(at..end)? == form.word.as_slice()).then_some(FoundPower {
                power: form.power,
                len: form.word.len(),
                is_noun: form.is_noun,
            })
        })
    }

    pub fn power_of(&self, id: PowerId) -> &Power {
        &self.powers[usize::from(id.0)]
    }

    /// Makes a folded word a form of a power; a word of another power gives way.
    pub(super) fn add_power_form(&mut self, word: &str, power: PowerId, is_noun: bool) {
        let word: Vec<char> = word.chars().collect();
        let Some(&first) = word.first() else { return };
        let forms = self.power_forms.entry(first).or_default();
        forms.retain(|form| form.word != word);
        let at = forms.partition_point(|form| form.word.len() >= word.len());
        forms.insert(
            at,
            PowerForm {
                word,
                power,
                is_noun,
            },
        );
    }
}
