//! The index of names, and how a name is looked up (LANGUAGE §2.4): the title in the nearest enclosing
//! department, else the only one in the organisation, else code, else alias, else department and title together.

use crate::model::matter::Matter;
use crate::model::{DepartmentId, Model, PositionId};
use crate::syntax::concept::ValueWord;
use crate::syntax::values;
use crate::syntax::vocabulary::{Vocabulary, near};
use crate::text::fold;
use rustc_hash::FxHashMap;

/// What a look-up found.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Found<T> {
    One(T),
    Many(Vec<T>),
    None,
}

impl<T: Copy + PartialEq> Found<T> {
    fn of(mut hits: Vec<T>) -> Self {
        match hits.len() {
            0 => Found::None,
            1 => Found::One(hits.remove(0)),
            _ => Found::Many(hits),
        }
    }

    pub fn one(&self) -> Option<T> {
        match self {
            Found::One(id) => Some(*id),
            _ => None,
        }
    }

    fn or_else(self, other: impl FnOnce() -> Self) -> Self {
        match self {
            Found::None => other(),
            found => found,
        }
    }
}

type Names<T> = FxHashMap<String, Vec<T>>;

/// Positions of one title: all of them, and the one of each department.
#[derive(Clone, Debug, Default)]
struct Titled {
    all: Vec<PositionId>,
    by_department: FxHashMap<DepartmentId, PositionId>,
}

/// An ambiguous name lists no more candidates than these.
const CANDIDATES: usize = 8;

/// All names, folded.
#[derive(Clone, Debug, Default)]
pub struct Index {
    titles: FxHashMap<String, Titled>,
    /// How long the longest of them is, in bytes.
    longest_title: usize,
    by_department: FxHashMap<DepartmentId, Vec<PositionId>>,
    codes: Names<PositionId>,
    aliases: Names<PositionId>,
    departments: Names<DepartmentId>,
    department_codes: Names<DepartmentId>,
    department_aliases: Names<DepartmentId>,
    matters: FxHashMap<String, u32>,
}

/// The index of a finished model, for those who look names up later.
pub type NameIndex = Index;

fn add<T: PartialEq>(names: &mut Names<T>, name: &str, id: T) {
    let ids = names.entry(fold::word(name)).or_default();
    if !ids.contains(&id) {
        ids.push(id);
    }
}

impl Index {
    /// Indexes a finished model.
    pub fn of(model: &Model) -> Self {
        let mut index = Self::default();
        model
            .department_ids()
            .for_each(|id| index.department(model, id));
        model
            .position_ids()
            .for_each(|id| index.position(model, id));
        model
            .matters
            .iter()
            .enumerate()
            .for_each(|(at, matter)| index.matter(matter, at as u32));
        index
    }

    pub(super) fn department(&mut self, model: &Model, id: DepartmentId) {
        let department = &model[id];
        add(&mut self.departments, &department.name, id);
        if let Some(code) = department.code.value() {
            add(&mut self.department_codes, code, id);
        }
        for alias in &department.aliases {
            add(&mut self.department_aliases, alias, id);
        }
    }

    pub(super) fn position(&mut self, model: &Model, id: PositionId) {
        let position = &model[id];
        let title = fold::word(&position.title);
        self.longest_title = self.longest_title.max(title.len());
        let titled = self.titles.entry(title).or_default();
        titled.all.push(id);
        if let Some(department) = position.department {
            titled.by_department.entry(department).or_insert(id);
            self.by_department.entry(department).or_default().push(id);
        }
        if let Some(code) = position.code.value() {
            add(&mut self.codes, code, id);
        }
        for alias in &position.aliases {
            add(&mut self.aliases, &alias.value, id);
        }
    }

    pub(super) fn matter(&mut self, matter: &Matter, at: u32) {
        for name in std::iter::once(&matter.name).chain(&matter.aliases) {
            self.matters.entry(fold::word(name)).or_insert(at);
        }
    }

    pub fn matter_named(&self, name: &str) -> Option<u32> {
        self.matters.get(&fold::word(name)).copied()
    }

    /// Departments of exactly this name.
    pub(super) fn departments_named(&self, word: &str) -> &[DepartmentId] {
        self.departments.get(word).map_or(&[], Vec::as_slice)
    }

