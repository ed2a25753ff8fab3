//! The templates that come with rolec: sound in both languages, and their documents the same each time.

use crate::memory::Memory;
use crate::support::{Source, booklet, lines, names, organisation, part};
use rolec::locale::Language;
use rolec::render::design::Design;
use rolec::render::docx::{BuiltIn, Subject, Template, is_ours};
use std::io::Cursor;

fn english() -> Source {
    let text = "position: Cook\n  department: Kitchen\n  duties:\n    1. Prepares meals.\n\ndepartment: Kitchen\n  functions:\n    \
        1. Feeds people.\n";
    Source::of(Memory::of([("a.role", text)]).project(), booklet())
}

#[test]
fn they_are_sound_in_both_languages() {
    for (source, language) in [
        (Source::of(organisation(), booklet()), Language::Zh),
        (english(), Language::En),
    ] {
        assert_eq!(source.language(), language);
        for built_in in BuiltIn::ALL {
            let file = built_in.file(language).expect("it can be packed");
            let template = source.read(&file, None);
            let template = template.unwrap_or_else(|faults| panic!("{built_in:?}: {faults:?}"));
            assert_eq!(template.subject(), built_in.subject(), "{built_in:?}");
            for (title, document) in source.filled(&template) {
                let text = part(&document, "word/document.xml").expect("a document");
                assert!(lines(&text).contains(&title), "{built_in:?}: {title}");
                // What looks like a tag in the source is text.
                let filled = text.replace("{{title}} \"调度\"", "");
                assert!(!filled.contains("{{"), "{built_in:?}: {title}");
                assert!(is_ours(Cursor::new(&document)));
                assert_eq!(names(&document)[0], "[Content_Types].xml");
            }
        }
    }
}

#[test]
fn documents_are_the_same_each_time() {
    let build = || {
        let source = Source::of(organisation(), booklet());
        let all = Subject::ALL.map(|subject| {
            let vocabulary = &source.project.vocabulary;
            let template = Template::built_in(
                BuiltIn::of(subject),
                Language::Zh,
                &Design::default(),
                vocabulary,
            );
            source.filled(&template.unwrap_or_else(|faults| panic!("{faults:?}")))
        });
        all.concat()
    };
    let (one, two) = (build(), build());
    assert_eq!(one.len(), 5);
    assert!(one == two, "the bytes differ");
}

/// Links lead somewhere, pictures and other parts are there, and no id stands twice.
#[test]
fn what_a_document_refers_to_is_in_it() {
    let source = Source::of(organisation(), crate::support::with_chart());
    let template = Template::built_in(
        BuiltIn::Booklet,
        Language::Zh,
        &Design::default(),
        &source.project.vocabulary,
    );
    let template = template.unwrap_or_else(|faults| panic!("{faults:?}"));
    let (_, document) = source.filled(&template).swap_remove(0);
    let text = part(&document, "word/document.xml").expect("a document");
    let parsed = roxmltree::Document::parse(&text).expect("it is XML");
    let all = |name: &str, attribute: &str| -> Vec<&str> {
        let named = parsed
            .descendants()
            .filter(|node| node.tag_name().name() == name);
        let values = named.filter_map(|node| {
            let mut attributes = node.attributes();
            attributes
                .find(|one| one.name() == attribute)
                .map(|one| one.value())
        });
        values.collect()
    };
    let bookmarks = all("bookmarkStart", "name");
    let anchors = all("hyperlink", "anchor");
    assert!(anchors.len() > 8, "{anchors:?}");
    for anchor in &anchors {
        assert!(bookmarks.contains(anchor), "{anchor} leads nowhere");
    }
    for ids in [&bookmarks, &all("bookmarkStart", "id"), &all("docPr", "id")] {
        let mut unique = ids.clone();
        unique.sort_unstable();
        unique.dedup();
        assert_eq!(unique.len(), ids.len(), "{ids:?}");
    }
    let relationships = part(&document, "word/_rels/document.xml.rels").expect("relationships");
    let names = names(&document);
    for embedded in all("blip", "embed")
        .into_iter()
        .chain(all("svgBlip", "embed"))
    {
        let target = relationships
            .split(&format!("Id=\"{embedded}\""))
            .nth(1)
            .expect("it is related");
        let target = target
            .split("Target=\"")
            .nth(1)
            .and_then(|rest| rest.split('"').next())
            .expect("a target");
        assert!(names.contains(&format!("word/{target}")), "{target}");
    }
    assert!(text.contains("TOC \\o \"1-3\" \\h \\z \\u"), "no contents");
    let styles = part(&document, "word/styles.xml").expect("styles");
    for style in all("pStyle", "val") {
        assert!(
            styles.contains(&format!("w:styleId=\"{style}\"")),
            "{style}"
        );
    }
}
