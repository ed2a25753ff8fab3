//! A part of a Word file as a tree that can be changed and written again. Knows XML and the names of namespaces;
//! what elements mean is for others. No entity but the five of XML is resolved, and no document type is accepted.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::fmt::Write;

/// A node, by its place in [`Tree::nodes`].
pub(super) type Id = usize;

/// Deeper than this no word processor nests.
const DEEPEST: usize = 200;

/// More nodes than this are no form that a person made.
const MOST: usize = 4_000_000;

/// WordprocessingML, and the prefix that it has here whatever the file calls it.
pub(super) const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// The same in the strict variant of the format.
const STRICT: &str = "http://purl.oclc.org/ooxml/wordprocessingml/main";

/// An element, a text, or the place of a tag.
#[derive(Clone, Debug)]
pub(super) enum Kind {
    Element {
        name: String,
        /// Values as they are written in the file, escapes included.
        attributes: Vec<(String, String)>,
    },
    Text(String),
    /// A tag, by its number.
    Tag(usize),
}

#[derive(Clone, Debug)]
pub(super) struct Node {
    pub(super) parent: Option<Id>,
    pub(super) children: Vec<Id>,
    pub(super) kind: Kind,
}

/// A part.
#[derive(Clone, Debug, Default)]
pub(super) struct Tree {
    pub(super) nodes: Vec<Node>,
}

/// Why a part cannot be read.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Unreadable {
    /// It is not well-formed.
    Broken(String),
    /// It declares a document type.
    DocumentType,
    TooDeep,
    TooLarge,
    /// It is written in the strict variant.
    Strict,
}

impl Tree {
    /// The root element.
    pub(super) const ROOT: Id = 0;

