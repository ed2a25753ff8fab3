//! What the qualifications of a position ask of a person: age, years of experience, education. Reads texts clause by
//! clause; judges nothing.

use super::Context;
use super::duties::{Words, folded};
use super::memo::What;
use crate::model::body::{Block, Body, Entry};
use crate::model::position::Position;
use crate::model::qualifications::Qualifications;
use crate::model::{Field, Said};
use crate::syntax::concept::TextMark;
use crate::syntax::values;
use crate::syntax::vocabulary::Vocabulary;
use crate::text::{Span, TextRange, fold};
use std::borrow::Cow;
use std::ops::Range;
use std::sync::Arc;

/// Where a text stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Part {
    Education,
    Experience,
    /// What somebody knows and can do.
    Knowledge,
    Age,
    Sex,
    Other,
}

/// A paragraph, entry, cell or value.
pub(super) struct Text<'a> {
    pub(super) part: Part,
    text: Cow<'a, str>,
    span: Span,
}

/// A part of a text between stops, folded.
pub(super) struct Clause<'a> {
    text: &'a Text<'a>,
    pub(super) folded: Vec<char>,
    /// What is written there.
    written: &'a str,
}

/// All texts of the qualifications.
pub(super) fn texts(own: &Qualifications) -> Vec<Text<'_>> {
    let mut out = Vec::new();
    let bodies = [
        (Part::Experience, &own.experience),
        (Part::Knowledge, &own.certificates),
        (Part::Knowledge, &own.knowledge),
        (Part::Knowledge, &own.skills),
        (Part::Knowledge, &own.languages),
        (Part::Other, &own.traits),
        (Part::Other, &own.other),
    ];
    for (part, field) in [
        (Part::Education, &own.education),
        (Part::Knowledge, &own.major),
        (Part::Age, &own.age),
        (Part::Sex, &own.sex),
    ] {
        if let Field::Value(said) = field {
            out.push(text(part, said));
        }
    }
    for (part, body) in bodies {
        gather(&body.blocks, part, &mut out);
    }
    for (title, body) in &own.added {
        added(title, body, &mut out);
    }
    out
}

fn text(part: Part, said: &Said<String>) -> Text<'_> {
    Text {
        part,
        text: Cow::Borrowed(&said.value),
        span: said.span,
    }
}

/// What a label of the workspace's own says, behind its word.
fn added<'a>(title: &str, body: &'a Body, out: &mut Vec<Text<'a>>) {
    let from = out.len();
    gather(&body.blocks, Part::Other, out);
    for text in &mut out[from..] {
        text.text = Cow::Owned(format!("{title}:{}", text.text));
    }
}

fn gather<'a>(blocks: &'a [Block], part: Part, out: &mut Vec<Text<'a>>) {
    fn entry<'a>(own: &'a Entry, part: Part, out: &mut Vec<Text<'a>>) {
        out.push(Text {
            part,
            text: Cow::Borrowed(&own.prose.text),
            span: own.prose.span,
        });
        own.children
            .iter()
            .for_each(|child| entry(child, part, out));
    }
    for block in blocks {
        match block {
            Block::Paragraph(prose) => out.push(Text {
                part,
                text: Cow::Borrowed(&prose.text),
                span: prose.span,
            }),
            Block::Entry(own) => entry(own, part, out),
            Block::Group(group) => gather(&group.blocks, part, out),
            Block::Grid(grid) => {
                let cells = grid.rows.iter().flatten();
                out.extend(cells.map(|cell| text(part, cell)));
            }
        }
    }
}

impl<'a> Text<'a> {
    pub(super) fn clauses(&'a self) -> Vec<Clause<'a>> {
        let mut clauses = Vec::new();
        let mut rest: &str = &self.text;
        let mut chars = self.text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            if is_stop(fold::narrow(c), chars.peek().map(|(_, next)| *next)) {
                let before = rest.len() - (self.text.len() - at);
                self.clause(&rest[..before], &mut clauses);
                rest = &self.text[at + c.len_utf8()..];
            }
        }
        self.clause(rest, &mut clauses);
        clauses
    }

