//! Snippets for a whole declaration, made from the vocabulary: which labels they have is said here once, in terms of
//! concepts; the words are those of each language.

use crate::words::Words;
use serde_json::{Map, Value, json};

/// A line of a snippet: what stands there, by its concept.
enum Part {
    /// A label with a value behind it.
    Line(&'static str),
    /// A label with items below it.
    List(&'static str),
    /// A record with its labels.
    Record(&'static str, &'static [&'static str]),
    /// A table with these columns, by attribute or column of the vocabulary.
    Table(&'static str, &'static [&'static str]),
}
use Part::{Line, List, Record, Table};

const SNIPPETS: [(&str, &[Part]); 6] = [
    (
        "position",
        &[
            Line("department"),
            Line("headcount"),
            Line("superior"),
            Line("subordinates"),
            Line("purpose"),
            List("duties"),
            List("authorities"),
            Record("qualifications", &["education", "experience"]),
        ],
    ),
    (
        "department",
        &[
            Line("head"),
            Line("children"),
            Line("goal"),
            Table(
                "establishment",
                &[
                    "columns/establishment/text",
                    "columns/establishment/headcount",
                ],
            ),
            List("functions"),
        ],
    ),
    ("matter", &[Line("unit"), Line("scope")]),
    (
        "kpi",
        &[
            Line("formula"),
            Line("unit"),
            Line("direction"),
            Line("target"),
            Line("period"),
            Line("source"),
        ],
    ),
    (
        "process",
        &[
            Line("department"),
            Line("owner"),
            Line("trigger"),
            List("steps"),
        ],
    ),
    ("organisation", &[Line("grades"), List("outline")]),
];

/// The snippets of a language, by their names.
pub fn snippets(words: &Words, language: &str) -> Value {
    let mut all = Map::new();
    for (kind, parts) in SNIPPETS {
        let name = words.first(language, &format!("declarations/{kind}"));
        let body = body(words, language, kind, parts);
        all.insert(
            name.clone(),
            json!({"scope": "role", "prefix": [name], "body": body, "description": format!("{name}{}…", colon(language))}),
        );
    }
    Value::Object(all)
}

fn colon(language: &str) -> &'static str {
    if language == "zh" { "：" } else { ": " }
}

fn body(words: &Words, language: &str, kind: &str, parts: &[Part]) -> Vec<String> {
    let colon = colon(language);
    let head = colon.trim_end();
    let label = |concept: &str| words.first(language, &format!("labels/{kind}/{concept}"));
    let mut stop = 1;
    let mut next = || {
        stop += 1;
        format!("${stop}")
    };
    let name = words.first(language, &format!("declarations/{kind}"));
    let mut lines = vec![format!("{name}{colon}${{1:{name}}}")];
    for part in parts {
        match part {
            Line(concept) => lines.push(format!("  {}{colon}{}", label(concept), next())),
            List("outline") => lines.extend([
                format!("  {}{head}", label("outline")),
                format!("    - {}", next()),
            ]),
            List(concept) => lines.extend([
                String::new(),
                format!("  {}{head}", label(concept)),
                format!("    1. {}", next()),
            ]),
            Record(concept, fields) => {
                lines.extend([String::new(), format!("  {}{head}", label(concept))]);
                for field in *fields {
                    let field = words.first(language, &format!("records/{concept}/{field}"));
                    lines.push(format!("    {field}{colon}{}", next()));
                }
            }
            Table(concept, columns) => {
                let heads = columns.iter().map(|path| words.first(language, path));
                lines.extend([String::new(), format!("  {}{head}", label(concept))]);
                lines.push(format!("    | {} |", heads.collect::<Vec<_>>().join(" | ")));
                let cells: Vec<String> = columns.iter().map(|_| next()).collect();
                lines.push(format!("    | {} |", cells.join(" | ")));
            }
        }
    }
    lines.push("$0".to_owned());
    lines
}
