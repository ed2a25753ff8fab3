//! Moves tags that open and close to where what they hold begins and ends: out of their paragraph, out of their row.
//! Afterwards the two of a pair are siblings in the tree, or the pair is told as a fault.

use super::{Pair, Role, Structure};
use crate::diagnostic::Message;
use crate::render::docx::fault::Fault;
use crate::render::docx::fields::Kind;
use crate::render::docx::paragraph::Placed;
use crate::render::docx::tag::Opening;
use crate::render::docx::xml::{Id, Kind as Node, Tree};
use rustc_hash::FxHashMap;

/// Moves the tags of a part. Returns the looks of paragraphs that went, by what they stood in: if nothing else comes
/// to stand there, an empty paragraph must, and it should look as theirs.
pub(super) fn lift(
    tree: &mut Tree,
    placed: &[Placed],
    structure: &Structure,
    faults: &mut Vec<Fault>,
) -> FxHashMap<Id, Id> {
    let mut lifter = Lifter {
        tree,
        placed,
        structure,
        told: Vec::new(),
        looks: FxHashMap::default(),
    };
    for paragraph in lifter.holders("w:p") {
        lifter.paragraph(paragraph);
    }
    for row in lifter.holders("w:tr") {
        lifter.void_row(row);
    }
    // The outer pair first, so that it stays outside.
    let mut order: Vec<usize> = (0..structure.pairs.len()).collect();
    order.sort_by_key(|&pair| structure.pairs[pair].open);
    for &pair in &order {
        lifter.before_row(&structure.pairs[pair]);
    }
    order.sort_by_key(|&pair| structure.pairs[pair].close);
    for &pair in &order {
        lifter.behind_row(&structure.pairs[pair]);
    }
    for pair in &structure.pairs {
        lifter.judge(pair);
    }
    lifter.blocks();
    faults.append(&mut lifter.told);
    lifter.looks
}

struct Lifter<'a> {
    tree: &'a mut Tree,
    placed: &'a [Placed],
    structure: &'a Structure,
    told: Vec<Fault>,
    looks: FxHashMap<Id, Id>,
}

/// A piece of a paragraph: a tag that opens or closes, or anything else that is seen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Unit {
    Control(usize),
    Content,
}

