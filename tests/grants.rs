//! What authority lines grant, against a corpus: `tests/grants/*.yaml` holds texts and the grants that they must be
//! read as. A new case edits no Rust. Also what holds of every text: no panic, ranges in the text, linear time.

use rolec::syntax::values::grant::{Over, Phrase, Reading, grants};
use rolec::syntax::values::{Limit, Money, Per};
use rolec::syntax::vocabulary::Vocabulary;
use rolec::text::TextRange;
use serde::Deserialize;
use std::fmt::Write as _;
use std::path::PathBuf;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    text: String,
    /// `power | matter | limit | condition … | scope … | towards …`; people are written `@people`, nothing `-`.
    #[serde(default)]
    grants: Vec<String>,
    #[serde(default)]
    unread: Vec<String>,
}

fn corpora() -> Vec<(PathBuf, Vec<Case>)> {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/grants");
    let entries = std::fs::read_dir(folder).expect("the corpus is there");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("the folder can be read").path())
        .collect();
    paths.sort();
    let read = |path: PathBuf| {
        let text = std::fs::read_to_string(&path).expect("a case is text");
        let cases = serde_yaml::from_str(&text).unwrap_or_else(|slip| panic!("{path:?}: {slip}"));
        (path, cases)
    };
    paths.into_iter().map(read).collect()
}

