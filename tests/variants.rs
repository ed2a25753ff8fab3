//! One organisation in many writings: punctuation, encodings, line ends, indentation, order. Each must give the same
//! model but for where things stand. The organisations lie in `tests/variants`, written with half-width punctuation.

#[path = "common/corpus.rs"]
mod corpus;
#[path = "common/meaning.rs"]
mod meaning;
#[path = "common/memory.rs"]
mod memory;
#[path = "common/random.rs"]
mod random;

use encoding_rs::{BIG5, Encoding, GB18030, GBK};
use memory::Memory;
use random::Random;
use rolec::diagnostic::Severity;
use serde_json::Value;

type Files = Vec<(String, String)>;

fn written(script: &str) -> Files {
    let files = corpus::files(&corpus::folder("variants").join(script));
    files
        .into_iter()
        .map(|(name, path)| (name, corpus::text(&path)))
        .collect()
}

/// The model of files; a writing in which something is found to be wrong proves nothing.
fn model<T: AsRef<[u8]>>(files: &[(String, T)]) -> Value {
    let project = Memory::of(files.iter().map(|(name, bytes)| (name.as_str(), bytes))).project();
    let found = project.check(&rolec::check::Config::default());
    let wrong: Vec<_> = found
        .iter()
        .filter(|finding| finding.severity > Severity::Warning)
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    meaning::meaning(&project)
}

/// The same with every text changed.
fn changed(files: &Files, change: impl Fn(&str) -> String) -> Files {
    files
        .iter()
        .map(|(name, text)| (name.clone(), change(text)))
        .collect()
}

fn assert_same(files: &Files, other: &Files) {
    assert_ne!(files, other, "nothing was changed");
    similar_asserts(&model(files), &model(other));
}

/// The first line that differs is enough to see what went wrong.
fn similar_asserts(one: &Value, two: &Value) {
    if one != two {
        let text = |value| serde_json::to_string_pretty(value).expect("JSON");
        let (one, two) = (text(one), text(two));
        let diff = similar::TextDiff::from_lines(&one, &two);
        panic!("{}", diff.unified_diff());
    }
}

/// What the files say, to be sure that they say much.
#[test]
fn the_organisation_is_rich() {
    let model = model(&written("simplified"));
    for list in [
        "departments",
        "positions",
        "matters",
        "processes",
        "kpis",
        "persons",
    ] {
        assert!(
            model[list].as_array().is_some_and(|list| !list.is_empty()),
            "no {list}"
        );
    }
    let head = model["positions"].as_array().and_then(|list| {
        list.iter()
            .find(|position| position["title"] == "客服部主管")
    });
    let head = head.expect("the position is there");
    assert_eq!(head["duties"][0]["attributes"]["share"], "40%");
    assert_eq!(head["kpis"][1]["target"]["within"]["value"], 72);
    assert_eq!(head["relations"]["supervised_by"][0], "总经理");
}

#[test]
fn full_width_punctuation() {
    for script in ["simplified", "traditional"] {
        let files = written(script);
        assert_same(&files, &changed(&files, widened));
    }
}

/// As a Chinese input method writes punctuation. A colon or stop inside a number stays.
fn widened(text: &str) -> String {
    let wide = |c: char| match c {
        ':' | ',' | ';' | '(' | ')' | '|' | '#' | '@' | '[' | ']' => {
            char::from_u32(c as u32 + 0xFEE0).unwrap_or(c)
        }
        c => c,
    };
    text.chars().map(wide).collect()
}

#[test]
fn windows_line_ends_and_byte_order_mark() {
    let files = written("simplified");
    let windows = |text: &str| format!("\u{FEFF}{}", text.replace('\n', "\r\n"));
    assert_same(&files, &changed(&files, windows));
}

#[test]
fn blanks_of_every_kind() {
    let files = written("simplified");
    assert_same(&files, &changed(&files, |text| text.replace("  ", "\t")));
    assert_same(
        &files,
        &changed(&files, |text| text.replace("  ", "\u{3000}")),
    );
    assert_same(&files, &changed(&files, |text| text.replace(':', " :  ")));
    assert_same(&files, &changed(&files, |text| text.replace('\n', "  \n")));
}

