//! `rolec explain RULE`: the page of a rule, or the rules of a family.

use super::arguments::Explain;
use super::output::{Terminal, severity_style};
use super::{Session, Status, markdown, rules};
use crate::check::{Rule, families, repair};

/// Prose wider than this is hard to read.
const WIDEST: usize = 96;

pub(super) fn run(session: &mut Session, options: &Explain) -> Status {
    if families().iter().any(|(family, _)| *family == options.rule) {
        let text = rules::list(session, Some(&options.rule));
        session.terminal.print(&text);
        return Status::Clean;
    }
    let Some(rule) = Rule::find(&options.rule) else {
        return session.unknown_rule(&options.rule);
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
