//! Departments: their place in the tree, their head, their establishment and functions.

use super::body::Body;
use super::document::Document;
use super::position::Headcount;
use super::read::Labels;
use super::{DepartmentId, Field, Link, NameList, PositionId, Said, Source};
use crate::diagnostic::Diagnostic;
use crate::syntax::concept::{Concept, Key, ValueWord};
use crate::syntax::values;
use crate::syntax::vocabulary::Vocabulary;
use crate::text::{Span, fold};

#[derive(Clone, Debug)]
pub struct Department {
    /// The path of names from the outermost department.
    pub id: String,
    pub name: String,
    pub parent: Option<DepartmentId>,
    pub parent_name: Field<String>,
    /// The departments directly below, in the order they were first named.
    pub children: Vec<DepartmentId>,
    pub children_names: NameList,
    pub head: Option<PositionId>,
    pub head_name: NameList,
    pub head_superior: Option<PositionId>,
    pub head_superior_name: NameList,
    pub code: Field<String>,
    pub aliases: Vec<String>,
    pub goal: Body,
    pub establishment: Establishment,
    pub functions: Body,
    pub authorities: Body,
    pub responsibilities: Body,
    pub budget: Body,
    pub workflow: Body,
    pub document: Option<Document>,
    pub notes: Body,
    /// Outlined, but declared nowhere.
    pub stub: bool,
    /// Labels whose names name nothing.
    pub unresolved: Vec<Concept>,
    pub source: Source,
    /// Declared on one sheet together with others.
    pub shared: bool,
}

/// How many people each position of a department has.
#[derive(Clone, Debug, Default)]
pub struct Establishment {
    /// The label's word; None if there is no such section.
    pub label: Option<Span>,
    pub posts: Vec<Post>,
    /// A stated total.
    pub total: Option<Said<Headcount>>,
    /// What is remarked on the total.
    pub total_note: String,
    /// Lines that are neither.
    pub remarks: Body,
}

/// A row of the establishment.
#[derive(Clone, Debug)]
pub struct Post {
    pub name: Said<String>,
    pub position: Option<Link>,
    pub count: Field<Headcount>,
    pub note: String,
}

/// Says that one department is part of another.
#[derive(Clone, Debug, PartialEq)]
pub struct ParentClaim {
    pub child: DepartmentId,
    /// None: it stands at the top.
    pub parent: Option<DepartmentId>,
    pub by: ParentSaid,
    pub span: Span,
}

/// Which side says which department is part of which.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ParentSaid {
    /// The department's own 上级部门.
    Child,
    /// The upper department's 下属部门.
    Parent,
    Outline,
}

/// Says that a position heads a department.
#[derive(Clone, Debug, PartialEq)]
pub struct HeadClaim {
    pub department: DepartmentId,
    pub position: PositionId,
    pub span: Span,
}

impl Department {
    /// A department that only the outline names.
    pub(super) fn stub(name: &str, source: Source) -> Self {
        Self {
            id: String::new(),
            name: name.to_owned(),
            parent: None,
            parent_name: Field::Absent,
            children: Vec::new(),
            children_names: NameList::default(),
            head: None,
            head_name: NameList::default(),
            head_superior: None,
            head_superior_name: NameList::default(),
            code: Field::Absent,
            aliases: Vec::new(),
            goal: Body::default(),
            establishment: Establishment::default(),
            functions: Body::default(),
            authorities: Body::default(),
            responsibilities: Body::default(),
            budget: Body::default(),
            workflow: Body::default(),
            document: None,
            notes: Body::default(),
            stub: true,
            unresolved: Vec::new(),
            source,
            shared: false,
        }
    }

    /// What a declaration says.
    pub(super) fn read(labels: &mut Labels, name: &str) -> Self {
        let place = labels.place();
        let aliases = labels.names(Concept::Alias).parts;
        let document = Document::read(labels);
        let authorities = labels.body(Concept::Authorities, &[]);
        super::authority::faults::check_lines(
            &authorities,
            labels.vocabulary(),
            &mut labels.diagnostics,
        );
        let establishment = labels.body(Concept::Establishment, &[]);
        let establishment =
            Establishment::read(establishment, labels.vocabulary(), &mut labels.diagnostics);
        Self {
            parent_name: labels.field(Concept::Parent),
            children_names: labels.names(Concept::Children),
            head_name: labels.names(Concept::Head),
            head_superior_name: labels.names(Concept::HeadSuperior),
            code: labels.field(Concept::Code),
            aliases: aliases
                .iter()
                .flat_map(|part| super::organisation::split_list(&part.value))
                .collect(),
            goal: labels.body(Concept::Goal, &[]),
            establishment,
            functions: labels.body(Concept::Functions, &[]),
            authorities,
            responsibilities: labels.body(Concept::Responsibilities, &[]),
            budget: labels.body(Concept::Budget, &[]),
            workflow: labels.body(Concept::Workflow, &[]),
            document,
            notes: labels.body(Concept::Notes, &[]),
            stub: false,
            ..Self::stub(name, Source::of(place.file, place.declaration))
        }
    }
}

