//! Lines to tree: gathers what belongs to each label, nests items, reads attributes, tables and waivers. Resolves
//! no name and judges nothing but form.

mod section;
mod table;
mod waiver;

use super::ast::{Declaration, Label};
use super::concept::{Concept, Shape};
use super::grammar;
use super::lines::{Line, LineKind};
use super::vocabulary::{Vocabulary, near};
use crate::diagnostic::{Diagnostic, Message};
use crate::text::{FileId, SourceFile, Span, TextRange, fold};
use section::Section;
use std::sync::Arc;
pub(super) use waiver::waivers;

/// Builds the declarations of lines of which the first declares, or is the first of its file.
pub(super) fn lower(
    file: FileId,
    source: &SourceFile,
    vocabulary: &Vocabulary,
    lines: &[Line],
) -> (Vec<Arc<Declaration>>, Vec<Diagnostic>) {
    let mut lowering = Lowering {
        file,
        text: &source.text,
        vocabulary,
        diagnostics: Vec::new(),
        declarations: Vec::new(),
        open: Vec::new(),
    };
    for line in lines {
        lowering.line(line);
    }
    lowering.close(0);
    let Lowering {
        diagnostics,
        declarations,
        ..
    } = lowering;
    let declarations = declarations.into_iter().map(Arc::new).collect();
    (declarations, diagnostics)
}

struct Lowering<'a> {
    file: FileId,
    text: &'a str,
    vocabulary: &'a Vocabulary,
    diagnostics: Vec<Diagnostic>,
    declarations: Vec<Declaration>,
    /// The sections being gathered, outermost first: a label, and a field if the label is a record.
    open: Vec<Section>,
}

