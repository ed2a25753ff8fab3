//! Word files: templates that people make in Word, filled with a position, a department or a whole booklet. A template
//! is read and judged once (`package`, `paragraph`, `structure`), compiled (`compile`) and run for each document
//! (`fill`). Pure: reads no file; what it needs is handed in.

mod built_in;
mod clean;
mod compile;
mod content;
mod data;
mod fault;
pub mod fields;
mod fill;
mod numbering;
mod package;
mod pages;
mod paragraph;
mod picture;
mod press;
mod scope;
mod structure;
mod styles;
mod tag;
mod theme;
mod xml;

use crate::diagnostic::Message;
use crate::locale::Language;
use crate::render::design::Design;
use crate::syntax::vocabulary::Vocabulary;
pub use built_in::BuiltIn;
use compile::Op;
pub use fault::{Fault, Place, Spot, Story};
pub use fields::Subject;
use numbering::Lists;
use package::Package;
use picture::Size;
pub use press::Press;
use scope::Words;
use std::io::{Read, Seek};
use theme::Tones;
use xml::Tree;
use zip::ZipArchive;

/// What our files say they were made with, in their properties.
pub const CREATOR: &str = concat!("rolec ", env!("CARGO_PKG_VERSION"));

/// The part that says what made the file.
const APP: &str = "docProps/app.xml";

/// So much of the properties is read, in bytes.
const PROPERTIES: u64 = 64 * 1024;

/// Whether we made a file: its properties say so. Word says it made what it saves.
pub fn is_ours(file: impl Read + Seek) -> bool {
    let made = || {
        let mut archive = ZipArchive::new(file).ok()?;
        let properties = archive.by_name(APP).ok()?;
        let mut text = String::new();
        properties.take(PROPERTIES).read_to_string(&mut text).ok()?;
        Some(text.contains("<Application>rolec "))
    };
    made().unwrap_or(false)
}

/// The title that a file says it has, if we made it and nobody has saved it since.
pub fn own_title(file: impl Read + Seek) -> Option<String> {
    let mut archive = ZipArchive::new(file).ok()?;
    let mut part = |name: &str| {
        let mut text = String::new();
        let part = archive.by_name(name).ok()?;
        part.take(PROPERTIES).read_to_string(&mut text).ok()?;
        Some(text)
    };
    if !part(APP)?.contains("<Application>rolec ") {
        return None;
    }
    let core = Tree::read(part(press::CORE)?.as_bytes()).ok()?;
    let title = core.child(Tree::ROOT, "dc:title")?;
    Some(core.whole_text(title))
}

/// What the parts with text are called by those that refer to them.
const STORIES: [(&str, Story); 4] = [
    ("header", Story::Header),
    ("footer", Story::Footer),
    ("footnotes", Story::Footnotes),
    ("endnotes", Story::Endnotes),
];

/// Parts whose text is out of reach: drawings and diagrams that Word keeps apart.
const OUT_OF_REACH: [&str; 2] = ["word/diagrams/data", "word/charts/chart"];

/// A template without faults.
pub struct Template {
    subject: Subject,
    package: Package,
    /// The parts that are filled, with their programs.
    programs: Programs,
    lists: Lists,
    numbering: Option<String>,
    styles: Option<String>,
    /// The paper and the margins of its last section, and the whole of it.
    room: Size,
    section: String,
    /// Whether it has what rolec sets itself, or pictures.
    sets: bool,
    draws: bool,
    /// What rolec's own tables look like in it.
    tones: Tones,
}

impl Template {
    /// Reads a template. Without a subject, it is for that which has most of its fields.
    ///
    /// # Errors
    /// All that is wrong with it, in the order of the document.
    pub fn read(
        bytes: &[u8],
        subject: Option<Subject>,
        vocabulary: &Vocabulary,
    ) -> Result<Self, Vec<Fault>> {
        let package = Package::read(bytes).map_err(|message| vec![Fault::whole(message)])?;
        Self::of(package, subject, vocabulary)
    }

    /// A template that comes with rolec, as a design wants it.
    ///
    /// # Errors
    /// None, unless the program itself is at fault.
    pub fn built_in(
        built_in: BuiltIn,
        language: Language,
        design: &Design,
        vocabulary: &Vocabulary,
    ) -> Result<Self, Vec<Fault>> {
        let package = built_in.package(language, design);
        let template = Self::of(package, Some(built_in.subject()), vocabulary)?;
        Ok(Self {
            tones: Tones::of(design.theme),
            ..template
        })
    }

    fn of(
        package: Package,
        subject: Option<Subject>,
        vocabulary: &Vocabulary,
    ) -> Result<Self, Vec<Fault>> {
        let parts = Parts::read(&package).map_err(|message| vec![Fault::whole(message)])?;
        let wanted: Vec<Subject> = match subject {
            Some(subject) => vec![subject],
            None => Subject::ALL.to_vec(),
        };
        let mut best: Option<(Vec<Fault>, Subject, Programs)> = None;
        for subject in wanted {
            let mut faults = parts.faults.clone();
            let programs = parts.compile(subject, vocabulary, &mut faults);
            let better = best
                .as_ref()
                .is_none_or(|(least, ..)| faults.len() < least.len());
            if better {
                best = Some((faults, subject, programs));
            }
        }
        let Some((faults, subject, programs)) = best else {
            return Err(Vec::new());
        };
        if !faults.is_empty() {
            return Err(faults);
        }
        let uses = |wanted: fn(&Op) -> bool| programs.iter().any(|(_, ops)| any(ops, wanted));
        Ok(Self {
            subject,
            tones: Tones::default(),
            sets: uses(|op| matches!(op, Op::Block(..))),
            draws: uses(|op| matches!(op, Op::Block(..) | Op::Picture(..))),
            room: parts.room,
            section: parts.section,
            lists: parts.lists,
            numbering: parts.numbering,
            styles: parts.styles,
            programs,
            package,
        })
    }

