//! What may come next at a place, in the file's own language: declarations, labels, names, words, columns. Everything
//! that is offered was tried there first (`trial`).

mod contents;
mod names;
mod starts;
mod tables;
mod trial;
mod values;

use super::View;
use super::pinyin::{Fit, Query};
use crate::locale::Language;
use crate::syntax::ast::Declaration;
use crate::syntax::concept::{Concept, Kind, Shape};
use crate::syntax::grammar;
use crate::syntax::lines::{Line, LineKind};
use crate::syntax::vocabulary::Owner;
use crate::text::{TextRange, fold};
use std::sync::Arc;
use trial::Trial;

/// What an offered item is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ItemKind {
    Declaration,
    Field,
    Section,
    Group,
    Position,
    Department,
    Matter,
    Power,
    Value,
    Column,
    Text,
    Rule,
}

/// Something that may be written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Item {
    pub label: String,
    pub kind: ItemKind,
    /// What it is for, or where it belongs; may be empty.
    pub detail: String,
    /// What it replaces.
    pub replace: TextRange,
    pub text: String,
    /// The same for editors that know tab stops.
    pub snippet: Option<String>,
    /// What was typed so far, as the editor sees it.
    pub typed: String,
}

/// A declaration of more bytes is no form that somebody fills in; to try texts in it would take seconds.
const LONGEST: u32 = 1 << 20;

/// No list is read further.
const MOST: usize = 100;

/// What may be written at a place, the likeliest first.
pub fn complete(view: &View, offset: u32) -> Vec<Item> {
    let end = view.source.text.len() as u32;
    let around = trial::around(view.tree, offset.min(end), end);
    if around.end - around.start > LONGEST {
        return Vec::new();
    }
    let place = Place::new(view, offset);
    let mut offers = Offers::default();
    place.collect(&mut offers);
    place.tried(offers)
}

/// A candidate before it was tried.
#[derive(Clone, Debug)]
struct Offer {
    label: String,
    kind: ItemKind,
    detail: String,
    /// From where on it replaces what was typed.
    start: u32,
    text: String,
    snippet: Option<String>,
    /// What the line must be with it; whatever parses if None.
    wants: Option<Wanted>,
}

/// What a text must become to be offered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Wanted {
    Declaration(Kind),
    Label(Concept, Option<Concept>),
    Group,
    /// Content of this label.
    Content(Concept),
}

impl Offer {
    fn new(kind: ItemKind, label: &str, start: u32) -> Self {
        Self {
            label: label.to_owned(),
            kind,
            detail: String::new(),
            start,
            text: label.to_owned(),
            snippet: None,
            wants: None,
        }
    }

    fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }

    fn text(mut self, text: impl Into<String>) -> Self {
        self.text = text.into();
        self
    }

    fn wants(mut self, wanted: Wanted) -> Self {
        self.wants = Some(wanted);
        self
    }
}

/// Candidates in the order of their groups.
#[derive(Default)]
struct Offers {
    list: Vec<Offer>,
}

impl Offers {
    fn push(&mut self, offer: Offer) {
        self.list.push(offer);
    }
}

/// The place where something is to be written.
struct Place<'a> {
    view: View<'a>,
    offset: u32,
    /// The line up to the place.
    before: &'a str,
    line_start: u32,
    /// The line as it was classed; None in a text without lines.
    line: Option<&'a Line>,
    declaration: Option<&'a Declaration>,
    /// Of the words to be written.
    language: Language,
}

impl<'a> Place<'a> {
    fn new(view: &View<'a>, offset: u32) -> Self {
        let source = view.source;
        let offset = offset.min(source.text.len() as u32);
        let line_start = source.line_range(source.line_of(offset)).start;
        let lines = &view.tree.lines;
        // Of several labels on a line, the one that the place is in.
        let after = lines.partition_point(|line| {
            line.range.start < line_start
                || line.range.start == line_start && (!line.run_on || line.content.start <= offset)
        });
        let line = after.checked_sub(1).map(|at| &lines[at]);
        let line = line.filter(|line| line.range.start == line_start);
        let declarations = view.tree.declarations.iter().rev().map(Arc::as_ref);
        let declaration = declarations
            .filter(|own| own.keyword.start < line_start.max(1))
            .find(|own| own.range.start <= offset);
        Self {
            view: *view,
            offset,
            before: &source.text[line_start as usize..offset as usize],
            line_start,
            line,
            declaration,
            language: language(view, declaration),
        }
    }

