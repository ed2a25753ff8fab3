//! What other programs read of a chart: the contract of “SVG org charts”, and DOT and Mermaid with any text in them.

use crate::support::{example, model};
use rolec::chart::{self, By, Direction, Options, Scene, Words, scene};
use rolec::locale::{Catalogue, Language};
use rolec::model::Model;
use roxmltree::{Document, Node};
use std::collections::{HashMap, HashSet};

const EXAMPLES: [&str; 3] = ["marketing-centre", "clinic", "broken"];

fn drawn(model: &Model, options: &Options, language: Language) -> (Scene, Words) {
    let scene = scene(model, options);
    let words = Words::new(Catalogue::of(language), model, options, &scene);
    (scene, words)
}

/// Every example in both views and both directions.
fn every_drawing(mut check: impl FnMut(&Model, By, &Scene, &Words)) {
    for name in EXAMPLES {
        let model = example(name);
        for by in [By::Position, By::Department] {
            for direction in [Direction::Down, Direction::Right] {
                let options = Options {
                    by,
                    direction,
                    ..Options::default()
                };
                let (scene, words) = drawn(&model, &options, Language::Zh);
                check(&model, by, &scene, &words);
            }
        }
    }
}

fn number(node: Node, name: &str) -> i32 {
    let text = node.attribute(name).expect("the attribute is there");
    text.parse().expect("a whole number")
}

fn elements<'a>(parent: Node<'a, 'a>, name: &str, class: &str) -> Vec<Node<'a, 'a>> {
    let has = |node: &Node| {
        let classes = node.attribute("class").unwrap_or_default();
        classes.split(' ').any(|known| known == class)
    };
    parent
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", name)) && has(node))
        .collect()
}

/// All text of a box, blanks as they are read.
fn text(node: Node) -> String {
    let texts = node.descendants().filter(Node::is_text);
    let all: String = texts.filter_map(|text| text.text()).collect();
    all.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn boxes_are_as_the_contract_says() {
    every_drawing(|model, by, scene, words| {
        let svg = chart::svg(scene, words);
        let document = Document::parse(&svg).expect("well-formed XML");
        let root = document.root_element();
        let sides: Vec<i32> = root
            .attribute("viewBox")
            .expect("a view box")
            .split(' ')
            .map(|side| side.parse().expect("a whole number"))
            .collect();
        assert_eq!(sides, [0, 0, scene.width, scene.height]);
        assert_eq!(root.attribute("transform"), None);
        let child = |name: &str| {
            let child = root.children().find(|node| node.tag_name().name() == name);
            child.and_then(|node| node.text()).unwrap_or_default()
        };
        assert!(child("title").starts_with(&model.organisation.name));
        assert!(child("desc").contains(&scene.boxes.len().to_string()));
        let boxes = elements(root, "g", "node");
        let kind = match by {
            By::Position => "position",
            By::Department => "department",
        };
        let ids: Vec<&str> = match by {
            By::Position => model.positions.iter().map(|one| one.id.as_str()).collect(),
            By::Department => model
                .departments
                .iter()
                .map(|one| one.id.as_str())
                .collect(),
        };
        let known: HashSet<&str> = ids.iter().copied().collect();
        assert_eq!(boxes.len(), ids.len());
        for node in boxes {
            assert_eq!(node.attribute("class"), Some("node"));
            assert_eq!(node.attribute("data-kind"), Some(kind));
            let id = node.attribute("data-id").expect("an id");
            assert!(known.contains(id), "{id}");
            let parent = node.attribute("data-parent");
            assert!(
                parent.is_none_or(|parent| known.contains(parent)),
                "{parent:?}"
            );
            let rects: Vec<Node> = node
                .descendants()
                .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "rect")))
                .collect();
            let [rect] = rects[..] else {
                panic!("{id} has {} rectangles", rects.len());
            };
            assert!(
                number(rect, "x") >= 0 && number(rect, "x") + number(rect, "width") <= scene.width
            );
            assert!(
                number(rect, "y") >= 0
                    && number(rect, "y") + number(rect, "height") <= scene.height
            );
            let title = scene
                .boxes
                .iter()
                .find(|one| one.id == id)
                .map(|one| one.title.as_str());
            let title = title.expect("the box is in the scene");
            assert!(
                text(node).starts_with(title),
                "{} lacks {title}",
                text(node)
            );
        }
        let transformed = document
            .descendants()
            .find(|node| node.has_attribute("transform"));
        assert_eq!(transformed, None);
    });
}