    /// Looks a department up, seen from another.
    pub fn find_department(
        &self,
        model: &Model,
        name: &str,
        from: Option<DepartmentId>,
    ) -> Found<DepartmentId> {
        let word = fold::word(name);
        let by_name = self.departments_named(&word);
        nearest_department(model, by_name, from)
            .or_else(|| self.department_path(model, &word, from))
            .or_else(|| {
                Found::of(
                    self.department_codes
                        .get(&word)
                        .cloned()
                        .unwrap_or_default(),
                )
            })
            .or_else(|| {
                Found::of(
                    self.department_aliases
                        .get(&word)
                        .cloned()
                        .unwrap_or_default(),
                )
            })
    }

    /// `营销中心/销售总部`: the last name, below departments of the names before it.
    fn department_path(
        &self,
        model: &Model,
        word: &str,
        from: Option<DepartmentId>,
    ) -> Found<DepartmentId> {
        let Some((above, last)) = word.rsplit_once('/') else {
            return Found::None;
        };
        let mut hits: Vec<DepartmentId> = self.departments_named(last.trim()).to_vec();
        hits.retain(|&id| {
            let mut chain = model
                .department_chain(model[id].parent)
                .map(|id| fold::word(&model[id].name));
            above
                .rsplit('/')
                .all(|name| chain.next().is_some_and(|parent| parent == name.trim()))
        });
        match hits.len() {
            0 | 1 => Found::of(hits),
            _ => nearest_department(model, &hits, from),
        }
    }

    /// Looks a position up, seen from a department.
    pub fn find_position(
        &self,
        model: &Model,
        name: &str,
        from: Option<DepartmentId>,
    ) -> Found<PositionId> {
        let word = fold::word(name);
        if word.is_empty() {
            return Found::None;
        }
        let titled = self.titles.get(&word);
        titled
            .map_or(Found::None, |titled| nearest_position(model, titled, from))
            .or_else(|| Found::of(self.codes.get(&word).cloned().unwrap_or_default()))
            .or_else(|| Found::of(self.aliases.get(&word).cloned().unwrap_or_default()))
            .or_else(|| self.position_path(model, &word, from))
            .or_else(|| self.department_and_title(&word))
    }

    /// `销售部/经理`: a title in a department, or else in one below it.
    fn position_path(
        &self,
        model: &Model,
        word: &str,
        from: Option<DepartmentId>,
    ) -> Found<PositionId> {
        let Some((path, title)) = word.rsplit_once('/') else {
            return Found::None;
        };
        let Some(department) = self.find_department(model, path.trim(), from).one() else {
            return Found::None;
        };
        let Some(titled) = self.titles.get(title.trim()) else {
            return Found::None;
        };
        if let Some(&here) = titled.by_department.get(&department) {
            return Found::One(here);
        }
        let below = |id: &PositionId| {
            model[*id]
                .department
                .is_some_and(|own| model.is_within(own, department))
        };
        same_post(model, titled.all.iter().copied().filter(below).collect())
    }

    /// `销售部经理` for 经理 in 销售部, if exactly one fits.
    fn department_and_title(&self, word: &str) -> Found<PositionId> {
        let mut hits = Vec::new();
        // A blank may stand before the title. A text of many names is not looked up from each of its places.
        let first = word.len().saturating_sub(self.longest_title + 1);
        let starts = word.char_indices().map(|(at, _)| at).skip(1);
        for at in starts.skip_while(|&at| at < first) {
            let (department, title) = (word[..at].trim_end(), word[at..].trim_start());
            let Some(titled) = self.titles.get(title) else {
                continue;
            };
            let aliased = self
                .department_aliases
                .get(department)
                .into_iter()
                .flatten();
            let named = self.departments_named(department).iter().chain(aliased);
            hits.extend(named.filter_map(|department| titled.by_department.get(department)));
        }
        hits.dedup();
        match hits.len() {
            1 => Found::One(hits[0]),
            _ => Found::None,
        }
    }

    /// Titles and aliases, as written, that a folded word may be a slip of.
    pub fn near_titles(&self, model: &Model, word: &str) -> Vec<String> {
        let known = self.titles.keys().chain(self.aliases.keys());
        let near = near(word, known.map(String::as_str));
        near.into_iter()
            .filter_map(|near| {
                let title = self.titles.get(near).and_then(|titled| titled.all.first());
                let alias = || {
                    let id = *self.aliases.get(near)?.first()?;
                    let mut aliases = model[id].aliases.iter();
                    aliases.find(|alias| fold::word(&alias.value) == near)
                };
                title
                    .map(|&id| model[id].title.clone())
                    .or_else(|| Some(alias()?.value.clone()))
            })
            .collect()
    }

