//! A part with its tags as a program: text that is the same in every document, and between it what is filled in,
//! repeated or left out. A template is compiled once and run for each document.

use super::fields::Kind;
use super::numbering::{List, Lists};
use super::paragraph::Placed;
use super::scope::Resolved;
use super::structure::{Pair, Role, Structure};
use super::tag::Opening;
use super::xml::{DECLARATION, Id, Kind as Node, Tree};
use rustc_hash::FxHashSet;

/// A step of a program.
#[derive(Clone, Debug)]
pub(super) enum Op {
    Xml(String),
    /// A value inside a run.
    Print(Resolved),
    /// A picture inside a run, no wider than so many twentieths of a point.
    Picture(Resolved, Option<u32>),
    /// A paragraph that stands once for each line of a value: what stands before the text, and behind it.
    Lines {
        value: Resolved,
        list: Option<List>,
        before: Vec<Op>,
        behind: Vec<Op>,
    },
    /// What rolec sets itself, no wider than so many twentieths of a point.
    Block(Resolved, Option<u32>),
    Each {
        value: Resolved,
        body: Vec<Op>,
        /// What stands between two, but not behind the last: a page break at the end.
        between: Vec<Op>,
        lists: Vec<List>,
        /// Whether each is a sheet with lists of its own, and not an entry of a list.
        sheets: bool,
    },
    If {
        value: Resolved,
        negated: bool,
        then: Vec<Op>,
        otherwise: Vec<Op>,
    },
    /// What must hold a paragraph, and the one that stands there if nothing else does.
    Hold {
        body: Vec<Op>,
        paragraph: String,
    },
    /// A table, which goes if no row is left.
    Table(Vec<Op>),
    /// The number of a list.
    Number(List),
    /// The level in a list: this one for an entry, deeper ones for those below it.
    Level(List, usize),
    /// A number that no other drawing of the document has.
    Fresh,
}

/// Compiles a part.
pub(super) fn compile(
    tree: &Tree,
    placed: &[Placed],
    structure: &Structure,
    lists: &Lists,
) -> Vec<Op> {
    let mut compiler = Compiler {
        tree,
        structure,
        lists,
        bookmarks: repeated_bookmarks(tree, placed, structure),
        ops: vec![Op::Xml(DECLARATION.to_owned())],
        depth: 0,
    };
    compiler.element(Tree::ROOT);
    compiler.ops
}

/// The bookmarks that would stand in a document more than once.
fn repeated_bookmarks(tree: &Tree, placed: &[Placed], structure: &Structure) -> FxHashSet<String> {
    let mut out = FxHashSet::default();
    for pair in &structure.pairs {
        let (open, close) = (placed[pair.open].node, placed[pair.close].node);
        let (Some((above, from)), Some((_, to))) = (tree.place(open), tree.place(close)) else {
            continue;
        };
        for &id in tree.children(above).get(from + 1..to).unwrap_or_default() {
            for inner in tree.descendants(id) {
                if matches!(tree.name(inner), "w:bookmarkStart" | "w:bookmarkEnd") {
                    out.extend(tree.attribute(inner, "w:id").map(str::to_owned));
                }
            }
        }
    }
    out
}

struct Compiler<'a> {
    tree: &'a Tree,
    structure: &'a Structure,
    lists: &'a Lists,
    /// Those that are left out, by their ids.
    bookmarks: FxHashSet<String>,
    ops: Vec<Op>,
    /// How many repetitions stand around.
    depth: usize,
}

