//! Tables of who works where, and how many: establishments of departments, headcounts of positions. Decides what every
//! cell is.

use super::Reader;
use crate::import::clean::Step;
use crate::import::document::Table;
use crate::import::draft::{Node, Piece, Section, Text};
use crate::import::split::Unit;
use crate::import::tables::Column;
use crate::syntax::concept::{Concept, Key, Kind, Shape};
use crate::syntax::vocabulary::Owner;
use crate::text::fold;
use std::ops::Range;

impl Reader<'_> {
    /// A list of posts and numbers in the sheet of a department is its establishment.
    pub(super) fn is_establishment(&self, kind: Kind, columns: &[Column]) -> bool {
        let other = |column: &&Column| match column {
            Column::Label(label) => {
                !matches!(label.entry.concept, Concept::Headcount | Concept::Notes)
            }
            _ => false,
        };
        kind == Kind::Position
            && self.kind() == Some(Kind::Department)
            && columns.iter().find(other).is_none()
    }

    pub(super) fn establishment_of(&mut self, table: &Table, columns: &[Column]) {
        let key = |column: usize| {
            let head = self.head_word(table, column);
            self.words.column(Concept::Establishment, &head)
        };
        let columns: Vec<Column> = columns
            .iter()
            .enumerate()
            .map(|(at, column)| match column {
                Column::Name(_) => Column::Key(Key::Text),
                Column::Label(label) if label.entry.concept == Concept::Headcount => {
                    Column::Key(Key::Headcount)
                }
                Column::Label(_) => Column::Key(Key::Note),
                Column::Other => key(at).map_or(Column::Other, Column::Key),
                other => *other,
            })
            .collect();
        self.items_of(table, Concept::Establishment, &columns);
    }

    /// A sheet of numbers about positions that the document describes already.
    pub(super) fn is_headcount(&self, table: &Table, columns: &[Column]) -> bool {
        let few = columns.iter().all(|column| match column {
            Column::Label(label) => matches!(
                label.entry.concept,
                Concept::Department | Concept::Headcount | Concept::Notes
            ),
            Column::Name(kind) => *kind == Kind::Position,
            Column::Number | Column::Blank | Column::Other => true,
            Column::Key(_) => false,
        });
        let headcount = columns.iter().any(|column| matches!(column, Column::Label(label) if label.entry.concept == Concept::Headcount));
        let Some(name) = columns
            .iter()
            .position(|column| matches!(column, Column::Name(_)))
        else {
            return false;
        };
        let known = |row: &usize| {
            let cell = table.at(*row, name);
            cell.is_some_and(|cell| {
                self.named(Kind::Position, &self.cell_text(cell), None)
                    .is_some()
            })
        };
        few && headcount && (1..table.rows).filter(known).count() * 2 >= table.rows - 1
    }

    /// The place of a declaration by its name, and by its department if that is given.
    pub(super) fn named(
        &self,
        kind: Kind,
        name: &Text,
        department: Option<&Text>,
    ) -> Option<usize> {
        let said = |text: &Text| {
            fold::word(
                &text
                    .iter()
                    .map(|piece| piece.text(self.document))
                    .collect::<String>(),
            )
        };
        let name = said(name);
        let last = self.declarations.len().saturating_sub(1);
        // Rows about one stand together: the last one is asked first.
        let mut order = std::iter::once(self.last_named.min(last)).chain(0..=last);
        order.find(|&at| {
            self.declarations.get(at).is_some_and(|one| {
                let own = one
                    .parts
                    .iter()
                    .find(|part| part.concept == Concept::Department);
                let placed = match (own, department) {
                    (Some(own), Some(department)) => said(&own.value) == said(department),
                    _ => true,
                };
                one.kind == kind && placed && said(&one.name) == name
            })
        })
    }

    /// Puts the numbers of positions into the establishments of their departments.
    pub(super) fn headcount_of(&mut self, table: &Table, columns: &[Column]) {
        self.note_columns(table, columns);
        let of = |wanted: Concept| {
            columns.iter().position(
                |column| matches!(column, Column::Label(label) if label.entry.concept == wanted),
            )
        };
        let name = columns
            .iter()
            .position(|column| matches!(column, Column::Name(_)))
            .unwrap_or(0);
        let [department, count, notes] =
            [Concept::Department, Concept::Headcount, Concept::Notes].map(of);
        for row in 1..table.rows {
            let cell = |column: Option<usize>| {
                let cell = column.and_then(|column| table.at(row, column));
                cell.map(|cell| self.cell_text(cell)).unwrap_or_default()
            };
            let (unit, who, count, mut note) =
                (cell(department), cell(Some(name)), cell(count), cell(notes));
            for (column, meaning) in columns.iter().enumerate() {
                if *meaning == Column::Other {
                    note.extend(cell(Some(column)));
                }
            }
            let whole: Text = [unit.clone(), who.clone(), count.clone(), note.clone()].concat();
            let at = self.named(Kind::Department, &unit, None);
            let Some(at) = at.filter(|_| !unit.is_empty() && !who.is_empty()) else {
                self.remark(whole);
                continue;
            };
            let (rows, place) = self.establishment_in(at);
            if let Some(section) = self.declarations[at].parts.get_mut(place) {
                section.body.extend(rows);
                section.body.push(Node::Row(vec![who, count, note]));
                section.value.clear();
            }
            self.leave_out(&unit, Step::Repeated);
        }
    }

    /// The establishment of a department, and its head row if it is new.
    fn establishment_in(&mut self, at: usize) -> (Option<Node>, usize) {
        let parts = &mut self.declarations[at].parts;
        if let Some(place) = parts
            .iter()
            .position(|part| part.concept == Concept::Establishment)
        {
            return (None, place);
        }
        let owner = Owner::Kind(Kind::Department);
        parts.push(Section::new(owner, Concept::Establishment, Shape::List));
        let language = super::super::language(self.document);
        let word = |key| {
            vec![Piece::Added(
                self.words
                    .vocabulary
                    .column_word(language, Concept::Establishment, key)
                    .to_owned(),
            )]
        };
        let heads = [Key::Text, Key::Headcount, Key::Note].map(word).to_vec();
        (
            Some(Node::Row(heads)),
            self.declarations[at].parts.len() - 1,
        )
    }

    /// Names with numbers, as copying a table of headcounts leaves them: 经理1人天津销售工程师3人.
    pub(super) fn establishment(&mut self, unit: &Unit) {
        let text = self.body(unit).to_owned();
        let pairs = counts(&text);
        if pairs.is_empty() {
            return self.clauses(unit, &text);
        }
        let start = unit.body.start;
        let at = |range: &Range<usize>| self.piece(unit, start + range.start..start + range.end);
        let vocabulary = self.words.vocabulary;
        let language = super::super::language(self.document);
        let heads = [
            crate::syntax::concept::Key::Text,
            crate::syntax::concept::Key::Headcount,
        ];
        let heads = heads.map(|key| {
            let word = vocabulary.column_word(language, Concept::Establishment, key);
            vec![Piece::Added(word.to_owned())]
        });
        let mut rows = vec![Node::Row(heads.to_vec())];
        rows.extend(pairs.iter().map(|(name, count)| {
            let count = count
                .as_ref()
                .map_or_else(Text::new, |count| vec![at(count)]);
            Node::Row(vec![vec![at(name)], count])
        }));
        if let Some(section) = self.section() {
            section.body.extend(rows);
        }
    }
}

