//! `rolec rules`: the list of rules, or of powers.

use super::arguments::{ListFormat, Rules};
use super::output::Terminal;
use super::{Session, Status};
use crate::check::{Rule, rules::RULES};
use crate::diagnostic::Severity;
use crate::syntax::vocabulary::{Power, Vocabulary};
use serde::Serialize;

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
        (false, ListFormat::Human) => rules_for_people(session),
        (false, ListFormat::Json) => {
            let language = session.terminal.language();
            let line = |rule: &&'static Rule| RuleLine {
                rule: rule.name,
                severity: rule.severity.name(),
                summary: rule.page(language).summary,
            };
            pretty(&RuleList {
                schema: "rolec.rules/1",
                rules: sorted().iter().map(line).collect(),
            })
        }
    };
    session.terminal.print(&text);
    Status::Clean
}

fn sorted() -> Vec<&'static Rule> {
    let mut rules = RULES.to_vec();
    rules.sort_by_key(|rule| rule.name);
    rules
}

fn pretty(data: &impl Serialize) -> String {
    // INVARIANT: text and lists only, which JSON always takes.
    serde_json::to_string_pretty(data)
        .map(|text| text + "\n")
        .unwrap_or_default()
}

fn rules_for_people(session: &Session) -> String {
    let (catalogue, language) = (session.terminal.catalogue(), session.terminal.language());
    let color = session.terminal.colored(Terminal::stdout_is_terminal());
    let mut out = String::new();
    let mut family = "";
    for rule in RULES {
        if rule.family() != family {
            family = rule.family();
            let gap = if out.is_empty() { "" } else { "\n" };
            out.push_str(&format!("{gap}{family}\n"));
        }
        let severity = catalogue.plain(&format!("report-{}", rule.severity.name()));
        let padded = format!(
            "{severity}{}",
            " ".repeat(
                8usize.saturating_sub(unicode_width::UnicodeWidthStr::width(severity.as_str()))
            )
        );
        let painted = match (color, rule.severity) {
            (false, _) => padded,
            (true, Severity::Error) => format!("\u{1b}[31m{padded}\u{1b}[0m"),
            (true, Severity::Warning) => format!("\u{1b}[33m{padded}\u{1b}[0m"),
            (true, Severity::Hint) => format!("\u{1b}[36m{padded}\u{1b}[0m"),
        };
        out.push_str(&format!(
            "  {:<32} {painted} {}\n",
            rule.name,
            rule.page(language).summary
        ));
    }
    out
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
