//! Organisations that are wrong, huge or odd: each is drawn sensibly, in every form, or refused with words.

use crate::support::model;
use rolec::chart::scene::EdgeKind;
use rolec::chart::{self, Options, Orientation, Paper, Printing, Scene, Words, scene};
use rolec::locale::{Catalogue, Language};
use rolec::model::Model;
use rolec::render::glyphs;
use std::fmt::Write;

fn post(text: &mut String, title: &str, head: Option<&str>) {
    writeln!(text, "岗位：{title}").expect("strings take text");
    if let Some(head) = head {
        writeln!(text, "直接上级：{head}").expect("strings take text");
    }
    text.push('\n');
}

/// A head with people of these titles.
fn under_one(titles: impl IntoIterator<Item = String>) -> String {
    let mut text = String::new();
    post(&mut text, "总经理", None);
    titles
        .into_iter()
        .for_each(|title| post(&mut text, &title, Some("总经理")));
    text
}

const FAMILY: &str = "👨‍👩‍👧‍👦";

/// Each with how many boxes it has.
fn organisations() -> Vec<(&'static str, String, usize)> {
    let mut circles = String::new();
    for (title, head) in [
        ("甲", "丙"),
        ("乙", "甲"),
        ("丙", "乙"),
        ("丁", "甲"),
        ("自己", "自己"),
    ] {
        post(&mut circles, title, Some(head));
    }
    let mut tops = String::new();
    for (title, head) in [
        ("总经理甲", None),
        ("总经理乙", None),
        ("专员", Some("总经理乙")),
    ] {
        post(&mut tops, title, head);
    }
    let mut chain = String::new();
    for at in 0..300 {
        let head = format!("第{}层", at - 1);
        post(
            &mut chain,
            &format!("第{at}层"),
            (at > 0).then_some(head.as_str()),
        );
    }
    let long = [
        "负责全国所有区域市场开拓与渠道建设".repeat(12),
        "WordWithoutAnyBlank".repeat(11),
        "Senior Vice President for International Partnerships and ".repeat(4),
    ];
    let long = long.map(|title| {
        title
            .chars()
            .take(200)
            .collect::<String>()
            .trim()
            .to_owned()
    });
    let odd = [
        format!("{FAMILY}团队长🚀"),
        "مدير المبيعات".to_owned(),
        "מנהל (CEO) 123".to_owned(),
        "ผู้จัดการฝ่ายขาย".to_owned(),
        "𠮷野家店长".to_owned(),
        "Ｆｕｌｌ　ｗｉｄｔｈ".to_owned(),
        "a\u{301}e\u{308} Zu\u{308}rich".to_owned(),
    ];
    let crowd = (0..5000).map(|at| format!("操作工{at}"));
    vec![
        ("circles", circles, 5),
        ("two tops", tops, 3),
        ("a chain", chain, 300),
        ("long names", under_one(long), 4),
        ("odd characters", under_one(odd), 8),
        ("a crowd", under_one(crowd), 5001),
    ]
}

fn overlapping(scene: &Scene) -> Option<(&str, &str)> {
    let mut boxes: Vec<_> = scene.boxes.iter().collect();
    boxes.sort_by_key(|one| (one.rect.x, one.rect.y));
    for (at, one) in boxes.iter().enumerate() {
        let near = boxes[at + 1..]
            .iter()
            .take_while(|next| next.rect.x < one.rect.right());
        for other in near {
            if one.rect.y < other.rect.bottom() && other.rect.y < one.rect.bottom() {
                return Some((&one.id, &other.id));
            }
        }
    }
    None
}

fn words(model: &Model, options: &Options, scene: &Scene) -> Words {
    Words::new(Catalogue::of(Language::Zh), model, options, scene)
}

#[test]
fn everything_is_drawn_once_and_apart() {
    for (name, text, count) in organisations() {
        let model = model(&text);
        for printable in [None, Some(glyphs::printed as fn(&str) -> String)] {
            let options = Options {
                printable,
                ..Options::default()
            };
            let scene = scene(&model, &options);
            assert_eq!(scene.boxes.len(), count, "{name}");
            assert_eq!(overlapping(&scene), None, "{name}");
            for one in &scene.boxes {
                let (top, bottom) = (one.rect.y, one.rect.bottom());
                let inside = one.lines.iter().all(|line| (top..bottom).contains(&line.y));
                assert!(inside && !one.lines.is_empty(), "{name}: {}", one.id);
            }
        }
    }
}

