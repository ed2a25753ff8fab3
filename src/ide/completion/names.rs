//! Names of positions and departments as they must be written at a place to mean what they are to mean there.

use super::{ItemKind, Offer, Offers, Place};
use crate::model::resolve::Found;
use crate::model::{DepartmentId, Entity};
use crate::text::fold;

impl Place<'_> {
    /// The department from which names are looked up here.
    pub(super) fn home(&self) -> Option<DepartmentId> {
        let model = &self.view.project().model;
        let declaration = self.declaration?;
        let text = &self.view.source.text;
        let own = declaration.name.of(text);
        // The name tells it even where the text has moved since the analysis.
        let index = self.view.analysis.names();
        if let Some(label) = declaration.label(crate::syntax::concept::Concept::Department)
            && let Some(value) = label.value()
        {
            let named = index.find_department(model, value.first.of(text), None);
            return named.one();
        }
        let position = index.find_position(model, own, None).one()?;
        model[position].department
    }

    /// All positions, each under a name that means it here.
    pub(super) fn positions(&self, start: u32, offers: &mut Offers) {
        let model = &self.view.project().model;
        let index = self.view.analysis.names();
        let home = self.home();
        let own = self
            .declaration
            .map(|own| own.name.of(&self.view.source.text));
        let own = own.map(fold::word);
        let blank = self.behind(start);
        let mut near: Vec<_> = model.position_ids().collect();
        // Those of the own department first.
        near.sort_by_key(|&id| (model[id].department != home, id));
        for id in near {
            let position = &model[id];
            if own.as_deref() == Some(&fold::word(&position.title)) && position.department == home {
                continue;
            }
            let department = position.department.map(|own| model[own].name.as_str());
            let names = [
                Some(position.title.clone()),
                department.map(|own| format!("{own}/{}", position.title)),
                Some(position.id.clone()),
            ];
            let means = |name: &String| {
                index.find_position(model, name, home) == Found::One(id) && is_one(name)
            };
            let Some(name) = names.into_iter().flatten().find(means) else {
                continue;
            };
            let offer = Offer::new(ItemKind::Position, &name, start)
                .detail(department.unwrap_or_default())
                .text(format!("{blank}{name}"));
            offers.push(offer);
        }
    }

    /// All departments, each under a name that means it here.
    pub(super) fn departments(&self, start: u32, offers: &mut Offers) {
        let model = &self.view.project().model;
        let index = self.view.analysis.names();
        let blank = self.behind(start);
        for id in model.department_ids() {
            let department = &model[id];
            let names = [&department.name, &department.id];
            let means = |name: &&String| {
                index.find_department(model, name, None) == Found::One(id) && is_one(name)
            };
            let Some(name) = names.into_iter().find(means) else {
                continue;
            };
            let above = department.parent.map_or("", |above| &model[above].name);
            let offer = Offer::new(ItemKind::Department, name, start)
                .detail(above)
                .text(format!("{blank}{name}"));
            offers.push(offer);
        }
    }

    /// All matters, declared or only named.
    pub(super) fn matters(&self, start: u32, declared_only: bool, offers: &mut Offers) {
        let model = &self.view.project().model;
        let blank = self.behind(start);
        let mut named: Vec<(&str, bool)> = Vec::new();
        let matters = &model.authority.matters;
        for id in matters.ids() {
            let matter = &matters[id];
            if !matter.is_people && (matter.is_declared || !declared_only) {
                named.push((&matter.name, matter.is_declared));
            }
        }
        named.sort_by_key(|(_, is_declared)| !is_declared);
        for (name, _) in named.into_iter().filter(|(name, _)| is_one(name)) {
            let offer = Offer::new(ItemKind::Matter, name, start);
            offers.push(offer.text(format!("{blank}{name}")));
        }
    }

    /// Where the last name of a list begins.
    pub(super) fn piece(&self, start: u32) -> u32 {
        let text = &self.view.source.text[start as usize..self.offset as usize];
        let separator = |c: char| matches!(fold::narrow(c), '、' | ',' | ';');
        let at = text.rfind(separator).map_or(0, |at| {
            at + text[at..].chars().next().map_or(0, char::len_utf8)
        });
        let blanks = text[at..].len() - text[at..].trim_start_matches(fold::is_blank).len();
        start + (at + blanks) as u32
    }

    /// Whether an entity of the model is the declaration at hand.
    pub(super) fn is_own(&self, entity: Entity) -> bool {
        let Some(declaration) = self.declaration else {
            return false;
        };
        let model = &self.view.project().model;
        let name = match entity {
            Entity::Position(id) => &model[id].title,
            Entity::Department(id) => &model[id].name,
            _ => return false,
        };
        fold::word(name) == fold::word(declaration.name.of(&self.view.source.text))
    }
}

/// Whether a name reads as one where lists of names are read.
fn is_one(name: &str) -> bool {
    let mark = |c: char| {
        matches!(
            fold::narrow(c),
            '、' | ',' | ';' | ':' | '[' | ']' | '|' | '\t'
        )
    };
    !name.is_empty() && !name.contains(mark)
}
