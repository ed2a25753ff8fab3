//! Drawings of processes: lanes, steps, decisions, and what other programs read of them.

use crate::support::{example, model};
use rolec::chart::Theme;
use rolec::chart::process::{Diagram, ProcessError, Shape, bpmn, mermaid, process, svg};
use rolec::locale::{Catalogue, Language};
use rolec::model::Model;
use rolec::syntax::vocabulary::Vocabulary;
use roxmltree::Document;
use std::collections::HashSet;

const ORDER: &str = "\
岗位：商务专员

岗位：财务经理

岗位：总经理

流程：订单评审
  负责：财务经理
  触发：客户下单
  表单：订单评审单

  步骤：
    1. 登记订单 [R：商务专员；时限：4小时；表单：登记表]
    2. 审核信用 [R：财务经理；A：总经理；C：商务专员]
    3. 信用不合格 → 结束
    4. 审批合同，同意 → 6，不同意 → 2 [R：总经理]
    5. 改报价 [R：商务专员]
    6. 归档 [R：商务专员]
";

fn drawn(model: &Model, name: &str) -> Diagram {
    let catalogue = Catalogue::of(Language::Zh);
    process(model, Vocabulary::built_in(), name, catalogue).expect("the process can be drawn")
}

#[test]
fn steps_stand_in_the_lanes_of_those_who_do_them() {
    let diagram = drawn(&model(ORDER), "订单评审");
    assert_eq!(diagram.lanes, ["商务专员", "财务经理", "总经理"]);
    let shapes: Vec<(Shape, &str, usize)> = diagram
        .nodes
        .iter()
        .map(|node| (node.shape, node.text.as_str(), node.lane))
        .collect();
    assert_eq!(
        shapes,
        [
            (Shape::Start, "开始", 0),
            (Shape::Task, "登记订单", 0),
            (Shape::Task, "审核信用", 1),
            (Shape::Gateway, "信用不合格？", 1),
            (Shape::Task, "审批合同", 2),
            (Shape::Gateway, "", 2),
            (Shape::Task, "改报价", 0),
            (Shape::Task, "归档", 0),
            (Shape::End, "结束", 0),
        ]
    );
    assert_eq!(diagram.nodes[1].details, ["时限 4小时", "表单 登记表"]);
    assert_eq!(diagram.nodes[2].details, ["A 总经理", "C 商务专员"]);
    let ways: HashSet<(usize, usize, &str)> = diagram
        .ways
        .iter()
        .map(|way| (way.from, way.to, way.label.as_str()))
        .collect();
    let expected = [
        (0, 1, ""),
        (1, 2, ""),
        (2, 3, ""),
        (3, 8, "是"),
        (3, 4, "否"),
        (4, 5, ""),
        (5, 7, "同意"),
        (5, 2, "不同意"),
        (6, 7, ""),
        (7, 8, ""),
    ];
    assert_eq!(ways, HashSet::from(expected));
}

/// Every process of the examples.
fn every_diagram(mut check: impl FnMut(&Diagram)) {
    let mut count = 0;
    for name in ["marketing-centre", "clinic"] {
        let model = example(name);
        for process in &model.processes {
            check(&drawn(&model, &process.name));
            count += 1;
        }
    }
    check(&drawn(&model(ORDER), "订单评审"));
    assert!(count > 2, "{count} processes");
}

type Point = (i32, i32);

fn points(d: &str) -> Vec<Point> {
    let pairs = d.trim_start_matches('M').split('L');
    let point = |pair: &str| {
        let (x, y) = pair.split_once(' ').expect("two numbers");
        (x.parse().expect("whole"), y.parse().expect("whole"))
    };
    pairs.map(point).collect()
}

