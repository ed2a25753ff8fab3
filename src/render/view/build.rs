//! From the chapters of a booklet to its view. First every page gets its anchor (`planner`), then the parts are filled
//! (`filler`), so that names can link to pages before and behind them.

use super::control::{Controls, day};
use super::filler::Filler;
use super::plan::{Finder, Order, UnknownName};
use super::planner::Planner;
use super::words::{Lexicon, concept_name};
use super::{Book, Mark, Pair, Paper, Part, SCHEMA, View, look};
use crate::diagnostic::Message;
use crate::locale::Language;
use crate::model::document::Document;
use crate::model::{Entity, Model};
use crate::render::booklet::{Booklet, Chapter, Entry};
use crate::render::glyphs;
use crate::render::picture::Pictures;
use crate::render::typeface::Chosen;
use crate::syntax::concept::Concept;
use crate::syntax::vocabulary::Vocabulary;
use crate::text::Sources;
use std::collections::BTreeMap;
use time::Date;

/// How wide the texts at the left of a page's head and foot may be, in em of the body.
const LEADING: f64 = 29.0;
const FOOT: f64 = 21.0;

/// What a booklet is made from.
#[derive(Clone, Copy)]
pub struct Input<'a> {
    pub model: &'a Model,
    pub sources: &'a Sources,
    pub vocabulary: &'a Vocabulary,
    pub language: Language,
    pub booklet: &'a Booklet,
    /// The Markdown chapters, by the paths that the booklet names them with.
    pub texts: &'a BTreeMap<String, String>,
    /// The logo and the pictures of those chapters, by their paths in the workspace.
    pub pictures: &'a Pictures,
    pub fonts: &'a Chosen,
    /// From which likeness (0 to 1) two duties share a row of a matrix.
    pub similarity: f64,
    /// Only this department with all below it, or this position.
    pub only: Option<Entity>,
    /// The day of the build.
    pub as_of: Option<Date>,
}

/// A view, and what could not be put into it.
#[derive(Clone, Debug)]
pub struct Built {
    pub view: View,
    pub notes: Vec<Message>,
}

/// The department, position or organisation of a name.
///
/// # Errors
/// If nothing has that name.
pub fn find(model: &Model, name: &str) -> Result<Entity, UnknownName> {
    Finder::new(model).entity(name)
}

/// Builds the view of a booklet.
pub fn build(input: &Input) -> Built {
    let lexicon = Lexicon::new(input.language, input.vocabulary);
    let order = Order::of(input.model);
    let mut planner = Planner::new(input, lexicon, &order);
    planner.plan();
    let Planner {
        anchors,
        planned,
        notes,
        ..
    } = planner;
    let filler = Filler::new(input, lexicon, &order, &anchors);
    let (papers, mut parts): (Vec<Paper>, Vec<Part>) = planned
        .into_iter()
        .filter_map(|(setup, plan)| Some((Paper::of(setup), filler.part(plan, setup)?)))
        .unzip();
    list_contents(&mut parts);
    let view = View {
        schema: SCHEMA,
        book: book(input, filler.controls, &filler.document),
        parts,
        papers,
        pictures: input.pictures.clone(),
    };
    Built { view, notes }
}

fn book(input: &Input, controls: Controls, document: &Document) -> Book {
    let title = input.booklet.title.clone();
    let lexicon = controls.lexicon;
    let (effective, control): (Vec<Pair>, Vec<Pair>) = controls
        .all_pairs(document)
        .into_iter()
        .filter(|pair| !pair.value.is_empty())
        .partition(|pair| pair.id == concept_name(Concept::Effective));
    let organisation = &input.model.organisation.name;
    let title = title.unwrap_or_else(|| lexicon.word("title"));
    Book {
        control: glyphs::shortened(&lexicon.labelled(&control), FOOT),
        effective: glyphs::shortened(&lexicon.labelled(&effective), FOOT),
        head: glyphs::shortened(&format!("{organisation} · {title}"), LEADING),
        language: input.language.code(),
        locale: input.language.pick("zh-CN", "en-GB"),
        chinese: input.language == Language::Zh,
        organisation: organisation.clone(),
        title,
        date: input.as_of.map(day),
        look: look::look(input),
        words: lexicon.words(),
    }
}

/// Whether a booklet has a page of document control.
pub(super) fn has_control(input: &Input) -> bool {
    let chapters = &input.booklet.chapters;
    let is_control = |entry: &Entry| entry.chapter == Chapter::Revisions;
    input.only.is_none() && chapters.iter().any(is_control)
}

/// At most so many lines stand under the heading of a group of chapters with all their levels.
const HEADING_ENTRIES: usize = 36;

/// Fills the contents, and the lists under headings.
fn list_contents(parts: &mut [Part]) {
    let marks: Vec<Vec<Mark>> = parts
        .iter()
        .map(|part| part.marks().into_iter().cloned().collect())
        .collect();
    let after = |at: usize| marks[at + 1..].iter().flatten();
    let lists: Vec<Option<Vec<Mark>>> = parts
        .iter()
        .enumerate()
        .map(|(at, part)| match part {
            Part::Contents(_) => Some(after(at).filter(|mark| mark.level <= 3).cloned().collect()),
            Part::Heading(_) => {
                let here = after(at).take_while(|mark| mark.level > 1);
                let here: Vec<Mark> = here.filter(|mark| mark.level <= 3).cloned().collect();
                Some(match here.len() > HEADING_ENTRIES {
                    true => here.into_iter().filter(|mark| mark.level == 2).collect(),
                    false => here,
                })
            }
            _ => None,
        })
        .collect();
    for (part, list) in parts.iter_mut().zip(lists) {
        match (part, list) {
            (Part::Contents(contents), Some(list)) => contents.entries = list,
            (Part::Heading(heading), Some(list)) => {
                heading.mixed = list.iter().any(|mark| mark.level != list[0].level);
                heading.entries = list;
            }
            _ => {}
        }
    }
}