#[test]
fn every_line_grants_what_the_corpus_says() {
    let mut wrong = String::new();
    let mut count = 0;
    for (path, cases) in corpora() {
        for case in cases {
            count += 1;
            let reading = grants(&case.text, Vocabulary::built_in());
            let got: Vec<String> = reading
                .phrases
                .iter()
                .map(|phrase| shown(&case.text, phrase))
                .collect();
            let unread: Vec<&str> = reading
                .unread
                .iter()
                .map(|range| range.of(&case.text))
                .collect();
            if got != case.grants || unread != case.unread {
                writeln!(
                    wrong,
                    "{}: {}\n   want {:?} unread {:?}\n   got  {got:?} unread {unread:?}",
                    path.display(),
                    case.text,
                    case.grants,
                    case.unread
                )
                .expect("strings take text");
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
    assert!(count >= 150, "the corpus has shrunk to {count} lines");
}

/// A phrase in the notation of the corpus.
fn shown(text: &str, phrase: &Phrase) -> String {
    let power = &Vocabulary::built_in().power_of(phrase.power).id;
    let over = match &phrase.over {
        Over::Matter(named) => named.text.clone(),
        Over::People(named) => format!("@{}", named.text),
        Over::Nothing => "-".to_owned(),
    };
    let mut shown = format!("{power} | {over}");
    let mut add = |what: &str| {
        shown.push_str(" | ");
        shown.push_str(what);
    };
    if let Some(bound) = &phrase.limit {
        add(&band(&bound.limit));
    }
    let places = [
        ("condition", phrase.condition),
        ("scope", phrase.scope),
        ("towards", phrase.towards),
    ];
    for (name, place) in places {
        if let Some(range) = place {
            add(&format!("{name} {}", range.of(text)));
        }
    }
    shown
}

fn band(limit: &Limit) -> String {
    let mut band = match (limit.min, limit.max) {
        (Some(min), Some(max)) if min == max => format!("= {min}"),
        (Some(min), max) => {
            let low = format!("{} {min}", if limit.min_inclusive { ">=" } else { ">" });
            let high =
                max.map(|max| format!(" {} {max}", if limit.max_inclusive { "<=" } else { "<" }));
            low + &high.unwrap_or_default()
        }
        (None, Some(max)) => format!("{} {max}", if limit.max_inclusive { "<=" } else { "<" }),
        (None, None) => String::new(),
    };
    match &limit.unit {
        Some(Money::Currency(unit) | Money::Unit(unit)) => {
            band.push(' ');
            band.push_str(unit);
        }
        None => {}
    }
    match limit.per {
        Some(Per::Each) => band.push_str(" each"),
        Some(Per::Period(period)) => write!(band, " a {period:?}").expect("strings take text"),
        None => {}
    }
    band.to_lowercase()
}

/// Every place that a reading names.
fn places(reading: &Reading) -> Vec<TextRange> {
    let mut places = reading.unread.clone();
    for phrase in &reading.phrases {
        places.extend([phrase.word, phrase.range]);
        places.extend(
            [phrase.condition, phrase.scope, phrase.towards]
                .into_iter()
                .flatten(),
        );
        places.extend(phrase.limit.as_ref().map(|bound| bound.range));
        if let Over::Matter(named) | Over::People(named) = &phrase.over {
            places.push(named.range);
            places.extend(named.whole);
        }
    }
    places
}

fn holds(text: &str) {
    let reading = grants(text, Vocabulary::built_in());
    for place in places(&reading) {
        let (start, end) = (place.start as usize, place.end as usize);
        assert!(
            start <= end && text.get(start..end).is_some(),
            "{place:?} of {text:?}"
        );
    }
}

/// Pieces of the corpus put together at random: hostile, and near to what is read.
#[test]
fn no_text_breaks_the_reader() {
    let texts: Vec<String> = corpora()
        .into_iter()
        .flat_map(|(_, cases)| cases)
        .map(|case| case.text)
        .collect();
    let mut seed = 0x9E37_79B9_u64;
    let mut random = move |below: usize| {
        seed ^= seed << 13;
        seed ^= seed >> 7;
        seed ^= seed << 17;
        (seed % below.max(1) as u64) as usize
    };
    let odd = [
        "",
        "权",
        "的",
        "：",
        "（",
        "）",
        "、",
        "和",
        "有权",
        "对",
        "向",
        "代表",
        "5",
        "万",
        "0",
        "\u{0}",
        "𠀀",
        "é",
        "　",
        "以下",
        ",",
        ".",
        "审批",
        "approve",
        "authority to",
        "百分之",
        "/",
        "每",
        "<",
        "999999999999999999999999999999亿亿",
    ];
    for _ in 0..4000 {
        let mut text = String::new();
        for _ in 0..random(6) {
            let from: Vec<char> = texts[random(texts.len())].chars().collect();
            let start = random(from.len());
            let end = start + random(from.len() - start + 1);
            text.extend(&from[start..end]);
            text.push_str(odd[random(odd.len())]);
        }
        holds(&text);
    }
    for text in odd {
        holds(text);
        holds(&text.repeat(40));
    }
}

/// A line of a book's length takes no longer than its length warrants.
#[test]
fn long_lines_take_linear_time() {
    for piece in [
        "审批费用、",
        "对",
        "5万元以下",
        "（",
        "权",
        "预算内",
        "approve and ",
        "1(",
        "每笔",
        "有",
        "本部门范围内",
        "9",
    ] {
        let start = std::time::Instant::now();
        for length in [500, 5_900, 60_000] {
            holds(&piece.repeat(length / piece.len()));
        }
        let spent = start.elapsed();
        assert!(spent.as_secs() < 20, "{piece}: {spent:?}");
    }
}

#[test]
fn a_company_adds_words_of_its_own() {
    let mut vocabulary = Vocabulary::built_in().clone();
    vocabulary
        .add_alias("审批", "拍板")
        .expect("the word is known");
    for text in [
        "拍板：差旅费用 ≤ 1万元",
        "差旅费用的拍板权",
        "有权拍板1万元以下的差旅费用",
    ] {
        let reading = grants(text, &vocabulary);
        let [phrase] = reading.phrases.as_slice() else {
            panic!("{text}: {reading:?}");
        };
        assert_eq!(vocabulary.power_of(phrase.power).id, "approve", "{text}");
        let Over::Matter(named) = &phrase.over else {
            panic!("{text}: {phrase:?}");
        };
        assert_eq!(named.text, "差旅费用", "{text}");
    }
}

/// Prints how the lines of a file are read, for whoever reads a new document: `ROLEC_GRANTS=file`.
#[test]
fn shows_a_file() {
    let Some(path) = std::env::var_os("ROLEC_GRANTS") else {
        return;
    };
    let text = std::fs::read_to_string(path).expect("the file can be read");
    let lines: Vec<&str> = text
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let mut read = 0;
    let mut out = String::new();
    for line in &lines {
        let reading = grants(line, Vocabulary::built_in());
        read += usize::from(!reading.phrases.is_empty());
        writeln!(
            out,
            "- text: {}",
            serde_json::to_string(line).expect("strings are JSON")
        )
        .expect("strings take text");
        let list = |out: &mut String, name: &str, items: Vec<String>| {
            if !items.is_empty() {
                writeln!(out, "  {name}:").expect("strings take text");
            }
            for item in items {
                writeln!(
                    out,
                    "    - {}",
                    serde_json::to_string(&item).expect("strings are JSON")
                )
                .expect("strings take text");
            }
        };
        list(
            &mut out,
            "grants",
            reading
                .phrases
                .iter()
                .map(|phrase| shown(line, phrase))
                .collect(),
        );
        list(
            &mut out,
            "unread",
            reading
                .unread
                .iter()
                .map(|range| range.of(line).to_owned())
                .collect(),
        );
    }
    // The harness swallows standard output unless asked.
    eprintln!("{out}# {read} of {} lines", lines.len());
}
