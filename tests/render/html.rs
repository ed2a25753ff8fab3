//! The web page, read back as XML, which is stricter than browsers are.

use crate::random::Random;
use crate::support::{self, bare, page, pages, view};
use rolec::render::booklet::Booklet;
use rolec::render::view::{Part, View};
use rolec::render::{booklet, escape};
use roxmltree::{Document, Node, ParsingOptions};
use std::collections::BTreeSet;

fn parse(page: &str) -> Document<'_> {
    let options = ParsingOptions {
        allow_dtd: true,
        ..ParsingOptions::default()
    };
    let parsed = Document::parse_with_options(page, options);
    parsed.unwrap_or_else(|error| panic!("{error}"))
}

fn elements<'a>(document: &'a Document<'a>, name: &str) -> Vec<Node<'a, 'a>> {
    let name = name.to_owned();
    document
        .descendants()
        .filter(|node| node.is_element() && node.tag_name().name() == name)
        .collect()
}

/// What a reader sees: the text, but not of styles and scripts; line breaks are line ends.
fn text(node: Node) -> String {
    match node.tag_name().name() {
        "style" | "script" => String::new(),
        "br" => "\n".to_owned(),
        _ if node.is_text() => node.text().unwrap_or_default().to_owned(),
        _ => node.children().map(text).collect(),
    }
}

fn whole(project: &rolec::project::Project) -> View {
    let booklet = Booklet {
        name: "whole".to_owned(),
        chapters: booklet::default_chapters(),
        ..Booklet::default()
    };
    view(project, &booklet)
}

#[test]
fn links_lead_somewhere_and_anchors_are_unique() {
    for (view, page) in pages() {
        let document = parse(page);
        let ids: Vec<&str> = document
            .descendants()
            .filter_map(|node| node.attribute("id"))
            .collect();
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(unique.len(), ids.len(), "an anchor stands twice");
        let mut count = 0;
        for link in elements(&document, "a") {
            let address = link.attribute("href").expect("a link has an address");
            if let Some(anchor) = address.strip_prefix('#') {
                assert!(unique.contains(anchor), "{address} leads nowhere");
                count += 1;
            }
        }
        assert!(count > view.parts.len(), "{count}");
        for reference in document
            .descendants()
            .filter_map(|node| node.attribute("aria-labelledby"))
        {
            assert!(unique.contains(reference), "{reference} names nothing");
        }
    }
}

#[test]
fn everything_has_its_place_in_the_contents() {
    for (view, page) in pages() {
        let document = parse(page);
        let contents = document
            .descendants()
            .find(|node| node.attribute("id") == Some("_contents"))
            .expect("the page has contents");
        let listed: BTreeSet<String> = contents
            .descendants()
            .filter_map(|node| Some(node.attribute("href")?.trim_start_matches('#').to_owned()))
            .collect();
        let parts = view
            .parts
            .iter()
            .filter(|part| !matches!(part, Part::Contents(_)));
        for mark in parts.flat_map(Part::marks).filter(|mark| mark.level <= 3) {
            assert!(listed.contains(&mark.anchor), "{} is not listed", mark.text);
        }
    }
}

#[test]
fn the_structure_is_that_of_a_document() {
    for (view, page) in pages() {
        let document = parse(page);
        assert_eq!(
            document.root_element().attribute("lang"),
            Some(view.book.locale)
        );
        assert!(
            page.starts_with("<!DOCTYPE html>\n<html "),
            "{}",
            &page[..80]
        );
        assert!(!page.contains("<?xml"), "a prologue within the page");
        let levels: Vec<u8> = document
            .descendants()
            .filter_map(|node| match node.tag_name().name().as_bytes() {
                [b'h', level @ b'1'..=b'6'] => Some(level - b'0'),
                _ => None,
            })
            .collect();
        assert_eq!(levels.iter().filter(|level| **level == 1).count(), 1);
        assert!(
            levels.windows(2).all(|pair| pair[1] <= pair[0] + 1),
            "{levels:?}"
        );
        for head in elements(&document, "th") {
            let scope = head.attribute("scope").expect("a head says what it heads");
            assert!(
                ["row", "col", "rowgroup", "colgroup"].contains(&scope),
                "{scope}"
            );
        }
        elements(&document, "table")
            .into_iter()
            .for_each(assert_even);
    }
}

