//! The corpus: templates as XML, each with the text of the document, or with what is wrong in both languages.

use crate::support::{
    NAMESPACES, Source, booklet, lines, names, organisation, packed, part, parts,
};
use crate::{bless, corpus};
use rolec::locale::{Catalogue, Language};
use rolec::render::docx::{Fault, Subject};
use roxmltree::Document;
use std::path::{Path, PathBuf};

/// A template of the corpus.
struct Case {
    subject: Subject,
    /// The position or department that it is filled with.
    of: Option<String>,
    file: Vec<u8>,
}

impl Case {
    fn read(path: &Path) -> Self {
        let text = corpus::text(path).replacen("<case ", &format!("<case {NAMESPACES} "), 1);
        let document = Document::parse(&text).unwrap_or_else(|error| panic!("{path:?}: {error}"));
        let root = document.root_element();
        let (mut body, mut others) = (String::new(), Vec::new());
        for child in root.children().filter(roxmltree::Node::is_element) {
            let whole = &text[child.range()];
            let name = child.tag_name().name();
            let inner = || {
                let open = whole.find('>').map_or(0, |at| at + 1);
                &whole[open..whole.rfind("</").unwrap_or(whole.len())]
            };
            let element = match name {
                "header" => "hdr",
                "footer" => "ftr",
                "footnotes" | "numbering" | "styles" => name,
                _ => {
                    body.push_str(whole);
                    continue;
                }
            };
            let other = format!("<w:{element} {NAMESPACES}>{}</w:{element}>", inner());
            others.push((name, other));
        }
        let attribute = |name: &str| root.attribute(name).map(str::to_owned);
        let subject = attribute("subject").and_then(|name| Subject::named(&name));
        Self {
            subject: subject.expect("a subject"),
            of: attribute("of"),
            file: packed(&parts(&body, &others)),
        }
    }
}

fn cases(folder: &str) -> Vec<PathBuf> {
    let all = corpus::files(&corpus::folder(&format!("word/{folder}")));
    let all = all.into_iter().map(|(_, path)| path);
    all.filter(|path| path.extension().is_some_and(|ending| ending == "xml"))
        .collect()
}

fn compare(path: &Path, got: &str) -> Option<String> {
    let expected = path.with_extension("txt");
    if bless::is_asked() {
        std::fs::write(&expected, got).expect("it can be written");
        return None;
    }
    let wanted = std::fs::read_to_string(&expected).unwrap_or_default();
    (wanted != got).then(|| format!("{}\n--- expected\n{wanted}--- got\n{got}", path.display()))
}

#[test]
fn good_templates_are_filled() {
    let source = Source::of(organisation(), booklet());
    let mut faults = Vec::new();
    let all = cases("good");
    assert!(all.len() > 15);
    for path in all {
        let case = Case::read(&path);
        let template = source.read(&case.file, Some(case.subject));
        let template =
            template.unwrap_or_else(|faults| panic!("{path:?}: {}", told(&faults, Language::En)));
        let documents = source.filled(&template);
        let of = case.of.as_deref();
        let document = documents
            .iter()
            .find(|(title, _)| of.is_none_or(|of| of == title));
        let (_, document) = document.unwrap_or_else(|| panic!("{path:?}: there is no {of:?}"));
        let mut got = String::new();
        for name in ["document", "header", "footer", "footnotes"] {
            if let Some(text) = part(document, &format!("word/{name}.xml")) {
                got.push_str(&format!("== {name}\n{}", lines(&text)));
            }
        }
        if let Some(numbering) = part(document, "word/numbering.xml") {
            got.push_str("== lists\n");
            let parsed = Document::parse(&numbering).expect("it is XML");
            for list in parsed
                .descendants()
                .filter(|node| node.has_tag_name((W, "num")))
            {
                let number = list.attribute((W, "numId")).unwrap_or_default();
                let starts = list
                    .descendants()
                    .filter(|node| node.has_tag_name((W, "startOverride")));
                let starts: Vec<&str> = starts
                    .filter_map(|node| node.attribute((W, "val")))
                    .collect();
                got.push_str(&format!("{number} {}\n", starts.join(" ")));
            }
        }
        faults.extend(compare(&path, &got));
        assert!(names(document).contains(&"docProps/app.xml".to_owned()));
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

#[test]
fn bad_templates_are_told_all_their_faults() {
    let source = Source::of(organisation(), booklet());
    let mut wrong = Vec::new();
    for path in cases("bad") {
        let case = Case::read(&path);
        let faults = source.read(&case.file, Some(case.subject));
        let faults = faults.err().unwrap_or_default();
        let got = format!(
            "{}\n{}",
            told(&faults, Language::Zh),
            told(&faults, Language::En)
        );
        wrong.extend(compare(&path, &got));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

fn told(faults: &[Fault], language: Language) -> String {
    let catalogue = Catalogue::of(language);
    let mut out = String::new();
    for fault in faults {
        if let Some(place) = &fault.place {
            let (text, range) = place.excerpt();
            out.push_str(&format!(
                "{} ‹{}›\n",
                place.words(catalogue),
                &text[range.clone()]
            ));
            assert!(text.len() < 400, "{text}");
        }
        out.push_str(&format!("  {}\n", catalogue.text(&fault.message)));
        let help = catalogue.attribute(&fault.message, "help");
        out.push_str(&format!("  → {}\n", help.expect("every fault has help")));
    }
    out
}

/// The subject of a template is told by its fields.
#[test]
fn a_template_is_for_what_has_its_fields() {
    let source = Source::of(organisation(), booklet());
    for path in cases("good") {
        let case = Case::read(&path);
        let template = source.read(&case.file, None);
        let template = template.unwrap_or_else(|_| panic!("{path:?}"));
        assert_eq!(template.subject(), case.subject, "{path:?}");
    }
}