#[test]
fn edges_are_as_the_contract_says() {
    every_drawing(|model, by, scene, words| {
        let svg = chart::svg(scene, words);
        let document = Document::parse(&svg).expect("well-formed XML");
        let boxes = elements(document.root_element(), "g", "node");
        let parents: HashMap<&str, Option<&str>> = boxes
            .iter()
            .map(|node| {
                (
                    node.attribute("data-id").expect("an id"),
                    node.attribute("data-parent"),
                )
            })
            .collect();
        let edges = elements(document.root_element(), "path", "edge");
        let mut solid = HashSet::new();
        let mut dotted = HashSet::new();
        for edge in edges {
            let ends = (
                edge.attribute("data-from").expect("a superior"),
                edge.attribute("data-to").expect("a subordinate"),
            );
            match edge.attribute("class") {
                Some("edge") => assert!(solid.insert(ends), "{ends:?} twice"),
                Some("edge dotted") => assert!(dotted.insert(ends), "{ends:?} twice"),
                other => panic!("{other:?}"),
            }
            let way = edge.attribute("d").expect("a way");
            let is_plain = |c: char| matches!(c, 'M' | 'H' | 'V' | ' ' | '0'..='9');
            assert!(way.starts_with('M') && way.chars().all(is_plain), "{way}");
            assert_eq!(way.matches('M').count(), 1, "{way}");
        }
        let hanging = parents.iter().filter_map(|(&to, &from)| Some((from?, to)));
        assert_eq!(solid, hanging.collect::<HashSet<_>>());
        if by == By::Position {
            let said: HashSet<(&str, &str)> = model
                .positions
                .iter()
                .flat_map(|one| {
                    let others = one
                        .functional
                        .iter()
                        .chain(&one.dotted)
                        .filter_map(|link| link.to);
                    others.map(|other| (model[other].id.as_str(), one.id.as_str()))
                })
                .collect();
            assert_eq!(dotted, said);
        }
    });
}

#[test]
fn what_is_seen_of_the_solid_lines_is_their_union() {
    every_drawing(|_, _, scene, words| {
        let svg = chart::svg(scene, words);
        let document = Document::parse(&svg).expect("well-formed XML");
        let strokes = elements(document.root_element(), "path", "strokes");
        assert_eq!(strokes.len(), 1);
        let seen = strokes[0].attribute("stroke");
        assert!(seen.is_some_and(|stroke| stroke != "none"));
    });
}

const NASTY: [&str; 12] = [
    "<script>alert(1)</script>",
    "A \"quoted\" & 'apostrophed' title",
    "C# {{developer}} #quot; &lt;",
    "]]> --> --x end",
    "\\N \\\" \\",
    "`markdown` **bold** 1. list",
    "%%{init: {'theme':'dark'}}%%",
    "fa:fa-user $$x^2$$",
    "经理（副）；“主管”，《总监》",
    "style a:b#c;",
    "مدير المبيعات",
    "🚀 growth 👩‍💻",
];

/// One position a title, as a model can hold them whatever the syntax of files thinks of them.
fn nasty() -> Model {
    let text: String = (0..NASTY.len())
        .map(|at| format!("岗位：P{at}\n直接上级：P0\n\n"))
        .collect();
    let mut model = model(&text);
    for (position, title) in model.positions.iter_mut().zip(NASTY) {
        position.title = title.to_owned();
        position.id = format!("部门/{title}");
    }
    model.positions[1].title = "line\nbreak\tand \u{7}\u{0}control\u{1b}".to_owned();
    model.organisation.name = "Ä <&> \"Co\"".to_owned();
    model
}

#[test]
fn any_text_is_safe_in_svg() {
    let model = nasty();
    let (scene, words) = drawn(&model, &Options::default(), Language::En);
    let svg = chart::svg(&scene, &words);
    let document = Document::parse(&svg).expect("well-formed XML");
    let names: HashSet<&str> = document
        .descendants()
        .filter(Node::is_element)
        .map(|node| node.tag_name().name())
        .collect();
    assert_eq!(
        names,
        HashSet::from(["svg", "title", "desc", "g", "path", "rect", "text"])
    );
    let boxes = elements(document.root_element(), "g", "node");
    let texts: Vec<String> = boxes
        .iter()
        .map(|&node| text(node).replace(' ', ""))
        .collect();
    for title in NASTY
        .iter()
        .enumerate()
        .filter(|(at, _)| *at != 1)
        .map(|(_, title)| title)
    {
        assert!(
            texts.contains(&title.replace(' ', "")),
            "{title} is not among {texts:?}"
        );
    }
    assert!(
        texts.contains(&"linebreakandcontrol".to_owned()),
        "{texts:?}"
    );
    let id = boxes[0].attribute("data-id");
    assert_eq!(id, Some("部门/<script>alert(1)</script>"));
    let title = document
        .root_element()
        .children()
        .find(|node| node.tag_name().name() == "title");
    let title = title.and_then(|node| node.text()).unwrap_or_default();
    assert!(title.starts_with("Ä <&> \"Co\""), "{title}");
}

