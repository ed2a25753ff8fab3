//! Charts on sheets of paper: what fits is on one, what does not is split at heads, and all can be read.

use crate::gallery::{all, organisations};
use crate::support::model;
use rolec::chart::{Options, Orientation, Page, Paper, Printing, Words, page_svg, pages};
use rolec::locale::{Catalogue, Language};
use rolec::model::Model;
use roxmltree::Document;
use std::collections::{HashMap, HashSet};

/// The smallest type that can be read on paper, in tenths of a point.
const SEVEN_POINTS: i32 = 70;

fn printed(model: &Model, paper: Paper, orientation: Option<Orientation>) -> Vec<Page> {
    let printing = Printing {
        paper,
        orientation,
        title: "某公司 · 岗位结构图".to_owned(),
        edition: "版本 A/2 · 2026-01-05".to_owned(),
        catalogue: Catalogue::of(Language::Zh),
    };
    pages(model, &Options::default(), &printing)
}

fn svg(model: &Model, page: &Page) -> String {
    let options = Options::default();
    let words = Words::new(Catalogue::of(Language::Zh), model, &options, &page.scene);
    page_svg(page, &words)
}

/// The smallest type on a page, and whether everything stands within its margins.
fn assert_readable(name: &str, model: &Model, page: &Page) {
    let svg = svg(model, page);
    let document = Document::parse(&svg).expect("well-formed XML");
    let sizes = document
        .descendants()
        .filter_map(|node| node.attribute("font-size"));
    let smallest = sizes
        .map(|size| size.parse::<i32>().expect("a whole number"))
        .min();
    assert!(smallest >= Some(SEVEN_POINTS), "{name}: {smallest:?}");
    for one in &page.scene.boxes {
        let rect = one.rect;
        let across = rect.x >= 340 && rect.right() <= page.width - 340;
        let along = rect.y >= 340 && rect.bottom() <= page.height - 340;
        assert!(across && along, "{name}: {} leaves the page", one.id);
    }
    for note in &page.notes {
        assert!((0..page.width).contains(&note.x) && (0..page.height).contains(&note.y));
        let below = page.scene.boxes.iter().map(|one| one.rect.bottom()).max();
        let above = page.scene.boxes.iter().map(|one| one.rect.y).min();
        let is_clear = Some(note.y - note.size) > below || Some(note.y) < above;
        assert!(is_clear, "{name}: “{}” stands in the drawing", note.text);
    }
}

#[test]
fn small_charts_are_on_one_page() {
    let size = |pages: &[Page]| {
        let sizes: Vec<(i32, i32)> = pages.iter().map(|page| (page.width, page.height)).collect();
        sizes
    };
    let tea = model(&organisations::tea_house());
    for (paper, long, short) in [
        (Paper::A4, 8419, 5953),
        (Paper::A3, 11_906, 8419),
        (Paper::Letter, 7920, 6120),
    ] {
        for (orientation, expected) in [
            (Orientation::Landscape, (long, short)),
            (Orientation::Portrait, (short, long)),
        ] {
            let pages = printed(&tea, paper, Some(orientation));
            assert_eq!(size(&pages), [expected]);
            assert_readable("tea", &tea, &pages[0]);
        }
    }
    let made = model(&organisations::instrument_maker());
    assert_eq!(printed(&made, Paper::A3, None).len(), 1);
    let company = model(&organisations::group(300));
    assert_eq!(printed(&company, Paper::Poster, None).len(), 1);
}

