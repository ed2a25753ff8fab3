//! Tables of a document: which are lists and which are forms. A form becomes lines, a label with its value each, so
//! that it is read like a text; a list stays as it is. Understands no value.

use super::document::{Block, Cell, Document, Line, Table};
use super::words::{KINDS, Label, Words};
use crate::syntax::concept::{Concept, Key, Kind, Shape};
use crate::syntax::grammar;
use crate::syntax::vocabulary::Owner;
use crate::text::fold;

/// What a column of a list holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Column {
    /// The name of what each row declares.
    Name(Kind),
    /// A label of it.
    Label(Label),
    /// A part of an item.
    Key(Key),
    /// The numbers of the rows.
    Number,
    /// A word that nobody knows.
    Other,
    /// Nothing at all.
    Blank,
}

/// What a table is.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum List {
    /// A row declares something.
    Declarations(Kind, Vec<Column>),
    /// A row is an item of a list.
    Items(Concept, Vec<Column>),
    /// A row is an item of the list of whom it names.
    Owned(Kind, Concept, Vec<Column>),
    /// A row is a matter, a column who decides it.
    Approvals(Vec<Column>),
}

/// Makes lines of forms; takes captions out of tables.
pub fn flatten(document: &mut Document, words: &Words, map: &[(String, String)]) {
    let blocks = std::mem::take(&mut document.blocks);
    for block in blocks {
        match block {
            Block::Line(_) => document.blocks.push(block),
            Block::Table(mut table) => {
                captions(document, &mut table, words, map);
                match list(document, &table, words, map) {
                    Some(_) => document.blocks.push(Block::Table(table)),
                    None => form(document, &table, words),
                }
            }
        }
    }
}

/// The text of a cell on one line.
pub fn text(document: &Document, cell: &Cell) -> String {
    let lines = cell
        .lines
        .iter()
        .map(|&line| document.lines[line].text.trim());
    lines.collect::<Vec<_>>().join(" ").trim().to_owned()
}

/// First rows of one cell that are no label become lines above the table.
fn captions(document: &mut Document, table: &mut Table, words: &Words, map: &[(String, String)]) {
    while table.rows > 1 {
        let row: Vec<&Cell> = table.cells[table.row(0)].iter().collect();
        let filled: Vec<&&Cell> = row.iter().filter(|cell| !cell.lines.is_empty()).collect();
        let [only] = filled[..] else { return };
        let wide = only.columns == table.columns || only.column == 0 && row.len() > 1;
        let folded = fold::word(&text(document, only));
        if !wide || only.rows > 1 || table.columns < 2 {
            return;
        }
        let lines = only.lines.clone();
        let below = below(table);
        // A label above a form is the form's; above a list it is the heading of the list.
        if words.is_label(&folded) && list(document, &below, words, map).is_none() {
            return;
        }
        for line in lines {
            (document.lines[line].gap, document.lines[line].heading) = (true, true);
            document.blocks.push(Block::Line(line));
        }
        *table = below;
    }
}

/// A table without its first row.
fn below(table: &Table) -> Table {
    let cells = table.cells.iter().filter(|cell| cell.row > 0);
    Table {
        cells: cells
            .map(|cell| Cell {
                row: cell.row - 1,
                ..cell.clone()
            })
            .collect(),
        rows: table.rows - 1,
        columns: table.columns,
        name: table.name.clone(),
        aid: table.aid,
        ..Table::default()
    }
}

