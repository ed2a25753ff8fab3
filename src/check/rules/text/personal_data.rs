//! text/personal-data: an identity-card or telephone number. E-mail addresses and public service lines are none.

use crate::check::memo::What;
use crate::check::writing::{Lexicon, Sheet, Written, folded};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Diagnostic, Severity};
use crate::syntax::concept::{Concept, TextMark};
use crate::syntax::lines::LineKind;
use crate::syntax::vocabulary::Vocabulary;
use std::ops::Range;

pub const RULE: Rule = Rule::new(
    "text/personal-data",
    Severity::Warning,
    include_str!("personal_data.md"),
    check,
);

/// A shorter run of digits is no number of a person.
const SHORTEST: usize = 7;

fn check(context: &Context, findings: &mut Findings) {
    let marks = context.vocabulary.marks(TextMark::Telephone);
    let telephone = Lexicon::new(marks.iter().map(|word| (word.as_str(), ())));
    let numbers = |sheet: Sheet| numbers(sheet, &telephone, context.vocabulary);
    for found in context.of_files(What::plain(RULE.name), numbers) {
        findings.add(&found);
    }
}

fn numbers(sheet: Sheet, telephone: &Lexicon<()>, vocabulary: &Vocabulary) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for line in sheet.lines().filter(|line| digits(line.text) >= SHORTEST) {
        let (characters, offsets) = folded(line.text);
        // What a word such as 电话 introduces may be short.
        let introduced: Vec<usize> = telephone
            .hits(line.text)
            .iter()
            .map(|hit| offsets.partition_point(|&offset| offset < hit.range.end))
            .collect();
        let is_code = is_code(&line);
        let reader = Reader {
            vocabulary,
            characters: &characters,
            introduced: &introduced,
        };
        let mut at = 0;
        while at < characters.len() {
            let Some((kind, range)) = reader
                .number(at)
                .filter(|(kind, _)| !is_code || *kind == IDENTITY)
            else {
                at += 1;
                continue;
            };
            at = range.end;
            let bytes = offsets[range.start]..offsets[range.end];
            let number = masked(&line.text[bytes.clone()]);
            let finding = RULE.at(line.place(bytes)).variant(kind);
            found.push(finding.arg("number", number));
        }
    }
    found
}

const IDENTITY: &str = "identity";
const TELEPHONE: &str = "telephone";

fn digits(text: &str) -> usize {
    text.chars()
        .filter(|c| matches!(c, '0'..='9' | '０'..='９'))
        .count()
}

/// Codes of positions and documents are long numbers too.
fn is_code(line: &Written) -> bool {
    matches!(
        line.kind,
        LineKind::Label {
            concept: Concept::Code | Concept::Version,
            ..
        }
    )
}

/// A report goes to more people than the file; it shows as much of a number as helps to find it.
fn masked(number: &str) -> String {
    const SHOWN: (usize, usize) = (3, 2);
    let letters = number.chars().filter(|c| c.is_alphanumeric()).count();
    let mut seen = 0;
    let mask = |c: char| {
        seen += usize::from(c.is_alphanumeric());
        let is_shown = seen <= SHOWN.0 || seen + SHOWN.1 > letters || !c.is_alphanumeric();
        if is_shown { c } else { '*' }
    };
    number.chars().map(mask).collect()
}

struct Reader<'a> {
    vocabulary: &'a Vocabulary,
    /// Folded.
    characters: &'a [char],
    /// Where words such as 电话 end.
    introduced: &'a [usize],
}