impl Compiler<'_> {
    fn xml(&mut self, text: &str) {
        match self.ops.last_mut() {
            Some(Op::Xml(before)) => before.push_str(text),
            _ => self.ops.push(Op::Xml(text.to_owned())),
        }
    }

    /// Compiles into a program of its own.
    fn apart(&mut self, work: impl FnOnce(&mut Self)) -> Vec<Op> {
        let before = std::mem::take(&mut self.ops);
        work(self);
        std::mem::replace(&mut self.ops, before)
    }

    fn node(&mut self, id: Id) {
        match &self.tree.nodes[id].kind {
            Node::Element { .. } => self.element(id),
            Node::Text(_) => {
                let mut text = String::new();
                self.tree.write(id, &mut text);
                self.xml(&text);
            }
            // Tags that open and close are met where their pair is.
            Node::Tag(tag) => {
                if let Some(Role::Print(value)) = self.structure.roles.get(*tag) {
                    self.print(id, value.clone());
                }
            }
        }
    }

    fn print(&mut self, id: Id, value: Resolved) {
        let kind = value.last().map(|field| field.kind);
        self.ops.push(match kind {
            Some(Kind::Block(_)) => Op::Block(value, self.room(id)),
            Some(Kind::Picture) => Op::Picture(value, self.room(id)),
            _ => Op::Print(value),
        });
    }

    /// How wide the cell is that a node stands in.
    fn room(&self, id: Id) -> Option<u32> {
        /// What cells keep free at their sides.
        const MARGINS: u32 = 216;
        let cell = self.tree.nearest(id, "w:tc")?;
        let look = self.tree.child(cell, "w:tcPr")?;
        let width = self.tree.child(look, "w:tcW")?;
        let absolute = self.tree.attribute(width, "w:type") == Some("dxa");
        let width: u32 = self.tree.attribute(width, "w:w")?.parse().ok()?;
        absolute.then(|| width.saturating_sub(MARGINS))
    }

    fn element(&mut self, id: Id) {
        let tree = self.tree;
        match tree.name(id) {
            "w:bookmarkStart" | "w:bookmarkEnd"
                if tree
                    .attribute(id, "w:id")
                    .is_some_and(|id| self.bookmarks.contains(id)) => {}
            "w:p" => self.paragraph(id),
            "w:tbl" if self.has_tags(id) => {
                let rows = self.apart(|compiler| compiler.whole(id));
                self.ops.push(Op::Table(rows));
            }
            "w:tc" | "w:txbxContent" | "w:hdr" | "w:ftr" | "w:footnote" | "w:endnote"
            | "w:body"
                if self.has_tags(id) || self.is_bare(id) =>
            {
                self.holder(id);
            }
            "wp:docPr" if self.depth > 0 => self.drawing(id),
            _ => self.whole(id),
        }
    }

    /// An element with all in it.
    fn whole(&mut self, id: Id) {
        let tree = self.tree;
        let mut start = String::new();
        tree.write_start(id, tree.children(id).is_empty(), &mut start);
        self.xml(&start);
        if !tree.children(id).is_empty() {
            self.children(tree.children(id));
            self.xml(&format!("</{}>", tree.name(id)));
        }
    }

    /// What holds paragraphs, and one at least.
    fn holder(&mut self, id: Id) {
        let tree = self.tree;
        let mut start = String::new();
        tree.write_start(id, false, &mut start);
        self.xml(&start);
        let is_head = |&child: &Id| matches!(tree.name(child), "w:tcPr");
        let is_tail = |&child: &Id| matches!(tree.name(child), "w:sectPr");
        let children = tree.children(id);
        let head = children.iter().take_while(|child| is_head(child)).count();
        let tail = children
            .iter()
            .rev()
            .take_while(|child| is_tail(child))
            .count();
        self.children(&children[..head]);
        let inner = &children[head..children.len() - tail];
        let body = self.apart(|compiler| compiler.children(inner));
        let mut paragraph = "<w:p>".to_owned();
        if let Some(&look) = self.structure.looks.get(&id) {
            tree.write(look, &mut paragraph);
        }
        paragraph.push_str("</w:p>");
        self.ops.push(Op::Hold { body, paragraph });
        self.children(&children[children.len() - tail..]);
        self.xml(&format!("</{}>", tree.name(id)));
    }

    /// Whether no paragraph is left in it: its tags took theirs along.
    fn is_bare(&self, id: Id) -> bool {
        self.tree.child(id, "w:p").is_none()
    }

    fn has_tags(&self, id: Id) -> bool {
        let nodes = self.tree.descendants(id);
        let mut nodes = nodes.into_iter();
        nodes.any(|id| matches!(self.tree.nodes[id].kind, Node::Tag(_)))
    }

    /// A drawing that may stand in the document more than once.
    fn drawing(&mut self, id: Id) {
        let tree = self.tree;
        let mut start = String::new();
        tree.write_start(id, false, &mut start);
        let own = tree.attribute(id, "id").unwrap_or_default();
        match start.split_once(&format!(" id=\"{own}\"")) {
            Some((before, behind)) => {
                self.xml(&format!("{before} id=\""));
                self.ops.push(Op::Fresh);
                self.xml(&format!("\"{behind}"));
            }
            None => self.xml(&start),
        }
        self.children(tree.children(id));
        self.xml("</wp:docPr>");
    }

    /// Siblings, with what is repeated or left out among them.
    fn children(&mut self, children: &[Id]) {
        let mut at = 0;
        while let Some(&child) = children.get(at) {
            let opens = match self.tree.nodes[child].kind {
                Node::Tag(tag) => match self.structure.roles.get(tag) {
                    Some(Role::Open(pair)) => self.structure.pairs.get(*pair),
                    _ => None,
                },
                _ => None,
            };
            match opens {
                Some(pair) => at = self.pair(pair, children, at),
                None => {
                    self.node(child);
                    at += 1;
                }
            }
        }
    }

    /// What stands between the tags of a pair. Returns the place behind it.
    fn pair(&mut self, pair: &Pair, children: &[Id], open: usize) -> usize {
        let find = |tag: usize| {
            let is_tag =
                |&id: &Id| matches!(self.tree.nodes[id].kind, Node::Tag(own) if own == tag);
            children.iter().position(is_tag)
        };
        let close = find(pair.close).unwrap_or(children.len());
        let middle = pair.alternative.and_then(find);
        let then = &children[open + 1..middle.unwrap_or(close).max(open + 1)];
        let value = pair.resolved.clone();
        if pair.opening == Opening::Each {
            self.each(value, then);
        } else {
            let otherwise = middle.map_or(&[][..], |at| &children[at + 1..close]);
            let then = self.apart(|compiler| compiler.children(then));
            let otherwise = self.apart(|compiler| compiler.children(otherwise));
            self.ops.push(Op::If {
                value,
                negated: pair.opening == Opening::Unless,
                then,
                otherwise,
            });
        }
        close + 1
    }

    fn each(&mut self, value: Resolved, inner: &[Id]) {
        let (inner, last) = match inner.split_last() {
            Some((&last, rest)) if self.is_page_break(last) => (rest, &inner[rest.len()..]),
            _ => (inner, &[][..]),
        };
        self.depth += 1;
        let body = self.apart(|compiler| compiler.children(inner));
        let between = self.apart(|compiler| compiler.children(last));
        self.depth -= 1;
        let (lists, sheets) = self.lists_in(inner);
        self.ops.push(Op::Each {
            value,
            body,
            between,
            lists,
            sheets,
        });
    }

    /// Whether a paragraph holds a page break and nothing else.
    fn is_page_break(&self, id: Id) -> bool {
        let tree = self.tree;
        let nodes = tree.descendants(id);
        let breaks = nodes.iter().filter(|&&id| tree.is(id, "w:br"));
        let is_page = |&&id: &&Id| tree.attribute(id, "w:type") == Some("page");
        let blank = nodes.iter().all(|&id| match &tree.nodes[id].kind {
            Node::Text(text) => text.trim().is_empty(),
            Node::Tag(_) => false,
            Node::Element { name, .. } => {
                !matches!(name.as_str(), "w:drawing" | "w:pict" | "w:sectPr")
            }
        });
        tree.is(id, "w:p") && blank && breaks.filter(is_page).count() == 1
    }

    /// The lists that count in what is repeated, and whether it is more than entries of them.
    fn lists_in(&self, inner: &[Id]) -> (Vec<List>, bool) {
        let tree = self.tree;
        let mut lists = Vec::new();
        for &id in inner {
            for inner in tree.descendants(id) {
                if tree.is(inner, "w:p")
                    && let Some((list, _)) = self.lists.of(tree, inner)
                    && !lists.contains(&list)
                {
                    lists.push(list);
                }
            }
        }
        let plain = |&id: &Id| match &tree.nodes[id].kind {
            Node::Element { name, .. } => match name.as_str() {
                "w:p" => {
                    self.lists.of(tree, id).is_none() && !tree.whole_text(id).trim().is_empty()
                }
                "w:tbl" => true,
                _ => false,
            },
            _ => false,
        };
        let sheets = inner.iter().any(plain);
        (lists, sheets)
    }

    fn paragraph(&mut self, id: Id) {
        let list = self.lists.of(self.tree, id);
        let lines = self.only_lines(id);
        let (tree, counted) = (self.tree, self.depth > 0 || lines.is_some());
        let list = list.map(|(list, level)| (list, level.map(str::to_owned)));
        let Some(tag) = lines else {
            self.paragraph_start(id, list.filter(|_| counted));
            self.rest(id);
            return;
        };
        let Some(Role::Print(value)) = self.structure.roles.get(tag) else {
            return;
        };
        let value = value.clone();
        let number = list.as_ref().map(|(list, _)| *list);
        for inner in tree.descendants(id) {
            if matches!(tree.name(inner), "w:bookmarkStart" | "w:bookmarkEnd") {
                let own = tree.attribute(inner, "w:id").map(str::to_owned);
                self.bookmarks.extend(own);
            }
        }
        let whole = self.apart(|compiler| {
            compiler.paragraph_start(id, list);
            compiler.rest(id);
        });
        let is_value = |op: &Op| matches!(op, Op::Print(_));
        let at = whole.iter().position(is_value).unwrap_or(whole.len());
        let mut before = whole;
        let behind = before.split_off(at).into_iter().skip(1).collect();
        self.ops.push(Op::Lines {
            value,
            list: number,
            before,
            behind,
        });
    }

    /// The children of a paragraph behind its look.
    fn rest(&mut self, id: Id) {
        let tree = self.tree;
        let children = tree.children(id);
        let look = usize::from(
            children
                .first()
                .is_some_and(|&first| tree.is(first, "w:pPr")),
        );
        self.children(&children[look..]);
        self.xml("</w:p>");
    }

    /// The start of a paragraph with its look, in which the number of its list may change.
    fn paragraph_start(&mut self, id: Id, list: Option<(List, Option<String>)>) {
        let tree = self.tree;
        let mut start = String::new();
        tree.write_start(id, false, &mut start);
        self.xml(&start);
        let Some(look) = tree.child(id, "w:pPr") else {
            return;
        };
        let mut text = String::new();
        tree.write(look, &mut text);
        let Some((list, level)) = list else {
            self.xml(&text);
            return;
        };
        let parts = match level {
            // Only its style numbers it: it is said here again, with the list of its own.
            Some(level) => {
                let at = behind_leading_properties(tree, look, &text);
                let open = format!("<w:numPr><w:ilvl w:val=\"{level}\"/><w:numId w:val=\"");
                Some((
                    format!("{}{open}", &text[..at]),
                    format!("\"/></w:numPr>{}", &text[at..]),
                ))
            }
            None => {
                let written = format!("<w:numId w:val=\"{list}\"");
                let parts = text.split_once(&written);
                parts.map(|(before, behind)| {
                    (format!("{before}<w:numId w:val=\""), format!("\"{behind}"))
                })
            }
        };
        match parts {
            Some((before, behind)) => {
                self.level(&before, list);
                self.ops.push(Op::Number(list));
                self.xml(&behind);
            }
            None => self.xml(&text),
        }
    }

    /// What stands before the number of a list, in which the level may change.
    fn level(&mut self, text: &str, list: List) {
        const LEVEL: &str = "<w:ilvl w:val=\"";
        let found = text.rfind(LEVEL).and_then(|at| {
            let (before, rest) = text.split_at(at + LEVEL.len());
            let (level, behind) = rest.split_at(rest.find('"')?);
            Some((before, level.parse::<usize>().ok()?, behind))
        });
        match found {
            Some((before, level, behind)) => {
                self.xml(before);
                self.ops.push(Op::Level(list, level));
                self.xml(behind);
            }
            None => self.xml(text),
        }
    }

    /// The tag of a paragraph that prints lines and holds nothing else.
    fn only_lines(&self, id: Id) -> Option<usize> {
        let tree = self.tree;
        let mut found = None;
        let mut stack: Vec<Id> = tree.children(id).to_vec();
        while let Some(id) = stack.pop() {
            match &tree.nodes[id].kind {
                Node::Tag(tag) => match (found, self.structure.roles.get(*tag)?) {
                    (None, Role::Print(value)) => {
                        let kind = value.last()?.kind;
                        if !matches!(kind, Kind::Lines(_) | Kind::Record(_)) {
                            return None;
                        }
                        found = Some(*tag);
                    }
                    _ => return None,
                },
                Node::Text(text) if text.trim().is_empty() => {}
                Node::Text(_) => return None,
                Node::Element { name, .. } => match name.as_str() {
                    "w:pPr" | "w:rPr" => {}
                    "w:r" | "w:t" => stack.extend(tree.children(id)),
                    "w:bookmarkStart" | "w:bookmarkEnd" => {}
                    _ => return None,
                },
            }
        }
        found
    }
}

/// The place in a paragraph's look where the number of its list belongs: behind what the format puts before it.
fn behind_leading_properties(tree: &Tree, look: Id, text: &str) -> usize {
    const BEFORE: [&str; 6] = [
        "w:pStyle",
        "w:keepNext",
        "w:keepLines",
        "w:pageBreakBefore",
        "w:framePr",
        "w:widowControl",
    ];
    let mut at = text.find('>').map_or(0, |at| at + 1);
    for &child in tree.children(look) {
        if !BEFORE.contains(&tree.name(child)) {
            break;
        }
        let mut written = String::new();
        tree.write(child, &mut written);
        at += written.len();
    }
    at
}
