//! A process as a Mermaid flow chart with a frame for each lane. Mermaid makes its own layout.

use super::{Diagram, Shape};
use crate::chart::mermaid::escaped;
use std::fmt::Write;

/// Writes a process.
pub fn mermaid(diagram: &Diagram) -> String {
    let mut out = String::from("flowchart TD\n");
    // INVARIANT: writing to a string cannot fail.
    for (lane, name) in diagram.lanes.iter().enumerate() {
        let _ = writeln!(out, "  subgraph l{lane}[\"{}\"]", escaped(name));
        let nodes = diagram
            .nodes
            .iter()
            .enumerate()
            .filter(|(_, node)| node.lane == lane);
        for (at, node) in nodes {
            let mut label = escaped(format!("{} {}", node.number, node.text).trim());
            for line in &node.details {
                label.push_str("<br/>");
                label.push_str(&escaped(line));
            }
            // Mermaid takes no empty label.
            let label = if label.is_empty() {
                "#160;".to_owned()
            } else {
                label
            };
            let _ = match node.shape {
                Shape::Start | Shape::End => writeln!(out, "    n{at}([\"{label}\"])"),
                Shape::Task => writeln!(out, "    n{at}[\"{label}\"]"),
                Shape::Gateway => writeln!(out, "    n{at}{{\"{label}\"}}"),
            };
        }
        out.push_str("  end\n");
    }
    for way in &diagram.ways {
        let _ = match way.label.is_empty() {
            true => writeln!(out, "  n{} --> n{}", way.from, way.to),
            false => writeln!(
                out,
                "  n{} -->|\"{}\"| n{}",
                way.from,
                escaped(&way.label),
                way.to
            ),
        };
    }
    out
}