    fn collect(&self, offers: &mut Offers) {
        let blanks = self.before.len() - self.before.trim_start_matches(fold::is_blank).len();
        let content = &self.before[blanks..];
        let start = self.line_start + blanks as u32;
        match content.chars().next().map(fold::narrow) {
            Some('#') => return self.waivers(content, offers),
            Some('|') => return self.cells(content, start, offers),
            _ => {}
        }
        if let Some(open) = self.open_bracket(content) {
            return self.attributes(&content[open..], start + open as u32, offers);
        }
        let behind_colon = |line: &&Line| {
            let colon = line.head.as_deref().map(|head| head.colon);
            colon.is_some_and(|colon| !colon.is_empty() && colon.end <= self.offset)
        };
        let line = self.line.filter(behind_colon);
        match line.map(|line| (line, line.kind)) {
            Some((line, LineKind::Declaration(Some(kind)))) => self.declared(line, kind, offers),
            Some((line, LineKind::Label { concept, shape, .. })) => {
                let rest = line
                    .head
                    .as_deref()
                    .map_or(self.offset, |head| head.rest.start);
                let rest = rest.max(line.head.as_deref().map_or(0, |head| head.colon.end));
                self.contents(concept, shape, rest.min(self.offset), None, offers);
            }
            _ => self.begin(content, start, offers),
        }
    }

    /// The beginning of a line: labels and declarations, or content.
    fn begin(&self, content: &str, start: u32, offers: &mut Offers) {
        let mark = grammar::mark(content, start).filter(|mark| mark.end <= self.offset);
        if mark.is_none() {
            self.starts(start, offers);
        }
        let rest = mark.map_or(start, |mark| mark.end);
        let gap = TextRange {
            start: rest,
            end: self.offset,
        };
        // What takes a line here shows when one is written.
        let probe = match mark.is_some() {
            true => PROBE.to_owned(),
            false => format!("{}{PROBE}", self.next_mark().unwrap_or_default()),
        };
        let taker = |text: &str| Trial::new(&self.view, gap).with(text)?.taker();
        let taken = taker(&probe).or_else(|| taker(PROBE));
        if let Some((concept, shape)) = taken {
            let mark = mark.is_none().then(|| self.next_mark()).flatten();
            self.contents(concept, shape, rest, mark, offers);
        }
    }

    /// Where an open `[` stands behind the last closed one.
    fn open_bracket(&self, content: &str) -> Option<usize> {
        let mark = |c: char| matches!(fold::narrow(c), '[' | ']');
        let (at, found) = content.char_indices().rev().find(|(_, c)| mark(*c))?;
        (fold::narrow(found) == '[').then(|| at + found.len_utf8())
    }

