//! Numbered paragraphs of Word: which list a paragraph counts in, and lists of their own so that each one begins anew.
//! Knows styles as far as they number.

use super::package::with_children;
use super::xml::{Id, Tree};
use rustc_hash::FxHashMap;
use std::fmt::Write;

/// The list that a paragraph counts in, by its number in the file.
pub(super) type List = u32;

/// The lists of a template, and which styles number.
#[derive(Clone, Debug, Default)]
pub(super) struct Lists {
    /// What each list counts by, with the levels that it defines and their first numbers.
    abstracts: FxHashMap<List, (String, Vec<(String, String)>)>,
    /// The list and level of styles that number.
    styles: FxHashMap<String, (List, String)>,
    /// Styles of headings: their numbers run through the document.
    headings: Vec<String>,
    next: List,
}

impl Lists {
    /// Reads the lists and styles of a template.
    pub(super) fn read(numbering: Option<&Tree>, styles: Option<&Tree>) -> Self {
        let mut lists = Self {
            next: 1,
            ..Self::default()
        };
        if let Some(tree) = numbering {
            lists.read_numbering(tree);
        }
        if let Some(tree) = styles {
            lists.read_styles(tree);
        }
        lists
    }

    fn read_numbering(&mut self, tree: &Tree) {
        let mut levels: FxHashMap<&str, Vec<(String, String)>> = FxHashMap::default();
        for &child in tree.children(Tree::ROOT) {
            let Some(id) = tree.attribute(child, "w:abstractNumId") else {
                continue;
            };
            let all = tree.children(child).iter();
            let all = all.filter(|&&level| tree.is(level, "w:lvl"));
            let all = all.filter_map(|&level| {
                let start = tree.value(level, "w:start").unwrap_or("1");
                Some((
                    tree.attribute(level, "w:ilvl")?.to_owned(),
                    start.to_owned(),
                ))
            });
            levels.insert(id, all.collect());
        }
        for &child in tree.children(Tree::ROOT) {
            let Some(id) = tree.attribute(child, "w:numId") else {
                continue;
            };
            let Ok(id) = id.parse::<List>() else { continue };
            let counts_by = tree.value(child, "w:abstractNumId").unwrap_or_default();
            let levels = levels.get(counts_by).cloned().unwrap_or_default();
            self.abstracts.insert(id, (counts_by.to_owned(), levels));
            self.next = self.next.max(id.saturating_add(1));
        }
    }

    fn read_styles(&mut self, tree: &Tree) {
        let styles = tree.children(Tree::ROOT).iter().copied();
        let styles: FxHashMap<&str, Id> = styles
            .filter(|&style| tree.is(style, "w:style"))
            .filter_map(|style| Some((tree.attribute(style, "w:styleId")?, style)))
            .collect();
        for &name in styles.keys() {
            let (mut list, mut level, mut heading) = (None, None, false);
            let mut next = Some(name);
            // A style that is based on itself ends nowhere.
            for _ in 0..16 {
                let Some(&style) = next.and_then(|name| styles.get(name)) else {
                    break;
                };
                next = tree.value(style, "w:basedOn");
                let Some(look) = tree.child(style, "w:pPr") else {
                    continue;
                };
                heading |= tree.child(look, "w:outlineLvl").is_some();
                if let Some(numbered) = tree.child(look, "w:numPr") {
                    let id = tree.value(numbered, "w:numId");
                    list = list.or(id.and_then(|id| id.parse().ok()));
                    level = level.or(tree.value(numbered, "w:ilvl"));
                }
            }
            if heading {
                self.headings.push(name.to_owned());
            } else if let Some(list) = list.filter(|&list| list > 0) {
                let level = level.unwrap_or("0").to_owned();
                self.styles.insert(name.to_owned(), (list, level));
            }
        }
    }

