//! The establishment: departments, their posts, how many people each has, and the sums. Where people are named, how
//! many there are and how many are missing.

use super::Maker;
use crate::model::position::Headcount;
use crate::model::{DepartmentId, Field, PositionId};
use crate::render::sheet::{Cell, Column, Row, Sheet, Tone, Value, merge_down};
use rustc_hash::{FxHashMap, FxHashSet};

/// A row: a post of an establishment, or a position that stands in none.
pub(super) struct Post<'a> {
    pub(super) title: &'a str,
    pub(super) position: Option<PositionId>,
    pub(super) count: Option<&'a Headcount>,
    pub(super) note: &'a str,
}

/// How many people; an open end is None.
#[derive(Clone, Copy, Default)]
struct Sum {
    least: f64,
    most: f64,
    open: bool,
    /// Rows without a number.
    unknown: usize,
    held: usize,
}

impl Sum {
    fn of(post: &Post, held: usize) -> Self {
        let Some(count) = post.count else {
            return Self {
                unknown: 1,
                held,
                ..Self::default()
            };
        };
        let least = count.min.unwrap_or(0.0);
        Self {
            least,
            most: count.max.unwrap_or(least),
            open: count.max.is_none(),
            unknown: 0,
            held,
        }
    }

    fn add(&mut self, other: Sum) {
        self.least += other.least;
        self.most += other.most;
        self.open |= other.open;
        self.unknown += other.unknown;
        self.held += other.held;
    }

    fn value(&self) -> Value {
        let whole = |number: f64| Value::Number(number).plain();
        match (self.open, self.least == self.most) {
            (true, _) => Value::Text(format!("≥{}", whole(self.least))),
            (false, true) if self.least == 0.0 && self.unknown > 0 => Value::Blank,
            (false, true) => Value::Number(self.least),
            (false, false) => Value::Text(format!("{}–{}", whole(self.least), whole(self.most))),
        }
    }

    /// How many people are missing; fewer than none if there are too many.
    fn missing(&self) -> f64 {
        let held = self.held as f64;
        match () {
            () if held < self.least => self.least - held,
            () if held > self.most && !self.open => self.most - held,
            () => 0.0,
        }
    }
}

impl<'a> Maker<'a> {
    /// The posts of each department as its establishment has them, and its other positions behind them.
    pub(super) fn posts(&self) -> FxHashMap<Option<DepartmentId>, Vec<Post<'a>>> {
        let mut posts: FxHashMap<Option<DepartmentId>, Vec<Post>> = FxHashMap::default();
        let mut listed = FxHashSet::default();
        for id in self.departments() {
            let own = self.model[id].establishment.posts.iter().map(|post| Post {
                title: &post.name.value,
                position: post.position.as_ref().and_then(|link| link.to),
                count: post.count.value(),
                note: &post.note,
            });
            let own: Vec<Post> = own.collect();
            listed.extend(own.iter().filter_map(|post| post.position));
            posts.insert(Some(id), own);
        }
        for (department, id) in self.positions() {
            if listed.contains(&id) {
                continue;
            }
            let position = &self.model[id];
            posts.entry(department).or_default().push(Post {
                title: &position.title,
                position: Some(id),
                count: position.headcount.value(),
                note: "",
            });
        }
        posts
    }

    /// Who holds each position, in the order in which people are written.
    pub(super) fn holders(&self) -> FxHashMap<PositionId, Vec<&'a str>> {
        let mut holders: FxHashMap<PositionId, Vec<&str>> = FxHashMap::default();
        for person in &self.model.persons {
            let mut met = FxHashSet::default();
            for id in person.positions.iter().filter_map(|link| link.to) {
                if met.insert(id) {
                    holders.entry(id).or_default().push(&person.name);
                }
            }
        }
        holders
    }

    /// What is remarked on a post, and what its position lacks.
    pub(super) fn post_note(&self, post: &Post) -> String {
        let mut notes: Vec<String> = Vec::new();
        if !post.note.is_empty() {
            notes.push(post.note.to_owned());
        }
        if post.position.is_none_or(|id| self.model[id].stub) {
            notes.push(self.word("stub"));
        }
        if post.count.is_none() {
            notes.push(self.word("uncounted"));
        }
        notes.join(&self.lexicon.word("note-mark"))
    }
}

pub(super) fn sheets(maker: &Maker) -> Vec<Sheet> {
    let table = Table::of(maker);
    match table.rows.is_empty() {
        true => Vec::new(),
        false => vec![table.sheet()],
    }
}

