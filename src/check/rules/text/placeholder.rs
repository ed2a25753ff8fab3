//! text/placeholder: what a form left to be filled in: XXX公司, ____, 待定.

use crate::check::duties::{self, Words};
use crate::check::memo::What;
use crate::check::writing::{Lexicon, Sheet, folded};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::Target;
use crate::syntax::concept::TextMark;
use crate::text::{Span, fold};
use rustc_hash::FxHashSet;
use std::ops::Range;

pub const RULE: Rule = Rule::new(
    "text/placeholder",
    Severity::Warning,
    include_str!("placeholder.md"),
    check,
);

/// What a mark of the vocabulary needs around it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Nothing: nobody writes it in a finished text.
    Anywhere,
    /// The end of a clause: 待定 in 地点待定, not in 接待定点客户.
    AtEnd,
    /// Brackets: `[公司名称]`.
    InBrackets,
}

fn check(context: &Context, findings: &mut Findings) {
    let marks = [
        (TextMark::Placeholder, Kind::Anywhere),
        (TextMark::Open, Kind::AtEnd),
        (TextMark::FormField, Kind::InBrackets),
    ];
    let words = marks.iter().flat_map(|&(mark, kind)| {
        let words = context.vocabulary.marks(mark).iter();
        words.map(move |word| (word.as_str(), kind))
    });
    let words = Lexicon::new(words);
    // A name that is nothing is told of as such.
    let mut unknown: Vec<Span> = context
        .model
        .references
        .iter()
        .filter(|reference| matches!(reference.target, Target::Unknown(_)))
        .map(|reference| reference.span)
        .collect();
    unknown.sort_unstable();
    let is_unknown = |place: Span| {
        let after = unknown.partition_point(|name| {
            (name.file, name.range.start) <= (place.file, place.range.start)
        });
        after
            .checked_sub(1)
            .is_some_and(|name| unknown[name].contains(place))
    };
    let divisions = Words::of(context, TextMark::Division);
    // 编制：待定 is told of as no number.
    let unread: FxHashSet<Span> = context.reported.iter().map(|fault| fault.span).collect();
    let blanks = |sheet: Sheet| blanks(sheet, &words, &divisions);
    for found in context.of_files(What::plain(RULE.name), blanks) {
        let open = |own: &&Diagnostic| !is_unknown(own.span) && !unread.contains(&own.span);
        found
            .iter()
            .filter(open)
            .for_each(|own| findings.push(own.clone()));
    }
}

fn blanks(sheet: Sheet, words: &Lexicon<Kind>, divisions: &Words) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for line in sheet.lines() {
        let mut places = runs(line.text);
        places.retain(|place| !is_roman(line.text, place, divisions));
        for hit in words.hits(line.text) {
            places.extend(match hit.meaning {
                Kind::Anywhere => Some(hit.range),
                Kind::AtEnd => ends_clause(line.text, &hit.range).then_some(hit.range),
                Kind::InBrackets => in_brackets(line.text, &hit.range),
            });
        }
        places.sort_by_key(|place| place.start);
        for range in places {
            let place = line.place(range.clone());
            found.push(RULE.at(place).arg("text", &line.text[range]));
        }
    }
    found
}

/// Whether XX or XXX is a Roman number: it stands behind the word for a part of a law or a document.
fn is_roman(text: &str, place: &Range<usize>, divisions: &Words) -> bool {
    /// No such word is longer.
    const LONGEST: usize = 16;
    let number = &text[place.clone()];
    let before = text[..place.start].trim_end_matches(fold::is_blank);
    if !number.bytes().all(|byte| byte == b'X') || number.len() > 3 || before.len() == place.start {
        return false;
    }
    let mut start = before.len();
    for (at, c) in before.char_indices().rev().take(LONGEST) {
        if !c.is_ascii_alphabetic() {
            break;
        }
        start = at;
    }
    let word = duties::folded(&before[start..]);
    divisions.at(&word, 0) == Some(0..word.len())
}

/// Whether nothing but a stop or bracket follows, and no word goes over its start.
fn ends_clause(text: &str, range: &Range<usize>) -> bool {
    let after = text[range.end..].chars().next();
    let before = text[..range.start].chars().next_back();
    // 对待, 接待, 等待: the first character belongs to the word before.
    let joined = before.is_some_and(|c| "对對接招等期看善优優款亏虧".contains(c))
        && text[range.clone()].starts_with('待');
    let western = text[..range.end].ends_with(|c: char| c.is_ascii());
    let after = match western {
        true => text[range.end..].trim_start().chars().next(),
        false => after,
    };
    !joined && after.is_none_or(|c| !c.is_alphanumeric())
}

/// The whole bracket, if a word is all that stands in it.
fn in_brackets(text: &str, range: &Range<usize>) -> Option<Range<usize>> {
    let (mut start, mut end) = (range.start, range.end);
    let mut brackets = 0;
    loop {
        let open = text[..start].chars().next_back();
        let close = text[end..].chars().next();
        let (Some(open), Some(close)) = (open, close) else {
            break;
        };
        if !matches!(
            (fold::character(open), fold::character(close)),
            ('[', ']') | ('<', '>') | ('{', '}')
        ) {
            break;
        }
        start -= open.len_utf8();
        end += close.len_utf8();
        brackets += 1;
    }
    (brackets > 0).then_some(start..end)
}

/// Runs of a character that stands for something else: XX, ××, ***, ○○, ____.
fn runs(text: &str) -> Vec<Range<usize>> {
    let signs = |c: char| {
        matches!(
            c,
            'x' | 'X' | 'ｘ' | 'Ｘ' | '×' | '*' | '＊' | '○' | '△' | '_' | '＿' | '﹍'
        )
    };
    if !text.contains(signs) {
        return Vec::new();
    }
    let (characters, offsets) = folded(text);
    let mut found = Vec::new();
    let mut at = 0;
    while at < characters.len() {
        let sign = characters[at];
        let length = characters[at..].iter().take_while(|&&c| c == sign).count();
        let before = at.checked_sub(1).map(|at| characters[at]);
        let after = characters.get(at + length).copied();
        let is_wide = text[offsets[at]..].starts_with(['＿', '﹍']);
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphabetic());
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let stands_for_something = match sign {
            // Words, sizes and codes such as 4xx are none; 20XX is.
            'x' => {
                let digits = characters[..at]
                    .iter()
                    .rev()
                    .take_while(|c| c.is_ascii_digit())
                    .count();
                length >= 2 && !letter(before) && !letter(after) && digits != 1
            }
            '×' | '△' => length >= 2,
            // 二○○八年 is a number.
            '○' => length >= 2 && !numeral(before) && !numeral(after),
            // Two are Markdown, and beside digits they hide a number on purpose.
            '*' => length >= 3 && !digit(before) && !digit(after),
            '_' | '﹍' => length >= 3 || length >= 2 && is_wide,
            _ => false,
        };
        if stands_for_something {
            found.push(offsets[at]..offsets[at + length]);
        }
        at += length;
    }
    found
}

fn numeral(c: Option<char>) -> bool {
    c.is_some_and(|c| "一二三四五六七八九十○〇".contains(c))
}
