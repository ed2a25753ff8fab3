//! Cases in which a power is held: what a condition or the key columns of a table say beside matter and amount.

use crate::model::authority::Grant;
use rustc_hash::FxHashMap;

/// What tells a case from others; see [`Grant::keys`].
pub(in crate::check) type Keys = [(String, String)];

/// Whether something can be both cases. A condition of a line has no column: it meets a row that says the same in any.
pub(in crate::check) fn meet(one: &Keys, two: &Keys) -> bool {
    if one.is_empty() || two.is_empty() {
        return true;
    }
    if is_line(one) != is_line(two) {
        return one
            .iter()
            .any(|(_, value)| two.iter().any(|(_, other)| value == other));
    }
    let differs = |(column, value): &(String, String)| {
        let mut shared = two.iter().filter(|(other, _)| other == column);
        shared.any(|(_, other)| other != value)
    };
    !one.iter().any(differs)
}

fn is_line(keys: &Keys) -> bool {
    keys.iter().any(|(column, _)| column.is_empty())
}

/// The different cases of some grants, numbered; 0 is no case at all. Words are numbered too, so that many cases are
/// soon compared.
#[derive(Default)]
pub(in crate::check) struct Cases<'a> {
    known: FxHashMap<&'a Keys, u32>,
    words: FxHashMap<&'a str, u32>,
    cases: Vec<Case<'a>>,
}

struct Case<'a> {
    keys: &'a Keys,
    /// Column and value, as numbers of words.
    pairs: Vec<(u32, u32)>,
    /// Whether a line says it.
    is_line: bool,
}

impl<'a> Cases<'a> {
    pub(in crate::check) fn number(&mut self, keys: &'a Keys) -> u32 {
        if keys.is_empty() {
            return 0;
        }
        let next = self.cases.len() as u32 + 1;
        let number = *self.known.entry(keys).or_insert(next);
        if number == next {
            let mut word = |text: &'a str| {
                let next = self.words.len() as u32;
                *self.words.entry(text).or_insert(next)
            };
            let pairs = keys.iter();
            let pairs = pairs.map(|(column, value)| (word(column), word(value)));
            self.cases.push(Case {
                keys,
                pairs: pairs.collect(),
                is_line: is_line(keys),
            });
        }
        number
    }

    pub(in crate::check) fn of(&mut self, grant: &'a Grant) -> u32 {
        self.number(&grant.keys)
    }

    pub(in crate::check) fn keys(&self, number: u32) -> &'a Keys {
        match number {
            0 => &[],
            _ => self.cases[number as usize - 1].keys,
        }
    }

    /// [`meet`] of two cases by their numbers.
    pub(in crate::check) fn meet(&self, one: u32, two: u32) -> bool {
        if one == two || one == 0 || two == 0 {
            return true;
        }
        let (one, two) = (&self.cases[one as usize - 1], &self.cases[two as usize - 1]);
        if one.is_line != two.is_line {
            let has = |value: u32| two.pairs.iter().any(|(_, other)| *other == value);
            return one.pairs.iter().any(|(_, value)| has(*value));
        }
        let differs = |pair: &(u32, u32)| {
            let mut others = two.pairs.iter();
            others.any(|other| other.0 == pair.0 && other.1 != pair.1)
        };
        !one.pairs.iter().any(differs)
    }

    /// The cases to look at one by one: all that are said, or the one without any.
    pub(in crate::check) fn worlds(numbers: impl Iterator<Item = u32>) -> Vec<u32> {
        let mut worlds: Vec<u32> = numbers.filter(|&number| number != 0).collect();
        worlds.sort_unstable();
        worlds.dedup();
        if worlds.is_empty() {
            worlds.push(0);
        }
        worlds
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        let own = |(one, two): &(&str, &str)| ((*one).to_owned(), (*two).to_owned());
        pairs.iter().map(own).collect()
    }

    #[test]
    fn cases_meet() {
        let inside = keys(&[("预算", "预算内")]);
        let outside = keys(&[("预算", "预算外")]);
        let line = keys(&[("", "预算内")]);
        let mut cases = Cases::default();
        let all = [&inside, &outside, &line];
        let numbers = all.map(|keys| cases.number(keys));
        for (one, first) in all.iter().zip(numbers) {
            for (two, second) in all.iter().zip(numbers) {
                assert_eq!(cases.meet(first, second), meet(one, two));
            }
        }
        assert!(meet(&inside, &inside) && !meet(&inside, &outside));
        assert!(meet(&inside, &[]) && meet(&[], &line));
        assert!(meet(&line, &inside) && !meet(&line, &outside));
        assert!(meet(&inside, &keys(&[("类别", "广告")])));
        assert!(!meet(&line, &keys(&[("", "预算外")])));
    }
}
