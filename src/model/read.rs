//! From the syntax tree to what an entity says: labels become fields, bodies and lists of names. Resolves nothing.

use super::body::{Attribute, Block, Body, Entry, Grid, Group, Prose};
use super::{Field, NameList, Said};
use crate::diagnostic::Diagnostic;
use crate::syntax::ast::{self, Declaration, Label};
use crate::syntax::concept::{Concept, Key};
use crate::syntax::vocabulary::Vocabulary;
use crate::text::{FileId, SourceFile, Span, TextRange, fold};
use std::sync::Arc;

/// A declaration with the file it stands in.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) file: FileId,
    pub(super) source: &'a SourceFile,
    pub(super) declaration: &'a Arc<Declaration>,
}

impl<'a> Place<'a> {
    pub(super) fn span(&self, range: TextRange) -> Span {
        Span::new(self.file, range)
    }

    pub(super) fn at(&self, range: TextRange) -> &'a str {
        range.of(&self.source.text)
    }

    pub(super) fn said(&self, range: TextRange) -> Said<String> {
        Said {
            value: self.at(range).to_owned(),
            span: self.span(range),
        }
    }

    pub(super) fn name(&self) -> &'a str {
        self.at(self.declaration.name)
    }

    pub(super) fn prose(&self, text: &ast::Text) -> Prose {
        Prose {
            text: text.join(&self.source.text).into_owned(),
            span: self.span(text.range()),
            parts: if text.more.is_empty() {
                Vec::new()
            } else {
                text.parts().collect()
            },
        }
    }

    fn attributes(&self, attributes: &[ast::Attribute]) -> Vec<Attribute> {
        let read = |attribute: &ast::Attribute| Attribute {
            key: attribute.key,
            value: Said {
                value: self.at(attribute.value).to_owned(),
                // An empty value has no characters to point at; its key has.
                span: self.span(if attribute.value.is_empty() {
                    attribute.key_range
                } else {
                    attribute.value
                }),
            },
        };
        attributes.iter().map(read).collect()
    }

    fn entry(&self, item: &ast::Item) -> Entry {
        Entry {
            number: item.number.map(|number| self.at(number).to_owned()),
            mark: match (item.mark, item.number) {
                (Some(mark), Some(_)) => Some(self.at(mark.range).to_owned()),
                (None, Some(number)) => Some(self.at(number).to_owned()),
                _ => None,
            },
            prose: self.prose(&item.text),
            attributes: self.attributes(&item.attributes),
            children: item
                .children
                .iter()
                .map(|child| self.entry(child))
                .collect(),
            span: self.span(own_range(item)),
        }
    }

    fn blocks(&self, blocks: &[ast::Block]) -> Vec<Block> {
        let read = |block: &ast::Block| match block {
            ast::Block::Text(text) => Block::Paragraph(self.prose(text)),
            ast::Block::Item(item) => Block::Entry(self.entry(item)),
            ast::Block::Group(group) => Block::Group(Group {
                title: self.said(group.word),
                rhythm: group.rhythm,
                attributes: self.attributes(&group.attributes),
                blocks: self.blocks(&group.blocks),
            }),
            ast::Block::Table(table) => Block::Grid(self.grid(table)),
        };
        blocks.iter().map(read).collect()
    }

    pub(super) fn grid(&self, table: &ast::Table) -> Grid {
        Grid {
            heads: table
                .columns
                .iter()
                .map(|column| self.said(column.head))
                .collect(),
            keys: table.columns.iter().map(|column| column.key).collect(),
            rows: table
                .rows
                .iter()
                .map(|row| row.cells.iter().map(|&cell| self.said(cell)).collect())
                .collect(),
            span: self.span(table.range),
        }
    }
}

/// An item without its children: from its mark to the end of its own text.
fn own_range(item: &ast::Item) -> TextRange {
    let children = item.children.first().map(|child| child.range.start);
    match children {
        None => item.range,
        Some(_) => TextRange {
            start: item.range.start,
            end: item.text.range().end.max(item.range.start),
        },
    }
}

