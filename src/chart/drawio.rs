//! A scene as a draw.io file: every box and line in its place, to be moved by hand. Places nothing itself.

use super::scene::{Edge, EdgeKind, Scene, SceneBox};
use super::words::Words;
use crate::text::xml::escaped;
use std::fmt::Write;

/// Writes the boxes and edges of a scene. One unit of draw.io is a point here.
pub fn drawio(scene: &Scene, words: &Words) -> String {
    let mut out = String::new();
    let (width, height) = (tenth(scene.width), tenth(scene.height));
    // INVARIANT: writing to a string cannot fail.
    let _ = writeln!(
        out,
        "<mxfile host=\"rolec\"><diagram id=\"chart\" name=\"{}\"><mxGraphModel grid=\"0\" page=\"1\" \
         pageWidth=\"{width}\" pageHeight=\"{height}\"><root>\n<mxCell id=\"0\"/>\n<mxCell id=\"1\" parent=\"0\"/>",
        escaped(&words.title)
    );
    for (at, one) in scene.boxes.iter().enumerate() {
        write_box(&mut out, at, one);
    }
    for (at, edge) in scene.edges.iter().enumerate() {
        write_edge(&mut out, at, edge);
    }
    out.push_str("</root></mxGraphModel></diagram></mxfile>\n");
    out
}

fn write_box(out: &mut String, at: usize, one: &SceneBox) {
    let details = one.details.join(" ");
    let text = match details.is_empty() {
        true => one.title.clone(),
        false => format!("{}\n{details}", one.title),
    };
    let dashed = i32::from(one.stub || one.vacant);
    let fill = if one.level == 0 { "#dde5ee" } else { "#ffffff" };
    let _ = writeln!(
        out,
        "<mxCell id=\"n{at}\" value=\"{}\" style=\"rounded=1;arcSize=5;html=0;whiteSpace=wrap;fontSize=10;\
         fillColor={fill};strokeColor=#46525f;dashed={dashed}\" vertex=\"1\" parent=\"1\"><mxGeometry x=\"{}\" \
         y=\"{}\" width=\"{}\" height=\"{}\" as=\"geometry\"/></mxCell>",
        escaped(&text),
        tenth(one.rect.x),
        tenth(one.rect.y),
        tenth(one.rect.width),
        tenth(one.rect.height)
    );
}

fn write_edge(out: &mut String, at: usize, edge: &Edge) {
    let look = match edge.kind {
        EdgeKind::Solid => "endArrow=none",
        EdgeKind::Dotted => "endArrow=none;dashed=1",
        EdgeKind::Circle => "endArrow=classic;dashed=1;strokeWidth=2",
    };
    let _ = write!(
        out,
        "<mxCell id=\"e{at}\" style=\"edgeStyle=orthogonalEdgeStyle;rounded=0;{look};strokeColor=#6b7683\" edge=\"1\" \
         parent=\"1\" source=\"n{}\" target=\"n{}\"><mxGeometry relative=\"1\" as=\"geometry\">",
        edge.from, edge.to
    );
    // The ends are at the boxes anyway.
    if let [_, bends @ .., _] = &edge.points[..]
        && !bends.is_empty()
    {
        out.push_str("<Array as=\"points\">");
        for point in bends {
            let _ = write!(
                out,
                "<mxPoint x=\"{}\" y=\"{}\"/>",
                tenth(point.x),
                tenth(point.y)
            );
        }
        out.push_str("</Array>");
    }
    out.push_str("</mxGeometry></mxCell>\n");
}

/// Tenths as a decimal number.
fn tenth(length: i32) -> String {
    let sign = if length < 0 { "-" } else { "" };
    let length = length.unsigned_abs();
    match length % 10 {
        0 => format!("{sign}{}", length / 10),
        rest => format!("{sign}{}.{rest}", length / 10),
    }
}
