//! The rule reference, made of the pages: one Markdown document in all languages. Writes no file.

use super::rules::RULES;
use super::{Repair, Rule};
use crate::locale::{Catalogue, Language};

/// What `docs/rules.md` holds: for each language a table of contents by family, and the page of every rule.
pub fn reference() -> String {
    let part = |language: &Language| part(Catalogue::of(*language));
    let title = |language: &Language| Catalogue::of(*language).plain("reference-title");
    let titles: Vec<String> = Language::ALL.iter().map(title).collect();
    let link = |language: &Language| {
        let heading = Catalogue::of(*language).plain("reference-language");
        format!("[{heading}](#{})", language.code())
    };
    let links: Vec<String> = Language::ALL.iter().map(link).collect();
    let parts: Vec<String> = Language::ALL.iter().map(part).collect();
    format!(
        "{NOTICE}\n\n# {}\n\n{}\n\n{}",
        titles.join(" · "),
        links.join(" · "),
        parts.join("\n")
    )
}

/// For who opens the file to change it.
const NOTICE: &str =
    "<!-- Made from the page beside each rule in src/check/rules; change those, not this. -->";

fn part(catalogue: &Catalogue) -> String {
    let code = catalogue.language().code();
    let mut contents = String::new();
    let mut pages = String::new();
    for (family, rules) in families() {
        let heading = format!("{family} {}", family_title(catalogue, family));
        contents.push_str(&format!("#### {heading}\n\n{}\n", table(catalogue, &rules)));
        pages.push_str(&format!("### {heading}\n\n"));
        for rule in rules {
            pages.push_str(&page(catalogue, rule));
        }
    }
    format!(
        "<a id=\"{code}\"></a>\n\n## {}\n\n{}\n\n### {}\n\n{contents}{pages}",
        catalogue.plain("reference-language"),
        catalogue.plain("reference-introduction"),
        catalogue.plain("reference-contents"),
    )
}

/// What a family is about, in words.
pub fn family_title(catalogue: &Catalogue, family: &str) -> String {
    let id = format!("reference-family-{family}");
    match catalogue.has(&id) {
        true => catalogue.plain(&id),
        false => catalogue.plain("reference-own-family"),
    }
}

/// The built-in families in their order, each with its rules by name.
pub fn families() -> Vec<(&'static str, Vec<&'static Rule>)> {
    by_family(RULES.iter().copied())
}

/// Rules by family, the families in their order and each with its rules by name.
pub fn by_family(
    rules: impl Iterator<Item = &'static Rule>,
) -> Vec<(&'static str, Vec<&'static Rule>)> {
    let mut families: Vec<(&str, Vec<&Rule>)> = Vec::new();
    for rule in rules {
        match families
            .iter_mut()
            .find(|(family, _)| *family == rule.family())
        {
            Some((_, rules)) => rules.push(rule),
            None => families.push((rule.family(), vec![rule])),
        }
    }
    for (_, rules) in &mut families {
        rules.sort_by_key(|rule| rule.name);
    }
    families
}

fn table(catalogue: &Catalogue, rules: &[&Rule]) -> String {
    let head =
        ["rule", "severity", "summary"].map(|id| catalogue.plain(&format!("reference-{id}")));
    let mut out = format!("| {} |\n|---|---|---|\n", head.join(" | "));
    for rule in rules {
        let summary = rule.page(catalogue.language()).summary.replace('|', "\\|");
        out.push_str(&format!(
            "| [{}](#{}) | {} | {summary} |\n",
            rule.name,
            anchor(catalogue, rule),
            severity(catalogue, rule)
        ));
    }
    out
}

fn page(catalogue: &Catalogue, rule: &Rule) -> String {
    format!(
        "<a id=\"{}\"></a>\n\n#### {}\n\n**{}**{}\n\n{}\n\n",
        anchor(catalogue, rule),
        rule.name,
        severity(catalogue, rule),
        repair(catalogue, rule).map_or_else(String::new, |repair| format!(" · {repair}")),
        lowered(rule.page(catalogue.language()).text)
    )
}

/// How a program puts the findings of a rule right; None if it cannot.
pub fn repair(catalogue: &Catalogue, rule: &Rule) -> Option<String> {
    let id = match rule.repair {
        Repair::None => return None,
        Repair::Likely => "reference-repair-likely",
        Repair::Certain => "reference-repair-certain",
    };
    Some(catalogue.plain(id))
}

fn severity(catalogue: &Catalogue, rule: &Rule) -> String {
    catalogue.plain(&format!("report-{}", rule.severity.name()))
}

fn anchor(catalogue: &Catalogue, rule: &Rule) -> String {
    format!(
        "{}-{}",
        catalogue.language().code(),
        rule.name.replace('/', "-")
    )
}

/// A page with its headings two levels further down; what stands in a fence is no heading.
fn lowered(text: &str) -> String {
    let mut fenced = false;
    let lines = text.lines().map(|line| {
        fenced ^= line.starts_with("```");
        match line.starts_with('#') && !fenced {
            true => format!("##{line}"),
            false => line.to_owned(),
        }
    });
    lines.collect::<Vec<_>>().join("\n")
}
