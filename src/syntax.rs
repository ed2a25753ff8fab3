//! From text to a lossless syntax tree: classing of lines, the grammar inside a line, the tree.

pub mod ast;
pub mod concept;
pub mod grammar;
pub mod lines;
mod lower;
pub mod noise;
mod reparse;
mod shift;
pub mod values;
pub mod vocabulary;

use crate::diagnostic::Diagnostic;
use crate::text::{FileId, SourceFile};
pub use reparse::reparse;

/// Parses one file. Every fault of form is reported, in the order of their places; the rest of the file is read all the
/// same.
pub fn parse(
    file: FileId,
    source: &SourceFile,
    vocabulary: &vocabulary::Vocabulary,
) -> (ast::File, Vec<Diagnostic>) {
    let lines = lines::classify(file, source, vocabulary);
    let (declarations, faults) = lower::lower(file, source, vocabulary, &lines.lines);
    let tree = ast::File {
        id: file,
        declarations,
        waivers: lower::waivers(&source.text, vocabulary, &lines.lines),
        lines: lines.lines,
    };
    (tree, in_order(lines.diagnostics, faults))
}

/// The faults of lines and those of the tree, in the order of their places.
fn in_order(mut faults: Vec<Diagnostic>, mut others: Vec<Diagnostic>) -> Vec<Diagnostic> {
    faults.append(&mut others);
    faults.sort_by_key(|fault| fault.span.range.start);
    faults
}
