//! Each page by itself, and all of them together.

use crate::support::{self, Site, bare, is_page, named, of, page, parse, sites, text};
use rolec::render::site::File;
use rolec::render::template::Overrides;
use std::collections::{BTreeMap, BTreeSet};

/// The file that an address of a page leads to, and the anchor in it.
fn target(from: &str, address: &str) -> (String, Option<String>) {
    let (path, anchor) = match address.split_once('#') {
        Some((path, anchor)) => (path, Some(anchor.to_owned())),
        None => (address, None),
    };
    if path.is_empty() {
        return (from.to_owned(), anchor);
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            ".." => assert!(parts.pop().is_some(), "{address} leads out of the site"),
            part => parts.push(part),
        }
    }
    (parts.join("/"), anchor)
}

#[test]
fn every_link_leads_to_a_file_and_an_anchor() {
    for Site { name, files, .. } in sites() {
        let anchors: BTreeMap<&str, BTreeSet<String>> = files
            .iter()
            .filter(is_page)
            .map(|file| {
                let document = parse(file);
                let ids = document
                    .descendants()
                    .filter_map(|node| node.attribute("id"));
                (file.path.as_str(), ids.map(str::to_owned).collect())
            })
            .collect();
        let known: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
        let mut met = BTreeSet::from(["index.html".to_owned(), "search.js".to_owned()]);
        for file in files.iter().filter(is_page) {
            let document = parse(file);
            for node in document.descendants() {
                for attribute in ["href", "src"] {
                    let Some(address) = node.attribute(attribute) else {
                        continue;
                    };
                    if address.starts_with("https://") {
                        // A link that a Markdown chapter has; it is followed by those who click.
                        assert_eq!(node.tag_name().name(), "a", "{address}");
                        continue;
                    }
                    let (path, anchor) = target(&file.path, address);
                    assert!(
                        known.contains(path.as_str()),
                        "{name}: {address} in {}",
                        file.path
                    );
                    if let Some(anchor) = anchor {
                        assert!(
                            anchors[path.as_str()].contains(&anchor),
                            "{name}: {address} in {}",
                            file.path
                        );
                    }
                    met.insert(path);
                }
            }
        }
        let unmet: Vec<&&str> = known.iter().filter(|path| !met.contains(**path)).collect();
        assert!(unmet.is_empty(), "{name}: nothing leads to {unmet:?}");
    }
}

