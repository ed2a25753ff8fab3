//! `rolec explain RULE`: the page of a rule.

use super::arguments::Explain;
use super::{Session, Status};
use crate::check::Rule;

pub(super) fn run(session: &mut Session, options: &Explain) -> Status {
    let Some(rule) = Rule::find(&options.rule) else {
        return session.unknown_rule(&options.rule);
    };
    let catalogue = session.terminal.catalogue();
    let severity = catalogue.plain(&format!("report-{}", rule.severity.name()));
    let page = rule.page(session.terminal.language());
    let text = format!("{} ({severity})\n\n{}\n", rule.name, page.text);
    session.terminal.print(&text);
    Status::Clean
}
