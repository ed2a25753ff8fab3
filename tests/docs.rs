//! The documentation against the project: links lead somewhere, the reasons for dependencies are those of
//! `Cargo.toml`, and the commands of the README stand where programs look for them.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every page of the documentation.
fn pages() -> Vec<PathBuf> {
    let folder = std::fs::read_dir(root().join("docs")).expect("docs is a folder");
    let mut pages: Vec<PathBuf> = folder
        .map(|entry| entry.expect("an entry can be read").path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "md"))
        .collect();
    pages.push(root().join("README.md"));
    pages.push(root().join("assets/fonts/README.md"));
    pages.sort();
    pages
}

/// The lines that are no code.
fn prose(text: &str) -> impl Iterator<Item = &str> {
    let mut fenced = false;
    text.lines().filter(move |line| {
        let fence = line.starts_with("```");
        fenced ^= fence;
        !fenced && !fence
    })
}

/// What links and pictures point at: `[words](target)`, `src="target"`, `href="target"`.
fn targets(text: &str) -> Vec<String> {
    let mut targets = Vec::new();
    for line in prose(text) {
        // What stands between backquotes is no link.
        let line: String = line.split('`').step_by(2).collect();
        for (opening, closing) in [("](", ')'), ("src=\"", '"'), ("href=\"", '"')] {
            let found = line.split(opening).skip(1);
            targets.extend(found.filter_map(|rest| Some(rest.split_once(closing)?.0.to_owned())));
        }
    }
    targets
}

/// The anchor that a heading gets where Markdown is shown: small letters, no punctuation, blanks as hyphens.
fn slug(heading: &str) -> String {
    let heading = heading.trim_start_matches('#').trim();
    let kept = heading
        .chars()
        .filter(|&c| c.is_alphanumeric() || matches!(c, ' ' | '-' | '_'));
    kept.collect::<String>().to_lowercase().replace(' ', "-")
}

fn anchors(text: &str) -> BTreeSet<String> {
    let mut anchors: BTreeSet<String> = prose(text)
        .filter(|line| line.starts_with('#'))
        .map(slug)
        .collect();
    let ids = text.split("<a id=\"").skip(1);
    anchors.extend(ids.filter_map(|rest| Some(rest.split_once('"')?.0.to_owned())));
    anchors
}

#[test]
fn links_lead_somewhere() {
    let mut faults = Vec::new();
    for page in pages() {
        let text = read(&page);
        for target in targets(&text) {
            if target.contains("://") || target.starts_with("mailto:") {
                continue;
            }
            let (file, anchor) = target.split_once('#').unwrap_or((&target, ""));
            let path = match file.is_empty() {
                true => page.clone(),
                false => page.parent().expect("a page is in a folder").join(file),
            };
            let there = match (path.exists(), anchor.is_empty()) {
                (true, false) => anchors(&read(&path)).contains(anchor),
                (exists, _) => exists,
            };
            if !there {
                let page = page.strip_prefix(root()).unwrap_or(&page);
                faults.push(format!("{}: {target}", page.display()));
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

/// A page that no other page leads to is read by nobody.
#[test]
fn every_page_can_be_reached_from_the_readme() {
    let mut open = vec![root().join("README.md")];
    let mut reached = BTreeSet::new();
    while let Some(page) = open.pop() {
        let page = page.canonicalize().expect("links lead somewhere");
        if !reached.insert(page.clone()) {
            continue;
        }
        for target in targets(&read(&page)) {
            let file = target.split('#').next().unwrap_or_default();
            let path = page.parent().expect("a page is in a folder").join(file);
            if file.ends_with(".md") && path.exists() {
                open.push(path);
            }
        }
    }
    for page in pages() {
        let page = page.canonicalize().expect("a page is there");
        assert!(
            reached.contains(&page),
            "nothing leads to {}",
            page.display()
        );
    }
}

/// The crates of a section of `Cargo.toml`.
fn crates(section: &str) -> BTreeSet<String> {
    let manifest = read(&root().join("Cargo.toml"));
    let lines = manifest
        .lines()
        .skip_while(|line| *line != section)
        .skip(1)
        .take_while(|line| !line.starts_with('['));
    lines
        .filter_map(|line| Some(line.split_once('=')?.0.trim().to_owned()))
        .collect()
}

#[test]
fn every_dependency_has_a_reason() {
    let page = read(&root().join("docs/architecture.md"));
    let part = page
        .split("\n## Dependencies\n")
        .nth(1)
        .and_then(|rest| rest.split("\n## ").next())
        .expect("the part is there");
    let reasons: BTreeSet<String> = part
        .lines()
        .filter_map(|line| Some(line.strip_prefix("| `")?.split_once('`')?.0.to_owned()))
        .collect();
    let mut all = crates("[dependencies]");
    all.extend(crates("[dev-dependencies]"));
    assert_eq!(reasons, all);
}

/// The command in the fence that follows a mark at once.
fn marked(readme: &str, mark: &str) -> String {
    let opening = format!("<!-- quickstart:{mark} -->\n```sh\n");
    let (_, rest) = readme
        .split_once(&opening)
        .unwrap_or_else(|| panic!("README.md lacks {mark}"));
    rest.split("\n```").next().unwrap_or_default().to_owned()
}

#[test]
fn the_quickstart_is_one_command_each() {
    let readme = read(&root().join("README.md"));
    for mark in ["run", "test"] {
        let command = marked(&readme, mark);
        assert_eq!(command.lines().count(), 1, "{command}");
        assert!(command.starts_with("cargo "), "{command}");
    }
}

/// The commands of the tour, one after the other, in an empty folder.
#[test]
fn the_tour_can_be_followed() {
    for page in ["README.md", "docs/README.zh.md"] {
        let text = read(&root().join(page));
        let fences = text.split("\n```sh tour\n").skip(1);
        let steps = fences.flat_map(|rest| rest.split("\n```").next().unwrap_or_default().lines());
        let folder = tempfile::tempdir().expect("a temporary folder can be made");
        let mut followed = 0;
        for step in steps {
            let mut words = step.split_whitespace();
            assert_eq!(words.next(), Some("rolec"), "{page}: {step}");
            let output = Command::new(env!("CARGO_BIN_EXE_rolec"))
                .args(words)
                .current_dir(folder.path())
                .output()
                .expect("rolec runs");
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success(), "{page}: {step}: {said}");
            assert!(said.is_empty(), "{page}: {step}: {said}");
            followed += 1;
        }
        assert!(followed > 0, "{page} has no tour");
    }
}
