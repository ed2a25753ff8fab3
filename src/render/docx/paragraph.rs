//! The tags of a part: found in the text of each paragraph, however many runs it was split over, and put in the tree
//! as nodes of their own. Only the runs that a tag spans are touched; a tag looks as its first character does.

use super::fault::{Fault, Place, Spot, Story};
use super::tag::{self, Found, Tag, Unread};
use super::xml::{Id, Kind, Tree};
use crate::diagnostic::Message;
use std::ops::Range;

/// What stands in a text for a picture, a field, a page break.
pub(super) const OBJECT: char = '\u{FFFC}';

/// A tag in the tree.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) tag: Tag,
    pub(super) node: Id,
    pub(super) place: Place,
    /// Whether it stands in what is only kept for old programs, so that its faults were told already.
    pub(super) repeated: bool,
}

/// Finds the tags of a part, in the order of the document.
pub(super) fn place(tree: &mut Tree, story: Story, faults: &mut Vec<Fault>) -> Vec<Placed> {
    let mut placed = Vec::new();
    let mut places = Places::default();
    let mut order = 0;
    for id in tree.descendants(Tree::ROOT) {
        match tree.name(id) {
            "w:tbl" => places.table(tree, id),
            "w:p" => {
                let spot = places.spot(tree, id);
                let paragraph = Paragraph::read(tree, id, story, spot, order);
                order += 1;
                paragraph.place(tree, &mut placed, faults);
            }
            _ => {}
        }
    }
    placed
}

/// Counts paragraphs and tables.
#[derive(Default)]
struct Places {
    tables: Vec<Id>,
    paragraphs: usize,
}

impl Places {
    fn table(&mut self, tree: &Tree, id: Id) {
        if !tree.ancestors(id).skip(1).any(|id| tree.is(id, "w:tbl")) {
            self.tables.push(id);
        }
    }

    fn spot(&mut self, tree: &Tree, id: Id) -> Spot {
        let outermost = |name: &str| {
            let all = tree.ancestors(id).filter(|&id| tree.is(id, name));
            all.last()
        };
        let (table, row, cell) = (outermost("w:tbl"), outermost("w:tr"), outermost("w:tc"));
        let (Some(table), Some(row), Some(cell)) = (table, row, cell) else {
            if !is_boxed(tree, id) {
                self.paragraphs += 1;
            }
            return Spot::Paragraph(self.paragraphs.max(1));
        };
        let number = self.tables.iter().position(|&known| known == table);
        Spot::Cell(
            number.map_or(1, |at| at + 1),
            ordinal(tree, table, row, "w:tr"),
            ordinal(tree, row, cell, "w:tc"),
        )
    }
}

/// Which of its kind below another a node is, from 1.
fn ordinal(tree: &Tree, above: Id, id: Id, name: &str) -> usize {
    let same = |&other: &Id| {
        tree.is(other, name)
            && tree
                .ancestors(other)
                .skip(1)
                .find(|&id| matches!(tree.name(id), "w:tbl" | "w:tr"))
                == Some(above)
    };
    let mut all = tree.descendants(above).into_iter().filter(same);
    all.position(|other| other == id).map_or(1, |at| at + 1)
}

fn is_boxed(tree: &Tree, id: Id) -> bool {
    tree.nearest(id, "w:txbxContent").is_some()
}

/// A stretch of the text of a paragraph.
struct Atom {
    range: Range<usize>,
    /// A text node, or an element that stands for something else.
    node: Id,
    is_text: bool,
}

/// A paragraph with its text.
struct Paragraph {
    place: Place,
    atoms: Vec<Atom>,
    repeated: bool,
    /// Braces where no tag can stand: in instructions of fields and in formulas.
    astray: Vec<String>,
}

impl Paragraph {
    fn read(tree: &Tree, id: Id, story: Story, spot: Spot, order: usize) -> Self {
        let mut paragraph = Self {
            place: Place {
                story,
                spot,
                order,
                text_box: is_boxed(tree, id),
                text: String::new(),
                range: 0..0,
            },
            atoms: Vec::new(),
            repeated: tree.nearest(id, "mc:Fallback").is_some(),
            astray: Vec::new(),
        };
        paragraph.gather(tree, id);
        paragraph
    }

    fn gather(&mut self, tree: &Tree, id: Id) {
        for &child in tree.children(id) {
            let said = match tree.name(child) {
                "w:t" => {
                    for &text in tree.children(child) {
                        self.push(tree.text(text), text, true);
                    }
                    continue;
                }
                "w:p" | "w:pPr" | "w:rPr" | "w:sdtPr" | "w:sdtEndPr" => continue,
                "w:instrText" | "m:t" => {
                    let text = tree.whole_text(child);
                    if text.contains("{{") {
                        self.astray.push(text);
                    }
                    OBJECT
                }
                "w:tab" => '\t',
                "w:br" if tree.attribute(child, "w:type").is_none() => '\n',
                "w:cr" => '\n',
                "w:noBreakHyphen" => '-',
                "w:br"
                | "w:drawing"
                | "w:pict"
                | "w:object"
                | "w:sym"
                | "w:fldChar"
                | "w:footnoteReference"
                | "w:endnoteReference"
                | "w:ptab"
                | "w:pgNum" => OBJECT,
                "mc:AlternateContent" => OBJECT,
                _ => {
                    self.gather(tree, child);
                    continue;
                }
            };
            self.push(said.encode_utf8(&mut [0; 4]), child, false);
        }
    }

    fn push(&mut self, text: &str, node: Id, is_text: bool) {
        let start = self.place.text.len();
        self.place.text.push_str(text);
        self.atoms.push(Atom {
            range: start..self.place.text.len(),
            node,
            is_text,
        });
    }

