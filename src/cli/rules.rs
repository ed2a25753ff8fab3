//! `rolec rules`: the list of rules, or of powers.

use super::arguments::{ListFormat, Rules};
use super::output::{Terminal, severity_style};
use super::{Session, Status};
use crate::check::{Rule, by_family, family_title};
use crate::syntax::vocabulary::{Power, Vocabulary};
use serde::Serialize;
use unicode_width::UnicodeWidthStr;

#[derive(Serialize)]
struct RuleList {
    schema: &'static str,
    rules: Vec<RuleLine>,
}

#[derive(Serialize)]
struct RuleLine {
    rule: &'static str,
    severity: &'static str,
    summary: String,
}

#[derive(Serialize)]
struct PowerList<'a> {
    schema: &'static str,
    powers: Vec<PowerLine<'a>>,
}

#[derive(Serialize)]
struct PowerLine<'a> {
    id: &'a str,
    class: &'a str,
    words: &'a [String],
}

pub(super) fn run(session: &mut Session, options: &Rules) -> Status {
    let text = match (options.powers, options.format) {
        (true, ListFormat::Human) => powers_for_people(Vocabulary::built_in().powers()),
        (true, ListFormat::Json) => {
            let powers = Vocabulary::built_in().powers().iter();
            let line = |power: &'static Power| PowerLine {
                id: &power.id,
                class: &power.class,
                words: &power.words,
            };
            pretty(&PowerList {
                schema: "rolec.powers/1",
                powers: powers.map(line).collect(),
            })
        }
        (false, format) => match session.manifest() {
            Ok(manifest) => rules(session, format, manifest.all_rules().collect()),
            Err(status) => return status,
        },
    };
    session.terminal.print(&text);
    Status::Clean
}

fn rules(session: &Session, format: ListFormat, mut rules: Vec<&'static Rule>) -> String {
    match format {
        ListFormat::Human => list(session, &rules),
        ListFormat::Json => {
            rules.sort_by_key(|rule| rule.name);
            let language = session.terminal.language();
            let line = |rule: &&'static Rule| RuleLine {
                rule: rule.name,
                severity: rule.severity.name(),
                summary: rule.page(language).summary,
            };
            pretty(&RuleList {
                schema: "rolec.rules/1",
                rules: rules.iter().map(line).collect(),
            })
        }
    }
}

fn pretty(data: &impl Serialize) -> String {
    // INVARIANT: text and lists only, which JSON always takes.
    serde_json::to_string_pretty(data)
        .map(|text| text + "\n")
        .unwrap_or_default()
}

/// Rules by family.
pub(super) fn list(session: &Session, rules: &[&'static Rule]) -> String {
    let (catalogue, language) = (session.terminal.catalogue(), session.terminal.language());
    let color = session.terminal.colored(Terminal::stdout_is_terminal());
    let mut parts = Vec::new();
    for (family, rules) in by_family(rules.iter().copied()) {
        let mut part = format!("{family} {}\n", family_title(catalogue, family));
        for rule in rules {
            let severity = catalogue.plain(&format!("report-{}", rule.severity.name()));
            let gap = 8usize.saturating_sub(severity.width());
            let severity = severity_style(rule.severity, color).apply_to(severity);
            let summary = rule.page(language).summary;
            part.push_str(&format!(
                "  {:<32} {severity}{} {summary}\n",
                rule.name,
                " ".repeat(gap)
            ));
        }
        parts.push(part);
    }
    parts.join("\n")
}

fn powers_for_people(powers: &[Power]) -> String {
    let line = |power: &Power| {
        format!(
            "{:<14} {:<10} {}\n",
            power.id,
            power.class,
            power.words.join(", ")
        )
    };
    powers.iter().map(line).collect()
}
