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
        Symbol::Position(id) => model
            .position_ids()
            .any(|other| model[other].department == model[*id].department && same(&model[other].title)),
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
    let word = project.vocabulary.label_word(language, owner, Concept::Alias);
    if word.is_empty() {
        return None;
    }
    let indent = tree.lines.iter().find(|line| line.range.start > declaration.name.end);
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