    fn at(&self, range: Range<usize>) -> Place {
        Place {
            range,
            ..self.place.clone()
        }
    }

    /// Puts its tags in the tree.
    fn place(self, tree: &mut Tree, placed: &mut Vec<Placed>, faults: &mut Vec<Fault>) {
        let mut tell = |fault: Fault| {
            if !self.repeated {
                faults.push(fault);
            }
        };
        for text in &self.astray {
            let message = Message::new("word-tag-in-field").arg("text", text.trim());
            tell(Fault::at(&self.at(0..self.place.text.len()), message));
        }
        if !self.place.text.contains(['{', '｛', '}', '｝']) {
            return;
        }
        let mut tags = Vec::new();
        for found in tag::find(&self.place.text) {
            let (range, inner) = match found {
                Found::Tag(range, inner) => (range, inner),
                Found::Unclosed(range) => {
                    let text = self.place.text[range.clone()].to_owned();
                    let message = Message::new("word-unclosed-braces").arg("text", text);
                    tell(Fault::at(&self.at(range), message));
                    continue;
                }
                Found::Unopened(range) => {
                    let message = Message::new("word-unopened-braces");
                    tell(Fault::at(&self.at(range), message));
                    continue;
                }
            };
            match Tag::read(&inner) {
                Ok(tag) => tags.push((range, tag)),
                Err(why) => {
                    let id = match why {
                        Unread::Empty => "word-empty-tag",
                        Unread::NoField => "word-no-field",
                        Unread::NotAName => "word-not-a-name",
                    };
                    let text = self.place.text[range.clone()].replace(OBJECT, "");
                    let message = Message::new(id).arg("tag", text);
                    tell(Fault::at(&self.at(range), message));
                }
            }
        }
        let first = placed.len();
        // From the back, so that what stands before keeps its place.
        for (range, tag) in tags.into_iter().rev() {
            let node = self.cut(tree, &range);
            if !matches!(tag, Tag::Field(_)) {
                split_run(tree, node);
            }
            placed.push(Placed {
                tag,
                node,
                place: self.at(range),
                repeated: self.repeated,
            });
        }
        placed[first..].reverse();
        for (number, placed) in placed.iter().enumerate().skip(first) {
            tree.nodes[placed.node].kind = Kind::Tag(number);
        }
    }

    /// Puts a node in place of some of the text; it has no number yet.
    fn cut(&self, tree: &mut Tree, range: &Range<usize>) -> Id {
        let tag = tree.add(Kind::Tag(usize::MAX));
        let mut is_first = true;
        for atom in &self.atoms {
            let start = range.start.max(atom.range.start);
            let end = range.end.min(atom.range.end);
            if start >= end {
                continue;
            }
            if !atom.is_text {
                tree.detach(atom.node);
                continue;
            }
            let Some(element) = tree.parent(atom.node) else {
                continue;
            };
            // What a later tag has cut off is not there any more.
            let text = tree.text(atom.node).to_owned();
            let (from, to) = (start - atom.range.start, end - atom.range.start);
            let (before, behind) = (&text[..from], &text[to.min(text.len())..]);
            match is_first {
                true => {
                    tree.insert_beside(element, true, tag);
                    if !behind.is_empty() {
                        let rest = text_element(tree, behind);
                        tree.insert_beside(tag, true, rest);
                    }
                    set_text(tree, element, atom.node, before);
                }
                false => set_text(tree, element, atom.node, behind),
            }
            is_first = false;
        }
        tag
    }
}

/// A `w:t` of its own.
fn text_element(tree: &mut Tree, text: &str) -> Id {
    let element = tree.element("w:t", &[("xml:space", "preserve")]);
    let text = tree.add(Kind::Text(text.to_owned()));
    tree.insert(element, 0, text);
    element
}

/// Gives a `w:t` another text; an empty one goes, and its run with it if that has nothing else.
fn set_text(tree: &mut Tree, element: Id, node: Id, text: &str) {
    if text.is_empty() {
        let run = tree.parent(element);
        tree.detach(element);
        if let Some(run) = run.filter(|&run| is_empty_run(tree, run)) {
            tree.detach(run);
        }
        return;
    }
    tree.nodes[node].kind = Kind::Text(text.to_owned());
    if let Kind::Element { attributes, .. } = &mut tree.nodes[element].kind {
        attributes.retain(|(name, _)| name != "xml:space");
        attributes.push(("xml:space".to_owned(), "preserve".to_owned()));
    }
}

fn is_empty_run(tree: &Tree, run: Id) -> bool {
    let mut children = tree.children(run).iter();
    tree.is(run, "w:r") && children.all(|&child| tree.is(child, "w:rPr"))
}

/// Lets a tag stand between two runs instead of in one.
fn split_run(tree: &mut Tree, tag: Id) {
    let Some((run, at)) = tree.place(tag).filter(|(run, _)| tree.is(*run, "w:r")) else {
        return;
    };
    let behind: Vec<Id> = tree.children(run)[at + 1..].to_vec();
    tree.insert_beside(run, true, tag);
    if !behind.is_empty() {
        let second = tree.add(tree.nodes[run].kind.clone());
        if let Some(look) = tree.child(run, "w:rPr") {
            let look = tree.copy(look);
            tree.insert(second, 0, look);
        }
        for child in behind {
            let end = tree.children(second).len();
            tree.insert(second, end, child);
        }
        tree.insert_beside(tag, true, second);
    }
    if is_empty_run(tree, run) {
        tree.detach(run);
    }
}
