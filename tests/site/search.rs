//! The list that the search looks through.

use crate::support::{of, page, sites};
use rolec::render::site::File;
use serde_json::Value;

fn index(files: &[File]) -> Value {
    let script = &page(files, "search.js").text;
    let json = script
        .split_once("rolecSearch(")
        .and_then(|(_, rest)| rest.strip_suffix(");\n"))
        .expect("the script calls one function");
    serde_json::from_str(json).expect("what it hands over is JSON")
}

#[test]
fn every_page_but_the_first_is_listed_once() {
    for site in sites() {
        let index = index(&site.files);
        let pages = index["pages"].as_array().expect("a list");
        let mut listed: Vec<&str> = pages.iter().filter_map(|page| page["p"].as_str()).collect();
        listed.sort_unstable();
        let mut known: Vec<&str> = site
            .files
            .iter()
            .map(|file| file.path.as_str())
            .filter(|path| path.ends_with(".html") && *path != "index.html")
            .collect();
        known.sort_unstable();
        assert_eq!(listed, known);
        for page in pages {
            let kind = page["k"].as_str().expect("a kind");
            assert!(index["kinds"][kind].is_string(), "{kind} has no word");
        }
    }
}

#[test]
fn entries_have_codes_other_names_and_what_they_say() {
    let index = index(&of(
        "组织：甲\n\n岗位：主办会计\n  编号：CW-07\n  别名：总账会计\n  职责：\n    1. 登记总账。[频次：每日]\n",
    ));
    let pages = index["pages"].as_array().expect("a list");
    let entry = pages
        .iter()
        .find(|page| page["t"] == "主办会计")
        .expect("an entry");
    assert_eq!(entry["n"], "CW-07 总账会计");
    let text = entry["x"].as_str().expect("a text");
    assert!(
        text.contains("登记总账。") && text.contains("每日"),
        "{text}"
    );
    // All readings, for only a reader knows which one is meant.
    assert!(
        index["readings"]["会"]
            .as_str()
            .is_some_and(|all| all.contains("hui") && all.contains("kuai"))
    );
    // 賬 and 會 are typed by those who write traditional characters.
    let traditional = index["traditional"].as_str().expect("a text");
    let simplified = index["simplified"].as_str().expect("a text");
    let at = traditional.chars().position(|c| c == '會').expect("會");
    assert_eq!(simplified.chars().nth(at), Some('会'));
    assert_eq!(traditional.chars().count(), simplified.chars().count());
}
