//! How paragraphs are set, as far as that decides their height: what their styles and their own properties say. Lengths
//! are in twentieths of a point.

use crate::render::docx::xml::{Id, Tree};
use quick_xml::events::BytesStart;
use rustc_hash::FxHashMap;

/// The height of a line is so many times the size of its text, where a paragraph does not say.
const LEADING: f64 = 1.3;

/// How many styles may stand on each other.
const DEEPEST: usize = 20;

/// The height of lines.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Leading {
    Times(f64),
    AtLeast(f64),
    Exactly(f64),
}

/// A paragraph.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Paragraph {
    pub(super) before: f64,
    pub(super) after: f64,
    pub(super) leading: Leading,
    /// The size of text.
    pub(super) size: f64,
    pub(super) left: f64,
    pub(super) right: f64,
    /// How far the first line stands in; less than 0 if it hangs.
    pub(super) first: f64,
    pub(super) keep_next: bool,
    pub(super) keep_lines: bool,
    pub(super) page_before: bool,
}

impl Default for Paragraph {
    fn default() -> Self {
        Self {
            before: 0.0,
            after: 0.0,
            leading: Leading::Times(1.0),
            size: 200.0,
            left: 0.0,
            right: 0.0,
            first: 0.0,
            keep_next: false,
            keep_lines: false,
            page_before: false,
        }
    }
}

impl Paragraph {
    /// The height of a line with text of a size.
    pub(super) fn line(&self, size: f64) -> f64 {
        match self.leading {
            Leading::Times(times) => size * LEADING * times,
            Leading::AtLeast(least) => least.max(size * LEADING),
            Leading::Exactly(height) => height,
        }
    }

    /// Takes a property from its element.
    pub(super) fn take(&mut self, element: &BytesStart) {
        let get = |name: &str| word(element, name);
        self.apply(element.name().as_ref(), &get);
    }

    fn apply(&mut self, name: &str, get: &dyn Fn(&str) -> Option<String>) {
        let length = |name: &str| get(name).and_then(|value| value.parse::<f64>().ok());
        let is_on = || !matches!(get("w:val").as_deref(), Some("0" | "false" | "off"));
        match name {
            "w:spacing" => {
                self.before = length("w:before").unwrap_or(self.before);
                self.after = length("w:after").unwrap_or(self.after);
                if let Some(line) = length("w:line") {
                    self.leading = match get("w:lineRule").as_deref() {
                        Some("exact") => Leading::Exactly(line),
                        Some("atLeast") => Leading::AtLeast(line),
                        _ => Leading::Times(line / 240.0),
                    };
                }
            }
            "w:ind" => {
                let either = |a: &str, b: &str| length(a).or_else(|| length(b));
                self.left = either("w:left", "w:start").unwrap_or(self.left);
                self.right = either("w:right", "w:end").unwrap_or(self.right);
                let hanging = length("w:hanging").map(|hanging| -hanging);
                self.first = hanging
                    .or_else(|| length("w:firstLine"))
                    .unwrap_or(self.first);
            }
            "w:sz" => self.size = length("w:val").map_or(self.size, |half| half * 10.0),
            "w:keepNext" => self.keep_next = is_on(),
            "w:keepLines" => self.keep_lines = is_on(),
            "w:pageBreakBefore" => self.page_before = is_on(),
            // Rules above and below take the room to the text, and their own width.
            "w:top" | "w:bottom" => {
                let room = length("w:space").unwrap_or_default() * 20.0
                    + length("w:sz").unwrap_or_default() * 2.5;
                match name {
                    "w:top" => self.before += room,
                    _ => self.after += room,
                }
            }
            _ => {}
        }
    }
}

/// The styles of a document.
pub(super) struct Looks {
    usual: Paragraph,
    paragraphs: FxHashMap<String, Paragraph>,
    /// The sizes that styles of characters give.
    runs: FxHashMap<String, f64>,
}

impl Looks {
    pub(super) fn read(tree: &Tree) -> Self {
        let all = tree.children(Tree::ROOT).iter().copied();
        let styles: Vec<Id> = all.filter(|&id| tree.is(id, "w:style")).collect();
        let by_id: FxHashMap<&str, Id> = styles
            .iter()
            .filter_map(|&id| Some((tree.attribute(id, "w:styleId")?, id)))
            .collect();
        let mut base = Paragraph::default();
        if let Some(defaults) = tree.child(Tree::ROOT, "w:docDefaults") {
            for id in tree.descendants(defaults) {
                base.apply(tree.name(id), &|name| attribute(tree, id, name));
            }
        }
        let mut looks = Self {
            usual: base.clone(),
            paragraphs: FxHashMap::default(),
            runs: FxHashMap::default(),
        };
        for &id in &styles {
            let Some(name) = tree.attribute(id, "w:styleId") else {
                continue;
            };
            let mut chain = vec![id];
            while let Some(&last) = chain.last()
                && let Some(&next) = tree.value(last, "w:basedOn").and_then(|id| by_id.get(id))
                && chain.len() < DEEPEST
            {
                chain.push(next);
            }
            let mut look = base.clone();
            for &id in chain.iter().rev() {
                look.lay(tree, id);
            }
            match tree.attribute(id, "w:type") {
                Some("character") => {
                    let run = tree.child(id, "w:rPr");
                    let size = run.and_then(|run| tree.value(run, "w:sz"));
                    let size = size.and_then(|half| half.parse::<f64>().ok());
                    looks
                        .runs
                        .extend(size.map(|half| (name.to_owned(), half * 10.0)));
                }
                Some("paragraph") | None => {
                    if tree.attribute(id, "w:default") == Some("1") {
                        looks.usual = look.clone();
                    }
                    looks.paragraphs.insert(name.to_owned(), look);
                }
                Some(_) => {}
            }
        }
        looks
    }

    /// A paragraph that names no style.
    pub(super) fn usual(&self) -> &Paragraph {
        &self.usual
    }

    pub(super) fn style(&self, id: &str) -> &Paragraph {
        self.paragraphs.get(id).unwrap_or(&self.usual)
    }

    /// The size of text in a style of characters.
    pub(super) fn run(&self, id: &str) -> Option<f64> {
        self.runs.get(id).copied()
    }
}

impl Paragraph {
    /// Lays the properties of a style over what it stands on.
    fn lay(&mut self, tree: &Tree, style: Id) {
        for part in ["w:pPr", "w:rPr"] {
            if let Some(part) = tree.child(style, part) {
                for id in tree.descendants(part) {
                    self.apply(tree.name(id), &|name| attribute(tree, id, name));
                }
            }
        }
    }
}

fn attribute(tree: &Tree, id: Id, name: &str) -> Option<String> {
    tree.attribute(id, name).map(str::to_owned)
}

/// The value of an attribute.
pub(super) fn word(start: &BytesStart, name: &str) -> Option<String> {
    let mut attributes = start.attributes().flatten();
    let found = attributes.find(|attribute| attribute.key.as_ref() == name)?;
    Some(found.value.into_owned())
}

/// The same as a number.
pub(super) fn number(start: &BytesStart, name: &str) -> Option<f64> {
    word(start, name)?.parse().ok()
}
