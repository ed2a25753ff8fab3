//! What a section says, line by line: entries with their numbers, titles of groups, paragraphs, rows of tables.
//! Nothing is left out, so that a template that prints lines prints all of it.

use super::super::fields::Field;
use super::{Data, Item, Value, owned, text};
use crate::model::body::{Attribute, Block, Body, Entry};
use crate::model::kpi::Kpi;
use crate::syntax::concept::Key;
use crate::text::fold;
use std::borrow::Cow;

/// A line.
#[derive(Clone, Debug, Default)]
pub(in crate::render::docx) struct Line<'a> {
    /// Its number as written, with its stops; empty without one.
    pub(super) number: &'a str,
    pub(super) text: Cow<'a, str>,
    /// The title of the group that it stands in.
    pub(super) group: &'a str,
    /// Whether it is itself such a title.
    pub(super) heading: bool,
    pub(super) attributes: &'a [Attribute],
    /// The name and the target of an indicator.
    pub(super) indicator: Option<(&'a str, &'a str)>,
    /// From 0.
    pub(super) depth: usize,
}

impl<'a> Line<'a> {
    pub(in crate::render::docx) fn plain(text: impl Into<Cow<'a, str>>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    pub(in crate::render::docx) fn is_heading(&self) -> bool {
        self.heading
    }

    /// How deep it stands below other entries, from 0.
    pub(in crate::render::docx) fn depth(&self) -> usize {
        self.depth
    }
}

/// Collects the lines of a section.
pub(super) struct Lines<'a, 'k> {
    out: Vec<Line<'a>>,
    /// The indicators of the entries that are still to come.
    kpis: Option<&'k mut dyn Iterator<Item = &'a Kpi>>,
}

impl<'a> Lines<'a, '_> {
    pub(super) fn of(body: &'a Body, none: impl FnOnce() -> String) -> Vec<Line<'a>> {
        let mut lines = Lines {
            out: Vec::new(),
            kpis: None,
        };
        lines.blocks(&body.blocks, "");
        if lines.out.is_empty() && body.none.is_some() {
            lines.out.push(Line::plain(none()));
        }
        lines.out
    }

    /// Those of indicators, with their names and targets.
    pub(super) fn of_kpis(
        body: &'a Body,
        kpis: &'a [Kpi],
        none: impl FnOnce() -> String,
    ) -> Vec<Line<'a>> {
        if body.blocks.is_empty() {
            return Lines::of(body, none);
        }
        let mut kpis = kpis.iter();
        let mut lines = Lines {
            out: Vec::new(),
            kpis: Some(&mut kpis),
        };
        lines.blocks(&body.blocks, "");
        lines.out
    }

    fn blocks(&mut self, blocks: &'a [Block], group: &'a str) {
        for block in blocks {
            match block {
                Block::Paragraph(prose) => self.out.push(Line {
                    group,
                    ..Line::plain(prose.text.as_str())
                }),
                Block::Entry(entry) => self.entry(entry, group, 0),
                Block::Group(inner) => {
                    let title = inner.title.value.as_str();
                    self.out.push(Line {
                        heading: true,
                        attributes: &inner.attributes,
                        ..Line::plain(title)
                    });
                    self.blocks(&inner.blocks, title);
                }
                Block::Grid(grid) => {
                    let rows = std::iter::once(&grid.heads).chain(&grid.rows);
                    for cells in rows {
                        let cells: Vec<&str> =
                            cells.iter().map(|cell| cell.value.as_str()).collect();
                        self.out.push(Line {
                            group,
                            ..Line::plain(cells.join(" | "))
                        });
                    }
                }
            }
        }
    }

    fn entry(&mut self, entry: &'a Entry, group: &'a str, depth: usize) {
        let kpi = match (&mut self.kpis, entry.is_leaf()) {
            (Some(kpis), true) => kpis.next(),
            _ => None,
        };
        self.out.push(Line {
            number: entry.mark.as_deref().unwrap_or_default().trim(),
            text: Cow::Borrowed(&entry.prose.text),
            group,
            heading: false,
            attributes: &entry.attributes,
            indicator: kpi.and_then(indicator),
            depth,
        });
        for child in &entry.children {
            self.entry(child, group, depth + 1);
        }
    }
}

