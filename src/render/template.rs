//! Templates: handlebars in strict mode, the built-in ones replaced by those of a user, part by part. Holds no text
//! of a document and knows nothing of what the parts are.

mod helpers;
mod lint;
mod shape;

use super::escape;
use super::outline::Entry;
use super::typeface::Typefaces;
use super::view::{Book, Part, View};
use crate::diagnostic::Message;
use crate::syntax::vocabulary::near;
use handlebars::{Handlebars, RenderError, RenderErrorReason, TemplateError};
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A family of templates.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Family {
    Typst,
    Html,
    Markdown,
}

impl Family {
    pub const ALL: [Family; 3] = [Family::Typst, Family::Html, Family::Markdown];

    /// The name of its folder.
    pub fn folder(self) -> &'static str {
        match self {
            Family::Typst => "typst",
            Family::Html => "html",
            Family::Markdown => "markdown",
        }
    }

    fn built_in(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Family::Typst => TYPST,
            Family::Html => HTML,
            Family::Markdown => MARKDOWN,
        }
    }

    fn escape(self) -> fn(&str) -> String {
        match self {
            Family::Typst => escape::typst,
            Family::Html => escape::html,
            Family::Markdown => escape::markdown,
        }
    }
}

macro_rules! templates {
    ($folder:literal: $($name:literal),+ $(,)?) => {
        &[$(($name, include_str!(concat!("../../templates/", $folder, "/", $name, ".hbs")))),+]
    };
}

const TYPST: &[(&str, &str)] = templates!("typst":
    "begin", "foot", "cover", "control", "contents", "heading", "chart", "department", "position", "process",
    "matters", "tables", "matrix", "index", "text", "sheet", "title", "pairs", "section", "blocks", "table", "rich", "theme",
    "watermark",
);
const HTML: &[(&str, &str)] = templates!("html":
    "begin", "end", "cover", "control", "contents", "heading", "chart", "department", "position", "process",
    "matters", "tables", "matrix", "index", "text", "sheet", "title", "pairs", "section", "blocks", "table", "rich", "style",
    "script", "above", "signatures",
);
const MARKDOWN: &[(&str, &str)] = templates!("markdown":
    "begin", "cover", "control", "contents", "heading", "chart", "department", "position", "process",
    "matters", "tables", "matrix", "index", "text", "sheet", "title", "pairs", "section", "blocks", "table", "rich", "cell",
    "field", "signatures",
);

/// What a template sees.
#[derive(Clone, Serialize)]
pub struct Data<'a> {
    pub schema: &'static str,
    pub book: &'a Book,
    /// The part that is set; null before the first and behind the last.
    pub part: Option<&'a Part>,
    /// The text of a chapter, already in the format.
    pub body: Option<String>,
    /// All headings, for the frame of a page.
    pub outline: Option<&'a [Entry]>,
    /// The logo as an address, for pages that fetch nothing.
    pub logo: Option<&'a str>,
    /// The page that a foot or a watermark is set for.
    pub foot: Option<Foot>,
    /// How close a sheet is set that runs over a little: 0, as all others, to 3.
    pub squeeze: u8,
}

/// Where the foot of a page stands.
#[derive(Clone, Copy, Serialize)]
pub struct Foot {
    /// From 1.
    pub page: usize,
    pub total: usize,
    /// The same within its part; 0 where that cannot be told.
    pub own_page: usize,
    pub own_total: usize,
    /// Of the page, in points.
    pub width: f64,
    pub height: f64,
}

impl<'a> Data<'a> {
    pub fn of(view: &'a View) -> Self {
        Self {
            schema: view.schema,
            book: &view.book,
            part: None,
            body: None,
            outline: None,
            logo: None,
            foot: None,
            squeeze: 0,
        }
    }
}

/// Templates of a user: by family, then by name without its ending.
pub type Overrides = BTreeMap<&'static str, BTreeMap<String, String>>;

/// The templates of one family, ready to render.
pub struct Templates {
    registry: Handlebars<'static>,
    family: Family,
    /// Whether any of them is a user's.
    overridden: bool,
}

impl Templates {
    /// The built-in templates with those of a user over them.
    ///
    /// # Errors
    /// If a template of the user cannot be read, includes itself in a circle, or names what there is not, in whatever
    /// branch.
    pub fn new(family: Family, overrides: &Overrides) -> Result<Self, Message> {
        let mut registry = Handlebars::new();
        registry.set_strict_mode(true);
        registry.register_escape_fn(family.escape());
        helpers::register(&mut registry);
        let own = overrides.get(family.folder());
        let mut texts: BTreeMap<&str, &str> = family.built_in().iter().copied().collect();
        let own_texts = own.into_iter().flatten();
        texts.extend(own_texts.map(|(name, text)| (name.as_str(), text.as_str())));
        if let Some(message) = hidden_include(family, &texts) {
            return Err(message);
        }
        if let Some(circle) = circle(&texts) {
            let template = format!("{}/{}.hbs", family.folder(), circle[0]);
            return Err(Message::new("template-circle")
                .arg("template", template)
                .arg("circle", circle.join(" → ")));
        }
        for (name, text) in texts {
            registry
                .register_template_string(name, text)
                .map_err(|error| syntax_fault(family, name, &error))?;
        }
        let overridden = own.is_some_and(|own| !own.is_empty());
        if overridden {
            lint::lint(family, &registry)?;
        }
        Ok(Self {
            registry,
            family,
            overridden,
        })
    }

    pub fn family(&self) -> Family {
        self.family
    }

