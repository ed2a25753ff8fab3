//! What may stand in the columns that a clerk fills from a list: departments, positions, grades, kinds and periods. A
//! sheet of its own, open to be read and added to; nothing is hidden.

use super::List;
use crate::model::Field;
use crate::render::matrix::Maker;
use crate::render::sheet::{Cell, Column, Sheet};
use rustc_hash::FxHashSet;

/// The ids of its columns, by which other columns name them.
pub(super) const DEPARTMENT: &str = "choices-department";
pub(super) const POSITION: &str = "choices-position";
pub(super) const GRADE: &str = "choices-grade";
pub(super) const KIND: &str = "choices-kind";
pub(super) const PERIOD: &str = "choices-period";

impl Maker<'_> {
    pub(super) fn choice_list(&self) -> Option<Sheet> {
        let columns = [
            (DEPARTMENT, "department", self.department_choices()),
            (POSITION, "position", self.position_choices()),
            (GRADE, "grade", self.grade_choices()),
            (KIND, "kind", self.kind_choices()),
            (PERIOD, "period", self.period_choices()),
        ];
        let heads = columns.iter().map(|(id, head, _)| {
            let head = match *head {
                "kind" => self.word("kind"),
                head => self.column(head),
            };
            (Column::name(*id, 20.0), head)
        });
        let mut list = List::new(heads.collect());
        let longest = columns.iter().map(|(_, _, values)| values.len()).max();
        for at in 0..longest.unwrap_or_default() {
            let cells = columns.iter().map(|(_, _, values)| {
                let value = values.get(at).map_or("", String::as_str);
                Cell::text(value)
            });
            list.rows.push(cells.collect());
        }
        list.sheet(self.tab("choices"), 0)
    }

    fn department_choices(&self) -> Vec<String> {
        let homes = self.positions().map(|(home, _)| self.home(home));
        let names = self.departments().map(|id| self.model[id].name.clone());
        once(names.chain(homes))
    }

    fn position_choices(&self) -> Vec<String> {
        once(self.positions().map(|(_, id)| self.model[id].title.clone()))
    }

    fn grade_choices(&self) -> Vec<String> {
        let stated = self.model.organisation.grades.iter().cloned();
        once(stated.chain(self.written(|own| &own.grade)))
    }

    fn kind_choices(&self) -> Vec<String> {
        let words = self
            .lexicon
            .vocabulary()
            .kind_words(self.lexicon.language());
        once(
            words
                .iter()
                .cloned()
                .chain(self.written(|own| &own.kind_text)),
        )
    }

    fn period_choices(&self) -> Vec<String> {
        let words = self
            .lexicon
            .vocabulary()
            .period_words(self.lexicon.language());
        let measures = self.measures();
        let used = measures.iter().map(|own| own.period.to_owned());
        once(words.iter().cloned().chain(used))
    }

    /// What positions say in a label.
    fn written<'m>(
        &'m self,
        field: impl Fn(&'m crate::model::position::Position) -> &'m Field<String> + 'm,
    ) -> impl Iterator<Item = String> + 'm {
        let said = self
            .positions()
            .map(move |(_, id)| field(&self.model[id]).value().cloned());
        said.flatten()
    }
}

/// Each value once, in the order in which they are met.
fn once(values: impl Iterator<Item = String>) -> Vec<String> {
    let mut met = FxHashSet::default();
    values
        .filter(|value| !value.is_empty() && met.insert(value.clone()))
        .collect()
}