/// The labels of a declaration and, before them, those of its template.
pub(super) struct Labels<'a> {
    own: Place<'a>,
    template: Option<Place<'a>>,
    vocabulary: &'a Vocabulary,
    pub(super) diagnostics: Vec<Diagnostic>,
}

impl<'a> Labels<'a> {
    pub(super) fn new(
        own: Place<'a>,
        template: Option<Place<'a>>,
        vocabulary: &'a Vocabulary,
    ) -> Self {
        Self {
            own,
            template,
            vocabulary,
            diagnostics: Vec::new(),
        }
    }

    pub(super) fn vocabulary(&self) -> &'a Vocabulary {
        self.vocabulary
    }

    pub(super) fn place(&self) -> Place<'a> {
        self.own
    }

    /// All labels of a concept, those of the template first.
    fn all(&self, concept: Concept) -> impl Iterator<Item = (Place<'a>, &'a Label)> + use<'a> {
        let of = move |place: Place<'a>| {
            place
                .declaration
                .labels(concept)
                .map(move |label| (place, label))
        };
        self.template.into_iter().chain([self.own]).flat_map(of)
    }

    /// The label whose value counts: the declaration's own, else the template's.
    fn one(&self, concept: Concept) -> Option<(Place<'a>, &'a Label)> {
        let of = |place: Place<'a>| Some((place, place.declaration.label(concept)?));
        of(self.own).or_else(|| of(self.template?))
    }

    pub(super) fn field(&self, concept: Concept) -> Field<String> {
        match self.one(concept) {
            Some((place, label)) => field(place, label, self.vocabulary),
            None => Field::Absent,
        }
    }

    /// A field whose value has a form; what does not have it is reported and left out.
    pub(super) fn typed<T>(
        &mut self,
        concept: Concept,
        rule: &'static str,
        read: impl Fn(&str, &Vocabulary) -> Option<T>,
    ) -> Field<T> {
        match self.field(concept) {
            Field::Value(said) => match read(&said.value, self.vocabulary) {
                Some(value) => Field::Value(Said {
                    value,
                    span: said.span,
                }),
                None => {
                    self.diagnostics
                        .push(Diagnostic::new(rule, said.span).arg("text", said.value));
                    Field::Absent
                }
            },
            Field::Blank(span) => Field::Blank(span),
            Field::StatedNone(span) => Field::StatedNone(span),
            Field::Absent => Field::Absent,
        }
    }

    pub(super) fn names(&self, concept: Concept) -> NameList {
        match self.one(concept) {
            Some((place, label)) => name_list(place, label, self.vocabulary),
            None => NameList::default(),
        }
    }

    /// A section: the template's blocks first, without those that 不含 names.
    pub(super) fn body(&self, concept: Concept, without: &[String]) -> Body {
        let mut body = Body::default();
        let mut all = Vec::new();
        for (place, label) in self.all(concept) {
            body.label = Some(place.span(label.word));
            let mut blocks = place.blocks(&label.blocks);
            if let ([Block::Paragraph(prose)], true) | ([Block::Entry(Entry { prose, .. })], true) =
                (blocks.as_slice(), label.fields.is_empty())
                && self.vocabulary.says_none(&prose.text)
            {
                body.none = Some(prose.span);
                continue;
            }
            if self
                .template
                .is_some_and(|template| template.file == place.file && is_of(template, label))
            {
                drop_entries(&mut blocks, without);
            }
            all.append(&mut blocks);
        }
        body.blocks = all.into();
        body
    }

    /// The record of a concept, each field from where it was said last.
    pub(super) fn record(&self, concept: Concept) -> Record<'a> {
        Record {
            parts: self.all(concept).collect(),
            vocabulary: self.vocabulary,
        }
    }
}

fn is_of(template: Place, label: &Label) -> bool {
    template
        .declaration
        .labels
        .iter()
        .any(|own| std::ptr::eq(own, label))
}

/// Takes out the entries that carry one of the ids.
fn drop_entries(blocks: &mut Vec<Block>, ids: &[String]) {
    let named = |entry: &Entry| {
        entry
            .attribute(Key::Id)
            .is_some_and(|id| ids.contains(&fold::word(&id.value)))
    };
    blocks.retain(|block| !matches!(block, Block::Entry(entry) if named(entry)));
    for block in blocks {
        if let Block::Group(group) = block {
            drop_entries(&mut group.blocks, ids);
        }
    }
}