/// The name of an indicator and its target, which may stand behind the name.
fn indicator(kpi: &Kpi) -> Option<(&str, &str)> {
    let name = kpi.name.as_deref()?;
    let target = match &kpi.target_text {
        Some(said) => said.value.as_str(),
        None => kpi
            .text
            .get(name.len()..)
            .unwrap_or_default()
            .trim_start_matches(|c| fold::is_blank(c) || fold::is_colon(c)),
    };
    Some((name, target))
}

impl<'a> Data<'a> {
    /// A section as the value of a field.
    pub(super) fn lines(&self, body: &'a Body) -> Value<'a> {
        let lines = Lines::of(body, || self.lexicon.word("none"));
        Value::Lines(lines.into_iter().map(Item::Line).collect())
    }

    pub(super) fn entry(&self, line: &Line<'a>, field: &Field) -> Value<'a> {
        if let Some(key) = field.key() {
            let said = line
                .attributes
                .iter()
                .find(|attribute| attribute.key == key);
            let said = said.map_or("", |attribute| attribute.value.value.as_str());
            return text(match (key, line.indicator) {
                (Key::Target, Some((_, target))) if said.is_empty() => target,
                _ => said,
            });
        }
        match field.id() {
            "number" => text(line.number),
            "text" => Value::Text(line.text.clone()),
            "name" => match line.indicator {
                Some((name, _)) => text(name),
                None => Value::Text(line.text.clone()),
            },
            "group" => text(line.group),
            "heading" => Value::Flag(line.heading),
            _ => owned(self.details(line)),
        }
    }

    /// What stands in brackets behind an entry, in words.
    fn details(&self, line: &Line) -> String {
        let told = line.attributes.iter().filter(|attribute| {
            !attribute.value.value.is_empty()
                && !matches!(attribute.key, Key::Number | Key::Text | Key::Group)
        });
        let notes: Vec<(String, String)> = told
            .map(|attribute| {
                (
                    self.lexicon.key(attribute.key),
                    attribute.value.value.clone(),
                )
            })
            .collect();
        match notes.is_empty() {
            true => String::new(),
            false => self.lexicon.notes(&notes),
        }
    }

    /// A line as it is printed: with its number unless the paragraph has one, and with its notes.
    pub(in crate::render::docx) fn printed(&self, item: &Item, numbered: bool) -> String {
        let line = match item {
            Item::Line(line) => line,
            Item::Name(name, _) => return name.to_string(),
            _ => return String::new(),
        };
        let mut out = String::new();
        if !numbered && !line.number.is_empty() {
            out.push_str(&"\u{3000}".repeat(line.depth));
            out.push_str(line.number);
            if line.number.ends_with(|c: char| c.is_ascii()) {
                out.push(' ');
            }
        }
        out.push_str(&line.text);
        let details = self.details(line);
        if !details.is_empty() {
            let (open, close) = (self.lexicon.word("open"), self.lexicon.word("close"));
            out.push_str(&format!("{open}{details}{close}"));
        }
        out
    }

    /// A labelled field of a record as lines: in one line if it has no more.
    pub(super) fn labelled(&self, label: &str, lines: Vec<Line<'a>>) -> Vec<Line<'a>> {
        let colon = self.lexicon.word("colon");
        match lines.as_slice() {
            [] => Vec::new(),
            [only] if only.number.is_empty() && !only.heading => {
                let text = self.printed(&Item::Line(only.clone()), true);
                vec![Line::plain(format!("{label}{colon}{text}"))]
            }
            _ => {
                let title = Line {
                    heading: true,
                    ..Line::plain(format!("{label}{}", colon.trim_end()))
                };
                std::iter::once(title).chain(lines).collect()
            }
        }
    }
}
