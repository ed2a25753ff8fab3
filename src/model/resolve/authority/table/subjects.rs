//! Which matter each row of an approval table is about: the cells that name it, the headings above it, and what merged
//! cells leave out. Reads names; knows no position.

use super::columns::Column;
use super::legend::Legend;
use crate::model::Said;
use crate::model::authority::{MatterId, Matters};
use crate::model::body::Grid;
use crate::syntax::concept::TextMark;
use crate::syntax::values;
use crate::syntax::vocabulary::Vocabulary;
use crate::text::fold;
use rustc_hash::{FxHashMap, FxHashSet};

/// What one row is about.
pub(super) struct Subject {
    pub(super) matter: MatterId,
    /// The names that lead to it, outermost first, as written.
    pub(super) path: Vec<String>,
    /// Cells that tell a case of it apart: 对内.
    pub(super) cases: Vec<String>,
    /// The cell that is an amount.
    pub(super) limit: Option<usize>,
    /// Whether a cell of the row names a matter.
    pub(super) is_named: bool,
}

/// Follows the matters of a table from row to row.
pub(super) struct Subjects<'t> {
    /// The matter that declares the table, and its name.
    pub(super) whole: MatterId,
    name: &'t str,
    columns: &'t [Column],
    legend: &'t Legend,
    vocabulary: &'t Vocabulary,
    has_limit: bool,
    /// Names that stand under several others, and so need theirs.
    shared: FxHashSet<String>,
    /// A row with nothing but a name heads those below it.
    section: Option<(MatterId, String)>,
    /// The matters of the last row, the outermost first.
    above: Vec<(MatterId, String)>,
    cases: Vec<String>,
}

/// What a cell in a column of matters says.
enum Cell<'c> {
    Nothing,
    Amount,
    Case(&'c str),
    Name(&'c str),
}

impl<'t> Subjects<'t> {
    pub(super) fn of(
        grid: &Grid,
        columns: &'t [Column],
        legend: &'t Legend,
        (whole, name): (MatterId, &'t str),
        vocabulary: &'t Vocabulary,
    ) -> Self {
        let mut subjects = Self {
            whole,
            name,
            columns,
            legend,
            vocabulary,
            has_limit: columns
                .iter()
                .any(|column| matches!(column, Column::Limit(_))),
            shared: FxHashSet::default(),
            section: None,
            above: Vec::new(),
            cases: Vec::new(),
        };
        subjects.shared = subjects.shared_names(grid);
        subjects
    }

    /// Names that stand under different ones.
    fn shared_names(&self, grid: &Grid) -> FxHashSet<String> {
        let mut under: FxHashMap<String, String> = FxHashMap::default();
        let mut shared = FxHashSet::default();
        let mut section = String::new();
        let mut above: Vec<String> = Vec::new();
        for cells in &grid.rows {
            if let Some(name) = self.heading(cells) {
                section = name.to_owned();
                above.clear();
                continue;
            }
            for (level, (_, cell)) in self.named(cells).enumerate() {
                let Cell::Name(name) = self.cell(level, cell) else {
                    continue;
                };
                above.truncate(level);
                let parent = format!("{section}\n{}", above.join("\n"));
                let word = fold::word(name);
                let known = under.entry(word.clone()).or_insert_with(|| parent.clone());
                if *known != parent {
                    shared.insert(word);
                }
                above.push(name.to_owned());
            }
        }
        shared
    }

    /// The cells that name matters, with their columns.
    fn named<'c>(
        &self,
        cells: &'c [Said<String>],
    ) -> impl Iterator<Item = (usize, &'c Said<String>)> + use<'c, 't> {
        let columns = self.columns.iter().zip(cells).enumerate();
        columns
            .filter(|(_, (column, _))| matches!(column, Column::Matter))
            .map(|(at, (_, cell))| (at, cell))
    }

    /// The name in a row in which nothing else stands.
    fn heading<'c>(&self, cells: &'c [Said<String>]) -> Option<&'c str> {
        let is_written = |cell: &Said<String>| !cell.value.trim_matches(fold::is_blank).is_empty();
        let mut written = self
            .columns
            .iter()
            .zip(cells)
            .filter(|(column, cell)| is_written(cell) && !matches!(column, Column::Text(_)));
        let (column, cell) = written.next()?;
        let is_alone = written.next().is_none() && matches!(column, Column::Matter);
        let (first, _) = self.named(cells).next()?;
        let is_first = std::ptr::eq(cell, &cells[first]);
        match self.cell(0, cell) {
            Cell::Name(_) if is_alone && is_first => Some(self.name_of(cell)),
            _ => None,
        }
    }

    fn name_of<'c>(&self, cell: &'c Said<String>) -> &'c str {
        without_number(self.legend.bare(&cell.value, self.vocabulary))
    }

    fn cell<'c>(&self, level: usize, cell: &'c Said<String>) -> Cell<'c> {
        let name = self.name_of(cell);
        if name.is_empty() {
            return Cell::Nothing;
        }
        if !self.has_limit && values::is_limit(name, self.vocabulary) {
            return Cell::Amount;
        }
        let word = fold::word(name);
        let is_case = self.vocabulary.marks(TextMark::Case).contains(&word);
        match level > 0 && is_case {
            true => Cell::Case(name),
            false => Cell::Name(name),
        }
    }

    /// Whether a name is that of the matter that declares the table.
    pub(super) fn is_whole(&self, name: &str) -> bool {
        fold::word(name) == fold::word(self.name)
    }

    /// What a row is about; an empty cell repeats the one above.
    pub(super) fn row(&mut self, cells: &[Said<String>], matters: &mut Matters) -> Subject {
        if let Some(name) = self.heading(cells) {
            let (_, cell) = self.named(cells).next().unwrap_or((0, &cells[0]));
            let id = self.matter(name, cell, (self.whole, None), matters);
            self.section = Some((id, name.to_owned()));
            self.above = vec![(id, name.to_owned())];
            self.cases.clear();
            return self.subject(id, None, true);
        }
        let (mut limit, mut is_named) = (None, false);
        let mut parent = self.section.clone();
        for (level, (at, cell)) in self.named(cells).enumerate() {
            match self.cell(level, cell) {
                Cell::Nothing => {
                    if let Some(above) = self.above.get(level) {
                        parent = Some(above.clone());
                    }
                }
                Cell::Amount => limit = Some(at),
                Cell::Case(name) => {
                    self.above.truncate(level);
                    self.cases = vec![name.to_owned()];
                    is_named = true;
                }
                Cell::Name(name) => {
                    let whole = self.whole;
                    let owner = parent
                        .as_ref()
                        .map_or((whole, None), |(id, name)| (*id, Some(name.as_str())));
                    let id = self.matter(name, cell, owner, matters);
                    // Levels that were left out stand for what is above them.
                    while self.above.len() < level {
                        let filler = parent.clone().unwrap_or((whole, String::new()));
                        self.above.push(filler);
                    }
                    self.above.truncate(level);
                    self.above.push((id, name.to_owned()));
                    self.cases.clear();
                    parent = Some((id, name.to_owned()));
                    is_named = true;
                }
            }
        }
        let id = parent.map_or(self.whole, |(id, _)| id);
        self.subject(id, limit, is_named)
    }

    fn subject(&self, matter: MatterId, limit: Option<usize>, is_named: bool) -> Subject {
        let section = self.section.iter();
        let mut path: Vec<(MatterId, String)> = section.chain(&self.above).cloned().collect();
        path.dedup();
        path.retain(|(_, name)| !name.is_empty());
        Subject {
            matter,
            path: path.into_iter().map(|(_, name)| name).collect(),
            cases: self.cases.clone(),
            limit,
            is_named,
        }
    }

    /// The matter of a name under another; a name that stands under several takes theirs in front.
    fn matter(
        &self,
        name: &str,
        cell: &Said<String>,
        (parent, above): (MatterId, Option<&str>),
        matters: &mut Matters,
    ) -> MatterId {
        let is_declared = matters.find(name).is_some_and(|id| matters[id].is_declared);
        let is_shared = !is_declared && self.shared.contains(&fold::word(name));
        let value = match above.filter(|_| is_shared) {
            Some(above) if name.is_ascii() => format!("{above}: {name}"),
            Some(above) => format!("{above}：{name}"),
            None => name.to_owned(),
        };
        let said = Said {
            value,
            span: cell.span,
        };
        let id = matters.named_or_new(&said);
        if id != parent {
            matters.put_under(id, parent);
        }
        id
    }
}

