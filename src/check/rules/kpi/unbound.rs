//! kpi/unbound: an indicator for a duty that is not there.

use crate::check::indicators::Indicator;
use crate::check::memo::What;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::body::{Body, Entry};
use crate::model::position::Position;
use crate::model::{Entity, Said};
use crate::syntax::concept::{Concept, Key, Kind};
use crate::syntax::values;
use crate::syntax::vocabulary::{Owner, Vocabulary};
use crate::text::{Span, fold};
use rustc_hash::FxHashSet;

pub const RULE: Rule = Rule::new(
    "kpi/unbound",
    Severity::Error,
    include_str!("unbound.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let unbound = |list: &[Indicator]| {
        let position = &context.model[list[0].position];
        unbound(list, position, context.vocabulary)
    };
    for (list, unbound) in context.of_indicators(What::plain(RULE.name), unbound) {
        let position = &context.model[list[0].position];
        if position.source.unread {
            continue;
        }
        for (at, piece, span) in unbound.iter() {
            let finding = findings.about(Entity::Position(list[0].position), *span);
            let finding = finding.arg("name", list[*at].name());
            let finding = finding.arg("for", piece.as_str());
            findings.push(finding.arg("position", position.title.as_str()));
        }
    }
}

/// What 对应 names that is not there: of which indicator, as written, and where.
fn unbound(
    list: &[Indicator],
    position: &Position,
    vocabulary: &Vocabulary,
) -> Vec<(usize, String, Span)> {
    let mut unbound = Vec::new();
    let ids: FxHashSet<String> = ids(position).collect();
    for (at, indicator) in list.iter().enumerate() {
        let said = indicator.entry.attribute(Key::For);
        // Where nothing else is said, it is a duty; “责任 1、2” are two of one section.
        let mut section = Concept::Duties;
        for (piece, span) in said.map(pieces).into_iter().flatten() {
            let known = ids.contains(&fold::word(&piece));
            if !known && !is_there(&piece, &mut section, position, vocabulary) {
                unbound.push((at, piece, span));
            }
        }
    }
    unbound
}

/// The parts of a list, each with its place.
fn pieces(said: &Said<String>) -> Vec<(String, Span)> {
    let mut pieces = Vec::new();
    let mut start = 0;
    let text = said.value.as_str();
    let separator =
        |c: char| matches!(fold::narrow(c), '、' | ',' | ';' | '和' | '及' | '与' | '&');
    let ends = text.char_indices().filter(|&(_, c)| separator(c));
    for (end, width) in ends
        .map(|(at, c)| (at, c.len_utf8()))
        .chain([(text.len(), 0)])
    {
        let piece = &text[start..end];
        let blank = piece.len() - piece.trim_start_matches(fold::is_blank).len();
        let trimmed = piece.trim_matches(fold::is_blank);
        if !trimmed.is_empty() {
            let mut span = said.span;
            span.range.start += (start + blank) as u32;
            span.range.end = span.range.start + trimmed.len() as u32;
            pieces.push((trimmed.to_owned(), span));
        }
        start = end + width;
    }
    pieces
}

/// Whether a part of 对应 that is no code names something; of words that cannot be looked up it is taken on trust.
fn is_there(
    piece: &str,
    section: &mut Concept,
    position: &Position,
    vocabulary: &Vocabulary,
) -> bool {
    let word = fold::word(piece);
    let rest = match section_word(&word, vocabulary) {
        Some((concept, rest)) => {
            *section = concept;
            rest
        }
        None => word.as_str(),
    };
    let Some(body) = body(position, *section) else {
        return true;
    };
    let rest = bare_number(rest);
    match Number::of(rest, vocabulary) {
        Some(number) => number.is_in(body, vocabulary),
        None => !is_code(rest),
    }
}

/// The codes that items of a position carry, folded.
fn ids(position: &Position) -> impl Iterator<Item = String> + '_ {
    let sections = [
        &position.duties,
        &position.responsibilities,
        &position.authorities,
        &position.workflow,
    ];
    sections.into_iter().flat_map(|body| {
        let mut ids = Vec::new();
        body.entries()
            .for_each(|(entry, _)| gather(entry, &mut ids));
        ids
    })
}

fn gather(entry: &Entry, ids: &mut Vec<String>) {
    ids.extend(entry.attribute(Key::Id).map(|id| fold::word(&id.value)));
    entry.children.iter().for_each(|child| gather(child, ids));
}

