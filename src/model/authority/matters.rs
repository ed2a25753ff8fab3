//! The tree of matters: those that are declared, and those that only a line or a row names. One name in whatever
//! spelling is one matter.

use super::super::Said;
use crate::syntax::vocabulary::near;
use crate::text::{Span, fold};
use rustc_hash::FxHashMap;

/// A matter, by its place in [`Matters`]. Those that are declared come first and stand as in `Model::matters`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct MatterId(pub u32);

/// What is decided over.
#[derive(Clone, Debug)]
pub struct Subject {
    /// As first written.
    pub name: String,
    pub parent: Option<MatterId>,
    /// Whether it has a declaration of its own.
    pub is_declared: bool,
    /// Whether it stands for people: the class of positions that a line names.
    pub is_people: bool,
    /// Where it is declared, or first named.
    pub span: Span,
}

/// All matters.
#[derive(Clone, Debug, Default)]
pub struct Matters {
    subjects: Vec<Subject>,
    /// By normalised name and alias.
    names: FxHashMap<String, MatterId>,
}

/// A name without what does not tell one matter from another: width, case, script, blanks, marks and quotes.
pub fn normalised(name: &str) -> String {
    let word = fold::word(name);
    let kept: String = word.chars().filter(|&c| fold::is_alphanumeric(c)).collect();
    match kept.is_empty() {
        true => word,
        false => kept,
    }
}

impl Matters {
    pub(in crate::model) fn declare(&mut self, name: &str, aliases: &[String], span: Span) {
        let id = self.push(name, span, true);
        for known in std::iter::once(name).chain(aliases.iter().map(String::as_str)) {
            self.names.entry(normalised(known)).or_insert(id);
        }
    }

    /// The matter of a name; a new one if no other has it.
    pub(in crate::model) fn named_or_new(&mut self, said: &Said<String>) -> MatterId {
        self.keyed_or_new(&normalised(&said.value), said)
    }

    /// The matter of a name, whose [`normalised`] form is the key; a new one if no other has it.
    pub(in crate::model) fn keyed_or_new(&mut self, key: &str, said: &Said<String>) -> MatterId {
        if let Some(known) = self.find_key(key) {
            return known;
        }
        let id = self.push(&said.value, said.span, false);
        self.names.insert(key.to_owned(), id);
        id
    }

    fn push(&mut self, name: &str, span: Span, is_declared: bool) -> MatterId {
        let id = MatterId(self.subjects.len() as u32);
        self.subjects.push(Subject {
            name: name.to_owned(),
            parent: None,
            is_declared,
            is_people: false,
            span,
        });
        id
    }

    /// Puts a matter under another, unless it has a place or the other lies below it.
    pub(in crate::model) fn put_under(&mut self, child: MatterId, parent: MatterId) {
        let is_below = self.chain(parent).any(|id| id == child);
        if self[child].parent.is_none() && !is_below {
            self.subjects[child.0 as usize].parent = Some(parent);
        }
    }

    pub(in crate::model) fn stand_for_people(&mut self, id: MatterId) {
        self.subjects[id.0 as usize].is_people = true;
    }

    pub fn find(&self, name: &str) -> Option<MatterId> {
        self.find_key(&normalised(name))
    }

    /// The matter of a name that is [`normalised`].
    pub fn find_key(&self, key: &str) -> Option<MatterId> {
        self.names.get(key).copied()
    }

    /// The only matter that has a name but for a remark in brackets behind it: 年度计划（含预算）.
    pub fn find_short(&self, name: &str) -> Option<MatterId> {
        let word = normalised(name);
        let short = |id: &MatterId| {
            let own = self[*id].name.as_str();
            let open = own.find(['(', '（']).filter(|_| own.ends_with([')', '）']));
            open.is_some_and(|open| normalised(&own[..open]) == word)
        };
        let mut found = self.ids().filter(short);
        found.next().filter(|_| found.next().is_none())
    }

    /// Names of matters, as written, that a name may mean: slips of it, and those that it is part of or that are part
    /// of it.
    pub fn near(&self, name: &str) -> Vec<&str> {
        const MOST: usize = 5;
        let word = normalised(name);
        let slips = near(&word, self.names.keys().map(String::as_str));
        let mut parts: Vec<&str> = self.names.keys().map(String::as_str).collect();
        parts.retain(|known| known.contains(&word) || word.contains(known));
        parts.sort_unstable_by_key(|known| {
            (known.chars().count().abs_diff(word.chars().count()), *known)
        });
        let mut found: Vec<&str> = Vec::new();
        for key in slips.into_iter().chain(parts) {
            let name = self[self.names[key]].name.as_str();
            if !found.contains(&name) {
                found.push(name);
            }
        }
        found.truncate(MOST);
        found
    }

    /// The matters directly under a matter.
    pub fn children(&self, id: MatterId) -> impl Iterator<Item = MatterId> {
        self.ids()
            .filter(move |&child| self[child].parent == Some(id))
    }

    pub fn ids(&self) -> impl Iterator<Item = MatterId> + use<> {
        (0..self.subjects.len() as u32).map(MatterId)
    }

    /// A matter and those above it, the nearest first.
    pub fn chain(&self, from: MatterId) -> impl Iterator<Item = MatterId> {
        std::iter::successors(Some(from), |&id| self[id].parent)
    }

    /// Whether one matter is another or lies below it.
    pub fn is_within(&self, inner: MatterId, outer: MatterId) -> bool {
        self.chain(inner).any(|id| id == outer)
    }
}

impl std::ops::Index<MatterId> for Matters {
    type Output = Subject;
    fn index(&self, id: MatterId) -> &Subject {
        &self.subjects[id.0 as usize]
    }
}
