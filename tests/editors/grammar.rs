//! The TextMate grammar and the language configuration, made from the vocabulary. What a line is, is for the compiler
//! to say; a grammar colours a text before any server has answered, line by line.

use crate::words::{COLON, Words};
use serde_json::{Value, json};

/// Numbers and bullets in front of a label or an item.
const MARK: &str = "(?:第?[一二三四五六七八九十百零〇]+[、．.,，]|第(?:[一二三四五六七八九十百零〇]+|\\d{1,3})(?:章|节|節|条|條|款|篇|部分)[、．.:：]?|[（(]\\s*(?:[一二三四五六七八九十百零〇]+|\\d{1,3}|[A-Za-z])\\s*[）)]|\\d{1,2}(?:[.．]\\d{1,2})+[、.．]?|\\d{1,3}\\s*[.．、,，）)]|[A-Za-z][.．、,，)]|[①-⑳⑴-⒇]|[•·●○■□◆◇▪▶➢✓√]|[-–*－＊](?:\\s))";

/// The shapes of labels that have something below them.
const SECTIONS: [&str; 6] = ["text", "list", "record", "outline", "table", "heading"];

/// A declaration, its colon and its name, at some indentation.
pub fn declaration(words: &Words, indentation: &str) -> String {
    let any = words.any_of(&words.all("declarations"));
    format!("^{indentation}(?:({MARK})\\s*)?[【\\[]?({any})[】\\]]?\\s*({COLON})\\s*([^#＃]*)")
}

/// A label with what is in front of it, and its colon; or alone on its line. Only what opens a section is numbered: a
/// short label behind a number is an item that happens to begin with such a word.
pub fn label(words: &Words) -> String {
    let sections = words.any_of(&words.labels(&SECTIONS));
    let any = words.any_of(&words.labels(&[]));
    format!("^\\s*(?:({MARK})\\s*[【\\[]?({sections})|[【\\[]?({any}))[】\\]]?\\s*(?:({COLON})|$)")
}

