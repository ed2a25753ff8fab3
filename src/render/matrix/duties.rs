//! Duties and the positions that have them: departments with their positions as columns, duties as rows. What several
//! positions have is one row; what they say almost alike too, and marked as such.

use super::parties::{MOST, Party, WIDEST};
use super::{Maker, parties::Parties};
use crate::check::similarity::{self, Terms};
use crate::model::body::{Block, Entry, Group};
use crate::model::{DepartmentId, PositionId, position};
use crate::render::sheet::{Cell, Column, Row, Sheet, Tone};
use crate::syntax::concept::{Key, Rhythm};
use crate::text::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use std::ops::Range;

/// The duty as it stands in the row, and one that says almost the same.
const SAME: &str = "●";
const ALIKE: &str = "○";

/// A longer text above an entry is not repeated before it.
const LEADING: usize = 24;

/// The number and the text of a duty.
const ALWAYS: usize = 2;

struct Duty<'a> {
    position: PositionId,
    text: String,
    /// How often, as it is written.
    rhythm: String,
    /// The title of its group, if that says no rhythm.
    group: &'a str,
    share: &'a str,
}

/// A row: the duty that came first, and who else has it.
struct Shared {
    first: usize,
    /// With the same words or nearly so.
    holders: Vec<(usize, bool)>,
}

pub(super) fn sheets(maker: &Maker) -> Vec<Sheet> {
    let duties = duties(maker);
    if duties.is_empty() {
        return Vec::new();
    }
    let rows = shared(&duties, maker.similarity);
    let home = |position: PositionId| maker.model[position].department;
    let mut order: Vec<(Option<DepartmentId>, PositionId)> = Vec::new();
    for duty in &duties {
        if order.last().is_none_or(|(_, id)| *id != duty.position) {
            order.push((home(duty.position), duty.position));
        }
    }
    if maker.whole && order.len() > MOST {
        return vec![sheet(maker, &duties, &rows, &[], false)];
    }
    let ranges = match maker.whole {
        true => std::iter::once(0..order.len()).collect(),
        false => parts(maker, &order),
    };
    let several = ranges.len() > 1;
    let sheets = ranges.into_iter().map(|range| {
        let columns: Vec<PositionId> = order[range].iter().map(|(_, id)| *id).collect();
        sheet(maker, &duties, &rows, &columns, several)
    });
    sheets.collect()
}

/// The duties of all positions that are spoken of, those with entries below them taken apart.
fn duties<'a>(maker: &Maker<'a>) -> Vec<Duty<'a>> {
    let mut duties = Vec::new();
    for (_, id) in maker.positions() {
        let body = &maker.model[id].duties;
        for block in body.blocks.iter() {
            match block {
                Block::Entry(entry) => leaves(maker, id, entry, None, "", &mut duties),
                Block::Group(group) => {
                    for block in &group.blocks {
                        if let Block::Entry(entry) = block {
                            leaves(maker, id, entry, Some(group), "", &mut duties);
                        }
                    }
                }
                Block::Paragraph(_) | Block::Grid(_) => {}
            }
        }
    }
    duties
}

/// Entries are no deeper than the syntax lets them be.
fn leaves<'a>(
    maker: &Maker<'a>,
    position: PositionId,
    entry: &'a Entry,
    group: Option<&'a Group>,
    above: &str,
    out: &mut Vec<Duty<'a>>,
) {
    let own = &entry.prose.text;
    let text = match above.is_empty() {
        true => own.clone(),
        false => format!("{above}{own}"),
    };
    if entry.is_leaf() {
        let written = |key: Key| entry.attribute(key).map_or("", |said| said.value.as_str());
        let own = group.filter(|group| group.rhythm.is_none());
        out.push(Duty {
            position,
            text,
            rhythm: match position::rhythm(entry, group, maker.lexicon.vocabulary()) {
                // Half-yearly has no word of its own.
                Some(rhythm) if rhythm != Rhythm::Periodic => maker.rhythm(rhythm),
                _ if written(Key::Every).is_empty() => group
                    .filter(|group| group.rhythm.is_some())
                    .map_or_else(String::new, |group| group.title.value.clone()),
                _ => written(Key::Every).to_owned(),
            },
            group: own.map_or("", |group| group.title.value.as_str()),
            share: written(Key::Share),
        });
        return;
    }
    let lead = own.trim_end_matches(['。', '.', ';', '；', ':', '：']);
    let above = match lead.chars().count() <= LEADING {
        true if lead.chars().any(fold::is_chinese) => format!("{lead}："),
        true => format!("{lead}: "),
        false => String::new(),
    };
    for child in &entry.children {
        leaves(maker, position, child, group, &above, out);
    }
}

