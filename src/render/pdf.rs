//! A booklet as PDF, set by Typst inside this process.
//!
//! Parts are set in batches, each a Typst document of its own, and joined into one: memory stays small, and nothing
//! is set twice because of a page number. What a batch cannot know (the pages of others, the number of all pages) is
//! put in afterwards: links are drawn as addresses that [`join`] turns into places, lists of contents are set when
//! the pages of all others are known, and the feet of pages are laid over them at the end.

mod fit;
mod join;
mod turns;
pub(super) mod world;

use super::design::{PdfKind, Standard};
use super::template::{Data, Family, Foot, Templates};
use super::typeface::Typefaces;
use super::view::{Part, View};
use super::{glyphs, manual, picture};
use crate::diagnostic::Message;
use join::{Batch, Joined};
use rayon::prelude::*;
use std::collections::BTreeSet;
use std::sync::Arc;
use time::Date;
use typst::foundations::{Bytes, Datetime, Smart};
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};
use world::Files;

/// The name that our own files carry as their creator, so that they are known again.
pub const CREATOR: &str = concat!("rolec ", env!("CARGO_PKG_VERSION"));

/// How much Typst is set at once, in bytes: about fifty pages.
const BATCH: usize = 160 * 1024;

/// How often lists of contents are set anew because they pushed other pages on.
const ATTEMPTS: usize = 4;

/// A finished PDF.
#[derive(Clone, Debug)]
pub struct Pdf {
    pub bytes: Vec<u8>,
    pub pages: usize,
    /// Characters that no font has; they are printed as their codes.
    pub missing: BTreeSet<char>,
}

/// How a booklet is set, beside what its view says.
#[derive(Clone)]
pub struct Setting {
    /// The day of the build.
    pub as_of: Option<Date>,
    pub kind: PdfKind,
    pub typefaces: Arc<Typefaces>,
}

impl Default for Setting {
    /// No day, a plain PDF, the embedded fonts.
    fn default() -> Self {
        Self {
            as_of: None,
            kind: PdfKind::default(),
            typefaces: Typefaces::embedded(),
        }
    }
}

/// Sets a booklet. `progress` is told how many parts of how many are set.
///
/// # Errors
/// If a template asks for what the view does not have, or writes Typst that cannot be set; if PDF/A is wanted without
/// a day, or holds what that standard forbids.
pub fn pdf(
    view: &View,
    templates: Templates,
    setting: &Setting,
    progress: &dyn Fn(usize, usize),
) -> Result<Pdf, Message> {
    let mut missing = BTreeSet::new();
    let options = options(view, setting)?;
    let templates = templates.covered(&setting.typefaces);
    let printer = Printer::new(view, &templates, setting, &mut missing)?;
    let sources = printer.sources(&mut missing)?;
    let mut batches = printer.batches(&sources, progress)?;
    fit::fit(&printer, &sources, &mut batches)?;
    printer.number(&mut batches)?;
    let mut joined = Joined::of(batches, &view.book.look);
    printer.feet(&mut joined)?;
    printer.watermarks(&mut joined)?;
    let document = joined.document();
    let bytes = typst_pdf::pdf(&document, &options).map_err(|errors| {
        match (setting.kind.standard, errors.first()) {
            (Some(standard), Some(error)) => Message::new("build-pdf-a")
                .arg("standard", standard.name())
                .arg("reason", error.message.as_str()),
            _ => world::fault(&errors),
        }
    })?;
    Ok(Pdf {
        bytes,
        pages: document.pages().len(),
        missing,
    })
}

fn options(view: &View, setting: &Setting) -> Result<PdfOptions, Message> {
    let kind = setting.kind;
    let standard = kind.standard.map(|standard| match standard {
        Standard::A2b => PdfStandard::A_2b,
        Standard::A2a => PdfStandard::A_2a,
        Standard::A3b => PdfStandard::A_3b,
        Standard::A4 => PdfStandard::A_4,
    });
    if standard.is_some() && setting.as_of.is_none() {
        return Err(Message::new("build-pdf-a-undated"));
    }
    let standards: Vec<PdfStandard> = standard.into_iter().collect();
    let standards = PdfStandards::new(&standards);
    let internal = |reason: &str| Message::new("cli-internal").arg("reason", reason);
    Ok(PdfOptions {
        ident: Smart::Custom(format!(
            "rolec/{}/{}",
            view.book.organisation, view.book.title
        )),
        creator: Smart::Custom(Some(CREATOR.to_owned())),
        timestamp: setting.as_of.and_then(timestamp),
        standards: standards.map_err(|error| internal(error.message()))?,
        tagged: kind.is_tagged(),
        ..PdfOptions::default()
    })
}