impl Reader<'_> {
    /// The number of a person that begins at a character.
    fn number(&self, at: usize) -> Option<(&'static str, Range<usize>)> {
        let c = self.characters[at];
        if !(c.is_ascii_digit() || matches!(c, '+' | '(')) || !self.begins(at) {
            return None;
        }
        if let Some(end) = self.identity(at) {
            return Some((IDENTITY, at..end));
        }
        let end = self.mobile(at).or_else(|| self.landline(at))?;
        Some((TELEPHONE, at..end))
    }

    fn get(&self, at: usize) -> Option<char> {
        self.characters.get(at).copied()
    }

    /// Whether no number or code goes on over the place before.
    fn begins(&self, at: usize) -> bool {
        let Some(before) = at.checked_sub(1).and_then(|at| self.get(at)) else {
            return true;
        };
        !(before.is_ascii_alphanumeric()
            || matches!(before, '-' | '.' | '/' | '_' | '#' | '+' | '*'))
    }

    /// Whether no number, code or unit goes on behind.
    fn ends(&self, at: usize) -> bool {
        let goes_on = match self.get(at) {
            Some(c) if c.is_ascii_alphanumeric() || matches!(c, '*' | '%') => true,
            Some('-' | '.' | '/' | '_' | ',') => {
                self.get(at + 1).is_some_and(|c| c.is_ascii_digit())
            }
            _ => false,
        };
        let rest = || {
            let rest = self.characters[at..].iter().skip_while(|&&c| c == ' ');
            rest.take(4).collect::<String>()
        };
        let vocabulary = self.vocabulary;
        let is_amount = || {
            let rest = rest();
            let scales = vocabulary.scales().iter().map(|(scale, _)| scale);
            let mut units = vocabulary.marks(TextMark::Unit).iter().chain(scales);
            units.any(|unit| rest.starts_with(unit.as_str()))
        };
        !goes_on && !is_amount()
    }

    /// Groups of digits with one mark or none between them; the digits and where they end.
    fn groups(&self, mut at: usize, groups: &[usize]) -> Option<(Vec<u32>, usize)> {
        let mut digits = Vec::new();
        for (nth, &length) in groups.iter().enumerate() {
            if nth > 0 && matches!(self.get(at), Some(' ' | '-' | '–')) {
                at += 1;
            }
            for _ in 0..length {
                digits.push(self.get(at)?.to_digit(10)?);
                at += 1;
            }
        }
        Some((digits, at))
    }

    /// Eighteen characters with the check digit of GB 11643.
    fn identity(&self, at: usize) -> Option<usize> {
        const WEIGHTS: [u32; 17] = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
        const CHECKS: [char; 11] = ['1', '0', 'x', '9', '8', '7', '6', '5', '4', '3', '2'];
        let (digits, end) = self.groups(at, &[6, 8, 3])?;
        let sum: u32 = digits
            .iter()
            .zip(WEIGHTS)
            .map(|(digit, weight)| digit * weight)
            .sum();
        let number = |range: Range<usize>| {
            digits[range]
                .iter()
                .fold(0, |number, digit| number * 10 + digit)
        };
        let dated = matches!(number(6..10), 1880..=2099)
            && matches!(number(10..12), 1..=12)
            && matches!(number(12..14), 1..=31);
        let placed = matches!(number(0..2), 11..=91);
        let checked = self.get(end)? == CHECKS[sum as usize % 11];
        let whole = !self.get(end + 1).is_some_and(|c| c.is_ascii_alphanumeric());
        (dated && placed && checked && whole).then_some(end + 1)
    }

    /// Behind +86, 0086 or 86.
    fn country(&self, at: usize) -> Option<usize> {
        let prefixes = ["+86", "0086", "86", "(+86)", "(86)"];
        let written = |prefix: &&str| {
            let length = prefix.chars().count();
            self.characters[at..]
                .iter()
                .take(length)
                .copied()
                .eq(prefix.chars())
        };
        let prefix = prefixes.into_iter().find(written)?;
        let end = at + prefix.chars().count();
        Some(end + usize::from(matches!(self.get(end), Some(' ' | '-'))))
    }

    /// 1[3-9] and nine digits more.
    fn mobile(&self, at: usize) -> Option<usize> {
        let start = self.country(at).unwrap_or(at);
        let (digits, end) = self.groups(start, &[3, 4, 4])?;
        (digits[0] == 1 && digits[1] >= 3 && self.ends(end)).then_some(end)
    }

    /// An area code with seven or eight digits behind a mark; behind 电话 the mark or the area code may be missing.
    fn landline(&self, at: usize) -> Option<usize> {
        let is_introduced = self.is_introduced(at);
        let (start, is_abroad) = match self.country(at) {
            Some(start) => (start, true),
            None => (at, false),
        };
        let in_brackets = self.get(start) == Some('(');
        let start = start + usize::from(in_brackets);
        for length in [4, 3, 2] {
            let Some((area, mut end)) = self.groups(start, &[length]) else {
                continue;
            };
            if !is_area(&area, is_abroad) || in_brackets && self.get(end) != Some(')') {
                continue;
            }
            end += usize::from(in_brackets);
            let is_divided = in_brackets || matches!(self.get(end), Some('-' | ' ' | '–'));
            end += usize::from(matches!(self.get(end), Some('-' | ' ' | '–')));
            if (is_divided || is_introduced)
                && let Some(end) = self.local(end)
            {
                return Some(end);
            }
        }
        if is_introduced { self.local(at) } else { None }
    }

    /// Seven or eight digits within an area.
    fn local(&self, at: usize) -> Option<usize> {
        [&[4, 4][..], &[3, 4], &[7]].iter().find_map(|groups| {
            let (digits, end) = self.groups(at, groups)?;
            (matches!(digits[0], 2..=8) && self.ends(end)).then_some(end)
        })
    }

    /// Whether a word such as 电话 stands before a place, with a colon or a blank at most between.
    fn is_introduced(&self, at: usize) -> bool {
        let between = |&end: &usize| {
            end <= at
                && self.characters[end..at]
                    .iter()
                    .all(|c| matches!(c, ' ' | ':' | '.' | '(' | ')'))
        };
        self.introduced.iter().any(between)
    }
}

/// Area codes of the mainland: 010, 02x, 03xx to 09xx; from abroad without their zero.
fn is_area(digits: &[u32], is_abroad: bool) -> bool {
    let digits = match (is_abroad, digits) {
        (true, own) => own,
        (false, [0, own @ ..]) => own,
        _ => return false,
    };
    match digits {
        [1, 0] => true,
        [2, second] => *second != 6,
        [first, second, _] => *first >= 3 && *second >= 1,
        _ => false,
    }
}
