//! The checker: what a rule is, and the one place that runs them. Reads the model; changes nothing.

mod acts;
mod authority;
pub mod baseline;
mod context;
pub mod custom;
mod documents;
mod duties;
mod edits;
mod fingerprint;
pub mod fixes;
pub mod flow;
mod indicators;
mod lines;
mod matters;
pub mod memo;
mod order;
mod page;
mod person;
mod powers;
mod ranks;
mod reference;
pub mod rules;
mod segregation;
pub mod similarity;
mod staff;
mod waivers;
mod writing;

use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Entity, Model};
use crate::syntax::concept::Concept;
use crate::text::{FileId, SourceFile, Sources, Span};
pub use context::Context;
use custom::Custom;
pub use fingerprint::fingerprints;
use globset::GlobSet;
pub use page::{Example, Page};
use rayon::prelude::*;
pub use reference::{by_family, families, family_title, reference, repair};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use time::Date;

/// One rule: its name, how bad it is, its page, and what it does.
#[derive(Debug)]
pub struct Rule {
    /// `family/name`
    pub name: &'static str,
    pub severity: Severity,
    /// What it says, why, how to fix it, with examples: Markdown in both languages.
    pub page: &'static str,
    /// What of its findings a program can put right.
    pub repair: Repair,
    pub check: Check,
}

/// What a program can put right.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Repair {
    /// Nothing: somebody has to decide.
    None,
    /// What is likely meant: `--unsafe-fixes`.
    Likely,
    /// Some or all of it for certain: `--fix`.
    Certain,
}

/// Who finds what a rule is about.
#[derive(Clone, Copy, Debug)]
pub enum Check {
    /// The parser, or the reader of values, or the keeper of waivers.
    Reported,
    /// A look at the model.
    Model(fn(&Context, &mut Findings)),
    /// A condition of the workspace's manifest.
    Custom,
}

impl Rule {
    /// A rule whose findings come with the parse.
    pub const fn reported(name: &'static str, severity: Severity, page: &'static str) -> Self {
        Self {
            name,
            severity,
            page,
            repair: Repair::None,
            check: Check::Reported,
        }
    }

    /// A rule that looks at the model.
    pub const fn new(
        name: &'static str,
        severity: Severity,
        page: &'static str,
        check: fn(&Context, &mut Findings),
    ) -> Self {
        Self {
            name,
            severity,
            page,
            repair: Repair::None,
            check: Check::Model(check),
        }
    }

    /// A finding of this rule.
    fn at(&self, span: Span) -> Diagnostic {
        Diagnostic::new(self.name, span)
    }

    /// The same rule, whose findings come with fixes.
    #[must_use]
    pub const fn repaired(mut self, repair: Repair) -> Self {
        self.repair = repair;
        self
    }

    pub fn family(&self) -> &'static str {
        self.name.split('/').next().unwrap_or(self.name)
    }

    pub fn find(name: &str) -> Option<&'static Rule> {
        rules::RULES.iter().copied().find(|rule| rule.name == name)
    }
}

/// Numbers beyond which a rule speaks. Names are those of `thresholds` in `rolec.yaml`.
#[derive(Clone, Debug)]
pub struct Thresholds {
    /// The most direct reports of a position.
    pub span: usize,
    /// The most levels of command, the top included.
    pub depth: usize,
    /// From which likeness (0 to 1) two texts are one.
    pub similarity: f64,
    /// Below which share of its words a function counts as covered by no duty (0 to 1).
    pub coverage: f64,
    /// The most duties of a position.
    pub duties_most: usize,
    /// The fewest duties of a position.
    pub duties_least: usize,
    /// The most acts in one duty.
    pub acts: usize,
    /// The most indicators of a position.
    pub kpis_most: usize,
    /// The least weight of an indicator, in percent.
    pub weight_least: usize,
    /// The greatest weight of an indicator, in percent.
    pub weight_most: usize,
}

/// A number of [`Thresholds`], to be set.
pub enum Threshold<'a> {
    Count(&'a mut usize),
    /// 0 to 1, above 0.
    Share(&'a mut f64),
}

impl Thresholds {
    /// The names of all, as the manifest writes them.
    pub const NAMES: [&'static str; 10] = [
        "span",
        "depth",
        "similarity",
        "coverage",
        "duties-most",
        "duties-least",
        "acts",
        "kpis-most",
        "weight-least",
        "weight-most",
    ];

    pub fn named(&mut self, name: &str) -> Option<Threshold<'_>> {
        Some(match name {
            "span" => Threshold::Count(&mut self.span),
            "depth" => Threshold::Count(&mut self.depth),
            "similarity" => Threshold::Share(&mut self.similarity),
            "coverage" => Threshold::Share(&mut self.coverage),
            "duties-most" => Threshold::Count(&mut self.duties_most),
            "duties-least" => Threshold::Count(&mut self.duties_least),
            "acts" => Threshold::Count(&mut self.acts),
            "kpis-most" => Threshold::Count(&mut self.kpis_most),
            "weight-least" => Threshold::Count(&mut self.weight_least),
            "weight-most" => Threshold::Count(&mut self.weight_most),
            _ => return None,
        })
    }
}

