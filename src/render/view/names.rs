//! Names as links: a text as it was written, in pieces, each name of something that has a page linked to it.

use super::{Piece, Rich};
use crate::model::{DepartmentId, Entity, Model, NameList, PositionId, Said, Target};
use crate::text::{Span, TextRange};
use rustc_hash::FxHashMap;

/// What has a page in this booklet, and under which anchor.
#[derive(Clone, Debug, Default)]
pub(super) struct Anchors {
    places: FxHashMap<Entity, String>,
    taken: FxHashMap<String, usize>,
    /// How many positions have a title.
    titles: FxHashMap<String, usize>,
}

impl Anchors {
    pub(super) fn new(model: &Model) -> Self {
        let mut titles = FxHashMap::default();
        for position in &model.positions {
            *titles.entry(position.title.clone()).or_insert(0) += 1;
        }
        Self {
            titles,
            ..Self::default()
        }
    }

    /// An anchor that nothing else has: letters and digits of the wanted one, joined by `-`.
    pub(super) fn unique(&mut self, wanted: &str) -> String {
        let slug = slug(wanted);
        let count = self.taken.entry(slug.clone()).or_insert(0);
        *count += 1;
        match *count {
            1 => slug,
            count => {
                // The longer name may be taken, too.
                let longer = format!("{slug}-{count}");
                self.unique(&longer)
            }
        }
    }

    /// The anchor of an entity's page, taken now; a second page of the same entity has one of its own.
    pub(super) fn page(&mut self, entity: Entity, identity: &str) -> String {
        let anchor = self.unique(identity);
        self.places.entry(entity).or_insert_with(|| anchor.clone());
        anchor
    }

    pub(super) fn of(&self, entity: Entity) -> Option<&String> {
        self.places.get(&entity)
    }
}

/// The letters and digits of a text, in lower case, joined by `-`.
pub(in crate::render) fn slug(text: &str) -> String {
    let mut slug = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_alphabetic() || c.is_ascii_digit() {
            slug.extend(c.to_lowercase());
        } else if !slug.ends_with('-') && !slug.is_empty() {
            slug.push('-');
        }
    }
    let end = slug.trim_end_matches('-').len();
    slug.truncate(end);
    if slug.is_empty() {
        "x".to_owned()
    } else {
        slug
    }
}

/// Makes links of names.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    pub(super) model: &'a Model,
    pub(super) anchors: &'a Anchors,
}

impl Names<'_> {
    /// A text with the names in it that were looked up for an entity.
    pub(super) fn said(&self, said: &Said<String>, from: Entity) -> Rich {
        self.within(&said.value, said.span, from)
    }

    /// A list of names, its lines joined.
    pub(super) fn list(&self, list: &NameList, from: Entity, mark: &str) -> Rich {
        let mut rich = Rich::new();
        for part in list.parts.iter() {
            if !rich.is_empty() && !ends_with_separator(&rich) {
                rich.push(text(mark));
            }
            rich.extend(self.said(part, from));
        }
        rich
    }

    pub(super) fn within(&self, whole: &str, span: Span, from: Entity) -> Rich {
        let references = &self.model.references;
        let start = Span::new(span.file, TextRange::at(span.range.start));
        let first = references.partition_point(|reference| reference.span < start);
        let mut rich = Rich::new();
        let mut rest = whole;
        let inside = references[first..]
            .iter()
            .take_while(|reference| {
                reference.span.file == span.file && reference.span.range.start <= span.range.end
            })
            .filter(|reference| reference.from == from);
        for reference in inside {
            let (Some(to), Some(at)) = (self.anchor(&reference.target), rest.find(&reference.text))
            else {
                continue;
            };
            if at > 0 {
                rich.push(text(&rest[..at]));
            }
            rich.push(Piece {
                text: reference.text.clone(),
                to: Some(to),
            });
            rest = &rest[at + reference.text.len()..];
        }
        if !rest.is_empty() {
            rich.push(text(rest));
        }
        rich
    }

    fn anchor(&self, target: &Target) -> Option<String> {
        let entity = match target {
            Target::Position(id) => Entity::Position(*id),
            Target::Department(id) | Target::UnitAsPerson(id) => Entity::Department(*id),
            Target::Matter(at) => Entity::Matter(*at),
            _ => return None,
        };
        self.anchors.of(entity).cloned()
    }

    /// A position by its title, with its department if the title alone could be another's.
    pub(super) fn position(&self, id: PositionId) -> Piece {
        Piece {
            text: self.position_name(id),
            to: self.anchors.of(Entity::Position(id)).cloned(),
        }
    }

    pub(super) fn position_name(&self, id: PositionId) -> String {
        let position = &self.model[id];
        let namesakes = self.anchors.titles.get(&position.title);
        match position.department {
            Some(department) if namesakes.is_some_and(|&count| count > 1) => {
                format!("{}/{}", self.model[department].name, position.title)
            }
            _ => position.title.clone(),
        }
    }

    pub(super) fn department(&self, id: DepartmentId) -> Piece {
        Piece {
            text: self.model[id].name.clone(),
            to: self.anchors.of(Entity::Department(id)).cloned(),
        }
    }
}

/// A piece of plain text.
pub(super) fn text(text: impl Into<String>) -> Piece {
    Piece {
        text: text.into(),
        to: None,
    }
}

/// A text of one plain piece; no piece for an empty one.
pub(super) fn rich(words: impl Into<String>) -> Rich {
    let words = words.into();
    match words.is_empty() {
        true => Vec::new(),
        false => vec![text(words)],
    }
}

/// Pieces with a mark between them.
pub(super) fn joined(pieces: impl IntoIterator<Item = Piece>, mark: &str) -> Rich {
    let mut rich = Rich::new();
    for piece in pieces {
        if !rich.is_empty() {
            rich.push(text(mark));
        }
        rich.push(piece);
    }
    rich
}

fn ends_with_separator(rich: &[Piece]) -> bool {
    let last = rich.last().map_or("", |piece| piece.text.trim_end());
    last.ends_with(['、', ',', '，', ';', '；'])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn anchors_are_unique_and_plain() {
        let mut anchors = Anchors::default();
        assert_eq!(
            anchors.unique("position:营销部/总监 A"),
            "position-营销部-总监-a"
        );
        assert_eq!(
            anchors.unique("position:营销部/总监-A"),
            "position-营销部-总监-a-2"
        );
        assert_eq!(
            anchors.unique("position:营销部/总监-A-2"),
            "position-营销部-总监-a-2-2"
        );
        assert_eq!(anchors.unique("\"><script>"), "script");
        assert_eq!(anchors.unique("！"), "x");
    }
}
