//! kpi/dangling: a reference to a paper that is not among what the workspace says.

use crate::check::duties::{Words, folded, part, place};
use crate::check::indicators::Indicator;
use crate::check::memo::What;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::process::Step;
use crate::model::{Entity, Said};
use crate::syntax::concept::{Key, TextMark};
use crate::text::{Span, fold};
use rustc_hash::FxHashSet;
use std::ops::Range;

pub const RULE: Rule = Rule::new(
    "kpi/dangling",
    Severity::Warning,
    include_str!("dangling.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let words = Marks {
        see: Words::of(context, TextMark::See),
        paper: Words::of(context, TextMark::Paper),
    };
    let mut known: Option<Known> = None;
    let papers = |list: &[Indicator]| {
        let papers = list.iter().flat_map(|indicator| papers(indicator, &words));
        papers.collect::<Vec<(Span, String)>>()
    };
    for (list, papers) in context.of_indicators(What::plain(RULE.name), papers) {
        for (span, name) in papers.iter() {
            let known = known.get_or_insert_with(|| Known::of(context));
            if !known.holds(name, &words) {
                let finding = findings.about(Entity::Position(list[0].position), *span);
                findings.push(finding.arg("name", name.as_str()));
            }
        }
    }
}

/// The papers that an indicator refers to, and where.
fn papers(indicator: &Indicator, words: &Marks) -> Vec<(Span, String)> {
    let paper = |(text, said): (&str, Option<&Said<String>>)| {
        let at = words.reference(&folded(text))?;
        let name = text.chars().skip(at.start).take(at.len()).collect();
        let span = match said {
            Some(said) => part(said, &at),
            None => place(&indicator.entry.prose, at),
        };
        Some((span, name))
    };
    texts(indicator).filter_map(paper).collect()
}

/// What an indicator says, with the place of what is not its own text.
fn texts<'a>(
    indicator: &'a Indicator,
) -> impl Iterator<Item = (&'a str, Option<&'a Said<String>>)> {
    let kpi = indicator.kpi;
    let attributes = indicator.entry.attributes.iter().map(|one| &one.value);
    std::iter::once((kpi.text.as_str(), None))
        .chain(attributes.map(|said| (said.value.as_str(), Some(said))))
}

struct Marks {
    see: Words,
    paper: Words,
}

impl Marks {
    /// Where the name of a paper stands behind 参见 in a folded text; a paper says what it is, or stands in 《》.
    fn reference(&self, text: &[char]) -> Option<Range<usize>> {
        let see = self.see.find(text)?;
        let before = text[..see.start].iter().rev().find(|&&c| c != ' ');
        if text[see.start].is_ascii() && before.is_some_and(|c| c.is_alphanumeric()) {
            return None;
        }
        let skip = |c: &char| matches!(c, ' ' | ':' | '“' | '"' | '「');
        let start = see.end + text[see.end..].iter().take_while(|c| skip(c)).count();
        if text.get(start) == Some(&'《') {
            let end = text[start..].iter().position(|&c| c == '》')? + start;
            return Some(start + 1..end);
        }
        let stop = |c: &char| "。;；,，、)）》”\"」".contains(*c);
        let end = text[start..]
            .iter()
            .position(stop)
            .map_or(text.len(), |at| at + start);
        let end = start
            + text[start..end]
                .iter()
                .rposition(|c| *c != ' ' && *c != '.')?
            + 1;
        let paper = self.last_paper(&text[start..end])?;
        let named_behind = text[start + paper.end..end].starts_with(&[' ', 'o', 'f', ' ']);
        let end = if named_behind { end } else { start + paper.end };
        Some(start..end)
    }

    /// The last word for a paper in a text.
    fn last_paper(&self, text: &[char]) -> Option<Range<usize>> {
        (0..text.len())
            .filter_map(|at| self.paper.at(text, at))
            .max_by_key(|word| word.end)
    }
}

fn forms(steps: &[Step], add: &mut impl FnMut(&str)) {
    for step in steps {
        step.form.iter().for_each(|form| add(&form.value));
        forms(&step.children, add);
    }
}

/// Everything in the workspace that can be looked up, by folded name.
struct Known {
    names: FxHashSet<String>,
    /// Departments and positions that have responsibilities.
    answering: FxHashSet<String>,
}

impl Known {
    fn of(context: &Context) -> Self {
        let model = context.model;
        let mut names: FxHashSet<String> = FxHashSet::default();
        let mut add = |name: &str| {
            names.insert(fold::word(name));
        };
        for process in &model.processes {
            add(&process.name);
            process.forms.iter().for_each(|form| add(form));
            process.code.value().into_iter().for_each(|code| add(code));
            forms(&process.steps, &mut add);
        }
        let outputs = context.duties().iter();
        let outputs = outputs.filter_map(|duty| duty.entry.attribute(Key::Output));
        outputs.for_each(|output| add(&output.value));
        model.matters.iter().for_each(|matter| add(&matter.name));
        model.kpis.iter().for_each(|kpi| add(&kpi.name));
        let documents = model
            .positions
            .iter()
            .map(|position| &position.document)
            .chain(
                model
                    .departments
                    .iter()
                    .map(|department| &department.document),
            )
            .chain([&model.organisation.document]);
        for document in documents.flatten() {
            document.code.value().into_iter().for_each(|code| add(code));
        }
        context.config.papers.iter().for_each(|paper| add(paper));
        let departments = model.departments.iter();
        let departments = departments.filter(|one| !one.responsibilities.is_empty());
        let positions = model.positions.iter();
        let positions = positions.filter(|one| !one.responsibilities.is_empty());
        let answering = departments
            .map(|one| fold::word(&one.name))
            .chain(positions.map(|one| fold::word(&one.title)))
            .collect();
        Self { names, answering }
    }

    /// Whether a paper is there: by its name, or the responsibilities of the department or position it names.
    fn holds(&self, name: &str, marks: &Marks) -> bool {
        let word = fold::word(name.trim_matches(['《', '》', '“', '”', '"', '「', '」']));
        if self.names.contains(&word) {
            return true;
        }
        let chars = folded(&word);
        let Some(paper) = marks.last_paper(&chars) else {
            return false;
        };
        let (before, behind): (String, String) = (
            chars[..paper.start].iter().collect(),
            chars[paper.end..].iter().collect(),
        );
        // “the letter of Finance”, 财务部的责任状.
        let owner = match behind.strip_prefix(" of ") {
            Some(owner) => owner.trim_start_matches("the "),
            None => before.trim_end_matches(['的', ' ']),
        };
        self.answering.contains(owner)
    }
}