/// A name without the number of its line: `1.2年度计划`, `（三）资金`, `一、财务`.
fn without_number(name: &str) -> &str {
    let is_digit = |c: char| fold::narrow(c).is_ascii_digit() || "一二三四五六七八九十".contains(c);
    let is_stop = |c: char| matches!(fold::narrow(c), '.' | '、' | ')');
    let inner = name.strip_prefix(['(', '（']).unwrap_or(name);
    let mut end = 0;
    let mut stops = 0;
    for (at, c) in inner.char_indices() {
        match (is_digit(c), is_stop(c)) {
            (true, _) => {}
            (_, true) => stops += 1,
            _ => break,
        }
        end = at + c.len_utf8();
    }
    let rest = inner[end..].trim_start_matches(fold::is_blank);
    let opens = inner.starts_with(is_digit) && stops > 0 && inner.len() < name.len() + 1;
    // 1.5万元 is an amount, and nothing but a number is a name.
    let goes_on = rest.starts_with(|c: char| c.is_alphabetic() && !"万亿千百".contains(c));
    match opens && goes_on {
        true => rest,
        false => name,
    }
}

#[cfg(test)]
mod tests {
    use super::without_number;

    #[test]
    fn numbers_of_lines() {
        let is = |text: &str, want: &str| assert_eq!(without_number(text), want, "{text}");
        is("1.1公司规划", "公司规划");
        is("2.2 作业流程", "作业流程");
        is("一、财务管理", "财务管理");
        is("（三）资金", "资金");
        is("（1）计件员工", "计件员工");
        is("3) Leases", "Leases");
        is("1.5万元以下", "1.5万元以下");
        is("3个月工资", "3个月工资");
        is("5S管理", "5S管理");
        is("十九大", "十九大");
        is("一线岗位", "一线岗位");
        is("（含税）价格", "（含税）价格");
    }
}