/// Letters and digits alone: equal for two writings of one text.
fn bare(text: &str) -> String {
    let folded = text.chars().map(fold::character);
    folded.filter(|c| c.is_alphanumeric()).collect()
}

/// For each duty the first one before it, of another position, that says almost the same. Of equal texts only the
/// first is compared.
fn alike(duties: &[Duty], bare: &[String], threshold: f64) -> FxHashMap<usize, usize> {
    let mut met = FxHashSet::default();
    let firsts = (0..duties.len()).filter(|&at| met.insert(bare[at].as_str()));
    let firsts: Vec<usize> = firsts.collect();
    let terms = firsts
        .iter()
        .map(|&at| Terms::of(&spelled(&duties[at].text)));
    let terms: Vec<Terms> = terms.collect();
    let others =
        |one: usize, two: usize| duties[firsts[one]].position != duties[firsts[two]].position;
    similarity::partners(&terms, threshold, others)
        .into_iter()
        .map(|(one, two)| (firsts[two], firsts[one]))
        .collect()
}

/// Each number as a Chinese character of its own: likeness overlooks digits, but here `第1组` and `第2组` are two.
fn spelled(text: &str) -> String {
    /// Rare characters, a block of them.
    const FIRST: u32 = 0x2_0000;
    const COUNT: u32 = 0xA000;
    let mut out = String::with_capacity(text.len());
    let mut number: Option<u32> = None;
    for c in text.chars().map(fold::character) {
        match c.to_digit(10) {
            Some(digit) => number = Some((number.unwrap_or(1) * 10 + digit) % COUNT),
            None => {
                out.extend(
                    number
                        .take()
                        .and_then(|number| char::from_u32(FIRST + number)),
                );
                out.push(c);
            }
        }
    }
    out.extend(number.and_then(|number| char::from_u32(FIRST + number)));
    out
}

/// Duties that share a row. A position has one duty in a row, so that none of its own is lost.
fn shared(duties: &[Duty], threshold: f64) -> Vec<Shared> {
    let mut rows: Vec<Shared> = Vec::new();
    let mut row_of: Vec<Option<usize>> = vec![None; duties.len()];
    let holds = |row: &Shared, position: PositionId| {
        row.holders
            .iter()
            .any(|(other, _)| duties[*other].position == position)
    };
    let mut same: FxHashMap<String, Vec<usize>> = FxHashMap::default();
    let bare: Vec<String> = duties.iter().map(|duty| bare(&duty.text)).collect();
    let alike = alike(duties, &bare, threshold);
    for (at, duty) in duties.iter().enumerate() {
        let equal = same.entry(bare[at].clone()).or_default();
        let equal_row = equal
            .iter()
            .copied()
            .find(|&row| !holds(&rows[row], duty.position));
        // A row is led by its first duty; what is like a follower alone is not like the row.
        let near_row = alike.get(&at).and_then(|&other| {
            let row = row_of[other]?;
            (rows[row].first == other && !holds(&rows[row], duty.position)).then_some(row)
        });
        let row = match (equal_row, near_row) {
            (Some(row), _) => {
                rows[row].holders.push((at, true));
                row
            }
            (None, Some(row)) => {
                rows[row].holders.push((at, false));
                row
            }
            (None, None) => {
                rows.push(Shared {
                    first: at,
                    holders: vec![(at, true)],
                });
                equal.push(rows.len() - 1);
                rows.len() - 1
            }
        };
        row_of[at] = Some(row);
    }
    rows
}

