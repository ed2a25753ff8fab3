//! What the steps of a process do, as powers over matters: 编制采购计划, 审批采购合同. Reads what a step says, and judges
//! nothing.

use super::Context;
use super::flow::leaves;
use crate::model::process::{Process, Step, is_arrow};
use crate::model::{Link, PositionId};
use crate::syntax::concept::PowerClass;
use crate::syntax::values::{self, Over};
use crate::syntax::vocabulary::PowerId;

/// A power that a step uses, and over what.
pub(super) struct Act<'a> {
    pub(super) step: &'a Step,
    pub(super) power: PowerId,
    pub(super) class: PowerClass,
    /// The matter, as written.
    pub(super) matter: String,
}

/// What the steps of a process do, in order. Only what is said for certain: an act and its matter.
pub(super) fn acts<'a>(context: &Context, process: &'a Process) -> Vec<Act<'a>> {
    let vocabulary = context.vocabulary;
    let mut found = Vec::new();
    for leaf in leaves(process) {
        let step = leaf.step;
        // What stands behind an arrow is done elsewhere, and under a condition.
        let end = step.text.find(is_arrow).unwrap_or(step.text.len());
        let reading = values::grants(&step.text[..end], vocabulary);
        let plain = reading
            .phrases
            .into_iter()
            .filter(|phrase| phrase.condition.is_none());
        found.extend(plain.filter_map(|phrase| {
            let Over::Matter(named) = phrase.over else {
                return None;
            };
            Some(Act {
                step,
                power: phrase.power,
                class: vocabulary.power_of(phrase.power).class,
                matter: named.text,
            })
        }));
    }
    found
}

impl<'a> Act<'a> {
    /// Who does it: R, or where nobody is named there, A.
    pub(super) fn doers(&self) -> &'a [Link] {
        let [responsible, accountable, ..] = &self.step.roles;
        match responsible.links.is_empty() && responsible.said.is_empty() {
            true => &accountable.links,
            false => &responsible.links,
        }
    }

    /// The positions of [`Act::doers`]; None if one of them names none.
    pub(super) fn positions(&self) -> Option<Vec<PositionId>> {
        self.doers().iter().map(|link| link.to).collect()
    }
}
