//! Files that somebody made to do harm, and files that are broken: each is refused in words, none stops the program.

use crate::random::Random;
use crate::support::{
    NAMESPACES, Source, booklet, names, organisation, packed, paragraph, part, parts, simple,
};
use rolec::locale::{Catalogue, Language};

fn refused(bytes: &[u8]) -> String {
    let source = Source::of(organisation(), booklet());
    let faults = source.read(bytes, None).err().expect("it is refused");
    let id = faults[0].message.id.clone();
    for language in Language::ALL {
        let catalogue = Catalogue::of(language);
        assert!(
            catalogue.attribute(&faults[0].message, "help").is_some(),
            "{id} has no help"
        );
    }
    id
}

fn with(extra: (&str, &[u8])) -> Vec<u8> {
    let mut all = parts(&paragraph("{{title}}"), &[]);
    all.push((extra.0.to_owned(), extra.1.to_vec()));
    packed(&all)
}

#[test]
fn what_is_no_template_is_refused() {
    assert_eq!(refused(b""), "word-no-docx");
    assert_eq!(refused(b"<html></html>"), "word-no-docx");
    assert_eq!(
        refused(&[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0]),
        "word-protected"
    );
    assert_eq!(
        refused(&packed(&[("a.txt".to_owned(), b"a".to_vec())])),
        "word-no-docx"
    );
    let mut sheet = parts("", &[]);
    sheet[0].1 = b"<workbook/>".to_vec();
    assert_eq!(refused(&packed(&sheet)), "word-no-docx");
}

#[test]
fn macros_are_refused() {
    assert_eq!(refused(&with(("word/vbaProject.bin", b"x"))), "word-macros");
    assert_eq!(refused(&with(("word/VBAPROJECT.BIN", b"x"))), "word-macros");
    let mut all = parts(&paragraph("{{title}}"), &[]);
    let types = all
        .iter_mut()
        .find(|(name, _)| name == "[Content_Types].xml")
        .expect("types");
    types.1 = b"<Types><Override ContentType=\"application/vnd.ms-word.document.macroEnabled.main+xml\"/></Types>".to_vec();
    assert_eq!(refused(&packed(&all)), "word-macros");
}

#[test]
fn bombs_are_refused() {
    let zeros = vec![b' '; 40 * 1024 * 1024];
    assert_eq!(
        refused(&with(("word/media/a.bin", &zeros))),
        "word-too-large"
    );
    let deep = format!("{}{}", "<w:sdt>".repeat(3000), "</w:sdt>".repeat(3000));
    assert_eq!(refused(&simple(&deep)), "word-too-deep");
    let mut all = parts("", &[]);
    all[0].1 = format!(
        "<!DOCTYPE a [<!ENTITY b \"x\"><!ENTITY c SYSTEM \"file:///etc/passwd\">]><w:document {NAMESPACES}><w:body>&b;&c;\
         </w:body></w:document>"
    )
    .into_bytes();
    assert_eq!(refused(&packed(&all)), "word-document-type");
    let many: Vec<(String, Vec<u8>)> = (0..5000).map(|at| (format!("a{at}"), Vec::new())).collect();
    assert_eq!(refused(&packed(&many)), "word-too-large");
}

#[test]
fn a_strict_file_is_told_of() {
    let mut all = parts("", &[]);
    all[0].1 = b"<w:document xmlns:w=\"http://purl.oclc.org/ooxml/wordprocessingml/main\"><w:body/></w:document>".to_vec();
    assert_eq!(refused(&packed(&all)), "word-strict");
}

#[test]
fn tags_in_drawings_that_word_keeps_apart_are_told_of() {
    let id = refused(&with(("word/diagrams/data1.xml", b"<a>{{title}}</a>")));
    assert_eq!(id, "word-tag-out-of-reach");
}

