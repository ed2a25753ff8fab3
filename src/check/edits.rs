//! Edits that several rules offer. Judges nothing.

use super::Context;
use crate::diagnostic::{Edit, Fix, Message};
use crate::locale::Language;
use crate::model::PositionId;
use crate::syntax::concept::{Concept, Kind};
use crate::syntax::vocabulary::Owner;
use crate::text::{Span, TextRange, fold};

/// Adds a label of one line below the first line of a position, indented as the line that follows. Not safe of itself.
pub(super) fn label_line(context: &Context, id: PositionId, concept: Concept, value: &str) -> Fix {
    let head = context.model[id].source.head;
    let is_chinese = context.sources.text(head).chars().any(fold::is_chinese);
    let language = match is_chinese {
        true => Language::Zh,
        false => Language::En,
    };
    let owner = Owner::Kind(Kind::Position);
    let word = context.vocabulary.label_word(language, owner, concept);
    let line = language.pick(format!("{word}：{value}"), format!("{word}: {value}"));
    Fix {
        title: Message::new("fix-insert").arg("new", line.as_str()),
        safe: false,
        edits: vec![Edit {
            span: Span::new(head.file, TextRange::at(head.range.end)),
            text: format!("\n{}{line}", indent(context, head)),
        }],
    }
}

/// The blanks before the first label below a place; two where there is none.
fn indent(context: &Context, head: Span) -> String {
    let source = context.sources.get(head.file);
    let line = source.line_of(head.range.end);
    let below =
        (line + 1..source.line_count()).map(|line| source.line_range(line).of(&source.text));
    let next = below
        .take_while(|line| !line.trim_matches(fold::is_blank).is_empty())
        .find(|line| !line.trim_start_matches(fold::is_blank).starts_with('#'));
    let Some(next) = next else {
        return "  ".to_owned();
    };
    next.chars().take_while(|&c| fold::is_blank(c)).collect()
}