impl Default for Thresholds {
    fn default() -> Self {
        Self {
            span: 12,
            depth: 9,
            similarity: 0.9,
            coverage: 0.3,
            duties_most: 20,
            duties_least: 3,
            acts: 3,
            kpis_most: 10,
            weight_least: 5,
            weight_most: 50,
        }
    }
}

/// Severities for some files.
#[derive(Clone, Debug)]
pub struct Override {
    /// Patterns of paths, relative to the workspace and divided by `/`.
    pub paths: GlobSet,
    /// As in [`Config::severities`].
    pub severities: FxHashMap<String, Option<Severity>>,
}

/// Sections that positions must have.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Requirement {
    /// Only positions of this grade; None means all.
    pub grade: Option<String>,
    /// Each with its word in the manifest.
    pub sections: Vec<(Concept, String)>,
}

/// What the workspace and the command line say about rules.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// Severity by rule or family; None is off. A rule's own entry counts before its family's.
    pub severities: FxHashMap<String, Option<Severity>>,
    /// What is otherwise in some files; of several for one file the last counts.
    pub overrides: Vec<Override>,
    /// Words that the workspace does not want, each with what to write instead.
    pub discouraged: Vec<(String, Vec<String>)>,
    pub thresholds: Thresholds,
    /// If not empty, only these rules and families speak.
    pub only: Vec<String>,
    /// These rules and families are silent.
    pub allow: Vec<String>,
    /// Which sections must be written.
    pub require: Vec<Requirement>,
    /// Pairs of powers, by their words, that one position must not hold together.
    pub segregation: Vec<(String, String)>,
    /// Names of papers that belong to the workspace beside its `.role` files.
    pub papers: Vec<String>,
    /// The day against which expiry is judged; None judges nothing.
    pub as_of: Option<Date>,
    /// The rules of the workspace.
    pub custom: Arc<[Custom]>,
    /// Set when nobody wants the findings any more; what is found then is not all.
    pub stop: Option<Arc<AtomicBool>>,
    /// Findings below this are not asked for: rules that can give no others need not run.
    pub least: Option<Severity>,
}

impl Config {
    /// Every rule there is: the built-in ones, then those of the workspace.
    pub fn rules(&self) -> impl Iterator<Item = &'static Rule> {
        let own = self.custom.iter().map(|custom| custom.rule);
        rules::RULES.iter().copied().chain(own)
    }

    /// How bad a finding of a rule is in a file; None if the rule is off there.
    pub fn severity(&self, rule: &Rule, path: &str) -> Option<Severity> {
        if !self.may_speak(rule) {
            return None;
        }
        let here = self.overrides.iter().rev();
        let here = here.filter(|own| !own.severities.is_empty() && own.paths.is_match(path));
        let said = here
            .map(|own| &own.severities)
            .chain([&self.severities])
            .find_map(|severities| said(severities, rule));
        said.unwrap_or(Some(rule.severity))
    }

    /// Whether a rule is on in some file.
    pub fn is_on(&self, rule: &Rule) -> bool {
        let everywhere = said(&self.severities, rule).unwrap_or(Some(rule.severity));
        let somewhere =
            |own: &Override| said(&own.severities, rule).is_some_and(|said| said.is_some());
        self.may_speak(rule) && (everywhere.is_some() || self.overrides.iter().any(somewhere))
    }

    /// Whether the findings are still wanted.
    fn is_wanted(&self) -> bool {
        let stopped = |stop: &Arc<AtomicBool>| stop.load(Ordering::Relaxed);
        !self.stop.as_ref().is_some_and(stopped)
    }

    /// Whether a rule that is on must run for what is asked for.
    fn is_asked(&self, rule: &Rule) -> bool {
        let Some(least) = self.least else {
            return true;
        };
        let reaches = |rule: &Rule| {
            let everywhere = said(&self.severities, rule).unwrap_or(Some(rule.severity));
            let somewhere = self.overrides.iter().map(|own| said(&own.severities, rule));
            let mut severities = somewhere.flatten().chain([everywhere]).flatten();
            severities.any(|severity| severity >= least)
        };
        // Whether a waiver covers nothing is known only when all have run.
        reaches(rule) || Rule::find(waivers::UNUSED).is_some_and(reaches)
    }

    /// Whether the command line lets a rule speak.
    fn may_speak(&self, rule: &Rule) -> bool {
        let names = |list: &[String]| {
            list.iter()
                .any(|name| name == rule.name || name == rule.family())
        };
        !names(&self.allow) && (self.only.is_empty() || names(&self.only))
    }
}

fn said(severities: &FxHashMap<String, Option<Severity>>, rule: &Rule) -> Option<Option<Severity>> {
    let own = severities.get(rule.name);
    own.or_else(|| severities.get(rule.family())).copied()
}