/// What kind of list a table is; None for a form.
pub fn list(
    document: &Document,
    table: &Table,
    words: &Words,
    map: &[(String, String)],
) -> Option<List> {
    const FEWEST: usize = 2;
    if table.rows < 2 || table.columns < 2 {
        return None;
    }
    let heads: Vec<String> = (0..table.columns)
        .map(|column| {
            let cell = table.at(0, column).filter(|cell| cell.column == column);
            let text = cell.map_or_else(String::new, |cell| fold::word(&text(document, cell)));
            let mapped = map.iter().find(|(head, _)| *head == text);
            mapped.map_or(text, |(_, field)| field.clone())
        })
        .collect();
    let below: Vec<String> = (0..table.columns)
        .filter_map(|column| table.at(1, column))
        .map(|cell| fold::word(&text(document, cell)))
        .collect();
    // A second row of labels makes a form of it.
    let labels = below.iter().filter(|text| words.is_label(text)).count();
    if labels * 2 >= table.columns.max(2) && labels > 0 || is_form(document, table, words) {
        return None;
    }
    if let Some((kind, concept, columns)) = owned(document, table, &heads, words) {
        return Some(List::Owned(kind, concept, columns));
    }
    let approvals = approvals(&heads, words);
    let items = items(&heads, words);
    let declarations = declarations(&heads, words);
    let known = |columns: &[Column]| {
        columns
            .iter()
            .filter(|column| !matches!(column, Column::Other | Column::Blank))
            .count()
    };
    let unknown = |columns: &[Column]| {
        columns
            .iter()
            .filter(|column| **column == Column::Other)
            .count()
    };
    if let Some((kind, columns)) = declarations
        && known(&columns) >= FEWEST
        && unknown(&columns) <= known(&columns)
    {
        return Some(List::Declarations(kind, columns));
    }
    if let Some(columns) = approvals {
        return Some(List::Approvals(columns));
    }
    let (concept, columns) = items?;
    (known(&columns) >= FEWEST).then_some(List::Items(concept, columns))
}

/// Whether the first cells of rows are labels, and not the first row alone.
fn is_form(document: &Document, table: &Table, words: &Words) -> bool {
    let rows = (1..table.rows).filter(|&row| !table.row(row).is_empty());
    let labelled = rows.clone().filter(|&row| {
        let first = table.row(row).next().map(|at| &table.cells[at]);
        first.is_some_and(|cell| cell.column == 0 && field_of(document, cell, words).is_some())
    });
    let labelled = labelled.take(64).count();
    labelled >= 2 || labelled * 2 > rows.count()
}

/// A table with a row for each position, department or process.
fn declarations(heads: &[String], words: &Words) -> Option<(Kind, Vec<Column>)> {
    let mut best: Option<(usize, Kind, Vec<Column>)> = None;
    for kind in KINDS {
        let owner = Owner::Kind(kind);
        let mut named = false;
        let columns: Vec<Column> = heads
            .iter()
            .map(|head| {
                if head.is_empty() {
                    return Column::Blank;
                }
                if !named && words.declares(head) == Some(kind) {
                    named = true;
                    return Column::Name(kind);
                }
                let label = words.label_or_field(owner, head);
                match label {
                    Some(label) => Column::Label(label),
                    None if is_number(head, words) => Column::Number,
                    None => Column::Other,
                }
            })
            .collect();
        let labels = columns
            .iter()
            .filter(|column| matches!(column, Column::Label(_)))
            .count();
        if named && labels > 0 && best.as_ref().is_none_or(|(most, ..)| labels > *most) {
            best = Some((labels, kind, columns));
        }
    }
    best.map(|(_, kind, columns)| (kind, columns))
}

/// A table with a row for each duty, indicator or step, and a column for whose it is.
fn owned(
    document: &Document,
    table: &Table,
    heads: &[String],
    words: &Words,
) -> Option<(Kind, Concept, Vec<Column>)> {
    const LISTS: [(Kind, Concept); 5] = [
        (Kind::Position, Concept::Duties),
        (Kind::Position, Concept::Kpis),
        (Kind::Position, Concept::Authorities),
        (Kind::Department, Concept::Functions),
        (Kind::Process, Concept::Steps),
    ];
    LISTS.into_iter().find_map(|(kind, concept)| {
        let name = heads
            .iter()
            .position(|head| words.declares(head) == Some(kind))?;
        let posts = heads
            .iter()
            .any(|head| words.declares(head) == Some(Kind::Position));
        if kind == Kind::Department && posts {
            return None;
        }
        let owner = Owner::Kind(kind);
        let mut columns: Vec<Column> = Vec::new();
        for (column, head) in heads.iter().enumerate() {
            let key = words
                .column(concept, head)
                .or_else(|| letter(head, words).filter(|_| concept == Concept::Steps));
            let department = words
                .label(owner, head)
                .filter(|label| label.entry.concept == Concept::Department);
            columns.push(match (head.as_str(), key, department) {
                ("", ..) => Column::Blank,
                _ if column == name => Column::Name(kind),
                (_, _, Some(label)) => Column::Label(label),
                (_, Some(Key::Number), _) => Column::Number,
                (_, Some(key), _) if !columns.contains(&Column::Key(key)) => Column::Key(key),
                _ => Column::Other,
            });
        }
        let text = columns
            .iter()
            .position(|column| *column == Column::Key(Key::Text))?;
        let others = columns
            .iter()
            .filter(|column| **column == Column::Other)
            .count();
        let named: Vec<String> = (1..table.rows)
            .filter_map(|row| table.at(row, name))
            .map(|cell| fold::word(&self::text(document, cell)))
            .collect();
        let repeats = named.windows(2).any(|pair| pair[0] == pair[1]);
        let is_label = words.label(owner, &heads[text]).is_some();
        (others * 3 <= heads.len() && (repeats || !is_label)).then_some((kind, concept, columns))
    })
}

