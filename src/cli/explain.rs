//! `rolec explain RULE`: the page of a rule, or the rules of a family.

use super::arguments::Explain;
use super::output::{Terminal, severity_style};
use super::{Session, Status, markdown, rules};
use crate::check::{Rule, repair, rules::RULES};

/// Prose wider than this is hard to read.
const WIDEST: usize = 96;

pub(super) fn run(session: &mut Session, options: &Explain) -> Status {
    // A built-in rule is explained anywhere, also beside a manifest that cannot be read.
    let built_in = RULES
        .iter()
        .copied()
        .filter(|rule| is_asked(rule, &options.rule));
    let mut asked: Vec<&'static Rule> = built_in.collect();
    if asked.is_empty() {
        let manifest = match session.manifest() {
            Ok(manifest) => manifest,
            Err(status) => return status,
        };
        let all = manifest.all_rules();
        asked = all.filter(|rule| is_asked(rule, &options.rule)).collect();
        if asked.is_empty() {
            return session.unknown_rule(&options.rule, &manifest);
        }
    }
    let rule = match asked.as_slice() {
        [rule] if rule.name == options.rule => *rule,
        family => {
            let text = rules::list(session, family);
            session.terminal.print(&text);
            return Status::Clean;
        }
    };
    let catalogue = session.terminal.catalogue();
    let look = session.look(Terminal::stdout_is_terminal(), true);
    let severity = catalogue.plain(&format!("report-{}", rule.severity.name()));
    let title = console::Style::new().bold().force_styling(look.color);
    let page = rule.page(session.terminal.language());
    let text = format!(
        "{} ({}){}\n\n{}",
        title.apply_to(rule.name),
        severity_style(rule.severity, look.color).apply_to(severity),
        repair(catalogue, rule).map_or_else(String::new, |repair| format!(" · {repair}")),
        markdown::for_terminal(page.text, look.width.min(WIDEST), look.color)
    );
    session.terminal.print(&text);
    Status::Clean
}

/// Whether a word names a rule, or its family.
fn is_asked(rule: &Rule, word: &str) -> bool {
    rule.name == word || rule.family() == word
}
