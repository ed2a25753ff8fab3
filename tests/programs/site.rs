//! The site in a browser, opened as a folder: the search finds, keys work, nothing is complained of or fetched from
//! elsewhere, no page is wider than a telephone, and what is printed has no frame.

use super::feed::has;
use serde_json::Value;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

struct Site(TempDir);

impl Site {
    fn example(name: &str) -> Option<Self> {
        if !has("chromium") || !has("node") {
            return None;
        }
        let folder = tempfile::tempdir().expect("a folder");
        let example = Path::new(env!("CARGO_MANIFEST_DIR"))
            .join("examples")
            .join(name);
        let output = Command::new(env!("CARGO_BIN_EXE_rolec"))
            .args(["build", "-q", "--to", "site", "-o"])
            .arg(folder.path())
            .arg(example)
            .output()
            .expect("the program runs");
        assert!(output.status.code() <= Some(1), "{output:?}");
        Some(Self(folder))
    }

    fn root(&self) -> PathBuf {
        self.0.path().join("site")
    }

    /// What a scenario on a page returns; nothing was complained of, and nothing came from elsewhere.
    fn play(&self, page: &str, width: u32, scenario: &str) -> Value {
        let driver = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/programs/browser.js");
        let output = Command::new("node")
            .arg(driver)
            .arg(format!("file://{}/{page}", self.root().display()))
            .arg(width.to_string())
            .arg(scenario)
            .output()
            .expect("the program runs");
        assert!(output.status.success(), "{page}: {output:?}");
        let played: Value = serde_json::from_slice(&output.stdout).expect("JSON");
        assert_eq!(played["said"], serde_json::json!([]), "{page}");
        for address in played["fetched"].as_array().expect("a list") {
            let address = address.as_str().expect("an address");
            // A logo is within the page.
            let is_own = address.starts_with("file://") || address.starts_with("data:");
            assert!(is_own, "{page}: {address}");
        }
        played["value"].clone()
    }

    /// The titles that a search finds, best first.
    fn search(&self, words: &str) -> Vec<String> {
        let scenario = format!(
            "await press('/'); await type({words:?}); \
             return await ask(\"Array.from(document.querySelectorAll('#_results .title'), (own) => own.textContent)\");"
        );
        let found = self.play("index.html", 1280, &scenario);
        let found = found.as_array().expect("a list").iter();
        found
            .map(|title| title.as_str().expect("a title").to_owned())
            .collect()
    }
}

#[test]
fn the_search_finds_chinese_by_parts_readings_and_traditional_characters() {
    let Some(site) = Site::example("marketing-centre") else {
        return;
    };
    assert_eq!(site.search("销售总部经理")[0], "销售总部经理");
    assert_eq!(site.search("营销总监")[0], "营销中心总监");
    assert_eq!(site.search("yxzxzj")[0], "营销中心总监");
    assert_eq!(site.search("chuna")[0], "出纳");
    // 会 is read kuai here, and hui elsewhere.
    assert_eq!(site.search("yskuaiji")[0], "应收会计");
    assert_eq!(site.search("財務部經理")[0], "财务部经理");
    assert_eq!(site.search("XS-001")[0], "销售总部经理");
    let duty = site.search("台账");
    assert!(duty.len() > 1, "{duty:?}");
    assert!(site.search("没有这个词汇").is_empty());
}

#[test]
fn the_search_finds_english_by_words() {
    let Some(site) = Site::example("clinic") else {
        return;
    };
    assert_eq!(site.search("nurse manager")[0], "Nurse Manager");
    assert_eq!(site.search("Manager FINANCE")[0], "Finance Manager");
    // The beginning of a word, not its middle.
    assert!(
        site.search("regis")
            .contains(&"Registered Nurse".to_owned())
    );
    assert!(site.search("urse").is_empty());
}

#[test]
fn keys_lead_through_the_search() {
    let Some(site) = Site::example("clinic") else {
        return;
    };
    let played = site.play(
        "positions/finance-accountant.html",
        1280,
        "const active = () => ask('document.activeElement.id || document.activeElement.textContent');
         await press('Tab');
         const first = await ask('document.activeElement.className');
         await press('/');
         const box = await active();
         await type('manager');
         await press('ArrowDown');
         const one = await active();
         await press('ArrowDown');
         const two = await active();
         await press('ArrowUp'); await press('ArrowUp');
         const back = await active();
         await press('Escape');
         const closed = await ask(\"document.getElementById('_results').hidden\");
         await type('billing specialist');
         await press('Enter'); await pause(500);
         return { first, box, moved: one !== two && one !== box, back, closed, place: await ask('location.href') };",
    );
    assert_eq!(played["first"], "skip");
    assert_eq!(played["box"], "_find");
    assert_eq!(played["moved"], true);
    assert_eq!(played["back"], "_find");
    assert_eq!(played["closed"], true);
    let place = played["place"].as_str().expect("an address");
    assert!(
        place.ends_with("positions/finance-billing-specialist.html"),
        "{place}"
    );
}

#[test]
fn no_page_is_wider_than_a_telephone() {
    let Some(site) = Site::example("clinic") else {
        return;
    };
    let folders = ["", "departments", "positions", "matters", "processes"];
    for folder in folders {
        let files = std::fs::read_dir(site.root().join(folder))
            .expect("a folder")
            .flatten();
        let mut pages: Vec<String> = files
            .filter_map(|entry| entry.file_name().into_string().ok())
            .filter(|name| name.ends_with(".html"))
            .map(|name| match folder {
                "" => name,
                folder => format!("{folder}/{name}"),
            })
            .collect();
        pages.sort();
        // All pages of a folder are made alike.
        pages.truncate(if folder.is_empty() { usize::MAX } else { 1 });
        for page in pages {
            let over = "return await ask('document.documentElement.scrollWidth - document.documentElement.clientWidth');";
            assert_eq!(site.play(&page, 390, over), 0, "{page}");
        }
    }
}

#[test]
fn what_is_printed_has_no_frame() {
    let Some(site) = Site::example("clinic") else {
        return;
    };
    let seen = site.play(
        "positions/finance-accountant.html",
        1280,
        "await print();
         return await ask(\"['.top-bar', '.trail', '.around', '.foot', '.sheet', '.signatures'].map((own) => \
         getComputedStyle(document.querySelector(own)).display !== 'none')\");",
    );
    assert_eq!(
        seen,
        serde_json::json!([false, false, false, false, true, true])
    );
}