/// The letter of a head such as 执行R: what who does of a step.
fn letter(head: &str, words: &Words) -> Option<Key> {
    let last = head.chars().next_back().filter(|c| "raci".contains(*c))?;
    let before = head[..head.len() - 1].trim_end();
    let chinese = before.ends_with(fold::is_chinese);
    chinese.then(|| words.vocabulary.attribute(last.encode_utf8(&mut [0; 4])))?
}

fn is_number(head: &str, words: &Words) -> bool {
    words.vocabulary.column(Concept::Duties, head) == Some(Key::Number)
}

/// A table with a row for each matter and a column for each position.
fn approvals(heads: &[String], words: &Words) -> Option<Vec<Column>> {
    let columns: Vec<Column> = heads
        .iter()
        .map(|head| match words.vocabulary.column(Concept::Chain, head) {
            _ if head.is_empty() => Column::Blank,
            Some(key @ (Key::Matter | Key::Limit | Key::When | Key::Note)) => Column::Key(key),
            _ if is_number(head, words) => Column::Number,
            _ => Column::Other,
        })
        .collect();
    let matters = columns
        .iter()
        .any(|column| matches!(column, Column::Key(Key::Matter | Key::Limit)));
    let others = heads
        .iter()
        .zip(&columns)
        .filter(|(_, column)| **column == Column::Other);
    let deciders = others.filter(|(head, _)| {
        let decides = words.vocabulary.power_with_tail(head).is_some();
        decides
            || words.ends_as_role(head)
            || words.ends_as_unit(head)
            || words
                .vocabulary
                .is(crate::syntax::concept::ValueWord::Applicant, head)
    });
    (matters && deciders.count() >= 2).then_some(columns)
}

/// A table of items: duties, indicators, changes, headcounts, steps.
fn items(heads: &[String], words: &Words) -> Option<(Concept, Vec<Column>)> {
    const LISTS: [Concept; 7] = [
        Concept::Kpis,
        Concept::Changes,
        Concept::Establishment,
        Concept::Steps,
        Concept::Authorities,
        Concept::Duties,
        Concept::Functions,
    ];
    let read = |list: Concept| -> Vec<Column> {
        let mut seen: Vec<Key> = Vec::new();
        let column = |head: &String| {
            let key = match head.is_empty() {
                true => return Column::Blank,
                false => words
                    .column(list, head)
                    .or_else(|| letter(head, words).filter(|_| list == Concept::Steps)),
            };
            match key.filter(|key| !seen.contains(key)) {
                Some(Key::Number) => Column::Number,
                Some(key) => {
                    seen.push(key);
                    Column::Key(key)
                }
                None => Column::Other,
            }
        };
        heads.iter().map(column).collect()
    };
    let score = |(list, columns): &(Concept, Vec<Column>)| {
        let keys = columns
            .iter()
            .filter(|column| matches!(column, Column::Key(_)))
            .count();
        let has = |key: Key| columns.contains(&Column::Key(key));
        let fits = match list {
            Concept::Kpis => has(Key::Text) && (has(Key::Target) || has(Key::Weight)),
            Concept::Changes => has(Key::Version) && has(Key::Change),
            Concept::Establishment => has(Key::Text) && has(Key::Headcount),
            Concept::Steps => has(Key::Text) && (has(Key::Responsible) || has(Key::Accountable)),
            _ => has(Key::Text),
        };
        if fits { keys } else { 0 }
    };
    let lists = LISTS.map(|list| (list, read(list)));
    // Of equal ones the first counts.
    lists
        .into_iter()
        .rev()
        .max_by_key(|list| score(list))
        .filter(|list| score(list) > 0)
}

