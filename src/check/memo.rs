//! What rules have worked out of parts of a workspace, kept from one check to the next: a file, a description that
//! nobody has touched says what it said. Judges nothing, and knows no rule.

use super::similarity::hash;
use crate::model::position::{Position, Reading};
use crate::syntax::ast::File;
use rustc_hash::FxHashMap;
use std::any::Any;
use std::hash::Hash;
use std::sync::{Arc, Mutex, PoisonError};

/// What is known of the parts of one state of a workspace. Nothing is kept of a part that is not in it.
#[derive(Debug, Default)]
pub struct Memo {
    parts: FxHashMap<Key, Arc<Known>>,
}

/// A part of a workspace. It is never changed: what says something else is another one.
#[derive(Clone, Debug)]
pub enum Part {
    File(Arc<File>),
    /// What the description of a position says.
    Position(Reading),
}

#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
enum Key {
    /// Its address.
    File(usize),
    Position(Reading),
}

impl Key {
    fn of_file(file: &Arc<File>) -> Self {
        Self::File(Arc::as_ptr(file).addr())
    }
}

impl Part {
    fn key(&self) -> Key {
        match self {
            Part::File(file) => Key::of_file(file),
            Part::Position(reading) => Key::Position(*reading),
        }
    }
}

/// What is worked out of a part.
#[derive(Clone, Copy, Debug)]
pub(super) struct What {
    /// One name for one thing; a rule's own where it is the rule's.
    name: &'static str,
    /// The [`hash`] of all that it rests on beside the part and the vocabulary.
    upon: u64,
}

impl What {
    /// What rests on the part and the vocabulary alone.
    pub(super) const fn plain(name: &'static str) -> Self {
        Self { name, upon: 0 }
    }

    /// What rests on something else besides.
    pub(super) fn upon(name: &'static str, other: impl Hash) -> Self {
        let upon = hash(other);
        Self { name, upon }
    }
}

/// What was worked out of a part.
#[derive(Debug)]
struct Known {
    /// Keeps the address of a file from being given to another.
    _part: Part,
    values: Mutex<FxHashMap<&'static str, Value>>,
}

/// Something that was worked out, and the `upon` of it.
type Value = (u64, Arc<dyn Any + Send + Sync>);

impl Memo {
    /// A memory for these parts, with what another knows of them.
    pub fn renewed(&self, parts: impl Iterator<Item = Part>) -> Self {
        let known = |part: Part| {
            let key = part.key();
            let known = self.parts.get(&key).cloned();
            let known = known.unwrap_or_else(|| {
                Arc::new(Known {
                    _part: part,
                    values: Mutex::default(),
                })
            });
            (key, known)
        };
        Self {
            parts: parts.map(known).collect(),
        }
    }

    /// What `work` makes of a file, or made of it before: see [`Memo::value`].
    pub(super) fn of_file<T: Any + Send + Sync>(
        &self,
        file: &Arc<File>,
        what: What,
        work: impl FnOnce() -> T,
    ) -> Arc<T> {
        self.value(Key::of_file(file), what, work)
    }

    /// What `work` makes of what a position's description says, or made of it before: see [`Memo::value`]. The position
    /// has a place, a superior, reports besides: `what` says so if they count.
    pub(super) fn of_position<T: Any + Send + Sync>(
        &self,
        position: &Position,
        what: What,
        work: impl FnOnce() -> T,
    ) -> Arc<T> {
        self.value(Key::Position(position.reading), what, work)
    }

    /// The value of a part that is called so. It rests on the part, the vocabulary, and what `what` says besides.
    fn value<T: Any + Send + Sync>(
        &self,
        part: Key,
        What { name, upon }: What,
        work: impl FnOnce() -> T,
    ) -> Arc<T> {
        let Some(known) = self.parts.get(&part) else {
            return Arc::new(work());
        };
        // A value is put in whole: whoever panics while holding the lock leaves nothing half done.
        let values = || known.values.lock().unwrap_or_else(PoisonError::into_inner);
        let value = values().get(name).cloned();
        let value = value.filter(|(own, _)| *own == upon);
        if let Some(value) = value.and_then(|(_, value)| value.downcast().ok()) {
            return value;
        }
        let value = Arc::new(work());
        values().insert(name, (upon, Arc::clone(&value) as _));
        value
    }
}