    /// The level of entries so much deeper than those of a level, as far as the list has levels.
    pub(super) fn deeper(&self, list: List, level: usize, depth: usize) -> usize {
        let levels = self
            .abstracts
            .get(&list)
            .map_or(&[][..], |(_, levels)| levels);
        let known = levels
            .iter()
            .filter_map(|(level, _)| level.parse::<usize>().ok());
        let known = known.filter(|&known| known <= level + depth);
        known.max().unwrap_or(level).max(level)
    }

    /// The list of a paragraph, and its level if only its style says so.
    pub(super) fn of(&self, tree: &Tree, paragraph: Id) -> Option<(List, Option<&str>)> {
        let look = tree.child(paragraph, "w:pPr")?;
        let style = tree.value(look, "w:pStyle");
        if style.is_some_and(|style| self.headings.iter().any(|one| one == style)) {
            return None;
        }
        if let Some(numbered) = tree.child(look, "w:numPr") {
            let list = tree.value(numbered, "w:numId")?.parse().ok()?;
            return self.abstracts.contains_key(&list).then_some((list, None));
        }
        let (list, level) = self.styles.get(style?)?;
        self.abstracts
            .contains_key(list)
            .then_some((*list, Some(level)))
    }
}

/// What became of a list so far.
#[derive(Clone, Copy, Debug)]
struct Course {
    /// Under which number it counts now.
    now: List,
    /// Whether a paragraph has counted in it.
    used: bool,
    /// Whether something repeated has.
    repeated: bool,
    /// Whether it begins anew with the next paragraph.
    anew: bool,
}

/// Counts the lists of one document.
#[derive(Clone, Debug)]
pub(super) struct Counter<'a> {
    lists: &'a Lists,
    courses: FxHashMap<List, Course>,
    next: List,
    added: String,
}

impl<'a> Counter<'a> {
    pub(super) fn new(lists: &'a Lists) -> Self {
        Self {
            lists,
            courses: FxHashMap::default(),
            next: lists.next,
            added: String::new(),
        }
    }

    /// The lists of the template.
    pub(super) fn lists(&self) -> &'a Lists {
        self.lists
    }

    fn course(&mut self, list: List) -> &mut Course {
        self.courses.entry(list).or_insert(Course {
            now: list,
            used: false,
            repeated: false,
            anew: false,
        })
    }

    /// A repetition of entries begins: it counts from its start, unless entries that stand before it are its first.
    pub(super) fn begin_entries(&mut self, lists: &[List]) {
        for &list in lists {
            let course = self.course(list);
            course.anew |= course.repeated;
            course.repeated = true;
        }
    }

    /// A sheet begins: all its lists begin anew.
    pub(super) fn begin_sheet(&mut self, lists: &[List]) {
        for &list in lists {
            let course = self.course(list);
            course.anew |= course.used;
            course.repeated = false;
        }
    }

    /// The number under which the next paragraph of a list counts.
    pub(super) fn take(&mut self, list: List) -> List {
        let next = self.next;
        let course = self.course(list);
        course.used = true;
        if !std::mem::take(&mut course.anew) {
            return course.now;
        }
        course.now = next;
        self.next += 1;
        self.add(list, next);
        next
    }

    fn add(&mut self, list: List, new: List) {
        let Some((counts_by, levels)) = self.lists.abstracts.get(&list) else {
            return;
        };
        // INVARIANT: writing to a string cannot fail.
        let _ = write!(
            self.added,
            "<w:num w:numId=\"{new}\"><w:abstractNumId w:val=\"{counts_by}\"/>"
        );
        for (level, start) in levels {
            let _ = write!(
                self.added,
                "<w:lvlOverride w:ilvl=\"{level}\"><w:startOverride w:val=\"{start}\"/></w:lvlOverride>"
            );
        }
        self.added.push_str("</w:num>");
    }

    /// The part of lists with those that were added; None if none was.
    pub(super) fn part(&self, part: &str) -> Option<String> {
        if self.added.is_empty() {
            return None;
        }
        Some(match part.rfind("</w:num>") {
            Some(at) => {
                let at = at + "</w:num>".len();
                format!("{}{}{}", &part[..at], self.added, &part[at..])
            }
            None => with_children(part, &self.added),
        })
    }
}
