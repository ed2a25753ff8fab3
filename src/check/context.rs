//! What a rule sees: the model, the files, and what many rules look at, worked out once. Judges nothing.

use super::Config;
use super::authority::Grants;
use super::duties::{self, Duty};
use super::indicators::{self, Indicator};
use super::memo::{Memo, What};
use super::powers::Powers;
use super::rules::duty::duplicate::Repeats;
use super::writing::Sheet;
use crate::diagnostic::Diagnostic;
use crate::model::Model;
use crate::model::resolve::NameIndex;
use crate::syntax::ast::File;
use crate::syntax::vocabulary::Vocabulary;
use crate::text::Sources;
use std::any::Any;
use std::sync::{Arc, OnceLock};

/// What a rule sees.
pub struct Context<'a> {
    pub model: &'a Model,
    pub files: &'a [Arc<File>],
    pub sources: &'a Sources,
    pub vocabulary: &'a Vocabulary,
    pub config: &'a Config,
    /// What the parse found.
    pub reported: &'a [Diagnostic],
    /// What is known of parts that were judged before.
    pub memo: &'a Memo,
    duties: OnceLock<Vec<Duty<'a>>>,
    /// For each position with duties.
    repeats: OnceLock<Vec<Arc<Repeats>>>,
    indicators: OnceLock<Vec<Indicator<'a>>>,
    powers: OnceLock<Powers<'a>>,
    grants: OnceLock<Grants<'a>>,
    names: OnceLock<NameIndex>,
}

impl<'a> Context<'a> {
    pub fn new(
        model: &'a Model,
        files: &'a [Arc<File>],
        sources: &'a Sources,
        vocabulary: &'a Vocabulary,
        config: &'a Config,
        reported: &'a [Diagnostic],
        memo: &'a Memo,
    ) -> Self {
        Self {
            model,
            files,
            sources,
            vocabulary,
            config,
            reported,
            memo,
            duties: OnceLock::new(),
            repeats: OnceLock::new(),
            indicators: OnceLock::new(),
            powers: OnceLock::new(),
            grants: OnceLock::new(),
            names: OnceLock::new(),
        }
    }

    /// Works out what many rules look at, so that none of them waits for another.
    pub(super) fn prepare(&self) {
        let texts = || (self.repeats(), self.indicators());
        let words = || (self.powers(), self.names(), self.grants());
        rayon::join(texts, words);
    }

    /// All duties, folded once for all rules.
    pub(super) fn duties(&self) -> &[Duty<'a>] {
        self.duties
            .get_or_init(|| duties::duties(self.model, self.memo))
    }

    /// The duties of each position that has any.
    pub(super) fn duties_by_position(&self) -> impl Iterator<Item = &[Duty<'a>]> {
        self.duties()
            .chunk_by(|one, two| one.position == two.position)
    }

    /// What `work` makes of the duties of each position, and those duties.
    pub(super) fn of_duties<T: Any + Send + Sync>(
        &self,
        what: What,
        work: impl Fn(&[Duty]) -> T,
    ) -> impl Iterator<Item = (&[Duty<'a>], Arc<T>)> {
        self.duties_by_position().map(move |duties| {
            let position = &self.model[duties[0].position];
            (
                duties,
                self.memo.of_position(position, what, || work(duties)),
            )
        })
    }

    /// What `work` makes of the indicators of each position, and those indicators. Their shared definitions do not count.
    pub(super) fn of_indicators<T: Any + Send + Sync>(
        &self,
        what: What,
        work: impl Fn(&[Indicator]) -> T,
    ) -> impl Iterator<Item = (&[Indicator<'a>], Arc<T>)> {
        self.indicators_by_position().map(move |list| {
            let position = &self.model[list[0].position];
            let value = self.memo.of_position(position, what, || work(list));
            (list, value)
        })
    }

    /// What `work` makes of each file.
    pub(super) fn of_files<T: Any + Send + Sync>(
        &self,
        what: What,
        work: impl Fn(Sheet) -> T,
    ) -> impl Iterator<Item = Arc<T>> {
        let sheets = self.files.iter().zip(self.sheets());
        sheets.map(move |(file, sheet)| self.memo.of_file(file, what, || work(sheet)))
    }

    /// All files.
    pub(super) fn sheets(&self) -> impl Iterator<Item = Sheet<'a>> + use<'a> {
        let sources = self.sources;
        self.files.iter().map(move |file| Sheet {
            file,
            source: sources.get(file.id),
        })
    }

    /// Those duties of which `find` finds something; what is wrong with a copy, its first writing has been told of.
    pub(super) fn each_first_duty<T: Any + Send + Sync>(
        &self,
        what: What,
        find: impl Fn(&Duty) -> Option<T>,
        mut tell: impl FnMut(&Duty, &T),
    ) {
        let find = |duties: &[Duty]| {
            let found = duties.iter().enumerate();
            let found = found.filter_map(|(at, duty)| Some((at, find(duty)?)));
            found.collect::<Vec<(usize, T)>>()
        };
        for ((duties, found), repeats) in self.of_duties(what, find).zip(self.repeats()) {
            let found = found.iter().filter(|(at, _)| !repeats.has(*at));
            found.for_each(|(at, value)| tell(&duties[*at], value));
        }
    }

    /// For each position that has duties, which of them repeat another.
    pub(super) fn repeats(&self) -> &[Arc<Repeats>] {
        self.repeats.get_or_init(|| {
            let repeats = |duties: &[Duty]| Repeats::among(self, duties);
            let repeats = self.of_duties(What::plain("repeats"), repeats);
            repeats.map(|(_, repeats)| repeats).collect()
        })
    }

    /// All indicators of positions.
    pub(super) fn indicators(&self) -> &[Indicator<'a>] {
        self.indicators.get_or_init(|| indicators::indicators(self))
    }

    /// All grants, ready to be compared.
    pub(super) fn grants(&self) -> &Grants<'a> {
        self.grants.get_or_init(|| Grants::of(self))
    }

    /// All names, to be looked up.
    pub(super) fn names(&self) -> &NameIndex {
        self.names.get_or_init(|| NameIndex::of(self.model))
    }

    /// What every position may do, in words.
    pub(super) fn powers(&self) -> &Powers<'a> {
        self.powers.get_or_init(|| Powers::of_all(self))
    }

    /// The indicators of each position that has any.
    pub(super) fn indicators_by_position(&self) -> impl Iterator<Item = &[Indicator<'a>]> {
        self.indicators()
            .chunk_by(|one, two| one.position == two.position)
    }
}