/// Who is on which page, and as what.
fn assert_whole(name: &str, model: &Model, pages: &[Page]) {
    let mut shown: HashMap<&str, Vec<usize>> = HashMap::new();
    for (at, page) in pages.iter().enumerate() {
        for one in &page.scene.boxes {
            shown.entry(&one.id).or_default().push(at);
        }
    }
    let ids: HashSet<&str> = model.positions.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(shown.keys().copied().collect::<HashSet<_>>(), ids, "{name}");
    for (at, page) in pages.iter().enumerate() {
        for one in &page.scene.boxes {
            let before = shown[one.id.as_str()][0];
            // A box comes back only as a top of a page.
            let is_top = one.parent.is_none();
            assert!(before == at || is_top, "{name}: {} on {at}", one.id);
            if one.hidden == 0 {
                continue;
            }
            let mark = one.details.iter().find_map(|detail| {
                let number = detail.strip_prefix("→ 第 ")?.strip_suffix(" 页")?;
                number.parse::<usize>().ok()
            });
            let to = mark.unwrap_or_else(|| panic!("{name}: {} says no page", one.id));
            let mut tops = pages[to - 1]
                .scene
                .boxes
                .iter()
                .filter(|one| one.parent.is_none());
            assert!(
                tops.any(|top| top.id == one.id),
                "{name}: {} is not on {to}",
                one.id
            );
        }
        assert!(at == 0 || page.scene.boxes[0].parent.is_none());
    }
}

#[test]
fn large_charts_are_split_at_heads() {
    for count in [120, 300, 1000] {
        let model = model(&organisations::group(count));
        for paper in [Paper::A4, Paper::A3] {
            let name = format!("{count} on {paper:?}");
            let pages = printed(&model, paper, None);
            assert_whole(&name, &model, &pages);
            pages
                .iter()
                .for_each(|page| assert_readable(&name, &model, page));
            // A page with three boxes would be a waste.
            let boxes: usize = pages.iter().map(|page| page.scene.boxes.len()).sum();
            assert!(boxes >= 14 * pages.len(), "{name}: {} pages", pages.len());
        }
    }
}

#[test]
fn too_many_people_of_one_head_take_several_pages() {
    let mut text = String::from("岗位：主任\n\n");
    for at in 0..400 {
        text.push_str(&format!("岗位：护士{at}\n直接上级：主任\n\n"));
    }
    let model = model(&text);
    let pages = printed(&model, Paper::A4, None);
    assert!((3..10).contains(&pages.len()), "{} pages", pages.len());
    let names: HashSet<&str> = pages
        .iter()
        .flat_map(|page| &page.scene.boxes)
        .map(|one| one.id.as_str())
        .collect();
    assert_eq!(names.len(), 401);
    pages.iter().for_each(|page| {
        assert_eq!(page.scene.boxes[0].title, "主任");
        assert_readable("nurses", &model, page);
    });
}

#[test]
fn pages_say_what_they_show() {
    let model = model(&organisations::group(300));
    let pages = printed(&model, Paper::A4, Some(Orientation::Landscape));
    let texts =
        |page: &Page| -> Vec<String> { page.notes.iter().map(|note| note.text.clone()).collect() };
    let first = texts(&pages[0]);
    assert!(
        first.contains(&"某公司 · 岗位结构图：总览".to_owned()),
        "{first:?}"
    );
    assert!(first.contains(&"版本 A/2 · 2026-01-05".to_owned()));
    assert!(first.contains(&format!("第 1 页，共 {} 页", pages.len())));
    let of_one = pages[1..].iter().filter(|page| {
        page.scene
            .boxes
            .iter()
            .filter(|one| one.parent.is_none())
            .count()
            == 1
    });
    for page in of_one {
        let said = texts(page);
        let leads_back = |text: &String| text.contains(" › ") && text.contains("上级见第 ");
        assert!(said.iter().any(leads_back), "{said:?}");
    }
    // What is explained is there, and what is there is explained.
    for page in &pages {
        let has = page
            .scene
            .edges
            .iter()
            .any(|edge| edge.kind != rolec::chart::scene::EdgeKind::Solid);
        let explained = texts(page).contains(&"业务指导、虚线汇报".to_owned());
        assert_eq!(has, explained);
    }
}

#[test]
fn the_gallery_can_be_printed() {
    for (name, text) in all() {
        let model = model(&text);
        let pages = printed(&model, Paper::A3, None);
        assert_whole(name, &model, &pages);
        pages
            .iter()
            .for_each(|page| assert_readable(name, &model, page));
        let poster = printed(&model, Paper::Poster, None);
        assert_eq!(poster.len(), 1, "{name}");
        assert_readable(name, &model, &poster[0]);
    }
}
