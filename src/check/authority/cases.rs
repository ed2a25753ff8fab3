//! Cases in which a power is held: what a condition or the key columns of a table say beside matter and amount.

use crate::model::authority::Grant;
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;

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

/// What columns a case speaks of.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Shape {
    is_line: bool,
    /// Sorted, each once.
    columns: Vec<u32>,
}

/// Which cases meet, found without comparing all pairs.
#[derive(Default)]
pub(in crate::check) struct Neighbours(Vec<Vec<u32>>);

impl Neighbours {
    /// The cases that one meets, sorted. Of no case at all only itself is listed, though it meets all.
    pub(in crate::check) fn of(&self, number: u32) -> &[u32] {
        match number {
            0 => &[0],
            _ => &self.0[number as usize - 1],
        }
    }
}

impl Case<'_> {
    fn shape(&self) -> Shape {
        let mut columns: Vec<u32> = self.pairs.iter().map(|(column, _)| *column).collect();
        columns.sort_unstable();
        columns.dedup();
        Shape {
            is_line: self.is_line,
            columns,
        }
    }
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

    /// For each case, by its number, those that it meets, itself and 0 among them; 0 meets all and has no list.
    pub(in crate::check) fn neighbours(&self) -> Neighbours {
        let mut shapes: BTreeMap<Shape, Vec<u32>> = BTreeMap::new();
        for (at, case) in self.cases.iter().enumerate() {
            let number = at as u32 + 1;
            shapes.entry(case.shape()).or_default().push(number);
        }
        let mut lists: Vec<Vec<u32>> = vec![vec![0]; self.cases.len()];
        for (shape, own) in &shapes {
            for (other, theirs) in &shapes {
                self.join(shape, own, other, theirs, &mut lists);
            }
        }
        for list in &mut lists {
            list.sort_unstable();
            list.dedup();
        }
        Neighbours(lists)
    }

    /// Adds the cases of one shape that those of another meet: cases that agree in the columns they share.
    fn join(
        &self,
        shape: &Shape,
        own: &[u32],
        other: &Shape,
        theirs: &[u32],
        lists: &mut [Vec<u32>],
    ) {
        let is_mixed = shape.is_line != other.is_line;
        let shared: Vec<u32> = match is_mixed {
            true => Vec::new(),
            false => {
                let columns = shape.columns.iter().copied();
                columns
                    .filter(|column| other.columns.contains(column))
                    .collect()
            }
        };
        // What two cases must have in common; where a column and no column meet, any one value.
        let marks = |number: u32| -> Vec<Vec<u32>> {
            let pairs = &self.cases[number as usize - 1].pairs;
            match is_mixed {
                true => pairs.iter().map(|&(_, value)| vec![value]).collect(),
                false => {
                    let value = |column: &u32| {
                        let mut own = pairs.iter();
                        own.find(|(own, _)| own == column).map_or(0, |pair| pair.1)
                    };
                    vec![shared.iter().map(value).collect()]
                }
            }
        };
        let mut known: FxHashMap<Vec<u32>, Vec<u32>> = FxHashMap::default();
        for &number in theirs {
            for mark in marks(number) {
                known.entry(mark).or_default().push(number);
            }
        }
        for &number in own {
            let found = marks(number).into_iter();
            let found = found.filter_map(|mark| known.get(&mark)).flatten();
            let meets = found.filter(|&&other| self.meet(number, other));
            lists[number as usize - 1].extend(meets);
        }
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
        let two = keys(&[("类别", "广告"), ("预算", "预算内")]);
        let other = keys(&[("类别", "广告")]);
        let all = [&inside, &outside, &line, &two, &other];
        let numbers = all.map(|keys| cases.number(keys));
        let neighbours = cases.neighbours();
        for (one, first) in all.iter().zip(numbers) {
            for (two, second) in all.iter().zip(numbers) {
                assert_eq!(cases.meet(first, second), meet(one, two));
                let is_near = neighbours.of(first).contains(&second);
                assert_eq!(is_near, meet(one, two), "{one:?} {two:?}");
            }
            assert!(neighbours.of(first).contains(&0));
        }
        assert!(meet(&inside, &inside) && !meet(&inside, &outside));
        assert!(meet(&inside, &[]) && meet(&[], &line));
        assert!(meet(&line, &inside) && !meet(&line, &outside));
        assert!(meet(&inside, &keys(&[("类别", "广告")])));
        assert!(!meet(&line, &keys(&[("", "预算外")])));
    }
}
