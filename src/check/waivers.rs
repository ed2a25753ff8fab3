//! Waivers: findings that a `# rolec: allow(…)` comment covers are taken out; waivers that are badly written, have
//! expired or cover nothing are findings themselves.

use super::Context;
use crate::diagnostic::Diagnostic;
use crate::syntax::ast::Waiver;
use crate::syntax::values;
use crate::syntax::vocabulary::near;
use crate::text::{FileId, Span, TextRange};

const BAD: &str = "syntax/bad-suppression";
const EXPIRED: &str = "syntax/expired-suppression";
pub(super) const UNUSED: &str = "syntax/unused-suppression";

/// Applies the waivers of all files to the findings.
pub(super) fn apply(context: &Context, found: Vec<Diagnostic>) -> Vec<Diagnostic> {
    let mut active = Vec::new();
    let mut own = Vec::new();
    for file in context.files {
        for waiver in &file.waivers {
            match judge(context, file.id, waiver) {
                Some(finding) => own.push(finding),
                None => active.push(Active::new(context, file.id, waiver)),
            }
        }
    }
    let mut kept: Vec<Diagnostic> = found
        .into_iter()
        .filter(|finding| !covered(&mut active, finding))
        .collect();
    kept.append(&mut own);
    for waiver in active
        .iter()
        .filter(|active| !active.used && speaks_of_active_rules(context, active))
    {
        let span = Span::new(waiver.file, waiver.waiver.comment);
        kept.push(Diagnostic::new(UNUSED, span).arg("rules", waiver.rules.clone()));
    }
    kept
}

struct Active<'a> {
    file: FileId,
    waiver: &'a Waiver,
    rules: Vec<String>,
    used: bool,
}

impl<'a> Active<'a> {
    fn new(context: &Context, file: FileId, waiver: &'a Waiver) -> Self {
        let text = &context.sources.get(file).text;
        let rules = waiver
            .rules
            .iter()
            .map(|rule| rule.of(text).to_owned())
            .collect();
        Self {
            file,
            waiver,
            rules,
            used: false,
        }
    }
}

/// What is wrong with a waiver; nothing if it counts.
fn judge(context: &Context, file: FileId, waiver: &Waiver) -> Option<Diagnostic> {
    let at = |range: TextRange| range.of(&context.sources.get(file).text);
    let fault = |rule, range| Diagnostic::new(rule, Span::new(file, range));
    if !waiver.well_formed {
        return Some(fault(BAD, waiver.comment).variant("form"));
    }
    for &range in &waiver.rules {
        let name = at(range);
        let rules = || context.config.rules();
        if !rules().any(|rule| rule.name == name || rule.family() == name) {
            let names = rules().map(|rule| rule.name);
            let bad = fault(BAD, range).arg("rule", name);
            return Some(match near(name, names).first() {
                Some(near) => crate::syntax::lines::with_suggestion(bad, near),
                None => bad.variant("unknown"),
            });
        }
    }
    if waiver.reason.is_none() {
        return Some(fault(BAD, waiver.comment).variant("reason"));
    }
    if let Some(until) = waiver.until {
        let Some(date) = values::date(at(until)) else {
            return Some(fault("syntax/bad-date", until).arg("text", at(until)));
        };
        if context.config.as_of.is_some_and(|today| today > date) {
            return Some(fault(EXPIRED, until).arg("date", date.to_string()));
        }
    }
    None
}

fn covered(active: &mut [Active], finding: &Diagnostic) -> bool {
    let mut covered = false;
    let family = finding.rule.split('/').next().unwrap_or_default();
    for waiver in active
        .iter_mut()
        .filter(|waiver| waiver.file == finding.span.file)
    {
        let named = waiver
            .rules
            .iter()
            .any(|rule| rule == finding.rule || rule == family);
        if named
            && waiver
                .waiver
                .target
                .is_some_and(|target| target.contains(finding.span.range))
        {
            waiver.used = true;
            covered = true;
        }
    }
    covered
}

/// A waiver for a rule that is switched off is not unused.
fn speaks_of_active_rules(context: &Context, active: &Active) -> bool {
    let path = &context.sources.get(active.file).path;
    active.rules.iter().all(|name| {
        let mut rules = context
            .config
            .rules()
            .filter(|rule| rule.name == name || rule.family() == name);
        rules.any(|rule| context.config.severity(rule, path).is_some())
    })
}
