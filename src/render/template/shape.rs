//! The shape of what templates see: which fields there are, and which of them are lists. Learnt from the specimen of the
//! view, so that it cannot fall behind it. Reads no template.

use super::{Data, Foot};
use crate::render::outline::outline;
use crate::render::view::{Part, View, specimen};
use serde_json::Value;
use std::collections::BTreeMap;

/// What a path may lead to.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shape {
    /// Something of which nothing is known; anything may be asked of it.
    Unknown,
    /// A text, a number or a flag.
    Plain,
    List(Box<Shape>),
    Fields(BTreeMap<String, Shape>),
}

impl Shape {
    fn of(value: &Value) -> Self {
        match value {
            Value::Null => Shape::Unknown,
            Value::Bool(_) | Value::Number(_) | Value::String(_) => Shape::Plain,
            Value::Array(values) => {
                let all = values.iter().map(Shape::of);
                Shape::List(Box::new(all.fold(Shape::Unknown, Shape::and)))
            }
            Value::Object(fields) => Shape::Fields(
                fields
                    .iter()
                    .map(|(name, value)| (name.clone(), Shape::of(value)))
                    .collect(),
            ),
        }
    }

    /// What is one or the other has the fields of both.
    fn and(self, other: Shape) -> Shape {
        match (self, other) {
            (Shape::Unknown, shape) | (shape, Shape::Unknown) => shape,
            (Shape::List(one), Shape::List(two)) => Shape::List(Box::new(one.and(*two))),
            (Shape::Fields(mut one), Shape::Fields(two)) => {
                for (name, shape) in two {
                    let known = one.remove(&name).unwrap_or(Shape::Unknown);
                    one.insert(name, known.and(shape));
                }
                Shape::Fields(one)
            }
            (shape, _) => shape,
        }
    }

    /// What a step of a path leads to; None if it leads nowhere.
    pub(super) fn step(&self, name: &str) -> Option<Shape> {
        match self {
            Shape::Unknown => Some(Shape::Unknown),
            Shape::Plain => None,
            Shape::List(entry) => match name.parse::<usize>() {
                Ok(_) => Some((**entry).clone()),
                Err(_) => (name == "length").then_some(Shape::Plain),
            },
            Shape::Fields(fields) => fields.get(name).cloned(),
        }
    }

    /// What stands in a list; of all else nothing is known.
    pub(super) fn entry(&self) -> Shape {
        match self {
            Shape::List(entry) => (**entry).clone(),
            _ => Shape::Unknown,
        }
    }

    /// The names of its fields.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let fields = match self {
            Shape::Fields(fields) => Some(fields),
            _ => None,
        };
        fields
            .into_iter()
            .flat_map(|fields| fields.keys().map(String::as_str))
    }

    /// The names of all fields below it.
    pub(super) fn all_names<'s>(&'s self, names: &mut Vec<&'s str>) {
        match self {
            Shape::List(entry) => entry.all_names(names),
            Shape::Fields(fields) => {
                for (name, shape) in fields {
                    names.push(name);
                    shape.all_names(names);
                }
            }
            Shape::Unknown | Shape::Plain => {}
        }
    }
}

/// The templates that are rendered by themselves, each with the shape of all that it sees.
pub(super) fn entrances() -> Vec<(&'static str, Shape)> {
    let view = specimen();
    let mut entrances: Vec<(&'static str, Shape)> = ["begin", "end", "foot", "watermark"]
        .map(|name| (name, seen(&view, None)))
        .to_vec();
    let parts = view.parts.iter();
    entrances.extend(parts.map(|part| (part.template(), seen(&view, Some(part)))));
    entrances
}

fn seen(view: &View, part: Option<&Part>) -> Shape {
    let outline = outline(view);
    let data = Data {
        part,
        body: Some(String::new()),
        outline: Some(&outline),
        logo: Some(""),
        foot: Some(Foot {
            page: 1,
            total: 1,
            own_page: 1,
            own_total: 1,
            width: 1.0,
            height: 1.0,
        }),
        ..Data::of(view)
    };
    // A view is plain data, which JSON can always hold.
    serde_json::to_value(data).map_or(Shape::Unknown, |value| Shape::of(&value))
}
