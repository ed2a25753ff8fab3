//! What is read of a text after an edit, from what was read of it before.

use super::mutate::mutate;
use super::random::Random;
use rolec::syntax;
use rolec::syntax::vocabulary::Vocabulary;
use rolec::text::change::Change;
use rolec::text::decode::Encoding;
use rolec::text::{FileId, SourceFile};

/// What differs after some edits in a row, each shown as the text before and after.
pub fn fault(text: &str, random: &mut Random) -> Option<String> {
    let words = Vocabulary::built_in();
    let source = |text: String| SourceFile::new("case.role", text, Encoding::Utf8);
    let file = FileId(3);
    let mut old = source(text.to_owned());
    let (mut tree, mut faults) = syntax::parse(file, &old, words);
    for _ in 0..12 {
        let new = source(edited(&old.text, random));
        let change = Change::between(&old.text, &new.text);
        (tree, faults) = syntax::reparse(&tree, &faults, change, &new, words);
        let fresh = syntax::parse(file, &new, words);
        let (ours, theirs) = (
            format!("{:#?}", (&tree, &faults)),
            format!("{:#?}", (fresh.0, fresh.1)),
        );
        if ours != theirs {
            let mut lines = ours.lines().zip(theirs.lines()).enumerate();
            let first = lines.find(|(_, (one, two))| one != two);
            return Some(format!(
                "{:?}\n{:?}\n{first:?} of {} and {} lines",
                old.text,
                new.text,
                ours.lines().count(),
                theirs.lines().count()
            ));
        }
        old = new;
    }
    None
}

/// A slip, a line put in that says something, or a stretch taken out.
pub fn edited(text: &str, random: &mut Random) -> String {
    const PUT_IN: [&str; 8] = [
        "岗位：试验员\n",
        "position: Tester\n",
        "\n部门：试验部\n",
        "部门：试验部\n",
        "# rolec: allow(text/placeholder) 试验\n",
        "  直接上级：总经理\n",
        "1. 登记\n",
        "岗位责：试验\n",
    ];
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    match random.below(4) {
        0 => {
            let at = random.below(lines.len() + 1);
            lines.insert(at, PUT_IN[random.below(PUT_IN.len())].to_owned());
        }
        1 if !lines.is_empty() => {
            let at = random.below(lines.len());
            let end = (at + random.below(5)).min(lines.len());
            lines.drain(at..end);
        }
        _ => mutate(&mut lines, random),
    }
    lines.concat()
}
