//! Labels of a unit: which word it begins with, and what that means where it stands.

use super::{Open, Reader};
use crate::import::draft::Section;
use crate::import::split::Unit;
use crate::import::title;
use crate::import::words::Label;
use crate::syntax::concept::{Concept, Kind, Rhythm, Shape, ValueWord};
use crate::syntax::grammar::{self, Style};
use crate::syntax::vocabulary::{Entry, Owner};
use crate::text::fold;
use std::ops::Range;

/// What a label means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Means {
    Declares(Kind),
    Label(Label),
    Rhythm(Rhythm),
}

/// A label that a unit begins with, in bytes of its line.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub(super) word: Range<usize>,
    pub(super) value: Range<usize>,
    pub(super) means: Means,
    /// Whether the words are the document's own and no word of the role language.
    pub(super) is_guess: bool,
}

impl Found {
    /// Whether the sheet of a position or department may begin with it.
    pub(super) fn opens_sheet(&self) -> bool {
        match self.means {
            Means::Declares(_) => true,
            Means::Label(label) => {
                let department = Owner::Kind(Kind::Department);
                label.owner == Owner::Kind(Kind::Position)
                    || label.owner == department && label.entry.shape.is_line()
            }
            Means::Rhythm(_) => false,
        }
    }
}

impl Reader<'_> {
    /// The label that a unit begins with.
    pub(super) fn label(&self, unit: &Unit, next: &[Unit]) -> Option<Found> {
        let line = &self.document.lines[unit.line].text;
        let body = unit.body.clone();
        if let Some(word) = &unit.label {
            return self.found(unit, word.clone(), word.end..body.end, false, next);
        }
        let text = &line[body.clone()];
        if let Some(split) = grammar::split_label(text, body.start as u32) {
            let range = |range: crate::text::TextRange| range.start as usize..range.end as usize;
            let (word, rest) = (range(split.word), range(split.rest));
            if word.len() <= LONGEST
                && let Some(found) = self.found(unit, word, rest, true, next)
            {
                return Some(found);
            }
        }
        let bare = bare(text);
        let bare = body.start + bare.start..body.start + bare.end;
        if bare.len() <= LONGEST
            && let Some(found) = self.found(unit, bare.clone(), bare.end..bare.end, false, next)
        {
            // A number before a bare word makes it an item of the list at hand, unless a section has its name.
            let section =
                matches!(found.means, Means::Label(label) if label.entry.shape.is_section());
            return (unit.mark.is_none() || section).then_some(found);
        }
        self.heading_with_text(unit, next)
    }

    fn found(
        &self,
        unit: &Unit,
        word: Range<usize>,
        value: Range<usize>,
        colon: bool,
        next: &[Unit],
    ) -> Option<Found> {
        let line = &self.document.lines[unit.line].text;
        let text = &line[word.clone()];
        let bare = value.is_empty();
        let mut is_guess = false;
        let means = self
            .means(&fold::word(text), bare, colon || unit.label.is_some(), next)
            .or_else(|| {
                is_guess = true;
                self.in_two_languages(text, bare, colon, next)
            })
            .or_else(|| {
                let folded = fold::word(text);
                let word = self.words.label_in(&folded).filter(|_| colon)?;
                self.means(word, bare, colon, next)
            })
            .or_else(|| self.western_heading(unit, text, colon, next))?;
        if let Means::Label(label) = means {
            is_guess |= !label.known;
        }
        Some(Found {
            word,
            value,
            means,
            is_guess,
        })
    }

    /// `岗位名称 / Job Title`, `职责（Duties）`, `Department 部门`: one of the two is known, and nothing else is said.
    fn in_two_languages(
        &self,
        text: &str,
        bare: bool,
        colon: bool,
        next: &[Unit],
    ) -> Option<Means> {
        const LONGEST: usize = 40;
        let sentence = |c: char| "。；，;,!?！？%".contains(c);
        if text.contains(sentence) || text.chars().nth(LONGEST).is_some() {
            return None;
        }
        let edge = |c: char| "/|()（）-–—".contains(c) || fold::is_blank(c);
        let lead = text.split(['(', '（', '/']).next().unwrap_or_default();
        let split = text.char_indices().find(|&(at, c)| {
            at > 0
                && fold::is_chinese(c)
                    != text[..at]
                        .trim_end_matches(edge)
                        .ends_with(fold::is_chinese)
                && !edge(c)
        });
        let parts = split.map(|(at, _)| text.split_at(at));
        // A third part would make a sentence of it: 完成KPI考核.
        let whole = |part: &str| {
            let chinese = part.chars().filter(|&c| fold::is_chinese(c)).count();
            chinese == 0 || part.chars().all(|c| fold::is_chinese(c) || edge(c))
        };
        let mut words: Vec<&str> = Vec::new();
        if lead.len() < text.len() {
            words.push(lead);
        }
        if let Some((one, two)) = parts.filter(|(one, two)| whole(one) && whole(two)) {
            words.extend([one, two]);
        }
        words
            .iter()
            .map(|word| fold::word(word.trim_matches(edge)))
            .filter(|word| !word.is_empty() && *word != fold::word(text))
            .find_map(|word| self.means(&word, bare, colon, next))
    }

    /// `Job Duties and Responsibilities:`, `WHAT YOU SHOULD BRING`: a Western heading in words of its own.
    fn western_heading(
        &self,
        unit: &Unit,
        text: &str,
        colon: bool,
        next: &[Unit],
    ) -> Option<Means> {
        let kind = self.kind().unwrap_or(Kind::Position);
        let stands = (unit.first || unit.heading) && (self.kind().is_some() || !next.is_empty());
        let is_item = unit.mark.is_some_and(|mark| mark.style.is_bullet());
        let shaped = colon && capital(text)
            || unit.heading
            || is_heading_case(text)
            || self.ends_as_heading(text);
        if !stands || is_item || !shaped || !is_western(text) {
            return None;
        }
        let folded = fold::word(text);
        let last = self.declarations.last();
        let fresh = self.kind().is_none() || last.is_none_or(|last| last.parts.is_empty());
        let end = fresh && self.words.is_title_end(&folded);
        let names = title::title(text, self.words).is_some() || end;
        if names || self.words.starts_with_verb(text) && (!colon || unit.mark.is_some()) {
            return None;
        }
        let about = self.words.heading_about(&folded)?;
        if about == Concept::Purpose && self.is_blank_duties() {
            return None;
        }
        // Before anybody is named only what describes a position begins its sheet.
        let describes = [Concept::Duties, Concept::Qualifications, Concept::Purpose];
        let begins = self.declarations.is_empty() && describes.contains(&about);
        if self.kind().is_none() && !begins {
            return None;
        }
        let concept = match (kind, about) {
            (Kind::Department, Concept::Duties) => Concept::Functions,
            (Kind::Department, Concept::Purpose) => Concept::Goal,
            (_, concept) => concept,
        };
        let owner = Owner::Kind(kind);
        let shape = self.words.vocabulary.shape(owner, concept)?;
        let entry = Entry { concept, shape };
        Some(Means::Label(Label {
            owner,
            entry,
            known: false,
        }))
    }

    /// Whether duties were opened and nothing came to them: the next headings are theirs.
    fn is_blank_duties(&self) -> bool {
        let Open::Section(at) = self.open else {
            return false;
        };
        let part = self.declarations.last().and_then(|last| last.parts.get(at));
        part.is_some_and(|part| part.concept == Concept::Duties && part.is_blank())
    }

    /// `The opportunity and key responsibilities`: what it ends with is the label of a section, and it is no clause.
    fn ends_as_heading(&self, text: &str) -> bool {
        let last = text.rsplit(fold::is_blank).find(|word| !word.is_empty());
        let word = fold::word(last.unwrap_or_default());
        let label = self.words.label(Owner::Kind(Kind::Position), &word);
        let section = label.is_some_and(|label| label.entry.shape.is_section());
        let before = text.trim_end().strip_suffix(last.unwrap_or_default());
        section && before.is_some_and(is_heading_case)
    }

    /// `二、岗位工作概述全面负责公司的…`: a numbered heading that is run together with its text.
    fn heading_with_text(&self, unit: &Unit, next: &[Unit]) -> Option<Found> {
        let style = unit.mark?.style;
        let outer = matches!(
            style,
            Style::Chinese | Style::ChineseParens | Style::Chapter
        ) || style.is_bullet();
        let text = self.body(unit);
        if !outer {
            return None;
        }
        let (characters, offsets) = fold::characters(text);
        let length = self.words.starting_at(&characters, 0)?;
        let after = characters.get(length)?;
        let goes_on = "的和与及、等范是:中上".contains(*after);
        let start = unit.body.start;
        let word = start..start + offsets[length];
        let found = self.found(unit, word.clone(), word.end..unit.body.end, false, next)?;
        let section = matches!(found.means, Means::Label(label) if label.entry.shape.is_section());
        (section && !goes_on).then_some(found)
    }

    /// What a folded word means where it stands.
    fn means(&self, word: &str, bare: bool, colon: bool, next: &[Unit]) -> Option<Means> {
        if word.is_empty() || self.words.vocabulary.is(ValueWord::Remark, word) {
            return None;
        }
        let kind = self.kind();
        if self.open_concept() == Some(Concept::Authorities)
            && self.words.vocabulary.power(word).is_some()
        {
            return None;
        }
        if let Some(label) = self.in_open_record(word).filter(|_| colon || !bare) {
            return Some(Means::Label(label));
        }
        if let Some(rhythm) = self.words.rhythm(word).filter(|_| self.may_have_rhythm()) {
            return bare
                .then_some(Means::Rhythm(rhythm))
                .or(Some(Means::Rhythm(rhythm)).filter(|_| colon));
        }
        if colon
            && !bare
            && self
                .words
                .children
                .iter()
                .any(|lead| word.starts_with(lead.as_str()))
        {
            let owner = Owner::Kind(Kind::Department);
            let shape = Shape::Names;
            let entry = Entry {
                concept: Concept::Children,
                shape,
            };
            return Some(Means::Label(Label {
                owner,
                entry,
                known: false,
            }));
        }
        let stacked = bare && !colon && self.is_stacked(next);
        let colon = colon || stacked;
        let declares = self.words.declares(word);
        let own = kind.and_then(|kind| self.words.label(Owner::Kind(kind), word));
        if let Some(declares) = declares
            && self.declares(declares, own, bare && !stacked, colon, next)
        {
            return Some(Means::Declares(declares));
        }
        let usable = |label: &Label| colon || label.entry.shape.is_section();
        let record = self.words.in_records(word);
        let record = record.filter(|label| colon && !bare || label.entry.shape.is_section());
        let better = record.is_some_and(|record| record.known && self.fits_record(record));
        if let Some(label) = own.filter(usable).filter(|label| label.known || !better) {
            // A sheet of another kind begins where its own label comes and this one has it already.
            return Some(Means::Label(label));
        }
        let others = [Kind::Position, Kind::Department].into_iter();
        let other = others
            .filter(|&other| Some(other) != kind)
            .find_map(|kind| self.words.label(Owner::Kind(kind), word))
            .filter(usable);
        match (record, other) {
            (Some(label), None) => self.fits_record(label).then_some(Means::Label(label)),
            (None, Some(label)) => self.fits_other(label, colon).then_some(Means::Label(label)),
            (Some(record), Some(_)) if kind.is_some() => Some(Means::Label(record)),
            (_, other) => other.map(Means::Label),
        }
    }

    /// Whether labels and values stand on lines of their own in turn, as copying a table leaves them: the next line is
    /// no label, and one of the next is.
    fn is_stacked(&self, next: &[Unit]) -> bool {
        let label = |unit: &Unit| {
            let word = fold::word(self.body(unit));
            unit.mark.is_none() && word.len() < LONGEST && self.words.is_label(&word)
        };
        let value = next.first().is_some_and(|value| {
            let sentence = self.body(value).contains(['。', '；', ';', '：', ':']);
            value.mark.is_none() && !sentence && !label(value)
        });
        value && next.get(1).is_some_and(label)
    }

    /// A label of another kind of declaration is one only where no list of this one is being read.
    fn fits_other(&self, label: Label, colon: bool) -> bool {
        match self.kind() {
            // Mission on a page of a site is no department.
            None => label.entry.concept != Concept::Goal,
            Some(Kind::Process) => label.known && colon,
            Some(_) => label.known,
        }
    }

    /// A field of a record stands for itself where nothing is open that it could be an item of.
    fn fits_record(&self, label: Label) -> bool {
        let Some(kind) = self.kind() else {
            return label.owner == Owner::Record(Concept::Document);
        };
        if self
            .words
            .vocabulary
            .concepts(Owner::Kind(kind))
            .iter()
            .all(|&concept| label.owner != Owner::Record(concept))
        {
            return false;
        }
        match (label.owner, self.open_shape()) {
            (Owner::Record(Concept::Document), _) => label.known,
            (_, Some(Shape::List | Shape::Text)) => false,
            _ => true,
        }
    }

    fn open_concept(&self) -> Option<Concept> {
        let Open::Section(at) = self.open else {
            return None;
        };
        let part = self.declarations.last()?.parts.get(at)?;
        Some(part.concept)
    }

    fn open_shape(&self) -> Option<Shape> {
        let parts = &self.declarations.last()?.parts;
        match self.open {
            Open::Nothing => None,
            Open::Section(at) | Open::Field(at) => parts.get(at).map(|section| section.shape),
        }
    }

    fn in_open_record(&self, word: &str) -> Option<Label> {
        let (Open::Section(at) | Open::Field(at)) = self.open else {
            return None;
        };
        let section = self.declarations.last()?.parts.get(at)?;
        (section.shape == Shape::Record)
            .then(|| self.words.label(Owner::Record(section.concept), word))
            .flatten()
    }

    fn may_have_rhythm(&self) -> bool {
        let Some(declaration) = self.declarations.last() else {
            return false;
        };
        let duties =
            |section: &Section| matches!(section.concept, Concept::Duties | Concept::Functions);
        declaration.parts.iter().any(duties)
    }

    /// Whether a word that declares does so here: it names something, and the open declaration does not want it as
    /// its own label.
    fn declares(
        &self,
        kind: Kind,
        own: Option<Label>,
        bare: bool,
        colon: bool,
        next: &[Unit],
    ) -> bool {
        if bare || !colon {
            return false;
        }
        match (self.kind(), kind) {
            // A department's name on the sheet of a position is the position's department.
            (_, Kind::Department) => {
                let taken =
                    own.is_some_and(|label| self.has(label.entry.concept) || self.has_sections());
                let of_position = self.position_follows(next);
                !of_position && (own.is_none() || taken) && (own.is_none() || !self.in_list())
            }
            (Some(Kind::Process), Kind::Process) => !self.in_list(),
            (_, Kind::Process) => !self.in_list() || self.open_shape() != Some(Shape::List),
            (Some(Kind::Department), Kind::Position) => true,
            _ => true,
        }
    }

    fn in_list(&self) -> bool {
        matches!(self.open_shape(), Some(Shape::List))
    }

    /// Whether the last declaration has a label already.
    pub(super) fn has(&self, concept: Concept) -> bool {
        let last = self.declarations.last();
        last.is_some_and(|last| last.parts.iter().any(|part| part.concept == concept))
    }

    /// Whether the last declaration has a section that is more than a remark about it.
    fn has_sections(&self) -> bool {
        let last = self.declarations.last();
        last.is_some_and(|last| {
            last.parts.iter().any(|part| {
                part.shape.is_section()
                    && !matches!(part.concept, Concept::Notes | Concept::Identification)
            })
        })
    }

    /// Whether a position is declared before any section begins.
    pub(super) fn position_follows(&self, next: &[Unit]) -> bool {
        const NEAR: usize = 10;
        for unit in next.iter().take(NEAR) {
            let text = self.body(unit);
            let split = grammar::split_label(text, 0).map(|split| split.word.of(text));
            let word = match (&unit.label, split) {
                (Some(label), _) => self.text(unit, label),
                (None, Some(word)) => word,
                (None, None) => continue,
            };
            let word = fold::word(word);
            if self.words.declares(&word) == Some(Kind::Position) {
                return true;
            }
            let section = |kind| {
                let label = self.words.label(Owner::Kind(kind), &word);
                label.is_some_and(|label| {
                    label.entry.shape.is_section() && label.entry.shape != Shape::Heading
                })
            };
            if section(Kind::Position) || section(Kind::Department) {
                return false;
            }
        }
        false
    }
}

