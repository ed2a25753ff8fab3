//! text/discouraged: a word that the manifest asks not to be used (`vocabulary: {discouraged: …}`).

use crate::check::memo::What;
use crate::check::writing::{Lexicon, Sheet, Written};
use crate::check::{Context, Findings, Repair, Rule};
use crate::diagnostic::{Diagnostic, Fix, Severity};
use crate::syntax::concept::TextMark;
use crate::text::{Span, fold};
use rustc_hash::FxHashSet;

pub const RULE: Rule = Rule::new(
    "text/discouraged",
    Severity::Hint,
    include_str!("discouraged.md"),
    check,
)
.repaired(Repair::Certain);

fn check(context: &Context, findings: &mut Findings) {
    let discouraged = &context.config.discouraged;
    if discouraged.is_empty() {
        return;
    }
    let words = discouraged.iter().enumerate();
    let words = words.map(|(at, (word, _))| (word.as_str(), Some(at)));
    // 拟定 in 模拟定价 is no word.
    let others = context.vocabulary.marks(TextMark::NoTerm).iter();
    let wanted: FxHashSet<String> = discouraged
        .iter()
        .map(|(word, _)| fold::word(word))
        .collect();
    let others = others.filter(|word| !wanted.contains(*word));
    let words = Lexicon::new(words.chain(others.map(|word| (word.as_str(), None))));
    let what = What::upon(RULE.name, discouraged);
    for found in context.of_files(what, |sheet: Sheet| written(sheet, &words, discouraged)) {
        findings.add(&found);
    }
}

fn written(
    sheet: Sheet,
    words: &Lexicon<Option<usize>>,
    discouraged: &[(String, Vec<String>)],
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for line in sheet.lines().map(Written::said) {
        for hit in words.hits(line.text) {
            let Some(at) = hit.meaning else { continue };
            let instead = &discouraged[at].1;
            let place = line.place(hit.range.clone());
            let written = &line.text[hit.range];
            let finding = RULE.at(place).arg("text", written);
            found.push(match instead.as_slice() {
                [] => finding,
                [one] => finding
                    .variant("instead")
                    .arg("instead", one.as_str())
                    .fix(replaced(place, written, one, words)),
                several => finding.variant("instead").arg("instead", several.to_vec()),
            });
        }
    }
    found
}

/// Writes the word that the workspace wants; certain unless that is another unwanted one, and so on for ever.
fn replaced(place: Span, written: &str, instead: &str, words: &Lexicon<Option<usize>>) -> Fix {
    let is_final = words.hits(instead).iter().all(|hit| hit.meaning.is_none());
    Fix {
        safe: is_final,
        ..Fix::replace(place, &capitalised_like(written, instead))
    }
}

/// A word with a capital where the one it replaces has one.
fn capitalised_like(written: &str, word: &str) -> String {
    let mut characters = word.chars();
    match (written.chars().next(), characters.next()) {
        (Some(old), Some(first)) if old.is_ascii_uppercase() && first.is_ascii_lowercase() => {
            format!("{}{}", first.to_ascii_uppercase(), characters.as_str())
        }
        _ => word.to_owned(),
    }
}