    /// What is fit and legal, the best fit first.
    fn tried(&self, offers: Offers) -> Vec<Item> {
        let typed = |start: u32| {
            let text = &self.view.source.text[start as usize..self.offset as usize];
            text.trim_start_matches(fold::is_blank)
        };
        let mut fit: Vec<(Fit, usize, Offer)> = Vec::new();
        let mut query: Option<(u32, Query)> = None;
        for (at, offer) in offers.list.into_iter().enumerate() {
            if query
                .as_ref()
                .is_none_or(|(start, _)| *start != offer.start)
            {
                query = Some((offer.start, Query::new(typed(offer.start))));
            }
            let fits = query
                .as_ref()
                .and_then(|(_, query)| query.fit(&offer.label));
            if let Some(fits) = fits {
                fit.push((fits, at, offer));
            }
        }
        fit.sort_by_key(|(fits, at, _)| (*fits, *at));
        let mut trial: Option<(u32, Trial)> = None;
        let mut items: Vec<Item> = Vec::new();
        for (nth, (_, _, offer)) in fit.into_iter().enumerate() {
            let affordable = trial.as_ref().map_or(MOST, |(_, trial)| trial.affordable());
            if items.len() >= MOST || nth >= affordable {
                break;
            }
            let gap = TextRange {
                start: offer.start,
                end: self.offset,
            };
            if trial
                .as_ref()
                .is_none_or(|(start, _)| *start != offer.start)
            {
                let rest = self.missing_cells();
                trial = Some((offer.start, Trial::within(&self.view, gap, rest)));
            }
            let is_new = !items.iter().any(|item| item.text == offer.text);
            let legal = trial
                .as_ref()
                .is_some_and(|(_, trial)| is_legal(trial, &offer));
            if is_new && legal {
                items.push(Item {
                    label: offer.label,
                    kind: offer.kind,
                    detail: offer.detail,
                    replace: gap,
                    text: offer.text,
                    snippet: offer.snippet,
                    typed: self.view.source.text[gap.start as usize..gap.end as usize].to_owned(),
                });
            }
        }
        items
    }

    /// The owner of labels straight in the declaration.
    fn owner(&self) -> Option<Owner> {
        self.declaration?.kind.map(Owner::Kind)
    }

    /// `text` behind a Western colon needs a blank.
    fn behind(&self, start: u32) -> &'static str {
        let before = &self.view.source.text[..start as usize];
        match before.ends_with([':', ';', ',']) {
            true => " ",
            false => "",
        }
    }

    /// A label word with its colon.
    fn with_colon(&self, word: &str) -> String {
        let chinese = word.chars().any(fold::is_chinese);
        format!("{word}{}", if chinese { "：" } else { ": " })
    }
}

/// What nobody would write: content, and nothing else.
const PROBE: &str = "甲乙";

fn is_legal(trial: &Trial, offer: &Offer) -> bool {
    let Some(tried) = trial.with(&offer.text) else {
        return false;
    };
    let Some(wanted) = offer.wants else {
        return true;
    };
    let is = |kind: LineKind| match (wanted, kind) {
        (Wanted::Declaration(wanted), LineKind::Declaration(kind)) => kind == Some(wanted),
        (
            Wanted::Label(wanted, record),
            LineKind::Label {
                concept,
                record: own,
                ..
            },
        ) => (wanted, record) == (concept, own),
        (Wanted::Label(wanted, None), LineKind::Heading(concept)) => wanted == concept,
        (Wanted::Group, LineKind::Group(Some(_))) => true,
        (Wanted::Content(_), _) => true,
        _ => false,
    };
    let taken = match wanted {
        Wanted::Content(concept) => tried.taker().is_some_and(|(own, _)| own == concept),
        _ => true,
    };
    taken && tried.line().is_some_and(|line| is(line.kind))
}

/// The language in which the words at a place are written: that of the declaration, else of the file, else of the
/// workspace, else of messages.
fn language(view: &View, declaration: Option<&Declaration>) -> Language {
    let text = &view.source.text;
    let of = |text: &str| match text.chars().any(fold::is_chinese) {
        true => Language::Zh,
        false => Language::En,
    };
    if let Some(declaration) = declaration {
        return of(declaration.keyword.of(text));
    }
    let head: String = text
        .chars()
        .take(2000)
        .filter(|c| c.is_alphabetic())
        .collect();
    let project = view.project();
    match (head.is_empty(), project.manifest.language) {
        (false, _) => of(&head),
        (true, Some(language)) => language,
        (true, None) if project.sources.iter().any(|(_, own)| !own.text.is_empty()) => {
            project.document_language()
        }
        (true, None) => view.language,
    }
}

/// Whether a label takes names of things rather than text.
fn takes_names(shape: Shape) -> bool {
    matches!(shape, Shape::Name | Shape::Names)
}
