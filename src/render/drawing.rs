//! Organisation charts as the booklet prints them: on one sheet if that can be read, else an overview and a sheet for
//! each part that it cuts off. Draws nothing itself.

use super::design::Theme;
use super::view::Drawing;
use super::view::words::Lexicon;
use crate::chart::{self, Options, Page, Paper, Printing, Root, Words};
use crate::model::Model;

/// A4 and A3 in points, on their side.
const PAPERS: [(f64, f64); 2] = [(841.89, 595.28), (1190.55, 841.89)];

/// At the sides of a drawing, in points.
const MARGIN: f64 = 34.0;

/// A drawing that is so little too large has the room of a smaller sheet.
const ENOUGH: f64 = 0.99;

/// Above and below it, where the running head, its title and the page number stand.
const AROUND: f64 = 156.0;

/// What a chart shows, and how.
#[derive(Clone, Copy)]
pub struct Request<'a> {
    pub model: &'a Model,
    pub root: Root,
    pub title: &'a str,
    pub theme: Theme,
    pub lexicon: Lexicon<'a>,
}

/// The sheets of a chart, the first of which has the title of the chapter. `file` is the beginning of their names.
pub fn drawings(request: Request, file: &str) -> Vec<Drawing> {
    let catalogue = request.lexicon.catalogue();
    let options = Options {
        root: request.root,
        theme: colours(request.theme),
        ..Options::default()
    };
    let printing = Printing {
        paper: Paper::Chapter,
        orientation: None,
        title: request.title.to_owned(),
        edition: String::new(),
        catalogue,
    };
    let pages = chart::pages(request.model, &options, &printing);
    let drawing = |(at, page): (usize, &Page)| {
        let words = Words::new(catalogue, request.model, &options, &page.scene);
        let (paper_width, paper_height) = paper(page);
        Drawing {
            title: match at {
                0 => request.title.to_owned(),
                _ => page.title.clone(),
            },
            svg: chart::page_svg(page, &words),
            file: format!("{file}-{}.svg", at + 1),
            width: points(page.width),
            height: points(page.height),
            scale: scale(page, (paper_width, paper_height)).min(1.0),
            paper_width,
            paper_height,
        }
    };
    pages.iter().enumerate().map(drawing).collect()
}

/// The colours of charts in a booklet.
pub fn colours(theme: Theme) -> chart::Theme {
    match theme {
        Theme::Modern => chart::Theme::Modern,
        Theme::Official | Theme::Compact => chart::Theme::Official,
    }
}

/// The smallest paper that holds a drawing in its own size, upright or on its side.
fn paper(page: &Page) -> (f64, f64) {
    let turned = |&(long, short): &(f64, f64)| match page.width >= page.height {
        true => (long, short),
        false => (short, long),
    };
    let mut papers = PAPERS.iter().map(turned);
    let largest = turned(&PAPERS[PAPERS.len() - 1]);
    papers
        .find(|&sheet| scale(page, sheet) >= ENOUGH)
        .unwrap_or(largest)
}

/// How much a drawing may be enlarged to fill a sheet.
fn scale(page: &Page, (width, height): (f64, f64)) -> f64 {
    let across = (width - 2.0 * MARGIN) / points(page.width);
    across.min((height - AROUND) / points(page.height))
}

/// Drawings are in tenths of a point.
fn points(length: i32) -> f64 {
    f64::from(length.max(1)) / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paper_of(width: i32, height: i32) -> (f64, f64) {
        paper(&Page {
            width,
            height,
            ..Page::default()
        })
    }

    #[test]
    fn paper_grows_with_the_drawing() {
        assert_eq!(paper_of(7700, 4300), (841.89, 595.28));
        assert_eq!(paper_of(4300, 6800), (595.28, 841.89));
        assert_eq!(paper_of(7800, 5000), (1190.55, 841.89));
        assert_eq!(paper_of(11_000, 6800), (1190.55, 841.89));
    }
}
