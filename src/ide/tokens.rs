//! The colours of a file: keywords, labels, names, numbers, attributes, comments. Says what a stretch is, not how it
//! looks.

use super::View;
use crate::model::Target;
use crate::syntax::lines::LineKind;
use crate::text::{Span, TextRange};

/// What a stretch of text is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum TokenKind {
    Keyword,
    /// The name of a declaration.
    Declared,
    Label,
    Group,
    Number,
    Attribute,
    /// A name of a position or department.
    Name,
    Comment,
}

impl TokenKind {
    pub const ALL: [TokenKind; 8] = [
        TokenKind::Keyword,
        TokenKind::Declared,
        TokenKind::Label,
        TokenKind::Group,
        TokenKind::Number,
        TokenKind::Attribute,
        TokenKind::Name,
        TokenKind::Comment,
    ];
}

/// A stretch within one line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Token {
    pub range: TextRange,
    pub kind: TokenKind,
}

/// The tokens of a file or a part of it, in order; none of them meet.
pub fn tokens(view: &View, within: Option<TextRange>) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut add = |range: TextRange, kind: TokenKind| {
        let wanted = within.is_none_or(|own| range.start < own.end && own.start < range.end);
        if !range.is_empty() && wanted {
            tokens.push(Token { range, kind });
        }
    };
    for line in &view.tree.lines {
        let head = line.head.as_deref();
        let mark = head.and_then(|head| head.mark);
        if let Some(mark) = mark {
            add(mark.range, TokenKind::Number);
        }
        match (line.kind, head) {
            (LineKind::Comment, _) => add(line.content, TokenKind::Comment),
            (LineKind::Declaration(Some(_)), Some(head)) => {
                add(head.word, TokenKind::Keyword);
                add(head.rest, TokenKind::Declared);
            }
            (LineKind::Label { .. } | LineKind::Heading(_), Some(head)) => {
                add(head.word, TokenKind::Label);
            }
            (LineKind::Group(_), Some(head)) => add(head.word, TokenKind::Group),
            (
                LineKind::Item {
                    mark: Some(mark), ..
                },
                _,
            ) => add(mark.range, TokenKind::Number),
            _ => {}
        }
    }
    for label in super::symbols::labels(view.tree) {
        for item in super::symbols::items(label) {
            let keys = item
                .attributes
                .iter()
                .filter(|own| own.key_range.start > item.range.start);
            keys.for_each(|own| add(own.key_range, TokenKind::Attribute));
        }
    }
    names(view, &mut add);
    tokens.sort_by_key(|token| (token.range.start, token.range.end));
    let mut end = 0;
    tokens.retain(|token| {
        let apart = token.range.start >= end;
        if apart {
            end = token.range.end;
        }
        apart
    });
    tokens
}

/// Names that were found; only of a text that is as it was analysed.
fn names(view: &View, add: &mut impl FnMut(TextRange, TokenKind)) {
    let Some(file) = view.file else { return };
    let project = view.project();
    if project.sources.get(file).text != view.source.text {
        return;
    }
    let references = &project.model.references;
    let start = references.partition_point(|own| own.span.file < file);
    let own = references[start..]
        .iter()
        .take_while(|own| own.span.file == file);
    for reference in own {
        let is_known = matches!(
            reference.target,
            Target::Position(_) | Target::Department(_) | Target::Matter(_) | Target::Template(_)
        );
        let Span { range, .. } = reference.span;
        let one_line = !range.of(&view.source.text).contains('\n');
        if is_known && one_line {
            add(range, TokenKind::Name);
        }
    }
}