/// What is known of those who hold the positions.
#[derive(Clone, Copy, PartialEq, Eq)]
enum People {
    Nobody,
    /// Some are named: a position without a name may be filled all the same.
    Some,
    /// So many are named that one without a name is vacant.
    Roster,
}

impl People {
    fn of(maker: &Maker, holders: &FxHashMap<PositionId, Vec<&str>>) -> Self {
        let (mut all, mut named) = (0, 0);
        for (_, id) in maker.positions() {
            all += 1;
            named += usize::from(holders.contains_key(&id));
        }
        match named {
            0 => People::Nobody,
            named if named * 3 >= all * 2 => People::Roster,
            _ => People::Some,
        }
    }
}

struct Table<'m, 'a> {
    maker: &'m Maker<'a>,
    holders: FxHashMap<PositionId, Vec<&'a str>>,
    people: People,
    graded: bool,
    rows: Vec<Row>,
    /// Departments whose rows are not all written, each with its sum and how many of its departments have rows.
    open: Vec<(DepartmentId, Sum, usize)>,
    total: Sum,
}

impl<'m, 'a> Table<'m, 'a> {
    fn of(maker: &'m Maker<'a>) -> Self {
        let graded = maker.positions();
        let graded = graded
            .into_iter()
            .any(|(_, id)| matches!(maker.model[id].grade, Field::Value(_)));
        let holders = maker.holders();
        let mut table = Self {
            maker,
            people: People::of(maker, &holders),
            holders,
            graded,
            rows: Vec::new(),
            open: Vec::new(),
            total: Sum::default(),
        };
        let mut posts = maker.posts();
        if let Some(own) = posts.remove(&None) {
            let sum = table.department(None, &own);
            table.total.add(sum);
        }
        for id in maker.departments() {
            let parent = maker.model[id].parent;
            while table
                .open
                .last()
                .is_some_and(|(open, ..)| Some(*open) != parent)
            {
                table.close();
            }
            let sum = table.department(Some(id), &posts.remove(&Some(id)).unwrap_or_default());
            table.open.push((id, sum, 1));
        }
        // Departments that stand in no tree.
        let mut rest: Vec<_> = posts.into_iter().collect();
        rest.sort_by_key(|(department, _)| *department);
        for (department, own) in rest {
            let sum = table.department(department, &own);
            table.total.add(sum);
        }
        while !table.open.is_empty() {
            table.close();
        }
        if table.rows.len() > 1 {
            let (label, total) = (maker.word("grand-total"), table.total);
            table.sum_row(Cell::text(label), &total, 2);
        }
        table
    }

    /// The rows of one department.
    fn department(&mut self, department: Option<DepartmentId>, posts: &[Post]) -> Sum {
        let start = self.rows.len();
        let depth = department.map_or(0, |id| self.maker.depth(id));
        let name = Cell::text(self.maker.home(department)).indented(depth);
        let mut sum = Sum::default();
        for post in posts {
            let holders = post.position.and_then(|id| self.holders.get(&id));
            let holders = holders.map_or_else(Vec::new, Vec::clone);
            let own = Sum::of(post, holders.len());
            sum.add(own);
            let grade = post
                .position
                .map_or("", |id| super::value(&self.maker.model[id].grade));
            let count = match post.count {
                Some(count) if count.min.is_none() || count.min != count.max => {
                    Value::text(count.text.as_str())
                }
                _ => own.value(),
            };
            let mut cells = vec![name.clone(), Cell::text(post.title)];
            cells.extend(self.graded.then(|| Cell::text(grade)));
            cells.push(Cell::new(count));
            cells.extend(self.people(&own, &holders));
            cells.push(Cell::text(self.maker.post_note(post)));
            self.rows.push(Row::plain(cells));
        }
        let stated = department.and_then(|id| self.maker.model[id].establishment.total.as_ref());
        match posts.len() {
            0 => self.without_posts(name, department, &mut sum),
            1 => {}
            _ => {
                let mut note = Vec::new();
                if sum.unknown > 0 {
                    note.push(self.maker.count("unknown", sum.unknown));
                }
                let differs =
                    |own: &Headcount| own.min != Some(sum.least) || own.max != Some(sum.most);
                if let Some(said) = stated.filter(|said| differs(&said.value)) {
                    note.push(self.maker.titled("stated", &said.value.text));
                }
                let cells = vec![name, Cell::text(self.maker.word("subtotal"))];
                self.sum_cells(
                    cells,
                    &sum,
                    note.join(&self.maker.lexicon.word("note-mark")),
                );
            }
        }
        merge_down(&mut self.rows[start..], 0);
        sum
    }

