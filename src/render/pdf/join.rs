//! Joins batches of pages into one document: counts pages, turns links into places, lays feet over pages.

use crate::render::template::Foot;
use crate::render::view::Look;
use rustc_hash::{FxHashMap, FxHashSet};
use std::num::NonZeroUsize;
use std::ops::Range;
use typst::ecow::EcoVec;
use typst::introspection::{Introspector, Location, PagedPosition, Tag};
use typst::layout::{Abs, Frame, FrameItem, GroupItem, Point};
use typst::model::{Destination, DocumentInfo, HeadingElem};
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
    /// Takes the pages of a document. `firsts` are the anchors of the first heading of each part; `tagged` says whether
    /// the marks for screen readers are wanted.
    pub(super) fn of(
        document: &PagedDocument,
        tagged: bool,
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
            pages: match tagged {
                true => document.pages().to_vec(),
                false => document.pages().iter().map(untagged).collect(),
            },
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

    /// For each page which it is of how many of its part, from 1.
    fn own_pages(&self) -> Vec<(usize, usize)> {
        let mut own = vec![(0, 0); self.pages.len()];
        for range in self.parts.iter().filter_map(|&part| self.range(part)) {
            let total = range.len();
            for (number, page) in (1..).zip(&mut own[range]) {
                *page = (number, total);
            }
        }
        own
    }
}

/// The pages of all anchors, from 1.
pub(super) fn pages(batches: &[Batch], duplex: bool) -> FxHashMap<String, usize> {
    let places = places(batches, &seats(batches, duplex));
    let page = |(name, place): (String, PagedPosition)| (name, place.page.get());
    places.into_iter().map(page).collect()
}

/// Where each page of each batch comes to stand, from 0. Printed on both sides, parts begin on right-hand pages, which
/// have odd numbers; what stays empty before them is no page of any batch.
fn seats(batches: &[Batch], duplex: bool) -> Vec<Vec<usize>> {
    let mut next = 0;
    let seat = |batch: &Batch| {
        let seat = |page: usize| {
            let begins = page == 0 || batch.starts.contains(&Some(page));
            if duplex && begins && next % 2 == 1 {
                next += 1;
            }
            next += 1;
            next - 1
        };
        (0..batch.pages.len()).map(seat).collect()
    };
    batches.iter().map(seat).collect()
}

fn places(batches: &[Batch], seats: &[Vec<usize>]) -> FxHashMap<String, PagedPosition> {
    let mut places = FxHashMap::default();
    for (batch, seats) in batches.iter().zip(seats) {
        for (name, page, point) in &batch.anchors {
            let seat = seats
                .get(*page)
                .and_then(|seat| NonZeroUsize::new(seat + 1));
            if let Some(page) = seat {
                let place = PagedPosition {
                    page,
                    point: *point,
                };
                places.entry(name.clone()).or_insert(place);
            }
        }
    }
    places
}

/// A page in its place.
struct Seated {
    page: Page,
    /// Whether it bears a number.
    numbered: bool,
    /// Which page of how many of its part it is, from 1; 0 where that cannot be told.
    own: (usize, usize),
    /// Whether nothing is printed on it.
    blank: bool,
}

/// All pages, in order.
pub(super) struct Joined {
    pages: Vec<Seated>,
    info: DocumentInfo,
    /// By how much left-hand pages stand further left, in points.
    binding: f64,
}

impl Joined {
    pub(super) fn of(batches: Vec<Batch>, look: &Look) -> Self {
        let seats = seats(&batches, look.duplex);
        let places = places(&batches, &seats);
        let info = batches.first().map(|batch| batch.info.clone());
        let mut joined = Self {
            pages: Vec::new(),
            info: info.unwrap_or_default(),
            binding: look.binding,
        };
        for (batch, seats) in batches.into_iter().zip(seats) {
            let own = batch.own_pages();
            for ((mut page, seat), own) in batch.pages.into_iter().zip(seats).zip(own) {
                link(&mut page.frame, &places);
                while joined.pages.len() < seat {
                    joined.pages.push(Seated::blank(&page));
                }
                joined.pages.push(Seated {
                    page,
                    numbered: !batch.bare,
                    own,
                    blank: false,
                });
            }
        }
        joined
    }

