//! Understands the units of a document: who is described, under which label a line stands. Decides what every text is;
//! writes nothing.

mod attributes;
mod content;
mod declare;
mod fields;
mod grids;
mod headcounts;
mod labels;
mod names;
mod roles;
mod steps;
mod tables;

use super::Options;
use super::clean::Step;
use super::document::{Block, Document};
use super::draft::{Declaration, Node, Piece, Section, Text};
use super::split::{Form, Splitter, Unit, trim};
use super::title;
use super::words::Words;
use crate::syntax::concept::{Concept, Kind, Shape};
use crate::syntax::grammar::{self, Style};
use crate::syntax::vocabulary::Owner;
use crate::text::fold;
use rustc_hash::FxHashSet;
use std::ops::Range;

/// What a document was understood as. What stands in none of it is unplaced.
pub struct Read {
    pub declarations: Vec<Declaration>,
    /// What was left out on the way: arrows, numbers of rows.
    pub dropped: Vec<(usize, Range<usize>, Step)>,
    /// How the columns of lists were understood: their heads, and the words of the role language; none for what became
    /// a note or nothing.
    pub columns: Vec<(String, String)>,
}

/// Understands a document; `name` is that of its file, the last resort for a title.
pub fn read(document: &Document, words: &Words, options: &Options, name: &str) -> Read {
    let mut reader = Reader {
        document,
        words,
        keep: &options.keep,
        map: &options.map,
        name,
        declarations: Vec::new(),
        waiting: Vec::new(),
        titles: Vec::new(),
        open: Open::Nothing,
        columns: Vec::new(),
        dropped: Vec::new(),
        heads_read: Vec::new(),
        last_named: 0,
        unnamed: 0,
        closed: false,
        last_role: None,
        awaits_name: false,
        chapter: 0,
        in_pairs: false,
    };
    let mut splitter = Splitter::new(words);
    let blocks = &document.blocks;
    let mut units: Vec<Unit> = Vec::new();
    for (at, block) in blocks.iter().enumerate() {
        match block {
            Block::Line(line) => {
                let below: Vec<usize> = blocks[at + 1..]
                    .iter()
                    .take(LOOK_AHEAD)
                    .filter_map(|block| match block {
                        Block::Line(line) => Some(*line),
                        Block::Table(_) => None,
                    })
                    .collect();
                units.extend(splitter.units(document, *line, &below));
            }
            Block::Table(table) => {
                reader.units(&std::mem::take(&mut units));
                reader.table(table);
                splitter = Splitter::new(words);
            }
        }
    }
    reader.units(&units);
    reader.finish()
}

/// So many lines below are looked at to see whether a number counts on.
const LOOK_AHEAD: usize = 24;

/// What the next line belongs to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Open {
    Nothing,
    /// A section of the last declaration, by its place.
    Section(usize),
    /// The last field of a record of the last declaration.
    Field(usize),
}

struct Reader<'a> {
    document: &'a Document,
    words: &'a Words<'a>,
    keep: &'a FxHashSet<Step>,
    map: &'a [(String, String)],
    name: &'a str,
    declarations: Vec<Declaration>,
    /// Labels that came before their declaration.
    waiting: Vec<Section>,
    /// Lines before the first declaration that could be a title.
    titles: Vec<(Text, bool)>,
    open: Open,
    /// Further columns of a table that lost its lines.
    columns: Vec<Concept>,
    dropped: Vec<(usize, Range<usize>, Step)>,
    heads_read: Vec<(String, String)>,
    /// The declaration that the last row of a list named.
    last_named: usize,
    unnamed: usize,
    /// Whether another document began that names nobody yet.
    closed: bool,
    /// The form and number of the last item that named a position.
    last_role: Option<(Style, u32)>,
    /// Whether the last declaration's name stands on the next line.
    awaits_name: bool,
    /// The last number of chapters that stood at a line's start without a stop.
    chapter: u32,
    /// Whether the last position was one of those that stand in turn with a line about each.
    in_pairs: bool,
}

impl Reader<'_> {
    /// An article behind the duties is a note: items numbered 1.1 that mostly are paragraphs of several sentences.
    fn articles_aside(&mut self, at: usize) {
        let owner = Owner::Kind(self.declarations[at].kind);
        let parts = &self.declarations[at].parts;
        let place = parts
            .iter()
            .position(|part| part.concept == Concept::Duties);
        let shape = self.words.vocabulary.shape(owner, Concept::Notes);
        let (Some(place), Some(shape)) = (place, shape) else {
            return;
        };
        let Some(from) = self.article(&parts[place].body) else {
            return;
        };
        let parts = &mut self.declarations[at].parts;
        let article = parts[place].body.split_off(from);
        let notes = parts.iter().position(|part| part.concept == Concept::Notes);
        let notes = notes.unwrap_or_else(|| {
            parts.push(Section::new(owner, Concept::Notes, shape));
            parts.len() - 1
        });
        parts[notes].body.extend(article);
    }

    /// Where an article begins in a list.
    fn article(&self, body: &[Node]) -> Option<usize> {
        const LEAST: usize = 3;
        const LONG: usize = 120;
        let dotted = |node: &Node| match node {
            Node::Item(mark, text) => {
                let mark = grammar::mark(&format!("{} 甲", mark.text(self.document)), 0)?;
                matches!(mark.style, Style::Dotted(_)).then(|| self.said(text))
            }
            _ => None,
        };
        let from = body.iter().position(|node| dotted(node).is_some())?;
        let texts: Vec<String> = body[from..].iter().filter_map(dotted).collect();
        let long = |text: &&String| {
            text.chars().nth(LONG).is_some() && text.matches(['。', '；']).count() > 1
        };
        let articles = texts.iter().filter(long).count();
        (from > 0 && texts.len() >= LEAST && articles * 3 >= texts.len()).then_some(from)
    }
}

