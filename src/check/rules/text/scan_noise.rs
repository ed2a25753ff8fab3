//! text/scan-noise: what copying or scanning left in a text: pinyin in brackets, marks of page chunks, doubled
//! characters, characters that were lost.

mod doubled;

use crate::check::memo::What;
use crate::check::writing::{Sheet, Written};
use crate::check::{Context, Findings, Repair, Rule};
use crate::diagnostic::{Diagnostic, Edit, Fix, Message, Severity};
use crate::syntax::noise::pinyin;
use crate::text::fold;
use rustc_hash::FxHashSet;
use std::ops::Range;
use std::sync::Arc;

pub const RULE: Rule = Rule::new(
    "text/scan-noise",
    Severity::Warning,
    include_str!("scan_noise.md"),
    check,
)
.repaired(Repair::Certain);

/// What stands in for a character that could not be decoded.
const LOST: char = char::REPLACEMENT_CHARACTER;

fn check(context: &Context, findings: &mut Findings) {
    let pinyin = pinyin::Finder::new(context.vocabulary);
    let doubled = doubled::Finder::new(context);
    let noise = |sheet: Sheet| noise(sheet, &pinyin, &doubled);
    let noise: Vec<Arc<Noise>> = context.of_files(What::plain(RULE.name), noise).collect();
    noise.iter().for_each(|noise| findings.add(&noise.found));
    let chunks = || noise.iter().flat_map(|noise| &noise.chunks);
    let split: FxHashSet<[char; 2]> = chunks().map(|chunk| chunk.around).collect();
    let words = pairs_in_text(context, &split);
    // A mark in the middle of a word is certain; between two words it may be a number of the writer's own.
    let spare = chunks().filter(|chunk| chunk.stands_alone || words.contains(&chunk.around));
    spare.for_each(|chunk| findings.push(chunk.finding.clone()));
}

/// What is found in a file.
struct Noise {
    found: Vec<Diagnostic>,
    /// What may be noise, if the organisation writes the word that it divides.
    chunks: Vec<Chunk>,
}

fn noise(sheet: Sheet, pinyin: &pinyin::Finder, doubled: &doubled::Finder) -> Noise {
    let (mut found, mut chunks) = (Vec::new(), Vec::new());
    for line in sheet.lines() {
        for noise in pinyin.find(line.text) {
            let finding = RULE.at(line.place(noise.clone())).variant("pinyin");
            found.push(deleted(finding, &line, noise));
        }
        for noise in doubled.find(line.text) {
            let place = line.place(noise.whole.clone());
            let finding = RULE.at(place).variant(noise.kind);
            let finding = finding
                .arg("text", &line.text[noise.whole])
                .arg("once", noise.instead.as_str());
            found.push(finding.fix(Fix {
                safe: noise.is_certain,
                ..Fix::replace(place, &noise.instead)
            }));
        }
        for (at, run) in lost(line.text) {
            found.push(RULE.at(line.place(at..at + run)).variant("lost"));
        }
        chunks.extend(chunk_marks(&line));
    }
    Noise { found, chunks }
}

/// A finding with its text, which may go.
fn deleted(finding: Diagnostic, line: &Written, spare: Range<usize>) -> Diagnostic {
    let text = &line.text[spare.clone()];
    let title = Message::new("fix-delete").arg("text", text);
    let edits = vec![Edit {
        span: line.place(spare),
        text: String::new(),
    }];
    finding.arg("text", text).fix(Fix {
        title,
        safe: true,
        edits,
    })
}

/// Runs of lost characters.
fn lost(text: &str) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for (at, sign) in text.match_indices(LOST) {
        match found.last_mut() {
            Some((start, run)) if *start + *run == at => *run += sign.len(),
            _ => found.push((at, sign.len())),
        }
    }
    found
}

/// `11、` in the middle of a sentence.
struct Chunk {
    finding: Diagnostic,
    /// The characters on both sides, folded.
    around: [char; 2],
    /// Whether nothing near looks like a list.
    stands_alone: bool,
}

/// Numbers with a list mark between two Chinese characters.
fn chunk_marks(line: &Written) -> Vec<Chunk> {
    let text = line.text;
    let mut found = Vec::new();
    if !text.contains('、') {
        return found;
    }
    let numbers = list_numbers(text);
    for (at, mark) in text.match_indices('、') {
        let number = text[..at].trim_end_matches(' ');
        let start = number.trim_end_matches(|c: char| c.is_ascii_digit()).len();
        let digits = number.len() - start;
        // A second mark belongs to it, as in 2、、.
        let rest = text[at..].trim_start_matches('、');
        let end = text.len() - rest.len();
        if !(1..=3).contains(&digits) || text[start..].starts_with('0') {
            continue;
        }
        let sides = (text[..start].chars().next_back(), rest.chars().next());
        let (Some(before), Some(after)) = sides else {
            continue;
        };
        // The second half of a doubled mark was seen with the first.
        if !fold::is_chinese(before) || !fold::is_chinese(after) || text[..at].ends_with(mark) {
            continue;
        }
        let before = fold::character(before);
        let mark = start..end;
        let finding = RULE.at(line.place(mark.clone())).variant("chunk");
        found.push(Chunk {
            finding: deleted(finding, line, mark),
            around: [before, fold::character(after)],
            // Where there are other numbers, it is one of a list.
            stands_alone: !counts(before) && numbers == 1,
        });
    }
    found
}

/// Characters before which or behind which numbers stand of right: 第1、, 附件1、, 周1、.
fn counts(c: char) -> bool {
    "第件表图章节条款项号周级类组班楼库店线区部期版型例步层厅岗队卷册本车站点年月日段楼栋室"
        .contains(c)
        || "为是有括含即如下".contains(c)
}

/// How many numbers with the mark of a list behind stand in a text.
fn list_numbers(text: &str) -> usize {
    let mut numbers = 0;
    let mut before = ' ';
    for c in text.chars().filter(|&c| c != ' ') {
        let is_mark = matches!(c, '、' | '.' | '．' | ')' | '）');
        numbers += usize::from(is_mark && before.is_ascii_digit());
        before = c;
    }
    numbers
}

/// Those pairs of characters that stand side by side somewhere in the organisation.
fn pairs_in_text(context: &Context, pairs: &FxHashSet<[char; 2]>) -> FxHashSet<[char; 2]> {
    let mut found = FxHashSet::default();
    if pairs.is_empty() {
        return found;
    }
    for line in context.sheets().flat_map(Sheet::lines) {
        let mut before = ' ';
        for c in line.text.chars().map(fold::character) {
            if pairs.contains(&[before, c]) {
                found.insert([before, c]);
            }
            before = c;
        }
    }
    found
}
