//! text/term-drift: one thing under two names: 拟订 and 拟定, 账 and 帐, two titles for one position. The vocabulary
//! says which words are one, and which of them is right; where none is, the one that is written more often is the
//! organisation's own.

mod titles;

use crate::check::writing::{Lexicon, Written, lines, scripts};
use crate::check::{Context, Findings, Repair, Rule};
use crate::diagnostic::{Fix, Message, Severity};
use crate::syntax::concept::TextMark;
use crate::syntax::vocabulary::{Choice, Term};
use crate::text::fold;
use crate::text::script::Script;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;
use std::ops::Range;

pub const RULE: Rule = Rule::new(
    "text/term-drift",
    Severity::Hint,
    include_str!("term_drift.md"),
    check,
)
.repaired(Repair::Certain);

/// A use of a word.
struct Use<'a> {
    line: Written<'a>,
    range: Range<usize>,
}

/// A term, and which of its words; None for a word that only looks like one of a term.
type Meaning = Option<(usize, usize)>;

fn check(context: &Context, findings: &mut Findings) {
    titles::check(context, findings);
    let lexicon = lexicon(context);
    if lexicon.is_empty() {
        return;
    }
    let scripts = scripts(context);
    // By term and by the script of the file, for each of its words where it is used. 賬 in a file of its own script
    // is no drift from 账.
    let mut uses: BTreeMap<(usize, Option<Script>), BTreeMap<usize, Vec<Use>>> = BTreeMap::new();
    for line in lines(context).map(Written::said) {
        for hit in lexicon.hits(line.text) {
            let Some((term, word)) = hit
                .meaning
                .filter(|_| !is_cited(line.text, hit.range.start))
            else {
                continue;
            };
            let words = uses
                .entry((term, scripts.get(&line.file).copied()))
                .or_default();
            let range = hit.range;
            words.entry(word).or_default().push(Use { line, range });
        }
    }
    let terms = context.vocabulary.terms();
    for ((term, script), words) in uses.iter().filter(|(_, words)| words.len() > 1) {
        judge(findings, words, has_right(&terms[*term], *script));
    }
}

fn lexicon(context: &Context) -> Lexicon<Meaning> {
    let decided: FxHashSet<String> = context
        .config
        .discouraged
        .iter()
        .map(|(word, _)| fold::word(word))
        .collect();
    // What the manifest decides, text/discouraged tells.
    let is_open = |term: &Term| {
        !term
            .words
            .iter()
            .any(|word| decided.contains(&fold::word(word)))
    };
    let terms = context.vocabulary.terms().iter().enumerate();
    let words = terms
        .filter(|(_, term)| is_open(term))
        .flat_map(|(term, own)| {
            let words = own.words.iter().enumerate();
            words.map(move |(at, word)| (word.as_str(), Some((term, at))))
        });
    let others = context.vocabulary.marks(TextMark::NoTerm).iter();
    Lexicon::new(words.chain(others.map(|word| (word.as_str(), None))))
}

/// Whether the first word of a term is right in a script, whoever writes it.
fn has_right(term: &Term, script: Option<Script>) -> bool {
    match term.choice {
        Choice::Right => true,
        Choice::RightSimplified => script != Some(Script::Traditional),
        Choice::Free => false,
    }
}

/// Every use of another word than the proper one: the vocabulary's if it has one, else the one used most; of words
/// that are used as often, the vocabulary has the better one first.
fn judge(findings: &mut Findings, words: &BTreeMap<usize, Vec<Use>>, has_right: bool) {
    let most = words.iter().max_by_key(|(at, uses)| {
        let right = has_right && **at == 0;
        (right, uses.len(), std::cmp::Reverse(**at))
    });
    let Some((&proper, own)) = most else {
        return;
    };
    let Some(first) = own.first() else {
        return;
    };
    let written = |one: &Use<'_>| one.line.text[one.range.clone()].to_owned();
    let usual = written(first);
    for (_, uses) in words.iter().filter(|(at, _)| **at != proper) {
        for one in uses {
            let place = one.line.place(one.range.clone());
            let message = Message::new("text-term-drift-usual").arg("usual", usual.as_str());
            let finding = findings
                .at(place)
                .arg("text", written(one))
                .arg("count", uses.len())
                .arg("usual", usual.as_str())
                .arg("usual_count", own.len())
                .related(first.line.place(first.range.clone()), message);
            // Another ending of an English word is not for a program to make.
            let is_chinese = usual.chars().all(fold::is_chinese);
            findings.push(match is_chinese {
                true => finding.fix(Fix {
                    safe: has_right,
                    ..Fix::replace(place, &usual)
                }),
                false => finding,
            });
        }
    }
}

/// Whether a place stands in 《…》: titles of laws and documents are as they are.
fn is_cited(text: &str, at: usize) -> bool {
    const LONGEST: usize = 60;
    let mut before = text[..at].chars().rev().take(LONGEST);
    before.find(|c| matches!(c, '《' | '》')) == Some('《')
}