    fn clause(&'a self, written: &'a str, clauses: &mut Vec<Clause<'a>>) {
        let written = written.trim_matches(fold::is_blank);
        if !written.is_empty() {
            clauses.push(Clause {
                text: self,
                folded: folded(written),
                written,
            });
        }
    }
}

/// Whether a clause ends at a character; a point inside a number does not end it.
fn is_stop(c: char, next: Option<char>) -> bool {
    match c {
        '.' => next.is_none_or(fold::is_blank),
        ',' | ';' | '。' | '、' | '/' | '(' | ')' | '|' | '\n' | '!' => true,
        _ => false,
    }
}

impl Clause<'_> {
    pub(super) fn part(&self) -> Part {
        self.text.part
    }

    pub(super) fn has(&self, words: &Words) -> bool {
        words.find(&self.folded).is_some()
    }

    /// What is written at some of its characters.
    pub(super) fn written(&self, range: Range<usize>) -> &str {
        let byte = |count: usize| {
            let mut chars = self.written.char_indices();
            chars.nth(count).map_or(self.written.len(), |(at, _)| at)
        };
        &self.written[byte(range.start)..byte(range.end)]
    }

    /// The place of some of its characters; the whole text if it is not written on one line as it stands here.
    pub(super) fn place(&self, range: Range<usize>) -> Span {
        let mut span = self.text.span;
        let text: &str = &self.text.text;
        if (span.range.end - span.range.start) as usize != text.len() {
            return span;
        }
        let written = self.written(range);
        let start =
            span.range.start as usize + (written.as_ptr() as usize - text.as_ptr() as usize);
        span.range = TextRange::new(start, start + written.len());
        span
    }
}

/// An age that is asked for.
#[derive(Clone, Debug)]
pub(super) struct Age {
    pub(super) low: Option<u32>,
    pub(super) high: Option<u32>,
    /// In its clause.
    pub(super) range: Range<usize>,
    pub(super) span: Span,
}

/// Years of experience that are asked for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Years {
    pub(super) years: u32,
    pub(super) span: Span,
}

/// A level of education that is asked for, 0 the lowest.
#[derive(Clone, Copy, Debug)]
pub(super) struct Education {
    pub(super) level: usize,
    pub(super) span: Span,
}

/// Levels of education, the lowest first, each with the age at which it is reached at the earliest.
const LEVELS: [(TextMark, u32); 6] = [
    (TextMark::MiddleSchool, 16),
    (TextMark::HighSchool, 18),
    (TextMark::College, 20),
    (TextMark::Bachelor, 21),
    (TextMark::Master, 23),
    (TextMark::Doctor, 26),
];

/// The age at which people begin to work who need no further education.
pub(super) const GROWN_UP: u32 = 18;

/// The age at which a level of education is reached at the earliest.
pub(super) fn graduates_at(level: usize) -> u32 {
    LEVELS.get(level).map_or(GROWN_UP, |(_, age)| *age)
}

/// The words by which requirements are known.
pub(super) struct Reader<'a> {
    vocabulary: &'a Vocabulary,
    age_before: Words,
    age_behind: Words,
    age_from: Words,
    knowing: Words,
    unrestricted: Words,
    preferred: Words,
    experience: Words,
    years: Words,
    calendar: Words,
    education: Words,
    levels: [Words; 6],
}

impl<'a> Reader<'a> {
    pub(super) fn of(context: &Context<'a>) -> Self {
        let words = |mark| Words::of(context, mark);
        Self {
            vocabulary: context.vocabulary,
            age_before: words(TextMark::AgeBefore),
            age_behind: words(TextMark::AgeBehind),
            age_from: words(TextMark::AgeFrom),
            knowing: words(TextMark::Knowing),
            unrestricted: words(TextMark::Unrestricted),
            preferred: words(TextMark::Preferred),
            experience: words(TextMark::Experience),
            years: words(TextMark::Years),
            calendar: words(TextMark::Calendar),
            education: words(TextMark::Education),
            levels: LEVELS.map(|(mark, _)| words(mark)),
        }
    }

    /// Whether a clause leaves open what it speaks of: 不限.
    pub(super) fn is_open(&self, clause: &Clause) -> bool {
        clause.has(&self.unrestricted)
    }