/// A cell of a form.
struct Field {
    text: String,
    /// Its label, if it is one.
    shape: Option<Shape>,
}

/// Makes lines of a form: cells that are labels take the cell to the right, or those below if they head columns.
fn form(document: &mut Document, table: &Table, words: &Words) {
    let order = reading_order(document, table, words);
    let values = value_columns(document, table, words);
    // The rows of the label that the next cells belong to; none if it spans the table.
    let mut rows: Option<std::ops::Range<usize>> = None;
    let mut at = 0;
    while at < order.len() {
        let cell = &table.cells[order[at]];
        let field = field(document, cell, words);
        let next = order.get(at + 1).map(|&next| &table.cells[next]);
        let beside = next.filter(|next| follows(cell, next));
        let outside = rows.as_ref().is_some_and(|rows| !rows.contains(&cell.row));
        let Some(shape) = field.shape else {
            paragraphs(document, cell, outside);
            if outside {
                rows = Some(cell.row..cell.row + 1);
            }
            at += 1;
            continue;
        };
        let wide = cell.columns >= table.columns;
        let value = beside.filter(|next| {
            field_of(document, next, words).is_none()
                || next.row == cell.row
                    && values.get(next.column) == Some(&true)
                    && !has_value(document, &table.cells[table.row(cell.row)], next, words)
        });
        if cell.column == 0 || outside {
            rows = (!wide).then(|| cell.row..cell.row + cell.rows);
        }
        match value {
            Some(next) if takes(document, shape, next) => {
                pair(document, cell, Some(next), outside);
                at += 2;
            }
            _ => {
                pair(document, cell, None, outside);
                at += 1;
            }
        }
        let _ = field.text;
    }
}

/// Whether a cell is a label with a value of its own behind it.
fn has_value(document: &Document, row: &[Cell], label: &Cell, words: &Words) -> bool {
    let end = label.column + label.columns;
    let behind = row.iter().find(|cell| cell.column == end);
    behind.is_some_and(|cell| !cell.lines.is_empty() && field_of(document, cell, words).is_none())
}

/// Whether a value stands on the line of its label: items stand below.
fn takes(document: &Document, shape: Shape, value: &Cell) -> bool {
    let first = value.lines.first().map(|&line| &document.lines[line].text);
    let is_item = first.is_some_and(|text| grammar::mark(text, 0).is_some());
    match shape {
        Shape::Value | Shape::Name => true,
        Shape::Names => !is_item,
        _ => value.lines.len() <= 1 && !is_item,
    }
}

/// The columns whose cells are the values of labels to their left, so that a value may be the word of a label, too:
/// 岗位性质 | 职能.
fn value_columns(document: &Document, table: &Table, words: &Words) -> Vec<bool> {
    // Labels, and cells that are none, of each column.
    let mut counts = vec![(0_usize, 0_usize); table.columns];
    for row in 0..table.rows {
        let cells = &table.cells[table.row(row)];
        let filled = cells.iter().filter(|cell| !cell.lines.is_empty());
        for cell in filled.filter(|_| cells.len() > 1) {
            if let Some(count) = counts.get_mut(cell.column) {
                match field_of(document, cell, words) {
                    Some(_) => count.0 += 1,
                    None => count.1 += 1,
                }
            }
        }
    }
    let labels = |at: usize| counts[at].0 > counts[at].1;
    let before = |at: usize| (0..at).rev().find(|&at| counts[at] != (0, 0));
    (0..table.columns)
        .map(|at| !labels(at) && counts[at].1 > 0 && before(at).is_some_and(labels))
        .collect()
}

/// Whether a cell stands in the same row behind another, or is the one below that heads a column.
fn follows(cell: &Cell, next: &Cell) -> bool {
    let right = next.row == cell.row && next.column == cell.column + cell.columns;
    let below = next.column == cell.column && next.row == cell.row + cell.rows;
    right || below
}

