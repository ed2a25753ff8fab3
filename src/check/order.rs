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
        Span::new(span.file, source.whole_lines(span.range))
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
