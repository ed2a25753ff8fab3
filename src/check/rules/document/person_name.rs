//! document/person-name: a person signs where a position is meant.

use crate::check::documents::{Directory, documents, name_place, signatures};
use crate::check::duties::{Words, folded};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::syntax::concept::TextMark;
use crate::text::{Span, fold};

pub const RULE: Rule = Rule::new(
    "document/person-name",
    Severity::Hint,
    include_str!("person_name.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let directory = Directory::of(context);
    let names = Names::of(context);
    for own in documents(context.model) {
        let signed = signatures(own.document).into_iter();
        let signed = signed.filter_map(|(_, field)| field.said());
        let signed = signed.map(|said| (said.value.name.as_str(), name_place(said)));
        let changed = own.document.changes.iter();
        let changed = changed.map(|change| (change.by.value.as_str(), change.by.span));
        let all: Vec<(&str, Span)> = signed.chain(changed).collect();
        for (name, span) in all {
            if directory.position(name, own.home).is_some() || directory.knows(name, own.home) {
                continue;
            }
            if directory.held_by(name).is_some() || names.is_person(name) {
                let finding = findings.about(own.entity, span);
                findings.push(finding.arg("name", name));
            }
        }
    }
}

/// The words that tell a person's name from that of a post or unit.
struct Names {
    surname: Words,
    given: Words,
    honorific: Words,
    office: Words,
    rank: Words,
}

impl Names {
    fn of(context: &Context) -> Self {
        let words = |mark| Words::of(context, mark);
        Self {
            surname: words(TextMark::Surname),
            given: words(TextMark::GivenName),
            honorific: words(TextMark::Honorific),
            office: words(TextMark::Office),
            rank: words(TextMark::Rank),
        }
    }

    fn is_person(&self, name: &str) -> bool {
        let text = folded(&fold::word(name));
        match text.iter().any(|&c| fold::is_chinese(c)) {
            true => self.is_chinese(&text),
            false => self.is_western(name.trim_matches(fold::is_blank)),
        }
    }

    /// 王伟, 欧阳娜娜, 王先生, 王经理.
    fn is_chinese(&self, text: &[char]) -> bool {
        /// The most characters of a given name.
        const GIVEN: usize = 2;
        let Some(surname) = self.surname.at(text, 0) else {
            return false;
        };
        let given = &text[surname.end..];
        let whole = |words: &Words| {
            let starts = 0..given.len();
            let mut ends = starts.filter(|&at| {
                words
                    .at(given, at)
                    .is_some_and(|word| word.end == given.len())
            });
            ends.next()
        };
        if whole(&self.honorific).is_some() || whole(&self.rank) == Some(0) {
            return true;
        }
        (1..=GIVEN).contains(&given.len())
            && given.iter().all(|&c| fold::is_chinese(c))
            && whole(&self.office).is_none()
            && whole(&self.rank).is_none()
    }

    /// Mary Smith, J. Smith, Mr Smith; two words alone may be a post.
    fn is_western(&self, name: &str) -> bool {
        /// The most words of a name.
        const LONGEST: usize = 4;
        let text = folded(name);
        let words: Vec<&str> = name.split_whitespace().collect();
        let is_name = |word: &&str| {
            word.starts_with(|c: char| c.is_uppercase())
                && word
                    .chars()
                    .all(|c| c.is_alphabetic() || matches!(c, '.' | '-' | '\'' | '’'))
        };
        if words.is_empty() || words.len() > LONGEST || !words.iter().all(is_name) {
            return false;
        }
        let initial = |word: &&&str| word.len() == 2 && word.ends_with('.');
        self.office.find(&text).is_none()
            && (self.honorific.at(&text, 0).is_some()
                || self.given.at(&text, 0).is_some()
                || words.len() > 1 && words.iter().any(|word| initial(&word)))
    }
}
