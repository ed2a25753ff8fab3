//! A chart on sheets of paper: on one if its text can be read there, else an overview and a sheet for each head whose
//! people have no room on it. A box comes back only as the top of its sheet. Decides what stands on which sheet, not
//! where on it.

use super::furniture::{Furniture, Page};
use super::graph::{Cut, Graph};
use super::paper::{self, Orientation, Paper};
use super::scene::{Direction, Scene};
use super::{MARGIN, Options, Sheet, draw, graph, lay_out};
use crate::diagnostic::Message;
use crate::locale::Catalogue;
use crate::model::Model;

/// How large a drawing is printed, in percent: its smallest text is 8.2 points and must not be below 7.
const LEAST: i32 = 86;
/// Larger than this a small drawing looks clumsy.
const LARGEST: i32 = 150;
/// The same on a poster, which is read from afar.
const LARGEST_ON_WALLS: i32 = 400;
/// The same within a book, whose text is no larger.
const LARGEST_IN_TEXT: i32 = 115;
/// The short side of A4 paper, in tenths of a point.
const A4_SHORT: i32 = 5953;
/// So many digits the numbers of pages have at most while it is not known how many there are.
const WIDEST_NUMBER: usize = 888;

/// What a chart is printed on, and what stands around it.
#[derive(Clone)]
pub struct Printing<'a> {
    pub paper: Paper,
    /// The better one for the first sheet if None, but not for the others.
    pub orientation: Option<Orientation>,
    pub title: String,
    /// Version and date.
    pub edition: String,
    pub catalogue: &'a Catalogue,
}

/// The sheets of a chart; none if there is nothing to show.
pub fn pages(model: &Model, options: &Options, printing: &Printing) -> Vec<Page> {
    let graph = graph::build(model, options);
    if graph.nodes.is_empty() {
        return Vec::new();
    }
    let below = graph.sizes();
    let printer = |size: (i32, i32)| Printer {
        graph: &graph,
        below: &below,
        options,
        printing,
        size,
    };
    let papers = printing.paper.sheets(printing.orientation);
    for sizes in &papers {
        let held = sizes.iter().map(|&size| printer(size));
        let may_fit = held.filter(|printer| printer.has_room(&Cut::default()));
        let whole = may_fit.map(|printer| printer.draw(&Cut::default(), &[], 1));
        // Of two that are equally large the first.
        let best = whole.reduce(|one, other| {
            if other.percent > one.percent {
                other
            } else {
                one
            }
        });
        if let Some(best) = best.filter(|best| best.percent >= LEAST) {
            return vec![best.page(printing.paper)];
        }
    }
    let largest = papers.last().and_then(|sizes| sizes.first());
    let printer = printer(largest.copied().unwrap_or_default());
    match printing.paper {
        Paper::Poster => {
            let drawn = printer.draw(&Cut::default(), &[], 1);
            vec![drawn.furniture.wrapped(drawn.scene)]
        }
        _ => printer.sheets(),
    }
}

/// Draws parts of a chart for sheets of one size.
struct Printer<'a> {
    graph: &'a Graph,
    /// How many hang under each node.
    below: &'a [usize],
    options: &'a Options,
    printing: &'a Printing<'a>,
    size: (i32, i32),
}

/// A part of a chart, not yet in its place.
struct Drawn {
    scene: Scene,
    furniture: Furniture,
    /// How large it can be on its sheet.
    percent: i32,
    size: (i32, i32),
}

/// What a sheet shows, and the sheet on which its top hangs under somebody.
struct Planned {
    cut: Cut,
    above: Option<usize>,
    /// Of several sheets for the people of one head: which, and how many.
    turn: Option<(usize, usize)>,
}

impl Drawn {
    fn page(self, paper: Paper) -> Page {
        match paper {
            Paper::Chapter => {
                let scene = self.scene.scaled(self.percent.min(LARGEST_IN_TEXT));
                self.furniture.wrapped(scene)
            }
            _ => {
                let largest = match paper {
                    Paper::Poster => LARGEST_ON_WALLS,
                    _ => LARGEST,
                };
                let percent = self.percent.min(largest);
                self.furniture.around(self.scene.scaled(percent), self.size)
            }
        }
    }
}

