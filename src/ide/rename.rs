//! Renaming a thing in every place that names it, and nowhere else. Works edits out; whether names still mean the same
//! afterwards is for whoever applies them to try.

use super::Analysis;
use super::symbols::{self, Symbol, UseKind};
use crate::diagnostic::{Edit, Message};
use crate::model::{Model, Target};
use crate::syntax::concept::{Concept, Kind};
use crate::syntax::vocabulary::Owner;
use crate::text::{Span, TextRange, fold};

/// Whether a thing can be renamed, and by which name it goes.
pub fn renamable<'a>(model: &'a Model, symbol: &'a Symbol) -> Option<&'a str> {
    // A matter that nobody declares is a phrase, written in as many ways as there are lines.
    let is_phrase = match symbol {
        Symbol::Matter(id) => !model.authority.matters[*id].is_declared,
        _ => false,
    };
    (!is_phrase).then(|| symbols::name(model, symbol))
}

/// The edits that give a thing another name; with `keep`, the old one stays as another name of it.
///
/// # Errors
/// Why it cannot have that name.
pub fn rename(
    analysis: &Analysis,
    symbol: &Symbol,
    new: &str,
    keep: bool,
) -> Result<Vec<Edit>, Message> {
    let model = &analysis.project.model;
    let new = new.trim_matches(fold::is_blank);
    let refused = |id: &str| Err(Message::new(id).arg("name", new));
    if !is_name(new) {
        return refused("ide-rename-bad");
    }
    let Some(old) = renamable(model, symbol) else {
        return refused("ide-rename-nothing");
    };
    if fold::word(old) != fold::word(new) && is_taken(model, symbol, new) {
        return refused("ide-rename-taken");
    }
    let mut edits: Vec<Edit> = symbols::uses(analysis, symbol)
        .into_iter()
        .map(|own| Edit {
            span: own.span,
            text: new.to_owned(),
        })
        .collect();
    if keep {
        edits.extend(kept_name(analysis, symbol, old));
    }
    Ok(edits)
}

/// Where the booklets of a manifest name a thing: values that are the name, or a path that it is a part of.
pub fn in_manifest(text: &str, name: &str) -> Vec<TextRange> {
    const KEY: &str = "booklets:";
    /// Keys of what is no name of a thing.
    const PROSE: [&str; 5] = ["heading", "title", "name", "text", "template"];
    let lines = text.split_inclusive('\n').scan(0, |at, line| {
        let start = *at;
        *at += line.len();
        Some((start, line))
    });
    let mut is_within = false;
    let mut ranges = Vec::new();
    for (start, line) in lines {
        if line.starts_with(|c: char| c.is_alphabetic()) {
            is_within = line.starts_with(KEY);
        }
        let key = line
            .trim_start_matches([' ', '-'])
            .split(':')
            .next()
            .unwrap_or_default();
        let is_named = is_within && !name.is_empty() && !PROSE.contains(&key);
        let hits = line.match_indices(name).filter(|_| is_named);
        for (at, hit) in hits {
            let before = line[..at].chars().next_back();
            let behind = line[at + hit.len()..].chars().next();
            let opens = before.is_some_and(|c| matches!(c, ' ' | '[' | ',' | '"' | '\'' | '/'));
            let ends = |c| matches!(c, '\n' | '\r' | ',' | ']' | '}' | '"' | '\'' | '/');
            // `key: 甲 乙` is another name than 乙.
            let value = line[..at].trim_end_matches(['"', '\'', '/']).trim_end();
            let whole = value.ends_with([':', '-', '[', ',']) || line[..at].ends_with('/');
            if opens && whole && behind.is_none_or(ends) {
                ranges.push(TextRange::new(start + at, start + at + hit.len()));
            }
        }
    }
    ranges
}

/// How many names of the workspace mean nothing, or nothing certain. A rename must not make it more.
pub fn lost_names(model: &Model) -> usize {
    let lost = |target: &Target| {
        matches!(
            target,
            Target::Unknown(_) | Target::Ambiguous(_) | Target::UnitAsPerson(_)
        )
    };
    let references = model.references.iter();
    references.filter(|own| lost(&own.target)).count()
}