    /// The feet that are wanted.
    pub(super) fn feet(&self) -> Vec<Foot> {
        let total = self.pages.len();
        let numbered = self.pages.iter().enumerate();
        numbered
            .filter(|(_, seated)| seated.numbered)
            .map(|(at, seated)| {
                let (width, height) = seated.size();
                Foot {
                    page: at + 1,
                    total,
                    own_page: seated.own.0,
                    own_total: seated.own.1,
                    width,
                    height,
                }
            })
            .collect()
    }

    /// Lays pages that hold nothing but feet over those they were set for.
    pub(super) fn overlay(&mut self, feet: &[Foot], set: Batch) {
        for (foot, page) in feet.iter().zip(set.pages) {
            if let Some(under) = self.pages.get_mut(foot.page - 1) {
                under.page.frame.push_frame(Point::zero(), page.frame);
            }
        }
    }

    /// The first page of each size.
    pub(super) fn sizes(&self) -> Vec<Foot> {
        let mut sizes: Vec<Foot> = Vec::new();
        for seated in self.pages.iter().filter(|seated| !seated.blank) {
            let (width, height) = seated.size();
            if !sizes
                .iter()
                .any(|size| (size.width, size.height) == (width, height))
            {
                sizes.push(Foot {
                    page: 1,
                    total: self.pages.len(),
                    own_page: 0,
                    own_total: 0,
                    width,
                    height,
                });
            }
        }
        sizes
    }

    /// Lays a page under all that have its size.
    pub(super) fn underlay(&mut self, size: Foot, set: Batch) {
        let Some(under) = set.pages.into_iter().next() else {
            return;
        };
        let group = FrameItem::Group(GroupItem::new(under.frame));
        for seated in self.pages.iter_mut().filter(|seated| !seated.blank) {
            if seated.size() == (size.width, size.height) {
                seated.page.frame.prepend(Point::zero(), group.clone());
            }
        }
    }

    pub(super) fn document(self) -> PagedDocument {
        let shift = Point::with_x(Abs::pt(-self.binding));
        let pages: EcoVec<Page> = self
            .pages
            .into_iter()
            .zip(1..)
            .map(|(seated, number)| {
                let mut page = seated.page;
                // What lies is bound at its upper edge.
                if number % 2 == 0 && page.frame.width() < page.frame.height() {
                    page.frame.translate(shift);
                }
                Page { number, ..page }
            })
            .collect();
        PagedDocument::new(pages, self.info)
    }
}

impl Seated {
    /// The empty back of a sheet, before a page.
    fn blank(page: &Page) -> Self {
        Self {
            page: Page {
                frame: Frame::hard(page.frame.size()),
                ..page.clone()
            },
            numbered: false,
            own: (0, 0),
            blank: true,
        }
    }

    /// Width and height in points.
    fn size(&self) -> (f64, f64) {
        let frame = &self.page.frame;
        (frame.width().to_pt(), frame.height().to_pt())
    }
}

/// A page without the marks of its elements, but for headings, which make the bookmarks. The marks hold whole trees of
/// elements, more than all else on the page.
fn untagged(page: &Page) -> Page {
    let mut page = page.clone();
    strip(&mut page.frame, &mut FxHashSet::default());
    page
}

/// Takes marks out of a frame; `open` are the headings whose ends are still to come.
fn strip(frame: &mut Frame, open: &mut FxHashSet<Location>) {
    frame.retain(|item| match item {
        FrameItem::Tag(Tag::Start(element, _)) => {
            let heading = element.is::<HeadingElem>();
            heading && element.location().is_some_and(|at| open.insert(at))
        }
        FrameItem::Tag(Tag::End(at, ..)) => open.remove(at),
        FrameItem::Group(group) => {
            strip(&mut group.frame, open);
            true
        }
        _ => true,
    });
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
