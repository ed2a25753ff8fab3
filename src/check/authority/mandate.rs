//! Whether a position has its powers over other departments by what it is for: a functional department, a line that is
//! drawn to it, or a description that names them. Generous: where a mandate may be meant, there is one.

use crate::check::Context;
use crate::check::duties::{Words, folded};
use crate::check::powers::texts;
use crate::model::body::Body;
use crate::model::{DepartmentId, PositionId};
use crate::syntax::concept::{PositionKind, PowerClass, TextMark};
use crate::text::fold;

/// Looks mandates up.
pub(in crate::check) struct Mandates<'c, 'a> {
    context: &'c Context<'a>,
    everybody: Words,
    /// 考核, 任免: functions that are for all departments.
    staffing: Words,
}

impl<'c, 'a> Mandates<'c, 'a> {
    pub(in crate::check) fn of(context: &'c Context<'a>) -> Self {
        let powers = context.vocabulary.powers().iter();
        let staffing = powers.filter(|power| {
            power.class == PowerClass::Appraise
                || matches!(power.id.as_str(), "appoint" | "dismiss")
        });
        let mut words: Vec<String> = staffing
            .flat_map(|power| &power.words)
            .map(|word| fold::word(word))
            .collect();
        words.sort_by(|one, two| two.len().cmp(&one.len()).then_with(|| one.cmp(two)));
        Self {
            context,
            everybody: Words::of(context, TextMark::Everybody),
            staffing: Words::from_longest(words.iter().map(String::as_str)),
        }
    }

    /// Whether a department, or all of them, are a position's business though they do not lie below it.
    pub(in crate::check) fn reaches(&self, id: PositionId, department: DepartmentId) -> bool {
        let model = self.context.model;
        let position = &model[id];
        if matches!(
            position.kind,
            Some(PositionKind::Functional | PositionKind::Assistant)
        ) {
            return true;
        }
        let name = folded(&model[department].name);
        let mut own: Vec<&Body> = vec![
            &position.purpose,
            &position.duties,
            &position.responsibilities,
            &position.workflow,
        ];
        for unit in model.department_chain(position.department) {
            own.extend([&model[unit].functions, &model[unit].goal]);
        }
        let speaks = |text: &[char]| {
            self.everybody.find(text).is_some()
                || text
                    .windows(name.len().max(1))
                    .any(|part| part == name.as_slice())
        };
        own.iter()
            .any(|body| texts(body).iter().any(|prose| speaks(&folded(&prose.text))))
            || self.is_staffing(id)
    }

    /// Whether the functions of its department are about people, as those of a personnel department.
    fn is_staffing(&self, id: PositionId) -> bool {
        let model = self.context.model;
        let Some(unit) = model[id].department else {
            return false;
        };
        let functions = texts(&model[unit].functions);
        let speaks = |text: &str| self.staffing.find(&folded(text)).is_some();
        functions.iter().any(|prose| speaks(&prose.text))
    }

    /// Whether a functional or dotted line runs from one position to another, or it stands in for the superior.
    pub(in crate::check) fn is_linked(&self, id: PositionId, other: PositionId) -> bool {
        let model = self.context.model;
        let lines = model[other].functional.iter().chain(&model[other].dotted);
        let deputies = model
            .superiors(other)
            .flat_map(|superior| &model[superior].deputies);
        lines.chain(deputies).any(|link| link.to == Some(id))
    }

    /// Whether a department lies in a position's own line: it is in it, above or below it, heads it or one above it, or
    /// is above its head.
    pub(in crate::check) fn is_own(&self, id: PositionId, department: DepartmentId) -> bool {
        let model = self.context.model;
        let Some(home) = model[id].department else {
            return true;
        };
        let mut above = model.department_chain(Some(department));
        model.is_within(home, department)
            || above.any(|unit| {
                let head = model[unit].head;
                unit == home
                    || head == Some(id)
                    || head.is_some_and(|head| self.context.grants().command.is_above(id, head))
            })
    }
}