/// Pasted text has no indentation. A rule that tells owners by it has no case here.
#[test]
fn no_indentation() {
    let files = written("traditional");
    let flat = |text: &str| {
        text.lines()
            .map(|line| line.trim_start().to_owned() + "\n")
            .collect()
    };
    let outlined = |line: &str| line.trim_start().starts_with("- ");
    let flat_but_outline = |text: &str| {
        let lines = text.lines().map(|line| match outlined(line) {
            true => format!("{line}\n"),
            false => flat(line),
        });
        lines.collect::<String>()
    };
    assert_same(&files, &changed(&files, flat_but_outline));
}

/// What `rolec fmt` makes of it.
#[test]
fn canonical_layout() {
    let files = written("simplified");
    let laid_out = |text: &str| {
        let project = Memory::of([("a.role", text)]).project();
        let (_, source) = project.sources.iter().next().expect("one file");
        rolec::fmt::format(source, &project.files[0], &project.vocabulary).text
    };
    assert_same(&files, &changed(&files, laid_out));
}

fn encoded(files: &Files, codec: &'static Encoding) -> Vec<(String, Vec<u8>)> {
    let encode = |(name, text): &(String, String)| {
        let (bytes, _, lossy) = codec.encode(text);
        assert!(!lossy, "{name} cannot be written in {}", codec.name());
        (name.clone(), bytes.into_owned())
    };
    files.iter().map(encode).collect()
}

#[test]
fn chinese_encodings() {
    for (script, codecs) in [
        ("simplified", vec![GBK, GB18030]),
        ("traditional", vec![BIG5, GBK, GB18030]),
    ] {
        let files = written(script);
        for files_of in [files.clone(), changed(&files, widened)] {
            for codec in &codecs {
                let bytes = encoded(&files_of, codec);
                assert!(
                    bytes
                        .iter()
                        .all(|(_, bytes)| std::str::from_utf8(bytes).is_err())
                );
                similar_asserts(&model(&files), &model(&bytes));
            }
        }
    }
}

#[test]
fn utf_16_of_both_orders() {
    let files = written("simplified");
    let orders: [fn(u16) -> [u8; 2]; 2] = [u16::to_le_bytes, u16::to_be_bytes];
    for order in orders {
        for mark in ["\u{FEFF}", ""] {
            let bytes: Vec<(String, Vec<u8>)> = files
                .iter()
                .map(|(name, text)| {
                    let text = format!("{mark}{text}");
                    (name.clone(), text.encode_utf16().flat_map(order).collect())
                })
                .collect();
            similar_asserts(&model(&files), &model(&bytes));
        }
    }
}

/// Entities and lists of names stand in the order of the files; as sets they are the same.
fn without_order(mut model: Value) -> Value {
    fn sort(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                for (name, value) in fields.iter_mut() {
                    sort(value);
                    let is_set = matches!(name.as_str(), "subordinates" | "children");
                    if let (true, Value::Array(names)) = (is_set, value) {
                        names.sort_by_key(Value::to_string);
                    }
                }
            }
            Value::Array(items) => items.iter_mut().for_each(sort),
            _ => {}
        }
    }
    sort(&mut model);
    for list in model
        .as_object_mut()
        .into_iter()
        .flat_map(|fields| fields.values_mut())
    {
        if let Value::Array(entities) = list {
            entities.sort_by_key(|entity| format!("{}{}", entity["id"], entity["name"]));
        }
    }
    model
}

#[test]
fn any_order_of_declarations_and_files() {
    let files = written("simplified");
    let wanted = without_order(model(&files));
    for seed in 1..=40 {
        let mut random = Random::new(seed);
        let shuffled = shuffled(&files, &mut random);
        assert_ne!(files, shuffled);
        similar_asserts(&wanted, &without_order(model(&shuffled)));
    }
}

/// The declarations of all files, in any order, in any file.
fn shuffled(files: &Files, random: &mut Random) -> Files {
    let whole: Vec<&str> = files.iter().map(|(_, text)| text.as_str()).collect();
    let whole = whole.join("\n");
    let mut declarations: Vec<&str> = whole.split("\n\n").collect();
    for at in (1..declarations.len()).rev() {
        declarations.swap(at, random.below(at + 1));
    }
    let names = ["z.role", "a.role", "m/b.role"];
    let mut shuffled: Files = names
        .iter()
        .map(|name| ((*name).to_owned(), String::new()))
        .collect();
    for declaration in declarations {
        let at = random.below(shuffled.len());
        shuffled[at].1.push_str(declaration.trim_end());
        shuffled[at].1.push_str("\n\n");
    }
    shuffled
}