/// No label is longer, in bytes.
const LONGEST: usize = 90;

/// A Western heading is not longer, in words and characters.
const MOST_WORDS: usize = 9;
const LONGEST_HEADING: usize = 70;

/// Whether a text is Western words and short enough for a heading, with no sentence in it.
pub(super) fn is_western(text: &str) -> bool {
    let words = text.split_whitespace().count();
    let text = text.trim();
    text.contains(|c: char| c.is_ascii_alphabetic())
        && !text.contains(fold::is_chinese)
        && !text.contains(". ")
        && text.contains('(') == text.contains(')')
        && words <= MOST_WORDS
        && text.len() <= LONGEST_HEADING
        && !text
            .trim_end_matches(fold::is_colon)
            .ends_with(['.', ';', ',', '!'])
}

/// Whether every word of a text that counts has a capital, as headings do: Knowledge, Skills, and Abilities.
pub(super) fn is_heading_case(text: &str) -> bool {
    const SMALL: usize = 3;
    let words = text.split(|c: char| !c.is_ascii_alphabetic() && c != '\'' && c != '’');
    let mut counted = words.filter(|word| word.len() > SMALL).peekable();
    counted.peek().is_some() && capital(text) && counted.all(capital)
}

fn capital(text: &str) -> bool {
    let first = text.chars().find(|c| c.is_alphabetic());
    first.is_some_and(char::is_uppercase)
}

/// A text without brackets around it and the colon at its end.
fn bare(text: &str) -> Range<usize> {
    let outer = |c: char| {
        fold::is_blank(c) || "【】[]《》<>〈〉「」*=~—-_".contains(c) || fold::is_colon(c)
    };
    let start = text.len() - text.trim_start_matches(outer).len();
    let end = text.trim_end_matches(outer).len();
    start.min(end)..end
}
