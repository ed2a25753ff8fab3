//! Drawings of processes: swim-lanes by position, steps, decisions, time limits, forms. What is drawn (`build`), where
//! it stands (`layout`), and how it is written (`svg`, `mermaid`, `bpmn`). Judges nothing.

mod bpmn;
mod branches;
mod build;
mod layout;
mod mermaid;
mod svg;

use crate::locale::Catalogue;
use crate::model::Model;
use crate::syntax::vocabulary::{Vocabulary, near};
use crate::text::fold;
pub use bpmn::bpmn;
pub use mermaid::mermaid;
pub use svg::{size, svg};

/// What an element of a process is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    Start,
    Task,
    Gateway,
    End,
}

/// An element of a process, in the lane of whoever does it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Node {
    pub shape: Shape,
    /// The number of its step, as written.
    pub number: String,
    pub text: String,
    /// Time limit, forms, who else takes part: a line each.
    pub details: Vec<String>,
    pub lane: usize,
    /// The part of the process that it belongs to, if it has parts.
    pub phase: Option<String>,
}

/// What follows on what.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Way {
    pub from: usize,
    pub to: usize,
    /// When this way is taken; empty if it always is.
    pub label: String,
}

/// A process as it is drawn. The first node is the start, the last the end, the others are in the order of the steps.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Diagram {
    pub name: String,
    /// Owner, trigger, forms: a line each.
    pub heading: Vec<String>,
    pub lanes: Vec<String>,
    pub nodes: Vec<Node>,
    pub ways: Vec<Way>,
    pub language: String,
}

/// Why there is nothing to draw.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ProcessError {
    /// No process has the name; these have names like it, or all names if there are few.
    Unknown(Vec<String>),
    /// It has no steps.
    Empty,
}

/// The drawing of the process that is named.
///
/// # Errors
/// If no process has the name, or if it has no steps.
pub fn process(
    model: &Model,
    vocabulary: &Vocabulary,
    name: &str,
    catalogue: &Catalogue,
) -> Result<Diagram, ProcessError> {
    let word = fold::word(name);
    let is_named = |own: &str| fold::word(own) == word;
    let found = model.processes.iter().find(|process| {
        is_named(&process.name) || process.code.value().is_some_and(|code| is_named(code))
    });
    let Some(process) = found else {
        return Err(ProcessError::Unknown(offers(model, &word)));
    };
    build::build(model, vocabulary, process, catalogue).ok_or(ProcessError::Empty)
}

/// Names that are like a word; all, if none is and there are few.
fn offers(model: &Model, word: &str) -> Vec<String> {
    const FEW: usize = 8;
    let names = || model.processes.iter().map(|process| process.name.as_str());
    let folded: Vec<String> = names().map(fold::word).collect();
    let near = near(word, folded.iter().map(String::as_str));
    let like = |folded: &str| near.contains(&folded) || !word.is_empty() && folded.contains(word);
    let offers: Vec<String> = names()
        .zip(&folded)
        .filter(|(_, folded)| like(folded))
        .map(|(name, _)| name.to_owned())
        .collect();
    match offers.is_empty() && model.processes.len() <= FEW {
        true => names().map(str::to_owned).collect(),
        false => offers,
    }
}
