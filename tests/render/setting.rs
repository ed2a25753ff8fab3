//! Text in Typst stays text: whatever it says, Typst's own parser finds no markup in it, and all of it again.

use crate::random::Random;
use crate::support;
use rolec::render::escape;
use typst::syntax::{SyntaxKind, SyntaxNode, ast, parse, parse_code};

/// The text that a tree of markup shows; anything else in it is a fault.
fn shown(node: &SyntaxNode, out: &mut String) {
    match node.kind() {
        SyntaxKind::Markup => node.children().for_each(|child| shown(child, out)),
        SyntaxKind::Text | SyntaxKind::Space => out.push_str(node.leaf_text()),
        SyntaxKind::Escape => {
            let escape = node.cast::<ast::Escape>().expect("an escape");
            out.push(escape.get());
        }
        SyntaxKind::Linebreak => out.push('\n'),
        // The empty box that lets long words break: `#z;`.
        SyntaxKind::Hash | SyntaxKind::Semicolon => {}
        SyntaxKind::Ident => assert_eq!(node.leaf_text(), "z"),
        other => panic!("{other:?} {node:?}"),
    }
}

fn squeezed(text: &str) -> String {
    let kept = |c: &char| !c.is_whitespace() && !c.is_control();
    text.chars().filter(kept).collect()
}

#[test]
fn escaped_text_comes_back() {
    let mut random = Random::new(11);
    for _ in 0..4000 {
        let written = support::text(&mut random);
        let tree = parse(&escape::typst(&written));
        assert!(tree.errors_and_warnings().0.is_empty(), "{written:?}");
        let mut text = String::new();
        shown(&tree, &mut text);
        let expected: String = written
            .chars()
            .filter(|&c| !rolec::render::glyphs::is_invisible(c))
            .map(|c| match c.is_ascii() || rolec::render::glyphs::covers(c) {
                true => c.to_string(),
                false if c.is_whitespace() || c.is_control() => " ".to_owned(),
                false => rolec::render::glyphs::substitute(c),
            })
            .collect();
        assert_eq!(squeezed(&text), squeezed(&expected), "{written:?}");
    }
}

#[test]
fn text_in_literals_comes_back() {
    let mut random = Random::new(13);
    for _ in 0..4000 {
        let written = support::text(&mut random);
        let tree = parse_code(&escape::typst_literal(&written));
        let strings: Vec<ast::Str> = tree.children().filter_map(|node| node.cast()).collect();
        assert_eq!(tree.children().count(), 1, "{written:?}");
        let kept = written.chars();
        let kept: String = kept
            .filter(|&c| !rolec::render::glyphs::is_invisible(c))
            .collect();
        assert_eq!(squeezed(&strings[0].get()), squeezed(&kept), "{written:?}");
    }
}

/// The same for whole chapters in Markdown: what they may call is only what the templates define.
#[test]
fn chapters_call_nothing_of_their_own() {
    let mut random = Random::new(17);
    for _ in 0..400 {
        let chapter = rolec::render::view::Text {
            marks: Vec::new(),
            shift: 0,
            running: String::new(),
            markdown: (0..6)
                .map(|_| support::text(&mut random) + "\n\n")
                .collect(),
            path: "a.md".to_owned(),
        };
        let pictures = rolec::render::picture::Pictures::new();
        let covers = |_| true;
        let tree = parse(&rolec::render::manual::typst(&chapter, &pictures, &covers));
        assert!(
            tree.errors_and_warnings().0.is_empty(),
            "{:?}",
            chapter.markdown
        );
        calls(&tree);
    }
}

fn calls(node: &SyntaxNode) {
    if node.kind() == SyntaxKind::Ident {
        let name = node.leaf_text().as_str();
        let known = name.starts_with("md-")
            || [
                "z", "strike", "link", "table", "header", "left", "right", "center",
            ]
            .contains(&name);
        assert!(known, "{name}");
    }
    node.children().for_each(calls);
}
