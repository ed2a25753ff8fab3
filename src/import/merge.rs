//! Declarations of two texts, side by side: which are new, which say the same, which say something else. Reads no
//! workspace and writes nothing.

use crate::fmt;
use crate::syntax::ast::{Declaration, File};
use crate::syntax::concept::{Concept, Kind};
use crate::text::{SourceFile, fold};
use std::ops::Range;

/// A declaration of a text, with the comments that belong to it.
#[derive(Clone, Debug)]
pub struct Part {
    pub kind: Kind,
    /// As it is written.
    pub name: String,
    /// The name, folded, and the department that it is in, if it says so.
    known_as: (String, Option<String>),
    /// Of the text, from the comments above to what follows before the next declaration, in bytes.
    pub range: Range<usize>,
    /// The line that declares, from 1.
    pub line: usize,
    /// All that it says, apart from layout and order.
    said: Vec<String>,
}

impl Part {
    /// Whether two declare the same position, department and so on.
    pub fn is_of(&self, other: &Part) -> bool {
        let ((one, here), (two, there)) = (&self.known_as, &other.known_as);
        let together = here.is_none() || there.is_none() || here == there;
        self.kind == other.kind && one == two && together
    }

    /// Whether two say the same, in whatever order and layout.
    pub fn says_as(&self, other: &Part) -> bool {
        self.said == other.said
    }
}

/// The declarations of a text that was parsed, in order.
pub fn parts(source: &SourceFile, file: &File) -> Vec<Part> {
    let starts: Vec<usize> = file
        .declarations
        .iter()
        .map(|one| start(&source.text, one.range.start as usize))
        .collect();
    let declarations = file.declarations.iter().enumerate();
    declarations
        .filter_map(|(at, one)| {
            let end = starts.get(at + 1).copied().unwrap_or(source.text.len());
            let department = department(one, &source.text);
            let name = one.name.of(&source.text);
            let bare = name.trim_start_matches('「').trim_end_matches('」');
            Some(Part {
                kind: one.kind?,
                name: bare.to_owned(),
                known_as: (fold::word(bare), department),
                range: starts[at]..end,
                line: source.line_of(one.range.start) + 1,
                said: fmt::said(source, one),
            })
        })
        .collect()
}

fn department(declaration: &Declaration, text: &str) -> Option<String> {
    let label = declaration.label(Concept::Department)?;
    let name = fold::word(&label.value()?.join(text));
    (!name.is_empty()).then_some(name)
}

/// Where the comments begin that stand straight above a place, in bytes.
fn start(text: &str, declaration: usize) -> usize {
    let mut start = declaration;
    while let Some(before) = text[..start].strip_suffix('\n') {
        let line = before.rfind('\n').map_or(0, |at| at + 1);
        if !before[line..].trim_start().starts_with(['#', '＃']) {
            break;
        }
        start = line;
    }
    start
}
