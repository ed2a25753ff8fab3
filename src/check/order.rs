//! Which of two places was written later: files by their path, then by place.

use super::Context;
use crate::text::Span;

/// Whether the first place comes after the second.
pub(super) fn later(context: &Context, one: Span, two: Span) -> bool {
    context.place(one) > context.place(two)
}

impl<'a> Context<'a> {
    /// What places are ordered by.
    pub(super) fn place(&self, span: Span) -> (&'a str, u32, u32) {
        (
            self.sources.get(span.file).path.as_str(),
            span.range.start,
            span.range.end,
        )
    }
}
