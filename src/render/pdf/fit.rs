//! Sheets that run over to one more page by a little are set again, closer, and replaced if that saves the page.
//! Knows no look: how close each step is, the templates say.

use super::Printer;
use super::join::{Batch, Leaf};
use crate::diagnostic::Message;
use crate::render::view::Part;
use typst::layout::{Abs, Frame, FrameItem};
use typst::visualize::Geometry;

/// How much each step is hoped to save of a sheet's height.
const SAVINGS: [f64; 3] = [0.13, 0.18, 0.26];

/// A last page that is fuller than this stays.
const FULL: f64 = 0.35;

/// The part of a page's height that the running head and the margin above it take.
const HEAD: f64 = 0.09;

/// A sheet with a last page that is nearly empty.
struct Candidate {
    batch: usize,
    part: usize,
    /// How many pages it has now.
    pages: usize,
    /// The part of its height that has to be saved.
    surplus: f64,
    closer: Option<Leaf>,
}

/// Sets sheets closer where that saves a page.
///
/// # Errors
/// If a template cannot be set.
pub(super) fn fit(
    printer: &Printer,
    sources: &[Option<String>],
    batches: &mut [Batch],
) -> Result<(), Message> {
    let mut candidates = candidates(printer, batches);
    for (step, saving) in (1u8..).zip(SAVINGS) {
        let mut tried: Vec<&mut Candidate> = candidates
            .iter_mut()
            .filter(|candidate| candidate.closer.is_none() && candidate.surplus <= saving)
            .collect();
        printer.closer(sources, &mut tried, step)?;
    }
    // From the back, so that the pages before stay where they are.
    for candidate in candidates.into_iter().rev() {
        if let Some(leaf) = candidate.closer {
            batches[candidate.batch].replace(candidate.part, leaf);
        }
    }
    Ok(())
}

fn candidates(printer: &Printer, batches: &[Batch]) -> Vec<Candidate> {
    let mut candidates = Vec::new();
    for (at, batch) in batches.iter().enumerate() {
        for &part in &batch.parts {
            let kind = &printer.view.parts[part];
            if !matches!(
                kind,
                Part::Department(_) | Part::Position(_) | Part::Process(_)
            ) {
                continue;
            }
            let Some(range) = batch.range(part).filter(|range| range.len() > 1) else {
                continue;
            };
            let pages = range.len();
            let Some(rest) = batch.page(range.end - 1).map(filled) else {
                continue;
            };
            if rest <= FULL {
                candidates.push(Candidate {
                    batch: at,
                    part,
                    pages,
                    surplus: rest / ((pages - 1) as f64 + rest),
                    closer: None,
                });
            }
        }
    }
    candidates
}

impl Printer<'_> {
    /// Sets candidates at a step of closeness, and keeps those that save a page.
    fn closer(
        &self,
        sources: &[Option<String>],
        tried: &mut [&mut Candidate],
        step: u8,
    ) -> Result<(), Message> {
        let begin = match tried.is_empty() {
            true => return Ok(()),
            false => self.begin(step)?,
        };
        let mut piles: Vec<(String, Vec<usize>)> = Vec::new();
        for candidate in tried.iter() {
            let text = sources[candidate.part].as_deref().unwrap_or_default();
            match piles
                .last_mut()
                .filter(|(pile, _)| pile.len() <= super::BATCH / 4)
            {
                Some((pile, parts)) => {
                    pile.push_str(text);
                    parts.push(candidate.part);
                }
                None => piles.push((text.to_owned(), vec![candidate.part])),
            }
        }
        let set =
            |(text, parts): &(String, Vec<usize>)| self.set(&begin, text, false, parts.clone());
        let batches = super::turns::take(&piles, set, |_| {})?;
        let leaves = batches
            .iter()
            .flat_map(|batch| batch.parts.iter().map(|&part| batch.leaf(part)));
        for (candidate, leaf) in tried.iter_mut().zip(leaves) {
            candidate.closer = leaf.filter(|leaf| leaf.len() < candidate.pages);
        }
        Ok(())
    }
}

/// How far down a page is filled, as a part of what can be.
fn filled(frame: &Frame) -> f64 {
    let height = frame.height().to_pt();
    let head = height * HEAD;
    ((bottom(frame).to_pt() - head) / (height * (1.0 - 2.0 * HEAD))).max(0.0)
}

/// The lowest line or shape of a frame.
fn bottom(frame: &Frame) -> Abs {
    let low = |item: &FrameItem| match item {
        FrameItem::Group(group) => bottom(&group.frame),
        FrameItem::Shape(shape, _) => match &shape.geometry {
            Geometry::Line(to) => to.y,
            Geometry::Rect(size) => size.y,
            Geometry::Curve(_) => Abs::zero(),
        },
        FrameItem::Image(_, size, _) => size.y,
        FrameItem::Text(_) | FrameItem::Link(..) | FrameItem::Tag(_) => Abs::zero(),
    };
    let lows = frame.items().map(|(place, item)| place.y + low(item));
    lows.fold(Abs::zero(), Abs::max)
}
