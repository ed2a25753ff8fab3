//! What a booklet holds: an ordered list of chapters (LANGUAGE §8).

use crate::syntax::concept::Concept;

/// A booklet of the manifest, or the default one.
#[derive(Clone, Debug, PartialEq)]
pub struct Booklet {
    /// The file's name without its ending.
    pub name: String,
    /// None: the usual title in the language of the booklet.
    pub title: Option<String>,
    /// None: what the command line asks for, or PDF.
    pub formats: Option<Vec<String>>,
    /// A folder of partials that replace the built-in ones.
    pub template: Option<String>,
    /// What its Word files are made with.
    pub word: WordFiles,
    pub chapters: Vec<Chapter>,
}

/// The Word files of a booklet: the whole, one a position, one a department.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WordFiles {
    pub booklet: WordFile,
    pub position: WordFile,
    pub department: WordFile,
}

/// What Word files of one kind are made with.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum WordFile {
    #[default]
    BuiltIn,
    /// A template, by its path in the workspace.
    Own(String),
    /// They are not made.
    Off,
}

/// What a chapter speaks of: one department or position with all below it, or everything.
#[derive(Clone, Debug, PartialEq)]
pub enum Selection {
    All,
    Named(String),
}

/// A chapter of a booklet.
#[derive(Clone, Debug, PartialEq)]
pub enum Chapter {
    Cover,
    Revisions,
    Contents,
    Heading(String),
    Chart(Selection),
    Functions(Selection),
    /// Position sheets; only the named sections, if any are named.
    Positions(Selection, Vec<Concept>),
    Authorities(Selection),
    Matrix(String),
    Processes(Selection),
    Headcount(Selection),
    /// The shared definitions of indicators.
    Kpis,
    PositionsList(Selection),
    /// A Markdown file, by its path in the workspace.
    Text(String),
    Glossary,
    Index,
}

impl Chapter {
    /// The keys that the manifest uses.
    pub const KEYS: [&'static str; 16] = [
        "cover",
        "revisions",
        "contents",
        "heading",
        "chart",
        "functions",
        "positions",
        "authorities",
        "matrix",
        "processes",
        "headcount",
        "kpis",
        "positions-list",
        "text",
        "glossary",
        "index",
    ];
}

/// The booklet of a workspace that describes none.
pub fn default_chapters() -> Vec<Chapter> {
    vec![
        Chapter::Cover,
        Chapter::Revisions,
        Chapter::Contents,
        Chapter::Chart(Selection::All),
        Chapter::Functions(Selection::All),
        Chapter::Positions(Selection::All, Vec::new()),
        Chapter::Authorities(Selection::All),
        Chapter::Processes(Selection::All),
        Chapter::Kpis,
        Chapter::Index,
    ]
}