impl<'a> Lowering<'a> {
    fn at(&self, range: TextRange) -> &'a str {
        range.of(self.text)
    }

    fn fault(&self, rule: &'static str, range: TextRange) -> Diagnostic {
        Diagnostic::new(rule, Span::new(self.file, range))
    }

    fn report(&mut self, diagnostic: Diagnostic) {
        self.diagnostics.push(diagnostic);
    }

    fn line(&mut self, line: &Line) {
        match line.kind {
            LineKind::Comment => return,
            LineKind::Blank => {
                if let Some(section) = self.open.last_mut() {
                    section.blank();
                }
                return;
            }
            LineKind::Declaration(kind) => {
                self.close(0);
                let Some(head) = line.head.as_deref() else {
                    return;
                };
                self.declarations.push(Declaration {
                    kind,
                    keyword: head.word,
                    name: head.rest,
                    labels: Vec::new(),
                    tables: Vec::new(),
                    unread: kind.is_none(),
                    range: line.content,
                });
                return;
            }
            LineKind::Label {
                concept,
                shape,
                record,
            } => self.label(line, concept, shape, record),
            LineKind::Heading(_) => self.close(0),
            LineKind::Stray | LineKind::Unread => {
                if line.depth == 0 {
                    self.close(0);
                }
                if let Some(declaration) = self.declarations.last_mut() {
                    declaration.unread = true;
                }
            }
            _ => self.content(line),
        }
        self.stretch(line.content.end);
    }

    /// The open label and declaration reach to here.
    fn stretch(&mut self, end: u32) {
        for section in &mut self.open {
            section.label.range.end = section.label.range.end.max(end);
        }
        if let Some(declaration) = self.declarations.last_mut() {
            declaration.range.end = declaration.range.end.max(end);
        }
    }

    fn label(&mut self, line: &Line, concept: Concept, shape: Shape, record: Option<Concept>) {
        let Some(head) = line.head.as_deref() else {
            return;
        };
        match record {
            None => self.close(0),
            Some(record) => {
                self.close(1);
                if self
                    .open
                    .first()
                    .is_none_or(|section| section.label.concept != record)
                {
                    self.close(0);
                    let section = self.reopen(record, head.word);
                    self.open.push(section);
                }
            }
        }
        let mut section = Section::new(concept, shape, head.word, line.content);
        if !head.rest.is_empty() {
            section.first_line(head.rest);
        }
        self.report_duplicate(concept, head.word);
        self.open.push(section);
    }

    /// The record that a misplaced field belongs to: the one already written, or a new one.
    fn reopen(&mut self, record: Concept, word: TextRange) -> Section {
        let labels = self
            .declarations
            .last_mut()
            .map(|declaration| &mut declaration.labels);
        let written = labels.and_then(|labels| {
            let at = labels.iter().position(|label| label.concept == record)?;
            Some(labels.remove(at))
        });
        match written {
            Some(label) => Section::reopened(label),
            None => Section::new(record, Shape::Record, word, word),
        }
    }

    fn report_duplicate(&mut self, concept: Concept, word: TextRange) {
        let siblings = match (self.open.first(), self.declarations.last()) {
            (Some(record), _) => &record.label.fields,
            (None, Some(declaration)) => &declaration.labels,
            (None, None) => return,
        };
        let Some(first) = siblings.iter().find(|label| label.concept == concept) else {
            return;
        };
        let related = Message::new("syntax-duplicate-field-first").arg("word", self.at(first.word));
        let same = fold::word(self.at(word)) == fold::word(self.at(first.word));
        let fault = self
            .fault("syntax/duplicate-field", word)
            .arg("word", self.at(word))
            .arg("first", self.at(first.word))
            .related(Span::new(self.file, first.word), related);
        self.report(if same { fault } else { fault.variant("alias") });
    }

    fn content(&mut self, line: &Line) {
        let is_row = matches!(line.kind, LineKind::Row { .. });
        let open = self.open.first();
        // The rows of a table straight under its matter stay together, where no label stands before them.
        let is_next = is_row && open.is_some_and(Section::is_unlabelled);
        self.close(usize::from(line.depth).max(usize::from(is_next)));
        let straight = self
            .open
            .last()
            .is_none_or(|section| section.label.shape.is_line());
        if is_row && straight {
            // Straight under a matter: the table of the declaration itself.
            self.close(0);
            self.open.push(Section::new(
                Concept::Chain,
                Shape::Table,
                TextRange::at(line.content.start),
                line.content,
            ));
        }
        if let Some(section) = self.open.last_mut() {
            section.add(line);
        }
    }

    /// Ends the sections beyond the given depth and hands them to what holds them.
    fn close(&mut self, depth: usize) {
        while self.open.len() > depth {
            let Some(section) = self.open.pop() else {
                return;
            };
            let unlabelled = section.is_unlabelled();
            let label = self.finish(section);
            match (self.open.last_mut(), self.declarations.last_mut()) {
                (Some(record), _) => record.label.fields.push(label),
                (None, Some(declaration)) if unlabelled => declaration.tables.extend(tables(label)),
                (None, Some(declaration)) => declaration.labels.push(label),
                (None, None) => {}
            }
        }
    }

    /// Attributes at the end of a text: reports what cannot be one, and says where the text ends before them.
    fn attributes(
        &mut self,
        range: TextRange,
    ) -> (TextRange, Vec<super::ast::Attribute>, Option<TextRange>) {
        let text = self.at(range);
        let Some((brackets, raw)) = grammar::attributes(text, range.start) else {
            self.check_bracket(range);
            return (range, Vec::new(), None);
        };
        let mut found = Vec::with_capacity(raw.len());
        for attribute in raw {
            let word = fold::word(self.at(attribute.key));
            match self.vocabulary.attribute(&word) {
                Some(key) => {
                    found.push(super::ast::Attribute {
                        key,
                        key_range: attribute.key,
                        value: attribute.value,
                    });
                }
                None => self.report_unknown_key(attribute.key, &word),
            }
        }
        let before = TextRange {
            start: range.start,
            end: brackets.start,
        };
        let stop = grammar::trimmed(
            &self.text[brackets.end as usize..range.end as usize],
            brackets.end as usize,
        );
        let body = grammar::trimmed(self.at(before), before.start as usize);
        (body, found, (!stop.is_empty()).then_some(stop))
    }

    fn report_unknown_key(&mut self, key: TextRange, word: &str) {
        let fault = self
            .fault("syntax/bad-attribute", key)
            .arg("key", self.at(key));
        let near = near(word, self.vocabulary.attribute_words());
        let fault = match near.first() {
            Some(near) => super::lines::with_suggestion(fault, near),
            None => fault,
        };
        self.report(fault);
    }

    /// A bracket that begins with a known key but has no colon behind it.
    fn check_bracket(&mut self, range: TextRange) {
        let Some(inside) = grammar::last_bracket(self.at(range), range.start) else {
            return;
        };
        let folded = fold::word(self.at(inside));
        let mut keys = self
            .vocabulary
            .attribute_words()
            .filter(|key| key.chars().count() > 1);
        let Some(key) = keys.find(|key| folded.starts_with(key)) else {
            return;
        };
        let fault = self
            .fault("syntax/bad-attribute", inside)
            .variant("no-colon")
            .arg("key", key);
        self.report(fault.arg("text", self.at(inside)));
    }
}

fn tables(label: Label) -> impl Iterator<Item = super::ast::Table> {
    label.blocks.into_iter().filter_map(|block| match block {
        super::ast::Block::Table(table) => Some(table),
        _ => None,
    })
}