/// Positions that stand on a sheet together: a department with all below it while that fits, else each on its own.
fn parts(maker: &Maker, order: &[(Option<DepartmentId>, PositionId)]) -> Vec<Range<usize>> {
    if order.len() <= WIDEST {
        return std::iter::once(0..order.len()).collect();
    }
    let model = maker.model;
    // The outermost department that fits as a whole.
    let mut counts: FxHashMap<DepartmentId, usize> = FxHashMap::default();
    for (department, _) in order {
        for above in model.department_chain(*department) {
            *counts.entry(above).or_insert(0) += 1;
        }
    }
    let block = |department: Option<DepartmentId>| {
        let chain = model.department_chain(department);
        let fitting = chain.filter(|above| counts.get(above).is_some_and(|&own| own <= WIDEST));
        fitting.last().or(department)
    };
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut start = 0;
    while start < order.len() {
        let own = block(order[start].0);
        let run = order[start..].iter();
        let end = start + run.take_while(|(home, _)| block(*home) == own).count();
        let parties = order[start..end].iter().map(|(_, id)| Party::Position(*id));
        let inner = Parties(parties.collect()).parts(maker);
        parts.extend(
            inner
                .iter()
                .map(|part| start + part.start..start + part.end),
        );
        start = end;
    }
    parts
}

/// Some positions with their duties; without any a list of all duties, each with the names of those who have it.
fn sheet(
    maker: &Maker,
    duties: &[Duty],
    rows: &[Shared],
    columns: &[PositionId],
    several: bool,
) -> Sheet {
    let places: FxHashMap<PositionId, usize> = columns
        .iter()
        .enumerate()
        .map(|(at, id)| (*id, at))
        .collect();
    let here = |row: &&Shared| {
        let mut holders = row.holders.iter();
        columns.is_empty() || holders.any(|(at, _)| places.contains_key(&duties[*at].position))
    };
    // The duty by which a row stands in this sheet: its first one here.
    let lead = |row: &Shared| {
        let mut own = row.holders.iter().map(|(at, _)| *at);
        own.find(|at| columns.is_empty() || places.contains_key(&duties[*at].position))
    };
    let mut own: Vec<(usize, &Shared)> = rows
        .iter()
        .filter(here)
        .filter_map(|row| Some((lead(row)?, row)))
        .collect();
    own.sort_by_key(|(lead, _)| (places.get(&duties[*lead].position).copied(), *lead));
    let table = Table {
        maker,
        duties,
        places: &places,
        grouped: own.iter().any(|(at, _)| !duties[*at].group.is_empty()),
        rhythmic: own.iter().any(|(at, _)| !duties[*at].rhythm.is_empty()),
        elsewhere: own.iter().any(|(_, row)| {
            let mut holders = row.holders.iter();
            holders.any(|(at, _)| !places.contains_key(&duties[*at].position))
        }),
    };
    table.sheet(&own, columns, several)
}

struct Table<'m, 'a> {
    maker: &'m Maker<'a>,
    duties: &'m [Duty<'a>],
    places: &'m FxHashMap<PositionId, usize>,
    grouped: bool,
    rhythmic: bool,
    elsewhere: bool,
}

impl Table<'_, '_> {
    fn sheet(&self, own: &[(usize, &Shared)], columns: &[PositionId], several: bool) -> Sheet {
        let maker = self.maker;
        let parties: Vec<Party> = columns.iter().map(|id| Party::Position(*id)).collect();
        let mut layout = vec![Column::narrow("number", 3.0, 4.0)];
        let mut before = vec![maker.column("number")];
        if self.grouped {
            layout.push(Column::name("group", 9.0));
            before.push(maker.word("category"));
        }
        layout.push(Column::text("duty"));
        before.push(maker.column("duty"));
        let fixed = layout.len();
        if self.rhythmic {
            layout.push(Column::narrow("rhythm", 3.5, 6.0));
            before.push(maker.word("rhythm"));
        }
        layout.extend(parties.iter().map(|party| maker.party_column(party)));
        let mut behind = Vec::new();
        if self.elsewhere {
            layout.push(Column::name("elsewhere", 14.0));
            behind.push(match columns.is_empty() {
                true => maker.column("position"),
                false => maker.word("elsewhere"),
            });
        }
        let homes: Vec<Option<DepartmentId>> = columns
            .iter()
            .map(|id| maker.model[*id].department)
            .collect();
        let name = self.name(&homes);
        Sheet {
            title: match several {
                true => maker.titled("duties-of", &name),
                false => maker.scoped("duties"),
            },
            name,
            facts: maker.facts(),
            rows: self.rows(
                own,
                layout.len(),
                homes.is_empty() || homes.windows(2).any(|two| two[0] != two[1]),
            ),
            head: maker.heads(&before, &parties, &behind),
            columns: layout,
            fixed,
            notes: vec![maker.word("duties-note")],
            group: maker.column("department"),
            list: false,
        }
    }