    /// The same, for a booklet that is set in these fonts.
    #[must_use]
    pub fn covered(mut self, typefaces: &Arc<Typefaces>) -> Self {
        if self.family == Family::Typst {
            let typefaces = Arc::clone(typefaces);
            let escape = move |text: &str| escape::typst_covered(text, |c| typefaces.covers(c));
            self.registry.register_escape_fn(escape);
        }
        self
    }

    pub fn is_overridden(&self) -> bool {
        self.overridden
    }

    /// Renders one template.
    ///
    /// # Errors
    /// If it asks for what the view does not have.
    pub fn render(&self, name: &str, data: &impl Serialize) -> Result<String, Message> {
        let rendered = self.registry.render(name, data);
        rendered.map_err(|error| self.fault(name, &error, data))
    }

    fn fault(&self, name: &str, error: &RenderError, data: &impl Serialize) -> Message {
        let name = error.template_name.as_deref().unwrap_or(name);
        let template = format!("{}/{name}.hbs", self.family.folder());
        let line = error.line_no.unwrap_or(1).to_string();
        let message = match error.reason() {
            RenderErrorReason::MissingVariable(path) => {
                missed_field(path.as_deref().unwrap_or_default(), data)
            }
            RenderErrorReason::PartialNotFound(partial) => {
                Message::new("template-unknown-partial").arg("name", partial.as_str())
            }
            RenderErrorReason::HelperNotFound(helper) => {
                Message::new("template-unknown-helper").arg("name", helper.as_str())
            }
            other => Message::new("template-fault").arg("reason", other.to_string()),
        };
        message.arg("template", template).arg("line", line)
    }
}

/// A field that the view lacks, and one that may be meant: of those in its place, else of all.
fn unknown_field<'n>(
    path: &str,
    step: &str,
    here: impl Iterator<Item = &'n str>,
    all: impl IntoIterator<Item = &'n str>,
) -> Message {
    let here: BTreeSet<&str> = here.collect();
    let all: BTreeSet<&str> = all.into_iter().collect();
    let near = |known: BTreeSet<&'n str>| near(step, known.into_iter()).first().copied();
    let message = match near(here).or_else(|| near(all)) {
        Some(near) => Message::new("template-unknown-field-near").arg("near", near),
        None => Message::new("template-unknown-field"),
    };
    message.arg("field", path)
}

/// The same, for a field that was only missed while rendering.
fn missed_field(path: &str, data: &impl Serialize) -> Message {
    let mut known = BTreeSet::new();
    if let Ok(data) = serde_json::to_value(data) {
        collect_fields(&data, &mut known);
    }
    let known: BTreeSet<&str> = known.iter().map(String::as_str).collect();
    let wrong = path.split(['.', '/']).rfind(|name| !known.contains(name));
    unknown_field(path, wrong.unwrap_or_default(), std::iter::empty(), known)
}

/// The names of all fields of a value.
fn collect_fields(value: &Value, names: &mut BTreeSet<String>) {
    match value {
        Value::Object(fields) => {
            for (name, value) in fields {
                if !names.contains(name) {
                    names.insert(name.clone());
                }
                collect_fields(value, names);
            }
        }
        Value::Array(values) => values.iter().for_each(|value| collect_fields(value, names)),
        _ => {}
    }
}

fn syntax_fault(family: Family, name: &str, error: &TemplateError) -> Message {
    let (line, _) = error.pos().unwrap_or((1, 0));
    Message::new("template-syntax")
        .arg("template", format!("{}/{name}.hbs", family.folder()))
        .arg("line", line.to_string())
        .arg("reason", error.reason().to_string())
}

/// Includes whose template is only known while rendering could run in a circle that nobody sees before.
fn hidden_include(family: Family, texts: &BTreeMap<&str, &str>) -> Option<Message> {
    let hidden =
        |text: &str| includes(text).any(|name| name.starts_with('(')) || text.contains("*inline");
    let (name, text) = texts.iter().find(|(_, text)| hidden(text))?;
    let at = text
        .find("*inline")
        .or_else(|| text.find("> ("))
        .unwrap_or(0);
    let line = text[..at].lines().count().max(1);
    Some(
        Message::new("template-fault")
            .arg("template", format!("{}/{name}.hbs", family.folder()))
            .arg("line", line.to_string())
            .arg("reason", "{{> NAME}}"),
    )
}

/// Templates that include one another in a circle would never end.
fn circle<'a>(texts: &BTreeMap<&'a str, &'a str>) -> Option<Vec<&'a str>> {
    fn visit<'a>(
        name: &'a str,
        texts: &BTreeMap<&'a str, &'a str>,
        path: &mut Vec<&'a str>,
        done: &mut Vec<&'a str>,
    ) -> Option<Vec<&'a str>> {
        if let Some(at) = path.iter().position(|&seen| seen == name) {
            let mut circle = path[at..].to_vec();
            circle.push(name);
            return Some(circle);
        }
        if done.contains(&name) {
            return None;
        }
        path.push(name);
        for included in includes(texts.get(name).copied().unwrap_or_default()) {
            if let Some((&known, _)) = texts.get_key_value(included)
                && let Some(circle) = visit(known, texts, path, done)
            {
                return Some(circle);
            }
        }
        path.pop();
        done.push(name);
        None
    }
    let mut done = Vec::new();
    let mut names = texts.keys();
    names.find_map(|name| visit(name, texts, &mut Vec::new(), &mut done))
}

/// The names behind `{{>` and `{{#>`.
fn includes(text: &str) -> impl Iterator<Item = &str> {
    text.split("{{").skip(1).filter_map(|tag| {
        let tag = tag.trim_start_matches(['~', '#']);
        let name = tag.strip_prefix('>')?.trim_start();
        let end = name.find(|c: char| c.is_whitespace() || matches!(c, '}' | '~'))?;
        Some(&name[..end])
    })
}