fn field(document: &Document, cell: &Cell, words: &Words) -> Field {
    let text = text(document, cell);
    let shape = field_of(document, cell, words);
    Field { text, shape }
}

/// The shape of the label that a cell is.
fn field_of(document: &Document, cell: &Cell, words: &Words) -> Option<Shape> {
    const LONGEST: usize = 40;
    let text = text(document, cell);
    if text.is_empty() || text.chars().nth(LONGEST).is_some() || cell.lines.len() > 3 {
        return None;
    }
    let body = match grammar::mark(&text, 0) {
        Some(mark) => &text[(mark.end as usize).min(text.len())..],
        None => text.as_str(),
    };
    let bare =
        body.trim_matches(|c| fold::is_blank(c) || fold::is_colon(c) || "【】[]*".contains(c));
    shape_of(&fold::word(bare), words).or_else(|| {
        let parts = bare.split(|c: char| "/(（".contains(c) || c == '\u{3000}');
        let mut parts = parts.filter(|part| *part != bare).map(fold::word);
        parts.find_map(|part| shape_of(&part, words))
    })
}

fn shape_of(word: &str, words: &Words) -> Option<Shape> {
    if word.is_empty() {
        return None;
    }
    if words.declares(word).is_some() {
        return Some(Shape::Name);
    }
    let kinds = KINDS.iter().map(|&kind| Owner::Kind(kind));
    let mut labels = kinds.filter_map(|owner| words.label(owner, word));
    let label = labels.next().or_else(|| words.in_records(word));
    label
        .map(|label| label.entry.shape)
        .or_else(|| words.rhythm(word).map(|_| Shape::List))
}

/// Cells as they are read: row by row, but the values below a row of labels each behind its label.
fn reading_order(document: &Document, table: &Table, words: &Words) -> Vec<usize> {
    let mut order = Vec::new();
    let mut taken = vec![false; table.cells.len()];
    for row in 0..table.rows {
        let cells: Vec<usize> = table.row(row).collect();
        let labels = |cells: &[usize]| {
            let is_label = |at: &&usize| field_of(document, &table.cells[**at], words).is_some();
            cells.iter().filter(is_label).count()
        };
        let below: Vec<usize> = table.row(row + 1).collect();
        let heads = cells.len() >= 2
            && labels(&cells) == cells.len()
            && labels(&below) == 0
            && below.len() == cells.len();
        for &at in &cells {
            if std::mem::replace(&mut taken[at], true) {
                continue;
            }
            order.push(at);
            if heads {
                let column = table.cells[at].column;
                let under = below
                    .iter()
                    .copied()
                    .find(|&other| table.cells[other].column == column);
                if let Some(under) = under.filter(|&under| !taken[under]) {
                    taken[under] = true;
                    order.push(under);
                }
            }
        }
    }
    order
}

/// A label with its value on one line.
fn pair(document: &mut Document, label: &Cell, value: Option<&Cell>, closes: bool) {
    let Some((&first, rest)) = label.lines.split_first() else {
        return;
    };
    for &line in rest {
        append(document, first, line, " ");
    }
    let line = &mut document.lines[first];
    (line.closes, line.gap) = (closes, false);
    if !line.text.trim_end().ends_with(fold::is_colon) {
        line.added.push(line.text.len());
        line.text.push('：');
    }
    for &next in value
        .map(|value| value.lines.as_slice())
        .unwrap_or_default()
    {
        append(document, first, next, " ");
    }
    document.blocks.push(Block::Line(first));
}

fn append(document: &mut Document, first: usize, next: usize, gap: &str) {
    let empty = Line::new("", document.lines[next].place.clone());
    let other = std::mem::replace(&mut document.lines[next], empty);
    let line = &mut document.lines[first];
    line.text.push_str(gap);
    let start = line.text.len();
    line.joins.push((start, other.place));
    line.added.extend(other.added.iter().map(|at| at + start));
    line.text.push_str(&other.text);
}

/// The paragraphs of a cell that is no label.
fn paragraphs(document: &mut Document, cell: &Cell, closes: bool) {
    for (at, &line) in cell.lines.iter().enumerate() {
        document.lines[line].closes = closes && at == 0;
        document.blocks.push(Block::Line(line));
    }
}
