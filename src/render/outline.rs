//! The headings of a booklet as a tree, for lists of contents that fold. Knows no format.

use super::view::{Mark, Part, View};
use serde::Serialize;

/// Deeper headings stand in no list of contents.
const LEVELS: u8 = 3;

/// A heading, with those below it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Entry {
    pub text: String,
    pub anchor: String,
    pub entries: Vec<Entry>,
}

/// All headings but those of the contents themselves.
pub fn outline(view: &View) -> Vec<Entry> {
    let parts = view.parts.iter();
    let marks: Vec<&Mark> = parts
        .filter(|part| !matches!(part, Part::Contents(_)))
        .flat_map(Part::marks)
        .filter(|mark| mark.level <= LEVELS)
        .collect();
    tree(&marks)
}

/// The first of them and all behind it that are no deeper are entries; what stands between them is below.
fn tree(marks: &[&Mark]) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut rest = marks;
    while let Some((first, behind)) = rest.split_first() {
        let end = behind.iter().position(|mark| mark.level <= first.level);
        let (below, next) = behind.split_at(end.unwrap_or(behind.len()));
        entries.push(Entry {
            text: first.text.clone(),
            anchor: first.anchor.clone(),
            entries: tree(below),
        });
        rest = next;
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_become_a_tree() {
        let mark = |(level, text): (u8, &str)| Mark {
            level,
            text: text.to_owned(),
            anchor: text.to_owned(),
            shown: true,
            long: false,
            page: None,
        };
        let marks = [(2, "a"), (1, "b"), (3, "c"), (2, "d"), (3, "e"), (1, "f")].map(mark);
        let marks: Vec<&Mark> = marks.iter().collect();
        fn shown(entries: &[Entry]) -> String {
            let shown = entries
                .iter()
                .map(|entry| format!("{}({})", entry.text, shown(&entry.entries)));
            shown.collect()
        }
        assert_eq!(shown(&tree(&marks)), "a()b(c()d(e()))f()");
    }
}
