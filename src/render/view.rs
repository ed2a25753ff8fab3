//! The one view of a booklet that templates see, in every format: plain text, labels in the language of the booklet,
//! and anchors for links. Holds no markup and decides no look; its shape is versioned.

mod body;
mod build;
mod control;
mod department;
mod filler;
mod grid;
mod lists;
mod look;
mod matrices;
mod matters;
pub(super) mod names;
mod outline;
pub(super) mod plan;
mod planner;
mod position;
mod process;
mod reference;
mod selection;
mod specimen;
mod table;
pub mod words;

use crate::render::glyphs;
use crate::render::picture::Pictures;
pub use build::{Built, Input, build, find};
pub(super) use control::{Controls, day, merged};
pub use look::{Logo, Look, Paper};
pub use matrices::{Grid, GridCell, GridHead, GridRow, Matrix};
pub use plan::UnknownName;
use serde::Serialize;
pub use specimen::specimen;

/// The version of the view; a template may ask for it.
pub const SCHEMA: &str = "rolec.view/1";

/// A booklet as templates see it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct View {
    pub schema: &'static str,
    pub book: Book,
    pub parts: Vec<Part>,
    /// The paper that each part stands on.
    #[serde(skip)]
    pub papers: Vec<Paper>,
    /// The pictures of its chapters and its logo, by their paths in the workspace; they are no business of templates.
    #[serde(skip)]
    pub pictures: Pictures,
}

impl View {
    /// The paper of a part.
    pub fn paper(&self, part: usize) -> &Paper {
        self.papers.get(part).unwrap_or(&self.book.look.paper)
    }

    /// The paper of a part in points, if it is not that of the booklet; drawings and wide tables say themselves what
    /// they need.
    pub fn own_paper(&self, part: usize) -> Option<(f64, f64)> {
        let paper = self.paper(part);
        let tells = match self.parts.get(part) {
            Some(Part::Chart(chart)) => !chart.drawings.is_empty(),
            Some(Part::Matrix(_)) => true,
            _ => false,
        };
        (!tells && *paper != self.book.look.paper).then_some((paper.width, paper.height))
    }
}

/// What every page may need.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Book {
    /// ISO 639-1.
    pub language: &'static str,
    /// The language tag of web pages.
    pub locale: &'static str,
    pub chinese: bool,
    pub organisation: String,
    pub title: String,
    /// The day of the build, if one was given.
    pub date: Option<String>,
    /// What the running head says on every page: the organisation and the title, shortened.
    pub head: String,
    /// Number and version of the document, with their labels, for the feet of pages; empty if neither is written.
    pub control: String,
    /// Since when it is in effect, with its label; empty if that is not written.
    pub effective: String,
    pub look: Look,
    pub words: Words,
}

/// Words that belong to no entity.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Words {
    /// `第 X 页 共 Y 页`: before X, between, after Y.
    pub page_before: String,
    pub page_between: String,
    pub page_after: String,
    /// The same of the whole booklet, where pages also have numbers of their own.
    pub whole_before: String,
    pub whole_between: String,
    pub whole_after: String,
    pub contents: String,
    /// Between a label and what it labels.
    pub colon: String,
    pub none: String,
    /// Around remarks.
    pub open: String,
    pub close: String,
    pub date: String,
    pub signature: String,
    pub changes: String,
    pub countersigned: String,
    /// The title of the lines at the foot of a sheet.
    pub control: String,
    /// In place of a page number.
    pub unnumbered: String,
    pub top: String,
    /// For web pages: the box that narrows the contents, the way past them, and a chart as a list.
    pub find: String,
    pub skip: String,
    pub outline: String,
}

/// A piece of text, and the anchor it links to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Piece {
    pub text: String,
    pub to: Option<String>,
}

/// Text in pieces.
pub type Rich = Vec<Piece>;

/// The text alone.
pub fn plain(rich: &[Piece]) -> String {
    rich.iter().map(|piece| piece.text.as_str()).collect()
}

/// One part of a booklet, in order.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Part {
    Cover(Cover),
    Control(Control),
    Contents(Contents),
    Heading(Heading),
    Chart(Chart),
    Department(Sheet),
    Position(Sheet),
    Process(Sheet),
    Matters(Matters),
    Tables(Tables),
    Matrix(Matrix),
    Index(Index),
    Text(Text),
}

