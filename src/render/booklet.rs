//! What a booklet holds: an ordered list of chapters (LANGUAGE §8).

use super::design::{Design, PageSetup};
use super::matrix::Kind;
use crate::syntax::concept::Concept;

/// A booklet of the manifest, or the default one.
#[derive(Clone, Debug, PartialEq, Default)]
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
    pub design: Design,
    pub chapters: Vec<Entry>,
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

/// A chapter in its place: what it holds, what it is called, on which paper it stands.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub chapter: Chapter,
    /// None: the usual title.
    pub title: Option<String>,
    pub filter: Filter,
    pub setup: PageSetup,
}

impl From<Chapter> for Entry {
    fn from(chapter: Chapter) -> Self {
        Self {
            chapter,
            title: None,
            filter: Filter::default(),
            setup: PageSetup::default(),
        }
    }
}

/// What a chapter speaks of: departments and positions, each with all below it, or everything.
#[derive(Clone, Debug, PartialEq, Default)]
pub enum Selection {
    #[default]
    All,
    Named(Vec<String>),
}

/// Which positions of its selection a chapter speaks of; all, if nothing is said.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Filter {
    /// Of one of these grades.
    pub grades: Vec<String>,
    /// Not these departments and positions, nor what is below them.
    pub except: Vec<String>,
    /// For which this condition holds, written in CEL as those of own rules are.
    pub condition: Option<String>,
}

impl Filter {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What a chapter holds.
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
    Matrix(Kind, Selection),
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
pub fn default_chapters() -> Vec<Entry> {
    let chapters = [
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
    ];
    chapters.map(Entry::from).to_vec()
}
