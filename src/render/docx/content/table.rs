//! Tables, grids of labelled values, and boxes: the frames of sheets. Widths are absolute, so that every program draws
//! the same columns.

use super::{Setter, Style};
use crate::render::view::{Cell, Column, PairRow, Row, Signature, Table};
use std::fmt::Write;

/// The width of labels: of four Chinese characters, or of two English words.
const LABEL: (u32, u32) = (1304, 1928);

/// How far entries stand in a level deeper, and the depth beyond which they do not.
const STEP: usize = 240;
const DEEPEST: usize = 6;

/// The height of a place to sign.
const SIGN: u32 = 850;

/// How a cell is set.
#[derive(Clone, Copy, Default)]
pub(super) struct Look {
    pub(super) span: usize,
    pub(super) fill: &'static str,
    /// `restart` and `continue` of cells over several rows; empty for others.
    pub(super) merge: &'static str,
    pub(super) top: bool,
}

impl Setter<'_, '_, '_> {
    /// Opens a table with columns of these widths.
    pub(super) fn open_table(&mut self, widths: &[u32]) {
        self.gap();
        let (total, side): (u32, u32) = (widths.iter().sum(), self.side());
        // INVARIANT: writing to a string cannot fail.
        let _ = write!(
            self.out,
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"RolecTable\"/><w:tblW w:w=\"{total}\" w:type=\"dxa\"/>\
             <w:tblBorders>"
        );
        for side in ["top", "left", "bottom", "right", "insideH", "insideV"] {
            let _ = write!(
                self.out,
                "<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"{}\"/>",
                self.setting.tones.rule
            );
        }
        let _ = write!(
            self.out,
            "</w:tblBorders><w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"{side}\" w:type=\"dxa\"/>\
             <w:right w:w=\"{side}\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>"
        );
        for width in widths {
            let _ = write!(self.out, "<w:gridCol w:w=\"{width}\"/>");
        }
        self.push("</w:tblGrid>");
    }

    /// What cells keep free at each side.
    fn side(&self) -> u32 {
        (self.setting.tones.side * self.scale) as u32
    }

    pub(super) fn close_table(&mut self) {
        self.push("</w:tbl>");
    }

    /// A row; one that does not break stays on one page, a head returns on every page.
    pub(super) fn row(&mut self, breaks: bool, head: bool, cells: impl FnOnce(&mut Self)) {
        self.push("<w:tr>");
        if !breaks || head {
            self.push("<w:trPr>");
            self.push(if breaks { "" } else { "<w:cantSplit/>" });
            self.push(if head { "<w:tblHeader/>" } else { "" });
            self.push("</w:trPr>");
        }
        cells(self);
        self.push("</w:tr>");
    }

    pub(super) fn cell(&mut self, width: u32, look: Look, content: impl FnOnce(&mut Self)) {
        let _ = write!(
            self.out,
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>"
        );
        if look.span > 1 {
            let _ = write!(self.out, "<w:gridSpan w:val=\"{}\"/>", look.span);
        }
        if !look.merge.is_empty() {
            let _ = write!(self.out, "<w:vMerge w:val=\"{}\"/>", look.merge);
        }
        if !look.fill.is_empty() {
            let _ = write!(
                self.out,
                "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{}\"/>",
                look.fill
            );
        }
        let align = if look.top { "top" } else { "center" };
        let _ = write!(self.out, "<w:vAlign w:val=\"{align}\"/></w:tcPr>");
        let outer = self.width;
        self.width = width.saturating_sub(2 * self.side());
        let start = self.out.len();
        content(self);
        if self.out.len() == start || self.out.ends_with("</w:tbl>") {
            self.line(Style::Gap, "", "");
        }
        self.width = outer;
        self.push("</w:tc>");
    }

    /// The title of a section as the first row of a table. It keeps to what follows, and returns on later pages.
    pub(super) fn bar(&mut self, title: &str, columns: usize) {
        let width = self.width;
        let look = Look {
            span: columns,
            fill: self.setting.tones.tint,
            ..Look::default()
        };
        self.row(false, true, |setter| {
            setter.cell(width, look, |setter| {
                setter.line(Style::Section, "<w:keepNext/>", title);
            });
        });
    }

    fn label_width(&self) -> u32 {
        let (chinese, other) = LABEL;
        let label = if self.data.view.book.chinese {
            chinese
        } else {
            other
        };
        label.min(self.width / 4)
    }

    /// Labels with their values, two by two or across.
    pub(super) fn pairs(&mut self, rows: &[PairRow]) {
        self.titled_pairs(None, rows);
    }

    pub(super) fn titled_pairs(&mut self, title: Option<&str>, rows: &[PairRow]) {
        if rows.is_empty() {
            return;
        }
        let label = self.label_width();
        let first = self.width / 2 - label;
        let widths = [label, first, label, self.width - 2 * label - first];
        self.open_table(&widths);
        if let Some(title) = title {
            self.bar(title, widths.len());
        }
        for (at, row) in rows.iter().enumerate() {
            let keep = if at + 1 < rows.len() {
                "<w:keepNext/>"
            } else {
                ""
            };
            self.row(false, false, |setter| {
                let across = row.len() == 1;
                for (column, pair) in row.iter().enumerate() {
                    setter.label(widths[2 * column], &pair.label, keep);
                    let (width, span) = match across {
                        true => (widths[1..].iter().sum(), 3),
                        false => (widths[2 * column + 1], 1),
                    };
                    let look = Look {
                        span,
                        ..Look::default()
                    };
                    setter.cell(width, look, |setter| {
                        setter.paragraph(Style::Value, keep, |setter| {
                            setter.rich("", &pair.value);
                        });
                    });
                }
            });
        }
        self.close_table();
    }

    pub(super) fn label(&mut self, width: u32, label: &str, keep: &str) {
        let look = Look {
            fill: self.setting.tones.tint,
            ..Look::default()
        };
        self.cell(width, look, |setter| setter.line(Style::Label, keep, label));
    }

    /// A table, under the title of its section if it is the first of it.
    pub(super) fn table(&mut self, title: Option<&str>, table: &Table) {
        let widths = self.shared(&table.columns);
        if widths.is_empty() {
            return;
        }
        self.scale = table.scale;
        self.open_table(&widths);
        self.scale = 1.0;
        if let Some(title) = title {
            self.bar(title, widths.len());
        }
        self.scale = table.scale;
        self.row(false, true, |setter| {
            for (column, &width) in table.columns.iter().zip(&widths) {
                let look = Look {
                    fill: setter.setting.tones.pale,
                    ..Look::default()
                };
                setter.cell(width, look, |setter| {
                    setter.paragraph(Style::Head, "<w:keepNext/>", |setter| {
                        setter.rich("", &column.label);
                    });
                });
            }
        });
        for row in &table.rows {
            self.table_row(row, &table.columns, &widths);
        }
        self.scale = 1.0;
        self.close_table();
    }

    /// Widths by the shares of columns; the last takes what rounding leaves.
    fn shared(&self, columns: &[Column]) -> Vec<u32> {
        let total: f64 = columns.iter().map(|column| column.share).sum();
        let mut widths: Vec<u32> = columns
            .iter()
            .map(|column| (f64::from(self.width) * column.share / total.max(1.0)) as u32)
            .collect();
        let sum: u32 = widths.iter().sum();
        if let Some(last) = widths.last_mut() {
            *last += self.width.saturating_sub(sum);
        }
        widths
    }

    fn table_row(&mut self, row: &Row, columns: &[Column], widths: &[u32]) {
        let pale = self.setting.tones.pale;
        match row {
            Row::Across { text, note, group } => {
                let look = Look {
                    span: widths.len(),
                    fill: if *group { pale } else { "" },
                    ..Look::default()
                };
                let width = widths.iter().sum();
                self.row(false, false, |setter| {
                    setter.cell(width, look, |setter| {
                        let keep = if *group { "<w:keepNext/>" } else { "" };
                        setter.paragraph(Style::Cell, keep, |setter| {
                            setter.rich(if *group { super::BOLD } else { "" }, text);
                            setter.note(note);
                        });
                    });
                });
            }
            Row::Cells { cells, long, total } => self.row(*long, false, |setter| {
                for ((cell, column), &width) in cells.iter().zip(columns).zip(widths) {
                    setter.table_cell(cell, column, width, *total);
                }
            }),
        }
    }

    fn table_cell(&mut self, cell: &Cell, column: &Column, width: u32, total: bool) {
        let look = Look {
            fill: if total { self.setting.tones.pale } else { "" },
            ..Look::default()
        };
        let indent = cell.depth.min(DEEPEST) * STEP;
        let mut own = String::new();
        if indent > 0 {
            let _ = write!(own, "<w:ind w:left=\"{indent}\"/>");
        }
        if column.centred {
            own.push_str("<w:jc w:val=\"center\"/>");
        }
        self.cell(width, look, |setter| {
            setter.paragraph(Style::Cell, &own, |setter| {
                setter.rich(if total { super::BOLD } else { "" }, &cell.text);
                setter.note(&cell.note);
            });
        });
    }

    /// Places to sign by hand, side by side.
    pub(super) fn signatures(&mut self, signatures: &[Signature]) {
        let Some(widths) = self.equal(signatures.len()) else {
            return;
        };
        let words = &self.data.view.book.words;
        self.open_table(&widths);
        let _ = write!(
            self.out,
            "<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"{SIGN}\" w:hRule=\"atLeast\"/></w:trPr>"
        );
        for (signature, &width) in signatures.iter().zip(&widths) {
            let look = Look {
                top: true,
                ..Look::default()
            };
            self.cell(width, look, |setter| {
                let label = format!("{}{}", signature.label, words.colon);
                setter.line(Style::Small, "<w:keepNext/>", &label);
                let centred = "<w:keepNext/><w:jc w:val=\"center\"/>";
                setter.line(Style::Value, centred, &signature.name);
                let date = match signature.date.is_empty() {
                    true => "\u{3000}".repeat(5),
                    false => signature.date.clone(),
                };
                let date = format!("{}{}{date}", words.date, words.colon);
                setter.line(Style::Small, "<w:jc w:val=\"right\"/>", &date);
            });
        }
        self.push("</w:tr>");
        self.close_table();
    }

    /// Those who signed, side by side.
    pub(super) fn signed(&mut self, signatures: &[Signature]) {
        let Some(widths) = self.equal(signatures.len()) else {
            return;
        };
        let colon = self.data.view.book.words.colon.clone();
        self.open_table(&widths);
        self.row(false, false, |setter| {
            for (signature, &width) in signatures.iter().zip(&widths) {
                setter.cell(width, Look::default(), |setter| {
                    let end = width.saturating_sub(2 * setter.side());
                    let tab = format!("<w:tabs><w:tab w:val=\"right\" w:pos=\"{end}\"/></w:tabs>");
                    setter.paragraph(Style::Small, &tab, |setter| {
                        let text = format!("{}{colon}{}", signature.label, signature.name);
                        setter.run("", &text);
                        if !signature.date.is_empty() {
                            setter.push("<w:r><w:tab/></w:r>");
                            setter.run("", &signature.date);
                        }
                    });
                });
            }
        });
        self.close_table();
    }

    /// So many equal columns; None for none.
    pub(super) fn equal(&self, count: usize) -> Option<Vec<u32>> {
        let count = u32::try_from(count).ok().filter(|&count| count > 0)?;
        let mut widths = vec![self.width / count; count as usize];
        if let Some(last) = widths.last_mut() {
            *last += self.width % count;
        }
        Some(widths)
    }
}
