//! Joins batches of pages into one document: counts pages, turns links into places, lays feet over pages.

use crate::render::template::Foot;
use rustc_hash::FxHashMap;
use std::num::NonZeroUsize;
use std::ops::Range;
use typst::ecow::EcoVec;
use typst::introspection::{Introspector, PagedPosition};
use typst::layout::{Frame, FrameItem, Point};
use typst::model::{Destination, DocumentInfo};
use typst_layout::{Page, PagedDocument};

/// How an address begins that stands for a place in the booklet.
const SCHEME: &str = "rolec:";

/// Pages that were set together.
pub(super) struct Batch {
    pages: Vec<Page>,
    info: DocumentInfo,
    /// Anchors with their places, pages counted from 0.
    anchors: Vec<(String, usize, Point)>,
    /// Whether its pages bear no number.
    bare: bool,
    /// The parts of the view that are in it, in order.
    pub(super) parts: Vec<usize>,
    /// The page that each part begins on, as far as its headings tell.
    starts: Vec<Option<usize>>,
    /// The part of the view that waits for page numbers.
    pub(super) waiting: Option<usize>,
}

/// The pages of one part.
pub(super) struct Leaf {
    pages: Vec<Page>,
    anchors: Vec<(String, usize, Point)>,
}

impl Leaf {
    pub(super) fn len(&self) -> usize {
        self.pages.len()
    }
}

impl Batch {
    /// Takes the pages of a document. `firsts` are the anchors of the first heading of each part.
    pub(super) fn of(
        document: &PagedDocument,
        bare: bool,
        parts: Vec<usize>,
        firsts: &[Option<&str>],
    ) -> Self {
        use typst::model::Document;
        let introspector = document.introspector();
        let anchors = introspector.query_labelled();
        let anchors = anchors.iter().filter_map(|element| {
            let position = introspector.position(element.location()?)?;
            let name = element.label()?.resolve().as_str().to_owned();
            Some((name, position.page.get() - 1, position.point))
        });
        let anchors: Vec<(String, usize, Point)> = anchors.collect();
        let start = |first: &Option<&str>| {
            let first = (*first)?;
            let found = anchors.iter().find(|(name, ..)| name == first);
            found.map(|(_, page, _)| *page)
        };
        Self {
            starts: firsts.iter().map(start).collect(),
            anchors,
            pages: document.pages().to_vec(),
            info: document.info().clone(),
            bare,
            parts,
            waiting: None,
        }
    }

    /// The pages of a part; None if that cannot be told.
    pub(super) fn range(&self, part: usize) -> Option<Range<usize>> {
        let at = self.parts.iter().position(|&other| other == part)?;
        let end = match self.starts.get(at + 1) {
            Some(start) => (*start)?,
            None => self.pages.len(),
        };
        let start = self.starts[at]?;
        (start < end).then_some(start..end)
    }

    pub(super) fn page(&self, at: usize) -> Option<&Frame> {
        self.pages.get(at).map(|page| &page.frame)
    }

    /// The pages of a part, to be put somewhere else.
    pub(super) fn leaf(&self, part: usize) -> Option<Leaf> {
        let range = self.range(part)?;
        let here = self.anchors.iter();
        let here = here.filter(|(_, page, _)| range.contains(page));
        Some(Leaf {
            anchors: here
                .map(|(name, page, point)| (name.clone(), page - range.start, *point))
                .collect(),
            pages: self.pages[range].to_vec(),
        })
    }

    /// Puts other pages of a part in place of those it has.
    pub(super) fn replace(&mut self, part: usize, leaf: Leaf) {
        let Some(range) = self.range(part) else {
            return;
        };
        let moved = |page: usize| page - range.len() + leaf.pages.len();
        self.anchors.retain(|(_, page, _)| !range.contains(page));
        for (_, page, _) in &mut self.anchors {
            if *page >= range.end {
                *page = moved(*page);
            }
        }
        for page in self.starts.iter_mut().flatten() {
            if *page >= range.end {
                *page = moved(*page);
            }
        }
        let own = leaf.anchors.into_iter();
        self.anchors
            .extend(own.map(|(name, page, point)| (name, range.start + page, point)));
        self.pages.splice(range, leaf.pages);
    }