    pub fn subject(&self) -> Subject {
        self.subject
    }
}

fn any(ops: &[Op], wanted: fn(&Op) -> bool) -> bool {
    ops.iter().any(|op| {
        wanted(op)
            || match op {
                Op::Each { body, between, .. } => any(body, wanted) || any(between, wanted),
                Op::If {
                    then, otherwise, ..
                } => any(then, wanted) || any(otherwise, wanted),
                Op::Hold { body, .. } => any(body, wanted),
                Op::Table(rows) => any(rows, wanted),
                Op::Lines { before, behind, .. } => any(before, wanted) || any(behind, wanted),
                _ => false,
            }
    })
}

/// Parts with their programs.
type Programs = Vec<(String, Vec<Op>)>;

/// The parts of a template that matter.
struct Parts {
    stories: Vec<(String, Story, Tree)>,
    lists: Lists,
    numbering: Option<String>,
    styles: Option<String>,
    room: Size,
    section: String,
    faults: Vec<Fault>,
}

impl Parts {
    fn read(package: &Package) -> Result<Self, Message> {
        let main = package.main()?;
        let missing = || Message::new("word-no-docx");
        let tree = package.tree(&main)?.ok_or_else(missing)?;
        if !tree.is(Tree::ROOT, "w:document") || tree.child(Tree::ROOT, "w:body").is_none() {
            return Err(missing());
        }
        let relationships = package.relationships(&main)?;
        let target = |kind: &str| {
            let mut found = relationships.iter().filter(|one| !one.external);
            let found = found.find(|one| one.kind == kind)?;
            package
                .part(&found.target)
                .is_some()
                .then(|| found.target.clone())
        };
        let (numbering, styles) = (target("numbering"), target("styles"));
        let tree_of = |name: &Option<String>| match name {
            Some(name) => package.tree(name),
            None => Ok(None),
        };
        let lists = Lists::read(tree_of(&numbering)?.as_ref(), tree_of(&styles)?.as_ref());
        let (room, section) = last_section(&tree);
        let mut stories = vec![(main, Story::Body, tree)];
        for (kind, story) in STORIES {
            for one in relationships.iter().filter(|one| one.kind == kind) {
                let known = stories.iter().any(|(name, ..)| *name == one.target);
                if !one.external
                    && !known
                    && let Some(tree) = package.tree(&one.target)?
                {
                    stories.push((one.target.clone(), story, tree));
                }
            }
        }
        for (_, _, tree) in &mut stories {
            clean::clean(tree);
        }
        Ok(Self {
            stories,
            lists,
            numbering,
            styles,
            room,
            section,
            faults: out_of_reach(package),
        })
    }

    fn compile(
        &self,
        subject: Subject,
        vocabulary: &Vocabulary,
        faults: &mut Vec<Fault>,
    ) -> Programs {
        let words = Words { vocabulary };
        let mut programs = Vec::new();
        for (name, story, tree) in &self.stories {
            let mut tree = tree.clone();
            let mut told = Vec::new();
            let placed = paragraph::place(&mut tree, *story, &mut told);
            let structure = structure::structure(&mut tree, &placed, subject, words, &mut told);
            if told.is_empty() {
                let ops = compile::compile(&tree, &placed, &structure, &self.lists);
                programs.push((name.clone(), ops));
            }
            let place = |fault: &Fault| {
                let place = fault.place.as_ref();
                place.map_or((0, 0), |place| (place.order, place.range.start))
            };
            told.sort_by_key(place);
            faults.append(&mut told);
        }
        programs
    }
}

/// Tags where nothing can be filled in.
fn out_of_reach(package: &Package) -> Vec<Fault> {
    let is_such = |name: &&str| OUT_OF_REACH.iter().any(|start| name.starts_with(start));
    let has_tag = |name: &&str| {
        let bytes = package.part(name).unwrap_or_default();
        memchr::memmem::find(bytes, b"{{").is_some()
    };
    let parts = package.names().filter(is_such).filter(has_tag);
    parts
        .map(|part| Fault::whole(Message::new("word-tag-out-of-reach").arg("part", part)))
        .collect()
}

/// How much room the last section has, and how it is set.
fn last_section(tree: &Tree) -> (Size, String) {
    let body = tree.child(Tree::ROOT, "w:body").unwrap_or(Tree::ROOT);
    let section = tree.child(body, "w:sectPr");
    let mut written = String::new();
    if let Some(section) = section {
        tree.write(section, &mut written);
    }
    let number = |element: &str, name: &str, usual: u32| {
        let value = section
            .and_then(|section| tree.child(section, element))
            .and_then(|element| tree.attribute(element, name));
        let value = value.and_then(|value| value.trim_start_matches('-').parse::<u32>().ok());
        value.filter(|&value| value < 100_000).unwrap_or(usual)
    };
    let across = number("w:pgMar", "w:left", 1440) + number("w:pgMar", "w:right", 1440);
    let down = number("w:pgMar", "w:top", 1440) + number("w:pgMar", "w:bottom", 1440);
    let room = Size {
        width: number("w:pgSz", "w:w", 11906)
            .saturating_sub(across)
            .max(1440),
        height: number("w:pgSz", "w:h", 16838)
            .saturating_sub(down + 800)
            .max(1440),
    };
    (room, written)
}
