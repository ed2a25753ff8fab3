//! From text to a lossless syntax tree: classing of lines, the grammar inside a line, the tree.

pub mod ast;
pub mod concept;
pub mod grammar;
pub mod lines;
mod lower;
pub mod noise;
pub mod values;
pub mod vocabulary;

use crate::diagnostic::Diagnostic;
use crate::text::{FileId, SourceFile};

/// Parses one file. Every fault of form is reported; the rest of the file is read all the same.
pub fn parse(
    file: FileId,
    source: &SourceFile,
    vocabulary: &vocabulary::Vocabulary,
) -> (ast::File, Vec<Diagnostic>) {
    let lines = lines::classify(file, source, vocabulary);
    lower::lower(file, source, vocabulary, lines)
}
