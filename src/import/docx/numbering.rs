//! The numbers that Word puts before paragraphs and does not write into them: what they look like, and how they count.

use crate::import::Fault;
use crate::import::xml::{self, Token, attribute};
use rustc_hash::FxHashMap;

/// A level of a list.
#[derive(Clone, Debug, Default)]
struct Level {
    start: u32,
    format: String,
    /// `%1.%2、`, or the bullet.
    text: String,
}

/// A paragraph's style, as far as it matters here.
#[derive(Clone, Debug, Default)]
struct Style {
    based_on: Option<String>,
    list: Option<String>,
    level: Option<usize>,
    is_heading: bool,
}

/// Levels that Word knows.
const LEVELS: usize = 9;

/// All lists of a file, and how far they have counted.
#[derive(Default)]
pub(super) struct Numbering {
    /// By the id of the definition.
    levels: FxHashMap<String, Vec<Level>>,
    /// The definition of a list, and the numbers at which levels start anew.
    lists: FxHashMap<String, (String, FxHashMap<usize, u32>)>,
    styles: FxHashMap<String, Style>,
    counts: FxHashMap<String, [Option<u32>; LEVELS]>,
}

impl Numbering {
    pub(super) fn read(numbering: &str, styles: &str) -> Result<Self, Fault> {
        let mut all = Self::default();
        all.read_lists(numbering)?;
        all.read_styles(styles)?;
        Ok(all)
    }

    fn read_lists(&mut self, text: &str) -> Result<(), Fault> {
        let (mut definition, mut list, mut level) = (None, None::<String>, 0_usize);
        xml::read(text, |token| match token {
            Token::Open(start, "abstractNum") => {
                definition = attribute(start, "abstractNumId");
                if let Some(id) = &definition {
                    self.levels
                        .insert(id.clone(), vec![Level::default(); LEVELS]);
                }
            }
            Token::Close("abstractNum") => definition = None,
            Token::Open(start, "num") => list = attribute(start, "numId"),
            Token::Close("num") => list = None,
            Token::Open(start, "abstractNumId") => {
                if let (Some(list), Some(of)) = (&list, attribute(start, "val")) {
                    self.lists.entry(list.clone()).or_default().0 = of;
                }
            }
            Token::Open(start, "lvl" | "lvlOverride") => {
                level = number(start, "ilvl").unwrap_or(0).min(LEVELS - 1);
            }
            Token::Open(start, "startOverride") => {
                if let (Some(list), Some(value)) = (&list, number(start, "val")) {
                    self.lists
                        .entry(list.clone())
                        .or_default()
                        .1
                        .insert(level, value as u32);
                }
            }
            Token::Open(start, name @ ("start" | "numFmt" | "lvlText")) => {
                let of = definition.as_ref().and_then(|id| self.levels.get_mut(id));
                let value = attribute(start, "val").unwrap_or_default();
                if let Some(level) = of.map(|levels| &mut levels[level]) {
                    match name {
                        "start" => level.start = value.parse().unwrap_or(1),
                        "numFmt" => level.format = value,
                        _ => level.text = value,
                    }
                }
            }
            _ => {}
        })
    }

    fn read_styles(&mut self, text: &str) -> Result<(), Fault> {
        let mut open: Option<(String, Style)> = None;
        xml::read(text, |token| match token {
            Token::Open(start, "style") => {
                open = attribute(start, "styleId").map(|id| (id, Style::default()));
            }
            Token::Close("style") => {
                if let Some((id, style)) = open.take() {
                    self.styles.insert(id, style);
                }
            }
            Token::Open(start, name) => {
                let Some((_, style)) = &mut open else { return };
                match name {
                    "basedOn" => style.based_on = attribute(start, "val"),
                    "numId" => style.list = attribute(start, "val"),
                    "ilvl" => style.level = number(start, "val"),
                    "outlineLvl" => {
                        style.is_heading |= number(start, "val").is_some_and(|level| level < LEVELS)
                    }
                    "name" => {
                        let name = attribute(start, "val").unwrap_or_default().to_lowercase();
                        style.is_heading |= name.starts_with("heading")
                            || name.starts_with("标题")
                            || name == "title";
                    }
                    _ => {}
                }
            }
            _ => {}
        })
    }

    /// Whether a style or one that it is based on makes headings.
    pub(super) fn is_heading(&self, style: &str) -> bool {
        self.chain(style).any(|style| style.is_heading)
    }