impl Part {
    /// The name of its template.
    pub fn template(&self) -> &'static str {
        match self {
            Part::Cover(_) => "cover",
            Part::Control(_) => "control",
            Part::Contents(_) => "contents",
            Part::Heading(_) => "heading",
            Part::Chart(_) => "chart",
            Part::Department(_) => "department",
            Part::Position(_) => "position",
            Part::Process(_) => "process",
            Part::Matters(_) => "matters",
            Part::Tables(_) => "tables",
            Part::Matrix(_) => "matrix",
            Part::Index(_) => "index",
            Part::Text(_) => "text",
        }
    }

    /// The headings that begin here.
    pub fn marks(&self) -> Vec<&Mark> {
        let head = match self {
            Part::Cover(_) => return Vec::new(),
            Part::Text(text) => return text.marks.iter().collect(),
            Part::Matters(matters) => {
                let inner = matters.matters.iter().map(|matter| &matter.mark);
                return matters.head.marks().chain(inner).collect();
            }
            Part::Control(control) => &control.head,
            Part::Contents(contents) => &contents.head,
            Part::Heading(heading) => &heading.head,
            Part::Chart(chart) => &chart.head,
            Part::Department(sheet) | Part::Position(sheet) | Part::Process(sheet) => &sheet.head,
            Part::Tables(tables) => &tables.head,
            Part::Matrix(matrix) => &matrix.head,
            Part::Index(index) => &index.head,
        };
        head.marks().collect()
    }

    /// Whether it prints page numbers of others, so that it can only be set when those are known.
    pub fn wants_pages(&self) -> bool {
        matches!(self, Part::Contents(_) | Part::Heading(_) | Part::Index(_))
    }

    /// Fills in the pages of anchors.
    pub fn set_pages(&mut self, page: impl Fn(&str) -> Option<usize>) {
        match self {
            Part::Contents(Contents { entries, .. }) | Part::Heading(Heading { entries, .. }) => {
                for entry in entries {
                    entry.page = page(&entry.anchor);
                }
            }
            Part::Index(index) => {
                let entries = index.groups.iter_mut().flat_map(|group| &mut group.entries);
                for entry in entries {
                    entry.page = entry.anchor.as_deref().and_then(&page);
                }
            }
            _ => {}
        }
    }
}

impl Head {
    fn marks(&self) -> impl Iterator<Item = &Mark> {
        self.above.iter().chain(std::iter::once(&self.mark))
    }
}

/// A heading: what it says, and where links find it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Mark {
    /// From 1.
    pub level: u8,
    pub text: String,
    pub anchor: String,
    /// False for a heading that stands only in lists of contents.
    pub shown: bool,
    /// Whether it is too long for one line in the size of titles.
    pub long: bool,
    /// Known once the pages are set.
    pub page: Option<usize>,
}

/// Wider titles, in em, take more than one line.
const TITLE: f64 = 27.0;

impl Mark {
    fn new(level: u8, text: String, anchor: String, shown: bool) -> Self {
        Self {
            level,
            long: glyphs::width(&text) > TITLE,
            text,
            anchor,
            shown,
            page: None,
        }
    }
}

/// The headings of a part.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Head {
    /// Headings of chapters and departments that begin with this part.
    pub above: Vec<Mark>,
    pub mark: Mark,
    /// What kind of sheet it is.
    pub subtitle: Option<String>,
    /// What the running head says on its pages.
    pub running: String,
}

/// A labelled value.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Pair {
    pub id: &'static str,
    pub label: String,
    pub value: Rich,
}

/// A row of a grid of labelled values: one, or two side by side.
pub type PairRow = Vec<Pair>;

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cover {
    pub rows: Vec<Pair>,
    /// Who prepared, reviewed and approved, as far as that is written.
    pub signatures: Vec<Signature>,
    /// The day of the build.
    pub date: Option<Pair>,
}

/// The page of document control.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Control {
    pub head: Head,
    pub rows: Vec<PairRow>,
    /// About the organisation: other names, grades, currency.
    pub about: Vec<PairRow>,
    pub notes: Option<Section>,
    pub changes: Table,
    pub signatures: Vec<Signature>,
    pub countersigned: Vec<String>,
}

/// A place for a signature.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Signature {
    pub label: String,
    /// Empty to be filled in.
    pub name: String,
    pub date: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Contents {
    pub head: Head,
    pub entries: Vec<Mark>,
}

/// The title of a group of chapters, with what follows under it.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Heading {
    pub head: Head,
    /// The number that its title begins with: `第一篇`, `Part 1`.
    pub number: Option<String>,
    /// The title without that number.
    pub name: String,
    pub entries: Vec<Mark>,
    /// Whether the entries are of several levels.
    pub mixed: bool,
}

/// An organisation chart: its drawings, and the same as an outline.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Chart {
    pub head: Head,
    pub drawings: Vec<Drawing>,
    pub outline: Vec<OutlineRow>,
}

/// One sheet of a chart.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Drawing {
    pub title: String,
    /// A whole SVG document.
    pub svg: String,
    /// The name under which a page finds it.
    pub file: String,
    /// Its own size, how much that is enlarged in print, and the size of the paper, in points.
    pub width: f64,
    pub height: f64,
    pub scale: f64,
    pub paper_width: f64,
    pub paper_height: f64,
}

