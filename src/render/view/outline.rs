//! The organisation chart of a booklet: its drawings, and the same as a list for those who cannot see them.

use super::names::Names;
use super::plan::{Order, Scope};
use super::words::Lexicon;
use super::{Chart, Head, OutlineRow};
use crate::chart::Root;
use crate::model::{DepartmentId, Model, PositionId};
use crate::render::design::Theme;
use crate::render::drawing;
use rustc_hash::{FxHashMap, FxHashSet};

/// Draws charts.
pub(super) struct Charts<'a> {
    pub(super) model: &'a Model,
    pub(super) order: &'a Order,
    pub(super) names: Names<'a>,
    pub(super) lexicon: Lexicon<'a>,
    pub(super) theme: Theme,
}

/// The positions of each department.
type Members = FxHashMap<Option<DepartmentId>, Vec<PositionId>>;

impl Charts<'_> {
    /// None if there is nothing to draw.
    pub(super) fn chart(&self, head: Head, scope: &Scope) -> Option<Chart> {
        let root = match scope {
            Scope::All => Root::All,
            Scope::Department(id) => Root::Department(*id),
            Scope::Line(id) | Scope::Position(id) => Root::Position(*id),
            // A chart has one root; what was picked may have several.
            Scope::Picked(_) => Root::All,
        };
        let outline = self.outline(scope);
        if outline.is_empty() {
            return None;
        }
        let (title, file) = (&head.mark.text, &head.mark.anchor);
        let request = drawing::Request {
            model: self.model,
            root,
            title,
            theme: self.theme,
            lexicon: self.lexicon,
        };
        Some(Chart {
            drawings: drawing::drawings(request, file),
            outline,
            head,
        })
    }

    /// The tree of departments with their positions.
    fn outline(&self, scope: &Scope) -> Vec<OutlineRow> {
        let model = self.model;
        let departments = self.order.departments.iter().copied();
        let departments: Vec<DepartmentId> = departments
            .filter(|&id| scope.has_department(model, id))
            .collect();
        let shown: FxHashSet<DepartmentId> = departments.iter().copied().collect();
        let mut members = Members::default();
        // A line of command may reach into departments that it does not head.
        let mut others = Vec::new();
        for &(department, id) in &self.order.positions {
            match department {
                _ if !scope.has_position(model, id) => {}
                Some(outside) if !shown.contains(&outside) => others.push(id),
                within => members.entry(within).or_default().push(id),
            }
        }
        let of = |department| members.get(&department).map_or(&[][..], Vec::as_slice);
        let mut rows = self.positions(0, of(None));
        for id in departments {
            let above = model.department_chain(model[id].parent);
            let depth = above.filter(|above| shown.contains(above)).count();
            let head = model[id].head;
            rows.push(OutlineRow {
                depth,
                department: true,
                name: vec![self.names.department(id)],
                remark: head.map_or_else(String::new, |head| model[head].title.clone()),
            });
            rows.extend(self.positions(depth + 1, of(Some(id))));
        }
        rows.extend(self.positions(0, &others));
        rows
    }

    fn positions(&self, depth: usize, positions: &[PositionId]) -> Vec<OutlineRow> {
        let row = |&id: &PositionId| {
            let mut name = self.names.position(id);
            name.text.clone_from(&self.model[id].title);
            let headcount = self.model[id].headcount.value();
            OutlineRow {
                depth,
                department: false,
                name: vec![name],
                remark: headcount.map_or_else(String::new, |count| count.text.clone()),
            }
        };
        positions.iter().map(row).collect()
    }
}
