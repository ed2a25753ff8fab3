//! Styles of a Word file by their names: Word's own may have other ids in a file of another language, and ours are added
//! where they are missing. Decides no look; that of ours is in `templates/docx/styles.xml`.

use super::package::with_children;
use super::xml::{Id, Tree};
use rustc_hash::FxHashMap;

/// The ids of the styles that are used by name.
#[derive(Clone, Debug, Default)]
pub(super) struct Styles {
    headings: Vec<String>,
    contents: Vec<String>,
}

/// How many levels of headings and contents there are.
const LEVELS: u8 = 9;

impl Styles {
    /// The style of a heading of a level, from 1.
    pub(super) fn heading(&self, level: u8) -> &str {
        Self::pick(&self.headings, level)
    }

    /// The style of a line of the contents.
    pub(super) fn contents(&self, level: u8) -> &str {
        Self::pick(&self.contents, level)
    }

    fn pick(styles: &[String], level: u8) -> &str {
        let at = usize::from(level.max(1) - 1);
        styles.get(at).map_or("", String::as_str)
    }

    fn read(tree: &Tree) -> Self {
        let known = by_name(tree);
        let id = |word: &str, level: u8| {
            let style = known.get(&format!("{word} {level}"))?;
            tree.attribute(*style, "w:styleId").map(str::to_owned)
        };
        let ids = |word: &str| {
            let ids = (1..=LEVELS).map(|level| id(word, level).unwrap_or_default());
            ids.collect::<Vec<_>>()
        };
        Self {
            headings: ids("heading"),
            contents: ids("toc"),
        }
    }
}

/// The styles of a part by their names, in lower case.
fn by_name(tree: &Tree) -> FxHashMap<String, Id> {
    let styles = tree.children(Tree::ROOT).iter().copied();
    let styles = styles.filter(|&style| tree.is(style, "w:style"));
    styles
        .filter_map(|style| Some((tree.value(style, "w:name")?.to_lowercase(), style)))
        .collect()
}

/// A part of styles with those of ours that it lacks, and the ids of all.
pub(super) fn completed(part: &str, own: &Tree, ours: &Tree) -> (String, Styles) {
    let known = by_name(own);
    let usual = |tree: &Tree| {
        let styles = tree.children(Tree::ROOT).iter().copied();
        let mut styles = styles.filter(|&style| tree.attribute(style, "w:default") == Some("1"));
        let usual = styles.find(|&style| tree.attribute(style, "w:type") == Some("paragraph"));
        usual
            .and_then(|style| tree.attribute(style, "w:styleId"))
            .unwrap_or("Normal")
            .to_owned()
    };
    let (theirs, mine) = (usual(own), usual(ours));
    let mut missing = String::new();
    for &style in ours.children(Tree::ROOT) {
        let Some(name) = ours.value(style, "w:name") else {
            continue;
        };
        let is_default = ours.attribute(style, "w:default") == Some("1");
        if !is_default && !known.contains_key(&name.to_lowercase()) {
            ours.write(style, &mut missing);
        }
    }
    for link in ["w:basedOn", "w:next"] {
        missing = missing.replace(
            &format!("<{link} w:val=\"{mine}\"/>"),
            &format!("<{link} w:val=\"{theirs}\"/>"),
        );
    }
    let part = with_children(part, &missing);
    let styles = Tree::read(part.as_bytes()).map(|tree| Styles::read(&tree));
    (part, styles.unwrap_or_default())
}