/// Names, each with how many: 经理1人, 客服4人（1人待岗）. The last may lack its number.
fn counts(text: &str) -> Vec<(Range<usize>, Option<Range<usize>>)> {
    let mut found = Vec::new();
    let mut from = 0;
    let characters: Vec<(usize, char)> = text.char_indices().collect();
    let mut at = 0;
    while at < characters.len() {
        let (start, c) = characters[at];
        if !fold::narrow(c).is_ascii_digit() {
            at += 1;
            continue;
        }
        let digits = characters[at..]
            .iter()
            .take_while(|(_, c)| fold::narrow(*c).is_ascii_digit())
            .count();
        let unit = characters
            .get(at + digits)
            .filter(|(_, c)| matches!(c, '人' | '名' | '个' | '個'));
        let Some(&(end, c)) = unit else {
            at += digits;
            continue;
        };
        let mut end = end + c.len_utf8();
        let rest = text[end..].trim_start_matches(fold::is_blank);
        if rest.starts_with(['(', '（'])
            && let Some(close) = rest.find([')', '）'])
        {
            let bracket = rest[close..].chars().next().map_or(1, char::len_utf8);
            end = text.len() - rest.len() + close + bracket;
        }
        let trimmed =
            text[from..start].trim_matches(|c| fold::is_blank(c) || "、，,；;：:".contains(c));
        let lead = text[from..start].find(trimmed).unwrap_or(0);
        if !trimmed.is_empty() {
            found.push((from + lead..from + lead + trimmed.len(), Some(start..end)));
        }
        from = end;
        at = characters.partition_point(|(at, _)| *at < end);
    }
    let rest = text[from..].trim_matches(|c| fold::is_blank(c) || "、，,；;。".contains(c));
    if !found.is_empty() && !rest.is_empty() && rest.chars().count() <= 20 {
        let lead = text[from..].find(rest).unwrap_or(0);
        found.push((from + lead..from + lead + rest.len(), None));
    }
    found
}
