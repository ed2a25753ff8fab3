//! The templates that come with rolec, as Word files like any other. Their parts are in `templates/docx`; nothing of
//! their look is decided here.

use super::fields::Subject;
use super::package::Package;
use super::theme;
use super::xml::Tree;
use crate::diagnostic::Message;
use crate::locale::Language;
use crate::render::design::Design;

/// A template that comes with rolec.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BuiltIn {
    Position,
    Department,
    Booklet,
    /// A position as a form of fixed cells, to start one's own from.
    Form,
}

macro_rules! parts {
    ($($name:literal),+) => {
        &[$((
            $name,
            [include_str!(concat!("../../../templates/docx/zh/", $name, ".xml")),
             include_str!(concat!("../../../templates/docx/en/", $name, ".xml"))],
        )),+]
    };
}

/// The parts of each language, Chinese first.
const PARTS: &[(&str, [&str; 2])] = parts!(
    "position",
    "department",
    "booklet",
    "form",
    "footer",
    "header-position",
    "header-department",
    "header-booklet",
    "header-cover"
);

const TYPES: &str = include_str!("../../../templates/docx/types.xml");
const PACKAGE: &str = include_str!("../../../templates/docx/package.rels");
const DOCUMENT: &str = include_str!("../../../templates/docx/document.rels");
const STYLES: &str = include_str!("../../../templates/docx/styles.xml");
const SETTINGS: &str = include_str!("../../../templates/docx/settings.xml");
const FONTS: &str = include_str!("../../../templates/docx/fonts.xml");

/// The head of the pages of the cover: without text.
const COVER_HEAD: &str = "word/header2.xml";
const HEAD_TYPE: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml";

impl BuiltIn {
    pub const ALL: [BuiltIn; 4] = [
        BuiltIn::Position,
        BuiltIn::Form,
        BuiltIn::Department,
        BuiltIn::Booklet,
    ];

    /// The one for a subject.
    pub fn of(subject: Subject) -> Self {
        match subject {
            Subject::Position => BuiltIn::Position,
            Subject::Department => BuiltIn::Department,
            Subject::Booklet => BuiltIn::Booklet,
        }
    }

    pub fn subject(self) -> Subject {
        match self {
            BuiltIn::Position | BuiltIn::Form => Subject::Position,
            BuiltIn::Department => Subject::Department,
            BuiltIn::Booklet => Subject::Booklet,
        }
    }

    pub fn name(self) -> &'static str {
        match self {
            BuiltIn::Position => "position",
            BuiltIn::Department => "department",
            BuiltIn::Booklet => "booklet",
            BuiltIn::Form => "form",
        }
    }

    /// Its parts.
    pub(super) fn package(self, language: Language, design: &Design) -> Package {
        let part = |name: &str| {
            let found = PARTS.iter().find(|(known, _)| *known == name);
            found.map_or("", |(_, [zh, en])| language.pick(zh, en))
        };
        let header = match self {
            BuiltIn::Form => "position".to_owned(),
            other => other.name().to_owned(),
        };
        let mut package = Package::default();
        for (name, text) in [
            ("[Content_Types].xml", TYPES.to_owned()),
            ("_rels/.rels", PACKAGE.to_owned()),
            ("word/document.xml", part(self.name()).to_owned()),
            ("word/_rels/document.xml.rels", DOCUMENT.to_owned()),
            ("word/styles.xml", styles(language)),
            ("word/settings.xml", SETTINGS.to_owned()),
            ("word/fontTable.xml", FONTS.to_owned()),
            (
                "word/header1.xml",
                part(&format!("header-{header}")).to_owned(),
            ),
            ("word/footer1.xml", part("footer").to_owned()),
        ] {
            package.set(name, theme::dressed(&text, design).into_bytes());
        }
        if self == BuiltIn::Booklet {
            let head = part("header-cover").to_owned();
            package.set(COVER_HEAD, head.into_bytes());
            package.declare(COVER_HEAD, HEAD_TYPE);
            package.relate("word/document.xml", "rId6", "header", "header2.xml");
        }
        if design.duplex {
            package.rewrite("word/settings.xml", |text| {
                text.replace("<w:defaultTabStop", "<w:mirrorMargins/><w:defaultTabStop")
            });
        }
        package
    }

    /// It as a file, for people to change.
    ///
    /// # Errors
    /// If memory is short.
    pub fn file(self, language: Language) -> Result<Vec<u8>, Message> {
        self.package(language, &Design::default()).write()
    }
}

/// Our styles in the manner of a language: prose is indented in Chinese, and titles are spaced.
fn styles(language: Language) -> String {
    let indent = language.pick("<w:ind w:firstLine=\"420\" w:firstLineChars=\"200\"/>", "");
    let spaced = language.pick("<w:spacing w:val=\"60\"/>", "");
    STYLES
        .replace("{indent}", indent)
        .replace("{spaced}", spaced)
}

/// Our styles, read once for each language.
pub(super) fn style_tree(language: Language) -> Tree {
    // INVARIANT: it is part of the program; the tests read it.
    Tree::read(styles(language).as_bytes()).unwrap_or_default()
}