/// All rows of a table are equally wide, and each of its columns has a cell of its own.
fn assert_even(table: Node) {
    let mut widths = BTreeSet::new();
    let mut widest = 0;
    let own = |row: &Node| {
        let mut tables = row.ancestors().filter(|node| node.has_tag_name("table"));
        tables.next() == Some(table)
    };
    let rows = table.descendants().filter(|node| node.has_tag_name("tr"));
    let rows = rows.filter(own);
    // Cells that reach down into the next rows: how many rows still, and how wide.
    let mut above: Vec<(usize, usize)> = Vec::new();
    for row in rows {
        let span = |cell: &Node, name: &str| -> usize {
            let span = cell.attribute(name);
            span.map_or(1, |span| span.parse().expect("a number"))
        };
        let cells = row.children().filter(Node::is_element);
        let own: Vec<(usize, usize)> = cells
            .map(|cell| (span(&cell, "rowspan"), span(&cell, "colspan")))
            .collect();
        above.extend(own);
        widths.insert(above.iter().map(|(_, across)| across).sum::<usize>());
        widest = widest.max(above.len());
        above.iter_mut().for_each(|(down, _)| *down -= 1);
        above.retain(|(down, _)| *down > 0);
    }
    assert_eq!(
        widths.into_iter().collect::<Vec<_>>(),
        [widest],
        "{}",
        text(table)
    );
}

#[test]
fn nothing_is_fetched_and_nothing_foreign_runs() {
    for (_, page) in pages() {
        let document = parse(page);
        for name in [
            "img", "image", "iframe", "object", "embed", "link", "base", "form", "video", "audio",
            "source", "use",
        ] {
            assert!(elements(&document, name).is_empty(), "a {name} in the page");
        }
        for node in document.descendants() {
            for attribute in node.attributes() {
                let (name, value) = (attribute.name(), attribute.value());
                assert!(!name.starts_with("on"), "{name} runs {value}");
                assert!(
                    !["src", "srcset", "data", "action", "poster", "background"].contains(&name),
                    "{name}={value}"
                );
                if name == "href" {
                    let plain = ["#", "https://", "http://", "mailto:"];
                    assert!(
                        plain.iter().any(|start| value.starts_with(start)),
                        "{value}"
                    );
                }
            }
        }
        for style in elements(&document, "style") {
            let style = style.text().expect("a style");
            assert!(!style.contains("url(") && !style.contains("@import"));
        }
    }
}

#[test]
fn the_only_script_is_the_one_that_the_page_allows() {
    let page = page(&whole(&support::example("clinic")));
    let document = parse(&page);
    let [script] = elements(&document, "script")[..] else {
        panic!("one script");
    };
    let policy = elements(&document, "meta")
        .into_iter()
        .find(|meta| meta.attribute("http-equiv") == Some("Content-Security-Policy"))
        .and_then(|meta| meta.attribute("content"))
        .expect("the page has a policy");
    let digest = sha256::base64(script.text().expect("a script").as_bytes());
    assert!(
        policy.contains(&format!("script-src 'sha256-{digest}'")),
        "the script has changed: sha256-{digest}"
    );
    assert!(policy.starts_with("default-src 'none'"), "{policy}");
}

#[test]
fn every_sentence_of_the_sources_is_in_the_page() {
    for name in ["marketing-centre", "clinic"] {
        let project = support::example(name);
        let view = view(&project, &support::everything());
        let page = page(&view);
        let document = parse(&page);
        let text = bare(&text(document.root_element()));
        let sentences = support::sentences(&project);
        assert!(sentences.len() > 300, "{}", sentences.len());
        let missing: Vec<&String> = sentences
            .iter()
            .filter(|sentence| !text.contains(&bare(sentence)))
            .collect();
        assert!(missing.is_empty(), "{missing:?}");
    }
}

#[test]
fn hostile_text_is_text() {
    let page = page(&view(&support::hostile(), &support::everything()));
    let document = parse(&page);
    let text = bare(&text(document.root_element()));
    support::has_hostile(&text);
}

