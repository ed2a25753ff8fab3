//! The steps of a process with their lists, and which step the number behind an arrow names. Judges nothing.

use super::steps;
use crate::model::Said;
use crate::model::process::{END, Process, Step};
use crate::syntax::values;
use crate::syntax::vocabulary::Vocabulary;
use crate::text::fold;
use rustc_hash::FxHashMap;
use std::cell::OnceCell;

/// What becomes of an arrow.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Goes {
    To(usize),
    End,
    /// No step of the list has the number, and several others have.
    Several,
    Nowhere,
}

/// The steps with their lists.
#[derive(Default)]
pub(super) struct Tree<'a> {
    pub(super) nodes: Vec<Node<'a>>,
    /// Steps without steps below, by their place in the nodes.
    pub(super) leaves: Vec<usize>,
    /// Steps side by side.
    lists: Vec<List>,
    /// The first step of a number in each list.
    numbers: FxHashMap<(usize, String), usize>,
    /// For each number the first step of the process that has it, and whether it is the only one.
    all: FxHashMap<Number, (usize, bool)>,
    /// Steps by their folded text, sorted.
    texts: OnceCell<Vec<(String, usize)>>,
    ids: FxHashMap<String, usize>,
    /// The lists of groups by their folded titles.
    groups: FxHashMap<String, usize>,
}

pub(super) struct Node<'a> {
    pub(super) step: &'a Step,
    /// Numbered as 1.2; the 2 alone is another step.
    dotted: bool,
    list: usize,
    /// The list of the steps below.
    below: Option<usize>,
    pub(super) first_leaf: usize,
    pub(super) last_leaf: usize,
}

struct List {
    /// How many steps it has.
    len: usize,
    /// The step above, or none at the top.
    above: Option<usize>,
}

/// The number of a step among those beside it, and whether it is written in Chinese.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub(super) struct Number {
    value: String,
    chinese: bool,
}

impl<'a> Tree<'a> {
    pub(super) fn of(process: &'a Process, vocabulary: &Vocabulary) -> Self {
        let mut tree = Self::default();
        let mut loose = None;
        for (step, group) in steps(process) {
            let title = group.map(|group| fold::word(&group.title.value));
            let known = match &title {
                Some(title) => tree.groups.get(title).copied(),
                None => loose,
            };
            let list = known.unwrap_or_else(|| tree.open(None));
            match title {
                Some(title) => _ = tree.groups.insert(title, list),
                None => loose = Some(list),
            }
            tree.add(step, list, vocabulary);
        }
        tree
    }

    fn open(&mut self, above: Option<usize>) -> usize {
        self.lists.push(List { len: 0, above });
        self.lists.len() - 1
    }

    fn add(&mut self, step: &'a Step, list: usize, vocabulary: &Vocabulary) {
        let at = self.nodes.len();
        self.lists[list].len += 1;
        let place = self.lists[list].len.to_string();
        let whole = step.number.as_deref().unwrap_or(&place);
        let dotted = whole.contains(['.', '．']);
        let own = whole.rsplit(['.', '．']).next();
        if let Some(number) = own.and_then(|own| number(own, vocabulary)) {
            self.numbers
                .entry((list, number.value.clone()))
                .or_insert(at);
            if !dotted {
                self.all
                    .entry(number)
                    .and_modify(|(_, only)| *only = false)
                    .or_insert((at, true));
            }
        }
        if dotted {
            self.ids.entry(fold::word(whole)).or_insert(at);
        }
        if let Some(id) = &step.id {
            self.ids.entry(fold::word(&id.value)).or_insert(at);
        }
        self.nodes.push(Node {
            step,
            dotted,
            list,
            below: None,
            first_leaf: self.leaves.len(),
            last_leaf: self.leaves.len(),
        });
        if step.children.is_empty() {
            self.leaves.push(at);
            return;
        }
        let below = self.open(Some(at));
        self.nodes[at].below = Some(below);
        for child in &step.children {
            self.add(child, below, vocabulary);
        }
        self.nodes[at].last_leaf = self.leaves.len() - 1;
    }

