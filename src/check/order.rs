//! Which of two places was written later: files by their path, then by place.

use super::Context;
use crate::text::Span;

/// Whether the first place comes after the second.
pub(super) fn later(context: &Context, one: Span, two: Span) -> bool {
    context.place(one) > context.place(two)
}

impl<'a> Context<'a> {
    /// The whole lines that a place lies on, with their ends.
    pub(super) fn lines(&self, span: Span) -> Span {
        let source = self.sources.get(span.file);
        let line = |offset| source.line_range(source.line_of(offset));
        let mut whole = span;
        whole.range.start = line(span.range.start).start;
        whole.range.end = line(span.range.end).end;
        let text = &source.text[whole.range.end as usize..];
        whole.range.end += match text.as_bytes() {
            [b'\r', b'\n', ..] => 2,
            [b'\n' | b'\r', ..] => 1,
            _ => 0,
        };
        whole
    }

    /// What places are ordered by.
    pub(super) fn place(&self, span: Span) -> (&'a str, u32, u32) {
        (
            self.sources.get(span.file).path.as_str(),
            span.range.start,
            span.range.end,
        )
    }
}