#[test]
fn every_page_has_the_structure_of_a_document() {
    for Site { project, files, .. } in sites() {
        let locale = project.document_language().pick("zh-CN", "en-GB");
        for file in files.iter().filter(is_page) {
            let document = parse(file);
            let path = &file.path;
            assert!(file.text.starts_with("<!DOCTYPE html>\n<html "), "{path}");
            assert_eq!(
                document.root_element().attribute("lang"),
                Some(locale),
                "{path}"
            );
            for element in ["h1", "main", "footer", "search"] {
                assert_eq!(named(&document, element).len(), 1, "{element} of {path}");
            }
            // Drawings have titles of their own.
            let titles = named(&document, "title").into_iter();
            let titles = titles.filter(|title| {
                title
                    .parent_element()
                    .is_some_and(|own| own.has_tag_name("head"))
            });
            let titles: Vec<String> = titles.map(text).collect();
            assert!(
                titles.len() == 1 && !titles[0].trim().is_empty(),
                "{path}: {titles:?}"
            );
            assert!(!text(named(&document, "h1")[0]).trim().is_empty(), "{path}");
            let levels: Vec<u8> = document
                .descendants()
                .filter_map(|node| match node.tag_name().name().as_bytes() {
                    [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
                    _ => None,
                })
                .collect();
            assert!(
                levels.windows(2).all(|two| two[1] <= two[0] + 1),
                "{path}: {levels:?}"
            );
            let ids: Vec<&str> = document
                .descendants()
                .filter_map(|node| node.attribute("id"))
                .collect();
            let unique: BTreeSet<&str> = ids.iter().copied().collect();
            assert_eq!(unique.len(), ids.len(), "{path}: an anchor stands twice");
            for name in ["aria-labelledby", "aria-controls", "for"] {
                let mut references = document
                    .descendants()
                    .filter_map(|node| node.attribute(name));
                assert!(references.all(|own| unique.contains(own)), "{path}: {name}");
            }
            for nav in named(&document, "nav") {
                assert!(
                    nav.attribute("aria-label")
                        .is_some_and(|label| !label.is_empty()),
                    "{path}"
                );
            }
            for head in named(&document, "th") {
                assert!(
                    head.attribute("scope").is_some(),
                    "{path}: a head that heads nothing"
                );
            }
        }
    }
}

#[test]
fn nothing_is_fetched_from_elsewhere_and_nothing_foreign_runs() {
    for Site { files, .. } in sites() {
        for file in files.iter().filter(is_page) {
            let document = parse(file);
            for name in [
                "img", "image", "iframe", "object", "embed", "base", "form", "video", "audio",
                "style",
            ] {
                assert!(
                    named(&document, name).is_empty(),
                    "a {name} in {}",
                    file.path
                );
            }
            assert_eq!(named(&document, "script").len(), 1, "{}", file.path);
            assert_eq!(named(&document, "link").len(), 1, "{}", file.path);
            for node in document.descendants() {
                assert!(
                    node.attributes().all(|own| !own.name().starts_with("on")),
                    "{}",
                    file.path
                );
            }
            let policy = named(&document, "meta")
                .into_iter()
                .find(|meta| meta.attribute("http-equiv") == Some("Content-Security-Policy"))
                .and_then(|meta| meta.attribute("content"))
                .expect("the page has a policy");
            assert!(policy.starts_with("default-src 'none'"), "{policy}");
            assert!(!policy.contains("script-src 'unsafe"), "{policy}");
        }
        let style = &page(files, "style.css").text;
        assert!(!style.contains("url(") && !style.contains("@import") && !style.contains("{{"));
        let script = &page(files, "site.js").text;
        for word in ["fetch(", "XMLHttpRequest", "innerHTML", "eval(", "http"] {
            assert!(!script.contains(word), "{word}");
        }
    }
}

#[test]
fn every_sentence_of_the_sources_is_in_a_page() {
    for Site {
        name,
        project,
        files,
    } in &sites()[..2]
    {
        let pages = files.iter().filter(is_page);
        let pages: Vec<String> = pages
            .map(|file| bare(&text(parse(file).root_element())))
            .collect();
        let whole = pages.concat();
        let sentences = support::sentences(project);
        assert!(sentences.len() > 300, "{}", sentences.len());
        let missing: Vec<&String> = sentences
            .iter()
            .filter(|sentence| !whole.contains(&bare(sentence)))
            .collect();
        assert!(missing.is_empty(), "{name}: {missing:?}");
    }
}

#[test]
fn hostile_text_is_text_in_pages_and_in_the_search() {
    let Site { files, .. } = &sites()[2];
    let pages = files.iter().filter(is_page);
    let pages: Vec<String> = pages
        .map(|file| bare(&text(parse(file).root_element())))
        .collect();
    support::has_hostile(&pages.concat());
    for file in files {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        assert!(
            name.chars()
                .all(|c| c.is_alphanumeric() || "-.".contains(c)),
            "{name}"
        );
    }
}

#[test]
fn everybody_has_a_page_and_links_lead_there() {
    let files = of(
        "组织：甲\n  架构：\n    - @总经理\n      - 营销部 [主管：@营销经理]\n        - @专员\n\n\
         岗位：营销经理\n  职责：\n    1. 办事。\n  权限：\n    1. 审批：费用 5万元以下\n    2. 建议：人事\n\n\
         事项：费用\n  单位：元\n  | 金额 | 专员 | 营销经理 |\n  | 5万以下 | 申请① | 审批② |\n\n\
         事项：人事\n\n流程：报销\n  负责：营销经理\n  步骤：\n    1. 填单 [R：专员]\n",
    );
    let paths: BTreeSet<&str> = files.iter().map(|file| file.path.as_str()).collect();
    for path in [
        "index.html",
        "chart.html",
        "positions.html",
        "matters.html",
        "processes.html",
        "authority.html",
        "raci.html",
        "positions/总经理.html",
        "positions/营销部-营销经理.html",
        "positions/营销部-专员.html",
        "departments/营销部.html",
        "matters/费用.html",
        "matters/人事.html",
        "processes/报销.html",
        "about.html",
        "style.css",
        "site.js",
        "search.js",
    ] {
        assert!(paths.contains(path), "no {path} in {paths:?}");
    }
    let links = |path: &str, to: &str| page(&files, path).text.contains(&format!("href=\"{to}\""));
    assert!(links(
        "positions/营销部-专员.html",
        "../positions/营销部-营销经理.html"
    ));
    assert!(links("positions/营销部-专员.html", "../matters/费用.html"));
    assert!(links(
        "positions/营销部-专员.html",
        "../processes/报销.html"
    ));
    assert!(links(
        "matters/费用.html",
        "../positions/营销部-营销经理.html"
    ));
    assert!(links("chart.html", "positions/营销部-营销经理.html"));
    assert!(links(
        "departments/营销部.html",
        "../positions/营销部-专员.html"
    ));
    // What is only named has a page that says so.
    assert!(
        page(&files, "positions/营销部-专员.html")
            .text
            .contains("class=\"remark\"")
    );
    assert!(
        !page(&files, "positions/营销部-营销经理.html")
            .text
            .contains("class=\"remark\"")
    );
    // A list that grants something over a matter stands on the matter's page, with or without a table.
    assert!(
        page(&files, "matters/人事.html")
            .text
            .contains("建议：人事")
    );
}

#[test]
fn titles_that_differ_little_are_files_of_their_own() {
    let long = "很长的岗位名称".repeat(40);
    let names = [
        "经理/副",
        "经理-副",
        "CON",
        "con.",
        "A",
        "a ",
        "..",
        "\u{202e}x",
        &long,
        "岗位？",
        "岗位！",
    ];
    let text: String = names
        .iter()
        .map(|name| format!("岗位：{name}\n  职责：\n    1. 办事。\n\n"))
        .collect();
    let files = of(&format!(
        "组织：甲\n\n{text}岗位：A\n  职责：\n    1. 又办事。\n"
    ));
    let folded: BTreeSet<String> = files.iter().map(|file| file.path.to_uppercase()).collect();
    assert_eq!(folded.len(), files.len());
    let pages = files
        .iter()
        .filter(|file| file.path.starts_with("positions/"));
    for file in pages.clone() {
        let name = file.path.rsplit('/').next().unwrap_or_default();
        assert!(name.len() <= 200 && !name.starts_with('.'), "{name}");
        let stem = name.split('.').next().unwrap_or_default();
        assert!(!["con", "nul", "aux"].contains(&stem), "{name}");
    }
    assert!(pages.count() >= 9);
}

#[test]
fn the_same_sources_give_the_same_bytes() {
    let Site { project, files, .. } = &sites()[1];
    let again = support::made(project, &Overrides::default());
    assert!(again == *files);
}

#[test]
fn templates_of_pages_hold_for_the_site_and_its_own_come_first() {
    let over = |family, name: &str, text: &str| {
        (family, BTreeMap::from([(name.to_owned(), text.to_owned())]))
    };
    let project = support::workspace("岗位：经理\n  职责：\n    1. 办事。\n");
    let first = |files: Vec<File>| page(&files, "positions/经理.html").text.clone();
    let shared = Overrides::from([over("html", "section", "<p>甲{{id}}</p>")]);
    assert!(first(support::made(&project, &shared)).contains("<p>甲duties</p>"));
    let both = Overrides::from([
        over("html", "section", "<p>甲{{id}}</p>"),
        over("site", "section", "<p>乙{{id}}</p>"),
    ]);
    assert!(first(support::made(&project, &both)).contains("<p>乙duties</p>"));
}
