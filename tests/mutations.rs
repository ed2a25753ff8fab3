//! Small slips, as clerks make them, all over the examples: each is found by the rule that is about it, at the words that
//! are wrong, and hardly anything else is said. What is wrong in a line is told by the slip that made it.

#[path = "common/memory.rs"]
mod memory;

use memory::Memory;
use rolec::check::fingerprints;
use rolec::diagnostic::{Diagnostic, Severity};
use rolec::project::Project;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The sources of an example by their paths.
type Sources = BTreeMap<String, String>;

/// One slip: a line is changed, and something must be found.
#[derive(Clone, Debug)]
struct Slip {
    /// The rules that may find it; several if the same words break more than one promise.
    rules: &'static [&'static str],
    file: String,
    /// From 0.
    line: usize,
    /// What stands there instead; several lines if one was added.
    text: String,
    /// What is pointed at, in the changed text; the label of the section for a sum.
    at: String,
}

fn example(name: &str) -> Sources {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("examples")
        .join(name);
    let mut sources = Sources::new();
    let mut waiting = vec![root.clone()];
    while let Some(folder) = waiting.pop() {
        for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
            let path = entry.path();
            let is_read = path
                .extension()
                .is_some_and(|ending| ending == "role" || ending == "yaml");
            if path.is_dir() {
                waiting.push(path);
            } else if is_read {
                let name = path
                    .strip_prefix(&root)
                    .expect("below")
                    .to_string_lossy()
                    .replace('\\', "/");
                sources.insert(name, std::fs::read_to_string(&path).expect("text"));
            }
        }
    }
    sources
}

fn project(sources: &Sources) -> Project {
    Memory::of(
        sources
            .iter()
            .map(|(name, text)| (name.as_str(), text.as_str())),
    )
    .project()
}

fn check(project: &Project) -> Vec<Diagnostic> {
    let mut config = project.manifest.config();
    config.as_of = rolec::syntax::values::date("2026-07-01");
    project.check(&config)
}

/// A value behind one of these labels: where its line is, and what it says.
fn values<'a>(
    sources: &'a Sources,
    labels: &'a [&str],
) -> impl Iterator<Item = (&'a str, usize, &'a str, &'a str)> {
    sources.iter().flat_map(move |(file, text)| {
        text.lines().enumerate().filter_map(move |(at, line)| {
            let content = line.trim_start();
            let label = labels.iter().find(|label| {
                content
                    .strip_prefix(**label)
                    .is_some_and(|rest| rest.starts_with(['：', ':']))
            })?;
            let value = content[label.len()..]
                .trim_start_matches(['：', ':'])
                .trim();
            Some((file.as_str(), at, line, value))
        })
    })
}

/// Makes a slip of every line that has a value behind one of the labels.
fn on_values(
    slips: &mut Vec<Slip>,
    sources: &Sources,
    rules: &'static [&'static str],
    labels: &[&str],
    change: impl Fn(&str) -> Option<String>,
) {
    for (file, line, text, value) in values(sources, labels) {
        let Some(new) = change(value).filter(|new| new != value) else {
            continue;
        };
        slips.push(Slip {
            rules,
            file: file.to_owned(),
            line,
            text: text.replace(value, &new),
            at: new,
        });
    }
}

const SUPERIOR: [&str; 2] = ["直接上级", "reports to"];
const CODE: [&str; 2] = ["编号", "code"];
const COUNT: [&str; 2] = ["编制", "headcount"];
const DUTIES: [&str; 2] = ["职责", "duties"];
const PART: [&str; 2] = ["部门", "department"];

/// A name with a letter missing in its middle.
fn misspelt(name: &str) -> Option<String> {
    let letters: Vec<char> = name.chars().collect();
    let at = letters.len() / 2;
    let rest = letters.iter().enumerate().filter(|(own, _)| *own != at);
    (letters.len() >= 5).then(|| rest.map(|(_, letter)| letter).collect())
}

fn slips(sources: &Sources) -> Vec<Slip> {
    let mut slips = Vec::new();
    on_values(&mut slips, sources, &["name/unknown"], &SUPERIOR, misspelt);
    on_values(&mut slips, sources, &["name/unknown"], &PART, |name| {
        (!name.contains('/')).then(|| misspelt(name)).flatten()
    });
    // A declaration with a slip is another department.
    slips.retain(|slip| slip.text.starts_with(' '));
    on_values(
        &mut slips,
        sources,
        &["syntax/bad-number"],
        &COUNT,
        |count| {
            let is_number = count.chars().all(|c| c.is_ascii_digit());
            (is_number && !count.is_empty()).then(|| "若干".to_owned())
        },
    );
    let titles: Vec<String> = values(sources, &["岗位", "position"])
        .map(|(_, _, _, title)| title.to_owned())
        .collect();
    labels(&mut slips, sources);
    codes(&mut slips, sources);
    themselves(&mut slips, sources, &titles);
    duties(&mut slips, sources);
    attributes(&mut slips, sources);
    dates(&mut slips, sources);
    spread(slips)
}

