//! What a template holds beside its text is taken out before anything is looked for: changes that were tracked are
//! accepted, notes of the author to himself go, marks of spelling and of editing sessions, too. Changes no text that
//! a reader sees.

use super::xml::{Kind, Tree};

/// Elements that give way to what stands in them.
const UNWRAPPED: [&str; 4] = ["w:ins", "w:moveTo", "w:smartTag", "w:customXml"];

/// Elements that go with what stands in them.
const DROPPED: [&str; 34] = [
    "w:del",
    "w:moveFrom",
    "w:proofErr",
    "w:lastRenderedPageBreak",
    "w:commentRangeStart",
    "w:commentRangeEnd",
    "w:commentReference",
    "w:annotationRef",
    "w:moveFromRangeStart",
    "w:moveFromRangeEnd",
    "w:moveToRangeStart",
    "w:moveToRangeEnd",
    "w:customXmlInsRangeStart",
    "w:customXmlInsRangeEnd",
    "w:customXmlDelRangeStart",
    "w:customXmlDelRangeEnd",
    "w:customXmlMoveFromRangeStart",
    "w:customXmlMoveFromRangeEnd",
    "w:customXmlMoveToRangeStart",
    "w:customXmlMoveToRangeEnd",
    "w:rPrChange",
    "w:pPrChange",
    "w:sectPrChange",
    "w:tblPrChange",
    "w:tblPrExChange",
    "w:tblGridChange",
    "w:trPrChange",
    "w:tcPrChange",
    "w:cellIns",
    "w:cellDel",
    "w:cellMerge",
    "w:numberingChange",
    "w:customXmlPr",
    "w:smartTagPr",
];

/// Attributes that name an editing session, or a paragraph that will stand in the document more than once.
const SESSIONS: [&str; 10] = [
    "w:rsid",
    "w:rsidR",
    "w:rsidRPr",
    "w:rsidRDefault",
    "w:rsidP",
    "w:rsidTr",
    "w:rsidSect",
    "w:rsidDel",
    "w14:paraId",
    "w14:textId",
];

/// Cleans a part.
pub(super) fn clean(tree: &mut Tree) {
    for id in tree.descendants(Tree::ROOT) {
        if id != Tree::ROOT && !tree.ancestors(id).any(|id| id == Tree::ROOT) {
            continue;
        }
        if is_layout(tree, id) {
            tree.detach(id);
            continue;
        }
        if let Kind::Element { attributes, .. } = &mut tree.nodes[id].kind {
            attributes.retain(|(name, _)| !SESSIONS.contains(&name.as_str()));
        }
        if id == Tree::ROOT {
            continue;
        }
        let name = tree.name(id).to_owned();
        let in_properties = tree
            .parent(id)
            .is_some_and(|parent| matches!(tree.name(parent), "w:rPr" | "w:trPr"));
        // A mark of a paragraph or row that was inserted or deleted has nothing in it.
        if DROPPED.contains(&name.as_str())
            || (in_properties && matches!(name.as_str(), "w:ins" | "w:moveTo"))
        {
            tree.detach(id);
        } else if UNWRAPPED.contains(&name.as_str()) {
            tree.unwrap(id);
        }
    }
}

/// Blanks between elements that lay the file out and are no text of it.
fn is_layout(tree: &Tree, id: usize) -> bool {
    let blank = match &tree.nodes[id].kind {
        Kind::Text(text) => text.trim().is_empty(),
        _ => false,
    };
    let said = |parent| {
        let name = tree.name(parent);
        name.ends_with(":t") || name.ends_with("Text") || name == "wp:posOffset"
    };
    blank && !tree.parent(id).is_some_and(said)
}
