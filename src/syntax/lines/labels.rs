//! Labels: to whom a word belongs, and what an unknown word may have been (LANGUAGE §2.2, 6, and §2.5).

use super::open::{Decl, Last, Meaning, Open};
use super::{Head, LONGEST_WORD, LineKind, Reader};
use crate::diagnostic::{Diagnostic, Edit, Fix, Message};
use crate::locale::Language;
use crate::syntax::concept::{Concept, Kind, Rhythm, Shape};
use crate::syntax::grammar::{self, LabelSplit, Mark};
use crate::syntax::vocabulary::{Entry, Owner, Vocabulary, near};
use crate::text::{Span, TextRange, fold};

/// The holder of a word: an open label, by its place, or the declaration.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Holder {
    Label(usize),
    Declaration,
}

/// A line that may be a label.
#[derive(Clone, Copy)]
struct Candidate {
    mark: Option<Mark>,
    content: TextRange,
    column: u32,
    split: LabelSplit,
    blank: bool,
}

impl Candidate {
    fn head(&self) -> Head {
        Head {
            mark: self.mark,
            word: self.split.word,
            colon: self.split.colon,
            rest: self.split.rest,
        }
    }
}

impl<'a> Reader<'a> {
    fn declaration_labels(&self) -> Option<Owner> {
        match self.decl {
            Decl::Known(kind) => Some(Owner::Kind(kind)),
            _ => None,
        }
    }

    fn declaration_entry(&self, word: &str) -> Option<Entry> {
        self.vocabulary
            .labels(self.declaration_labels()?)
            .get(word)
            .copied()
    }