impl Printer<'_> {
    /// All sheets, each head's before those of its people.
    fn sheets(&self) -> Vec<Page> {
        let mut planned: Vec<Planned> = Vec::new();
        let mut waiting = vec![(Vec::new(), None)];
        while let Some((tops, above)) = waiting.pop() {
            let cuts = self.cuts(tops);
            let count = cuts.len();
            for (turn, cut) in cuts.into_iter().enumerate() {
                let here = planned.len();
                let groups = self.groups(&cut.closed).into_iter().rev();
                waiting.extend(groups.map(|group| (group, Some(here))));
                planned.push(Planned {
                    cut,
                    above,
                    turn: (count > 1).then_some((turn + 1, count)),
                });
            }
        }
        let mut numbers = vec![0; self.graph.nodes.len()];
        for (at, page) in planned.iter().enumerate().rev() {
            page.cut.tops.iter().for_each(|&top| numbers[top] = at + 1);
        }
        let pages = planned.iter().enumerate().map(|(at, page)| {
            let mut drawn = self.draw(&page.cut, &numbers, planned.len());
            let title = self.name(&mut drawn.furniture, page, (at + 1, planned.len()));
            Page {
                title,
                ..drawn.page(self.printing.paper)
            }
        });
        pages.collect()
    }

    /// Heads that follow each other share a sheet as far as all their people have room on it.
    fn groups(&self, heads: &[usize]) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for &head in heads {
            if let Some(group) = groups.last_mut() {
                group.push(head);
                let whole = Cut {
                    tops: group.clone(),
                    ..Cut::default()
                };
                if self.fits(&whole) {
                    continue;
                }
                group.pop();
            }
            groups.push(vec![head]);
        }
        groups
    }

    /// What to show of the people of heads, or of all: all on a sheet; if they have no room, as many levels as have,
    /// and of the next level those whose people are few; if not even one level has room, several sheets.
    fn cuts(&self, tops: Vec<usize>) -> Vec<Cut> {
        let whole = Cut {
            tops,
            ..Cut::default()
        };
        if self.fits(&whole) || whole.tops.len() > 1 {
            return vec![whole];
        }
        let top = whole.tops.first().copied();
        let members = self.members(top);
        let level = top.map_or(0, |top| self.graph.nodes[top].level + 1);
        let deepest = members
            .clone()
            .map(|at| self.graph.nodes[at].level - level)
            .max();
        let cut = |depth: usize, most: usize| {
            let is_closed =
                |&at: &usize| self.graph.nodes[at].level == level + depth && self.below[at] > most;
            Cut {
                closed: members.clone().filter(is_closed).collect(),
                ..whole.clone()
            }
        };
        // Far down a sheet has no room anyway.
        const DEEPEST: usize = 12;
        let mut depths = (0..deepest.unwrap_or(0).min(DEEPEST)).rev();
        let Some(depth) = depths.find(|&depth| self.fits(&cut(depth, 0))) else {
            return self.several(top);
        };
        // As few closed as may be: those with most people.
        let mut sizes: Vec<usize> = cut(depth, 0)
            .closed
            .iter()
            .map(|&at| self.below[at])
            .collect();
        sizes.sort_unstable();
        sizes.dedup();
        let open = sizes.partition_point(|&most| self.fits(&cut(depth, most)));
        vec![cut(
            depth,
            open.checked_sub(1).map_or(0, |last| sizes[last]),
        )]
    }

    /// The people of a head on several sheets, about equally many on each.
    fn several(&self, top: Option<usize>) -> Vec<Cut> {
        let family = match top {
            Some(top) => &self.graph.nodes[top].children,
            None => &self.graph.roots,
        };
        let cut = |people: std::ops::Range<usize>| Cut {
            tops: top.into_iter().collect(),
            closed: family[people.clone()]
                .iter()
                .copied()
                .filter(|&at| self.below[at] > 0)
                .collect(),
            people: Some(people),
        };
        let (mut low, mut high) = (1, family.len().max(1));
        while low < high {
            let middle = low + (high - low).div_ceil(2);
            match self.fits(&cut(0..middle)) {
                true => low = middle,
                false => high = middle - 1,
            }
        }
        let sheets = family.len().div_ceil(low).max(1);
        let each = family.len().div_ceil(sheets).max(1);
        let starts = (0..family.len()).step_by(each);
        starts
            .map(|start| cut(start..(start + each).min(family.len())))
            .collect()
    }

    /// All that hang under a head, or all, in order.
    fn members(&self, top: Option<usize>) -> std::ops::Range<usize> {
        match top {
            Some(top) => top + 1..top + 1 + self.below[top],
            None => 0..self.graph.nodes.len(),
        }
    }

    /// Whether the boxes that a part shows have room on the sheet, were they alone there.
    fn has_room(&self, cut: &Cut) -> bool {
        // Boxes alone may be too many, whatever their arrangement.
        const SMALLEST_BOX: i64 = 720 * 280;
        let hidden: usize = cut.closed.iter().map(|&at| self.below[at]).sum();
        let shown = match &cut.people {
            Some(people) => people.len(),
            None if cut.tops.is_empty() => self.graph.nodes.len() - hidden,
            None => {
                cut.tops
                    .iter()
                    .map(|&top| 1 + self.below[top])
                    .sum::<usize>()
                    - hidden
            }
        };
        let room = self.room();
        let area = i64::from(room.width) * i64::from(room.height) * 100 / i64::from(LEAST);
        shown as i64 * SMALLEST_BOX <= area * 100 / i64::from(LEAST)
    }

    fn fits(&self, cut: &Cut) -> bool {
        if !self.has_room(cut) {
            return false;
        }
        let room = self.room();
        let part = self.part(cut);
        let (_, arrangement) = lay_out(&part, &self.layout());
        let (mut width, mut height) = arrangement.extent();
        if self.options.direction == Direction::Right {
            (width, height) = (height, width);
        }
        // Lines that are not of the tree run a little outside.
        let edge = if part.links.is_empty() {
            MARGIN
        } else {
            4 * MARGIN
        };
        let percent = |room: i32, need: i32| i64::from(room) * 100 / i64::from(need + 2 * edge);
        percent(room.width, width).min(percent(room.height, height)) >= i64::from(LEAST)
    }

    /// The room for a drawing in its own size, with one line of legend below it.
    fn room(&self) -> Sheet {
        let furniture = Furniture {
            title: self.title(),
            line: " ".to_owned(),
            folio: " ".to_owned(),
            larger: self.larger(),
            ..Furniture::default()
        };
        let (above, below) = furniture.heights(self.size.0);
        paper::room(self.size, above, below)
    }

    /// A part as a graph; closed heads say the widest number of a page there can be.
    fn part(&self, cut: &Cut) -> Graph {
        let mark = |_: usize| {
            let message = Message::new(self.id("chart-see-page", "chart-see-sheet"))
                .arg("page", WIDEST_NUMBER);
            self.printing.catalogue.text(&message)
        };
        self.graph.part(cut, self.below, mark)
    }

    fn layout(&self) -> Options {
        Options {
            sheet: self.room(),
            direction: self.options.direction,
            align_grades: self.options.align_grades,
            upright: self.options.upright,
            theme: self.options.theme,
            ..Options::default()
        }
    }

    /// A part as large as it can be.
    fn draw(&self, cut: &Cut, numbers: &[usize], pages: usize) -> Drawn {
        let mut scene = draw(&self.part(cut), &self.layout());
        // Only now, so that boxes are as large as they were when it was seen whether they have room.
        let marked = scene.boxes.iter_mut().filter(|one| one.hidden > 0);
        for (one, &head) in marked.zip(&cut.closed) {
            let number = numbers.get(head).copied().unwrap_or(WIDEST_NUMBER);
            if let Some(mark) = one.details.last_mut() {
                set_number(mark, number);
            }
            let mut lines = one.lines.iter_mut().rev();
            lines.any(|line| set_number(&mut line.text, number));
        }
        let is_part = pages > 1;
        let blank = |is_there: bool| if is_there { " " } else { "" }.to_owned();
        let furniture = Furniture {
            title: self.title(),
            edition: self.printing.edition.clone(),
            line: blank(is_part),
            folio: blank(is_part && !self.is_in_book()),
            legend: Furniture::legend(&scene, self.printing.catalogue),
            larger: self.larger(),
        };
        let (above, below) = furniture.heights(self.size.0);
        let room = paper::room(self.size, above, below);
        let fit = |room: i32, need: i32| i64::from(room) * 100 / i64::from(need.max(1));
        let percent = fit(room.width, scene.width).min(fit(room.height, scene.height));
        Drawn {
            percent: i32::try_from(percent).unwrap_or(i32::MAX),
            scene,
            furniture,
            size: self.size,
        }
    }

    /// Says whose people a sheet shows, and which sheet it is. Gives what it is called.
    fn name(
        &self,
        furniture: &mut Furniture,
        page: &Planned,
        (number, pages): (usize, usize),
    ) -> String {
        let catalogue = self.printing.catalogue;
        let name = |at: usize| self.graph.nodes[at].title.as_str();
        let title = match page.cut.tops[..] {
            [] => Message::new(self.id("chart-page-overview", "chart-sheet-overview")),
            [top] => {
                Message::new(self.id("chart-page-part", "chart-sheet-part")).arg("name", name(top))
            }
            [top, .., last] => Message::new(self.id("chart-page-parts", "chart-sheet-parts"))
                .arg("first", name(top))
                .arg("last", name(last)),
        };
        let title = title.arg("title", self.printing.title.as_str());
        let mut title = catalogue.text(&title.arg("page", number));
        if let Some((turn, of)) = page.turn {
            title.push_str(&format!(" ({turn}/{of})"));
        }
        if self.is_in_book() {
            let way_up = self.way_up(page);
            furniture.line = way_up.unwrap_or_else(|| title.clone());
        } else {
            furniture.title.clone_from(&title);
            let folio = Message::new("chart-page-folio");
            furniture.folio = catalogue.text(&folio.arg("page", number).arg("pages", pages));
            furniture.line = self.way_up(page).unwrap_or_default();
        }
        title
    }

    /// The heads above a sheet, and the sheet on which it hangs under somebody.
    fn way_up(&self, page: &Planned) -> Option<String> {
        let (&first, above) = (page.cut.tops.first()?, page.above?);
        let message =
            Message::new(self.id("chart-page-above", "chart-sheet-above")).arg("page", above + 1);
        let above = self.printing.catalogue.text(&message);
        if page.cut.tops.len() > 1 {
            return Some(above);
        }
        let heads = std::iter::successors(Some(first), |&at| self.graph.nodes[at].parent);
        let mut path: Vec<&str> = heads
            .map(|at| self.graph.nodes[at].title.as_str())
            .collect();
        path.reverse();
        Some(format!("{}    {above}", path.join(" › ")))
    }

    /// How much larger than on a sheet of A4 is what stands around a drawing, in percent: posters are read from afar.
    fn larger(&self) -> i32 {
        let short = self.size.0.min(self.size.1);
        match self.printing.paper {
            Paper::Poster => (short * 100 / A4_SHORT - 100).clamp(0, LARGEST_ON_WALLS - 100),
            _ => 0,
        }
    }

    /// Whether somebody else sets titles and numbers.
    fn is_in_book(&self) -> bool {
        self.printing.paper == Paper::Chapter
    }

    /// What stands above a drawing, as long as it is not known which part that is.
    fn title(&self) -> String {
        match self.is_in_book() {
            true => String::new(),
            false => self.printing.title.clone(),
        }
    }

    /// A message about pages, or the one that speaks of charts within a book.
    fn id(&self, page: &'static str, chart: &'static str) -> &'static str {
        if self.is_in_book() { chart } else { page }
    }
}

/// Puts the number of a page where the widest one stands; false if it does not.
fn set_number(text: &mut String, number: usize) -> bool {
    let widest = WIDEST_NUMBER.to_string();
    let Some(at) = text.rfind(&widest) else {
        return false;
    };
    text.replace_range(at..at + widest.len(), &number.to_string());
    true
}