    /// Reads a part.
    ///
    /// # Errors
    /// If it is not well-formed, nested too deeply, or holds what no part may hold.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Unreadable> {
        let text = decoded(bytes)?;
        let mut builder = Builder::default();
        let mut reader = Reader::from_str(&text);
        loop {
            match reader.read_event().map_err(broken)? {
                Event::Start(start) => builder.open(&start)?,
                Event::Empty(start) => {
                    builder.open(&start)?;
                    builder.close();
                }
                Event::End(_) => builder.close(),
                Event::Text(text) => builder.text(&text.xml10_content()),
                Event::CData(text) => builder.text(&text.xml10_content()),
                Event::GeneralRef(reference) => {
                    let c = reference.resolve_char_ref().map_err(broken)?;
                    let c = match c {
                        Some(c) => c,
                        None => entity(&reference.xml10_content()).ok_or_else(|| {
                            Unreadable::Broken(format!("&{};", reference.xml10_content()))
                        })?,
                    };
                    builder.text(c.encode_utf8(&mut [0; 4]));
                }
                Event::DocType(_) => return Err(Unreadable::DocumentType),
                Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
                Event::Eof => break,
            }
            if builder.tree.nodes.len() > MOST {
                return Err(Unreadable::TooLarge);
            }
        }
        match builder.tree.nodes.is_empty() || !builder.open.is_empty() {
            true => Err(Unreadable::Broken(String::new())),
            false => Ok(builder.tree),
        }
    }

    pub(super) fn name(&self, id: Id) -> &str {
        match &self.nodes[id].kind {
            Kind::Element { name, .. } => name,
            Kind::Text(_) | Kind::Tag(_) => "",
        }
    }

    pub(super) fn is(&self, id: Id, name: &str) -> bool {
        self.name(id) == name
    }

    pub(super) fn children(&self, id: Id) -> &[Id] {
        &self.nodes[id].children
    }

    pub(super) fn parent(&self, id: Id) -> Option<Id> {
        self.nodes[id].parent
    }

    /// The first child of a name.
    pub(super) fn child(&self, id: Id, name: &str) -> Option<Id> {
        let mut children = self.children(id).iter().copied();
        children.find(|&child| self.is(child, name))
    }

    /// The value of an attribute, escapes included.
    pub(super) fn attribute(&self, id: Id, name: &str) -> Option<&str> {
        match &self.nodes[id].kind {
            Kind::Element { attributes, .. } => attributes
                .iter()
                .find(|(known, _)| known == name)
                .map(|(_, value)| value.as_str()),
            _ => None,
        }
    }

    /// The attribute `w:val` of a child.
    pub(super) fn value(&self, id: Id, child: &str) -> Option<&str> {
        self.attribute(self.child(id, child)?, "w:val")
    }

    /// A node and those above it.
    pub(super) fn ancestors(&self, id: Id) -> impl Iterator<Item = Id> {
        std::iter::successors(Some(id), |&id| self.parent(id))
    }

    /// The nearest of a name, the node itself included.
    pub(super) fn nearest(&self, id: Id, name: &str) -> Option<Id> {
        self.ancestors(id).find(|&id| self.is(id, name))
    }

    /// All nodes below one, in the order of the document, itself first.
    pub(super) fn descendants(&self, id: Id) -> Vec<Id> {
        let (mut out, mut stack) = (Vec::new(), vec![id]);
        while let Some(id) = stack.pop() {
            out.push(id);
            stack.extend(self.children(id).iter().rev());
        }
        out
    }

    /// The place of a node among its siblings.
    pub(super) fn place(&self, id: Id) -> Option<(Id, usize)> {
        let parent = self.parent(id)?;
        let at = self
            .children(parent)
            .iter()
            .position(|&child| child == id)?;
        Some((parent, at))
    }

    /// Takes a node out of its parent.
    pub(super) fn detach(&mut self, id: Id) {
        if let Some((parent, at)) = self.place(id) {
            self.nodes[parent].children.remove(at);
            self.nodes[id].parent = None;
        }
    }

    /// Puts a node among the children of another.
    pub(super) fn insert(&mut self, parent: Id, at: usize, id: Id) {
        self.detach(id);
        let at = at.min(self.nodes[parent].children.len());
        self.nodes[parent].children.insert(at, id);
        self.nodes[id].parent = Some(parent);
    }

    /// Puts a node right before or right behind another.
    pub(super) fn insert_beside(&mut self, beside: Id, behind: bool, id: Id) {
        self.detach(id);
        if let Some((parent, at)) = self.place(beside) {
            self.insert(parent, at + usize::from(behind), id);
        }
    }

    /// Puts the children of a node in its place.
    pub(super) fn unwrap(&mut self, id: Id) {
        let Some((parent, at)) = self.place(id) else {
            return;
        };
        let inner = std::mem::take(&mut self.nodes[id].children);
        for &child in &inner {
            self.nodes[child].parent = Some(parent);
        }
        self.nodes[parent].children.splice(at..=at, inner);
        self.nodes[id].parent = None;
    }

    /// A new node that stands nowhere yet.
    pub(super) fn add(&mut self, kind: Kind) -> Id {
        self.nodes.push(Node {
            parent: None,
            children: Vec::new(),
            kind,
        });
        self.nodes.len() - 1
    }

    /// A new element that stands nowhere yet.
    pub(super) fn element(&mut self, name: &str, attributes: &[(&str, &str)]) -> Id {
        let attributes = attributes
            .iter()
            .map(|&(name, value)| (name.to_owned(), value.to_owned()));
        self.add(Kind::Element {
            name: name.to_owned(),
            attributes: attributes.collect(),
        })
    }

    /// A copy of a node with all below it, that stands nowhere yet.
    pub(super) fn copy(&mut self, id: Id) -> Id {
        let copy = self.add(self.nodes[id].kind.clone());
        for child in self.nodes[id].children.clone() {
            let child = self.copy(child);
            self.nodes[child].parent = Some(copy);
            self.nodes[copy].children.push(child);
        }
        copy
    }

    /// The text of a node.
    pub(super) fn text(&self, id: Id) -> &str {
        match &self.nodes[id].kind {
            Kind::Text(text) => text,
            _ => "",
        }
    }

    /// All text below a node.
    pub(super) fn whole_text(&self, id: Id) -> String {
        let nodes = self.descendants(id);
        nodes.into_iter().map(|id| self.text(id)).collect()
    }

    /// Writes a node with all below it. Tags are left out.
    pub(super) fn write(&self, id: Id, out: &mut String) {
        match &self.nodes[id].kind {
            Kind::Text(text) => escape(text, out),
            Kind::Tag(_) => {}
            Kind::Element { name, .. } => {
                self.write_start(id, self.children(id).is_empty(), out);
                if !self.children(id).is_empty() {
                    for &child in self.children(id) {
                        self.write(child, out);
                    }
                    // INVARIANT: writing to a string cannot fail.
                    let _ = write!(out, "</{name}>");
                }
            }
        }
    }

    /// Writes the start of an element.
    pub(super) fn write_start(&self, id: Id, empty: bool, out: &mut String) {
        if let Kind::Element { name, attributes } = &self.nodes[id].kind {
            out.push('<');
            out.push_str(name);
            for (name, value) in attributes {
                let _ = write!(out, " {name}=\"{value}\"");
            }
            out.push_str(if empty { "/>" } else { ">" });
        }
    }

    /// The whole part, with what stands before every part.
    pub(super) fn part(&self) -> String {
        let mut out = DECLARATION.to_owned();
        self.write(Self::ROOT, &mut out);
        out
    }
}