#[test]
fn escaped_text_comes_back() {
    let mut random = Random::new(7);
    for _ in 0..4000 {
        let written = support::text(&mut random);
        let page = format!(
            "<p title=\"{}\">{}</p>",
            escape::html(&written.replace(['\n', '\u{2028}'], " ")),
            escape::html(&written)
        );
        let document = parse(&page);
        let expected: String = written
            .chars()
            .filter(|c| !matches!(c, '\u{0}' | '\u{202E}' | '\u{FEFF}'))
            .map(|c| match c {
                '\u{2028}' => '\n',
                '\t' => ' ',
                c => c,
            })
            .collect();
        assert_eq!(text(document.root_element()), expected, "{written:?}");
        let title = document.root_element().attribute("title");
        assert_eq!(
            title,
            Some(expected.replace('\n', " ").as_str()),
            "{written:?}"
        );
    }
}

/// The digest that policies of web pages name scripts by.
mod sha256 {
    const SEED: [u32; 8] = [
        0x6a09_e667,
        0xbb67_ae85,
        0x3c6e_f372,
        0xa54f_f53a,
        0x510e_527f,
        0x9b05_688c,
        0x1f83_d9ab,
        0x5be0_cd19,
    ];

    pub fn base64(bytes: &[u8]) -> String {
        const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let digest = digest(bytes);
        let mut out = String::new();
        for group in digest.chunks(3) {
            let bits = group
                .iter()
                .fold(0u32, |bits, byte| bits << 8 | u32::from(*byte))
                << (8 * (3 - group.len()));
            for at in 0..=group.len() {
                out.push(LETTERS[(bits >> (18 - 6 * at) & 63) as usize] as char);
            }
            out.push_str(&"=".repeat(3 - group.len()));
        }
        out
    }

    fn digest(bytes: &[u8]) -> Vec<u8> {
        let constants = constants();
        let mut padded = bytes.to_vec();
        padded.push(0x80);
        while padded.len() % 64 != 56 {
            padded.push(0);
        }
        padded.extend((bytes.len() as u64 * 8).to_be_bytes());
        let mut state = SEED;
        for block in padded.chunks(64) {
            let mut words: Vec<u32> = block
                .chunks(4)
                .map(|word| u32::from_be_bytes(word.try_into().expect("four bytes")))
                .collect();
            for at in 16..64 {
                let (one, two) = (words[at - 15], words[at - 2]);
                let one = one.rotate_right(7) ^ one.rotate_right(18) ^ one >> 3;
                let two = two.rotate_right(17) ^ two.rotate_right(19) ^ two >> 10;
                words.push(
                    words[at - 16]
                        .wrapping_add(one)
                        .wrapping_add(words[at - 7])
                        .wrapping_add(two),
                );
            }
            let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = state;
            for (word, constant) in words.iter().zip(&constants) {
                let sum = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
                let first = h
                    .wrapping_add(sum)
                    .wrapping_add(e & f ^ !e & g)
                    .wrapping_add(*constant)
                    .wrapping_add(*word);
                let sum = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
                let second = sum.wrapping_add(a & b ^ a & c ^ b & c);
                (h, g, f, e, d, c, b, a) = (
                    g,
                    f,
                    e,
                    d.wrapping_add(first),
                    c,
                    b,
                    a,
                    first.wrapping_add(second),
                );
            }
            for (sum, value) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
                *sum = sum.wrapping_add(value);
            }
        }
        state.iter().flat_map(|word| word.to_be_bytes()).collect()
    }

    /// The first bits behind the point of the cube roots of the first 64 primes.
    fn constants() -> Vec<u32> {
        let is_prime = |number: &u32| (2..*number).all(|divisor| !number.is_multiple_of(divisor));
        (2u32..)
            .filter(is_prime)
            .take(64)
            .map(fraction_of_cube_root)
            .collect()
    }

    fn fraction_of_cube_root(number: u32) -> u32 {
        // The root times 2^32, found bit by bit in whole numbers.
        let wanted = u128::from(number) << 96;
        let mut root = 0u128;
        for bit in (0..36).rev() {
            let next = root | 1 << bit;
            if next * next * next <= wanted {
                root = next;
            }
        }
        root as u32
    }

    #[test]
    fn a_known_digest() {
        assert_eq!(
            base64(b"abc"),
            "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="
        );
    }
}
