//! Whom a power over people is over: a position by its title, the superior, a department. Names that mean nobody in
//! particular (直接下级, 员工) mean nobody. Judges nothing.

use crate::check::Context;
use crate::model::authority::{Grant, MatterId};
use crate::model::resolve::NameIndex;
use crate::model::{DepartmentId, PositionId};
use crate::syntax::concept::{Concept, Kind, PowerClass, TextMark, ValueWord};
use crate::syntax::vocabulary::Owner;
use crate::text::fold;

/// Who is meant.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(in crate::check) enum Whom {
    Position(PositionId),
    Department(DepartmentId),
}

/// Looks names of people up.
pub(in crate::check) struct People<'c, 'a> {
    context: &'c Context<'a>,
    index: &'c NameIndex,
}

impl<'c, 'a> People<'c, 'a> {
    pub(in crate::check) fn of(context: &'c Context<'a>) -> Self {
        Self {
            context,
            index: context.names(),
        }
    }

    /// Whom a position appraises, appoints or dismisses by a grant.
    pub(in crate::check) fn ruled(&self, holder: PositionId, grant: &Grant) -> Option<Whom> {
        let matter = grant.matter?;
        let power = self.context.vocabulary.power_of(grant.power);
        let rules = |power: &str| matches!(power, "appoint" | "dismiss");
        if grant.class == PowerClass::Appraise || rules(&power.id) {
            return self.whom(holder, matter);
        }
        if grant.class != PowerClass::Decide {
            return None;
        }
        // 审批：营销经理任免
        self.said(holder, self.before_act(self.name(matter))?)
    }

    /// Who a matter is, if it is somebody, or somebody's work.
    pub(in crate::check) fn whom(&self, holder: PositionId, matter: MatterId) -> Option<Whom> {
        let name = self.name(matter);
        let of = || self.said(holder, self.before_conduct(name)?);
        self.said(holder, name).or_else(of)
    }

    /// `总经理` of `总经理的绩效`, `Director` of `the work of the Director`.
    fn before_conduct<'n>(&self, name: &'n str) -> Option<&'n str> {
        let conduct = self.context.vocabulary.marks(TextMark::Conduct);
        let western = || name.split_once(" of ").map(|(what, whom)| (whom, what));
        let (whom, what) = name.split_once('的').or_else(western)?;
        let what = fold::word(what);
        let is_conduct = conduct.contains(&what);
        is_conduct.then(|| whom.strip_prefix("the ").unwrap_or(whom))
    }

    fn name(&self, matter: MatterId) -> &'a str {
        &self.context.model.authority.matters[matter].name
    }

    fn said(&self, holder: PositionId, name: &str) -> Option<Whom> {
        let model = self.context.model;
        let word = fold::word(name);
        if self.is_superior(&word) {
            return model[holder].superior.map(Whom::Position);
        }
        let home = model[holder].department;
        let position = self.index.find_position(model, name, home).one();
        position.map(Whom::Position).or_else(|| {
            let department = self.index.find_department(model, name, home).one();
            department.map(Whom::Department)
        })
    }

    /// 直接上级, 上级, 直接领导.
    fn is_superior(&self, word: &str) -> bool {
        let vocabulary = self.context.vocabulary;
        let labels = vocabulary.labels(Owner::Kind(Kind::Position));
        let is_label = |word: &str| {
            let entry = labels.get(word);
            entry.is_some_and(|entry| entry.concept == Concept::Superior)
        };
        vocabulary.is(ValueWord::OwnSuperior, word) || is_label(word)
    }

    /// `营销经理` of `营销经理任免` and `营销经理的任免`.
    fn before_act<'n>(&self, name: &'n str) -> Option<&'n str> {
        let powers = self.context.vocabulary.powers().iter();
        let acts = powers.filter(|power| {
            power.class == PowerClass::Appraise
                || matches!(power.id.as_str(), "appoint" | "dismiss")
        });
        let mut words = acts.flat_map(|power| &power.words);
        let before = words.find_map(|word| name.strip_suffix(word.as_str()))?;
        let before = before.trim_end_matches(fold::is_blank);
        Some(before.strip_suffix('的').unwrap_or(before))
    }
}
