//! How a booklet is to look: theme, fonts, paper, marks on its pages, the kind of PDF. Says what is wanted; what that
//! means in print the templates know.

/// A whole look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Theme {
    /// Song body, Hei headings, black rules: as authorities and state-owned firms print.
    #[default]
    Official,
    /// Sans text, one colour, few rules.
    Modern,
    /// Small type and narrow margins.
    Compact,
}

impl Theme {
    pub const ALL: [Theme; 3] = [Theme::Official, Theme::Modern, Theme::Compact];

    /// As the manifest and the command line write it.
    pub fn name(self) -> &'static str {
        match self {
            Theme::Official => "official",
            Theme::Modern => "modern",
            Theme::Compact => "compact",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.name() == name)
    }
}

/// A size of paper.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Paper {
    #[default]
    A4,
    A3,
    A5,
    /// ISO 216, as Typst and most printers mean it.
    B5,
    Letter,
    Legal,
    Tabloid,
}

impl Paper {
    pub const ALL: [Paper; 7] = [
        Paper::A4,
        Paper::A3,
        Paper::A5,
        Paper::B5,
        Paper::Letter,
        Paper::Legal,
        Paper::Tabloid,
    ];

    /// As the manifest writes it, whatever the case of its letters.
    pub fn name(self) -> &'static str {
        match self {
            Paper::A4 => "A4",
            Paper::A3 => "A3",
            Paper::A5 => "A5",
            Paper::B5 => "B5",
            Paper::Letter => "letter",
            Paper::Legal => "legal",
            Paper::Tabloid => "tabloid",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        let same = |paper: &Paper| paper.name().eq_ignore_ascii_case(name);
        Self::ALL.into_iter().find(same)
    }

    /// Upright, in points: width, height (ISO 216, ANSI Y14.1).
    pub fn size(self) -> (f64, f64) {
        match self {
            Paper::A4 => (595.28, 841.89),
            Paper::A3 => (841.89, 1190.55),
            Paper::A5 => (419.53, 595.28),
            Paper::B5 => (498.90, 708.66),
            Paper::Letter => (612.0, 792.0),
            Paper::Legal => (612.0, 1008.0),
            Paper::Tabloid => (792.0, 1224.0),
        }
    }

    /// The next larger sheet of the same family, for what does not fit.
    pub fn larger(self) -> Self {
        match self {
            Paper::A5 | Paper::B5 => Paper::A4,
            Paper::A4 | Paper::A3 => Paper::A3,
            Paper::Letter | Paper::Legal | Paper::Tabloid => Paper::Tabloid,
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Orientation {
    Portrait,
    Landscape,
}

impl Orientation {
    pub const ALL: [Orientation; 2] = [Orientation::Portrait, Orientation::Landscape];

    pub fn name(self) -> &'static str {
        match self {
            Orientation::Portrait => "portrait",
            Orientation::Landscape => "landscape",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.name() == name)
    }
}

/// The paper of a booklet, or of one chapter; what is None goes by what stands further out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct PageSetup {
    pub paper: Option<Paper>,
    pub orientation: Option<Orientation>,
}

impl PageSetup {
    /// This, and where it says nothing the other.
    pub fn or(self, outer: PageSetup) -> PageSetup {
        PageSetup {
            paper: self.paper.or(outer.paper),
            orientation: self.orientation.or(outer.orientation),
        }
    }

    /// Width and height in points.
    pub fn size(self) -> (f64, f64) {
        let (short, long) = self.paper.unwrap_or_default().size();
        match self.orientation {
            Some(Orientation::Landscape) => (long, short),
            _ => (short, long),
        }
    }
}

/// What the feet of pages count.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Numbering {
    /// The pages of the booklet.
    #[default]
    Booklet,
    /// The pages of each document in it: a sheet, a chapter; the page of the booklet stands at the side.
    Document,
    /// Both, one beside the other.
    Both,
}

impl Numbering {
    pub const ALL: [Numbering; 3] = [Numbering::Booklet, Numbering::Document, Numbering::Both];

    pub fn name(self) -> &'static str {
        match self {
            Numbering::Booklet => "booklet",
            Numbering::Document => "document",
            Numbering::Both => "both",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.name() == name)
    }
}

/// Families of fonts, by the names that the system knows them by; empty for those of the theme.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Fonts {
    pub body: Vec<String>,
    pub headings: Vec<String>,
}

/// A standard that a PDF keeps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standard {
    A2b,
    A2a,
    A3b,
    A4,
}

impl Standard {
    pub const ALL: [Standard; 4] = [Standard::A2b, Standard::A2a, Standard::A3b, Standard::A4];

    /// As the manifest writes it behind `pdf-a`.
    pub fn name(self) -> &'static str {
        match self {
            Standard::A2b => "2b",
            Standard::A2a => "2a",
            Standard::A3b => "3b",
            Standard::A4 => "4",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|own| own.name() == name)
    }
}

/// What kind of PDF is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct PdfKind {
    /// Whether it says what is a heading, a list, a table: for screen readers.
    pub tagged: bool,
    /// PDF/A, for archives.
    pub standard: Option<Standard>,
}

impl PdfKind {
    /// Whether the file says what each thing on a page is, for screen readers.
    pub fn is_tagged(self) -> bool {
        self.tagged || self.standard == Some(Standard::A2a)
    }
}

/// How a booklet is to look.
#[derive(Clone, Debug, PartialEq, Default)]
pub struct Design {
    pub theme: Theme,
    pub fonts: Fonts,
    pub setup: PageSetup,
    /// Chapters and sheets begin on right-hand pages, and the margin at the back is the wider one.
    pub duplex: bool,
    pub numbering: Numbering,
    /// On the cover and in the head of every page.
    pub confidential: Option<String>,
    /// Across every page, behind its text.
    pub watermark: Option<String>,
    /// A picture of the workspace, by its path.
    pub logo: Option<String>,
    pub pdf: PdfKind,
}
