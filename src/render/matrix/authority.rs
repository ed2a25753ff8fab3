//! Who decides what, and the way there: matters as rows, with the tree they form and a row for each band of amounts;
//! positions as columns, those who propose at the left and those who decide at the right.

mod lines;
mod lists;

use super::parties::{Party, WIDEST};
use super::{Maker, subject, value};
use crate::model::authority::MatterId;
use crate::model::matter::Matter;
use crate::model::{Entity, Field, PositionId};
use crate::render::sheet::{Cell, Column, Row, Sheet, Step, Subject, Tone, Value};
use crate::render::view::plan::Scope;
use lines::Line;
use rustc_hash::{FxHashMap, FxHashSet};

/// A matter with its lines, as deep in the tree as it is.
struct Entry<'a> {
    at: u32,
    name: &'a str,
    /// None for one that only lists name.
    matter: Option<&'a Matter>,
    parent: Option<u32>,
    depth: usize,
    lines: Vec<Line>,
}

pub(super) fn sheets(maker: &Maker) -> Vec<Sheet> {
    let mut entries = entries(maker);
    lists::add(maker, &mut entries);
    let entries = spoken_of(maker, entries);
    let parts = parts(maker, &entries);
    let count = parts.len();
    let sheets = parts
        .into_iter()
        .enumerate()
        .map(|(at, (entries, parties))| {
            let mut sheet = sheet(maker, &entries, &parties);
            if count > 1 {
                maker.number_part(&mut sheet, at + 1, count);
            }
            sheet
        });
    sheets.collect()
}

/// All matters in the order of their tree.
fn entries<'a>(maker: &Maker<'a>) -> Vec<Entry<'a>> {
    let mut lines = lines::by_matter(maker);
    let entry = |(at, depth)| {
        let matter = &maker.model.matters[at as usize];
        Entry {
            at,
            name: &matter.name,
            matter: Some(matter),
            parent: matter.parent,
            depth,
            lines: lines.remove(&MatterId(at)).unwrap_or_default(),
        }
    };
    maker.model.matter_tree().into_iter().map(entry).collect()
}

/// The matters that concern those who are spoken of, with the headings above them.
fn spoken_of<'a>(maker: &Maker, entries: Vec<Entry<'a>>) -> Vec<Entry<'a>> {
    if maker.scope == Scope::All {
        return entries;
    }
    let here = |entry: &Entry| {
        let mut acts = entry.lines.iter().flat_map(|line| &line.acts);
        let scope = entry.matter.map_or(&[][..], |matter| &matter.scope);
        acts.any(|act| match &act.party {
            Party::Position(id) => maker.scope.has_position(maker.model, *id),
            Party::Named(_) => false,
        }) || scope
            .iter()
            .any(|id| maker.scope.has_department(maker.model, *id))
    };
    let mut kept: FxHashSet<u32> = FxHashSet::default();
    for entry in entries.iter().filter(|entry| here(entry)) {
        let mut at = Some(entry.at);
        while let Some(own) = at.filter(|own| kept.insert(*own)) {
            let matter = maker.model.matters.get(own as usize);
            at = matter.and_then(|matter| matter.parent);
        }
    }
    entries
        .into_iter()
        .filter(|entry| kept.contains(&entry.at))
        .collect()
}

type Part<'e> = (Vec<&'e Entry<'e>>, Vec<Party>);

/// Trees of matters that stand on a sheet together, with everybody in them, while the columns fit.
fn parts<'e>(maker: &Maker, entries: &'e [Entry<'e>]) -> Vec<Part<'e>> {
    let mut trees: Vec<Vec<&Entry>> = Vec::new();
    for entry in entries {
        match trees.last_mut() {
            Some(tree) if entry.depth > 0 => tree.push(entry),
            _ => trees.push(vec![entry]),
        }
    }
    let everybody = parties(&entries.iter().collect::<Vec<_>>()).len();
    let widest = match everybody <= maker.breadth {
        true => maker.breadth,
        false => WIDEST,
    };
    let mut parts: Vec<Part> = Vec::new();
    for tree in trees {
        let own = parties(&tree);
        if let Some((entries, parties)) = parts.last_mut() {
            let known: FxHashSet<Party> = parties.iter().cloned().collect();
            let new = own.iter().filter(|party| !known.contains(party)).cloned();
            let together: Vec<Party> = parties.iter().cloned().chain(new).collect();
            if maker.whole || together.len() <= widest {
                *parties = together;
                entries.extend(tree);
                continue;
            }
        }
        parts.push((tree, own));
    }
    let mut out = Vec::new();
    for (entries, mut parties) in parts {
        sort(maker, &mut parties);
        let sheets = match maker.whole {
            true => 1,
            false => parties.len().div_ceil(widest.max(1)).max(1),
        };
        let size = parties.len().div_ceil(sheets).max(1);
        match parties.is_empty() {
            true => out.push((entries, parties)),
            false => out.extend(
                parties
                    .chunks(size)
                    .enumerate()
                    .map(|(at, own)| (concerned(&entries, own, at == 0), own.to_vec())),
            ),
        }
    }
    out
}

/// The matters that some have a part in, with the headings above them; on the first sheet also those that nobody has.
fn concerned<'e>(
    entries: &[&'e Entry<'e>],
    parties: &[Party],
    is_first: bool,
) -> Vec<&'e Entry<'e>> {
    let mut kept: Vec<&Entry> = Vec::new();
    let mut above = 0;
    for entry in entries.iter().rev() {
        let mut acts = entry.lines.iter().flat_map(|line| &line.acts);
        let is_heading = entry.depth < above;
        let is_nobodys = is_first && entry.lines.is_empty();
        if is_heading || is_nobodys || acts.any(|act| parties.contains(&act.party)) {
            kept.push(entry);
            above = entry.depth;
        }
    }
    kept.reverse();
    kept
}

