//! What a finding misses and an editor can write: the position, department, template or matter that a name means, the
//! other side of a relation.

use super::{Action, ActionKind, View};
use crate::diagnostic::{Diagnostic, Edit, Message};
use crate::locale::Language;
use crate::model::{Entity, Model, PositionId, Reference, Target};
use crate::syntax::concept::{Concept, Kind};
use crate::syntax::vocabulary::Owner;
use crate::text::{Span, TextRange, fold};

pub(super) fn missing(view: &View, finding: &Diagnostic) -> Option<Action> {
    match finding.rule {
        "name/unknown" | "name/stub" => declaration(view, finding),
        "relation/one-sided" => other_side(view, finding),
        _ => None,
    }
}

fn action(title: Message, finding: &Diagnostic, edits: Vec<Edit>) -> Action {
    Action {
        title,
        kind: ActionKind::Fix,
        is_preferred: false,
        edits,
        finding: Some(finding.clone()),
    }
}

/// A new sheet at the end of the file, with what the place that names it says of it.
fn declaration(view: &View, finding: &Diagnostic) -> Option<Action> {
    let model = &view.project().model;
    let named = model
        .references
        .iter()
        .find(|own| own.span == finding.span && matches!(own.target, Target::Unknown(_)));
    let stub = model.positions.iter();
    let stub = stub
        .zip(0..)
        .find(|(own, _)| own.stub && own.source.name == finding.span);
    let (kind, name, lines) = match (named, stub) {
        (Some(own), _) => (own.kind(), own.text.clone(), said_of(view, own)),
        (None, Some((own, at))) => {
            let known = known_of(view, PositionId(at));
            (Kind::Position, own.title.clone(), known)
        }
        (None, None) => return None,
    };
    let text = &view.source.text;
    let file = view.file?;
    let chinese = name.contains(fold::is_chinese);
    let language = if chinese { Language::Zh } else { Language::En };
    let end = match text.contains("\r\n") {
        true => "\r\n",
        false => "\n",
    };
    let mut sheet = match text.ends_with('\n') || text.is_empty() {
        true => String::new(),
        false => end.to_owned(),
    };
    let words = view.vocabulary();
    let keyword = words.declaration_word(language, kind);
    let colon = language.pick("：", ": ");
    sheet.push_str(&format!("{end}{keyword}{colon}{name}{end}"));
    for (concept, value) in lines {
        let word = words.label_word(language, Owner::Kind(kind), concept);
        sheet.push_str(&format!("  {word}{colon}{value}{end}"));
    }
    let place = Span::new(file, TextRange::at(text.len() as u32));
    let edit = Edit {
        span: place,
        text: sheet,
    };
    let title = Message::new("ide-create").arg("kind", keyword);
    Some(action(title.arg("name", name), finding, vec![edit]))
}

/// What the place that names something unknown says of it.
fn said_of(view: &View, reference: &Reference) -> Vec<(Concept, String)> {
    let model = &view.project().model;
    let mut lines = Vec::new();
    match (reference.kind(), reference.from) {
        (Kind::Position, Entity::Position(id)) => {
            let department = model[id].department;
            lines.extend(department.map(|own| (Concept::Department, model[own].name.clone())));
            if reference.field == Concept::Subordinates {
                lines.push((Concept::Superior, model[id].title.clone()));
            }
        }
        (Kind::Position, Entity::Department(id)) => {
            lines.push((Concept::Department, model[id].name.clone()));
        }
        (Kind::Department, Entity::Department(id)) if reference.field == Concept::Children => {
            lines.push((Concept::Parent, model[id].name.clone()));
        }
        _ => {}
    }
    lines
}

/// What the outline says of a position that it names.
fn known_of(view: &View, id: PositionId) -> Vec<(Concept, String)> {
    let model: &Model = &view.project().model;
    let department = model[id].department;
    let department = department.map(|own| (Concept::Department, model[own].name.clone()));
    let superior = model[id].superior;
    let superior = superior.map(|own| (Concept::Superior, model[own].title.clone()));
    department.into_iter().chain(superior).collect()
}

/// Names this position where the other one lists those it works with.
fn other_side(view: &View, finding: &Diagnostic) -> Option<Action> {
    let model = &view.project().model;
    let Some(Entity::Position(id)) = model.entity_at(finding.span) else {
        return None;
    };
    let label = finding.related.first()?.span;
    let tree = &view.project().files[label.file.0 as usize];
    let text = &view.project().sources.get(label.file).text;
    let fields = tree.declarations.iter().flat_map(|own| &own.labels);
    let mut fields = fields.flat_map(|own| &own.fields);
    let field = fields.find(|own| own.word == label.range)?;
    let value = field.value().filter(|value| value.more.is_empty())?;
    let written = value.first.of(text);
    // Behind a dash stands what is said of the names.
    let cut = ["——", "—", " - ", " – "];
    let end = cut.iter().filter_map(|mark| written.find(mark)).min();
    let names = written[..end.unwrap_or(written.len())].trim_end_matches(fold::is_blank);
    let names = names.trim_end_matches(['。', '.']);
    let mark = match names.contains(fold::is_chinese) {
        true => "、",
        false => ", ",
    };
    let title = model[id].title.as_str();
    let at = value.first.start + names.len() as u32;
    let edit = Edit {
        span: Span::new(label.file, TextRange::at(at)),
        text: format!("{mark}{title}"),
    };
    let message = Message::new("ide-add-side").arg("name", title);
    Some(action(message, finding, vec![edit]))
}
