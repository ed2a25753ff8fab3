//! Tables over many positions as parts of a booklet: the sheets that `matrix` makes, with the paper and the size of
//! type that each needs. Makes no table itself.

use super::Head;
use super::build::Input;
use super::plan::Scope;
use crate::render::design::{Orientation, PageSetup};
use crate::render::matrix::{self, Kind};
use crate::render::sheet::layout::{BODY, Layout, Paper as Sized};
use crate::render::sheet::{Align, Cell, Column, RowKind, Sheet, Tone, Value};
use serde::Serialize;

/// A table over many positions, on one sheet or several.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Matrix {
    pub head: Head,
    /// `authority` or `duties`.
    pub id: &'static str,
    pub grids: Vec<Grid>,
}

/// A table with a head of several rows and merged cells.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Grid {
    /// Which of several it is; empty if it is the only one.
    pub title: String,
    /// The paper that it needs, in points.
    pub paper_width: f64,
    pub paper_height: f64,
    /// How large its text is there; 1 if its columns fit.
    pub scale: f64,
    /// Of its columns, in em.
    pub widths: Vec<f64>,
    pub head: Vec<Vec<GridCell>>,
    /// The head in one row, for formats without merged cells.
    pub heads: Vec<GridHead>,
    pub rows: Vec<GridRow>,
    /// So many columns from the left say what their rows are about.
    pub names: usize,
    pub notes: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GridRow {
    /// `plain`, `group` (a title across the table) or `total`.
    pub role: &'static str,
    /// Without those that merged cells cover.
    pub cells: Vec<GridCell>,
    /// As many as columns: empty where a merged cell covers them.
    pub texts: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GridHead {
    pub text: String,
    pub centred: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct GridCell {
    pub text: String,
    /// How many columns and rows it covers.
    pub across: usize,
    pub down: usize,
    /// From 0.
    pub indent: usize,
    /// `plain`, `strong` or `marked`: what the eye should find first.
    pub tone: &'static str,
    pub centred: bool,
    /// Whether it is too long to be kept on one page.
    pub long: bool,
}

/// What the margins at both sides of such a sheet take, in points.
const MARGINS: f64 = 68.0;

/// A cell with more text may break over two pages.
const LONG: usize = 400;

/// More merged rows may be parted over two pages.
const TOGETHER: usize = 12;

/// None if there is nothing to show.
pub(super) fn chapter(
    input: &Input,
    head: Head,
    kind: Kind,
    scope: Scope,
    setup: PageSetup,
) -> Option<Matrix> {
    let made = matrix::Input {
        model: input.model,
        sources: input.sources,
        vocabulary: input.vocabulary,
        language: input.language,
        only: None,
        as_of: input.as_of,
        similarity: input.similarity,
        whole: false,
    };
    let sheets = matrix::sheets(kind, &made, scope);
    let several = sheets.len() > 1;
    let grids: Vec<Grid> = sheets
        .iter()
        .map(|sheet| Grid {
            title: match several {
                true => sheet.title.clone(),
                false => String::new(),
            },
            ..grid(sheet, setup)
        })
        .collect();
    (!grids.is_empty()).then(|| Matrix {
        head,
        id: kind.name(),
        grids,
    })
}

fn grid(sheet: &Sheet, setup: PageSetup) -> Grid {
    let layout = Layout::of(sheet);
    // As wide as it comes, on the booklet's own paper if that holds it, on the next larger if it does not.
    let own = setup.paper.unwrap_or_default();
    let paper = match layout.paper {
        Sized::A4 => own,
        Sized::A3 => own.larger(),
    };
    let lying = PageSetup {
        paper: Some(paper),
        orientation: setup.orientation.or(Some(Orientation::Landscape)),
    };
    let (width, height) = lying.size();
    let room = width - MARGINS;
    let cells = |row: &[Cell]| -> Vec<GridCell> {
        let all = row.iter().zip(&sheet.columns);
        all.filter(|(cell, _)| cell.value != Value::Covered)
            .map(|(cell, column)| grid_cell(cell, column))
            .collect()
    };
    Grid {
        title: sheet.title.clone(),
        paper_width: width,
        paper_height: height,
        scale: (room / (layout.width() * BODY)).min(1.0),
        widths: layout.widths.clone(),
        head: sheet.head.iter().map(|row| cells(row)).collect(),
        heads: sheet
            .flat_heads()
            .into_iter()
            .zip(&sheet.columns)
            .map(|(text, column)| GridHead {
                text,
                centred: column.align == Align::Centre,
            })
            .collect(),
        rows: sheet
            .rows
            .iter()
            .map(|row| GridRow {
                role: match row.kind {
                    RowKind::Plain => "plain",
                    RowKind::Group => "group",
                    RowKind::Total => "total",
                },
                cells: cells(&row.cells),
                texts: row.cells.iter().map(|cell| cell.value.plain()).collect(),
            })
            .collect(),
        names: sheet.fixed,
        notes: sheet.notes.clone(),
    }
}

fn grid_cell(cell: &Cell, column: &Column) -> GridCell {
    let text = cell.value.plain();
    GridCell {
        long: text.chars().count() > LONG || cell.down > TOGETHER,
        text,
        across: cell.across,
        down: cell.down,
        indent: usize::from(cell.indent),
        tone: match cell.tone {
            Tone::Plain => "plain",
            Tone::Strong => "strong",
            Tone::Marked => "marked",
        },
        centred: column.align == Align::Centre,
    }
}