/// Where a rule puts what it finds.
pub struct Findings<'a> {
    rule: &'static Rule,
    model: &'a Model,
    found: Vec<Diagnostic>,
}

impl Findings<'_> {
    /// A finding of this rule, to be completed and handed to [`Findings::push`].
    pub fn at(&self, span: Span) -> Diagnostic {
        self.rule.at(span)
    }

    /// A finding about an entity.
    pub fn about(&self, entity: Entity, span: Span) -> Diagnostic {
        self.at(span).entity(self.model.identity(entity))
    }

    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }

    /// Adds what was found in a part.
    fn add(&mut self, found: &[Diagnostic]) {
        self.found.extend_from_slice(found);
    }
}

/// What was found, and what could not be judged.
#[derive(Clone, Debug, Default)]
pub struct Judged {
    pub found: Vec<Diagnostic>,
    /// Rules of the workspace that cannot be evaluated for some entity.
    pub faults: Vec<custom::Fault>,
}

/// Runs every rule that is on. The findings that came with the parse are in `context`. All are sorted by
/// path, place and rule; one place is said once by a rule.
pub fn run(context: &Context) -> Judged {
    if context.config.only.is_empty() {
        context.prepare();
    }
    // Some rules take long: nobody is left with several of them at the end.
    let on = rules::RULES.par_iter().with_max_len(1).copied();
    let on = on.filter(|rule| context.config.is_on(rule) && context.config.is_asked(rule));
    let on = on.filter(|_| context.config.is_wanted());
    let parts = on.filter_map(|rule| {
        let Check::Model(check) = rule.check else {
            return None;
        };
        let mut findings = Findings {
            rule,
            model: context.model,
            found: Vec::new(),
        };
        check(context, &mut findings);
        Some(findings.found)
    });
    let parts: Vec<Vec<Diagnostic>> = parts.collect();
    let mut found = context.reported.to_vec();
    found.extend(parts.into_iter().flatten());
    let config = context.config;
    if !config.is_wanted() {
        return Judged::default();
    }
    let customs = config
        .custom
        .iter()
        .filter(|custom| config.is_on(custom.rule));
    let world = (context.model, context.sources, context.vocabulary);
    let (mut own, faults) = custom::judge(customs, world, config.as_of);
    found.append(&mut own);
    let found = settled(context, found);
    Judged { found, faults }
}

/// Findings after waivers and severities, sorted, each said once.
fn settled(context: &Context, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut found = waivers::apply(context, found);
    let rules = context.config.rules().map(|rule| (rule.name, rule));
    let rules: FxHashMap<&str, &Rule> = rules.collect();
    found.retain_mut(|diagnostic| {
        let severity = rules.get(diagnostic.rule).and_then(|rule| {
            let path = &context.sources.get(diagnostic.span.file).path;
            context.config.severity(rule, path)
        });
        let own = diagnostic.at_most.unwrap_or(Severity::Error);
        diagnostic.severity = severity.unwrap_or(diagnostic.severity).min(own);
        severity.is_some()
    });
    for diagnostic in found
        .iter_mut()
        .filter(|diagnostic| diagnostic.entity.is_none())
    {
        diagnostic.entity = Some(match context.model.entity_at(diagnostic.span) {
            Some(entity) => context.model.identity(entity),
            None => format!("file:{}", context.sources.get(diagnostic.span.file).path),
        });
    }
    sort(&mut found, context.sources);
    for diagnostic in &mut found {
        // What a template says is said at one place, however many use it.
        let mut places = FxHashSet::from_iter([diagnostic.span]);
        diagnostic
            .related
            .retain(|related| places.insert(related.span));
    }
    let mut seen = FxHashSet::default();
    found.retain(|diagnostic| {
        // One line may speak of several matters, and one cell of several heads; where it meets other places with each,
        // these are several findings, and the same ones else.
        let entity = diagnostic.entity.clone();
        let matter = entity.filter(|entity| entity.starts_with("matter:"));
        let mut others: Vec<Span> = Vec::new();
        if matter.is_some() {
            others.extend(diagnostic.related.iter().map(|related| related.span));
            others.sort_unstable_by_key(|span| (span.file, span.range.start, span.range.end));
        }
        seen.insert((diagnostic.rule, diagnostic.span, matter, others))
    });
    found
}

/// By path, offset, rule.
fn sort(found: &mut [Diagnostic], sources: &Sources) {
    let mut files: Vec<(FileId, &SourceFile)> = sources.iter().collect();
    files.sort_by(|(_, one), (_, two)| one.path.cmp(&two.path));
    let mut ranks = vec![0; files.len()];
    for (rank, (file, _)) in files.into_iter().enumerate() {
        ranks[file.0 as usize] = rank;
    }
    found.sort_by_key(|diagnostic| {
        let Span { file, range } = diagnostic.span;
        (
            ranks[file.0 as usize],
            range.start,
            diagnostic.rule,
            range.end,
        )
    });
}