/// So many slips of a kind in an example, from all over it.
const OF_A_KIND: usize = 8;

fn spread(slips: Vec<Slip>) -> Vec<Slip> {
    let mut kinds: BTreeMap<&str, Vec<Slip>> = BTreeMap::new();
    for slip in slips {
        kinds.entry(slip.rules[0]).or_default().push(slip);
    }
    let some = kinds.into_values().flat_map(|of_kind| {
        let step = of_kind.len().div_ceil(OF_A_KIND).max(1);
        of_kind.into_iter().step_by(step)
    });
    some.collect()
}

/// A section's label with a wrong letter.
fn labels(slips: &mut Vec<Slip>, sources: &Sources) {
    for (file, line, text, value) in values(sources, &DUTIES) {
        let (right, wrong) = match text.contains("职责") {
            true => ("职责", "职则"),
            false => ("duties", "dutie"),
        };
        if value.is_empty() {
            slips.push(Slip {
                rules: &["syntax/unknown-field"],
                file: file.to_owned(),
                line,
                text: text.replace(right, wrong),
                at: wrong.to_owned(),
            });
        }
    }
}

/// A code that the position before has already.
fn codes(slips: &mut Vec<Slip>, sources: &Sources) {
    let mut before: Option<(&str, &str)> = None;
    for (file, line, text, value) in values(sources, &CODE) {
        // Those of documents stand further in.
        if text.starts_with("   ") || !file.starts_with("positions") {
            continue;
        }
        if let Some((_, code)) = before.filter(|(own, code)| *own == file && *code != value) {
            slips.push(Slip {
                rules: &["name/duplicate"],
                file: file.to_owned(),
                line,
                text: text.replace(value, code),
                at: code.to_owned(),
            });
        }
        before = Some((file, value));
    }
}

/// A position as its own superior.
fn themselves(slips: &mut Vec<Slip>, sources: &Sources, titles: &[String]) {
    for (file, line, text, value) in values(sources, &SUPERIOR) {
        let above = sources[file].lines().take(line).collect::<Vec<_>>();
        let own = above.iter().rev().find_map(|line| {
            let title = line
                .strip_prefix("岗位：")
                .or(line.strip_prefix("position: "))?;
            Some(title.trim().to_owned())
        });
        let Some(own) = own.filter(|own| titles.iter().filter(|title| *title == own).count() == 1)
        else {
            continue;
        };
        slips.push(Slip {
            rules: &[
                "reporting/self",
                "reporting/mismatch",
                "reporting/two-superiors",
            ],
            file: file.to_owned(),
            line,
            text: text.replace(value, &own),
            at: own,
        });
    }
}

/// Lines of duties: written twice, emptied, numbered wrongly.
fn duties(slips: &mut Vec<Slip>, sources: &Sources) {
    for (file, text) in sources {
        let lines: Vec<&str> = text.lines().collect();
        let mut inside = false;
        for (line, content) in lines.iter().enumerate() {
            let is_label = DUTIES
                .iter()
                .any(|label| content.trim_end_matches(['：', ':']).trim() == *label);
            let indent = content.len() - content.trim_start().len();
            inside = is_label || inside && (content.trim().is_empty() || indent > 2);
            let item = content.trim_start();
            let Some((number, duty)) = item.split_once(". ").filter(|_| inside && !is_label) else {
                continue;
            };
            let Ok(number) = number.parse::<u32>() else {
                continue;
            };
            let next = lines.get(line + 1).map_or("", |next| next.trim_start());
            let bare = duty
                .split(" [")
                .next()
                .unwrap_or(duty)
                .split('[')
                .next()
                .unwrap_or(duty)
                .trim();
            // Only the last of its list can be written again under the next number.
            if !next.starts_with(&format!("{}.", number + 1)) && !file.contains("template") {
                let blanks = &content[..indent];
                slips.push(Slip {
                    rules: &["duty/duplicate"],
                    file: file.clone(),
                    line,
                    text: format!("{content}\n{blanks}{}. {bare}", number + 1),
                    at: bare.to_owned(),
                });
            }
            if number == 2 && !file.contains("template") {
                slips.push(Slip {
                    rules: &["duty/empty"],
                    file: file.clone(),
                    line,
                    text: format!("{}2.", &content[..indent]),
                    at: "2.".to_owned(),
                });
                slips.push(Slip {
                    rules: &["duty/numbering"],
                    file: file.clone(),
                    line,
                    text: content.replacen("2.", "5.", 1),
                    at: "5".to_owned(),
                });
            }
        }
    }
}

/// A note whose colon was forgotten.
fn attributes(slips: &mut Vec<Slip>, sources: &Sources) {
    for (file, text) in sources {
        for (line, content) in text.lines().enumerate() {
            for (right, wrong) in [("[频次：", "[频次"), ("[every: ", "[every ")] {
                let Some(at) = content.find(right) else {
                    continue;
                };
                let Some(len) = content[at..].find(']') else {
                    continue;
                };
                let note = &content[at..at + len + 1];
                if note.matches(['：', ':']).count() == 1 {
                    let new = note.replace(right, wrong);
                    slips.push(Slip {
                        rules: &["syntax/bad-attribute"],
                        file: file.clone(),
                        line,
                        text: content.replace(note, &new),
                        at: new.trim_matches(['[', ']']).to_owned(),
                    });
                }
            }
        }
    }
}

