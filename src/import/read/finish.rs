//! What is known only when a sheet was read to its end: which lists were its duties, what was an article. Places no
//! line.

use super::{Read, Reader};
use crate::import::draft::{Declaration, Node, Piece, Section, Text};
use crate::import::words::Words;
use crate::syntax::concept::{Concept, Kind, Shape};
use crate::syntax::grammar::{self, Style};
use crate::syntax::vocabulary::Owner;

impl Reader<'_> {
    pub(super) fn finish(mut self) -> Read {
        if !self.waiting.is_empty() && self.declarations.is_empty() {
            self.declare_unnamed(Kind::Position, (0, 0));
        }
        for at in 0..self.declarations.len() {
            take_responsibilities(&mut self.declarations[at], self.words);
            self.articles_aside(at);
            mark_before_groups(&mut self.declarations[at]);
            // What a heading opened and nothing came to.
            let empty =
                |part: &Section| part.is_blank() && part.word.is_none() && part.remarks.is_empty();
            self.declarations[at].parts.retain(|part| !empty(part));
        }
        Read {
            declarations: self.declarations,
            dropped: self.dropped,
            columns: self.heads_read,
        }
    }

    /// An article behind the duties is a note: items numbered 1.1 that mostly are paragraphs of several sentences.
    pub(super) fn articles_aside(&mut self, at: usize) {
        let owner = Owner::Kind(self.declarations[at].kind);
        let parts = &self.declarations[at].parts;
        let place = parts
            .iter()
            .position(|part| part.concept == Concept::Duties);
        let shape = self.words.vocabulary.shape(owner, Concept::Notes);
        let (Some(place), Some(shape)) = (place, shape) else {
            return;
        };
        let Some(from) = self.article(&parts[place].body) else {
            return;
        };
        let parts = &mut self.declarations[at].parts;
        let article = parts[place].body.split_off(from);
        let notes = parts.iter().position(|part| part.concept == Concept::Notes);
        let notes = notes.unwrap_or_else(|| {
            parts.push(Section::new(owner, Concept::Notes, shape));
            parts.len() - 1
        });
        parts[notes].body.extend(article);
    }

    /// Where an article begins in a list.
    pub(super) fn article(&self, body: &[Node]) -> Option<usize> {
        const LEAST: usize = 3;
        const LONG: usize = 120;
        let dotted = |node: &Node| match node {
            Node::Item(mark, text) => {
                let mark = grammar::mark(&format!("{} 甲", mark.text(self.document)), 0)?;
                matches!(mark.style, Style::Dotted(_)).then(|| self.said(text))
            }
            _ => None,
        };
        let from = body.iter().position(|node| dotted(node).is_some())?;
        let texts: Vec<String> = body[from..].iter().filter_map(dotted).collect();
        let long = |text: &&String| {
            text.chars().nth(LONG).is_some() && text.matches(['。', '；']).count() > 1
        };
        let articles = texts.iter().filter(long).count();
        (from > 0 && texts.len() >= LEAST && articles * 3 >= texts.len()).then_some(from)
    }
}

/// What a position answers for is its duties where the document lists no others: Responsibilities, 工作责任.
fn take_responsibilities(declaration: &mut Declaration, words: &Words) {
    let owner = Owner::Kind(Kind::Position);
    let said = |part: &Section, concept: Concept| part.concept == concept && !part.is_blank();
    let has_duties = declaration
        .parts
        .iter()
        .any(|part| said(part, Concept::Duties));
    let Some(shape) = words.vocabulary.shape(owner, Concept::Duties) else {
        return;
    };
    if declaration.kind != Kind::Position || has_duties {
        return;
    }
    declaration
        .parts
        .retain(|part| part.concept != Concept::Duties || !part.remarks.is_empty());
    let mut parts = declaration.parts.iter_mut();
    if let Some(part) = parts.find(|part| said(part, Concept::Responsibilities)) {
        (part.concept, part.shape) = (Concept::Duties, shape);
        let heading: Text = part
            .mark
            .take()
            .into_iter()
            .chain(part.word.take())
            .collect();
        if !heading.is_empty() {
            part.remarks.push(heading);
        }
    }
}

/// Lines of a list are its items only as long as no group follows; then each takes a mark.
fn mark_before_groups(declaration: &mut Declaration) {
    const LEAST: usize = 2;
    for part in &mut declaration.parts {
        let group = |node: &Node| matches!(node, Node::Group(_));
        let Some(first) = part.body.iter().position(group) else {
            continue;
        };
        let before = &mut part.body[..first];
        let lines = before.iter().filter(|node| matches!(node, Node::Line(_)));
        let plain = before
            .iter()
            .all(|node| matches!(node, Node::Line(_) | Node::Remark(_)));
        if part.shape != Shape::List || !plain || lines.count() < LEAST {
            continue;
        }
        for node in before {
            if let Node::Line(text) = node {
                *node = Node::Item(Piece::Added("-".to_owned()), std::mem::take(text));
            }
        }
    }
}
