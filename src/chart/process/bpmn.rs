//! A process as BPMN 2.0 XML (ISO/IEC 19510) with diagram interchange: a pool with a lane for each position, user tasks,
//! exclusive gateways. Time runs to the right, as BPMN tools show it. Decides nothing about the process.

use super::layout::{self, Measures, Placed, is_event};
use super::{Diagram, Node, Shape};
use crate::chart::scene::Rect;
use crate::text::xml::escaped;
use std::fmt::Write;

/// Sizes of shapes in the pixels of BPMN tools.
const TASK: (i32, i32) = (150, 90);
const GATEWAY: (i32, i32) = (50, 50);
const EVENT: (i32, i32) = (36, 36);
/// The strip with the name of the pool.
const POOL: i32 = 30;
/// Around the pool.
const EDGE: i32 = 80;

const MEASURES: Measures = Measures {
    to_right: true,
    gap: 70,
    apart: 12,
    margin: 28,
    head: 30,
    least_lane: 120,
};

/// Writes a process.
pub fn bpmn(diagram: &Diagram) -> String {
    let sizes: Vec<(i32, i32)> = diagram.nodes.iter().map(size).collect();
    let placed = layout::place(diagram, &sizes, MEASURES);
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<bpmn:definitions \
         xmlns:bpmn=\"http://www.omg.org/spec/BPMN/20100524/MODEL\" \
         xmlns:bpmndi=\"http://www.omg.org/spec/BPMN/20100524/DI\" \
         xmlns:dc=\"http://www.omg.org/spec/DD/20100524/DC\" \
         xmlns:di=\"http://www.omg.org/spec/DD/20100524/DI\" id=\"definitions\" exporter=\"rolec\" \
         targetNamespace=\"http://bpmn.io/schema/bpmn\">\n",
    );
    // INVARIANT: writing to a string cannot fail.
    let _ = writeln!(
        out,
        "<bpmn:collaboration id=\"collaboration\"><bpmn:participant id=\"pool\" name=\"{}\" \
         processRef=\"process\"/></bpmn:collaboration>\n<bpmn:process id=\"process\" name=\"{0}\" isExecutable=\"false\">",
        escaped(&diagram.name)
    );
    document(&mut out, &diagram.heading);
    lanes(&mut out, diagram);
    for (at, node) in diagram.nodes.iter().enumerate() {
        element(&mut out, diagram, at, node);
    }
    for (at, way) in diagram.ways.iter().enumerate() {
        let name = match way.label.is_empty() {
            true => String::new(),
            false => format!(" name=\"{}\"", escaped(&way.label)),
        };
        let _ = writeln!(
            out,
            "<bpmn:sequenceFlow id=\"flow{at}\"{name} sourceRef=\"node{}\" targetRef=\"node{}\"/>",
            way.from, way.to
        );
    }
    out.push_str("</bpmn:process>\n");
    drawing(&mut out, diagram, &placed);
    out.push_str("</bpmn:definitions>\n");
    out
}

fn size(node: &Node) -> (i32, i32) {
    match node.shape {
        Shape::Task => {
            // A longer text takes more lines of about fourteen characters.
            let lines = node.text.chars().count() as i32 / 14;
            (TASK.0, TASK.1.max(50 + 18 * lines) / 2 * 2)
        }
        Shape::Gateway => GATEWAY,
        Shape::Start | Shape::End => EVENT,
    }
}

fn document(out: &mut String, lines: &[String]) {
    if !lines.is_empty() {
        let text = escaped(&lines.join("\n"));
        let _ = writeln!(out, "<bpmn:documentation>{text}</bpmn:documentation>");
    }
}

fn lanes(out: &mut String, diagram: &Diagram) {
    out.push_str("<bpmn:laneSet id=\"lanes\">\n");
    for (lane, name) in diagram.lanes.iter().enumerate() {
        let _ = writeln!(
            out,
            "<bpmn:lane id=\"lane{lane}\" name=\"{}\">",
            escaped(name)
        );
        let own = diagram
            .nodes
            .iter()
            .enumerate()
            .filter(|(_, node)| node.lane == lane);
        for (at, _) in own {
            let _ = writeln!(out, "<bpmn:flowNodeRef>node{at}</bpmn:flowNodeRef>");
        }
        out.push_str("</bpmn:lane>\n");
    }
    out.push_str("</bpmn:laneSet>\n");
}

