//! Files and what is found in them. A case is a file, or a folder of files, in `tests/check/good` (no finding)
//! or `tests/check/bad`. There each finding stands as a comment under the line it points at:
//!
//! ```text
//!   直接上级：客服主管
//! #           ^^^^^^^^ name/unknown
//! # en: There is no position “客服主管”.
//! ```
//!
//! `^` marks the place, `~` a place it points to beside; columns are as wide as an editor shows them. What begins in
//! column 1 is marked `#<--` or `#<~~`; what goes on over a line's end is marked up to there. Messages (`zh:`, `en:`)
//! are compared in files that give some. Cases are short, so a hint counts only in cases that name its rule.
//! `ROLEC_BLESS=1` writes the comments anew. A new case edits no Rust.

#[path = "common/bless.rs"]
mod bless;
#[path = "common/corpus.rs"]
mod corpus;
#[path = "common/memory.rs"]
mod memory;

use memory::Memory;
use rolec::check::Config;
use rolec::diagnostic::{Diagnostic, Message, Severity};
use rolec::locale::{Catalogue, Language};
use rolec::text::{SourceFile, Sources, Span};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use unicode_width::UnicodeWidthChar;

/// The files of a case: their paths in the workspace, and where they lie.
type Case = Vec<(String, PathBuf)>;

fn cases(kind: &str) -> Vec<Case> {
    let cases = corpus::entries(&corpus::folder("check").join(kind));
    cases
        .into_iter()
        .map(|path| match path.is_dir() {
            true => corpus::files(&path),
            false => vec![("case.role".to_owned(), path)],
        })
        .collect()
}

/// A comment that says what is found; all others belong to the case.
fn is_mark(line: &str) -> bool {
    let Some(said) = line.strip_prefix('#') else {
        return false;
    };
    let is_message = [" zh: ", " en: "].iter().any(|code| said.starts_with(code));
    is_message || said.starts_with('<') || said.trim_start().starts_with(['^', '~'])
}

/// Where a line's first characters end, as an editor shows them.
fn width(text: &str) -> usize {
    text.chars().fold(0, |column, c| match c {
        '\t' => (column / 4 + 1) * 4,
        c => column + c.width().unwrap_or(0),
    })
}

/// A place under the eye, with what is said of it.
fn mark(source: &SourceFile, span: Span, sign: char, rule: &str) -> (usize, String) {
    let line = source.line_of(span.range.start);
    let whole = source.line_range(line);
    let to = |end: u32| width(&source.text[whole.start as usize..end.min(whole.end) as usize]);
    let (start, end) = (to(span.range.start), to(span.range.end));
    let drawn = match (start, sign) {
        (0, '^') => format!("#<{}", "-".repeat(end.saturating_sub(2))),
        (0, _) => format!("#<{}", "~".repeat(end.saturating_sub(2).max(1))),
        _ => {
            let run = sign.to_string().repeat((end - start).max(1));
            format!("#{}{run}", " ".repeat(start - 1))
        }
    };
    (line, format!("{drawn} {rule}"))
}

/// The comments that belong under each line of a file.
fn marks(
    sources: &Sources,
    source: &SourceFile,
    found: &[Diagnostic],
    with_messages: bool,
) -> BTreeMap<usize, Vec<String>> {
    let mut marks: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    let here = |span: Span| sources.get(span.file).path == source.path;
    for finding in found {
        let primary = (finding.span, '^', &finding.message);
        let others = finding
            .related
            .iter()
            .map(|one| (one.span, '~', &one.message));
        for (span, sign, message) in std::iter::once(primary).chain(others) {
            if here(span) {
                let (line, drawn) = mark(source, span, sign, finding.rule);
                let under = marks.entry(line).or_default();
                under.push(drawn);
                if with_messages {
                    under.extend(said(message));
                }
            }
        }
    }
    marks
}

fn said(message: &Message) -> [String; 2] {
    Language::ALL.map(|language| {
        format!(
            "# {}: {}",
            language.code(),
            Catalogue::of(language).text(message)
        )
    })
}