    pub(super) fn len(&self) -> usize {
        self.pages.len()
    }
}

/// The pages of all anchors, from 1.
pub(super) fn pages(batches: &[Batch]) -> FxHashMap<String, usize> {
    let places = places(batches);
    let page = |(name, place): (String, PagedPosition)| (name, place.page.get());
    places.into_iter().map(page).collect()
}

fn places(batches: &[Batch]) -> FxHashMap<String, PagedPosition> {
    let mut places = FxHashMap::default();
    let mut before = 0;
    for batch in batches {
        for (name, page, point) in &batch.anchors {
            if let Some(page) = NonZeroUsize::new(before + page + 1) {
                let place = PagedPosition {
                    page,
                    point: *point,
                };
                places.entry(name.clone()).or_insert(place);
            }
        }
        before += batch.pages.len();
    }
    places
}

/// All pages, in order.
pub(super) struct Joined {
    pages: Vec<Page>,
    info: DocumentInfo,
    /// Whether each page bears a number.
    numbered: Vec<bool>,
}

impl Joined {
    pub(super) fn of(batches: Vec<Batch>) -> Self {
        let places = places(&batches);
        let info = batches.first().map(|batch| batch.info.clone());
        let mut joined = Self {
            pages: Vec::new(),
            info: info.unwrap_or_default(),
            numbered: Vec::new(),
        };
        for batch in batches {
            for mut page in batch.pages {
                link(&mut page.frame, &places);
                joined.pages.push(page);
                joined.numbered.push(!batch.bare);
            }
        }
        joined
    }

    /// The feet that are wanted.
    pub(super) fn feet(&self) -> Vec<Foot> {
        let total = self.pages.len();
        let numbered = self.pages.iter().zip(&self.numbered).enumerate();
        numbered
            .filter(|(_, (_, numbered))| **numbered)
            .map(|(at, (page, _))| Foot {
                page: at + 1,
                total,
                width: page.frame.width().to_pt(),
                height: page.frame.height().to_pt(),
            })
            .collect()
    }

    /// Lays pages that hold nothing but feet over those they were set for.
    pub(super) fn overlay(&mut self, feet: &[Foot], set: Batch) {
        for (foot, page) in feet.iter().zip(set.pages) {
            if let Some(under) = self.pages.get_mut(foot.page - 1) {
                under.frame.push_frame(Point::zero(), page.frame);
            }
        }
    }

    pub(super) fn document(self) -> PagedDocument {
        let pages: EcoVec<Page> = self
            .pages
            .into_iter()
            .zip(1..)
            .map(|(page, number)| Page { number, ..page })
            .collect();
        PagedDocument::new(pages, self.info)
    }
}

/// Turns the addresses of our own scheme into places; those that lead nowhere are taken out. Frames without any
/// stay as they are, shared with others.
fn link(frame: &mut Frame, places: &FxHashMap<String, PagedPosition>) {
    if !has_links(frame) {
        return;
    }
    frame.retain(|item| match item {
        FrameItem::Group(group) => {
            link(&mut group.frame, places);
            true
        }
        FrameItem::Link(destination, _) => match own_address(destination) {
            Some(anchor) => match places.get(anchor) {
                Some(&place) => {
                    *destination = Destination::Position(place);
                    true
                }
                None => false,
            },
            None => true,
        },
        _ => true,
    });
}

fn has_links(frame: &Frame) -> bool {
    frame.items().any(|(_, item)| match item {
        FrameItem::Group(group) => has_links(&group.frame),
        FrameItem::Link(destination, _) => own_address(destination).is_some(),
        _ => false,
    })
}

fn own_address(destination: &Destination) -> Option<&str> {
    match destination {
        Destination::Url(url) => url.as_str().strip_prefix(SCHEME),
        _ => None,
    }
}