impl<'a> Reader<'a> {
    fn text(&self, unit: &Unit, range: &Range<usize>) -> &'a str {
        &self.document.lines[unit.line].text[range.clone()]
    }

    fn piece(&self, unit: &Unit, range: Range<usize>) -> Piece {
        Piece::Source(unit.line, trim(&self.document.lines[unit.line].text, range))
    }

    fn body(&self, unit: &Unit) -> &'a str {
        self.text(unit, &unit.body)
    }

    fn kind(&self) -> Option<Kind> {
        let last = self.declarations.last().filter(|_| !self.closed);
        last.map(|declaration| declaration.kind)
    }

    fn current(&mut self) -> Option<&mut Declaration> {
        self.declarations.last_mut()
    }

    /// The section or field that the next line belongs to.
    fn section(&mut self) -> Option<&mut Section> {
        let open = self.open;
        let parts = &mut self.declarations.last_mut()?.parts;
        match open {
            Open::Nothing => None,
            Open::Section(at) => parts.get_mut(at),
            Open::Field(at) => {
                let nodes = parts.get_mut(at)?.body.iter_mut().rev();
                nodes
                    .filter_map(|node| match node {
                        Node::Field(field) => Some(field),
                        _ => None,
                    })
                    .next()
            }
        }
    }

    fn units(&mut self, units: &[Unit]) {
        for (at, unit) in units.iter().enumerate() {
            self.unit(unit, &units[at + 1..]);
        }
    }

    fn unit(&mut self, unit: &Unit, next: &[Unit]) {
        if !unit.heading && self.is_in_capitals(unit, next) {
            let heading = Unit {
                heading: true,
                ..unit.clone()
            };
            return self.unit(&heading, next);
        }
        if unit.closes {
            self.open = Open::Nothing;
        }
        self.count_chapter(unit);
        match &unit.form {
            Form::Heads(heads) => return self.heads(unit, heads),
            Form::Row(number, area) => return self.row_of_form(unit, number, area.as_ref()),
            Form::None => {}
        }
        if self.begins_document(unit, next) {
            let bare = self.words.without_remarks(self.body(unit));
            let certain = title::title(bare, self.words).filter(|title| title.is_certain);
            (self.closed, self.open) = (true, Open::Nothing);
            return match certain {
                Some(title) => self.open_title(unit, title),
                None => self.next_document(unit),
            };
        }
        if self.organisation(unit) {
            return;
        }
        if let Some(length) = self.name_twice(unit) {
            return self.open_named_twice(unit, length, next);
        }
        if let Some(found) = self.label(unit, next) {
            return self.open_label(unit, &found, next);
        }
        if self.take_name(unit) || self.take_value(unit) || self.role_item(unit, next) {
            return;
        }
        if let Some(title) = self.title(unit, next) {
            self.in_pairs = false;
            return self.open_title(unit, title);
        }
        if let Some(title) = self.paired_title(unit, next) {
            self.in_pairs = true;
            return self.open_title(unit, title);
        }
        self.content(unit, next);
    }

    /// Whether a line is a heading because it alone is in capitals: DISTINGUISHING CHARACTERISTICS.
    fn is_in_capitals(&self, unit: &Unit, next: &[Unit]) -> bool {
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
    fn begins_document(&self, unit: &Unit, next: &[Unit]) -> bool {
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
        let again = bare.chars().count() >= LEAST && begins_with(self.body(next), bare);
        let prose = next.mark.is_none() && content::is_prose(self.body(next));
        let whole = self.words.is_document(&fold::word(bare)) && prose;
        again || self.words.is_file_name(text) || whole
    }

    /// Leaves the open sheet; a title that begins with that of a position is taken for it.
    fn next_document(&mut self, unit: &Unit) {
        self.titles.clear();
        let text = self.body(unit);
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
    fn title(&self, unit: &Unit, next: &[Unit]) -> Option<title::Title> {
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
    fn bare_numeral(&self, unit: &Unit) -> usize {
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
    fn count_chapter(&mut self, unit: &Unit) {
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
    fn part(&self, unit: &Unit) -> usize {
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
    fn paired_title(&self, unit: &Unit, next: &[Unit]) -> Option<title::Title> {
        let bare = |unit: &Unit| unit.first && unit.mark.is_none();
        let named = |unit: &Unit| bare(unit) && title::is_position(self.body(unit), self.words);
        let act = |unit: &Unit| {
            let text = self.body(unit);
            let begins =
                self.words.starts_with_act(&fold::word(text)) || self.words.starts_with_verb(text);
            bare(unit) && begins && !named(unit) && content::ends(text)
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
    fn name_twice(&self, unit: &Unit) -> Option<usize> {
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
    fn open_named_twice(&mut self, unit: &Unit, length: usize, next: &[Unit]) {
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
        let rest = Unit {
            range: below.clone(),
            body: below,
            mark: None,
            label: None,
            gap: false,
            first: false,
            ..unit.clone()
        };
        self.content(&rest, next);
    }

    /// The title of a position and nothing else, where what follows is its sheet.
    fn bare_title(&self, unit: &Unit, text: &str, next: &[Unit]) -> Option<title::Title> {
        let bare = text.trim_end_matches(|c| fold::is_colon(c) || fold::is_blank(c));
        let bare = roles::without_remark(bare);
        let department = unit.heading
            && !unit.first
            && unit.mark.is_none()
            && self.words.ends_as_unit(&fold::word(bare));
        if !department && !title::is_position(bare, self.words) {
            return None;
        }
        if unit.mark.is_some_and(|mark| mark.style.is_bullet()) {
            return None;
        }
        let leads = unit.heading && self.declarations.is_empty() && !next.is_empty();
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
    fn begins(&self, unit: &Unit, next: &[Unit]) -> bool {
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
    fn is_process(&self, unit: &Unit, next: &[Unit]) -> bool {
        let alone = unit.first && (unit.mark.is_none() || unit.heading);
        let steps = next.first().is_some_and(|next| {
            next.mark.is_some_and(|mark| mark.ordinal <= 1)
                || steps::arrows(self.body(next)).len() > 1
        });
        alone && steps && (self.open == Open::Nothing || unit.heading || unit.gap)
    }

    fn finish(mut self) -> Read {
        if !self.waiting.is_empty() && self.declarations.is_empty() {
            self.declare_unnamed(Kind::Position, (0, 0));
        }
        for at in 0..self.declarations.len() {
            take_responsibilities(&mut self.declarations[at], self.words);
            self.articles_aside(at);
            mark_before_groups(&mut self.declarations[at]);
            // What a heading opened and nothing came to.
            let empty =
                |part: &Section| part.is_blank() && part.word.is_none() && part.remarks.is_empty();
            self.declarations[at].parts.retain(|part| !empty(part));
        }
        Read {
            declarations: self.declarations,
            dropped: self.dropped,
            columns: self.heads_read,
        }
    }
}

/// Whether a text begins with another, but for blanks.
fn begins_with(text: &str, head: &str) -> bool {
    let mut letters = text.chars().filter(|&c| !fold::is_blank(c));
    head.chars()
        .filter(|&c| !fold::is_blank(c))
        .all(|c| letters.next() == Some(c))
}

/// What a position answers for is its duties where the document lists no others: Responsibilities, 工作责任.
fn take_responsibilities(declaration: &mut Declaration, words: &Words) {
    let owner = Owner::Kind(Kind::Position);
    let said = |part: &Section, concept: Concept| part.concept == concept && !part.is_blank();
    let has_duties = declaration
        .parts
        .iter()
        .any(|part| said(part, Concept::Duties));
    let Some(shape) = words.vocabulary.shape(owner, Concept::Duties) else {
        return;
    };
    if declaration.kind != Kind::Position || has_duties {
        return;
    }
    declaration
        .parts
        .retain(|part| part.concept != Concept::Duties || !part.remarks.is_empty());
    let mut parts = declaration.parts.iter_mut();
    if let Some(part) = parts.find(|part| said(part, Concept::Responsibilities)) {
        (part.concept, part.shape) = (Concept::Duties, shape);
        let heading: Text = part
            .mark
            .take()
            .into_iter()
            .chain(part.word.take())
            .collect();
        if !heading.is_empty() {
            part.remarks.push(heading);
        }
    }
}

/// Lines of a list are its items only as long as no group follows; then each takes a mark.
fn mark_before_groups(declaration: &mut Declaration) {
    const LEAST: usize = 2;
    for part in &mut declaration.parts {
        let group = |node: &Node| matches!(node, Node::Group(_));
        let Some(first) = part.body.iter().position(group) else {
            continue;
        };
        let before = &mut part.body[..first];
        let lines = before.iter().filter(|node| matches!(node, Node::Line(_)));
        let plain = before
            .iter()
            .all(|node| matches!(node, Node::Line(_) | Node::Remark(_)));
        if part.shape != Shape::List || !plain || lines.count() < LEAST {
            continue;
        }
        for node in before {
            if let Node::Line(text) = node {
                *node = Node::Item(Piece::Added("-".to_owned()), std::mem::take(text));
            }
        }
    }
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
