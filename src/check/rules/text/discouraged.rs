//! text/discouraged: a word that the manifest asks not to be used (`vocabulary: {discouraged: …}`).

use crate::check::writing::{Lexicon, Written, lines};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Fix, Severity};

pub const RULE: Rule = Rule::new(
    "text/discouraged",
    Severity::Hint,
    include_str!("discouraged.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let discouraged = &context.config.discouraged;
    let words = discouraged.iter().enumerate();
    let words = Lexicon::new(words.map(|(at, (word, _))| (word.as_str(), at)));
    if words.is_empty() {
        return;
    }
    for line in lines(context).map(Written::said) {
        for hit in words.hits(line.text) {
            let instead = &discouraged[hit.meaning].1;
            let place = line.place(hit.range.clone());
            let finding = findings.at(place).arg("text", &line.text[hit.range]);
            findings.push(match instead.as_slice() {
                [] => finding,
                [one] => finding
                    .variant("instead")
                    .arg("instead", one.as_str())
                    .fix(Fix::replace(place, one)),
                several => finding.variant("instead").arg("instead", several.to_vec()),
            });
        }
    }
}
