//! Tables that stand for themselves, as spreadsheets and wall sheets: titles, heads of several rows, merged cells,
//! notes. Knows no entity and no file format beyond its exporters.

pub mod csv;
pub mod html;
pub mod layout;
pub mod markdown;
mod text;
pub mod xlsx;

use crate::locale::Language;
use time::Date;

/// Sheets that go into one file.
#[derive(Clone, Debug, PartialEq)]
pub struct Workbook {
    pub title: String,
    /// Empty if nothing names it.
    pub organisation: String,
    pub language: Language,
    /// The day of the build, if one was given.
    pub date: Option<Date>,
    pub words: Words,
    pub sheets: Vec<Sheet>,
}

/// Words that exporters need.
#[derive(Clone, Debug, PartialEq)]
pub struct Words {
    /// `第 X 页 共 Y 页`: before X, between, after Y.
    pub page: [String; 3],
    /// Between a label and what it labels.
    pub colon: String,
    /// The title of the notes.
    pub notes: String,
    /// The column that tells the sheets of one table apart; empty if they are different tables.
    pub sheet: String,
    /// Below a sheet with a text that is too long for one cell.
    pub continued: String,
    /// Before the rest of such a text.
    pub continuation: String,
    /// Said when something is written that is not among the choices of its column.
    pub unlisted: String,
}

/// One table.
#[derive(Clone, Debug, PartialEq)]
pub struct Sheet {
    /// Short, for the tab; the exporter makes it fit.
    pub name: String,
    pub title: String,
    /// Labels and values under the title.
    pub facts: Vec<(String, String)>,
    pub columns: Vec<Column>,
    /// The rows of the head, as wide as the table.
    pub head: Vec<Vec<Cell>>,
    pub rows: Vec<Row>,
    /// So many columns from the left stay in view and return on every page.
    pub fixed: usize,
    pub notes: Vec<String>,
    /// What the titles of groups are, as the head of a column; empty in a table without groups.
    pub group: String,
    /// A plain list: the head is the first row, and can be filtered.
    pub list: bool,
}

/// A column.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// The same column in several sheets has the same id.
    pub id: String,
    pub align: Align,
    /// The bounds of its width, in em of the body text.
    pub least: f64,
    pub most: f64,
    /// Whether it takes the room that is left.
    pub flexible: bool,
    /// The id of the column, on whatever sheet, that lists what may stand here.
    pub choices: Option<&'static str>,
}

/// Something that one cell is about and others name, so that these lead to that one. What it is, only who makes the
/// sheets knows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Subject(pub u64);

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Align {
    Start,
    Centre,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    pub kind: RowKind,
    /// As many as columns; what a merged cell covers is [`Value::Covered`].
    pub cells: Vec<Cell>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RowKind {
    Plain,
    /// The title of the rows below, across the table.
    Group,
    Total,
}

/// A cell; a merged one says how far it goes.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    pub value: Value,
    pub across: usize,
    pub down: usize,
    /// Levels of indentation.
    pub indent: u8,
    pub tone: Tone,
    /// What it is about, if others may lead here.
    pub about: Option<Subject>,
    /// What it names.
    pub names: Option<Subject>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Default)]
pub enum Tone {
    #[default]
    Plain,
    Strong,
    /// What the eye should find first: the one who answers, the one who decides.
    Marked,
}

#[derive(Clone, Debug, PartialEq, Default)]
pub enum Value {
    #[default]
    Blank,
    /// Part of a merged cell further left or up.
    Covered,
    Text(String),
    Number(f64),
    /// In percent.
    Share(f64),
    Steps(Vec<Step>),
}

/// A power that is exercised, and at which step of its chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    pub power: String,
    pub order: Option<u32>,
}

impl Step {
    /// `审核②`, `review ②`
    pub fn text(&self) -> String {
        let gap = if self.power.ends_with(|c: char| c.is_ascii()) {
            " "
        } else {
            ""
        };
        let circled = |order| char::from_u32(0x2460 + order - 1);
        match self.order {
            None => self.power.clone(),
            Some(order @ 1..=20) => format!(
                "{}{gap}{}",
                self.power,
                circled(order).map_or_else(String::new, String::from)
            ),
            Some(order) => format!("{}({order})", self.power),
        }
    }
}

impl Value {
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        match text.is_empty() {
            true => Value::Blank,
            false => Value::Text(text),
        }
    }

    /// As it reads; one step a line.
    pub fn plain(&self) -> String {
        match self {
            Value::Blank | Value::Covered => String::new(),
            Value::Text(text) => text.clone(),
            Value::Number(number) => shown(*number),
            Value::Share(percent) => format!("{}%", shown(*percent)),
            Value::Steps(steps) => steps.iter().map(Step::text).collect::<Vec<_>>().join("\n"),
        }
    }

    pub fn is_empty(&self) -> bool {
        matches!(self, Value::Blank | Value::Covered)
    }
}

/// A number without what binary fractions add to it.
fn shown(number: f64) -> String {
    let rounded = (number * 1e6).round() / 1e6;
    format!("{rounded}")
}

