//! text/page-furniture: page numbers and the words of download sites that came along when the text was copied.

use crate::check::memo::What;
use crate::check::writing::{Lexicon, Sheet};
use crate::check::{Context, Findings, Repair, Rule};
use crate::diagnostic::{Diagnostic, Edit, Fix, Message, Severity};
use crate::syntax::concept::TextMark;
use crate::syntax::noise::page_number::page_number;

pub const RULE: Rule = Rule::new(
    "text/page-furniture",
    Severity::Hint,
    include_str!("page_furniture.md"),
    check,
)
.repaired(Repair::Certain);

fn check(context: &Context, findings: &mut Findings) {
    let marks = context.vocabulary.marks(TextMark::Furniture);
    let words = Lexicon::new(marks.iter().map(|word| (word.as_str(), ())));
    for found in context.of_files(What::plain(RULE.name), |sheet: Sheet| {
        furniture(sheet, &words)
    }) {
        findings.add(&found);
    }
}

fn furniture(sheet: Sheet, words: &Lexicon<()>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for line in sheet.lines() {
        if let Some(range) = page_number(line.text) {
            let is_whole = range == (0..line.text.len());
            let place = line.place(range.clone());
            let fix = match is_whole {
                true => Fix {
                    title: Message::new("fix-delete-line"),
                    safe: true,
                    edits: vec![Edit {
                        span: sheet.whole_lines(place),
                        text: String::new(),
                    }],
                },
                false => Fix {
                    title: Message::new("fix-delete").arg("text", &line.text[range.clone()]),
                    // In the middle it leaves the marks around it behind.
                    safe: range.end == line.text.len(),
                    edits: vec![Edit {
                        span: place,
                        text: String::new(),
                    }],
                },
            };
            found.push(RULE.at(place).arg("text", &line.text[range]).fix(fix));
            continue;
        }
        if let Some(hit) = words.hits(line.text).into_iter().next() {
            let place = line.place(hit.range.clone());
            let text = &line.text[hit.range];
            found.push(RULE.at(place).variant("site").arg("text", text));
        }
    }
    found
}