    /// Whether the open declaration has this label.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.declaration_entry(word).is_some()
    }

    /// To whom a word belongs: the innermost open label that knows it and that the line is not outside of; else
    /// the declaration; else the innermost open label that knows it.
    pub(super) fn owner(&self, word: &str, column: u32) -> Option<(Holder, Meaning)> {
        let mut outside = None;
        for (at, open) in self.labels.iter().enumerate().rev() {
            let Some(meaning) = open.knows(word, self.vocabulary) else {
                continue;
            };
            if !open.is_outside(column) {
                return Some((Holder::Label(at), meaning));
            }
            outside.get_or_insert((Holder::Label(at), meaning));
        }
        match self.declaration_entry(word) {
            Some(entry) => Some((Holder::Declaration, Meaning::Label(entry))),
            None => outside,
        }
    }

    /// Rules 6 and 8. A mark means that a number before a heading was passed over.
    pub(super) fn label_or_text(
        &mut self,
        mark: Option<Mark>,
        content: TextRange,
        column: u32,
        rest: TextRange,
        blank: bool,
    ) {
        match self.decl {
            Decl::None => return self.stray(content, column),
            Decl::Unknown => return self.unread(content, column),
            Decl::Known(_) => {}
        }
        let split = grammar::split_label(self.at(rest), rest.start);
        let Some(split) = split.or_else(|| self.bare_label(mark.is_some(), column, rest)) else {
            return self.text(content, column, blank);
        };
        let word = fold::word(self.at(split.word));
        let candidate = Candidate {
            mark,
            content,
            column,
            split,
            blank,
        };
        if self.repeats_a_group(&candidate) {
            let known = self
                .labels
                .last()
                .and_then(|open| open.knows(&word, self.vocabulary));
            let rhythm = match known {
                Some(Meaning::Group(rhythm)) => Some(rhythm),
                _ => None,
            };
            return self.group(&candidate, rhythm);
        }
        if let Some((holder, meaning)) = self.owner(&word, column) {
            return self.open_label(&candidate, holder, meaning);
        }
        if mark.is_none()
            && (self.is_remark(&word) || !grammar::could_be_label(self.at(split.word)))
        {
            return self.text(content, column, blank);
        }
        self.unknown_label(&candidate, &word);
    }

    /// A line that is nothing but the word of a section or rhythm is its label.
    fn bare_label(&self, heading: bool, column: u32, rest: TextRange) -> Option<LabelSplit> {
        let end = TextRange::at(rest.end);
        let whole = LabelSplit {
            word: rest,
            colon: end,
            rest: end,
        };
        if heading {
            return Some(whole);
        }
        if (rest.end - rest.start) as usize > LONGEST_WORD {
            return None;
        }
        match self.owner(&fold::word(self.at(rest)), column)? {
            (_, Meaning::Label(entry)) if entry.shape.is_section() => Some(whole),
            (_, Meaning::Group(_)) => Some(whole),
            _ => None,
        }
    }

    /// Rule 6a: in the column of an earlier group of the innermost label, with nothing behind it.
    fn repeats_a_group(&self, candidate: &Candidate) -> bool {
        self.labels.last().is_some_and(|open| {
            open.is_free()
                && candidate.column > open.column
                && open.groups.contains(&candidate.column)
                && self.is_bare(candidate.split.rest)
        })
    }

    /// Nothing, or nothing but attributes.
    fn is_bare(&self, rest: TextRange) -> bool {
        rest.is_empty()
            || grammar::attributes(self.at(rest), rest.start)
                .is_some_and(|(range, _)| range.start == rest.start)
    }

    fn is_remark(&self, word: &str) -> bool {
        self.vocabulary
            .is(crate::syntax::concept::ValueWord::Remark, word)
    }

    fn open_label(&mut self, candidate: &Candidate, holder: Holder, meaning: Meaning) {
        let keep = match holder {
            Holder::Label(at) => at + 1,
            Holder::Declaration => 0,
        };
        let Candidate {
            content, column, ..
        } = *candidate;
        match meaning {
            Meaning::Line => {
                self.labels.truncate(keep);
                self.text(content, column, true);
            }
            Meaning::Group(rhythm) => {
                self.labels.truncate(keep);
                self.group(candidate, Some(rhythm));
            }
            Meaning::Label(Entry { concept, shape }) => {
                self.touch_up_to(keep, column);
                self.labels.truncate(keep);
                self.flat.get_or_insert(column == 0);
                self.label(Entry { concept, shape }, candidate);
            }
        }
    }

    /// Opens a label inside the labels that are still open.
    fn label(&mut self, Entry { concept, shape }: Entry, candidate: &Candidate) {
        let Candidate {
            content,
            column,
            split,
            ..
        } = *candidate;
        let head = candidate.head();
        if shape == Shape::Heading {
            self.last = Last::Nothing;
            return self.put(LineKind::Heading(concept), content, column, Some(head));
        }
        let record = self.labels.last().and_then(|open| open.concept);
        if record.is_none() && shape.is_section() {
            self.header = false;
        }
        let (rest, second) = if shape.is_line() {
            self.cut_run_on(split.rest)
        } else {
            (split.rest, None)
        };
        let end = if second.is_some() {
            rest.end
        } else {
            content.end
        };
        let content = TextRange {
            start: content.start,
            end,
        };
        self.labels.push(Open::new(
            Some(concept),
            shape,
            split.word,
            column,
            !rest.is_empty(),
        ));
        self.last = Last::Label;
        self.put(
            LineKind::Label {
                concept,
                shape,
                record,
            },
            content,
            column,
            Some(Head { rest, ..head }),
        );
        self.second = second.map(|second| (second, column));
    }

    fn group(&mut self, candidate: &Candidate, rhythm: Option<Rhythm>) {
        let Candidate {
            content, column, ..
        } = *candidate;
        self.touch(column);
        if let Some(open) = self.labels.last_mut() {
            open.groups.push(column);
            open.items.clear();
        }
        self.last = Last::Group;
        self.put(
            LineKind::Group(rhythm),
            content,
            column,
            Some(candidate.head()),
        );
    }

    /// Rules 6d and 6e: nobody knows the word.
    fn unknown_label(&mut self, candidate: &Candidate, word: &str) {
        let Candidate {
            content,
            column,
            split,
            blank,
            ..
        } = *candidate;
        let heading = candidate.mark.is_some();
        let outside = self.labels.iter().any(|open| open.is_outside(column));
        let record = self.labels.iter().rposition(Open::is_record);
        let near = self.near_labels(word, self.is_bare(split.rest), record.filter(|_| !outside));
        let elsewhere = self.records_that_know(word);
        if let Some(inner) = self.labels.last() {
            if inner.is_unread() && column > inner.column && !heading {
                return self.put_unread(candidate);
            }
            let evidence = record.is_none() && near.is_empty() && elsewhere.is_empty();
            let flat_inside = evidence && (inner.inner.is_some() || inner.column == 0);
            if inner.is_free() && !outside && !heading && (column > inner.column || flat_inside) {
                return match self.is_bare(split.rest) {
                    true => self.group(candidate, None),
                    false => self.text(content, column, blank),
                };
            }
        }
        if let [(record, entry)] = elsewhere[..] {
            return self.read_in_record(candidate, record, entry);
        }
        let in_record = record.is_some() && !outside && !heading;
        if !in_record && self.report_other_declaration(word, split.word) {
            return self.keep_unread(candidate, false);
        }
        let fault = self
            .fault("syntax/unknown-field", split.word)
            .arg("word", self.at(split.word));
        let meant = self.single_meaning(&near, column);
        self.report(
            match near
                .iter()
                .find(|near| self.is_canonical(near, column))
                .or(near.first())
            {
                Some(&near) => with_suggestion(fault, near),
                None => fault,
            },
        );
        match meant {
            Some((holder, meaning)) => self.open_label(candidate, holder, meaning),
            None => self.keep_unread(candidate, in_record),
        }
    }

    /// The records of the declaration that have a field of this word.
    fn records_that_know(&self, word: &str) -> Vec<(Concept, Entry)> {
        let Some(owner) = self.declaration_labels() else {
            return Vec::new();
        };
        let concepts = self.vocabulary.concepts(owner).iter();
        concepts
            .filter_map(|&record| {
                Some((
                    record,
                    *self.vocabulary.labels(Owner::Record(record)).get(word)?,
                ))
            })
            .collect()
    }

    /// A field of a record, met outside it: reported, and read as if it stood there.
    fn read_in_record(&mut self, candidate: &Candidate, record: Concept, entry: Entry) {
        let owner = self
            .declaration_labels()
            .unwrap_or(Owner::Kind(Kind::Position));
        let names = |language| {
            self.vocabulary
                .label_word(language, owner, record)
                .to_owned()
        };
        let fault = self
            .fault("syntax/misplaced-field", candidate.split.word)
            .variant("record")
            .arg("word", self.at(candidate.split.word))
            .arg("record", crate::locale::word(names));
        self.report(fault);
        let outer = self
            .labels
            .iter()
            .rposition(Open::is_record)
            .map_or(0, |at| at + 1);
        self.labels.truncate(outer.min(1));
        let mut open = Open::new(
            Some(record),
            Shape::Record,
            candidate.split.word,
            candidate.column,
            false,
        );
        open.inner = Some(candidate.column);
        self.labels.push(open);
        let holder = Holder::Label(self.labels.len() - 1);
        self.open_label(candidate, holder, Meaning::Label(entry));
    }

    /// A label of another kind of declaration: reported with where it belongs.
    fn report_other_declaration(&mut self, word: &str, range: TextRange) -> bool {
        let knows = |kind: &&Kind| {
            self.vocabulary
                .labels(Owner::Kind(**kind))
                .contains_key(word)
        };
        let kinds: Vec<Kind> = Kind::ALL
            .iter()
            .filter(|kind| **kind != Kind::Template)
            .filter(knows)
            .copied()
            .collect();
        if kinds.is_empty() {
            return false;
        }
        let names = |language: crate::locale::Language| {
            let words = kinds
                .iter()
                .map(|&kind| self.vocabulary.declaration_word(language, kind));
            words.collect::<Vec<_>>().join(language.list_mark())
        };
        let fault = self
            .fault("syntax/misplaced-field", range)
            .arg("word", self.at(range))
            .arg("kinds", crate::locale::word(names));
        self.report(fault);
        true
    }

    /// The line is kept unread; outside a record it closes every label and hides the lines below it.
    fn keep_unread(&mut self, candidate: &Candidate, in_record: bool) {
        if !in_record {
            let Candidate { split, column, .. } = *candidate;
            self.labels.clear();
            self.labels
                .push(Open::new(None, Shape::Text, split.word, column, false));
        }
        self.put_unread(candidate);
    }

    fn put_unread(&mut self, candidate: &Candidate) {
        let Candidate {
            content, column, ..
        } = *candidate;
        self.put(LineKind::Unread, content, column, Some(candidate.head()));
    }

    /// The labels this word may be a slip of: sections if nothing stands behind it and one-line labels otherwise,
    /// then those with the same first character.
    fn near_labels(&self, word: &str, bare: bool, record: Option<usize>) -> Vec<&'a str> {
        let Some(owner) = self.declaration_labels() else {
            return Vec::new();
        };
        let vocabulary: &'a Vocabulary = self.vocabulary;
        let own = vocabulary.labels(owner);
        let fields = record
            .and_then(|at| self.labels[at].concept)
            .map(Owner::Record);
        let fields = fields.map(|owner| vocabulary.labels(owner));
        let words = own
            .keys()
            .chain(fields.into_iter().flat_map(|table| table.keys()));
        let mut hits = near(word, words.map(String::as_str));
        hits.dedup();
        let entry = |hit: &&str| {
            fields
                .and_then(|table| table.get(*hit))
                .or_else(|| own.get(*hit))
        };
        let fits = |hit: &&str| entry(hit).is_some_and(|entry| entry.shape.is_section() == bare);
        let first = word.chars().next();
        let alike = |hit: &&str| hit.chars().next() == first;
        prefer(&mut hits, fits);
        prefer(&mut hits, alike);
        hits
    }

    /// Whether a word is the first of those that mean the same.
    fn is_canonical(&self, word: &str, column: u32) -> bool {
        let Some((holder, Meaning::Label(entry))) = self.owner(word, column) else {
            return false;
        };
        let owner = match holder {
            Holder::Declaration => self.declaration_labels(),
            Holder::Label(at) => self.labels[at].concept.map(Owner::Record),
        };
        let canonical = |language| {
            owner.map(|owner| self.vocabulary.label_word(language, owner, entry.concept))
        };
        Language::ALL
            .iter()
            .any(|&language| canonical(language).is_some_and(|known| fold::word(known) == word))
    }

    /// What all the near words mean, if they mean one thing.
    fn single_meaning(&self, near: &[&str], column: u32) -> Option<(Holder, Meaning)> {
        let mut places = near.iter().filter_map(|word| self.owner(word, column));
        let first = places.next()?;
        places.all(|place| place.1 == first.1).then_some(first)
    }
}

/// Keeps only the hits that pass, unless none does.
fn prefer<'a>(hits: &mut Vec<&'a str>, test: impl Fn(&&'a str) -> bool) {
    if hits.iter().any(&test) {
        hits.retain(|hit| test(hit));
    }
}

/// Names the word that was probably meant, and offers to write it.
pub(crate) fn with_suggestion(fault: Diagnostic, near: &str) -> Diagnostic {
    let fix = Fix::replace(fault.span, near);
    fault.variant("near").arg("near", near).fix(fix)
}

/// Two labels on a line: offers to break it.
pub(super) fn run_on(fault: Diagnostic, word: &str, gap: TextRange, indent: String) -> Diagnostic {
    let span = Span::new(fault.span.file, gap);
    let fix = Fix {
        title: Message::new("fix-break-line"),
        safe: true,
        edits: vec![Edit {
            span,
            text: format!("\n{indent}"),
        }],
    };
    fault.arg("word", word).fix(fix)
}
