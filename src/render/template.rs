//! Templates: handlebars in strict mode, the built-in ones replaced by those of a user, part by part. Holds no text
//! of a document and knows nothing of what the parts are.

mod helpers;
mod lint;
mod shape;

use super::escape;
use super::outline::Entry;
use super::site::page::Page;
use super::typeface::Typefaces;
use super::view::{Book, Part, View};
use crate::diagnostic::Message;
use crate::syntax::vocabulary::near;
use handlebars::{Context, Handlebars, RenderError, RenderErrorReason, TemplateError};
use rustc_hash::FxHashMap;
use serde::Serialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A family of templates.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Family {
    Typst,
    Html,
    /// Folders of web pages. What it has none of its own for, it takes from those of single pages.
    Site,
    Markdown,
}

impl Family {
    pub const ALL: [Family; 4] = [Family::Typst, Family::Html, Family::Site, Family::Markdown];

    /// The name of its folder.
    pub fn folder(self) -> &'static str {
        match self {
            Family::Typst => "typst",
            Family::Html => "html",
            Family::Site => "site",
            Family::Markdown => "markdown",
        }
    }

    fn built_in(self) -> &'static [(&'static str, &'static str)] {
        match self {
            Family::Typst => TYPST,
            Family::Html => HTML,
            Family::Site => SITE,
            Family::Markdown => MARKDOWN,
        }
    }

    /// Itself behind those whose templates it shares.
    fn line(self) -> &'static [Family] {
        match self {
            Family::Typst => &[Family::Typst],
            Family::Html => &[Family::Html],
            Family::Site => &[Family::Html, Family::Site],
            Family::Markdown => &[Family::Markdown],
        }
    }

    /// The built-in templates of its line with those of a user over them, and the folder that each is from.
    fn texts(self, overrides: &Overrides) -> BTreeMap<&str, (&'static str, &str)> {
        let mut texts = BTreeMap::new();
        for family in self.line() {
            let folder = family.folder();
            let built_in = family.built_in().iter();
            texts.extend(built_in.map(|&(name, text)| (name, (folder, text))));
        }
        for folder in self.line().iter().map(|family| family.folder()) {
            let own = overrides.get(folder).into_iter().flatten();
            texts.extend(own.map(|(name, text)| (name.as_str(), (folder, text.as_str()))));
        }
        texts
    }

    fn escape(self) -> fn(&str) -> String {
        match self {
            Family::Typst => escape::typst,
            Family::Html | Family::Site => escape::html,
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
    "script", "above", "signatures", "approval",
);
const SITE: &[(&str, &str)] = templates!("site":
    "begin", "end", "list", "matter", "tree", "around", "look", "script",
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
    /// Where a page stands among those of its site.
    pub page: Option<&'a Page>,
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
            page: None,
            logo: None,
            foot: None,
            squeeze: 0,
        }
    }
}

/// Templates of a user: by family, then by name without its ending.
pub type Overrides = BTreeMap<&'static str, BTreeMap<String, String>>;

/// The folder that each template is from, by name.
type Folders = BTreeMap<String, &'static str>;

/// The templates of one family, ready to render.
pub struct Templates {
    registry: Handlebars<'static>,
    family: Family,
    folders: Folders,
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
        let texts = family.texts(overrides);
        if let Some(message) = hidden_include(&texts) {
            return Err(message);
        }
        if let Some(circle) = circle(&texts) {
            return Err(Message::new("template-circle")
                .arg("template", file(texts[circle[0]].0, circle[0]))
                .arg("circle", circle.join(" → ")));
        }
        for (name, (folder, text)) in &texts {
            registry
                .register_template_string(name, text)
                .map_err(|error| syntax_fault(&file(folder, name), &error))?;
        }
        let own = |family: &Family| {
            let own = overrides.get(family.folder());
            own.is_some_and(|own| !own.is_empty())
        };
        let overridden = family.line().iter().any(own);
        let folders: Folders = texts
            .iter()
            .map(|(name, (folder, _))| ((*name).to_owned(), *folder))
            .collect();
        if overridden {
            lint::lint(family, &registry, &folders)?;
        }
        Ok(Self {
            registry,
            family,
            folders,
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

    /// Says on which pages the anchors of links stand, as paths from the root of the site.
    pub fn set_places(&mut self, places: FxHashMap<String, String>) {
        helpers::set_places(&mut self.registry, places);
    }

    /// Renders one template.
    ///
    /// # Errors
    /// If it asks for what the view does not have.
    pub fn render(&self, name: &str, data: &impl Serialize) -> Result<String, Message> {
        self.render_all(&[name], data)
    }

    /// Renders templates one behind the other.
    ///
    /// # Errors
    /// If one asks for what the view does not have.
    pub fn render_all(&self, names: &[&str], data: &impl Serialize) -> Result<String, Message> {
        let context = Context::wraps(data).map_err(|error| self.fault(names[0], &error, data))?;
        let mut out = String::new();
        for name in names {
            let rendered = self.registry.render_with_context(name, &context);
            let rendered = rendered.map_err(|error| self.fault(name, &error, data))?;
            match out.is_empty() {
                true => out = rendered,
                false => out.push_str(&rendered),
            }
        }
        Ok(out)
    }

    fn fault(&self, name: &str, error: &RenderError, data: &impl Serialize) -> Message {
        let name = error.template_name.as_deref().unwrap_or(name);
        let folder = self.folders.get(name).copied();
        let template = file(folder.unwrap_or(self.family.folder()), name);
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

/// How messages name a template.
fn file(folder: &str, name: &str) -> String {
    format!("{folder}/{name}.hbs")
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

fn syntax_fault(template: &str, error: &TemplateError) -> Message {
    let (line, _) = error.pos().unwrap_or((1, 0));
    Message::new("template-syntax")
        .arg("template", template)
        .arg("line", line.to_string())
        .arg("reason", error.reason().to_string())
}

/// Texts of templates by name, with the folder that each is from.
type Texts<'a> = BTreeMap<&'a str, (&'static str, &'a str)>;

/// Includes whose template is only known while rendering could run in a circle that nobody sees before.
fn hidden_include(texts: &Texts) -> Option<Message> {
    let hidden =
        |text: &str| includes(text).any(|name| name.starts_with('(')) || text.contains("*inline");
    let (name, (folder, text)) = texts.iter().find(|(_, (_, text))| hidden(text))?;
    let at = text
        .find("*inline")
        .or_else(|| text.find("> ("))
        .unwrap_or(0);
    let line = text[..at].lines().count().max(1);
    Some(
        Message::new("template-fault")
            .arg("template", file(folder, name))
            .arg("line", line.to_string())
            .arg("reason", "{{> NAME}}"),
    )
}

/// Templates that include one another in a circle would never end.
fn circle<'a>(texts: &Texts<'a>) -> Option<Vec<&'a str>> {
    fn visit<'a>(
        name: &'a str,
        texts: &Texts<'a>,
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
        for included in includes(texts.get(name).map_or("", |(_, text)| *text)) {
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