impl Lifter<'_> {
    fn is_control(&self, tag: usize) -> bool {
        matches!(
            self.structure.roles.get(tag),
            Some(Role::Open(_) | Role::Else(_) | Role::Close(_))
        )
    }

    fn pair_of(&self, tag: usize) -> Option<&Pair> {
        match self.structure.roles.get(tag)? {
            Role::Open(pair) | Role::Else(pair) | Role::Close(pair) => {
                self.structure.pairs.get(*pair)
            }
            _ => None,
        }
    }

    /// The paragraphs or rows that tags stand in, each once, in order.
    fn holders(&self, name: &str) -> Vec<Id> {
        let mut holders: Vec<Id> = Vec::new();
        for (tag, placed) in self.placed.iter().enumerate() {
            if !self.is_control(tag) {
                continue;
            }
            if let Some(holder) = self.tree.nearest(placed.node, name)
                && !holders.contains(&holder)
            {
                holders.push(holder);
            }
        }
        holders
    }

    /// What stands in a paragraph, in order; what hangs in it, such as a text box, is one piece.
    fn units(&self, id: Id, out: &mut Vec<Unit>) {
        for &child in self.tree.children(id) {
            match &self.tree.nodes[child].kind {
                Node::Tag(tag) if self.is_control(*tag) => out.push(Unit::Control(*tag)),
                Node::Tag(_) => out.push(Unit::Content),
                Node::Text(text) if text.trim().is_empty() => {}
                Node::Text(_) => out.push(Unit::Content),
                Node::Element { name, .. } => match name.as_str() {
                    "w:pPr" | "w:rPr" | "w:sdtPr" | "w:sdtEndPr" | "w:bookmarkStart"
                    | "w:bookmarkEnd" | "w:tab" | "w:cr" | "w:permStart" | "w:permEnd" => {}
                    "w:br" if self.tree.attribute(child, "w:type").is_none() => {}
                    "w:r" | "w:t" | "w:hyperlink" | "w:sdt" | "w:sdtContent" | "w:fldSimple"
                    | "w:bdo" | "w:dir" => self.units(child, out),
                    _ => out.push(Unit::Content),
                },
            }
        }
    }

    /// Lifts the tags at the edges of a paragraph out of it. One with nothing else goes.
    fn paragraph(&mut self, id: Id) {
        let mut units = Vec::new();
        self.units(id, &mut units);
        let ends_section = self
            .tree
            .child(id, "w:pPr")
            .is_some_and(|look| self.tree.child(look, "w:sectPr").is_some());
        if !units.contains(&Unit::Content) && !ends_section {
            for unit in &units {
                if let Unit::Control(tag) = unit {
                    let node = self.placed[*tag].node;
                    self.tree.insert_beside(id, false, node);
                }
            }
            let look = self.tree.child(id, "w:pPr");
            if let (Some(parent), Some(look)) = (self.tree.parent(id), look) {
                self.looks.entry(parent).or_insert(look);
            }
            self.tree.detach(id);
            return;
        }
        let (mut from, mut to) = (0, units.len());
        while from < to {
            if let Unit::Control(tag) = units[from] {
                let partner = self.partner(tag, &units[from..to]);
                let lifted = match partner {
                    Partner::Elsewhere => true,
                    Partner::AtTheEnd(_) => true,
                    Partner::Within => false,
                };
                if lifted {
                    self.tree.insert_beside(id, false, self.placed[tag].node);
                    from += 1;
                    if let Partner::AtTheEnd(close) = partner {
                        self.tree.insert_beside(id, true, self.placed[close].node);
                        to -= 1;
                    }
                    continue;
                }
            }
            if let Unit::Control(tag) = units[to - 1]
                && self.partner(tag, &units[from..to]) == Partner::Elsewhere
            {
                self.tree.insert_beside(id, true, self.placed[tag].node);
                to -= 1;
                continue;
            }
            break;
        }
    }

    /// Where the other tags of a tag's pair stand, seen from the paragraph that it is at the edge of.
    fn partner(&self, tag: usize, units: &[Unit]) -> Partner {
        let Some(pair) = self.pair_of(tag) else {
            return Partner::Within;
        };
        let here = |tag: usize| units.contains(&Unit::Control(tag));
        let others = [Some(pair.open), pair.alternative, Some(pair.close)];
        let mut others = others.into_iter().flatten().filter(|&other| other != tag);
        if !others.any(here) {
            return Partner::Elsewhere;
        }
        let whole = tag == pair.open
            && pair.alternative.is_none()
            && units.last() == Some(&Unit::Control(pair.close));
        match whole {
            true => Partner::AtTheEnd(pair.close),
            false => Partner::Within,
        }
    }

    /// A row with nothing but tags whose partners are in other rows gives way to them.
    fn void_row(&mut self, row: Id) {
        let mut tags = Vec::new();
        for id in self.tree.descendants(row) {
            match &self.tree.nodes[id].kind {
                Node::Tag(tag) if self.is_control(*tag) => tags.push(*tag),
                Node::Tag(_) => return,
                Node::Text(text) if !text.trim().is_empty() => return,
                Node::Element { name, .. } if is_object(name) => return,
                _ => {}
            }
        }
        let leaves = |&tag: &usize| {
            self.pair_of(tag).is_some_and(|pair| {
                let others = [Some(pair.open), pair.alternative, Some(pair.close)];
                let mut others = others.into_iter().flatten().filter(|&other| other != tag);
                others.any(|other| self.row_of(other) != Some(row))
            })
        };
        if tags.is_empty() || !tags.iter().all(leaves) {
            return;
        }
        for tag in tags {
            let node = self.placed[tag].node;
            self.tree.insert_beside(row, false, node);
        }
        self.tree.detach(row);
    }

    fn row_of(&self, tag: usize) -> Option<Id> {
        self.tree.nearest(self.placed[tag].node, "w:tr")
    }

    fn parent_of(&self, tag: usize) -> Option<Id> {
        self.tree.parent(self.placed[tag].node)
    }

    /// The rows that a pair begins and ends in, if it is to be lifted out of them: it spans cells or rows of one
    /// table.
    fn rows(&self, pair: &Pair) -> Option<(Option<Id>, Option<Id>)> {
        if self.parent_of(pair.open) == self.parent_of(pair.close) {
            return None;
        }
        // A tag that stands between rows already has only its table above it.
        let row = |tag: usize| {
            let node = self.placed[tag].node;
            let parent = self.tree.parent(node)?;
            match self.tree.name(parent) {
                "w:tbl" => Some((None, parent)),
                _ => {
                    let row = self.tree.nearest(node, "w:tr")?;
                    Some((Some(row), self.tree.parent(row)?))
                }
            }
        };
        let ((open, above), (close, other)) = (row(pair.open)?, row(pair.close)?);
        let cell = |tag: usize| self.tree.nearest(self.placed[tag].node, "w:tc");
        let one_cell = open.is_some() && open == close && cell(pair.open) == cell(pair.close);
        (above == other && !one_cell).then_some((open, close))
    }

    fn before_row(&mut self, pair: &Pair) {
        if let Some((Some(row), _)) = self.rows(pair) {
            self.tree
                .insert_beside(row, false, self.placed[pair.open].node);
            if let Some(at) = pair.alternative
                && let Some(row) = self.row_of(at)
            {
                self.tree.insert_beside(row, false, self.placed[at].node);
            }
        }
    }

    /// Behind its row, and behind what was put there before: inner ones end first.
    fn behind_row(&mut self, pair: &Pair) {
        let opened = self.parent_of(pair.open);
        let Some(row) = self.row_of(pair.close) else {
            return;
        };
        let above = self.tree.parent(row);
        let node = self.placed[pair.close].node;
        if self.tree.parent(node) == opened || above != opened {
            return;
        }
        let mut behind = row;
        if let Some((parent, at)) = self.tree.place(row) {
            let next = self.tree.children(parent)[at + 1..].iter();
            let closers = next.take_while(|&&id| self.is_closer(id));
            behind = closers.last().copied().unwrap_or(row);
        }
        self.tree.insert_beside(behind, true, node);
    }

    fn is_closer(&self, id: Id) -> bool {
        match self.tree.nodes[id].kind {
            Node::Tag(tag) => matches!(self.structure.roles.get(tag), Some(Role::Close(_))),
            _ => false,
        }
    }

    /// Tells of a pair whose tags are still no siblings in the right order.
    fn judge(&mut self, pair: &Pair) {
        let place = |tag: usize| self.tree.place(self.placed[tag].node);
        let open = place(pair.open);
        let inner = pair.alternative.map(place);
        let close = place(pair.close);
        let sound = match (open, inner, close) {
            (Some((above, from)), None, Some((other, to))) => above == other && from < to,
            (Some((above, from)), Some(Some((inner, at))), Some((other, to))) => {
                above == inner && above == other && from < at && at < to
            }
            _ => false,
        };
        if sound && self.is_nested(pair) {
            return;
        }
        let (opened, closed) = (&self.placed[pair.open], &self.placed[pair.close]);
        if opened.repeated {
            return;
        }
        let tag = opened.place.text[opened.place.range.clone()].to_owned();
        let in_table = |tag: usize| self.tree.nearest(self.placed[tag].node, "w:tbl");
        let id = match (in_table(pair.open), in_table(pair.close)) {
            (open, close) if open != close => "word-crosses-table",
            _ if sound => "word-crosses-other",
            _ => "word-crosses",
        };
        let message = Message::new(id).arg("open", tag);
        self.told.push(Fault::at(&closed.place, message));
    }

    /// Whether what stands between its tags ends there, too.
    fn is_nested(&self, pair: &Pair) -> bool {
        let node = |tag: usize| self.placed[tag].node;
        let (Some((above, from)), Some((_, to))) = (
            self.tree.place(node(pair.open)),
            self.tree.place(node(pair.close)),
        ) else {
            return false;
        };
        let mut depth: FxHashMap<usize, i32> = FxHashMap::default();
        for &id in &self.tree.children(above)[from + 1..to] {
            if let Node::Tag(tag) = self.tree.nodes[id].kind {
                match self.structure.roles.get(tag) {
                    Some(Role::Open(pair)) => *depth.entry(*pair).or_default() += 1,
                    Some(Role::Close(pair)) => *depth.entry(*pair).or_default() -= 1,
                    _ => {}
                }
            }
        }
        depth.values().all(|&count| count == 0)
    }

    /// What rolec sets itself takes the place of its paragraph.
    fn blocks(&mut self) {
        for (tag, placed) in self.placed.iter().enumerate() {
            let Some(Role::Print(resolved)) = self.structure.roles.get(tag) else {
                continue;
            };
            let Some(field) = resolved.last() else {
                continue;
            };
            if !matches!(field.kind, Kind::Block(_)) {
                continue;
            }
            let alone = self.tree.nearest(placed.node, "w:p").filter(|&paragraph| {
                let mut units = Vec::new();
                self.units(paragraph, &mut units);
                units == [Unit::Content]
            });
            let id = match alone {
                None => "word-block-not-alone",
                Some(_) if field.id() == "chapters" && !self.is_at_top(placed.node) => {
                    "word-chapters-not-at-top"
                }
                Some(paragraph) => {
                    self.tree.insert_beside(paragraph, true, placed.node);
                    self.tree.detach(paragraph);
                    continue;
                }
            };
            if !placed.repeated {
                let name = placed.place.text[placed.place.range.clone()].to_owned();
                let message = Message::new(id).arg("tag", name);
                self.told.push(Fault::at(&placed.place, message));
            }
        }
    }

    /// Whether a tag stands in the body of the document itself, and in nothing that is repeated.
    fn is_at_top(&self, node: Id) -> bool {
        let paragraph = self.tree.nearest(node, "w:p");
        let above = paragraph.and_then(|paragraph| self.tree.parent(paragraph));
        let Some(above) = above.filter(|&above| self.tree.is(above, "w:body")) else {
            return false;
        };
        let place = |tag: usize| self.tree.place(self.placed[tag].node);
        let at = paragraph.and_then(|paragraph| self.tree.place(paragraph));
        let at = at.map_or(0, |(_, at)| at);
        !self.structure.pairs.iter().any(|pair| {
            let (Some((one, from)), Some((_, to))) = (place(pair.open), place(pair.close)) else {
                return false;
            };
            pair.opening == Opening::Each && one == above && from < at && at < to
        })
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Partner {
    /// Not in this paragraph.
    Elsewhere,
    /// This is its first piece, and the partner its last.
    AtTheEnd(usize),
    Within,
}

fn is_object(name: &str) -> bool {
    matches!(
        name,
        "w:drawing" | "w:pict" | "w:object" | "w:fldChar" | "w:fldSimple" | "w:sym" | "w:sectPr"
    ) || name.starts_with("m:")
}