    /// The department that holds all of them; of several, the first and the last.
    fn name(&self, homes: &[Option<DepartmentId>]) -> String {
        let maker = self.maker;
        let (Some(first), Some(last)) = (homes.first(), homes.last()) else {
            return String::new();
        };
        let holds_all = |above: &DepartmentId| {
            let within = |home: &Option<DepartmentId>| {
                home.is_some_and(|home| maker.model.is_within(home, *above))
            };
            homes.iter().all(within)
        };
        let common = maker.model.department_chain(*first).find(holds_all);
        match (common, first == last) {
            (Some(common), _) => maker.home(Some(common)),
            (None, true) => maker.home(*first),
            (None, false) => format!("{}–{}", maker.home(*first), maker.home(*last)),
        }
    }

    fn rows(&self, own: &[(usize, &Shared)], width: usize, grouped: bool) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut last = None;
        let mut counts = vec![0usize; self.places.len()];
        for (number, (lead, row)) in own.iter().enumerate() {
            let home = self.maker.model[self.duties[*lead].position].department;
            if grouped && last != Some(home) {
                rows.push(Row::group(self.maker.home(home), 0, width));
                last = Some(home);
            }
            rows.push(self.row(number + 1, *lead, row, &mut counts));
        }
        if own.len() > 1 && !self.places.is_empty() {
            rows.push(self.total(&counts));
        }
        rows
    }

    fn row(&self, number: usize, lead: usize, row: &Shared, counts: &mut [usize]) -> Row {
        let duty = &self.duties[lead];
        let mut cells = vec![Cell::number(number)];
        if self.grouped {
            cells.push(Cell::text(duty.group));
        }
        cells.push(Cell::text(duty.text.as_str()));
        if self.rhythmic {
            cells.push(Cell::text(duty.rhythm.as_str()));
        }
        let mut marks = vec![Cell::blank(); self.places.len()];
        let mut elsewhere = Vec::new();
        // In a sheet without the first duty of the row the wording is that of the first one here.
        let exact = bare(&duty.text);
        for (at, _) in &row.holders {
            let own = &self.duties[*at];
            let same = *at == lead || bare(&own.text) == exact;
            let mark = if same { SAME } else { ALIKE };
            match self.places.get(&own.position) {
                Some(&place) => {
                    counts[place] += 1;
                    let text = match own.share.is_empty() {
                        true => mark.to_owned(),
                        false => format!("{mark} {}", own.share),
                    };
                    marks[place] = Cell::text(text);
                }
                None => {
                    let position = &self.maker.model[own.position];
                    elsewhere.push(format!("{mark}{}", position.title));
                }
            }
        }
        if row.holders.len() > 1 {
            for cell in marks.iter_mut().filter(|cell| !cell.value.is_empty()) {
                cell.tone = Tone::Marked;
            }
        }
        cells.append(&mut marks);
        if self.elsewhere {
            cells.push(Cell::text(elsewhere.join(self.maker.list_mark())));
        }
        Row::plain(cells)
    }

    /// How many duties each position has.
    fn total(&self, counts: &[usize]) -> Row {
        let before = ALWAYS + usize::from(self.grouped) + usize::from(self.rhythmic);
        let mut label = Cell::text(self.maker.word("duties-total"));
        label.across = before;
        let mut cells = vec![label];
        cells.resize(before, Cell::covered());
        cells.extend(counts.iter().map(|&count| Cell::number(count)));
        if self.elsewhere {
            cells.push(Cell::blank());
        }
        Row::total(cells)
    }
}