impl Establishment {
    fn read(body: Body, vocabulary: &Vocabulary, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let mut establishment = Self {
            label: body.label,
            ..Self::default()
        };
        for (entry, _) in body.leaves() {
            let note = entry
                .attribute(Key::Note)
                .map_or(String::new(), |note| note.value.clone());
            match entry.attribute(Key::Headcount) {
                Some(count) => {
                    let name = Said {
                        value: entry.prose.text.clone(),
                        span: entry.prose.span,
                    };
                    establishment.add(name, count.clone(), note, vocabulary, diagnostics);
                }
                None => establishment.add_lines(entry, &note, vocabulary, diagnostics),
            }
        }
        establishment.remarks.blocks = body
            .blocks
            .iter()
            .filter(|block| matches!(block, super::body::Block::Paragraph(_)))
            .cloned()
            .collect();
        establishment
    }

    /// `经理1人、专员3人`: several posts on a line, each a name and a count.
    fn add_lines(
        &mut self,
        entry: &super::body::Entry,
        note: &str,
        vocabulary: &Vocabulary,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let text = entry.prose.text.trim_end_matches(['。', '.', ';', '；']);
        for part in split_posts(text) {
            let (name, count) = split_count(part, vocabulary);
            let span = part_span(&entry.prose, part);
            let place = |piece: &str| part_span(&entry.prose, piece);
            let value = Said {
                value: count.to_owned(),
                span: if count.is_empty() { span } else { place(count) },
            };
            let name = Said {
                value: name.to_owned(),
                span: if name.is_empty() { span } else { place(name) },
            };
            self.add(name, value, note.to_owned(), vocabulary, diagnostics);
        }
    }

    fn add(
        &mut self,
        name: Said<String>,
        count: Said<String>,
        note: String,
        vocabulary: &Vocabulary,
        diagnostics: &mut Vec<Diagnostic>,
    ) {
        let read = values::headcount(&count.value, vocabulary);
        let field = match read {
            _ if count.value.is_empty() => Field::Blank(if count.span == name.span {
                name.span
            } else {
                count.span
            }),
            Some(headcount) => {
                let value = Headcount {
                    min: headcount.min,
                    max: headcount.max,
                    text: count.value.clone(),
                };
                Field::Value(Said {
                    value,
                    span: count.span,
                })
            }
            None => {
                diagnostics.push(
                    Diagnostic::new("syntax/bad-number", count.span)
                        .arg("text", count.value.as_str()),
                );
                Field::Absent
            }
        };
        let total =
            name.value.is_empty() || vocabulary.is(ValueWord::Total, &fold::word(&name.value));
        match field {
            Field::Value(said) if total => {
                self.total = Some(said);
                self.total_note = note;
            }
            _ if total => {}
            count => self.posts.push(Post {
                name,
                position: None,
                count,
                note,
            }),
        }
    }
}

/// Parts of a one-line establishment, divided by list marks outside brackets.
fn split_posts(text: &str) -> Vec<&str> {
    let (mut parts, mut start, mut depth) = (Vec::new(), 0, 0usize);
    for (at, c) in text.char_indices() {
        match fold::narrow(c) {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '、' | ',' | ';' if depth == 0 => {
                parts.push(&text[start..at]);
                start = at + c.len_utf8();
            }
            _ => {}
        }
    }
    parts.push(&text[start..]);
    parts
        .into_iter()
        .map(|part| part.trim_matches(fold::is_blank))
        .filter(|part| !part.is_empty())
        .collect()
}

/// Splits `销售工程师5人` or `Nurse: 4` into name and count.
fn split_count<'a>(part: &'a str, vocabulary: &Vocabulary) -> (&'a str, &'a str) {
    let digits = part.char_indices().filter(|&(at, c)| {
        let before = part[..at].chars().next_back();
        let number = |c: char| fold::narrow(c).is_ascii_digit();
        number(c) && !before.is_some_and(number)
    });
    for (at, _) in digits {
        if values::headcount(&part[at..], vocabulary).is_some() {
            let name = part[..at].trim_end_matches(|c| {
                fold::is_blank(c) || fold::is_colon(c) || matches!(c, '×' | 'x')
            });
            return (name, &part[at..]);
        }
    }
    (part, "")
}

/// The place of a piece of a joined text; the whole text's place if it spans lines.
fn part_span(prose: &super::body::Prose, piece: &str) -> Span {
    let offset = piece.as_ptr() as usize - prose.text.as_ptr() as usize;
    if !prose.parts.is_empty() {
        return prose.span;
    }
    let start = prose.span.range.start as usize + offset;
    Span::new(
        prose.span.file,
        crate::text::TextRange::new(start, start + piece.len()),
    )
}