/// What stands before every part.
pub(super) const DECLARATION: &str =
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";

/// Text between tags; quotes need no escape there.
fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '\r' => out.push_str("&#13;"),
            c => out.push(c),
        }
    }
}

fn broken(error: impl ToString) -> Unreadable {
    Unreadable::Broken(error.to_string())
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

fn decoded(bytes: &[u8]) -> Result<String, Unreadable> {
    let (text, _, faulty) = match bytes {
        [0xFF, 0xFE, ..] => encoding_rs::UTF_16LE.decode(bytes),
        [0xFE, 0xFF, ..] => encoding_rs::UTF_16BE.decode(bytes),
        _ => encoding_rs::UTF_8.decode(bytes),
    };
    match faulty {
        true => Err(Unreadable::Broken("UTF-8".to_owned())),
        false => Ok(text.into_owned()),
    }
}

/// A tree that grows while a part is read.
#[derive(Default)]
struct Builder {
    tree: Tree,
    open: Vec<Id>,
    /// The prefix by which the file calls WordprocessingML, if it is not ours; by the depth of its declaration.
    foreign: Vec<(usize, String)>,
}

impl Builder {
    fn open(&mut self, start: &BytesStart) -> Result<(), Unreadable> {
        if self.open.len() >= DEEPEST {
            return Err(Unreadable::TooDeep);
        }
        if self.open.is_empty() && !self.tree.nodes.is_empty() {
            return Err(Unreadable::Broken(String::new()));
        }
        let mut attributes = Vec::new();
        for attribute in start.attributes() {
            let attribute = attribute.map_err(broken)?;
            let name = attribute.key.as_ref().to_owned();
            let value = attribute.value.replace('"', "&quot;").replace('<', "&lt;");
            attributes.push((name, value));
        }
        self.declare(&mut attributes)?;
        let name = self.canonical(start.name().as_ref(), true);
        for (name, _) in &mut attributes {
            *name = self.canonical(name, false);
        }
        let id = self.tree.add(Kind::Element { name, attributes });
        if let Some(&parent) = self.open.last() {
            self.tree.nodes[id].parent = Some(parent);
            self.tree.nodes[parent].children.push(id);
        }
        self.open.push(id);
        Ok(())
    }

    /// Takes note of what the file calls WordprocessingML.
    fn declare(&mut self, attributes: &mut [(String, String)]) -> Result<(), Unreadable> {
        if attributes.iter().any(|(_, value)| value == STRICT) {
            return Err(Unreadable::Strict);
        }
        let is_word = |(name, value): &(String, String)| value == WORD && is_declaration(name);
        let Some(at) = attributes.iter().position(is_word) else {
            return Ok(());
        };
        let prefix = attributes[at].0.strip_prefix("xmlns").unwrap_or_default();
        let prefix = prefix.trim_start_matches(':').to_owned();
        if prefix != "w" {
            self.foreign.push((self.open.len(), prefix));
            attributes[at].0 = "xmlns:w".to_owned();
        }
        Ok(())
    }

    /// A name with the prefix that it has here.
    fn canonical(&self, name: &str, element: bool) -> String {
        let Some((_, foreign)) = self.foreign.last() else {
            return name.to_owned();
        };
        match name.split_once(':') {
            Some((prefix, local)) if prefix == foreign => format!("w:{local}"),
            None if foreign.is_empty() && element => format!("w:{name}"),
            _ => name.to_owned(),
        }
    }

    fn close(&mut self) {
        self.open.pop();
        let depth = self.open.len();
        self.foreign.retain(|(at, _)| *at < depth);
    }

    fn text(&mut self, text: &str) {
        let Some(&parent) = self.open.last() else {
            return;
        };
        if let Some(&last) = self.tree.nodes[parent].children.last()
            && let Kind::Text(before) = &mut self.tree.nodes[last].kind
        {
            before.push_str(text);
            return;
        }
        let id = self.tree.add(Kind::Text(text.to_owned()));
        self.tree.nodes[id].parent = Some(parent);
        self.tree.nodes[parent].children.push(id);
    }
}

fn is_declaration(name: &str) -> bool {
    name == "xmlns" || name.starts_with("xmlns:")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(xml: &str) -> String {
        let tree = Tree::read(xml.as_bytes()).expect("it can be read");
        let mut out = String::new();
        tree.write(Tree::ROOT, &mut out);
        out
    }

    #[test]
    fn what_is_read_is_written_again() {
        let xml = "<w:p xmlns:w=\"u\" a=\"1 &lt; 2\"><w:t xml:space=\"preserve\"> &amp; &lt;b&gt; </w:t><w:x/></w:p>";
        assert_eq!(written(xml), xml);
        assert_eq!(written("<a><![CDATA[<]]>&#20013;</a>"), "<a>&lt;中</a>");
    }

    #[test]
    fn word_has_one_prefix() {
        let xml = format!("<x:p xmlns:x=\"{WORD}\" x:a=\"1\"><x:t/><b/></x:p>");
        let wanted = format!("<w:p xmlns:w=\"{WORD}\" w:a=\"1\"><w:t/><b/></w:p>");
        assert_eq!(written(&xml), wanted);
        let xml = format!("<p xmlns=\"{WORD}\"><t/></p>");
        assert_eq!(
            written(&xml),
            format!("<w:p xmlns:w=\"{WORD}\"><w:t/></w:p>")
        );
    }

    #[test]
    fn bombs_are_refused() {
        let bomb = "<!DOCTYPE a [<!ENTITY b \"bbbb\">]><a>&b;</a>";
        assert_eq!(
            Tree::read(bomb.as_bytes()).err(),
            Some(Unreadable::DocumentType)
        );
        assert!(matches!(
            Tree::read(b"<a>&b;</a>").err(),
            Some(Unreadable::Broken(_))
        ));
        let deep = "<a>".repeat(5000);
        assert_eq!(Tree::read(deep.as_bytes()).err(), Some(Unreadable::TooDeep));
        for broken in ["", "<a>", "<a></b>", "text", "<a/><b/>", "<a b/>"] {
            assert!(Tree::read(broken.as_bytes()).is_err(), "{broken}");
        }
    }
}