/// The labels of a record.
pub(super) struct Record<'a> {
    parts: Vec<(Place<'a>, &'a Label)>,
    vocabulary: &'a Vocabulary,
}

impl<'a> Record<'a> {
    pub(super) fn is_written(&self) -> bool {
        !self.parts.is_empty()
    }

    pub(super) fn span(&self) -> Option<Span> {
        self.parts
            .last()
            .map(|(place, label)| place.span(label.word))
    }

    fn one(&self, concept: Concept) -> Option<(Place<'a>, &'a Label)> {
        self.parts
            .iter()
            .rev()
            .find_map(|(place, record)| Some((*place, record.field(concept)?)))
    }

    pub(super) fn field(&self, concept: Concept) -> Field<String> {
        self.one(concept).map_or(Field::Absent, |(place, label)| {
            field(place, label, self.vocabulary)
        })
    }

    pub(super) fn names(&self, concept: Concept) -> NameList {
        self.one(concept)
            .map_or_else(NameList::default, |(place, label)| {
                name_list(place, label, self.vocabulary)
            })
    }

    pub(super) fn body(&self, concept: Concept) -> Body {
        let Some((place, label)) = self.one(concept) else {
            return Body::default();
        };
        let blocks = place.blocks(&label.blocks).into();
        match field(place, label, self.vocabulary) {
            Field::StatedNone(span) => Body {
                label: Some(place.span(label.word)),
                blocks: Arc::default(),
                none: Some(span),
            },
            _ => Body {
                label: Some(place.span(label.word)),
                blocks,
                none: None,
            },
        }
    }

    /// What stands in the record under no label of its own.
    pub(super) fn loose(&self) -> Arc<[Block]> {
        self.parts
            .iter()
            .flat_map(|(place, label)| place.blocks(&label.blocks))
            .collect()
    }

    /// Fields that the workspace added, with their words.
    pub(super) fn added(&self) -> Vec<(String, Body)> {
        let fields = self
            .parts
            .iter()
            .flat_map(|(place, record)| record.fields.iter().map(move |label| (place, label)));
        fields
            .filter(|(_, label)| matches!(label.concept, Concept::Added(_)))
            .map(|(place, label)| {
                let blocks = place.blocks(&label.blocks).into();
                let body = Body {
                    label: Some(place.span(label.word)),
                    blocks,
                    none: None,
                };
                (place.at(label.word).to_owned(), body)
            })
            .collect()
    }

    /// The rows of the table of a field, with the tree they come from.
    pub(super) fn tables(&self, concept: Concept) -> Vec<(Place<'a>, &'a ast::Table)> {
        let Some((place, label)) = self.one(concept) else {
            return Vec::new();
        };
        let tables = label.blocks.iter().filter_map(|block| match block {
            ast::Block::Table(table) => Some((place, table)),
            _ => None,
        });
        tables.collect()
    }
}

fn field(place: Place, label: &Label, vocabulary: &Vocabulary) -> Field<String> {
    let word = place.span(label.word);
    match label.value().filter(|text| !text.is_empty()) {
        None if label.blocks.is_empty() => Field::Blank(word),
        None => Field::Absent,
        Some(text) => {
            let prose = place.prose(text);
            match vocabulary.says_none(&prose.text) {
                true => Field::StatedNone(prose.span),
                false => Field::Value(Said {
                    value: prose.text,
                    span: prose.span,
                }),
            }
        }
    }
}

fn name_list(place: Place, label: &Label, vocabulary: &Vocabulary) -> NameList {
    let (mut parts, mut none) = (Vec::new(), None);
    for part in label.name_parts().filter(|part| !part.is_empty()) {
        let prose = place.prose(part);
        match vocabulary.says_none(&prose.text) {
            true => none = Some(prose.span),
            false => parts.push(Said {
                value: prose.text,
                span: prose.span,
            }),
        }
    }
    NameList {
        label: Some(place.span(label.word)),
        parts: parts.into(),
        none,
    }
}
