//! From tags in text to parts of the document that are repeated or left out: which tags belong together, and which
//! paragraphs, rows or words stand between them. A tag alone in its paragraph or row takes it along.

mod lift;

use super::fault::Fault;
use super::fields::{Field, Kind, Subject};
use super::paragraph::Placed;
use super::scope::{Resolved, Scope, Words};
use super::tag::{Closing, Opening, Tag};
use super::xml::{Id, Tree};
use crate::diagnostic::Message;
use rustc_hash::FxHashMap;

/// What a tag does, once it is understood.
#[derive(Clone, Debug)]
pub(super) enum Role {
    Print(Resolved),
    /// Opens a pair, by its number.
    Open(usize),
    Else(usize),
    Close(usize),
    /// Faulty, or of a faulty pair.
    Nothing,
}

/// Two tags that belong together, and what may stand between.
#[derive(Clone, Debug)]
pub(super) struct Pair {
    pub(super) opening: Opening,
    pub(super) resolved: Resolved,
    /// The places of the tags among all of the part.
    pub(super) open: usize,
    pub(super) alternative: Option<usize>,
    pub(super) close: usize,
}

/// The tags of a part with what they do.
#[derive(Clone, Debug, Default)]
pub(super) struct Structure {
    pub(super) roles: Vec<Role>,
    pub(super) pairs: Vec<Pair>,
    /// The looks of paragraphs that gave way to their tags, by what they stood in.
    pub(super) looks: FxHashMap<Id, Id>,
}

/// Understands the tags of a part, and moves those that begin and end something to where it begins and ends.
pub(super) fn structure(
    tree: &mut Tree,
    placed: &[Placed],
    subject: Subject,
    words: Words,
    faults: &mut Vec<Fault>,
) -> Structure {
    let mut matcher = Matcher {
        placed,
        scope: Scope::new(subject, words),
        open: Vec::new(),
        structure: Structure {
            roles: vec![Role::Nothing; placed.len()],
            ..Structure::default()
        },
        faults: Vec::new(),
    };
    matcher.run();
    let (mut structure, told) = (matcher.structure, matcher.faults);
    faults.extend(told);
    structure.looks = lift::lift(tree, placed, &structure, faults);
    structure
}

/// A tag that waits for its end.
struct Open {
    at: usize,
    opening: Opening,
    resolved: Option<Resolved>,
    alternative: Option<usize>,
    /// Whether what stands in it is about another thing.
    entered: bool,
}

struct Matcher<'a, 'p> {
    placed: &'p [Placed],
    scope: Scope<'a>,
    open: Vec<Open>,
    structure: Structure,
    faults: Vec<Fault>,
}

impl Matcher<'_, '_> {
    fn tell(&mut self, at: usize, message: Message) {
        let placed = &self.placed[at];
        if !placed.repeated {
            self.faults.push(Fault::at(&placed.place, message));
        }
    }

    fn run(&mut self) {
        for at in 0..self.placed.len() {
            match &self.placed[at].tag {
                Tag::Field(path) => match self.scope.resolve(path) {
                    Ok(resolved) => self.print(at, resolved),
                    Err(Some(message)) => self.tell(at, message),
                    Err(None) => {}
                },
                Tag::Open(opening, path) => {
                    let opened = self.scope.open(*opening, path);
                    self.open(at, *opening, opened);
                }
                Tag::Else => self.alternative(at),
                Tag::Close(closing) => self.close(at, closing.as_ref()),
            }
        }
        while let Some(open) = self.open.pop() {
            self.unclosed(&open);
        }
    }

    fn print(&mut self, at: usize, resolved: Resolved) {
        let Some(field) = resolved.last() else {
            return;
        };
        match printable(field) {
            None => self.structure.roles[at] = Role::Print(resolved),
            Some(id) => {
                let name = self.written(at);
                self.tell(at, Message::new(id).arg("name", name));
            }
        }
    }

    /// The field of a tag as it is written.
    fn written(&self, at: usize) -> String {
        match &self.placed[at].tag {
            Tag::Field(path) | Tag::Open(_, path) => path.text.clone(),
            _ => String::new(),
        }
    }

    fn open(
        &mut self,
        at: usize,
        wanted: Opening,
        opened: Result<(Opening, Resolved), Option<Message>>,
    ) {
        let (opening, resolved) = match opened {
            Ok((opening, resolved)) => (opening, Some(resolved)),
            Err(message) => {
                if let Some(message) = message {
                    self.tell(at, message);
                }
                (wanted, None)
            }
        };
        let entered = match (opening, &resolved) {
            (Opening::Each, Some(resolved)) => {
                self.scope.enter(resolved.last().and_then(Field::shape));
                true
            }
            (Opening::Each | Opening::Either, None) => {
                self.scope.enter(None);
                true
            }
            _ => false,
        };
        self.open.push(Open {
            at,
            opening,
            resolved,
            alternative: None,
            entered,
        });
    }

    fn alternative(&mut self, at: usize) {
        let id = match self.open.last_mut() {
            None => "word-else-nowhere",
            Some(open) if open.entered && open.resolved.is_some() => "word-else-in-each",
            Some(open) if open.alternative.is_some() => "word-else-twice",
            Some(open) => {
                open.alternative = Some(at);
                return;
            }
        };
        self.tell(at, Message::new(id));
    }

    fn close(&mut self, at: usize, closing: Option<&Closing>) {
        let placed = self.placed;
        let fits = |open: &Open| match (closing, &placed[open.at].tag) {
            (None, _) => true,
            (Some(Closing::Keyword(keyword)), Tag::Open(opening, _)) => opening == keyword,
            (Some(Closing::Named(path)), Tag::Open(_, opened)) => opened.names == path.names,
            _ => false,
        };
        let Some(depth) = self.open.iter().rposition(fits) else {
            let message = match self.open.last() {
                None => Message::new("word-close-nowhere"),
                Some(open) => {
                    let opened = &placed[open.at].place;
                    let tag = opened.text[opened.range.clone()].to_owned();
                    Message::new("word-close-other").arg("open", tag)
                }
            };
            self.tell(at, message);
            return;
        };
        while self.open.len() > depth + 1 {
            if let Some(open) = self.open.pop() {
                self.unclosed(&open);
            }
        }
        let Some(open) = self.open.pop() else { return };
        if open.entered {
            self.scope.leave();
        }
        let Some(resolved) = open.resolved else {
            return;
        };
        let number = self.structure.pairs.len();
        self.structure.pairs.push(Pair {
            opening: open.opening,
            resolved,
            open: open.at,
            alternative: open.alternative,
            close: at,
        });
        self.structure.roles[open.at] = Role::Open(number);
        self.structure.roles[at] = Role::Close(number);
        if let Some(at) = open.alternative {
            self.structure.roles[at] = Role::Else(number);
        }
    }

    fn unclosed(&mut self, open: &Open) {
        if open.entered {
            self.scope.leave();
        }
        let word = match open.opening {
            Opening::Each | Opening::Either => "each",
            Opening::If => "if",
            Opening::Unless => "unless",
        };
        let message = Message::new("word-unclosed").arg("close", format!("{{{{/{word}}}}}"));
        let name = self.written(open.at);
        self.tell(open.at, message.arg("name", name));
    }
}

/// Why a field cannot be printed; None if it can.
fn printable(field: &Field) -> Option<&'static str> {
    match field.kind {
        Kind::Flag => Some("word-print-flag"),
        Kind::List(_) => Some("word-print-list"),
        _ => None,
    }
}