impl Cell {
    pub fn new(value: Value) -> Self {
        Self {
            value,
            across: 1,
            down: 1,
            indent: 0,
            tone: Tone::Plain,
            about: None,
            names: None,
        }
    }

    pub fn text(text: impl Into<String>) -> Self {
        Self::new(Value::text(text))
    }

    pub fn number(number: usize) -> Self {
        Self::new(Value::Number(number as f64))
    }

    pub fn blank() -> Self {
        Self::new(Value::Blank)
    }

    pub(in crate::render) fn covered() -> Self {
        Self::new(Value::Covered)
    }

    #[must_use]
    pub fn indented(mut self, levels: usize) -> Self {
        self.indent = levels.min(12) as u8;
        self
    }

    /// A cell that others lead to.
    #[must_use]
    pub fn about(mut self, subject: Subject) -> Self {
        self.about = Some(subject);
        self
    }

    /// A cell that leads to what it names.
    #[must_use]
    pub fn naming(mut self, subject: Option<Subject>) -> Self {
        self.names = subject;
        self
    }

    #[must_use]
    pub fn toned(mut self, tone: Tone) -> Self {
        self.tone = tone;
        self
    }
}

impl Row {
    pub fn plain(cells: Vec<Cell>) -> Self {
        Self {
            kind: RowKind::Plain,
            cells,
        }
    }

    pub fn total(cells: Vec<Cell>) -> Self {
        Self {
            kind: RowKind::Total,
            cells,
        }
    }

    /// One text across a table of so many columns.
    pub fn group(text: impl Into<String>, level: usize, columns: usize) -> Self {
        let mut cells = vec![Cell::covered(); columns.max(1)];
        cells[0] = Cell::text(text).indented(level);
        cells[0].across = columns.max(1);
        Self {
            kind: RowKind::Group,
            cells,
        }
    }
}

impl Column {
    /// Numbers, dates, single words.
    pub fn narrow(id: impl Into<String>, least: f64, most: f64) -> Self {
        Self {
            id: id.into(),
            align: Align::Centre,
            least,
            most,
            flexible: false,
            choices: None,
        }
    }

    /// Names and short texts.
    pub fn name(id: impl Into<String>, most: f64) -> Self {
        Self {
            id: id.into(),
            align: Align::Start,
            least: 4.0,
            most,
            flexible: false,
            choices: None,
        }
    }

    /// The same with a list to choose from.
    #[must_use]
    pub fn chosen_from(mut self, choices: &'static str) -> Self {
        self.choices = Some(choices);
        self
    }

    /// Texts; they share the room that is left.
    pub fn text(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            align: Align::Start,
            least: 8.0,
            most: 34.0,
            flexible: true,
            choices: None,
        }
    }
}

/// Merges runs of equal neighbours in one row from a column on.
pub fn merge_across(row: &mut [Cell], from: usize) {
    let mut start = from;
    while start < row.len() {
        let mut end = start + 1;
        while end < row.len() && row[end].value == row[start].value {
            end += 1;
        }
        if !row[start].value.is_empty() {
            row[start].across = end - start;
            row[start + 1..end].fill(Cell::covered());
        }
        start = end;
    }
}

/// Merges the cells of a column over some rows, whatever stands in the lower ones.
pub fn merge_down(rows: &mut [Row], column: usize) {
    let count = rows.len();
    if count < 2 {
        return;
    }
    rows[0].cells[column].down = count;
    for row in &mut rows[1..] {
        row.cells[column] = Cell::covered();
    }
}

/// The cells of some rows, with the merged ones wherever they reach.
pub(crate) fn spread<'a>(rows: impl Iterator<Item = &'a [Cell]>) -> Vec<Vec<Option<&'a Cell>>> {
    let rows: Vec<&[Cell]> = rows.collect();
    let mut out: Vec<Vec<Option<&Cell>>> =
        rows.iter().map(|cells| vec![None; cells.len()]).collect();
    for (at, cells) in rows.iter().enumerate() {
        for (column, cell) in cells.iter().enumerate() {
            if cell.value == Value::Covered {
                continue;
            }
            for line in out.iter_mut().skip(at).take(cell.down) {
                for place in line.iter_mut().skip(column).take(cell.across) {
                    *place = Some(cell);
                }
            }
        }
    }
    out
}

impl Sheet {
    /// The heads of all columns in one line each: `销售部 / 经理`.
    pub(crate) fn flat_heads(&self) -> Vec<String> {
        let grid = spread(self.head.iter().map(Vec::as_slice));
        (0..self.columns.len())
            .map(|column| {
                let mut parts: Vec<String> = Vec::new();
                for line in &grid {
                    let text = line[column].map_or_else(String::new, |cell| cell.value.plain());
                    if !text.is_empty() && parts.last() != Some(&text) {
                        parts.push(text);
                    }
                }
                parts.join(" / ")
            })
            .collect()
    }

    pub(crate) fn has_groups(&self) -> bool {
        self.rows.iter().any(|row| row.kind == RowKind::Group)
    }
}