#[test]
fn every_form_can_be_written() {
    for (name, text, count) in organisations() {
        let model = model(&text);
        let options = Options::default();
        let scene = scene(&model, &options);
        let words = words(&model, &options, &scene);
        let svg = chart::svg(&scene, &words);
        let read = roxmltree::Document::parse(&svg).expect("it is XML");
        let is_box = |node: &roxmltree::Node| node.attribute("class") == Some("node");
        assert_eq!(read.descendants().filter(is_box).count(), count, "{name}");
        let drawio = chart::drawio(&scene, &words);
        roxmltree::Document::parse(&drawio).expect("it is XML");
        let rows = chart::csv(&scene);
        let mut rows = csv::Reader::from_reader(rows.trim_start_matches('\u{feff}').as_bytes());
        assert_eq!(
            rows.records().filter_map(Result::ok).count(),
            count,
            "{name}"
        );
        assert!(chart::dot(&scene, &words).ends_with("}\n"), "{name}");
        assert!(chart::mermaid(&scene).starts_with("flowchart"), "{name}");
        assert!(
            chart::plantuml(&scene, &words)
                .trim_end()
                .ends_with("@endwbs"),
            "{name}"
        );
        assert!(chart::html(&scene, &words, Catalogue::of(Language::En)).contains("</html>"));
    }
}

/// Every box is on some page, and each page within its paper.
#[test]
fn everything_can_be_printed() {
    for (name, text, count) in organisations() {
        let model = model(&text);
        for paper in [Paper::A4, Paper::Chapter] {
            let printing = Printing {
                paper,
                orientation: Some(Orientation::Landscape),
                title: "某公司".to_owned(),
                edition: String::new(),
                catalogue: Catalogue::of(Language::Zh),
            };
            let pages = chart::pages(&model, &Options::default(), &printing);
            let mut ids: Vec<&str> = pages
                .iter()
                .flat_map(|page| page.scene.boxes.iter().map(|one| one.id.as_str()))
                .collect();
            ids.sort_unstable();
            ids.dedup();
            assert_eq!(ids.len(), count, "{name} on {paper:?}");
            for page in &pages {
                let scene = &page.scene;
                // The smallest text is 8.2 points high in a drawing of its own size.
                assert!(
                    scene.percent * 82 >= 7000,
                    "{name} on {paper:?}: {} %",
                    scene.percent
                );
                let within = scene.boxes.iter().all(|one| {
                    let rect = one.rect;
                    rect.x >= 0
                        && rect.y >= 0
                        && rect.right() <= page.width
                        && rect.bottom() <= page.height
                });
                assert!(within, "{name} on {paper:?}");
            }
        }
    }
}

#[test]
fn whoever_reports_to_itself_is_marked() {
    let model = model("岗位：总经理\n\n岗位：自己\n直接上级：自己\n");
    let options = Options::default();
    let scene = scene(&model, &options);
    let own = scene
        .boxes
        .iter()
        .position(|one| one.title == "自己")
        .expect("it is drawn");
    assert!(scene.boxes[own].in_circle);
    let circles: Vec<_> = scene
        .edges
        .iter()
        .filter(|edge| edge.kind == EdgeKind::Circle)
        .collect();
    assert_eq!(circles.len(), 1);
    assert_eq!((circles[0].from, circles[0].to), (own, own));
    let words = words(&model, &options, &scene);
    assert!(
        words.description.contains("1 处循环"),
        "{}",
        words.description
    );
    let svg = chart::svg(&scene, &words);
    assert!(svg.contains("data-from=\"自己\" data-to=\"自己\""));
}

/// What no embedded font has is written as its code, in a box that has room for it.
#[test]
fn pictures_have_codes_for_what_no_font_has() {
    let model = model(&format!("岗位：{FAMILY}销售总监🚀\n"));
    let options = Options {
        printable: Some(glyphs::printed),
        ..Options::default()
    };
    let scene = scene(&model, &options);
    let title = &scene.boxes[0].title;
    assert_eq!(
        title,
        "〔U+1F468〕〔U+1F469〕〔U+1F467〕〔U+1F466〕销售总监〔U+1F680〕"
    );
    let words = words(&model, &options, &scene);
    let svg = chart::svg(&scene, &words);
    let mut found = std::collections::BTreeSet::new();
    glyphs::substituted_in_drawing(&svg, &mut found);
    assert_eq!(found.into_iter().collect::<String>(), "👦👧👨👩🚀");
}

#[test]
fn nobody_is_no_drawing() {
    for text in ["", "组织：某公司\n", "部门：销售部\n"] {
        let model = model(text);
        assert!(scene(&model, &Options::default()).is_empty());
        let printing = Printing {
            paper: Paper::A4,
            orientation: None,
            title: String::new(),
            edition: String::new(),
            catalogue: Catalogue::of(Language::En),
        };
        assert!(chart::pages(&model, &Options::default(), &printing).is_empty());
    }
}

/// A picture of anything can be made, with no more dots than programs show.
#[test]
fn pictures_are_bounded() {
    let (_, text, _) = organisations().swap_remove(2);
    let model = model(&text);
    let options = Options::default();
    let scene = scene(&model, &options);
    let png = chart::png(&chart::svg(&scene, &words(&model, &options, &scene)));
    let png = png.expect("it can be drawn");
    let number = |at: usize| u32::from_be_bytes([png[at], png[at + 1], png[at + 2], png[at + 3]]);
    let (width, height) = (number(16), number(20));
    assert!(png.starts_with(b"\x89PNG") && png.ends_with(b"IEND\xaeB`\x82"));
    assert!(height <= 30_000 && width > 0 && u64::from(width) * u64::from(height) <= 41_000_000);
}