    /// The positions that stand in a department itself.
    pub(super) fn positions_in(&self, department: DepartmentId) -> &[PositionId] {
        self.by_department
            .get(&department)
            .map_or(&[], Vec::as_slice)
    }

    /// Department names, as written, that a folded word may be a slip of.
    pub fn near_departments(&self, model: &Model, word: &str) -> Vec<String> {
        let near = near(word, self.departments.keys().map(String::as_str));
        near.into_iter()
            .filter_map(|near| self.departments.get(near)?.first())
            .map(|&id| model[id].name.clone())
            .collect()
    }
}

/// Of departments of one name, the one nearest to the asker.
fn nearest_department(
    model: &Model,
    hits: &[DepartmentId],
    from: Option<DepartmentId>,
) -> Found<DepartmentId> {
    if hits.len() < 2 {
        return Found::of(hits.to_vec());
    }
    for above in model.department_chain(from) {
        let near: Vec<_> = hits
            .iter()
            .copied()
            .filter(|&id| id == above || model[id].parent == Some(above))
            .collect();
        if near.len() == 1 {
            return Found::One(near[0]);
        }
    }
    // The same path declared twice is one department, and reported elsewhere.
    match hits
        .iter()
        .all(|&id| !model[id].id.is_empty() && model[id].id == model[hits[0]].id)
    {
        true => Found::One(hits[0]),
        false => Found::Many(hits.to_vec()),
    }
}

/// Of positions of one title, the one in the nearest enclosing department.
fn nearest_position(
    model: &Model,
    titled: &Titled,
    from: Option<DepartmentId>,
) -> Found<PositionId> {
    if let [only] = titled.all[..] {
        return Found::One(only);
    }
    let mut above = model.department_chain(from);
    match above.find_map(|above| titled.by_department.get(&above)) {
        Some(&nearest) => Found::One(nearest),
        None => same_post(model, titled.all.clone()),
    }
}

/// One title declared twice in a department is one position here; the duplicate is reported elsewhere.
fn same_post(model: &Model, mut hits: Vec<PositionId>) -> Found<PositionId> {
    match hits.first() {
        Some(&first) if hits.iter().all(|&id| model[id].id == model[first].id) => Found::One(first),
        _ => {
            hits.truncate(CANDIDATES);
            Found::of(hits)
        }
    }
}

/// A piece of a list of names: its place in the text, quotes taken off.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Piece<'a> {
    pub(super) text: &'a str,
    /// Bytes from the start of the list.
    pub(super) offset: usize,
    pub(super) quoted: bool,
}

/// Splits a list at 、 , ; outside quotes.
pub(super) fn split(text: &str) -> Vec<Piece<'_>> {
    let mut pieces = Vec::new();
    let (mut start, mut quote) = (0, None);
    for (at, c) in text.char_indices() {
        match quote {
            Some(end) if c == end => quote = None,
            Some(_) => {}
            None => match c {
                '「' => quote = Some('」'),
                '“' => quote = Some('”'),
                '"' => quote = Some('"'),
                c if matches!(fold::narrow(c), '、' | ',' | ';') => {
                    pieces.push(piece(text, start, at));
                    start = at + c.len_utf8();
                }
                _ => {}
            },
        }
    }
    pieces.push(piece(text, start, text.len()));
    pieces.retain(|piece| !piece.text.is_empty());
    pieces
}

/// A text as one name.
pub(super) fn whole(text: &str) -> Piece<'_> {
    piece(text, 0, text.len())
}

fn piece(text: &str, start: usize, end: usize) -> Piece<'_> {
    let raw = &text[start..end];
    let inner = raw.trim_matches(|c| fold::is_blank(c) || c == '。');
    let inner = inner
        .strip_suffix('.')
        .filter(|rest| !rest.contains('.'))
        .unwrap_or(inner);
    let offset = start + (inner.as_ptr() as usize - raw.as_ptr() as usize);
    for (open, close) in [('「', '」'), ('“', '”'), ('"', '"')] {
        if let Some(name) = inner
            .strip_prefix(open)
            .and_then(|rest| rest.strip_suffix(close))
        {
            return Piece {
                text: name,
                offset: offset + open.len_utf8(),
                quoted: true,
            };
        }
    }
    Piece {
        text: inner,
        offset,
        quoted: false,
    }
}

