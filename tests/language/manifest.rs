//! The page about the manifest and its schema against the manifest: examples are read, and every key that is read is
//! on the page and in the schema.

use rolec::diagnostic::Arg;
use rolec::project::Failure;
use rolec::project::manifest::Manifest;
use serde_json::Value;

const PAGE: &str = "docs/manifest.md";

/// The keys of a place in the manifest, as the complaint about an unknown one lists them.
fn keys(text: &str) -> Vec<String> {
    let failures = Manifest::parse(text.to_owned()).expect_err("a manifest with an unknown key");
    let known = failures
        .iter()
        .flat_map(|failure| &failure.message.args)
        .find_map(|(name, value)| match value {
            Arg::List(list) if *name == "known" => Some(list.clone()),
            _ => None,
        });
    known.unwrap_or_else(|| panic!("{text}: {failures:?}"))
}

#[test]
fn every_key_is_explained_in_both_languages() {
    let page = crate::read(PAGE);
    let places = [
        "nonsense: 1",
        "overrides: [{paths: a, nonsense: 1}]",
        "thresholds: {nonsense: 1}",
        "vocabulary: {nonsense: 1}",
        "rules: {house/x: {nonsense: 1}}",
        "booklets: [{name: a, nonsense: 1}]",
        "booklets: [{name: a, chapters: [nonsense]}]",
        "booklets: [{name: a, theme: nonsense}]",
        "booklets: [{name: a, paper: nonsense}]",
        "booklets: [{name: a, orientation: nonsense}]",
        "booklets: [{name: a, numbering: nonsense}]",
        "booklets: [{name: a, fonts: {nonsense: 1}}]",
        "booklets: [{name: a, pdf: {nonsense: 1}}]",
        "booklets: [{name: a, pdf: {pdf-a: nonsense}}]",
        "booklets: [{name: a, chapters: [{matrix: nonsense}]}]",
    ];
    for key in places.iter().flat_map(|place| keys(place)) {
        let plain = page.matches(&format!("`{key}`")).count();
        let with_value = page.matches(&format!("`{key}: ")).count();
        assert!(plain + with_value >= 2, "{PAGE} does not explain `{key}`");
    }
}

#[test]
fn examples_are_manifests() {
    let page = crate::read(PAGE);
    let mut seen = 0;
    for fence in page.split("\n```yaml ").skip(1) {
        let (word, rest) = fence.split_once('\n').expect("a fence has a line");
        let text = rest.split("\n```").next().unwrap_or_default();
        let read = Manifest::parse(format!("{text}\n"));
        match word {
            "good" => assert!(read.is_ok(), "{read:?}\n{text}"),
            "bad" => assert!(read.is_err(), "nothing is wrong with\n{text}"),
            other => panic!("{PAGE}: what is {other}?"),
        }
        seen += 1;
    }
    assert!(seen > 0);
}

const SCHEMA: &str = "docs/schema/manifest.schema.json";

/// The names that a manifest may give to rules: families, and each rule.
fn rule_names() -> Vec<String> {
    let families = rolec::check::families();
    let names = families.iter().flat_map(|(family, rules)| {
        let rules = rules.iter().map(|rule| rule.name.to_owned());
        std::iter::once((*family).to_owned()).chain(rules)
    });
    names.collect()
}

/// The schema; the names of rules in it are written by `ROLEC_BLESS=1`.
fn schema() -> Value {
    let text = crate::read(SCHEMA);
    let start = text
        .find("\"rule\": {")
        .expect("the schema has the names of rules");
    let end = start + text[start..].find('}').expect("a schema has an end");
    let names: Vec<String> = rule_names()
        .iter()
        .map(|name| format!("        \"{name}\""))
        .collect();
    let rule = format!(
        "\"rule\": {{\n      \"enum\": [\n{}\n      ]\n    ",
        names.join(",\n")
    );
    let made = format!("{}{rule}{}", &text[..start], &text[end..]);
    if std::env::var_os("ROLEC_BLESS").is_some() {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(SCHEMA);
        std::fs::write(path, &made).expect("the schema can be written");
    }
    let committed = crate::read(SCHEMA);
    assert!(
        committed == made,
        "{SCHEMA} lacks rules; ROLEC_BLESS=1 cargo test --test language writes it"
    );
    serde_json::from_str(&committed).expect("a schema is JSON")
}

