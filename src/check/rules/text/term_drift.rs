//! text/term-drift: one thing under two names: 拟订 and 拟定, 账 and 帐, two titles for one position. The vocabulary
//! says which words are one, and which of them is right; where none is, the one that is written more often is the
//! organisation's own.

mod titles;

use crate::check::memo::What;
use crate::check::writing::{Lexicon, Sheet, Written};
use crate::check::{Context, Findings, Repair, Rule};
use crate::diagnostic::{Fix, Message, Severity};
use crate::syntax::concept::TextMark;
use crate::syntax::vocabulary::{Choice, Term};
use crate::text::Span;
use crate::text::fold;
use crate::text::script::Script;
use rustc_hash::FxHashSet;
use std::collections::BTreeMap;
use std::sync::Arc;

pub const RULE: Rule = Rule::new(
    "text/term-drift",
    Severity::Hint,
    include_str!("term_drift.md"),
    check,
)
.repaired(Repair::Certain);

/// A use of a word.
struct Use {
    term: usize,
    /// Which of its words.
    word: usize,
    place: Span,
    /// As written.
    text: String,
}

/// The uses of each of a term's words.
type ByWord<'a> = BTreeMap<usize, Vec<&'a Use>>;

/// What a file uses.
struct Uses {
    script: Option<Script>,
    uses: Vec<Use>,
}

/// A term, and which of its words; None for a word that only looks like one of a term.
type Meaning = Option<(usize, usize)>;

fn check(context: &Context, findings: &mut Findings) {
    titles::check(context, findings);
    let lexicon = lexicon(context);
    if lexicon.is_empty() {
        return;
    }
    let what = What::upon(RULE.name, &context.config.discouraged);
    let uses = |sheet: Sheet| Uses::of(sheet, &lexicon);
    let files: Vec<Arc<Uses>> = context.of_files(what, uses).collect();
    // By term and by the script of the file, for each of its words where it is used. 賬 in a file of its own script
    // is no drift from 账.
    let mut uses: BTreeMap<(usize, Option<Script>), ByWord> = BTreeMap::new();
    for file in &files {
        for one in &file.uses {
            let words = uses.entry((one.term, file.script)).or_default();
            words.entry(one.word).or_default().push(one);
        }
    }
    let terms = context.vocabulary.terms();
    for ((term, script), words) in uses.iter().filter(|(_, words)| words.len() > 1) {
        judge(findings, words, has_right(&terms[*term], *script));
    }
}

impl Uses {
    fn of(sheet: Sheet, lexicon: &Lexicon<Meaning>) -> Self {
        let mut uses = Vec::new();
        for line in sheet.lines().map(Written::said) {
            for hit in lexicon.hits(line.text) {
                let cited = is_cited(line.text, hit.range.start);
                if let Some((term, word)) = hit.meaning.filter(|_| !cited) {
                    uses.push(Use {
                        term,
                        word,
                        place: line.place(hit.range.clone()),
                        text: line.text[hit.range].to_owned(),
                    });
                }
            }
        }
        let script = sheet.script();
        Self { script, uses }
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
fn judge(findings: &mut Findings, words: &ByWord, has_right: bool) {
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
    let usual = &first.text;
    for (_, uses) in words.iter().filter(|(at, _)| **at != proper) {
        for one in uses {
            let message = Message::new("text-term-drift-usual").arg("usual", usual.as_str());
            let finding = findings
                .at(one.place)
                .arg("text", one.text.as_str())
                .arg("count", uses.len())
                .arg("usual", usual.as_str())
                .arg("usual_count", own.len())
                .related(first.place, message);
            // Another ending of an English word is not for a program to make.
            let is_chinese = usual.chars().all(fold::is_chinese);
            findings.push(match is_chinese {
                true => finding.fix(Fix {
                    safe: has_right,
                    ..Fix::replace(one.place, usual)
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
