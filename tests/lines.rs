//! The line automaton against its corpus: every line carries, behind an arrow, how it must be read. Every case is
//! read as typed and with full-width punctuation. A new case edits no Rust.

use rolec::syntax::concept::{Concept, Kind};
use rolec::syntax::lines::{Line, LineKind, classify};
use rolec::syntax::vocabulary::Vocabulary;
use rolec::text::decode::Encoding;
use rolec::text::{FileId, SourceFile};
use std::fmt::Write as _;

#[test]
fn every_line_reads_as_the_corpus_says() {
    let mut wrong = String::new();
    let mut read = 0;
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/lines"))
        .expect("the corpus is there")
    {
        let corpus = std::fs::read_to_string(entry.expect("the folder can be read").path())
            .expect("the case is text");
        for case in corpus.split("\n== ") {
            let case = case.trim_start_matches("== ");
            let (title, body) = case.split_once('\n').expect("a case has lines");
            for wide in [false, true] {
                read += run(title, body, wide, &mut wrong);
            }
        }
    }
    assert!(read >= 700, "the corpus has shrunk to {read} lines");
    assert!(wrong.is_empty(), "{wrong}");
}

fn run(title: &str, body: &str, wide: bool, wrong: &mut String) -> usize {
    let mut lines = Vec::new();
    let mut wanted = Vec::new();
    for raw in body.trim_end().lines() {
        let (text, want) = raw.split_once("=>").unwrap_or((raw, ""));
        let text = text
            .trim_end_matches(' ')
            .replace("<TAB>", "\t")
            .replace("<IDSP>", "\u{3000}");
        lines.push(if wide { widened(&text) } else { text });
        wanted.push(want.trim());
    }
    let source = SourceFile::new("case.role", lines.join("\n"), Encoding::Utf8);
    let read = classify(FileId(0), &source, Vocabulary::built_in());
    let mut got = described(&source, &read.lines);
    for fault in &read.diagnostics {
        let rule = fault.rule.strip_prefix("syntax/").unwrap_or(fault.rule);
        write!(got[source.line_of(fault.span.range.start)], " !{rule}").expect("strings take text");
    }
    // Attributes are the lowering's business; their corpus is tests/check.
    for ((line, got), want) in lines.iter().zip(&got).zip(&wanted) {
        let want = want.trim_end_matches(" !bad-attribute");
        if !want.is_empty() && got != want || want.is_empty() && got.contains('!') {
            writeln!(
                wrong,
                "{title} (wide: {wide})\n   {line}\n   want {want}\n   got  {got}"
            )
            .expect("strings take text");
        }
    }
    wanted.iter().filter(|want| !want.is_empty()).count()
}

/// The text as a Chinese input method writes its punctuation.
fn widened(text: &str) -> String {
    let characters: Vec<char> = text.chars().collect();
    let digit = |at: Option<&char>| at.is_some_and(char::is_ascii_digit);
    let wide = |(at, &c): (usize, &char)| match c {
        ':' if at > 0 && digit(characters.get(at - 1)) && digit(characters.get(at + 1)) => c,
        ':' | ',' | ';' | '(' | ')' | '|' | '#' | '@' => {
            char::from_u32(c as u32 + 0xFEE0).unwrap_or(c)
        }
        _ => c,
    };
    characters.iter().enumerate().map(wide).collect()
}

/// What each line was read as, in the words of the corpus.
fn described(source: &SourceFile, lines: &[Line]) -> Vec<String> {
    let mut open: Vec<String> = Vec::new();
    let mut group = String::new();
    let mut declaration = None;
    let mut out: Vec<String> = Vec::new();
    for line in lines.iter().filter(|line| !line.run_on) {
        let head = line
            .head
            .as_deref()
            .map(|head| head.word.of(&source.text))
            .unwrap_or_default();
        if !matches!(line.kind, LineKind::Label { .. }) {
            open.truncate(usize::from(line.depth));
        }
        let owner = open.last().cloned().unwrap_or_default();
        let place = if group.is_empty() {
            owner.clone()
        } else {
            format!("{owner}/{group}")
        };
        out.push(match line.kind {
            LineKind::Blank => "blank".into(),
            LineKind::Comment => "comment".into(),
            LineKind::Declaration(kind) => {
                (open, group, declaration) = (Vec::new(), String::new(), kind);
                format!(
                    "declaration {}",
                    kind.map_or("unknown".into(), |kind: Kind| name(&kind))
                )
            }
            LineKind::Heading(concept) => format!("heading {}", name(&concept)),
            LineKind::Label {
                concept, record, ..
            } => {
                open = record.iter().map(name).collect();
                group.clear();
                open.push(name(&concept));
                format!("label {}", open.join("."))
            }
            LineKind::Group(rhythm) => {
                group = head.to_owned();
                let rhythm = rhythm.map_or(String::new(), |rhythm| format!(" ({})", name(&rhythm)));
                format!("group {owner}/{group}{rhythm}")
            }
            LineKind::Item { level, .. } => format!("item{level} {place}"),
            LineKind::Row { .. } => format!("row {owner}"),
            LineKind::Text => format!("text {owner}"),
            LineKind::Continuation => format!("continuation {owner}"),
            LineKind::Value => format!("value {owner}"),
            LineKind::Stray => format!("stray {owner}").trim_end().into(),
            LineKind::Unread => format!("unread {head}").trim_end().into(),
        });
    }
    assert!(declaration.is_some() || !lines.is_empty());
    out
}

fn name(concept: &impl serde::Serialize) -> String {
    serde_json::to_string(concept)
        .expect("concepts have names")
        .trim_matches('"')
        .to_owned()
}

#[test]
fn concepts_are_named_as_in_the_vocabulary() {
    assert_eq!(name(&Concept::HeadSuperior), "head-superior");
}