fn validator(schema: &Value) -> jsonschema::Validator {
    jsonschema::draft202012::meta::validate(schema).expect("a schema is one");
    jsonschema::validator_for(schema).expect("a schema can be used")
}

/// A rule of a workspace stands in no built-in family; the schema knows these by name.
#[test]
fn the_schema_knows_every_family() {
    let schema = schema();
    let own = schema.pointer("/$defs/ruleName/anyOf/1/pattern");
    let own = own.and_then(Value::as_str).expect("own rules have a form");
    let plain = schema.pointer("/properties/rules/patternProperties");
    let plain = plain
        .and_then(Value::as_object)
        .expect("some rules are not defined");
    let patterns = plain.keys().map(String::as_str).chain([own]);
    let patterns: Vec<Vec<&str>> = patterns
        .map(|one| one.split(['(', ')', '|']).collect())
        .collect();
    assert_eq!(patterns.len(), 2);
    for (family, _) in rolec::check::families() {
        let known = patterns.iter().all(|taken| taken.contains(&family));
        assert!(known, "{SCHEMA} lets {family}/x pass");
    }
}

/// Every key that is read is in the schema, and the schema has no other.
#[test]
fn the_schema_has_the_keys_that_are_read() {
    let schema = schema();
    let places = [
        ("nonsense: 1", "/properties"),
        (
            "overrides: [{paths: a, nonsense: 1}]",
            "/$defs/override/properties",
        ),
        ("thresholds: {nonsense: 1}", "/$defs/thresholds/properties"),
        ("vocabulary: {nonsense: 1}", "/$defs/vocabulary/properties"),
        (
            "rules: {house/x: {nonsense: 1}}",
            "/$defs/custom/properties",
        ),
        (
            "rules: {house/x: {each: nonsense, when: a, message: {zh: a, en: a}, bad: a}}",
            "/$defs/kind/enum",
        ),
        (
            "booklets: [{name: a, nonsense: 1}]",
            "/$defs/booklet/properties",
        ),
        (
            "booklets: [{name: a, chapters: [nonsense]}]",
            "/$defs/chapter/anyOf/1/properties",
        ),
        (
            "booklets: [{name: a, theme: nonsense}]",
            "/$defs/booklet/properties/theme/enum",
        ),
        (
            "booklets: [{name: a, numbering: nonsense}]",
            "/$defs/booklet/properties/numbering/enum",
        ),
        (
            "booklets: [{name: a, fonts: {nonsense: 1}}]",
            "/$defs/booklet/properties/fonts/anyOf/1/properties",
        ),
        (
            "booklets: [{name: a, pdf: {nonsense: 1}}]",
            "/$defs/booklet/properties/pdf/properties",
        ),
        (
            "booklets: [{name: a, chapters: [{matrix: nonsense}]}]",
            "/$defs/chapter/anyOf/1/properties/matrix/enum",
        ),
        (
            "booklets: [{name: a, formats: [nonsense]}]",
            "/$defs/format/enum",
        ),
    ];
    for (text, pointer) in places {
        let mut read = keys(text);
        let mut known: Vec<String> = match schema.pointer(pointer) {
            Some(Value::Object(keys)) => keys.keys().cloned().collect(),
            Some(Value::Array(values)) => {
                let values = values.iter().filter_map(Value::as_str);
                values.map(str::to_owned).collect()
            }
            other => panic!("{pointer}: {other:?}"),
        };
        read.sort_unstable();
        known.sort_unstable();
        assert_eq!(read, known, "{pointer}");
    }
}