/// The file as it must read: its own lines, and under each what is found there.
fn marked(sources: &Sources, source: &SourceFile, found: &[Diagnostic]) -> String {
    let with_messages = source
        .text
        .lines()
        .any(|line| line.starts_with("# zh: ") || line.starts_with("# en: "));
    let marks = marks(sources, source, found, with_messages);
    let mut out = String::new();
    for (at, line) in source.text.lines().enumerate() {
        if !is_mark(line) {
            out.push_str(line);
            out.push('\n');
        }
        for mark in marks.get(&at).into_iter().flatten() {
            out.push_str(mark);
            out.push('\n');
        }
    }
    out
}

fn found_in(memory: &Memory) -> (rolec::project::Project, Vec<Diagnostic>) {
    let project = memory.project();
    let config = Config {
        as_of: rolec::syntax::values::date("2026-07-01"),
        ..project.manifest.config()
    };
    let mut found = project.check(&config);
    let named = |rule: &str| {
        project
            .sources
            .iter()
            .any(|(_, source)| source.text.contains(rule))
    };
    found.retain(|finding| finding.severity > Severity::Hint || named(finding.rule));
    (project, found)
}

fn read(case: &Case) -> Memory {
    let texts: Vec<(&str, String)> = case
        .iter()
        .map(|(name, path)| (name.as_str(), corpus::text(path)))
        .collect();
    Memory::of(texts.iter().map(|(name, text)| (*name, text.as_str())))
}

fn is_source(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending == "role")
}

#[test]
fn what_is_found_stands_under_its_line() {
    let mut faults = Vec::new();
    let cases = cases("bad");
    assert!(
        cases.len() >= 20,
        "the corpus has shrunk to {} cases",
        cases.len()
    );
    for case in &cases {
        let (project, found) = found_in(&read(case));
        assert!(!found.is_empty(), "nothing is found in {case:?}");
        for (name, path) in case.iter().filter(|(_, path)| is_source(path)) {
            let mut sources = project.sources.iter();
            let (_, source) = sources
                .find(|(_, source)| source.path == *name)
                .expect("every file is read");
            let wanted = marked(&project.sources, source, &found);
            if wanted == source.text {
                continue;
            }
            if bless::is_asked() {
                std::fs::write(path, &wanted).expect("the case can be written");
            }
            let (diff, path) = (difference(&source.text, &wanted), path.display());
            faults.push(format!("{path} (- the case, + the program)\n{diff}"));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

fn difference(one: &str, two: &str) -> String {
    similar::TextDiff::from_lines(one, two)
        .unified_diff()
        .context_radius(1)
        .to_string()
}

#[test]
fn good_files_are_silent() {
    let cases = cases("good");
    assert!(
        cases.len() >= 8,
        "the corpus has shrunk to {} cases",
        cases.len()
    );
    let mut faults = Vec::new();
    for case in &cases {
        let (project, found) = found_in(&read(case));
        for finding in found {
            let source = project.sources.get(finding.span.file);
            let message = Catalogue::of(Language::En).text(&finding.message);
            let line = source.place(finding.span.range.start).line;
            let file = &case
                .iter()
                .find(|(name, _)| *name == source.path)
                .expect("a file")
                .1;
            faults.push(format!(
                "{}:{line}: {}: {message}",
                file.display(),
                finding.rule
            ));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// A test of the corpus's own form: marks are told from comments, and drawn where an editor shows the place.
#[test]
fn marks_are_told_from_comments() {
    for mark in [
        "#   ^^ a/b",
        "#<-- a/b",
        "#<~~ a/b",
        "#~~ a/b",
        "# zh: 说明。",
    ] {
        assert!(is_mark(mark), "{mark}");
    }
    for comment in [
        "# a comment",
        "# rolec: allow(name/stub) — later",
        "#",
        "  # ^^ a/b",
    ] {
        assert!(!is_mark(comment), "{comment}");
    }
    assert_eq!(width("直接上级："), 10);
}