pub fn grammar(words: &Words) -> Value {
    let any = |path: &str| words.any_of(&words.all(path));
    let scope = |name: &str| json!({ "name": format!("{name}.role") });
    let named = |indentation: &str| {
        json!({
            "match": format!("(?i){}", declaration(words, indentation)),
            "captures": {
                "1": scope("constant.numeric.item"),
                "2": scope("keyword.control.declaration"),
                "3": scope("punctuation.separator.key-value"),
                "4": {"name": "entity.name.type.role", "patterns": [{"include": "#attributes"}]},
            },
        })
    };
    let rhythm = any("rhythm");
    let keys = any("attributes");
    let scales = any("scales");
    let currencies = any("currencies");
    let times = any("times");
    let comparators = any("comparators");
    let periods = any("periods");
    let none = any("values/none");
    let waiver = any("waiver");
    json!({
        "name": "rolec",
        "scopeName": "source.role",
        "fileTypes": ["role"],
        "patterns": [
            {"include": "#waiver"},
            {"include": "#comment"},
            {"include": "#row"},
            {"include": "#declaration"},
            {"include": "#label"},
            {"include": "#indented"},
            {"include": "#rhythm"},
            {"include": "#group"},
            {"include": "#item"},
            {"include": "#inline"},
        ],
        "repository": {
            "waiver": {
                "match": format!("(?i)^\\s*([#＃]\\s*rolec\\s*{COLON})\\s*({waiver})?(.*)$"),
                "name": "comment.line.number-sign.role",
                "captures": {"1": scope("keyword.other.directive"), "2": scope("keyword.control.directive"), "3": scope("string.unquoted.directive")},
            },
            "comment": {"match": "^\\s*[#＃].*$", "name": "comment.line.number-sign.role"},
            "declaration": named(""),
            // Most words of declarations are labels too; where they are indented they are rather that.
            "indented": named("\\s+"),
            "label": {
                "match": format!("(?i){}", label(words)),
                "captures": {
                    "1": scope("constant.numeric.item"),
                    "2": scope("entity.name.tag"),
                    "3": scope("entity.name.tag"),
                    "4": scope("punctuation.separator.key-value"),
                },
            },
            "rhythm": {
                "match": format!("(?i)^\\s*({MARK})?\\s*({rhythm})\\s*({COLON})"),
                "captures": {
                    "1": scope("constant.numeric.item"),
                    "2": scope("entity.name.namespace"),
                    "3": scope("punctuation.separator.key-value"),
                },
            },
            "group": {
                "match": format!("^\\s*({MARK})?\\s*([^:：#＃|｜。；;]{{1,40}})({COLON})\\s*$"),
                "captures": {
                    "1": scope("constant.numeric.item"),
                    "2": scope("entity.name.namespace"),
                    "3": scope("punctuation.separator.key-value"),
                },
            },
            "item": {
                "match": format!("^\\s*({MARK})"),
                "captures": {"1": scope("constant.numeric.item")},
            },
            "row": {
                "begin": "^\\s*([|｜])",
                "beginCaptures": {"1": scope("punctuation.separator.table")},
                "end": "$",
                "name": "meta.table.role",
                "patterns": [
                    {"match": "[|｜]", "name": "punctuation.separator.table.role"},
                    {"match": ":?-{3,}:?", "name": "punctuation.separator.table.role"},
                    {"match": "[①-⑳]", "name": "constant.numeric.order.role"},
                    {"include": "#inline"},
                ],
            },
            "inline": {
                "patterns": [
                    {"include": "#attributes"},
                    {"include": "#none"},
                    {"include": "#mention"},
                    {"include": "#comparator"},
                    {"include": "#quantity"},
                ],
            },
            "attributes": {
                "begin": "[\\[【［]",
                "beginCaptures": {"0": scope("punctuation.section.brackets.begin")},
                "end": "[\\]】］]|$",
                "endCaptures": {"0": scope("punctuation.section.brackets.end")},
                "name": "meta.attributes.role",
                "patterns": [
                    {
                        "match": format!("(?i)({keys})\\s*({COLON})"),
                        "captures": {"1": scope("variable.parameter"), "2": scope("punctuation.separator.key-value")},
                    },
                    {"match": "[;；,，]", "name": "punctuation.separator.role"},
                    {"match": format!("(?i)(?:^|[:：]|\\s)({periods})\\s*(?=[;；,，\\]】］])"), "captures": {"1": scope("constant.language.period")}},
                    {"include": "#comparator"},
                    {"include": "#quantity"},
                ],
            },
            "mention": {
                "match": "([@＠])([^\\[【［|｜,，、;；。\\s]+)",
                "captures": {"1": scope("punctuation.definition.position"), "2": scope("entity.name.type.position")},
            },
            "none": {
                "match": format!("(?i){COLON}\\s*({none})\\s*$"),
                "captures": {"1": scope("constant.language.none")},
            },
            "comparator": {"match": format!("(?i)({comparators})(?=\\s*[$¥￥€£]?\\s*[\\d０-９])"), "captures": {"1": scope("keyword.operator.comparison")}},
            "quantity": {
                "match": format!("(?i)(?<![A-Za-z0-9_.-])([$¥￥€£]?\\s*[\\d０-９]+(?:[,，]\\d{{3}})*(?:[.．]\\d+)?)\\s*({scales}?{currencies}|{scales}|{times}|[%％‰])?"),
                "captures": {"1": scope("constant.numeric"), "2": scope("keyword.other.unit")},
            },
        },
    })
}

/// Comments, brackets, indentation: what an editor does by itself while one types.
pub fn configuration(words: &Words) -> Value {
    let opening = words.any_of(&words.labels(&SECTIONS));
    let declarations = words.any_of(&words.all("declarations"));
    let brackets = [
        ["[", "]"],
        ["【", "】"],
        ["(", ")"],
        ["（", "）"],
        ["「", "」"],
        ["《", "》"],
    ];
    let quotes = [["“", "”"], ["\"", "\""]];
    let pairs = || brackets.iter().chain(&quotes);
    let closing: Vec<Value> = pairs()
        .map(|[open, close]| json!({"open": open, "close": close, "notIn": ["comment"]}))
        .collect();
    json!({
        "comments": {"lineComment": "#"},
        "brackets": brackets,
        "autoClosingPairs": closing,
        "surroundingPairs": pairs().collect::<Vec<_>>(),
        "colorizedBracketPairs": [],
        "wordPattern": "[^\\s:：;；,，、。.|｜\\[\\]【】［］()（）「」《》“”\"#＃@＠]+",
        "indentationRules": {
            "increaseIndentPattern": {"pattern": format!("^(?:{declarations}\\s*{COLON}.*|\\s*{opening}\\s*{COLON}\\s*)$"), "flags": "i"},
            "decreaseIndentPattern": {"pattern": format!("^\\s*{declarations}\\s*{COLON}.*$"), "flags": "i"},
        },
    })
}
