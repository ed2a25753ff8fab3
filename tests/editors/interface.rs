//! The words of the extension's interface and its manifest: all there, in both languages, none too many; nothing that
//! is declared is missing in the source.

use crate::{corpus, extension};
use serde_json::Value;
use std::collections::BTreeSet;

fn json(path: &str) -> Value {
    let text = corpus::text(&extension().join(path));
    serde_json::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn keys(path: &str) -> BTreeSet<String> {
    json(path)
        .as_object()
        .expect("words")
        .keys()
        .cloned()
        .collect()
}

/// The source, with the first argument of a call on the line of its name.
fn sources() -> String {
    let files = corpus::files(&extension().join("src"));
    let text: String = files.iter().map(|(_, path)| corpus::text(path)).collect();
    let calls: Vec<&str> = text.split("l10n.t(").collect();
    let calls: Vec<&str> = calls.into_iter().map(str::trim_start).collect();
    calls.join("l10n.t(")
}

/// What stands between two marks, wherever it does.
fn between(text: &str, opening: &str, closing: &str) -> BTreeSet<String> {
    let found = text.split(opening).skip(1);
    found
        .filter_map(|rest| Some(rest.split_once(closing)?.0.to_owned()))
        .collect()
}

#[test]
fn the_manifest_has_its_words_in_both_languages() {
    let used = between(
        &corpus::text(&extension().join("package.json")),
        "\"%",
        "%\"",
    );
    assert!(used.len() > 20, "{used:?}");
    assert_eq!(used, keys("package.nls.json"));
    assert_eq!(used, keys("package.nls.zh-cn.json"));
}

#[test]
fn the_source_has_its_words_in_both_languages() {
    let used = between(&sources(), "l10n.t(\"", "\"");
    assert!(used.len() > 10, "{used:?}");
    assert_eq!(used, keys("l10n/bundle.l10n.json"));
    assert_eq!(used, keys("l10n/bundle.l10n.zh-cn.json"));
    for (english, chinese) in json("l10n/bundle.l10n.zh-cn.json")
        .as_object()
        .expect("words")
    {
        let chinese = chinese.as_str().expect("words");
        assert_eq!(
            between(english, "{", "}"),
            between(chinese, "{", "}"),
            "{english}"
        );
        assert!(
            chinese.chars().any(rolec::text::fold::is_chinese),
            "{english}"
        );
    }
}

#[test]
fn commands_and_settings_of_the_manifest_are_those_of_the_source() {
    let manifest = json("package.json");
    let declared = manifest["contributes"]["commands"]
        .as_array()
        .expect("commands");
    let names = declared
        .iter()
        .map(|own| own["command"].as_str().expect("a name"));
    let source = sources();
    for name in names {
        assert!(source.contains(&format!("\"{name}\"")), "{name}");
    }
    let settings = manifest["contributes"]["configuration"]["properties"]
        .as_object()
        .expect("settings");
    for name in settings.keys() {
        let short = name.strip_prefix("rolec.").expect("a setting of ours");
        // The trace is read by the protocol's library.
        assert!(
            short == "trace.server" || source.contains(&format!("\"{short}\"")),
            "{name}"
        );
    }
}

/// The files that the manifest names are there, and its version is the program's.
#[test]
fn the_manifest_leads_somewhere() {
    let manifest = json("package.json");
    assert_eq!(manifest["version"], env!("CARGO_PKG_VERSION"));
    let text = corpus::text(&extension().join("package.json"));
    for path in between(&text, "\"./", "\"") {
        // The bundle is made by `npm run build`.
        assert!(
            path.starts_with("dist/") || extension().join(&path).exists(),
            "{path}"
        );
    }
    let lock = corpus::text(&extension().join("package-lock.json"));
    assert!(
        !lock.contains("\"resolved\""),
        "the lock names where packages came from"
    );
}

/// A page is made of strings alone: nothing in the preview asks for anything elsewhere.
#[test]
fn the_source_names_no_address() {
    assert_eq!(between(&sources(), "https://", "\""), BTreeSet::new());
}
