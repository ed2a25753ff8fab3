//! What is found in a workspace after an edit, with what is known of it from before.

use super::edits::edited;
use super::memory::{Memory, ROOT};
use super::random::Random;
use rolec::project::{Cache, Project, Request};
use std::collections::BTreeMap;
use std::path::PathBuf;

/// Files by their path.
pub type Workspace = BTreeMap<String, String>;

const MANIFEST: &str = "rolec.yaml";

/// Other numbers beyond which rules speak, and other words that are not wanted.
const MANIFESTS: [&str; 4] = [
    "",
    "thresholds: {acts: 1, similarity: 0.5, weight-most: 20}\n",
    "vocabulary: {discouraged: {负责: [承担], 客户: []}}\n",
    "aliases: {岗位职责: [干的活]}\n",
];

/// What differs after some edits in a row.
pub fn fault(mut workspace: Workspace, random: &mut Random) -> Option<String> {
    let mut cache = Cache::default();
    for _ in 0..15 {
        let files = Memory::of(workspace.iter().map(|(path, text)| (path.as_str(), text)));
        let request = Request {
            root: PathBuf::from(ROOT),
            only: Vec::new(),
        };
        let known = Project::load_again(&request, &files, &mut cache).ok()?;
        let (ours, theirs) = (told(&known), told(&files.project()));
        if ours != theirs {
            let ours: Vec<&str> = ours.lines().filter(|own| !theirs.contains(*own)).collect();
            return Some(format!("{ours:#?} are not in\n{theirs}\n{workspace:#?}"));
        }
        edit(&mut workspace, random);
    }
    None
}

/// Everything that is found, a line each.
fn told(project: &Project) -> String {
    let found = project.check(&project.config(None));
    found.iter().map(|own| format!("{own:?}\n")).collect()
}

fn edit(workspace: &mut Workspace, random: &mut Random) {
    if random.below(8) == 0 {
        let manifest = MANIFESTS[random.below(MANIFESTS.len())];
        workspace.insert(MANIFEST.to_owned(), manifest.to_owned());
        return;
    }
    let paths: Vec<String> = workspace.keys().cloned().collect();
    let sources: Vec<&String> = paths.iter().filter(|path| *path != MANIFEST).collect();
    let Some(path) = sources.get(random.below(sources.len().max(1))) else {
        return;
    };
    let text = &workspace[*path];
    let text = match random.below(4) {
        // A name, a word, a number becomes another that is used elsewhere.
        0 => exchanged(
            text,
            &workspace[sources[random.below(sources.len())]],
            random,
        ),
        _ => edited(text, random),
    };
    workspace.insert((*path).clone(), text);
}

/// A text with a line of another in the place of one of its own that begins alike.
fn exchanged(text: &str, other: &str, random: &mut Random) -> String {
    let mut lines: Vec<&str> = text.split_inclusive('\n').collect();
    let others: Vec<&str> = other.split_inclusive('\n').collect();
    if lines.is_empty() || others.is_empty() {
        return text.to_owned();
    }
    let line = others[random.below(others.len())];
    let head = |line: &str| line.trim_start().chars().next();
    let alike = (0..lines.len()).filter(|&at| head(lines[at]) == head(line));
    let alike: Vec<usize> = alike.collect();
    match alike.is_empty() {
        true => lines.push(line),
        false => lines[alike[random.below(alike.len())]] = line,
    }
    lines.concat()
}