    fn chain<'a>(&'a self, style: &'a str) -> impl Iterator<Item = &'a Style> {
        const LONGEST: usize = 16;
        let mut next = self.styles.get(style);
        std::iter::from_fn(move || {
            let style = next?;
            next = style
                .based_on
                .as_ref()
                .and_then(|base| self.styles.get(base));
            Some(style)
        })
        .take(LONGEST)
    }

    /// The number or bullet of the next paragraph of a list, or of a style that numbers.
    pub(super) fn mark(
        &mut self,
        style: &str,
        list: Option<&str>,
        level: Option<usize>,
    ) -> Option<String> {
        let of_style = self.chain(style).find_map(|style| style.list.clone());
        let style_level = self.chain(style).find_map(|style| style.level);
        let list = list.map(str::to_owned).or(of_style)?;
        let level = level.or(style_level).unwrap_or(0).min(LEVELS - 1);
        // The list 0 takes the numbers of a style away.
        let (definition, starts) = self.lists.get(&list).filter(|_| list != "0")?;
        let levels = self.levels.get(definition)?;
        let here = &levels[level];
        if here.format == "none" {
            return None;
        }
        if here.format == "bullet" {
            return Some(bullet(&here.text).to_string());
        }
        // Lists with a start of their own count by themselves.
        let key = if starts.is_empty() {
            definition.clone()
        } else {
            format!("{definition}/{list}")
        };
        let counts = self.counts.entry(key).or_insert([None; LEVELS]);
        let start = |level: usize| starts.get(&level).copied().unwrap_or(levels[level].start);
        let next = counts[level].map_or(start(level), |count| count.saturating_add(1));
        counts[level] = Some(next);
        counts[level + 1..].fill(None);
        let mut out = String::new();
        let mut characters = here.text.chars().peekable();
        while let Some(c) = characters.next() {
            let Some(of) = characters
                .next_if(|c| c == &'%' || c.is_ascii_digit())
                .filter(|_| c == '%')
            else {
                out.push(c);
                continue;
            };
            let of = (of.to_digit(10).unwrap_or(1).max(1) as usize - 1).min(LEVELS - 1);
            let value = counts[of].unwrap_or_else(|| start(of));
            let format = if here.text.matches('%').count() > 1 {
                "decimal"
            } else {
                levels[of].format.as_str()
            };
            out.push_str(&written(value, format));
        }
        Some(out).filter(|out| !out.is_empty())
    }
}

fn number(start: &quick_xml::events::BytesStart, name: &str) -> Option<usize> {
    attribute(start, name)?.parse().ok()
}

/// A number as a list writes it.
fn written(value: u32, format: &str) -> String {
    match format {
        "lowerLetter" | "upperLetter" => {
            let first = if format == "lowerLetter" { 'a' } else { 'A' };
            let letter = char::from_u32(first as u32 + value.saturating_sub(1) % 26);
            letter.map_or_else(|| value.to_string(), String::from)
        }
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&value) => {
            char::from_u32(0x245F + value).map_or_else(|| value.to_string(), String::from)
        }
        format
            if format.starts_with("chinese")
                || format.starts_with("japaneseCounting")
                || format.starts_with("taiwanese")
                || format.starts_with("ideographDigital") =>
        {
            chinese(value)
        }
        "decimalFullWidth" => value
            .to_string()
            .chars()
            .filter_map(|c| char::from_u32(c as u32 + 0xFEE0))
            .collect(),
        "decimalZero" => format!("{value:02}"),
        _ => value.to_string(),
    }
}

/// A number below a hundred in Chinese.
fn chinese(value: u32) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let digit = |value: u32| DIGITS[(value % 10) as usize];
    match value {
        0..=9 => digit(value).to_owned(),
        10..=19 => format!("十{}", digit(value)),
        20..=99 => format!("{}十{}", digit(value / 10), digit(value)),
        _ => value.to_string(),
    }
}

/// A bullet; signs of fonts made for bullets are shown as what they look like.
fn bullet(text: &str) -> char {
    match text.chars().next() {
        Some('l' | 'o') | None => '●',
        Some('n') => '■',
        Some('u') => '◆',
        Some('Ø') => '➢',
        Some('ü') => '✓',
        Some('q' | 'p') => '□',
        Some(c) if "•·●○■□◆◇▪▶➢✓√⏹-–*".contains(c) || ('\u{F000}'..='\u{F0FF}').contains(&c) => {
            c
        }
        Some(_) => '•',
    }
}
