//! The page of a rule of a workspace, in the form of those of the built-in rules, and the rule that is kept for it.
//! Writes no file.

use super::super::Rule;
use super::template::Template;
use super::{Definition, shell};
use crate::diagnostic::Severity;
use crate::locale::{Catalogue, Language};
use crate::text::fold;
use rustc_hash::FxHashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

/// Rules by their severity and page; a page names its rule. A workspace that is read again, in an editor say, takes no
/// more memory than one that is read once.
static KEPT: LazyLock<Mutex<FxHashMap<(Severity, String), &'static Rule>>> =
    LazyLock::new(Mutex::default);

/// Stands for a rule until it has its own.
pub(super) fn placeholder() -> &'static Rule {
    static NONE: Rule = Rule::reported("", Severity::Hint, "");
    &NONE
}

/// The rule of a definition.
pub(super) fn rule(
    definition: &Definition,
    message: &[Template; 2],
    help: Option<&[Template; 2]>,
) -> &'static Rule {
    let severity = definition.severity.unwrap_or(Severity::Warning);
    let parts = Language::ALL.map(|language| {
        let template = |both: &[Template; 2]| language.pick(&both[0], &both[1]).general();
        part(definition, language, &template(message), help.map(template))
    });
    let page = format!("# {}\n{}", definition.name, parts.concat());
    let mut kept = KEPT.lock().unwrap_or_else(PoisonError::into_inner);
    kept.entry((severity, page.clone())).or_insert_with(|| {
        let name = String::leak(definition.name.clone());
        Box::leak(Box::new(shell(name, severity, String::leak(page))))
    })
}

/// The part of a language.
fn part(
    definition: &Definition,
    language: Language,
    message: &str,
    help: Option<String>,
) -> String {
    let catalogue = Catalogue::of(language);
    let heading = language.pick("中文", "English");
    let mut out = format!("\n## {heading}\n\n{}\n", message.trim());
    if let Some(help) = help {
        out.push_str(&format!("\n{}\n", help.trim()));
    }
    let each = catalogue.plain("custom-page-condition");
    out.push_str(&format!(
        "\n### {each}\n\n{}\n",
        fenced("yaml", &condition(definition))
    ));
    let examples = [("bad", &definition.bad), ("good", &definition.good)];
    for (word, texts) in examples {
        let own: Vec<&String> = texts.iter().filter(|text| is_in(text, language)).collect();
        let shown = if own.is_empty() {
            texts.iter().collect()
        } else {
            own
        };
        if !shown.is_empty() {
            let title = catalogue.plain(&format!("custom-page-{word}"));
            out.push_str(&format!("\n### {title}\n"));
        }
        for text in shown {
            out.push_str(&format!("\n{}\n", fenced(&format!("role {word}"), text)));
        }
    }
    out
}

/// What the manifest says of what is judged.
fn condition(definition: &Definition) -> String {
    let when = definition.when.trim();
    let when = match when.contains('\n') {
        true => format!("|\n  {}", when.replace('\n', "\n  ")),
        false => when.to_owned(),
    };
    format!("each: {}\nwhen: {when}", definition.each)
}

/// A text in a fence that is longer than any in it.
fn fenced(info: &str, text: &str) -> String {
    let ticks = text
        .split(|c| c != '`')
        .map(str::len)
        .max()
        .unwrap_or_default();
    let fence = "`".repeat(ticks.max(2) + 1);
    format!("{fence}{info}\n{}\n{fence}", text.trim_end())
}

fn is_in(text: &str, language: Language) -> bool {
    text.chars().any(fold::is_chinese) == (language == Language::Zh)
}
