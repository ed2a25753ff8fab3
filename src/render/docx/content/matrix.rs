//! Tables over many positions, each on the paper that it needs, with heads of several rows and merged cells.

use super::booklet::Paper;
use super::table::Look;
use super::{Setter, Style};
use crate::render::view::{Grid, GridCell, Matrix};

/// What the margins at both sides of such a sheet take, in twentieths of a point.
const MARGINS: f64 = 1440.0;

/// Text across a group of rows, or below the table.
const STRONG: &str = "strong";

/// How far entries stand in a level deeper, in twentieths of a point.
const STEP: usize = 200;

impl Setter<'_, '_, '_> {
    pub(super) fn matrix(&mut self, matrix: &Matrix) {
        if matrix.grids.is_empty() {
            return;
        }
        self.begin_apart();
        for (at, grid) in matrix.grids.iter().enumerate() {
            if at == 0 {
                self.apart_head(&matrix.head);
            }
            self.caption(&grid.title);
            self.grid(grid);
            for note in &grid.notes {
                self.line(Style::Small, "", note);
            }
            let paper = Paper::OfDrawing(grid.paper_width, grid.paper_height);
            self.end_section(paper, self.setting.duplex && at == 0);
        }
    }

    fn grid(&mut self, grid: &Grid) {
        let room = grid.paper_width * 20.0 - MARGINS;
        let all: f64 = grid.widths.iter().sum();
        // An em of such a table is ten points; what is too wide is made to fit.
        let unit = (room / all.max(1.0)).min(200.0 * grid.scale);
        let widths: Vec<u32> = grid
            .widths
            .iter()
            .map(|width| (width * unit) as u32)
            .collect();
        if widths.is_empty() {
            return;
        }
        let tones = self.setting.tones;
        self.scale = grid.scale.min(0.99);
        self.open_table(&widths);
        let mut merged = Merged::new(widths.len());
        for row in &grid.head {
            self.grid_row(&widths, row, &mut merged, true, |_| {
                (Style::Head, tones.tint)
            });
        }
        for row in &grid.rows {
            let look = |cell: &GridCell| match (row.role, cell.tone) {
                ("plain", "marked") => (Style::Cell, tones.tint),
                ("plain", _) => (Style::Cell, ""),
                _ => (Style::Cell, tones.pale),
            };
            self.grid_row(&widths, &row.cells, &mut merged, false, look);
        }
        self.scale = 1.0;
        self.close_table();
    }

    fn grid_row(
        &mut self,
        widths: &[u32],
        cells: &[GridCell],
        merged: &mut Merged,
        head: bool,
        look: impl Fn(&GridCell) -> (Style, &'static str),
    ) {
        let breaks = cells.iter().any(|cell| cell.long);
        self.row(breaks, head, |setter| {
            let mut cells = cells.iter();
            let mut at = 0;
            while at < widths.len() {
                if let Some(across) = merged.covered(at) {
                    let width = widths[at..].iter().take(across).sum();
                    let look = Look {
                        span: across,
                        merge: "continue",
                        ..Look::default()
                    };
                    setter.cell(width, look, |_| {});
                    at += across.max(1);
                    continue;
                }
                let Some(cell) = cells.next() else { break };
                let across = cell.across.clamp(1, widths.len() - at);
                merged.begin(at, across, cell.down);
                let (style, fill) = look(cell);
                let width = widths[at..at + across].iter().sum();
                let own = Look {
                    span: across,
                    fill,
                    merge: if cell.down > 1 { "restart" } else { "" },
                    ..Look::default()
                };
                setter.cell(width, own, |setter| setter.grid_text(style, cell));
                at += across;
            }
        });
    }

    fn grid_text(&mut self, style: Style, cell: &GridCell) {
        let look = match (cell.centred, cell.indent) {
            (true, _) => "<w:jc w:val=\"center\"/>".to_owned(),
            (false, 0) => String::new(),
            (false, depth) => format!("<w:ind w:left=\"{}\"/>", depth * STEP),
        };
        let bold = if cell.tone == STRONG { super::BOLD } else { "" };
        self.paragraph(style, &look, |setter| setter.run(bold, &cell.text));
    }
}

/// Which columns cells of rows above still cover: how many rows are left, and how many columns.
struct Merged {
    left: Vec<(usize, usize)>,
}

impl Merged {
    fn new(columns: usize) -> Self {
        Self {
            left: vec![(0, 1); columns],
        }
    }

    fn begin(&mut self, at: usize, across: usize, down: usize) {
        self.left[at] = (down.saturating_sub(1), across);
    }

    /// How many columns the cell above covers here, if it does.
    fn covered(&mut self, at: usize) -> Option<usize> {
        let (rows, across) = &mut self.left[at];
        (*rows > 0).then(|| {
            *rows -= 1;
            *across
        })
    }
}
