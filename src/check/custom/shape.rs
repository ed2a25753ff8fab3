//! What conditions may look at: the fields of the contract `rolec.model/1`, so that a slip in a name is found before
//! any entity is judged. Knows no values.

use serde_json::Value;
use std::sync::OnceLock;

/// What an expression stands for, as far as it is known.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shape {
    /// Anything: a number, a text, the result of a function.
    Any,
    /// As a part of the contract says.
    Of(&'static Value),
    /// A list of these.
    List(&'static Value),
}

/// The contract.
fn contract() -> &'static Value {
    static CONTRACT: OnceLock<Value> = OnceLock::new();
    CONTRACT.get_or_init(|| {
        let text = include_str!("../../../docs/schema/model.schema.json");
        // INVARIANT: it is part of the program; the tests read it.
        serde_json::from_str(text).unwrap_or_default()
    })
}

/// A definition of the contract.
pub(super) fn entity(name: &str) -> &'static Value {
    &contract()["$defs"][name]
}

impl Shape {
    /// A field.
    ///
    /// # Errors
    /// If there is none of this name: those that there are.
    pub(super) fn field(self, name: &str) -> Result<Shape, Vec<&'static str>> {
        let node = match self {
            Shape::Any => return Ok(Shape::Any),
            Shape::List(_) => return Err(Vec::new()),
            Shape::Of(node) => plain(node),
        };
        if let Some(field) = node["properties"].get(name) {
            return Ok(of(field));
        }
        let own = node["properties"]
            .as_object()
            .into_iter()
            .flat_map(|own| own.keys());
        let mut known: Vec<&str> = own.map(String::as_str).collect();
        if let Some(names) = node["propertyNames"]["enum"].as_array() {
            known.extend(names.iter().filter_map(Value::as_str));
            if !known.contains(&name) {
                return Err(known);
            }
        }
        match &node["additionalProperties"] {
            more @ Value::Object(_) => Ok(of(more)),
            _ => Err(known),
        }
    }

    /// What a list holds.
    pub(super) fn item(self) -> Shape {
        match self {
            Shape::List(item) => of(item),
            Shape::Any | Shape::Of(_) => Shape::Any,
        }
    }
}

fn of(node: &'static Value) -> Shape {
    let node = plain(node);
    match node.get("items") {
        Some(items) => Shape::List(items),
        None => Shape::Of(node),
    }
}

/// A node without references, and without the null beside what it may hold.
fn plain(mut node: &'static Value) -> &'static Value {
    loop {
        let target = node["$ref"]
            .as_str()
            .and_then(|target| target.rsplit('/').next());
        let several = node["anyOf"].as_array();
        node = match (target, several.and_then(|several| several.first())) {
            (Some(target), _) => entity(target),
            (None, Some(first)) => first,
            (None, None) => return node,
        };
    }
}
