//! The page about the manifest against the manifest: its examples are read, and every key that is read is on it.

use rolec::diagnostic::Arg;
use rolec::project::manifest::Manifest;

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
        "thresholds: {nonsense: 1}",
        "vocabulary: {nonsense: 1}",
        "booklets: [{name: a, nonsense: 1}]",
        "booklets: [{name: a, chapters: [nonsense]}]",
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
