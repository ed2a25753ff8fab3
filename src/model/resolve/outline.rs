//! The outline as a tree of entries: which are positions, which departments, and what each one's attributes say.

use crate::model::organisation::Organisation;
use crate::model::read::Place;
use crate::model::{DepartmentId, Entity, PositionId, Said, Source};
use crate::syntax::ast::{Block, Item};
use crate::syntax::concept::{Concept, Key};
use crate::text::{Span, TextRange, fold};
use rustc_hash::FxHashSet;

/// An entry of the outline.
#[derive(Clone, Debug)]
pub(super) struct OutlineEntry {
    /// The name without its `@`.
    pub(super) name: Said<String>,
    pub(super) is_position: bool,
    pub(super) parent: Option<usize>,
    pub(super) attributes: Vec<(Key, Said<String>)>,
    /// Filled as entries become departments and positions.
    pub(super) department: Option<DepartmentId>,
    pub(super) position: Option<PositionId>,
    pub(super) source: Source,
}

impl OutlineEntry {
    pub(super) fn attribute(&self, key: Key) -> Option<&Said<String>> {
        self.attributes
            .iter()
            .find(|(own, _)| *own == key)
            .map(|(_, said)| said)
    }
}

/// All entries, parents before children.
#[derive(Clone, Debug, Default)]
pub(super) struct Outline {
    pub(super) entries: Vec<OutlineEntry>,
    /// The titles of position entries, folded.
    titles: FxHashSet<String>,
}

impl Outline {
    /// Reads the outline of a declaration. An entry that is the organisation itself is passed over.
    pub(super) fn read(&mut self, place: Place, organisation: &Organisation) {
        for label in place.declaration.labels(Concept::Outline) {
            for block in &label.blocks {
                match block {
                    Block::Item(item) => self.item(place, item, None, organisation),
                    Block::Group(group) => {
                        for block in &group.blocks {
                            if let Block::Item(item) = block {
                                self.item(place, item, None, organisation);
                            }
                        }
                    }
                    Block::Text(_) | Block::Table(_) => {}
                }
            }
        }
    }

    fn item(
        &mut self,
        place: Place,
        item: &Item,
        parent: Option<usize>,
        organisation: &Organisation,
    ) {
        let prose = place.prose(&item.text);
        let (sign, name) = match prose.text.strip_prefix(['@', '\u{FF20}']) {
            Some(name) => (
                prose.text.len() - name.len(),
                name.trim_start_matches(fold::is_blank),
            ),
            None => (0, prose.text.as_str()),
        };
        let is_position = sign > 0;
        let mut at = parent;
        let itself = !is_position && organisation.is_named(&fold::word(name));
        if !name.is_empty() && !itself {
            at = Some(self.entries.len());
            let lead = prose.text.len() - name.len();
            let start = prose.span.range.start as usize + lead;
            let end = (prose.span.range.end as usize).max(start);
            let span = Span::new(prose.span.file, TextRange::new(start, end));
            let attribute = |attribute: &crate::syntax::ast::Attribute| {
                (attribute.key, place.said(attribute.value))
            };
            self.entries.push(OutlineEntry {
                name: Said {
                    value: unquoted(name).to_owned(),
                    span,
                },
                is_position,
                parent,
                attributes: item.attributes.iter().map(attribute).collect(),
                department: None,
                position: None,
                source: Source {
                    head: span,
                    name: span,
                    unread: false,
                },
            });
        }
        for child in &item.children {
            self.item(place, child, at, organisation);
        }
    }

    /// What each entry has become, with the place of its name.
    pub(super) fn named(&self) -> impl Iterator<Item = (Entity, Span)> {
        self.entries.iter().filter_map(|entry| {
            let position = entry.position.map(Entity::Position);
            let entity = position.or(entry.department.map(Entity::Department))?;
            Some((entity, entry.name.span))
        })
    }

    /// Makes [`Outline::has_title`] answer.
    pub(super) fn index_titles(&mut self) {
        let positions = self.entries.iter().filter(|entry| entry.is_position);
        self.titles = positions
            .map(|entry| fold::word(&entry.name.value))
            .collect();
    }

    /// Whether an entry is a position of this title.
    pub(super) fn has_title(&self, title: &str) -> bool {
        self.titles.contains(&fold::word(title))
    }

    /// The nearest department above an entry.
    pub(super) fn department_above(&self, entry: usize) -> Option<DepartmentId> {
        self.above(entry).find_map(|at| self.entries[at].department)
    }

    /// The entries above an entry, the nearest first.
    pub(super) fn above(&self, entry: usize) -> impl Iterator<Item = usize> {
        std::iter::successors(self.entries[entry].parent, |&at| self.entries[at].parent)
    }
}

fn unquoted(name: &str) -> &str {
    super::names::whole(name).text
}