#[test]
fn any_text_is_safe_in_dot() {
    let model = nasty();
    let (scene, words) = drawn(&model, &Options::default(), Language::En);
    let dot = chart::dot(&scene, &words);
    let nodes: Vec<&str> = dot
        .lines()
        .filter(|line| line.contains("label=\"") && line.starts_with("  n"))
        .collect();
    assert_eq!(nodes.len(), NASTY.len());
    for line in dot.lines() {
        assert!(!line.chars().any(char::is_control), "{line:?}");
        // Outside strings nothing of the texts is left.
        let mut outside = String::new();
        let mut rest = line.chars();
        let mut in_string = false;
        while let Some(c) = rest.next() {
            match c {
                '\\' if in_string => {
                    assert!(rest.next().is_some_and(|next| "\\\"n".contains(next)))
                }
                '"' => in_string = !in_string,
                c if !in_string => outside.push(c),
                _ => {}
            }
        }
        assert!(!in_string, "{line}");
        let allowed = |c: char| c.is_ascii_alphanumeric() || " []{}=,;->_.".contains(c);
        assert!(outside.chars().all(allowed), "{line}");
    }
    assert!(dot.contains("label=\"<script>alert(1)</script>\""));
    assert!(dot.contains("label=\"\\\\N \\\\\\\" \\\\\""));
    assert!(dot.contains("n0 -> n1;"));
}

#[test]
fn any_text_is_safe_in_mermaid() {
    let model = nasty();
    let (scene, _) = drawn(&model, &Options::default(), Language::En);
    let mermaid = chart::mermaid(&scene);
    let mut lines = mermaid.lines();
    assert_eq!(lines.next(), Some("flowchart TD"));
    let mut labels = 0;
    for line in lines {
        assert!(!line.chars().any(char::is_control), "{line:?}");
        let Some((node, label)) = line.split_once("[\"") else {
            let joins = line.contains(" --> n") || line.contains(" -.-> n");
            assert!(line.starts_with("  n") && joins, "{line}");
            continue;
        };
        assert!(
            node.trim()
                .strip_prefix('n')
                .is_some_and(|at| at.parse::<usize>().is_ok()),
            "{line}"
        );
        let label = label
            .strip_suffix("\"]")
            .expect("a closed label")
            .replace("<br/>", "");
        let is_safe = |c: char| c.is_ascii_alphanumeric() || !c.is_ascii() || " (),/#;".contains(c);
        assert!(label.chars().all(is_safe), "{label}");
        // Every number sign begins the number of a character.
        for entity in label.split('#').skip(1) {
            let number = entity.split(';').next().unwrap_or_default();
            assert!(
                entity.contains(';') && number.parse::<u8>().is_ok(),
                "{label}"
            );
        }
        labels += 1;
    }
    assert_eq!(labels, NASTY.len());
    assert!(mermaid.contains("经理（副）；“主管”，《总监》"));
}

#[test]
fn words_are_those_of_the_language() {
    let model = example("clinic");
    let options = Options {
        by: By::Department,
        ..Options::default()
    };
    let (_, english) = drawn(&model, &options, Language::En);
    assert_eq!(
        english.title,
        format!("{}: chart of departments", model.organisation.name)
    );
    assert_eq!(
        english.description,
        "Departments: 5. Lines between them: 1."
    );
    let (_, chinese) = drawn(&model, &options, Language::Zh);
    assert_eq!(
        chinese.title,
        format!("{} · 部门结构图", model.organisation.name)
    );
}

#[test]
fn stubs_and_headcounts_are_seen() {
    let model = model(
        "组织：某公司\n  架构：\n    - @总经理\n      - 销售部\n        - @销售员\n\n岗位：总经理\n编制：1\n\n\
         岗位：专员\n部门：销售部\n直接上级：总经理\n编制：2–3\n",
    );
    let (scene, words) = drawn(&model, &Options::default(), Language::Zh);
    let svg = chart::svg(&scene, &words);
    let document = Document::parse(&svg).expect("well-formed XML");
    let boxes = elements(document.root_element(), "g", "node");
    let dashed: Vec<&str> = boxes
        .iter()
        .filter(|node| {
            node.children()
                .any(|child| child.has_attribute("stroke-dasharray"))
        })
        .filter_map(|node| node.attribute("data-id"))
        .collect();
    assert_eq!(dashed, ["销售部/销售员"]);
    let texts: Vec<String> = boxes.iter().map(|&node| text(node)).collect();
    assert!(texts.contains(&"总经理".to_owned()), "{texts:?}");
    assert!(texts.contains(&"专员 销售部 ×2–3".to_owned()), "{texts:?}");
    assert!(chart::mermaid(&scene).contains("class n"));
}