/// The word of a section at the start of a text, and the rest: 职责3, duty 1.
fn section_word<'a>(text: &'a str, vocabulary: &Vocabulary) -> Option<(Concept, &'a str)> {
    let labels = vocabulary.labels(Owner::Kind(Kind::Position));
    /// No label is longer, in characters.
    const LONGEST: usize = 40;
    let ends = text.char_indices().take(LONGEST);
    let ends = ends.map(|(at, c)| at + c.len_utf8()).collect::<Vec<_>>();
    let ends = ends.into_iter().rev();
    let known = |word: &str| labels.get(word).map(|entry| entry.concept);
    ends.filter(|&end| {
        !(text[..end].is_ascii() && text[end..].starts_with(|c: char| c.is_ascii_alphabetic()))
    })
    .find_map(|end| {
        let word = text[..end].trim_end_matches(fold::is_blank);
        // Labels are plural, one item is not.
        let plural = word.strip_suffix('y').map(|stem| format!("{stem}ies"));
        let concept = known(word).or_else(|| known(plural.as_deref()?))?;
        Some((concept, text[end..].trim_start_matches(fold::is_blank)))
    })
}

fn body(position: &Position, section: Concept) -> Option<&Body> {
    Some(match section {
        Concept::Duties => &position.duties,
        Concept::Responsibilities => &position.responsibilities,
        Concept::Authorities => &position.authorities,
        Concept::Workflow => &position.workflow,
        _ => return None,
    })
}

/// 第3条, no. 3, (3): the number alone.
fn bare_number(text: &str) -> &str {
    let text = text.trim_start_matches(['第', '#', '(', '['].as_slice());
    let text = text.strip_prefix("no.").unwrap_or(text);
    let marks = ['条', '项', '款', '点', '.', '、', ')', ']'];
    text.trim_matches(fold::is_blank).trim_end_matches(marks)
}

/// Numbers of items: one, a range, or a path from the outermost.
enum Number {
    Path(Vec<f64>),
    Range(f64, f64),
}

impl Number {
    fn of(text: &str, vocabulary: &Vocabulary) -> Option<Self> {
        if let Some(range) = values::interval(text, vocabulary)
            && range.len == text.len()
            && range.unit.is_empty()
        {
            return Some(Number::Range(range.low, range.high));
        }
        let parts = text.split('.').map(|part| number(part, vocabulary));
        Some(Number::Path(parts.collect::<Option<_>>()?))
    }

    fn is_in(&self, body: &Body, vocabulary: &Vocabulary) -> bool {
        let top: Vec<&Entry> = body.entries().map(|(entry, _)| entry).collect();
        let mut all = Vec::new();
        top.iter().for_each(|entry| flatten(entry, &mut all));
        match self {
            Number::Path(path) => match path.as_slice() {
                [one] => holds(&all, *one, vocabulary),
                _ => follows(&top, path, vocabulary),
            },
            Number::Range(low, high) => {
                [low, high].iter().all(|&&end| holds(&all, end, vocabulary))
            }
        }
    }
}

fn number(text: &str, vocabulary: &Vocabulary) -> Option<f64> {
    let text = text.trim_matches(fold::is_blank);
    let quantity = values::quantity(text, vocabulary)?;
    (quantity.len == text.len() && quantity.unit.is_empty()).then_some(quantity.value)
}

fn flatten<'a>(entry: &'a Entry, all: &mut Vec<&'a Entry>) {
    all.push(entry);
    entry.children.iter().for_each(|child| flatten(child, all));
}

fn numbered(entry: &Entry, vocabulary: &Vocabulary) -> Option<Vec<f64>> {
    let number_of = |part: &str| number(&fold::word(part), vocabulary);
    entry.number.as_ref()?.split('.').map(number_of).collect()
}

/// Whether one of the entries has a number; where none has any, they are counted.
fn holds(entries: &[&Entry], wanted: f64, vocabulary: &Vocabulary) -> bool {
    let has = |entry: &&Entry| numbered(entry, vocabulary).is_some_and(|own| own == [wanted]);
    if entries.iter().any(has) {
        return true;
    }
    let counted = entries.iter().all(|entry| entry.number.is_none());
    counted && wanted >= 1.0 && wanted <= entries.len() as f64
}

/// Whether there is an entry at the end of a path: 二.3, or one with that very number: 2.3.
fn follows(entries: &[&Entry], path: &[f64], vocabulary: &Vocabulary) -> bool {
    let Some((first, rest)) = path.split_first() else {
        return true;
    };
    entries.iter().any(|entry| {
        let own = numbered(entry, vocabulary);
        let children: Vec<&Entry> = entry.children.iter().collect();
        own.as_deref() == Some(path)
            || own.as_deref() == Some(&[*first]) && follows(&children, rest, vocabulary)
            || children
                .iter()
                .any(|child| numbered(child, vocabulary).as_deref() == Some(path))
    })
}

/// A code as items carry them: no blank, and a digit in it, or nothing but Latin letters and digits.
fn is_code(text: &str) -> bool {
    let code = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '/' | '.');
    text.chars().all(code) && text.chars().any(|c| c.is_ascii_digit())
}
