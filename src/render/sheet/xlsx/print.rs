//! How a sheet is printed: paper, how many pages side by side, heads and first columns on every page, head and foot.

use super::{Page, column, format};
use crate::render::glyphs;
use crate::render::sheet::Workbook;
use crate::render::sheet::layout::{BODY, Paper};
use crate::render::sheet::text::line;
use crate::render::view::day;
use rust_xlsxwriter::{Worksheet, XlsxError};

/// The frozen columns leave room for others, in em.
const FROZEN: f64 = 48.0;

/// A sheet that is so many times as wide as its paper is still made to fit.
const FITTED: f64 = 2.5;

/// Lists are read, not hung on a wall: text is not printed smaller than this part of its size.
const SMALLEST: f64 = 0.62;

/// The texts of a foot, in em; Excel takes 255 characters for all three.
const FOOT: f64 = 32.0;

/// Frozen panes, paper, heads on every page, and the foot.
pub(super) fn set_up(
    page: &Page,
    workbook: &Workbook,
    to: &mut Worksheet,
) -> Result<(), XlsxError> {
    let frozen = frozen(page);
    to.set_freeze_panes(page.body(), column(frozen))?;
    to.set_landscape();
    to.set_paper_size(match page.layout.paper {
        Paper::A4 => 9,
        Paper::A3 => 8,
    });
    let across = across(page, frozen);
    if let Some(pages) = across {
        to.set_print_fit_to_pages(pages, 0);
    }
    if across != Some(1) {
        // The pages that a row goes over come one behind the other.
        to.set_page_order(false);
        if frozen > 0 {
            to.set_repeat_columns(0, column(frozen - 1))?;
        }
    }
    to.set_print_center_horizontally(true);
    to.set_margins(0.4, 0.4, 0.6, 0.65, 0.3, 0.3);
    to.set_screen_gridlines(page.sheet.list);
    if page.body() > page.head() {
        to.set_repeat_rows(page.head(), page.body() - 1)?;
    }
    if page.sheet.list {
        to.set_header(head(page, workbook));
    }
    to.set_footer(foot(workbook));
    Ok(())
}

/// How many columns stay in view.
fn frozen(page: &Page) -> usize {
    let widths = page.layout.widths.iter().take(page.sheet.fixed);
    let mut room = FROZEN;
    let fits = widths.take_while(|width| {
        room -= **width;
        room >= 0.0
    });
    fits.count()
}

/// How many pages side by side a sheet is fitted to; None for a table far wider than paper, which would be too small.
fn across(page: &Page, frozen: usize) -> Option<u16> {
    let paper = page.layout.paper.width();
    let width = page.layout.width() * BODY;
    if !page.sheet.list {
        return (width <= paper * FITTED).then_some(1);
    }
    let repeated = page.layout.widths.iter().take(frozen).sum::<f64>() * BODY;
    let fits = |pages: &u16| {
        let pages = f64::from(*pages);
        width + (pages - 1.0) * repeated <= pages * paper / SMALLEST
    };
    (1..=40).find(fits)
}

/// A list has no title of its own: that would stand in the way of sorting it.
fn head(page: &Page, workbook: &Workbook) -> String {
    let font = format::bold(workbook.language);
    let title = glyphs::shortened(&line(&page.sheet.title), FOOT);
    format!("&C&\"{font},Regular\"&12 {}", escaped(&title))
}

fn foot(workbook: &Workbook) -> String {
    let [before, between, after] = &workbook.words.page;
    let own = match workbook.organisation.is_empty() {
        true => workbook.title.clone(),
        false => format!("{} · {}", workbook.organisation, workbook.title),
    };
    let own = glyphs::shortened(&own, FOOT);
    let date = workbook.date.map_or_else(String::new, day);
    let font = format::font(workbook.language);
    // The blank keeps the size of the font apart from a text that begins with a digit.
    let size = format!("&\"{font},Regular\"&8 ");
    format!(
        "&L{size}{}&C{size}{}&P{}&N{}&R{size}{date}",
        escaped(&own),
        escaped(before),
        escaped(between),
        escaped(after),
    )
}

/// Text of a head or foot: a single `&` would begin a command.
fn escaped(text: &str) -> String {
    line(text).replace('&', "&&")
}
