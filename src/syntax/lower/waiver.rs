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
pub(in crate::syntax) fn waivers(
    text: &str,
    vocabulary: &Vocabulary,
    lines: &[Line],
) -> Vec<Waiver> {
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
    let mut terms = Terms {
        vocabulary,
        open: None,
    };
    for pair in pairs {
        match pair.as_rule() {
            Rule::directive_word => match vocabulary.waiver(&fold::word(pair.as_str())) {
                Some(WaiverWord::Unplaced) => return None,
                known => waiver.well_formed = known == Some(WaiverWord::Allow),
            },
            Rule::waived_rule => waiver.rules.push(place(&pair)),
            Rule::word => terms.word(&mut waiver, pair.as_str(), place(&pair)),
            Rule::bracketed => {
                for word in pair.into_inner() {
                    terms.word(&mut waiver, word.as_str(), place(&word));
                }
            }
            Rule::reason => waiver.reason = Some(place(&pair)).filter(|reason| !reason.is_empty()),
            Rule::rest => waiver.well_formed &= pair.as_str().trim().is_empty(),
            _ => {}
        }
    }
    let says_nothing = |term: Option<TextRange>| term.is_some_and(TextRange::is_empty);
    waiver.well_formed &= !says_nothing(waiver.until) && !says_nothing(waiver.by);
    waiver.well_formed &= !waiver.rules.is_empty();
    Some(waiver)
}

/// `until` and `by` with what stands behind them, a word at a time.
struct Terms<'a> {
    vocabulary: &'a Vocabulary,
    open: Option<WaiverWord>,
}

impl Terms<'_> {
    /// Opens a term, or adds to the open one: `by Internal Control`, `至2026-12-31`.
    fn word(&mut self, waiver: &mut Waiver, word: &str, range: TextRange) {
        let digit = |c: char| fold::narrow(c).is_ascii_digit();
        let end = word.find(digit).unwrap_or(word.len());
        let known = |word: &str| {
            let word = fold::word(word);
            let meaning = self
                .vocabulary
                .waiver(word.trim_end_matches(':').trim_end());
            meaning.filter(|meaning| matches!(meaning, WaiverWord::Until | WaiverWord::By))
        };
        let (opens, value) = match (known(word), known(&word[..end])) {
            (Some(meaning), _) => (Some(meaning), TextRange::at(range.end)),
            (None, Some(meaning)) => {
                let start = range.start + end as u32;
                (Some(meaning), TextRange { start, ..range })
            }
            (None, None) => (None, range),
        };
        self.open = opens.or(self.open);
        let place = match self.open {
            Some(WaiverWord::Until) => &mut waiver.until,
            Some(WaiverWord::By) => &mut waiver.by,
            _ => {
                waiver.well_formed = false;
                return;
            }
        };
        // What was said of the term before, or nothing yet.
        let before = place.filter(|before| opens.is_none() && !before.is_empty());
        *place = Some(before.map_or(value, |before| before.cover(value)));
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Rules, day, who and reason, or nothing if it cannot be read.
    fn read(text: &str) -> Option<String> {
        let comment = TextRange::new(0, text.len());
        let waiver = waiver(text, Vocabulary::built_in(), comment)?;
        let at = |range: Option<TextRange>| range.map_or("-", |range| range.of(text)).to_owned();
        let rules: Vec<&str> = waiver.rules.iter().map(|range| range.of(text)).collect();
        let (until, by, reason) = (at(waiver.until), at(waiver.by), at(waiver.reason));
        let read = [rules.join(" "), until, by, reason].join("|");
        waiver.well_formed.then_some(read)
    }

    #[test]
    fn waivers_in_every_form() {
        let is = |text, want: &str| assert_eq!(read(text).as_deref(), Some(want), "{text}");
        is(
            "# rolec: allow(a/b) until 2026-12-31 by Internal Control — good reason",
            "a/b|2026-12-31|Internal Control|good reason",
        );
        is("# rolec: allow(a/b, c) - why", "a/b c|-|-|why");
        is(
            "# rolec:豁免(a/b、c) 至 2026-12-31 批准 内控部 —— 理由",
            "a/b c|2026-12-31|内控部|理由",
        );
        is(
            "＃rolec：豁免（a/b）至2026年12月31日——理由",
            "a/b|2026年12月31日|-|理由",
        );
        is(
            "# rolec:豁免(a/b) [至：2026-12-31] ——理由",
            "a/b|2026-12-31|-|理由",
        );
        is("# rolec: allow(a/b)", "a/b|-|-|-");
        assert_eq!(read("# rolec: allow(a/b) until — reason"), None);
        assert_eq!(read("# rolec: allow(a/b) sometime — reason"), None);
        assert_eq!(read("# rolec: allow — reason"), None);
    }
}
