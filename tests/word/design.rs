//! What a manifest says of the looks of a booklet reaches its Word files.

use crate::support::{Source, booklet, organisation, part, with_chart};
use rolec::locale::Language;
use rolec::render::booklet::Booklet;
use rolec::render::design::{Design, Orientation, PageSetup, Paper, Theme};
use rolec::render::docx::{BuiltIn, Subject, Template};

/// The first document of one of our templates in a design.
fn document(booklet: Booklet, subject: Subject) -> Vec<u8> {
    let design = booklet.design.clone();
    let source = Source::of(organisation(), booklet);
    let vocabulary = &source.project.vocabulary;
    let template = Template::built_in(BuiltIn::of(subject), Language::Zh, &design, vocabulary);
    let template = template.unwrap_or_else(|faults| panic!("{faults:?}"));
    source.filled(&template).swap_remove(0).1
}

fn text(document: &[u8], name: &str) -> String {
    part(document, name).unwrap_or_else(|| panic!("{name} is missing"))
}

fn designed(design: Design) -> Booklet {
    Booklet {
        design,
        ..with_chart()
    }
}

#[test]
fn theme_paper_and_marks_are_those_of_the_booklet() {
    let design = Design {
        theme: Theme::Modern,
        setup: PageSetup {
            paper: Some(Paper::Letter),
            orientation: Some(Orientation::Landscape),
        },
        confidential: Some("内部资料".to_owned()),
        watermark: Some("草稿 & <样>".to_owned()),
        ..Design::default()
    };
    for subject in Subject::ALL {
        let document = document(designed(design.clone()), subject);
        assert!(text(&document, "word/styles.xml").contains("微软雅黑"));
        let body = text(&document, "word/document.xml");
        let paper = "<w:pgSz w:w=\"15840\" w:h=\"12240\" w:orient=\"landscape\"/>";
        assert!(body.contains(paper), "{subject:?}");
        let head = text(&document, "word/header1.xml");
        roxmltree::Document::parse(&head).expect("the head is XML");
        assert!(head.contains("string=\"草稿 &amp; &lt;样&gt;\""), "{head}");
        assert!(head.contains("内部资料"), "{head}");
    }
    let plain = document(designed(Design::default()), Subject::Booklet);
    assert!(!text(&plain, "word/header1.xml").contains("w:pict"));
}

#[test]
fn printed_on_both_sides_chapters_begin_on_the_right() {
    let design = Design {
        duplex: true,
        ..Design::default()
    };
    let document = document(designed(design), Subject::Booklet);
    let body = text(&document, "word/document.xml");
    // Contents, chart, a department, two positions.
    assert!(
        body.matches("<w:type w:val=\"oddPage\"/>").count() >= 5,
        "{body}"
    );
    assert!(
        !body.contains("<w:pageBreakBefore/>"),
        "sections begin the pages"
    );
    assert!(text(&document, "word/settings.xml").contains("<w:mirrorMargins/>"));
}

#[test]
fn a_chapter_has_paper_of_its_own() {
    let mut own = booklet();
    let last = own.chapters.len() - 1;
    own.chapters[last].setup = PageSetup {
        paper: Some(Paper::A3),
        orientation: Some(Orientation::Landscape),
    };
    let document = document(own, Subject::Booklet);
    let body = text(&document, "word/document.xml");
    let sections: Vec<&str> = body.split("<w:sectPr").skip(1).collect();
    let papers: Vec<bool> = sections
        .iter()
        .map(|section| {
            section.contains("<w:pgSz w:w=\"23811\" w:h=\"16838\" w:orient=\"landscape\"/>")
        })
        .collect();
    // The cover, the chapters before, and the last: which ends the document, without an empty page behind it.
    assert_eq!(papers, [false, false, true], "{sections:?}");
}

#[test]
fn the_contents_say_on_which_pages_chapters_begin() {
    let document = document(booklet(), Subject::Booklet);
    let body = text(&document, "word/document.xml");
    let mut pages: Vec<u32> = Vec::new();
    for field in body.split(" PAGEREF ").skip(1) {
        let shown = field
            .split("<w:t>")
            .nth(1)
            .and_then(|rest| rest.split('<').next());
        let page = shown.and_then(|page| page.parse().ok());
        pages.push(page.unwrap_or_else(|| panic!("no page: {}", &field[..200])));
    }
    // The cover, the contents, then a page or more for each sheet.
    assert!(pages.len() >= 5 && pages[0] == 3, "{pages:?}");
    assert!(
        pages.is_sorted() && pages[pages.len() - 1] >= 5,
        "{pages:?}"
    );
}
