//! How the cells of a workbook look: fonts that office programs have, thin rules, quiet fills.

use crate::locale::Language;
use crate::render::sheet::layout::BODY;
use crate::render::sheet::{Align, Cell, Tone, Value};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};
use rustc_hash::FxHashMap;

/// The size of titles, in points.
pub(super) const TITLE: f64 = 16.0;

const RULE: u32 = 0x7F_7F7F;
const HEAD: u32 = 0xDD_E6F0;
const GROUP: u32 = 0xF2_F5F9;
const MARKED: u32 = 0xFF_F3D6;
const LINK: u32 = 0x1B_4F8F;

/// What kind of row a cell is in.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Look {
    Head,
    Plain,
    Group,
    Total,
}

type Key = (Look, Align, Tone, u8, Number, bool);

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Number {
    None,
    Percent,
    /// With places behind the point; Excel would show the point of a whole number too.
    Fraction,
}

/// Formats, each made once.
pub(super) struct Formats {
    language: Language,
    made: FxHashMap<Key, Format>,
}

/// The font of texts.
pub(super) fn font(language: Language) -> &'static str {
    language.pick("宋体", "Arial")
}

/// The font of titles and heads.
pub(super) fn bold(language: Language) -> &'static str {
    language.pick("黑体", "Arial")
}

impl Formats {
    pub(super) fn new(language: Language) -> Self {
        Self {
            language,
            made: FxHashMap::default(),
        }
    }

    fn base(&self, size: f64) -> Format {
        Format::new()
            .set_font_name(font(self.language))
            .set_font_size(size)
            .set_align(FormatAlign::VerticalCenter)
            .set_text_wrap()
    }

    /// A Hei is bold by itself; doubled it blots.
    fn strong(&self, format: Format) -> Format {
        let format = format.set_font_name(bold(self.language));
        match self.language {
            Language::Zh => format,
            Language::En => format.set_bold(),
        }
    }

    pub(super) fn title(&self) -> Format {
        self.strong(self.base(TITLE)).set_align(FormatAlign::Center)
    }

    pub(super) fn facts(&self) -> Format {
        self.base(BODY).set_align(FormatAlign::Left)
    }

    pub(super) fn note(&self, is_title: bool) -> Format {
        let format = self.base(BODY - 1.0).set_align(FormatAlign::Left);
        match is_title {
            true => self.strong(format),
            false => format,
        }
    }

    /// The format of a cell; one that leads elsewhere is told by its colour.
    pub(super) fn cell(&mut self, look: Look, align: Align, cell: &Cell, leads: bool) -> Format {
        let number = match cell.value {
            Value::Share(percent) if percent.fract() == 0.0 => Number::Percent,
            Value::Share(_) => Number::Fraction,
            _ => Number::None,
        };
        let key = (look, align, cell.tone, cell.indent, number, leads);
        if let Some(format) = self.made.get(&key) {
            return format.clone();
        }
        let format = self.make(key);
        self.made.insert(key, format.clone());
        format
    }

    fn make(&self, (look, align, tone, indent, number, leads): Key) -> Format {
        let mut format = self
            .base(BODY)
            .set_border(FormatBorder::Thin)
            .set_border_color(RULE);
        format = match (look, align) {
            (Look::Head, _) => format.set_align(FormatAlign::Center),
            (Look::Group, _) | (_, Align::Start) => format.set_align(FormatAlign::Left),
            (_, Align::Centre) => format.set_align(FormatAlign::Center),
        };
        if look != Look::Plain || tone != Tone::Plain {
            format = self.strong(format);
        }
        format = match (look, tone) {
            (Look::Head, _) => format.set_background_color(HEAD),
            (Look::Group | Look::Total, _) => format.set_background_color(GROUP),
            (Look::Plain, Tone::Marked) => format.set_background_color(MARKED),
            (Look::Plain, _) => format,
        };
        if indent > 0 && (align == Align::Start || look == Look::Group) {
            format = format.set_indent(super::indent(indent));
        }
        if leads {
            format = format.set_font_color(LINK);
        }
        match number {
            Number::None => format,
            Number::Percent => format.set_num_format("0%"),
            Number::Fraction => format.set_num_format("0.0#%"),
        }
    }
}
