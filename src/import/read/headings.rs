//! Headings: which lines name whom the next lines are about, and where another document begins in a file. Reads no
//! label.

use super::{Open, Reader, content, labels, roles, steps};
use crate::import::draft::Section;
use crate::import::split::{Unit, trim};
use crate::import::title;
use crate::syntax::concept::{Concept, Kind};
use crate::syntax::vocabulary::Owner;
use crate::text::fold;

impl Reader<'_> {
    /// Whether a line is a heading because it alone is in capitals: DISTINGUISHING CHARACTERISTICS.
    pub(super) fn is_in_capitals(&self, unit: &Unit, next: &[Unit]) -> bool {
        const LEAST: usize = 5;
        let capitals = |unit: &Unit| {
            let text = self.body(unit);
            let letters = text.chars().filter(|c| c.is_ascii_alphabetic());
            !text.contains(|c: char| c.is_lowercase()) && letters.count() >= LEAST
        };
        unit.first
            && unit.mark.is_none()
            && labels::is_western(self.body(unit))
            && capitals(unit)
            && next.first().is_some_and(|next| !capitals(next))
    }

    /// Whether a line is the title of the next document in the file: alone, and once more at the head of the text, as
    /// sites put it; or the name of a file; or it ends as titles of whole documents do.
    pub(super) fn begins_document(&self, unit: &Unit, next: &[Unit]) -> bool {
        const LONGEST: usize = 40;
        const LEAST: usize = 4;
        let text = self.body(unit);
        let length = text.chars().count();
        let alone = unit.first && unit.gap && unit.mark.is_none();
        if !alone || !(LEAST..=LONGEST).contains(&length) || self.part(unit) > 0 {
            return false;
        }
        let Some(next) = next.first().filter(|next| next.gap) else {
            return false;
        };
        let bare = self.words.without_remarks(text);
        let folded = fold::word(bare);
        let is_label = self.words.is_heading(&folded) || labels::is_western(bare);
        let again =
            bare.chars().count() >= LEAST && !is_label && begins_with(self.body(next), bare);
        let prose = next.mark.is_none() && content::is_prose(self.body(next));
        let whole = self.words.is_document(&folded) && prose;
        again || self.words.is_file_name(text) || whole
    }

    /// Leaves the open sheet; a title that begins with that of a position is taken for it.
    pub(super) fn next_document(&mut self, unit: &Unit) {
        self.titles.clear();
        let text = self.words.without_remarks(self.body(unit));
        let (characters, offsets) = fold::characters(text);
        let line = vec![self.piece(unit, unit.range.clone())];
        // 【推】 in front is no part of a name.
        let closing = characters.iter().position(|&c| c == ']');
        let lead = closing.filter(|_| characters.first() == Some(&'['));
        let lead = lead.map_or(0, |at| at + 1);
        let Some(length) = self.words.role_prefix(&characters[lead..]) else {
            return self.titles.push((line, true));
        };
        let start = unit.body.start;
        let name = start + offsets[lead]..start + offsets[lead + length];
        let name = self.piece(unit, name);
        let declaration =
            self.declaration(Kind::Position, vec![name], (unit.line, unit.range.start));
        declaration.remarks.push(line);
    }

    /// A heading that names whom the next lines are about.
    pub(super) fn title(&self, unit: &Unit, next: &[Unit]) -> Option<title::Title> {
        let part = self.part(unit).max(self.bare_numeral(unit));
        let text = &self.body(unit)[part..];
        let stands_alone = unit.first || unit.mark.is_none() || self.begins(unit, next);
        if !stands_alone || text.is_empty() {
            return None;
        }
        let shift = |mut found: title::Title| {
            found.name = found.name.start + part..found.name.end + part;
            found
        };
        if let Some(found) = title::title(text, self.words) {
            let weak = !found.is_certain
                && found.kind != Kind::Process
                && !(unit.heading || self.declarations.is_empty() || part > 0);
            let is_item = unit.mark.is_some_and(|mark| mark.style.is_bullet());
            let process = found.kind == Kind::Process && !self.is_process(unit, next);
            if !weak && !is_item && !process {
                return Some(shift(found));
            }
        }
        self.bare_title(unit, text, next).map(shift)
    }

    /// How much of a line is a number of chapters without its stop: 十九营销总监的基本条件.
    pub(super) fn bare_numeral(&self, unit: &Unit) -> usize {
        let text = self.body(unit);
        let digits = text.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c));
        let number = &text[..text.len() - digits.len()];
        let counted = unit.mark.is_none() && !number.is_empty() && numeral(number) == self.chapter;
        if counted && self.chapter > 1 {
            number.len()
        } else {
            0
        }
    }

    /// Counts lines that begin with a number of chapters.
    pub(super) fn count_chapter(&mut self, unit: &Unit) {
        let text = self.body(unit);
        let digits = text.trim_start_matches(|c: char| "一二三四五六七八九十".contains(c));
        let number = &text[..text.len() - digits.len()];
        if unit.first && unit.mark.is_none() && !number.is_empty() && text.chars().count() <= 30 {
            let value = numeral(number);
            if value == self.chapter + 1 || value == 1 {
                self.chapter = value;
            }
        }
    }

    /// How much of a heading tells which part of a file it is: 第二篇：.
    pub(super) fn part(&self, unit: &Unit) -> usize {
        let text = self.body(unit);
        let rest = text.strip_prefix('第').unwrap_or_default();
        let number = rest.trim_start_matches(|c: char| {
            c.is_ascii_digit() || "一二三四五六七八九十百".contains(c)
        });
        if number.len() == rest.len() {
            return 0;
        }
        let word = self
            .words
            .parts
            .iter()
            .find(|word| number.starts_with(word.as_str()));
        let Some(word) = word else { return 0 };
        let rest = number[word.len()..]
            .trim_start_matches(|c| fold::is_blank(c) || fold::is_colon(c) || c == '、');
        text.len() - rest.len()
    }

    /// A title on a line of its own, where titles and what each does stand in turn.
    pub(super) fn paired_title(&self, unit: &Unit, next: &[Unit]) -> Option<title::Title> {
        let bare = |unit: &Unit| unit.first && unit.mark.is_none();
        let named = |unit: &Unit| bare(unit) && title::is_position(self.body(unit), self.words);
        let act = |unit: &Unit| {
            let text = self.body(unit);
            let begins =
                self.words.starts_with_act(&fold::word(text)) || self.words.starts_with_verb(text);
            bare(unit) && (begins || self.in_pairs) && !named(unit) && content::ends(text)
        };
        let closed = self.kind().is_none() || self.in_pairs;
        let paired = closed && named(unit) && next.first().is_some_and(act);
        let again = next.get(1).is_some_and(named) && next.get(2).is_some_and(act);
        (paired && (again || self.in_pairs)).then(|| title::Title {
            kind: Kind::Position,
            name: 0..unit.body.len(),
            opens: Some(Concept::Duties),
            is_certain: false,
        })
    }

    /// How long a name is that stands at the head of the sentence about it: 前台部门前台部门是….
    pub(super) fn name_twice(&self, unit: &Unit) -> Option<usize> {
        const LONGEST: usize = 12;
        let verbs = ["是", "为", "负责", "主要", "，", ","];
        let text = self.body(unit);
        let ends = text.char_indices().map(|(at, _)| at);
        let length = ends.skip(2).take(LONGEST - 1).find(|&end| {
            let rest = text[end..].trim_start_matches(fold::is_blank);
            let again = rest.strip_prefix(&text[..end]);
            again.is_some_and(|rest| verbs.iter().any(|verb| rest.starts_with(verb)))
        })?;
        let name = &text[..length];
        let unit = self.words.ends_as_unit(&fold::word(name));
        (unit || title::is_position(name, self.words)).then_some(length)
    }

    /// Opens what a name names that stands at the head of its sentence.
    pub(super) fn open_named_twice(&mut self, unit: &Unit, length: usize, next: &[Unit]) {
        let start = unit.body.start;
        let name = self.piece(unit, start..start + length);
        let kind = match title::is_position(name.text(self.document), self.words) {
            true => Kind::Position,
            false => Kind::Department,
        };
        let at = (unit.line, unit.range.start);
        let mark = self.piece(unit, unit.range.start..start);
        let declaration = self.declaration(kind, vec![name], at);
        declaration.remarks.push(vec![mark]);
        let owner = Owner::Kind(kind);
        let concept = match kind {
            Kind::Department => Concept::Goal,
            _ => Concept::Purpose,
        };
        if let Some(shape) = self.words.vocabulary.shape(owner, concept) {
            self.add(Section::new(owner, concept, shape));
        }
        let line = &self.document.lines[unit.line].text;
        let below = trim(line, start + length..unit.body.end);
        let rest = unit.behind(below.clone());
        self.content(&rest, next);
    }

    /// The title of a position and nothing else, where what follows is its sheet.
    pub(super) fn bare_title(
        &self,
        unit: &Unit,
        text: &str,
        next: &[Unit],
    ) -> Option<title::Title> {
        let bare = text.trim_end_matches(|c| fold::is_colon(c) || fold::is_blank(c));
        let bare = roles::without_remark(bare);
        let numbered = next
            .first()
            .is_some_and(|next| next.mark.is_some_and(|mark| mark.ordinal == 1));
        let department = unit.heading
            && (!unit.first || numbered)
            && unit.mark.is_none()
            && self.words.ends_as_unit(&fold::word(bare));
        if !department && !title::is_position(bare, self.words) {
            return None;
        }
        if unit.mark.is_some_and(|mark| mark.style.is_bullet()) {
            return None;
        }
        // The first line of all names whom the document is about, unless it is the first of many.
        let listed = next
            .first()
            .is_some_and(|next| title::is_position(self.body(next), self.words));
        let head = unit.heading || unit.line == 0 && unit.first && unit.mark.is_none();
        let leads = head && self.declarations.is_empty() && !next.is_empty() && !listed;
        let begins = self.begins(unit, next) || leads;
        let alone = unit.mark.is_none() || unit.heading || !unit.first;
        let inside = matches!(self.open, Open::Section(_) | Open::Field(_))
            && !unit.gap
            && !unit.heading
            && unit.first;
        let counted = unit.mark.is_some() && inside;
        (begins && !counted && (alone || !inside)).then_some(title::Title {
            kind: if department {
                Kind::Department
            } else {
                Kind::Position
            },
            name: 0..bare.len(),
            opens: None,
            is_certain: false,
        })
    }

    /// Whether a sheet begins behind a unit: its first label, or the first number of an inner list.
    pub(super) fn begins(&self, unit: &Unit, next: &[Unit]) -> bool {
        next.first().is_some_and(|next| {
            let number = next.mark.is_some_and(|mark| {
                mark.ordinal <= 1
                    && !mark.style.is_bullet()
                    && unit
                        .mark
                        .is_none_or(|own| own.style != mark.style || own.ordinal == 0)
            });
            number
                || self
                    .label(next, &[])
                    .is_some_and(|found| found.opens_sheet())
        })
    }

    /// Whether steps follow a heading that ends as names of processes do.
    pub(super) fn is_process(&self, unit: &Unit, next: &[Unit]) -> bool {
        let alone = unit.first && (unit.mark.is_none() || unit.heading);
        let steps = next.first().is_some_and(|next| {
            next.mark.is_some_and(|mark| mark.ordinal <= 1)
                || steps::arrows(self.body(next)).len() > 1
        });
        alone && steps && (self.open == Open::Nothing || unit.heading || unit.gap)
    }
}

/// Whether a text begins with another, but for blanks.
fn begins_with(text: &str, head: &str) -> bool {
    let mut letters = text.chars().filter(|&c| !fold::is_blank(c));
    head.chars()
        .filter(|&c| !fold::is_blank(c))
        .all(|c| letters.next() == Some(c))
}

/// The value of a Chinese number below a hundred.
fn numeral(text: &str) -> u32 {
    let digit = |c: char| {
        "一二三四五六七八九"
            .chars()
            .position(|d| d == c)
            .map_or(0, |at| at as u32 + 1)
    };
    let (tens, ones) = text
        .chars()
        .fold((0, 0), |(whole, last): (u32, u32), c| match c {
            '十' => (whole + 10 * last.max(1), 0),
            c => (whole, digit(c)),
        });
    tens + ones
}