/// A name without a remark in brackets or a count at its end: `经理（副）`, `客服4人`.
pub(super) fn without_remark<'a>(name: &'a str, vocabulary: &Vocabulary) -> Option<&'a str> {
    if name.ends_with([')', '）']) {
        let open = name.rfind(['(', '（']).filter(|&at| at > 0)?;
        return Some(name[..open].trim_end_matches(fold::is_blank));
    }
    let digits = |c: char| fold::narrow(c).is_ascii_digit();
    let at = name.char_indices().find(|&(at, c)| at > 0 && digits(c))?.0;
    values::headcount(&name[at..], vocabulary)?;
    Some(name[..at].trim_end_matches(|c| fold::is_blank(c) || matches!(c, '×' | 'x')))
}

/// Whether two folded titles differ by what stands in front or behind: 经理 and 总经理, 总监 and 总监助理 are two posts,
/// not one and a slip of the pen.
pub(super) fn is_other_rank(one: &str, two: &str) -> bool {
    let (short, long) = match one.len() < two.len() {
        true => (one, two),
        false => (two, one),
    };
    short.contains(fold::is_chinese)
        && short != long
        && (long.starts_with(short) || long.ends_with(short))
}

/// Whether a folded title is another with less in it, of the same rank: 人事经理 is short for 行政人事部经理.
pub(super) fn is_short_for(word: &str, title: &str) -> bool {
    /// 总 and 副 in front make another rank.
    const LEAST_LEFT_OUT: usize = 2;
    /// As many characters as the word for a rank has.
    const RANK: usize = 2;
    let tail = |text: &str| text.chars().rev().take(RANK).collect::<Vec<_>>();
    let length = word.chars().count();
    let mut rest = title.chars();
    word.contains(fold::is_chinese)
        && length >= RANK
        && title.chars().count() >= length + LEAST_LEFT_OUT
        && tail(word) == tail(title)
        && word.chars().all(|wanted| rest.any(|c| c == wanted))
}

/// The alternatives of `A/B`, `A或B`, `A or B`; None if there is only one.
pub(super) fn alternatives<'a>(name: &'a str, vocabulary: &Vocabulary) -> Option<Vec<&'a str>> {
    let mut parts: Vec<&str> = name.split(['/', '\u{FF0F}']).collect();
    if parts.len() == 1 {
        let (at, len) = name.char_indices().find_map(|(at, c)| {
            let rest = &name[at..];
            let word = if fold::is_chinese(c) {
                c.len_utf8()
            } else {
                rest.find(fold::is_blank).unwrap_or(rest.len())
            };
            let apart = fold::is_chinese(c) || name[..at].ends_with(fold::is_blank);
            (at > 0 && apart && vocabulary.is(ValueWord::Or, &fold::word(&rest[..word])))
                .then_some((at, word))
        })?;
        parts = vec![&name[..at], &name[at + len..]];
    }
    let parts: Vec<&str> = parts
        .iter()
        .map(|part| part.trim_matches(fold::is_blank))
        .collect();
    (parts.len() > 1 && parts.iter().all(|part| !part.is_empty())).then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_split_outside_quotes() {
        let texts = |text| {
            split(text)
                .iter()
                .map(|piece| piece.text.to_owned())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            texts("销售部经理、市场部经理，客服部主管"),
            ["销售部经理", "市场部经理", "客服部主管"]
        );
        assert_eq!(
            texts("「研发、工程部」; \"A, B\"、"),
            ["研发、工程部", "A, B"]
        );
        assert_eq!(split("甲、 乙")[1].offset, "甲、 ".len());
    }

    #[test]
    fn another_rank_is_no_slip() {
        assert!(is_other_rank("经理", "总经理"));
        assert!(is_other_rank("事业部总监助理", "事业部总监"));
        assert!(!is_other_rank("客服主管", "客服部主管"));
        assert!(is_short_for("人事经理", "行政人事部经理"));
        assert!(is_short_for("主管", "客服部主管"));
        assert!(!is_short_for("经理", "总经理"));
        assert!(!is_short_for("人事经理", "人事助理"));
    }

    #[test]
    fn remarks_and_alternatives() {
        let vocabulary = Vocabulary::built_in();
        assert_eq!(without_remark("经理（副）", vocabulary), Some("经理"));
        assert_eq!(without_remark("客服4人", vocabulary), Some("客服"));
        assert_eq!(without_remark("客服", vocabulary), None);
        assert_eq!(alternatives("甲/乙", vocabulary), Some(vec!["甲", "乙"]));
        assert_eq!(
            alternatives("总经理或副总经理", vocabulary),
            Some(vec!["总经理", "副总经理"])
        );
        assert_eq!(
            alternatives("Director or Manager", vocabulary),
            Some(vec!["Director", "Manager"])
        );
        assert_eq!(alternatives("Director", vocabulary), None);
    }
}