/// Everybody who has a part in some matters, once each.
fn parties(entries: &[&Entry<'_>]) -> Vec<Party> {
    let mut met = FxHashSet::default();
    let lines = entries.iter().flat_map(|entry| &entry.lines);
    let acts = lines.flat_map(|line| &line.acts);
    let new = acts.filter(|act| met.insert(act.party.clone()));
    new.map(|act| act.party.clone()).collect()
}

/// From the bottom of the line of command to its top, as a proposal goes; names without a position first.
fn sort(maker: &Maker, parties: &mut [Party]) {
    let model = maker.model;
    let mut rank = vec![usize::MAX; model.positions.len()];
    for (at, &(_, id)) in maker.order.positions.iter().enumerate() {
        rank[id.0 as usize] = at;
    }
    let depth = |id: PositionId| {
        let mut above = 0;
        let mut at = model[id].superior;
        while let Some(superior) = at.filter(|_| above < model.positions.len()) {
            above += 1;
            at = model[superior].superior;
        }
        above
    };
    parties.sort_by_cached_key(|party| match party {
        Party::Named(_) => (0, 0, 0),
        Party::Position(id) => (1, usize::MAX - depth(*id), rank[id.0 as usize]),
    });
}

fn sheet(maker: &Maker, entries: &[&Entry], parties: &[Party]) -> Sheet {
    let lines = || entries.iter().flat_map(|entry| &entry.lines);
    let table = Table {
        maker,
        parties,
        places: parties
            .iter()
            .enumerate()
            .map(|(at, party)| (party, at))
            .collect(),
        conditional: lines().any(|line| !line.condition.is_empty()),
        noted: entries.iter().any(|entry| {
            !table_note(maker, entry).is_empty()
                || entry.lines.iter().any(|line| !line.note.is_empty())
        }),
    };
    table.sheet(entries)
}

/// What holds for the whole of a matter: where, in which unit, together.
fn table_note(maker: &Maker, entry: &Entry) -> String {
    let Some(matter) = entry.matter else {
        return String::new();
    };
    let label = |name: &str| maker.column(name);
    let mut notes = Vec::new();
    let scope: Vec<&str> = matter
        .scope_names
        .parts
        .iter()
        .map(|part| part.value.as_str())
        .collect();
    if !scope.is_empty() {
        notes.push((label("scope"), scope.join(maker.list_mark())));
    }
    if !value(&matter.unit).is_empty() {
        notes.push((label("unit"), value(&matter.unit).to_owned()));
    }
    if let Field::Value(said) = &matter.cycle {
        let cycle = maker.sources.text(said.span).trim().to_owned();
        notes.push((label("cycle"), cycle));
    }
    if matter.collective {
        notes.push((maker.lexicon.word("collective"), maker.lexicon.word("yes")));
    }
    maker.lexicon.notes(&notes)
}

/// A declared matter, for cells that name it.
fn matter(entry: &Entry) -> Option<Subject> {
    entry.matter.and_then(|_| subject(Entity::Matter(entry.at)))
}

struct Table<'m, 'a> {
    maker: &'m Maker<'a>,
    parties: &'m [Party],
    places: FxHashMap<&'m Party, usize>,
    conditional: bool,
    noted: bool,
}

impl Table<'_, '_> {
    fn sheet(&self, entries: &[&Entry]) -> Sheet {
        let maker = self.maker;
        let mut columns = vec![Column::name("matter", 16.0)];
        let mut head = vec![maker.column("matter")];
        if maker.whole {
            columns.insert(0, Column::name("parent", 16.0));
            head.insert(0, maker.column("parent"));
        }
        if self.conditional {
            columns.push(Column::name("condition", 16.0));
            head.push(maker.word("condition"));
        }
        let fixed = columns.len();
        for party in self.parties {
            columns.push(maker.party_column(party));
            head.push(self.name(party));
        }
        if self.noted {
            columns.push(Column::text("note"));
            head.push(maker.column("note"));
        }
        let mut rows = Vec::new();
        for (at, entry) in entries.iter().enumerate() {
            let heads_others = entries
                .get(at + 1)
                .is_some_and(|next| next.depth > entry.depth);
            self.rows(entry, heads_others, columns.len(), &mut rows);
        }
        Sheet {
            name: maker.word("authority"),
            title: maker.scoped("authority"),
            facts: maker.facts(),
            columns,
            head: vec![self.head(head, fixed)],
            rows,
            fixed,
            notes: self.notes(entries),
            group: maker.word("heading"),
            list: false,
        }
    }

    /// The cells of the head; those of the parties, behind the first ones, lead to them.
    fn head(&self, texts: Vec<String>, before: usize) -> Vec<Cell> {
        let mut head: Vec<Cell> = texts.into_iter().map(Cell::text).collect();
        for (cell, party) in head[before..].iter_mut().zip(self.parties) {
            if let Party::Position(id) = party {
                cell.names = subject(Entity::Position(*id));
            }
        }
        head
    }

    /// A title; of namesakes with the department.
    fn name(&self, party: &Party) -> String {
        let model = self.maker.model;
        let id = match party {
            Party::Named(name) => return name.clone(),
            Party::Position(id) => *id,
        };
        let title = &model[id].title;
        let same = self.parties.iter().filter(|other| match other {
            Party::Position(other) => model[*other].title == *title,
            Party::Named(name) => name == title,
        });
        match same.count() > 1 {
            true => format!("{}/{title}", self.maker.home(model[id].department)),
            false => title.clone(),
        }
    }

    fn rows(&self, entry: &Entry, heads_others: bool, width: usize, rows: &mut Vec<Row>) {
        let several = entry.lines.iter().any(|line| !line.matter.is_empty());
        let heads = several || entry.lines.is_empty() && heads_others;
        if heads && !self.maker.whole {
            rows.push(Row::group(entry.name, entry.depth, width));
        }
        if entry.lines.is_empty() {
            if !heads_others {
                rows.push(self.without_table(entry));
            }
            return;
        }
        let note = table_note(self.maker, entry);
        let start = rows.len();
        for line in &entry.lines {
            let (name, depth) = match several {
                true => (line.matter.as_str(), entry.depth + 1),
                false => (entry.name, entry.depth),
            };
            let note = match (note.is_empty(), line.note.is_empty()) {
                (true, _) => line.note.clone(),
                (false, true) => note.clone(),
                (false, false) => format!(
                    "{note}{}{}",
                    self.maker.lexicon.word("note-mark"),
                    line.note
                ),
            };
            let name = Cell::text(name).indented(depth);
            rows.push(self.row(entry, name.naming(matter(entry)), line, note));
        }
        let column = usize::from(self.maker.whole);
        super::kpi::merge_equal(&mut rows[start..], column, |at| {
            entry.lines[at].matter.as_str()
        });
        if self.noted {
            let last = width - 1;
            super::kpi::merge_equal(&mut rows[start..], last, |at| entry.lines[at].note.as_str());
        }
    }

    fn row(&self, entry: &Entry, name: Cell, line: &Line, note: String) -> Row {
        let mut cells = vec![name];
        if self.maker.whole {
            let above = match line.matter.is_empty() {
                true => entry
                    .parent
                    .map(|at| self.maker.model.matters[at as usize].name.as_str()),
                false => Some(entry.name),
            };
            cells.insert(0, Cell::text(above.unwrap_or_default()));
        }
        if self.conditional {
            cells.push(Cell::text(line.condition.as_str()));
        }
        let mut steps: Vec<Vec<Step>> = vec![Vec::new(); self.parties.len()];
        let mut tones = vec![Tone::Plain; self.parties.len()];
        for act in &line.acts {
            if let Some(&at) = self.places.get(&act.party) {
                steps[at].push(act.step.clone());
                if act.decides {
                    tones[at] = Tone::Marked;
                }
            }
        }
        cells.extend(steps.into_iter().zip(tones).map(|(steps, tone)| {
            let value = match steps.is_empty() {
                true => Value::Blank,
                false => Value::Steps(steps),
            };
            Cell::new(value).toned(tone)
        }));
        cells.extend(self.noted.then(|| Cell::text(note)));
        Row::plain(cells)
    }

    fn without_table(&self, entry: &Entry) -> Row {
        let line = Line {
            matter: String::new(),
            condition: String::new(),
            acts: Vec::new(),
            note: String::new(),
        };
        let name = Cell::text(entry.name).indented(entry.depth);
        self.row(entry, name, &line, table_note(self.maker, entry))
    }

    fn notes(&self, entries: &[&Entry]) -> Vec<String> {
        let mut notes = vec![self.maker.word("authority-note")];
        if entries.iter().any(|entry| entry.lines.is_empty()) {
            notes.push(self.maker.word("authority-listed"));
        }
        for entry in entries {
            let text = entry.matter.map(|matter| matter.notes.lines().join(" "));
            let text = text.unwrap_or_default();
            if !text.is_empty() {
                notes.push(self.maker.lexicon.notes(&[(entry.name.to_owned(), text)]));
            }
        }
        notes
    }
}