/// Whether a text reads as one name wherever names are read.
fn is_name(text: &str) -> bool {
    let mark = |c: char| {
        c.is_control()
            || matches!(
                fold::narrow(c),
                '、' | ',' | ';' | ':' | '[' | ']' | '|' | '/' | '@' | '"' | '「' | '」' | '#'
            )
    };
    !text.is_empty() && !text.contains(mark)
}

fn is_taken(model: &Model, symbol: &Symbol, new: &str) -> bool {
    let word = fold::word(new);
    let same = |name: &str| fold::word(name) == word;
    match symbol {
        Symbol::Position(id) => model.position_ids().any(|other| {
            model[other].department == model[*id].department && same(&model[other].title)
        }),
        Symbol::Department(id) => model
            .department_ids()
            .any(|other| model[other].parent == model[*id].parent && same(&model[other].name)),
        Symbol::Matter(_) => model.authority.matters.find(new).is_some(),
        Symbol::Grade(_) => model.organisation.rank(new).is_some(),
        Symbol::Template(_) => model.templates.iter().any(|own| same(&own.name)),
        Symbol::Kpi(_) => model.kpis.iter().any(|own| same(&own.name)),
        Symbol::Process(_) => model.processes.iter().any(|own| same(&own.name)),
        Symbol::Person(_) => model.persons.iter().any(|own| same(&own.name)),
        Symbol::Organisation => false,
    }
}

/// A line below the declaration, or one more name in the line that is there.
fn kept_name(analysis: &Analysis, symbol: &Symbol, old: &str) -> Option<Edit> {
    let project = &analysis.project;
    let uses = symbols::uses(analysis, symbol);
    let own = uses.iter().find(|own| own.kind == UseKind::Declaration)?;
    let (file, at) = (own.span.file, own.span.range.start);
    let tree = &project.files[file.0 as usize];
    let text = &project.sources.get(file).text;
    let mut declarations = tree.declarations.iter();
    let declaration = declarations.find(|own| own.name.start <= at && at <= own.name.end)?;
    let kind = declaration.kind?;
    let insert = |at: u32, text: String| Edit {
        span: Span::new(file, TextRange::at(at)),
        text,
    };
    if let Some(label) = declaration.label(Concept::Alias) {
        let value = label.value().filter(|value| !value.is_empty())?;
        let chinese = value.first.of(text).contains(fold::is_chinese);
        let mark = if chinese { "、" } else { ", " };
        return Some(insert(value.first.end, format!("{mark}{old}")));
    }
    let chinese = declaration.keyword.of(text).contains(fold::is_chinese);
    let language = match chinese {
        true => crate::locale::Language::Zh,
        false => crate::locale::Language::En,
    };
    let owner = Owner::Kind(match kind {
        Kind::Template => return None,
        kind => kind,
    });
    let word = project
        .vocabulary
        .label_word(language, owner, Concept::Alias);
    if word.is_empty() {
        return None;
    }
    let indent = tree
        .lines
        .iter()
        .find(|line| line.range.start > declaration.name.end);
    let indent = indent.map_or(2, |line| (line.column as usize).max(1));
    let colon = if chinese { "：" } else { ": " };
    let end = match text.contains("\r\n") {
        true => "\r\n",
        false => "\n",
    };
    Some(insert(
        declaration.name.end,
        format!("{end}{}{word}{colon}{old}", " ".repeat(indent)),
    ))
}

#[cfg(test)]
mod tests {
    use super::in_manifest;

    #[test]
    fn booklets_name_things_in_several_forms() {
        let text = "name: 销售部\nbooklets:\n  - name: 甲\n    chapters:\n      - chart: 销售部\n      - positions: [\"销售部\", 总经理, 营销中心/销售部]\n      - heading: 销售部\n      - functions: 销售部二组\nrequire:\n  - 销售部\n";
        let found = in_manifest(text, "销售部");
        let lines = found
            .iter()
            .map(|range| text[..range.start as usize].matches('\n').count());
        assert_eq!(lines.collect::<Vec<_>>(), [4, 5, 5]);
    }
}