/// A department or position in the tree.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OutlineRow {
    /// From 0.
    pub depth: usize,
    pub department: bool,
    pub name: Rich,
    /// The head of a department, the headcount of a position.
    pub remark: String,
}

/// The sheet of a department, position or process.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Sheet {
    pub head: Head,
    /// The stable identity, as contracts write it.
    pub id: String,
    pub rows: Vec<PairRow>,
    pub sections: Vec<Section>,
    pub control: Option<SheetControl>,
    /// To be signed by hand.
    pub signatures: Vec<Signature>,
}

/// Document control of one sheet.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct SheetControl {
    pub rows: Vec<PairRow>,
    pub signed: Vec<Signature>,
    pub changes: Option<Table>,
}

/// A section of a sheet.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Section {
    /// The English word of its label, kebab-case.
    pub id: &'static str,
    /// With its number.
    pub title: String,
    pub runs: Vec<Run>,
    /// Labelled fields, for a section that has them.
    pub fields: Vec<Field>,
}

/// A stretch of a section: one table across the page, or blocks that are none.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Run {
    pub table: Option<Table>,
    pub blocks: Vec<Block>,
}

/// Tables stand alone, what is between them together.
fn runs(blocks: Vec<Block>) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for block in blocks {
        match (block, runs.last_mut()) {
            (Block::Table(table), _) => runs.push(Run {
                table: Some(table),
                blocks: Vec::new(),
            }),
            (block, Some(run)) if run.table.is_none() => run.blocks.push(block),
            (block, _) => runs.push(Run {
                table: None,
                blocks: vec![block],
            }),
        }
    }
    runs
}

/// A labelled field of a section.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Field {
    pub id: &'static str,
    pub label: String,
    pub blocks: Vec<Block>,
}

/// A part of a section.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Block {
    Prose { paragraphs: Vec<Rich> },
    Group { title: String, note: String },
    Items { items: Vec<Item> },
    Table(Table),
}

/// An entry of a list.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Item {
    /// From 0.
    pub depth: usize,
    /// Its number as written; empty without one.
    pub mark: String,
    /// How wide the marks of its list are, in em.
    pub hang: f64,
    pub text: Rich,
    /// Attributes in brackets; empty without any.
    pub note: String,
    /// Whether it is too long to be kept on one page.
    pub long: bool,
}

/// A table.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Table {
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
    /// How large its text is, beside that of other tables; 1 unless the columns are too many.
    pub scale: f64,
    /// Whether its columns are too narrow for their longest words even so.
    pub cramped: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Column {
    pub id: &'static str,
    pub label: Rich,
    /// Percent of the table's width.
    pub share: f64,
    /// Short values are centred, texts are not.
    pub centred: bool,
    /// Whether its cells say what their rows are about.
    pub names_rows: bool,
}

/// A row: cells, or one text across.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Row {
    Cells {
        cells: Vec<Cell>,
        long: bool,
        total: bool,
    },
    Across {
        text: Rich,
        note: String,
        group: bool,
    },
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Cell {
    pub text: Rich,
    pub depth: usize,
    pub note: String,
}

/// Approval tables.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Matters {
    pub head: Head,
    pub matters: Vec<Matter>,
    /// Those without a table.
    pub others: Option<Table>,
    pub others_title: String,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Matter {
    pub mark: Mark,
    /// The stable identity, as contracts write it.
    pub id: String,
    pub rows: Vec<PairRow>,
    pub tables: Vec<Table>,
    pub notes: Vec<Block>,
    /// What the lists of positions and departments grant over it, where it stands for itself.
    pub lists: Option<Table>,
    pub lists_title: String,
}

/// Tables under a title.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Tables {
    pub head: Head,
    /// What it lists: `positions-list`, `headcount`, `kpis`, `glossary`, or the kind of a matrix.
    pub id: &'static str,
    pub tables: Vec<TitledTable>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TitledTable {
    /// Empty without one.
    pub title: String,
    pub table: Table,
}

/// Positions by department, with their pages.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Index {
    pub head: Head,
    pub groups: Vec<IndexGroup>,
    /// How many titles and entries there are.
    pub lines: usize,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IndexGroup {
    pub title: String,
    pub entries: Vec<IndexEntry>,
}

#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct IndexEntry {
    pub title: String,
    pub code: String,
    /// None for a position that has no page.
    pub anchor: Option<String>,
    /// Known once the pages are set.
    pub page: Option<usize>,
}

/// A chapter written in Markdown.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Text {
    pub marks: Vec<Mark>,
    /// How many levels its headings are moved down.
    pub shift: u8,
    pub running: String,
    pub markdown: String,
    /// Its path in the workspace, for the pictures that it names.
    pub path: String,
}
