//! What templates can do beyond handlebars: strict conditions, literals, text on one line, arithmetic for headings,
//! the marks of lists, how much room texts need. No words.

mod lists;
mod wide;

use crate::render::escape;
use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, JsonTruthy, Output, RenderContext,
    RenderError, Renderable, ScopedJson, handlebars_helper,
};
use rustc_hash::FxHashMap;
use serde_json::Value;

handlebars_helper!(literal: |text: str| escape::typst_literal(text));
handlebars_helper!(add: |one: i64, two: i64| one + two);
handlebars_helper!(min: |one: i64, two: i64| one.min(two));
handlebars_helper!(hashes: |level: i64| "#".repeat(level.clamp(1, 6) as usize));
handlebars_helper!(lines: |count: i64| "\n".repeat(count.clamp(0, 9) as usize));
handlebars_helper!(within: |text: str| escape::markdown_within(text));
handlebars_helper!(line: |text: str| one_line(text));
handlebars_helper!(plain: |rich: Json| one_line(&pieces(rich)));
handlebars_helper!(ems: |text: Json| wide::ems(text));
handlebars_helper!(span: |cells: Json, columns: Json| wide::span(cells, columns));
handlebars_helper!(listed: |entries: Json| lists::listed(entries));

/// All helpers that templates may call: those of handlebars, and ours.
pub(super) const NAMES: [&str; 29] = [
    "if", "unless", "each", "with", "lookup", "eq", "ne", "gt", "gte", "lt", "lte", "and", "or",
    "not", "len", "raw", "log", "literal", "add", "min", "hashes", "lines", "within", "line",
    "plain", "ems", "span", "listed", "href",
];

pub(super) fn register(registry: &mut Handlebars) {
    registry.register_helper("literal", Box::new(literal));
    registry.register_helper("add", Box::new(add));
    registry.register_helper("min", Box::new(min));
    registry.register_helper("hashes", Box::new(hashes));
    registry.register_helper("lines", Box::new(lines));
    registry.register_helper("within", Box::new(within));
    registry.register_helper("line", Box::new(line));
    registry.register_helper("plain", Box::new(plain));
    registry.register_helper("ems", Box::new(ems));
    registry.register_helper("span", Box::new(span));
    registry.register_helper("listed", Box::new(listed));
    set_places(registry, Places::default());
    registry.register_helper("if", Box::new(Condition { positive: true }));
    registry.register_helper("unless", Box::new(Condition { positive: false }));
}

/// Text without line ends, for places where nothing can stand for them: attributes, the title of a page.
fn one_line(text: &str) -> String {
    text.replace(
        |c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}'),
        " ",
    )
}

/// The text of a text in pieces.
fn pieces(rich: &Value) -> String {
    let pieces = rich.as_array().into_iter().flatten();
    pieces
        .filter_map(|piece| piece.get("text").and_then(Value::as_str))
        .collect()
}

/// On which page of a site an anchor stands.
type Places = FxHashMap<String, String>;

/// Tells [`Address`] where anchors stand.
pub(super) fn set_places(registry: &mut Handlebars, places: Places) {
    registry.register_helper("href", Box::new(Address { places }));
}

/// Where the link to an anchor leads: to the page that begins with it, seen from the page that is set; else to a place
/// on the same page.
struct Address {
    places: Places,
}

impl HelperDef for Address {
    fn call_inner<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        _: &'reg Handlebars<'reg>,
        context: &'rc Context,
        _: &mut RenderContext<'reg, 'rc>,
    ) -> Result<ScopedJson<'rc>, RenderError> {
        let missing = || RenderError::strict_error(helper.param(0).and_then(|p| p.relative_path()));
        let anchor = helper.param(0).and_then(|param| param.value().as_str());
        let anchor = anchor.ok_or_else(missing)?;
        let root = context.data().pointer("/page/root").and_then(Value::as_str);
        let address = match self.places.get(anchor) {
            Some(place) => format!("{}{place}", root.unwrap_or_default()),
            None => format!("#{anchor}"),
        };
        Ok(ScopedJson::Derived(Value::String(address)))
    }
}

/// `if` and `unless` that do not take a slip of the pen for "no": a field that the view lacks is an error.
#[derive(Clone, Copy)]
struct Condition {
    positive: bool,
}

impl HelperDef for Condition {
    fn call<'reg: 'rc, 'rc>(
        &self,
        helper: &Helper<'rc>,
        registry: &'reg Handlebars<'reg>,
        context: &'rc Context,
        render: &mut RenderContext<'reg, 'rc>,
        out: &mut dyn Output,
    ) -> HelperResult {
        let missing = || RenderError::strict_error(helper.param(0).and_then(|p| p.relative_path()));
        let value = helper.param(0).ok_or_else(missing)?;
        if value.is_value_missing() {
            return Err(missing());
        }
        let holds = value.value().is_truthy(false) == self.positive;
        let branch = if holds {
            helper.template()
        } else {
            helper.inverse()
        };
        match branch {
            Some(template) => template.render(registry, context, render, out),
            None => Ok(()),
        }
    }
}
