//! The exported model as values of conditions: borrowed, not copied. What is not there is null, also below null, so
//! that a condition need not ask for each step of a path. Evaluates nothing.

use cel::ExecutionError;
use cel::common::traits::{Indexer, Iterable, Iterator, Zeroer};
use cel::common::types::{CelBool, CelDouble, CelInt, CelList, CelNull, CelString};
use cel::common::types::{MAP_TYPE, NULL_TYPE, Type};
use cel::common::value::{CowVal, StaticVal, Val};
use serde_json::{Map, Value};
use std::any::Any;

/// A value of the export, ready for a condition.
pub(super) fn value<'a>(json: &'a Value) -> Box<dyn Val + 'a> {
    match json {
        Value::Null => Box::new(Nothing),
        Value::Bool(flag) => Box::new(CelBool::from(*flag)),
        Value::Number(number) => match number.as_i64() {
            Some(whole) => Box::new(CelInt::from(whole)),
            None => Box::new(CelDouble::from(number.as_f64().unwrap_or_default())),
        },
        Value::String(text) => Box::new(CelString::from(text.as_str())),
        Value::Array(items) => list(items.iter()),
        Value::Object(fields) => Box::new(Object(fields)),
    }
}

/// A list of values of the export.
pub(super) fn list<'a>(items: impl std::iter::Iterator<Item = &'a Value>) -> Box<dyn Val + 'a> {
    Box::new(CelList::from(items.map(value).collect::<Vec<_>>()))
}

static MAP: Type = MAP_TYPE;
static NULL: Type = NULL_TYPE;
static NONE: CelNull = CelNull;

/// An object of the export.
#[derive(Clone, Debug)]
struct Object<'a>(&'a Map<String, Value>);

impl Val for Object<'_> {
    fn get_type(&self) -> &Type {
        &MAP
    }

    fn cel_type() -> &'static Type {
        &MAP
    }

    fn as_indexer<'b, 'v>(&'b self) -> Option<&'b (dyn Indexer + 'v)>
    where
        Self: 'v,
    {
        Some(self)
    }

    fn clone_as_boxed<'v>(&self) -> Box<dyn Val + 'v>
    where
        Self: 'v,
    {
        Box::new(self.clone())
    }
}

impl Indexer for Object<'_> {
    fn get<'b, 'v>(&'b self, field: &dyn Val) -> Result<CowVal<'b, 'v>, ExecutionError>
    where
        Self: 'v,
    {
        let field = field.downcast_ref::<CelString>();
        let found = field.and_then(|name| self.0.get(name.inner()));
        Ok(CowVal::Owned(found.map_or_else(
            || Box::new(Nothing) as Box<dyn Val + 'v>,
            value,
        )))
    }

    fn steal<'v>(self: Box<Self>, field: &dyn Val) -> Result<Box<dyn Val + 'v>, ExecutionError>
    where
        Self: 'v,
    {
        self.get(field).map(CowVal::into_owned)
    }
}

/// What is not written: equal to null, without entries, and all below it is nothing as well.
#[derive(Clone, Copy, Debug)]
pub(super) struct Nothing;

impl Val for Nothing {
    fn get_type(&self) -> &Type {
        &NULL
    }

    fn cel_type() -> &'static Type {
        &NULL
    }

    fn as_indexer<'b, 'v>(&'b self) -> Option<&'b (dyn Indexer + 'v)>
    where
        Self: 'v,
    {
        Some(self)
    }

    fn as_iterable<'b, 'v>(&'b self) -> Option<&'b (dyn Iterable + 'v)>
    where
        Self: 'v,
    {
        Some(self)
    }

    fn as_zeroer(&self) -> Option<&dyn Zeroer> {
        Some(self)
    }

    fn equals(&self, other: &dyn Val) -> bool {
        other.downcast_ref::<CelNull>().is_some()
    }

    fn clone_as_boxed<'v>(&self) -> Box<dyn Val + 'v>
    where
        Self: 'v,
    {
        Box::new(*self)
    }

    /// The null of the language, so that what compares with it finds it here.
    fn as_any(&self) -> Option<&dyn Any> {
        Some(&NONE)
    }
}

impl StaticVal for Nothing {}

impl Indexer for Nothing {
    fn get<'b, 'v>(&'b self, _: &dyn Val) -> Result<CowVal<'b, 'v>, ExecutionError>
    where
        Self: 'v,
    {
        Ok(CowVal::owned(Nothing))
    }

    fn steal<'v>(self: Box<Self>, _: &dyn Val) -> Result<Box<dyn Val + 'v>, ExecutionError>
    where
        Self: 'v,
    {
        Ok(Box::new(Nothing))
    }
}

impl Iterable for Nothing {
    fn iter<'b, 'v>(&'b self) -> Box<dyn Iterator<'b, 'v> + 'b>
    where
        Self: 'v,
    {
        Box::new(Empty)
    }
}

impl Zeroer for Nothing {
    fn is_zero_value(&self) -> bool {
        true
    }
}

struct Empty;

impl<'b, 'v> Iterator<'b, 'v> for Empty {
    fn next(&mut self) -> Option<&'b (dyn Val + 'v)> {
        None
    }
}