    /// Where an arrow of a step leads.
    pub(super) fn goes(&self, said: &Said<String>, from: usize, vocabulary: &Vocabulary) -> Goes {
        if said.value == END {
            return Goes::End;
        }
        let parts: Vec<&str> = said
            .value
            .split(['.', '．', '-', '－'])
            .filter(|part| !part.is_empty())
            .collect();
        let found = match parts.as_slice() {
            [one] => self
                .beside(one, from, vocabulary)
                .filter(|&at| !self.nodes[at].dotted),
            [first, rest @ ..] => self.along(first, rest, from, vocabulary),
            [] => None,
        };
        let named = || self.named(&said.value);
        match found.or_else(named) {
            Some(to) => Goes::To(to),
            None => match parts.as_slice() {
                [one] => match self.anywhere(one, vocabulary) {
                    Goes::Nowhere => self
                        .beside(one, from, vocabulary)
                        .map_or(Goes::Nowhere, Goes::To),
                    found => found,
                },
                _ => Goes::Nowhere,
            },
        }
    }

    /// A step of the same list.
    fn beside(&self, part: &str, from: usize, vocabulary: &Vocabulary) -> Option<usize> {
        self.numbered(self.nodes[from].list, &number(part, vocabulary)?)
    }

    fn numbered(&self, list: usize, wanted: &Number) -> Option<usize> {
        self.numbers.get(&(list, wanted.value.clone())).copied()
    }

    /// `二.3`: a list further out holds the first, what is below it the rest.
    fn along(
        &self,
        first: &str,
        rest: &[&str],
        from: usize,
        vocabulary: &Vocabulary,
    ) -> Option<usize> {
        let mut list = Some(self.nodes[from].list);
        while let Some(at) = list {
            let head = number(first, vocabulary).and_then(|wanted| self.numbered(at, &wanted));
            if let Some(found) = head.and_then(|head| self.below(head, rest, vocabulary)) {
                return Some(found);
            }
            list = self.lists[at].above.map(|above| self.nodes[above].list);
        }
        let group = *self.groups.get(&fold::word(first))?;
        let (second, rest) = rest.split_first()?;
        let head = self.numbered(group, &number(second, vocabulary)?)?;
        self.below(head, rest, vocabulary)
    }

    fn below(&self, head: usize, rest: &[&str], vocabulary: &Vocabulary) -> Option<usize> {
        rest.iter().try_fold(head, |at, part| {
            self.numbered(self.nodes[at].below?, &number(part, vocabulary)?)
        })
    }

    /// A step by its id, or the only one whose text is or begins with a word.
    fn named(&self, text: &str) -> Option<usize> {
        /// One character is no name.
        const SHORTEST: usize = 2;
        let word = fold::word(text);
        if let Some(&at) = self.ids.get(&word) {
            return Some(at);
        }
        if word.chars().count() < SHORTEST || word.chars().all(char::is_numeric) {
            return None;
        }
        let texts = self.texts.get_or_init(|| {
            let text = |at: usize| (fold::word(&self.nodes[at].step.text), at);
            let mut texts: Vec<_> = (0..self.nodes.len()).map(text).collect();
            texts.sort();
            texts
        });
        let from = texts.partition_point(|(text, _)| *text < word);
        let mut found = texts[from..].iter();
        let mut next = || found.next().filter(|(text, _)| text.starts_with(&word));
        let first = next()?.1;
        next().is_none().then_some(first)
    }

    /// A number that runs on through all lists names one step; one that several have names none.
    fn anywhere(&self, part: &str, vocabulary: &Vocabulary) -> Goes {
        let Some(wanted) = number(part, vocabulary) else {
            return Goes::Nowhere;
        };
        match self.all.get(&wanted) {
            Some((one, true)) => Goes::To(*one),
            Some(_) => Goes::Several,
            None => Goes::Nowhere,
        }
    }
}

/// A number as steps are numbered; a letter is one too.
pub(super) fn number(text: &str, vocabulary: &Vocabulary) -> Option<Number> {
    let text: String = text
        .trim_matches(fold::is_blank)
        .chars()
        .map(fold::character)
        .collect();
    let only = |test: fn(char) -> bool| !text.is_empty() && text.chars().all(test);
    if let Some(c) = text.chars().next().filter(|c| ('①'..='⑳').contains(c)) {
        let value = c as u32 - '①' as u32 + 1;
        let whole = text.chars().count() == 1;
        return whole.then(|| Number {
            value: value.to_string(),
            chinese: false,
        });
    }
    if only(|c| c.is_ascii_digit()) {
        let value = text.trim_start_matches('0').to_owned();
        return Some(Number {
            value,
            chinese: false,
        });
    }
    if text.len() == 1 && only(|c| c.is_ascii_lowercase()) {
        return Some(Number {
            value: text,
            chinese: false,
        });
    }
    let quantity = values::quantity(&text, vocabulary)?;
    (quantity.len == text.len() && quantity.unit.is_empty() && only(fold::is_chinese)).then(|| {
        Number {
            value: format!("{}", quantity.value),
            chinese: true,
        }
    })
}
