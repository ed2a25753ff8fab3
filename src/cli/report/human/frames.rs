//! In which order findings are shown to people, and which of them share a frame. Draws nothing.

use crate::diagnostic::Diagnostic;
use crate::project::Project;
use std::cmp::Reverse;

/// Findings of one rule on one line.
pub(super) type Frame<'a> = Vec<&'a Diagnostic>;

/// The gravest first; of one weight by file and place. `found` is sorted by path and place.
pub(super) fn frames<'a>(
    project: &Project,
    found: impl Iterator<Item = &'a Diagnostic>,
) -> Vec<Frame<'a>> {
    let line = |finding: &Diagnostic| {
        let span = finding.span;
        let line = project.sources.get(span.file).line_of(span.range.start);
        (span.file, line)
    };
    let mut frames: Vec<Frame> = Vec::new();
    // Where the frames of the line begin that is being read.
    let (mut place, mut first) = (None, 0);
    for finding in found {
        let here = Some(line(finding));
        if place != here {
            (place, first) = (here, frames.len());
        }
        let same = |frame: &&mut Frame| {
            frame
                .first()
                .is_some_and(|one| one.rule == finding.rule && one.severity == finding.severity)
        };
        match frames[first..].iter_mut().find(same) {
            Some(frame) => frame.push(finding),
            None => frames.push(vec![finding]),
        }
    }
    frames.sort_by_key(|frame| Reverse(frame.first().map(|finding| finding.severity)));
    frames
}