/// A document would make Word look for its template, wherever that is.
#[test]
fn nothing_that_word_would_fetch_by_itself_stays() {
    let settings = format!(
        "<w:settings {NAMESPACES}><w:attachedTemplate r:id=\"rId1\"/><w:zoom w:percent=\"90\"/></w:settings>"
    );
    let mut all = parts(&paragraph("{{title}}"), &[("settings", settings)]);
    all.push((
        "word/_rels/settings.xml.rels".to_owned(),
        b"<Relationships><Relationship Id=\"rId1\" Type=\"x/attachedTemplate\" Target=\"https://x.example/a.dotm\" \
          TargetMode=\"External\"/></Relationships>"
            .to_vec(),
    ));
    let source = Source::of(organisation(), booklet());
    let template = source.read(&packed(&all), None);
    let template = template.unwrap_or_else(|faults| panic!("{faults:?}"));
    let (_, document) = source.filled(&template).swap_remove(0);
    let settings = part(&document, "word/settings.xml").expect("settings");
    assert!(
        !settings.contains("attachedTemplate") && settings.contains("zoom"),
        "{settings}"
    );
    assert!(
        !names(&document)
            .iter()
            .any(|name| name.contains("settings.xml.rels"))
    );
}

/// A file cut anywhere, and a file with any byte wrong, gives words or a document.
#[test]
fn broken_files_stop_nothing() {
    let source = Source::of(organisation(), booklet());
    let body = format!(
        "{}{}<w:tbl><w:tr><w:tc>{}</w:tc></w:tr></w:tbl>",
        paragraph("{{#each duties}}"),
        paragraph("{{text}}{{/each}}"),
        paragraph("{{#if grade}}{{grade}}{{/if}}")
    );
    let whole = simple(&body);
    for end in (0..whole.len()).step_by(61) {
        assert!(source.read(&whole[..end], None).is_err(), "{end}");
    }
    let mut random = Random::new(11);
    for _ in 0..300 {
        let mut bytes = whole.clone();
        for _ in 0..1 + random.below(3) {
            let at = random.below(bytes.len());
            bytes[at] = random.below(256) as u8;
        }
        if let Ok(template) = source.read(&bytes, None) {
            source.filled(&template);
        }
    }
}

/// Tags in any order, in paragraphs and cells, give words or a document that can be read.
#[test]
fn tags_in_any_order_stop_nothing() {
    const PIECES: [&str; 16] = [
        "{{title}}",
        "{{#each duties}}",
        "{{/each}}",
        "{{#if grade}}",
        "{{else}}",
        "{{/if}}",
        "{{text}}",
        "x",
        "{{duties}}",
        "{{facts}}",
        "{{#unless kpis}}",
        "{{/unless}}",
        "{{/}}",
        "{{#kpis}}",
        "{{name}}",
        "{{",
    ];
    let source = Source::of(organisation(), booklet());
    let mut random = Random::new(23);
    let mut sound = 0;
    for _ in 0..1500 {
        let text = |random: &mut Random| {
            let count = random.below(4);
            let pieces: String = (0..count)
                .map(|_| PIECES[random.below(PIECES.len())])
                .collect();
            paragraph(&pieces)
        };
        let mut body = String::new();
        for _ in 0..1 + random.below(4) {
            match random.below(3) {
                0 => {
                    body.push_str("<w:tbl>");
                    for _ in 0..1 + random.below(3) {
                        let (one, two) = (text(&mut random), text(&mut random));
                        body.push_str(&format!(
                            "<w:tr><w:tc>{one}</w:tc><w:tc>{two}</w:tc></w:tr>"
                        ));
                    }
                    body.push_str("</w:tbl>");
                }
                _ => body.push_str(&text(&mut random)),
            }
        }
        if let Ok(template) = source.read(&simple(&body), None) {
            sound += 1;
            for (_, document) in source.filled(&template) {
                let text = part(&document, "word/document.xml").expect("a document");
                crate::support::lines(&text);
                assert!(!text.contains("{{"), "{body}\n{text}");
            }
        }
    }
    assert!(sound > 60, "{sound}");
}
