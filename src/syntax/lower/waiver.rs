//! `# rolec: allow(rule, …) until … by … — reason`: what it says and what it covers. Whether the rules exist, the
//! reason is given and the day has passed is for the rules to judge.

use crate::syntax::ast::Waiver;
use crate::syntax::concept::WaiverWord;
use crate::syntax::grammar::{Grammar, Rule, trimmed};
use crate::syntax::lines::{Line, LineKind};
use crate::syntax::vocabulary::Vocabulary;
use crate::text::{TextRange, fold};
use pest::Parser as _;
use pest::iterators::Pair;

/// All waivers of a file, in order.
pub(super) fn waivers(text: &str, vocabulary: &Vocabulary, lines: &[Line]) -> Vec<Waiver> {
    let comments = lines
        .iter()
        .enumerate()
        .filter(|(_, line)| line.kind == LineKind::Comment);
    comments
        .filter_map(|(at, line)| {
            let mut waiver = waiver(text, vocabulary, line.content)?;
            waiver.target = target(lines, at + 1);
            Some(waiver)
        })
        .collect()
}

/// Reads a comment; None if it does not speak to rolec, or says something that is no waiver.
fn waiver(text: &str, vocabulary: &Vocabulary, comment: TextRange) -> Option<Waiver> {
    let pairs = Grammar::parse(Rule::directive, comment.of(text))
        .ok()?
        .next()?
        .into_inner();
    let place = |pair: &Pair<Rule>| {
        trimmed(
            pair.as_str(),
            comment.start as usize + pair.as_span().start(),
        )
    };
    let mut waiver = Waiver {
        comment,
        rules: Vec::new(),
        until: None,
        by: None,
        reason: None,
        well_formed: false,
        target: None,
    };
    for pair in pairs {
        match pair.as_rule() {
            Rule::directive_word => match vocabulary.waiver(&fold::word(pair.as_str())) {
                Some(WaiverWord::Unplaced) => return None,
                known => waiver.well_formed = known == Some(WaiverWord::Allow),
            },
            Rule::waived_rule => waiver.rules.push(place(&pair)),
            Rule::term => {
                let mut parts = pair.into_inner();
                let (Some(word), Some(value)) = (parts.next(), parts.next()) else {
                    continue;
                };
                match vocabulary.waiver(&fold::word(word.as_str())) {
                    Some(WaiverWord::Until) => waiver.until = Some(place(&value)),
                    Some(WaiverWord::By) => waiver.by = Some(place(&value)),
                    _ => waiver.well_formed = false,
                }
            }
            Rule::reason => waiver.reason = Some(place(&pair)).filter(|reason| !reason.is_empty()),
            Rule::rest => waiver.well_formed &= pair.as_str().trim().is_empty(),
            _ => {}
        }
    }
    waiver.well_formed &= !waiver.rules.is_empty();
    Some(waiver)
}

/// The next declaration, label with its content, item with its children, row or line.
fn target(lines: &[Line], from: usize) -> Option<TextRange> {
    let at = from + lines[from..].iter().position(|line| !is_skipped(line))?;
    let first = &lines[at];
    let inside = |line: &Line| match (first.kind, line.kind) {
        (LineKind::Declaration(_), LineKind::Declaration(_)) => false,
        (LineKind::Declaration(_), _) => true,
        (LineKind::Row { .. }, _) => false,
        (_, LineKind::Declaration(_)) => false,
        (LineKind::Label { .. }, LineKind::Label { .. }) => line.depth > first.depth,
        (LineKind::Label { .. }, _) => line.depth > first.depth,
        (LineKind::Group(_), kind) => {
            line.depth >= first.depth
                && !matches!(kind, LineKind::Group(_) | LineKind::Label { .. })
        }
        (LineKind::Item { level, .. }, LineKind::Item { level: other, .. }) => {
            line.depth == first.depth && other > level
        }
        (_, LineKind::Continuation) => true,
        (LineKind::Unread, LineKind::Unread) => line.head.is_none(),
        _ => false,
    };
    let rest = lines[at + 1..].iter().filter(|line| !is_skipped(line));
    let end = rest
        .take_while(|line| inside(line))
        .last()
        .map_or(first.content.end, |line| line.content.end);
    Some(TextRange {
        start: first.content.start,
        end,
    })
}

fn is_skipped(line: &Line) -> bool {
    matches!(line.kind, LineKind::Blank | LineKind::Comment) || line.run_on
}