    /// A department that only states a number, or nothing.
    fn without_posts(&mut self, name: Cell, department: Option<DepartmentId>, sum: &mut Sum) {
        let Some(id) = department else { return };
        let department = &self.maker.model[id];
        let post = Post {
            title: "",
            position: None,
            count: department
                .establishment
                .total
                .as_ref()
                .map(|said| &said.value),
            note: &department.establishment.total_note,
        };
        if post.count.is_none() && !department.children.is_empty() {
            return;
        }
        let note = match post.count {
            Some(_) => post.note.to_owned(),
            None => self.maker.word("uncounted"),
        };
        if post.count.is_some() {
            *sum = Sum::of(&post, 0);
        }
        let mut cells = vec![name, Cell::blank()];
        cells.extend(self.graded.then(Cell::blank));
        cells.push(Cell::new(match post.count {
            Some(_) => sum.value(),
            None => Value::Blank,
        }));
        cells.extend(self.people(sum, &[]));
        cells.push(Cell::text(note));
        self.rows.push(Row::plain(cells));
    }

    fn close(&mut self) {
        let Some((id, sum, departments)) = self.open.pop() else {
            return;
        };
        if departments > 1 {
            let name = self.maker.titled("sum-of", &self.maker.model[id].name);
            let depth = self.maker.depth(id);
            self.sum_row(Cell::text(name).indented(depth), &sum, 2);
        }
        match self.open.last_mut() {
            Some((_, above, count)) => {
                above.add(sum);
                *count += departments;
            }
            None => self.total.add(sum),
        }
    }

    /// A sum over some departments; its label reaches over the first columns.
    fn sum_row(&mut self, mut label: Cell, sum: &Sum, across: usize) {
        label.across = across;
        let mut cells = vec![label];
        cells.resize(across, Cell::covered());
        let note = match sum.unknown {
            0 => String::new(),
            unknown => self.maker.count("unknown", unknown),
        };
        self.sum_cells(cells, sum, note);
    }

    fn sum_cells(&mut self, mut cells: Vec<Cell>, sum: &Sum, note: String) {
        cells.extend(self.graded.then(Cell::blank));
        cells.push(Cell::new(sum.value()));
        cells.extend(self.people(sum, &[]));
        cells.push(Cell::text(note));
        self.rows.push(Row::total(cells));
    }

    /// Who is there, and who is missing, as far as that is known.
    fn people(&self, sum: &Sum, holders: &[&str]) -> Vec<Cell> {
        let names = Cell::text(holders.join(self.maker.list_mark()));
        match self.people {
            People::Nobody => return Vec::new(),
            People::Some => return vec![names],
            People::Roster => {}
        }
        let missing = sum.missing();
        let tone = match missing == 0.0 {
            true => Tone::Plain,
            false => Tone::Marked,
        };
        let missing = match sum.unknown > 0 && sum.least == 0.0 {
            true => Cell::blank(),
            false => Cell::new(Value::Number(missing)).toned(tone),
        };
        vec![names, Cell::number(sum.held), missing]
    }

    fn sheet(self) -> Sheet {
        let maker = self.maker;
        let mut columns = vec![
            Column::name("department", 16.0),
            Column::name("position", 18.0),
        ];
        let mut head = vec![maker.column("department"), maker.column("position")];
        if self.graded {
            columns.push(Column::narrow("grade", 5.0, 9.0));
            head.push(maker.column("grade"));
        }
        columns.push(Column::narrow("headcount", 5.0, 8.0));
        head.push(maker.column("headcount"));
        let mut notes = Vec::new();
        if self.people != People::Nobody {
            columns.push(Column::name("holders", 14.0));
            head.push(maker.column("holders"));
        }
        if self.people == People::Roster {
            columns.push(Column::narrow("held", 5.0, 6.0));
            columns.push(Column::narrow("missing", 5.0, 6.0));
            head.extend([maker.word("held"), maker.word("missing")]);
            notes.push(maker.word("missing-note"));
        }
        columns.push(Column::text("note"));
        head.push(maker.column("note"));
        Sheet {
            name: maker.word("headcount"),
            title: maker.scoped("headcount"),
            facts: maker.facts(),
            columns,
            head: vec![head.into_iter().map(Cell::text).collect()],
            rows: self.rows,
            fixed: 2,
            notes,
            group: String::new(),
            list: false,
        }
    }
}