fn element(out: &mut String, diagram: &Diagram, at: usize, node: &Node) {
    let tag = match node.shape {
        Shape::Start => "startEvent",
        Shape::Task => "userTask",
        Shape::Gateway => "exclusiveGateway",
        Shape::End => "endEvent",
    };
    let name = match is_event(node.shape) || node.number.is_empty() {
        true => node.text.clone(),
        false => format!("{} {}", node.number, node.text),
    };
    let _ = writeln!(
        out,
        "<bpmn:{tag} id=\"node{at}\" name=\"{}\">",
        escaped(&name)
    );
    document(out, &node.details);
    for (way, _) in diagram
        .ways
        .iter()
        .enumerate()
        .filter(|(_, way)| way.to == at)
    {
        let _ = writeln!(out, "<bpmn:incoming>flow{way}</bpmn:incoming>");
    }
    for (way, _) in diagram
        .ways
        .iter()
        .enumerate()
        .filter(|(_, way)| way.from == at)
    {
        let _ = writeln!(out, "<bpmn:outgoing>flow{way}</bpmn:outgoing>");
    }
    let _ = writeln!(out, "</bpmn:{tag}>");
}

fn drawing(out: &mut String, diagram: &Diagram, placed: &Placed) {
    out.push_str(
        "<bpmndi:BPMNDiagram id=\"diagram\"><bpmndi:BPMNPlane id=\"plane\" bpmnElement=\"collaboration\">\n",
    );
    let pool = Rect {
        x: -POOL,
        y: 0,
        width: placed.width + POOL,
        height: placed.height,
    };
    shape(out, "pool", pool, " isHorizontal=\"true\"", false);
    for (lane, rect) in placed.lanes.iter().enumerate() {
        shape(
            out,
            &format!("lane{lane}"),
            *rect,
            " isHorizontal=\"true\"",
            false,
        );
    }
    for (at, rect) in placed.nodes.iter().enumerate() {
        let node = &diagram.nodes[at];
        let is_outside = node.shape != Shape::Task && !node.text.is_empty();
        let marker = match node.shape {
            Shape::Gateway => " isMarkerVisible=\"true\"",
            _ => "",
        };
        shape(out, &format!("node{at}"), *rect, marker, is_outside);
    }
    for (at, points) in placed.ways.iter().enumerate() {
        let _ = write!(
            out,
            "<bpmndi:BPMNEdge id=\"flow{at}_di\" bpmnElement=\"flow{at}\">"
        );
        for point in points {
            let _ = write!(
                out,
                "<di:waypoint x=\"{}\" y=\"{}\"/>",
                point.x + EDGE + POOL,
                point.y + EDGE
            );
        }
        if !diagram.ways[at].label.is_empty()
            && let [start, next, ..] = points[..]
        {
            let width = 14 * diagram.ways[at].label.chars().count().min(12) as i32;
            // Beside the beginning of the line: under it, or right of it.
            let down = if start.x == next.x { 6 } else { -20 };
            bounds(
                out,
                start.x + EDGE + POOL + 6,
                start.y + EDGE + down,
                width,
                14,
            );
        }
        out.push_str("</bpmndi:BPMNEdge>\n");
    }
    out.push_str("</bpmndi:BPMNPlane></bpmndi:BPMNDiagram>\n");
}

fn shape(out: &mut String, id: &str, rect: Rect, more: &str, has_label: bool) {
    let (x, y) = (rect.x + EDGE + POOL, rect.y + EDGE);
    let _ = write!(
        out,
        "<bpmndi:BPMNShape id=\"{id}_di\" bpmnElement=\"{id}\"{more}><dc:Bounds x=\"{x}\" y=\"{y}\" width=\"{}\" \
         height=\"{}\"/>",
        rect.width, rect.height
    );
    if has_label {
        bounds(out, x - 30, y - 34, rect.width + 60, 28);
    }
    out.push_str("</bpmndi:BPMNShape>\n");
}

fn bounds(out: &mut String, x: i32, y: i32, width: i32, height: i32) {
    let _ = write!(
        out,
        "<bpmndi:BPMNLabel><dc:Bounds x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"/></bpmndi:BPMNLabel>"
    );
}