/// A day that is in no calendar.
fn dates(slips: &mut Vec<Slip>, sources: &Sources) {
    on_values(
        slips,
        sources,
        &["syntax/bad-date"],
        &["生效日期", "effective"],
        |_| Some("2026-02-30".to_owned()),
    );
}

/// A workspace with some of its lines changed.
fn with(sources: &Sources, slips: &[&Slip]) -> Sources {
    let mut changed = sources.clone();
    for (file, text) in &mut changed {
        let own: BTreeMap<usize, &Slip> = slips
            .iter()
            .filter(|slip| slip.file == *file)
            .map(|slip| (slip.line, *slip))
            .collect();
        if !own.is_empty() {
            let lines = text.lines().enumerate();
            let lines: Vec<&str> = lines
                .map(|(at, line)| own.get(&at).map_or(line, |slip| &slip.text))
                .collect();
            *text = lines.join("\n") + "\n";
        }
    }
    changed
}

/// Whether a finding is about a slip: the rule, and the words.
fn finds(project: &Project, finding: &Diagnostic, slip: &Slip) -> bool {
    let source = project.sources.get(finding.span.file);
    let near = |span: rolec::text::Span| {
        let source = project.sources.get(span.file);
        let line = source.line_of(span.range.start);
        source.path == slip.file
            && line.abs_diff(slip.line) <= 8
            && project.sources.text(span) == slip.at
    };
    let related = finding.related.iter().map(|related| related.span);
    slip.rules.contains(&finding.rule)
        && (near(finding.span)
            || source.path != slip.file && related.into_iter().any(near)
            || finding.related.iter().any(|related| near(related.span)))
}

/// What is found that was not there before.
fn new_findings(project: &Project, known: &BTreeSet<String>) -> Vec<Diagnostic> {
    let found = check(project);
    let fingerprints = fingerprints(&found, &project.sources);
    let both = found.into_iter().zip(fingerprints);
    both.filter(|(_, fingerprint)| !known.contains(fingerprint))
        .map(|(finding, _)| finding)
        .collect()
}

fn known(sources: &Sources) -> BTreeSet<String> {
    let project = project(sources);
    let found = check(&project);
    fingerprints(&found, &project.sources).into_iter().collect()
}

#[test]
fn every_slip_is_found_where_it_is() {
    let (mut count, mut follow_on, mut faults) = (0, 0, Vec::new());
    let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
    for name in ["marketing-centre", "clinic"] {
        let sources = example(name);
        let known = known(&sources);
        for slip in slips(&sources) {
            let project = project(&with(&sources, &[&slip]));
            let found = new_findings(&project, &known);
            count += 1;
            *kinds.entry(slip.rules[0]).or_default() += 1;
            let about: Vec<bool> = found
                .iter()
                .map(|finding| finds(&project, finding, &slip))
                .collect();
            if !about.contains(&true) {
                let told: Vec<_> = found
                    .iter()
                    .map(|one| (one.rule, project.sources.text(one.span)))
                    .collect();
                faults.push(format!("{slip:?}\n    found: {told:?}"));
            }
            let grave = found
                .iter()
                .zip(&about)
                .filter(|(finding, about)| !**about && finding.severity > Severity::Hint);
            for (finding, _) in grave {
                follow_on += 1;
                eprintln!(
                    "{}: {} {} → {} {}",
                    slip.file,
                    slip.rules[0],
                    slip.at,
                    finding.rule,
                    project.sources.text(finding.span)
                );
            }
        }
    }
    eprintln!("{count} slips, {follow_on} others: {kinds:?}");
    assert!(
        faults.is_empty(),
        "{} of {count}\n{}",
        faults.len(),
        faults.join("\n")
    );
    assert!(count >= 100, "only {count} slips");
    assert!(kinds.len() >= 9, "{kinds:?}");
    assert!(
        follow_on * 20 <= count,
        "{follow_on} findings beside {count} slips"
    );
}

#[test]
fn five_slips_are_found_in_one_run() {
    for name in ["marketing-centre", "clinic"] {
        let sources = example(name);
        let known = known(&sources);
        let slips = slips(&sources);
        // Slips of several kinds, far from one another, in ever other company.
        for start in 0..10 {
            let step = slips.len() / 5;
            let five: Vec<&Slip> = (0..5)
                .map(|at| &slips[(start * 7 + at * step) % slips.len()])
                .collect();
            let lines: BTreeSet<(&str, usize)> = five
                .iter()
                .map(|slip| (slip.file.as_str(), slip.line))
                .collect();
            if lines.len() < 5 {
                continue;
            }
            let project = project(&with(&sources, &five));
            let found = new_findings(&project, &known);
            for slip in five {
                let is_found = found.iter().any(|finding| finds(&project, finding, slip));
                assert!(is_found, "{slip:?}");
            }
        }
    }
}