/// The Typst of a whole booklet in one file, without page numbers; to look at, and to measure.
///
/// # Errors
/// If a template asks for what the view does not have.
pub fn source(view: &View, templates: &Templates) -> Result<String, Message> {
    let mut missing = BTreeSet::new();
    let setting = Setting::default();
    let printer = Printer::new(view, templates, &setting, &mut missing)?;
    let sources = printer.sources(&mut missing)?;
    let parts = sources.into_iter().enumerate();
    let parts = parts.map(|(at, source)| match source {
        Some(source) => Ok(source),
        None => printer.part(at, &view.parts[at]),
    });
    let parts: Vec<String> = parts.collect::<Result<_, _>>()?;
    Ok(format!("{}{}", printer.begin, parts.concat()))
}

pub(super) fn timestamp(date: Date) -> Option<Timestamp> {
    let datetime = Datetime::from_ymd(date.year(), date.month().into(), date.day())?;
    Some(Timestamp::new_utc(datetime))
}

struct Printer<'a> {
    view: &'a View,
    templates: &'a Templates,
    typefaces: &'a Typefaces,
    /// Whether marks for screen readers are wanted.
    tagged: bool,
    /// What stands before every batch: functions and rules.
    begin: String,
    /// Drawings and pictures.
    files: Files,
}

impl<'a> Printer<'a> {
    fn new(
        view: &'a View,
        templates: &'a Templates,
        setting: &'a Setting,
        missing: &mut BTreeSet<char>,
    ) -> Result<Self, Message> {
        debug_assert_eq!(templates.family(), Family::Typst);
        let mut files = Files::default();
        for part in &view.parts {
            if let Part::Chart(chart) = part {
                for drawing in &chart.drawings {
                    let svg = glyphs::printable(&drawing.svg, missing);
                    files.add(&drawing.file, Bytes::new(svg.into_bytes()));
                }
            }
        }
        for (path, picture) in &view.pictures {
            let bytes = Bytes::new(Arc::clone(picture.bytes()));
            files.add(&picture::file(path, picture), bytes);
        }
        Ok(Self {
            view,
            templates,
            typefaces: &setting.typefaces,
            tagged: setting.kind.is_tagged(),
            begin: templates.render("begin", &Data::of(view))?,
            files,
        })
    }

    /// What stands before sheets that are set closer.
    fn begin(&self, squeeze: u8) -> Result<String, Message> {
        let data = Data {
            squeeze,
            ..Data::of(self.view)
        };
        self.templates.render("begin", &data)
    }

    /// The Typst of every part that names no pages.
    fn sources(&self, missing: &mut BTreeSet<char>) -> Result<Vec<Option<String>>, Message> {
        let sources: Vec<Option<String>> = self
            .view
            .parts
            .par_iter()
            .enumerate()
            .map(|(at, part)| match part.wants_pages() {
                true => Ok(None),
                false => self.part(at, part).map(Some),
            })
            .collect::<Result<_, _>>()?;
        for source in sources.iter().flatten() {
            glyphs::substituted(source, missing);
        }
        glyphs::substituted(&self.begin, missing);
        Ok(sources)
    }

    /// The Typst of a part, on its own paper.
    fn part(&self, at: usize, part: &Part) -> Result<String, Message> {
        let body = match part {
            Part::Text(text) => {
                let covers = |c| self.typefaces.covers(c);
                Some(manual::typst(text, &self.view.pictures, &covers))
            }
            _ => None,
        };
        let data = Data {
            part: Some(part),
            body,
            ..Data::of(self.view)
        };
        let text = self.templates.render(part.template(), &data)?;
        let paper = self.view.paper(at);
        if *paper == self.view.book.look.paper {
            return Ok(text);
        }
        let (width, height) = (paper.width, paper.height);
        Ok(format!(
            "#[\n#set page(width: {width}pt, height: {height}pt, margin: wide-margin)\n{text}\n]\n"
        ))
    }

    /// Sets all parts; those that name pages are set with none, to learn how long they are.
    fn batches(
        &self,
        sources: &[Option<String>],
        progress: &dyn Fn(usize, usize),
    ) -> Result<Vec<Batch>, Message> {
        let piles = self.piles(sources);
        let mut done = 0;
        turns::take(
            &piles,
            |pile| self.pile(pile),
            |at| {
                done += piles[at].parts.len();
                progress(done, sources.len());
            },
        )
    }

