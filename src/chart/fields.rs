//! What stands in a box under its title: which facts, and how short they are put. Takes them from the model; measures
//! nothing.

use super::{Options, Root};
use crate::locale::Catalogue;
use crate::model::position::Headcount;
use crate::model::{DepartmentId, Entity, Model, PositionId};
use rustc_hash::FxHashMap;

/// A fact that a box may show.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Field {
    /// The department of a position.
    Department,
    /// The head of a department.
    Head,
    Code,
    Grade,
    /// Who holds the position; a position that nobody holds is drawn as vacant.
    Holder,
    Headcount,
    /// How many indicators there are.
    Kpis,
    /// How much the check found.
    Findings,
}

/// Words that boxes need, in the language of the document.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Labels {
    /// Nobody holds the position.
    pub vacant: String,
    /// Stands behind a name that stands in another box, too.
    pub concurrent: String,
    /// Stands before the number of indicators.
    pub kpis: String,
}

impl Labels {
    /// The words of a language.
    pub fn of(catalogue: &Catalogue) -> Self {
        Self {
            vacant: catalogue.plain("chart-vacant"),
            concurrent: catalogue.plain("chart-concurrent"),
            kpis: catalogue.plain("chart-kpis"),
        }
    }
}

/// How many findings of each severity there are about something.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Marks {
    pub errors: usize,
    pub warnings: usize,
}

/// What boxes are filled from.
pub(super) struct Facts<'a> {
    pub(super) model: &'a Model,
    options: &'a Options,
    /// Who holds what; filled only if it is shown. The second value says whether the person holds several.
    holders: FxHashMap<PositionId, Vec<(&'a str, bool)>>,
}

impl<'a> Facts<'a> {
    pub(super) fn new(model: &'a Model, options: &'a Options) -> Self {
        let mut holders: FxHashMap<PositionId, Vec<(&str, bool)>> = FxHashMap::default();
        if options.fields.contains(&Field::Holder) {
            for person in &model.persons {
                let held = person.positions.iter().filter_map(|link| link.to);
                let several = person.positions.len() > 1;
                for position in held {
                    let names = holders.entry(position).or_default();
                    names.push((&person.name, several));
                }
            }
        }
        Self {
            model,
            options,
            holders,
        }
    }

    /// The details of a position, as far as they are known.
    pub(super) fn of_position(&self, id: PositionId) -> Vec<String> {
        let position = &self.model[id];
        let fields = self.options.fields.iter();
        let fact = |field: &Field| match field {
            Field::Department => position.department.map(|id| self.model[id].name.clone()),
            Field::Head => None,
            Field::Code => position.code.value().cloned(),
            Field::Grade => position.grade.value().cloned(),
            Field::Holder => self.holder(id),
            Field::Headcount => position.headcount.value().and_then(headcount),
            Field::Kpis => self.kpis(position.kpis.len()),
            Field::Findings => self.findings(Entity::Position(id)),
        };
        fields
            .filter_map(fact)
            .filter(|fact| !fact.is_empty())
            .collect()
    }

    /// The details of a department.
    pub(super) fn of_department(&self, id: DepartmentId) -> Vec<String> {
        let department = &self.model[id];
        let head = || match department.head {
            Some(head) => Some(self.model[head].title.clone()),
            None => department
                .head_name
                .parts
                .first()
                .map(|name| name.value.clone()),
        };
        let total = || department.establishment.total.as_ref();
        let fields = self.options.fields.iter();
        let fact = |field: &Field| match field {
            Field::Department | Field::Grade | Field::Kpis => None,
            Field::Head => head(),
            Field::Code => department.code.value().cloned(),
            Field::Holder => department.head.and_then(|head| self.holder(head)),
            Field::Headcount => total().and_then(|total| headcount(&total.value)),
            Field::Findings => self.findings(Entity::Department(id)),
        };
        fields
            .filter_map(fact)
            .filter(|fact| !fact.is_empty())
            .collect()
    }

    /// Whether a position is known to be held by nobody: none are to hold it, or holders are shown and it has none.
    pub(super) fn is_vacant(&self, id: PositionId) -> bool {
        let count = self.model[id].headcount.value();
        let none = count.is_some_and(|count| count.max == Some(0.0));
        none || self.options.fields.contains(&Field::Holder) && !self.holders.contains_key(&id)
    }

    fn holder(&self, id: PositionId) -> Option<String> {
        const NAMED: usize = 3;
        let labels = &self.options.labels;
        let Some(names) = self.holders.get(&id) else {
            return Some(labels.vacant.clone());
        };
        let name = |&(name, several): &(&str, bool)| match several {
            true => format!("{name}{}", labels.concurrent),
            false => name.to_owned(),
        };
        let named: Vec<String> = names.iter().take(NAMED).map(name).collect();
        let more = match names.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" +{more}"),
        };
        Some(format!("{}{more}", named.join(" ")))
    }

    fn kpis(&self, count: usize) -> Option<String> {
        (count > 0).then(|| {
            format!("{} {count}", self.options.labels.kpis)
                .trim()
                .to_owned()
        })
    }

    fn findings(&self, entity: Entity) -> Option<String> {
        let root = match entity {
            Entity::Position(id) => Root::Position(id),
            Entity::Department(id) => Root::Department(id),
            _ => return None,
        };
        let marks = self.options.marks.get(&root)?;
        let count = |sign: char, count: usize| match count {
            0 => None,
            count => Some(format!("{sign}{count}")),
        };
        let signs = [count('●', marks.errors), count('▲', marks.warnings)];
        let signs: Vec<String> = signs.into_iter().flatten().collect();
        Some(signs.join(" "))
    }
}

/// `×3`, `×2–3`, `×4+`; None for one person.
fn headcount(count: &Headcount) -> Option<String> {
    match (count.min, count.max) {
        (Some(min), Some(max)) if min == max => (min != 1.0).then(|| format!("×{min}")),
        (Some(min), Some(max)) => Some(format!("×{min}–{max}")),
        (Some(min), None) => Some(format!("×{min}+")),
        (None, Some(max)) => (max > 1.0).then(|| format!("×≤{max}")),
        (None, None) => Some("×N".to_owned()),
    }
}
