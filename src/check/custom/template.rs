//! Messages of a workspace's rules: text with expressions in braces. Says nothing itself.

use super::expression::{Expression, Fault};
use super::shape::Shape;
use crate::diagnostic::Message;
use crate::locale::Language;
use cel::common::types::{CelBool, CelDouble, CelInt, CelList, CelNull, CelString, CelUInt};
use cel::common::value::Val;
use cel::{Context, ExecutionError};

/// A message in one language.
#[derive(Clone, Debug)]
pub(super) struct Template {
    parts: Vec<Part>,
    language: Language,
}

#[derive(Clone, Debug)]
enum Part {
    Text(String),
    Value(Expression, usize),
}

impl Template {
    /// Reads a message; `{{` and `}}` are braces. `first` is the number of its first pattern, and is counted on.
    pub(super) fn read(
        text: &str,
        language: Language,
        variables: &[(&'static str, Shape)],
        first: &mut usize,
    ) -> Result<Self, Fault> {
        let mut parts = Vec::new();
        let mut plain = String::new();
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let rest = &text[at..];
            if rest.starts_with("{{") || rest.starts_with("}}") {
                plain.push(c);
                at += 2;
            } else if c == '{' {
                let length = closing(&rest[1..]).ok_or_else(|| Fault {
                    offset: at,
                    message: Message::new("manifest-custom-brace"),
                })?;
                let shift = |fault: Fault| Fault {
                    offset: at + 1 + fault.offset,
                    ..fault
                };
                let inner = &rest[1..=length];
                let read = Expression::read(inner, variables, *first).map_err(shift)?;
                parts.push(Part::Text(std::mem::take(&mut plain)));
                let number = *first;
                *first += read.patterns();
                parts.push(Part::Value(read, number));
                at += length + 2;
            } else {
                plain.push(c);
                at += c.len_utf8();
            }
        }
        parts.push(Part::Text(plain));
        Ok(Self { parts, language })
    }

    pub(super) fn expressions(&self) -> impl Iterator<Item = (&Expression, usize)> {
        self.parts.iter().filter_map(|part| match part {
            Part::Text(_) => None,
            Part::Value(expression, first) => Some((expression, *first)),
        })
    }

    /// The message about what the variables stand for.
    ///
    /// # Errors
    /// If a value cannot be had, or is none that can be printed.
    pub(super) fn fill(&self, context: &Context) -> Result<String, ExecutionError> {
        let mut out = String::new();
        for part in &self.parts {
            match part {
                Part::Text(text) => out.push_str(text),
                Part::Value(expression, _) => {
                    let value = expression.value(context)?;
                    out.push_str(&shown(value.as_ref(), self.language)?);
                }
            }
        }
        Ok(out)
    }

    /// The message about anything.
    pub(super) fn general(&self) -> String {
        let part = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Value(..) => "…".to_owned(),
        };
        self.parts.iter().map(part).collect()
    }
}

/// How many bytes stand before the brace that closes an expression: not one of a map, nor one in quotes.
fn closing(text: &str) -> Option<usize> {
    let (mut depth, mut quote, mut escaped) = (0usize, None, false);
    for (at, c) in text.char_indices() {
        match (quote, c) {
            _ if escaped => escaped = false,
            (Some(_), '\\') => escaped = true,
            (Some(open), c) if open == c => quote = None,
            (Some(_), _) => {}
            (None, '"' | '\'') => quote = Some(c),
            (None, '{') => depth += 1,
            (None, '}') if depth == 0 => return Some(at),
            (None, '}') => depth -= 1,
            (None, _) => {}
        }
    }
    None
}

/// A value in words; nothing is empty.
fn shown(value: &dyn Val, language: Language) -> Result<String, ExecutionError> {
    if let Some(text) = value.downcast_ref::<CelString>() {
        return Ok(text.inner().to_owned());
    }
    if let Some(number) = value.downcast_ref::<CelInt>() {
        return Ok(number.inner().to_string());
    }
    if let Some(number) = value.downcast_ref::<CelUInt>() {
        return Ok(number.inner().to_string());
    }
    if let Some(number) = value.downcast_ref::<CelDouble>() {
        return Ok(number.inner().to_string());
    }
    if let Some(flag) = value.downcast_ref::<CelBool>() {
        return Ok(flag.inner().to_string());
    }
    if value.downcast_ref::<CelNull>().is_some() {
        return Ok(String::new());
    }
    match value.downcast_ref::<CelList>() {
        Some(list) => {
            let items = list
                .inner()
                .iter()
                .map(|item| shown(item.as_ref(), language));
            Ok(items
                .collect::<Result<Vec<_>, _>>()?
                .join(language.list_mark()))
        }
        None => Err(ExecutionError::no_such_overload(
            "{}",
            vec![value.get_type().name().to_owned()],
        )),
    }
}