    /// Whether a clause is about something that the holder knows or deals with.
    pub(super) fn is_knowledge(&self, clause: &Clause) -> bool {
        clause.part() == Part::Knowledge || clause.has(&self.knowing)
    }

    /// The age that a clause asks for.
    pub(super) fn age(&self, clause: &Clause) -> Option<Age> {
        /// Nobody younger works; a smaller number is a child's age.
        const YOUNGEST: u32 = 16;
        const OLDEST: u32 = 99;
        let text = &clause.folded;
        let labelled = clause.part() == Part::Age;
        let mut known = None;
        let mut at = 0;
        while at < text.len() {
            let Some((numbers, end)) = self.numbers(text, at) else {
                at += 1;
                continue;
            };
            let start = at;
            at = end;
            let unit = skip_blanks(text, end);
            let behind = self.age_behind.at(text, unit);
            let before = self.opens_age(&text[..start]);
            if behind.is_none() && before.is_none() && !labelled {
                continue;
            }
            let tail = behind.as_ref().map_or(end, |word| word.end);
            // 60岁以上老人: the age of those whom somebody works with.
            let known = *known.get_or_insert_with(|| self.last_known(text));
            if before.is_none() && !labelled && known.is_some_and(|last| last >= tail) {
                continue;
            }
            let (low, high) = match numbers {
                (low, Some(high)) => (Some(low.min(high)), Some(low.max(high))),
                // Nobody shuts out those who are older than eighteen.
                (one, None) if one <= GROWN_UP || text.get(tail) == Some(&'+') => (Some(one), None),
                (one, None) => match self.age_from.find(text) {
                    Some(_) => (Some(one), None),
                    None => (None, Some(one)),
                },
            };
            let oldest = high.or(low).unwrap_or_default();
            if !(YOUNGEST..=OLDEST).contains(&oldest) {
                continue;
            }
            let range = match labelled {
                true => 0..text.len(),
                false => before.unwrap_or(start)..self.age_end(text, tail),
            };
            return Some(Age {
                low,
                high,
                span: clause.place(range.clone()),
                range,
            });
        }
        None
    }

    /// Where the last word stands for something that somebody knows or deals with.
    fn last_known(&self, text: &[char]) -> Option<usize> {
        (0..text.len())
            .rev()
            .find(|&at| self.knowing.at(text, at).is_some())
    }

    /// Where the word for an age stands that a number shortly follows.
    fn opens_age(&self, before: &[char]) -> Option<usize> {
        /// 年龄要求在28
        const NEAR: usize = 24;
        let from = before.len().saturating_sub(NEAR);
        let word = (from..before.len()).find_map(|at| self.age_before.at(before, at))?;
        let between = &before[word.end..];
        (!between.iter().any(|c| c.is_numeric())).then_some(word.start)
    }

    /// Where the words behind an age end that belong to it: 以上, 以下, or over.
    fn age_end(&self, text: &[char], tail: usize) -> usize {
        const BOUND: [char; 7] = ['以', '上', '下', '内', '之', '间', '+'];
        let mut end = tail;
        while text.get(end).is_some_and(|c| BOUND.contains(c)) {
            end += 1;
        }
        let next = skip_blanks(text, end);
        self.age_from.at(text, next).map_or(end, |word| word.end)
    }

    /// The years of experience that a clause asks for; the lower number of a range.
    pub(super) fn years(&self, clause: &Clause) -> Option<Years> {
        /// A greater number is a year of the calendar.
        const MOST: u32 = 60;
        let text = &clause.folded;
        let about = clause.part() == Part::Experience || clause.has(&self.experience);
        if !about || clause.has(&self.preferred) || self.is_open(clause) {
            return None;
        }
        let mut at = 0;
        while at < text.len() {
            let Some(((years, _), end)) = self.numbers(text, at) else {
                at += 1;
                continue;
            };
            let start = at;
            at = end;
            let mut unit = skip_blanks(text, end);
            if text
                .get(unit)
                .is_some_and(|c| matches!(c, '余' | '多' | '+'))
            {
                unit = skip_blanks(text, unit + 1);
            }
            if self.calendar.at(text, unit).is_some() || years > MOST {
                continue;
            }
            if let Some(word) = self.years.at(text, unit) {
                let span = clause.place(start..word.end);
                return Some(Years { years, span });
            }
        }
        None
    }