    /// What is to be set together, in order.
    fn piles(&self, sources: &[Option<String>]) -> Vec<Pile> {
        let mut piles: Vec<Pile> = Vec::new();
        let mut open = false;
        for (at, (part, source)) in self.view.parts.iter().zip(sources).enumerate() {
            let alone = is_bare(part) || source.is_none();
            if !open || alone {
                piles.push(Pile {
                    bare: is_bare(part),
                    waiting: source.is_none(),
                    ..Pile::default()
                });
            }
            if let Some(pile) = piles.last_mut() {
                pile.text.push_str(source.as_deref().unwrap_or_default());
                pile.parts.push(at);
                open = !alone && pile.text.len() <= BATCH;
            }
        }
        piles
    }

    fn pile(&self, pile: &Pile) -> Result<Batch, Message> {
        match pile.parts.first() {
            Some(&at) if pile.waiting => self.waiting(&self.view.parts[at], at),
            _ => self.set(&self.begin, &pile.text, pile.bare, pile.parts.clone()),
        }
    }

    /// Sets a part that names pages.
    fn waiting(&self, part: &Part, at: usize) -> Result<Batch, Message> {
        let text = self.part(at, part)?;
        let mut batch = self.set(&self.begin, &text, false, vec![at])?;
        batch.waiting = Some(at);
        Ok(batch)
    }

    fn set(
        &self,
        begin: &str,
        text: &str,
        bare: bool,
        parts: Vec<usize>,
    ) -> Result<Batch, Message> {
        let source = format!("{begin}{text}");
        let overridden = self.templates.is_overridden();
        let document = world::set(source, &self.files, self.typefaces, overridden)?;
        let first = |&part: &usize| {
            let marks = self.view.parts[part].marks();
            marks.first().map(|mark| mark.anchor.as_str())
        };
        let firsts: Vec<Option<&str>> = parts.iter().map(first).collect();
        Ok(Batch::of(&document, self.tagged, bare, parts, &firsts))
    }

    /// Sets the parts that name pages, now that the pages are known.
    fn number(&self, batches: &mut [Batch]) -> Result<(), Message> {
        for _ in 0..ATTEMPTS {
            let pages = join::pages(batches, self.view.book.look.duplex);
            let waiting: Vec<(usize, usize)> = batches
                .iter()
                .enumerate()
                .filter_map(|(batch, set)| Some((batch, set.waiting?)))
                .collect();
            let set = |&(_, at): &(usize, usize)| {
                let mut part = self.view.parts[at].clone();
                part.set_pages(|anchor| pages.get(anchor).copied());
                self.waiting(&part, at)
            };
            let anew = turns::take(&waiting, set, |_| {})?;
            let mut settled = true;
            for ((batch, _), set) in waiting.into_iter().zip(anew) {
                settled &= batches[batch].len() == set.len();
                batches[batch] = set;
            }
            if settled {
                break;
            }
        }
        Ok(())
    }

    /// Lays the watermark under all pages, set once for each size of paper.
    fn watermarks(&self, joined: &mut Joined) -> Result<(), Message> {
        if self.view.book.look.watermark.is_empty() {
            return Ok(());
        }
        for size in joined.sizes() {
            let data = Data {
                foot: Some(size),
                ..Data::of(self.view)
            };
            let text = self.templates.render("watermark", &data)?;
            let set = self.set(&self.begin, &text, true, Vec::new())?;
            joined.underlay(size, set);
        }
        world::forget();
        Ok(())
    }

    /// Lays the page numbers over the pages that have one.
    fn feet(&self, joined: &mut Joined) -> Result<(), Message> {
        /// Feet that are set at once.
        const FEET: usize = 200;
        let wanted = joined.feet();
        let chunks: Vec<&[Foot]> = wanted.chunks(FEET).collect();
        let set = |chunk: &&[Foot]| {
            let mut feet = String::new();
            for &foot in *chunk {
                let data = Data {
                    foot: Some(foot),
                    ..Data::of(self.view)
                };
                feet.push_str(&self.templates.render("foot", &data)?);
            }
            self.set(&self.begin, &feet, true, Vec::new())
        };
        let pages = turns::take(&chunks, set, |_| {})?;
        for (chunk, set) in chunks.into_iter().zip(pages) {
            joined.overlay(chunk, set);
        }
        Ok(())
    }
}

/// Parts that are to be set together.
#[derive(Default)]
struct Pile {
    text: String,
    parts: Vec<usize>,
    /// Whether its pages bear no number.
    bare: bool,
    /// Whether it is one part that names pages.
    waiting: bool,
}

/// Whether the pages of a part bear no number.
fn is_bare(part: &Part) -> bool {
    matches!(part, Part::Cover(_))
}