#[test]
fn lines_run_past_all_steps() {
    every_diagram(|diagram| {
        let svg = svg(diagram, Theme::Official);
        let document = Document::parse(&svg).expect("well-formed XML");
        let class = |node: &roxmltree::Node, name: &str| {
            node.attribute("class")
                .is_some_and(|classes| classes.split(' ').any(|one| one == name))
        };
        let number = |node: roxmltree::Node, name: &str| -> i32 {
            node.attribute(name).expect("there").parse().expect("whole")
        };
        let tasks: Vec<(i32, i32, i32, i32)> = document
            .descendants()
            .filter(|node| class(node, "task") || class(node, "event"))
            .filter_map(|node| {
                node.descendants()
                    .find(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "rect")))
            })
            .map(|rect| {
                (
                    number(rect, "x"),
                    number(rect, "y"),
                    number(rect, "width"),
                    number(rect, "height"),
                )
            })
            .collect();
        assert!(tasks.len() > 2);
        let ways = document.descendants().filter(|node| class(node, "way"));
        let mut count = 0;
        for way in ways {
            for pair in points(way.attribute("d").expect("a way")).windows(2) {
                let (one, two) = (pair[0].min(pair[1]), pair[0].max(pair[1]));
                assert!(
                    one.0 == two.0 || one.1 == two.1,
                    "{}: {pair:?}",
                    diagram.name
                );
                for &(x, y, width, height) in &tasks {
                    let inside = one.0 < x + width
                        && two.0 > x
                        && one.1.min(two.1) < y + height
                        && one.1.max(two.1) > y;
                    assert!(!inside, "{}: {pair:?} runs through a step", diagram.name);
                }
            }
            count += 1;
        }
        assert_eq!(count, diagram.ways.len());
    });
}

#[test]
fn bpmn_is_whole() {
    every_diagram(|diagram| {
        let xml = bpmn(diagram);
        let document = Document::parse(&xml).expect("well-formed XML");
        let ids: Vec<&str> = document
            .descendants()
            .filter_map(|node| node.attribute("id"))
            .collect();
        let known: HashSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), known.len(), "an id stands twice");
        for name in ["sourceRef", "targetRef", "processRef", "bpmnElement"] {
            let refs = document
                .descendants()
                .filter_map(|node| node.attribute(name));
            refs.for_each(|id| assert!(known.contains(id), "{id}"));
        }
        let texts = |name: &str| -> Vec<&str> {
            let nodes = document
                .descendants()
                .filter(|node| node.tag_name().name() == name);
            nodes.filter_map(|node| node.text()).collect()
        };
        assert_eq!(texts("flowNodeRef").len(), diagram.nodes.len());
        assert_eq!(texts("incoming").len(), diagram.ways.len());
        assert_eq!(texts("outgoing").len(), diagram.ways.len());
        let drawn = |name: &str| {
            document
                .descendants()
                .filter(|node| node.tag_name().name() == name)
                .count()
        };
        assert_eq!(
            drawn("BPMNShape"),
            diagram.nodes.len() + diagram.lanes.len() + 1
        );
        assert_eq!(drawn("BPMNEdge"), diagram.ways.len());
    });
}

#[test]
fn any_text_is_safe() {
    let mut diagram = drawn(&model(ORDER), "订单评审");
    diagram.name = "<b>\"&'".to_owned();
    diagram.lanes[0] = "A \"]; end <x>".to_owned();
    diagram.nodes[1].text = "<script> ]] --> {{x}} \u{7}".to_owned();
    diagram.ways[0].label = "|\"x\"|".to_owned();
    Document::parse(&svg(&diagram, Theme::Modern)).expect("well-formed XML");
    Document::parse(&bpmn(&diagram)).expect("well-formed XML");
    let mermaid = mermaid(&diagram);
    assert!(mermaid.starts_with("flowchart TD\n"));
    assert!(
        !mermaid.contains("<script>") && !mermaid.contains("\"x\""),
        "{mermaid}"
    );
    assert_eq!(mermaid.matches("\n  end\n").count(), 3);
}

#[test]
fn a_name_that_names_nothing_is_met_with_offers() {
    let model = model(ORDER);
    let catalogue = Catalogue::of(Language::Zh);
    let find = |name: &str| process(&model, Vocabulary::built_in(), name, catalogue);
    let unknown = ProcessError::Unknown(vec!["订单评审".to_owned()]);
    assert_eq!(find("订单平审"), Err(unknown.clone()));
    assert_eq!(find("别的"), Err(unknown));
    let empty = crate::support::model("流程：空的\n");
    let none = process(&empty, Vocabulary::built_in(), "空的", catalogue);
    assert_eq!(none, Err(ProcessError::Empty));
}