    /// The lowest level of education that a clause names.
    fn education(&self, clause: &Clause) -> Option<Education> {
        let loose = clause.part() != Part::Education;
        if loose && !clause.has(&self.education) || clause.has(&self.preferred) {
            return None;
        }
        let found = self.levels.iter().enumerate();
        let (level, word) = found
            .filter_map(|(level, words)| Some((level, words.find(&clause.folded)?)))
            .next()?;
        let span = clause.place(word);
        Some(Education { level, span })
    }

    /// What the qualifications of a position as a whole ask for.
    pub(super) fn profile_of(&self, context: &Context, position: &Position) -> Arc<Profile> {
        let profile = || self.profile(&position.qualifications);
        let what = What::plain("profile of qualifications");
        context.memo.of_position(position, what, profile)
    }

    fn profile(&self, own: &Qualifications) -> Profile {
        let texts = texts(own);
        let clauses: Vec<Clause> = texts.iter().flat_map(Text::clauses).collect();
        let ages = clauses.iter().filter(|clause| !self.is_open(clause));
        let years = clauses.iter().filter_map(|clause| self.years(clause));
        let levels = clauses.iter().filter_map(|clause| self.education(clause));
        Profile {
            age: ages
                .filter_map(|clause| self.age(clause))
                .find(|age| age.high.is_some()),
            years: years.reduce(|one, two| if two.years > one.years { two } else { one }),
            education: levels.reduce(|one, two| if two.level < one.level { two } else { one }),
        }
    }

    /// A number or two with a range mark between them, and where they end.
    fn numbers(&self, text: &[char], at: usize) -> Option<((u32, Option<u32>), usize)> {
        let (first, end) = self.number(text, at)?;
        let unit = skip_blanks(text, end);
        let own_unit = [&self.age_behind, &self.years]
            .iter()
            .find_map(|words| words.at(text, unit));
        let range = own_unit.as_ref().map_or(end, |unit| unit.end);
        let mark = skip_blanks(text, range);
        let joint = |word: &str| {
            text[mark..]
                .iter()
                .copied()
                .take(word.len())
                .eq(word.chars())
        };
        let second = match text.get(mark) {
            Some('-' | '–' | '—' | '−' | '~' | '～' | '〜' | '至' | '到') => mark + 1,
            _ if joint("to ") => mark + "to ".len(),
            _ if joint("and ") => mark + "and ".len(),
            _ => return Some(((first, None), end)),
        };
        match self.number(text, skip_blanks(text, second)) {
            Some((second, end)) => Some(((first, Some(second)), end)),
            None => Some(((first, None), end)),
        }
    }

    /// A whole number that begins at a character, and where it ends.
    fn number(&self, text: &[char], at: usize) -> Option<(u32, usize)> {
        let is_digit = |at: usize| text.get(at).is_some_and(char::is_ascii_digit);
        let is_numeral = |at: usize| {
            text.get(at)
                .is_some_and(|c| "零一二三四五六七八九十两".contains(*c))
        };
        let run =
            |test: &dyn Fn(usize) -> bool| (at..text.len()).take_while(|&at| test(at)).count();
        let before = at.checked_sub(1);
        if before.is_some_and(|at| is_digit(at) || is_numeral(at) || text[at] == '.') {
            return None;
        }
        let digits = run(&is_digit);
        if digits > 0 {
            let written: String = text[at..at + digits].iter().collect();
            return Some((written.parse().ok()?, at + digits));
        }
        let numerals = run(&is_numeral);
        if numerals == 0 {
            return None;
        }
        let written: String = text[at..at + numerals].iter().collect();
        let quantity = values::quantity(&written, self.vocabulary)?;
        (quantity.len == written.len()).then_some((quantity.value as u32, at + numerals))
    }
}

/// What is asked for, as numbers.
pub(super) struct Profile {
    /// An age with an upper end.
    pub(super) age: Option<Age>,
    pub(super) years: Option<Years>,
    pub(super) education: Option<Education>,
}

fn skip_blanks(text: &[char], at: usize) -> usize {
    let blanks = text[at.min(text.len())..].iter();
    at + blanks.take_while(|&&c| fold::is_blank(c)).count()
}