/// The schema takes what the reader takes, and refuses what it refuses.
#[test]
fn the_schema_and_the_reader_agree() {
    let validator = validator(&schema());
    let page = crate::read(PAGE);
    let fences = page.split("\n```yaml ").skip(1);
    let fences = fences.map(|fence| fence.split("\n```").next().unwrap_or_default());
    let fences = fences.map(|fence| fence.split_once('\n').map_or("", |(_, text)| text));
    let more = [
        "",
        "language: zh-CN",
        "language: fr",
        "name: 12",
        "name: [a]",
        "sources: 岗位/*.role",
        "sources: {a: b}",
        "rules: {text: off, duty/vague: false}",
        "rules: {text: quiet}",
        "rules: {duty/vag: hint}",
        "rules: [text]",
        "rules: {house/x: {each: position, when: blank(self.code), message: {zh: a, en: a}, bad: '岗位：甲'}}",
        "rules: {house/x: {each: position, when: true, message: {zh: a, en: a}, bad: ['岗位：甲']}, house: off}",
        "rules: {house/x: {each: position, severity: off, when: true, message: {zh: a, en: a}, bad: '岗位：甲', good: []}}",
        "rules: {house/x: {each: position, when: true, message: {zh: a, en: a}, bad: '岗位：甲', stubs: maybe}}",
        "rules: {house/x: {each: position, when: true, message: {zh: a}, bad: '岗位：甲'}}",
        "rules: {house/x: {each: position, when: true, message: {zh: a, en: a}, bad: []}}",
        "rules: {house/x: {each: position, when: true, bad: '岗位：甲'}}",
        "rules: {house: {each: position, when: true, message: {zh: a, en: a}, bad: '岗位：甲'}}",
        "rules: {duty/x: {each: position, when: true, message: {zh: a, en: a}, bad: '岗位：甲'}}",
        "rules: {House/x: {each: position, when: true, message: {zh: a, en: a}, bad: '岗位：甲'}}",
        "rules: {house/x: {each: chair, when: true, message: {zh: a, en: a}, bad: '岗位：甲'}}",
        "overrides: [{paths: [a], rules: {text/placeholder: error}}]",
        "overrides: [{paths: a}]",
        "overrides: [{rules: {text: off}}]",
        "overrides: [{paths: a, rule: {text: off}}]",
        "overrides: {paths: a}",
        "thresholds: {similarity: 1.5}",
        "thresholds: {similarity: 0.5, span: 3}",
        "thresholds: {span: many}",
        "vocabulary: {discouraged: {搞定: 完成, 抓: [], 惊喜: }}",
        "vocabulary: {discourage: {搞定: 完成}}",
        "segregation: [[采购, 验收]]",
        "segregation: [[采购]]",
        "booklets: [{title: a}]",
        "booklets: [{name: a, formats: pdf}]",
        "booklets: [{name: a, formats: [doc]}]",
        "booklets: [{name: a, chapters: [cover, chart: all, {positions: 甲, sections: 职责}]}]",
        "booklets: [{name: a, chapters: [heading]}]",
        "booklets: [{name: a, chapters: [covers]}]",
        "booklets: [{name: a, chapters: [{positions: [甲, 乙], grade: 经理级, except: 丙, where: size(subordinates) > 3, paper: A3}]}]",
        "booklets: [{name: a, chapters: [{matrix: authority, of: 甲, title: 乙, orientation: landscape}]}]",
        "booklets: [{name: a, chapters: [{matrix: authorty}]}]",
        "booklets: [{name: a, theme: modern, fonts: 宋体, paper: A4, duplex: true, numbering: both, pdf: {tagged: true, pdf-a: 2b}}]",
        "booklets: [{name: a, fonts: {body: [宋体, SimSun], headings: 黑体}, watermark: 草稿, confidential: 秘密, logo: a.png}]",
        "booklets: [{name: a, theme: modren}]",
        "booklets: [{name: a, duplex: maybe}]",
        "booklets: [{name: a, pdf: {pdf-a: 9}}]",
        "nmae: a",
    ];
    for text in fences.chain(more) {
        let value: Value = serde_yaml::from_str(text).expect("it is YAML");
        let read = Manifest::parse(text.to_owned());
        // Which sections there are the vocabulary says, in every language and spelling, and which fields a condition may
        // ask for the model; the schema does not.
        let beyond = ["manifest-unknown-section", "manifest-custom-unknown-field"];
        let is_word = |failure: &Failure| {
            let id = failure.message.id.as_str();
            beyond.iter().any(|start| id.starts_with(start))
        };
        if read
            .as_ref()
            .is_err_and(|failures| failures.iter().all(is_word))
        {
            continue;
        }
        assert_eq!(validator.is_valid(&value), read.is_ok(), "{read:?}\n{text}");
    }
}
