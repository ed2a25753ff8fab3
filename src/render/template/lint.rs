//! Templates held to the shape of the view before anything is rendered: every path in every branch leads somewhere,
//! every helper and partial exists. Renders nothing.

use super::shape::{self, Shape};
use super::{Family, unknown_field};
use crate::diagnostic::Message;
use handlebars::template::{
    BlockParam, DecoratorTemplate, HelperTemplate, Parameter, TemplateElement,
};
use handlebars::{Handlebars, Template};
use std::collections::BTreeSet;

/// Partials within partials, deeper than any that end.
const DEEPEST: usize = 40;

/// The first fault of the templates of a family, if there is one.
pub(super) fn lint(family: Family, registry: &Handlebars) -> Result<(), Message> {
    let mut linter = Linter {
        family,
        registry,
        template: String::new(),
        line: 1,
        depth: 0,
        seen: BTreeSet::new(),
    };
    for (name, root) in shape::entrances() {
        let mut scope = Scope {
            root: &root,
            contexts: vec![root.clone()],
            named: Vec::new(),
        };
        linter.seen.clear();
        linter.partial(name, &mut scope)?;
    }
    Ok(())
}

/// What paths are looked up in.
struct Scope<'s> {
    /// All that the template sees.
    root: &'s Shape,
    /// What blocks opened, the innermost last.
    contexts: Vec<Shape>,
    /// Names that blocks and partials gave, the innermost last.
    named: Vec<(String, Shape)>,
}

impl Scope<'_> {
    fn here(&self) -> Shape {
        self.contexts.last().cloned().unwrap_or(Shape::Unknown)
    }
}

struct Linter<'r> {
    family: Family,
    registry: &'r Handlebars<'r>,
    /// The template that is read, and the line in it.
    template: String,
    line: usize,
    depth: usize,
    /// Partials and what they were given, once each.
    seen: BTreeSet<String>,
}

impl Linter<'_> {
    /// A template of the registry; one that does not exist is a matter of who includes it.
    fn partial(&mut self, name: &str, scope: &mut Scope) -> Result<(), Message> {
        let Some(template) = self.registry.get_template(name) else {
            return Ok(());
        };
        let key = format!("{name} {:?} {:?}", scope.here(), scope.named);
        if self.depth > DEEPEST || !self.seen.insert(key) {
            return Ok(());
        }
        let before = (
            std::mem::replace(&mut self.template, name.to_owned()),
            self.line,
        );
        self.depth += 1;
        self.template(template, scope)?;
        self.depth -= 1;
        (self.template, self.line) = before;
        Ok(())
    }

    fn template(&mut self, template: &Template, scope: &mut Scope) -> Result<(), Message> {
        for (at, element) in template.elements.iter().enumerate() {
            if let Some(place) = template.mapping.get(at) {
                self.line = place.0;
            }
            self.element(element, scope)?;
        }
        Ok(())
    }

    fn element(&mut self, element: &TemplateElement, scope: &mut Scope) -> Result<(), Message> {
        match element {
            TemplateElement::HtmlExpression(helper) | TemplateElement::Expression(helper) => {
                self.expression(helper, scope).map(|_| ())
            }
            TemplateElement::HelperBlock(block) => self.block(block, scope),
            TemplateElement::PartialExpression(partial)
            | TemplateElement::PartialBlock(partial) => self.include(partial, scope),
            _ => Ok(()),
        }
    }

    /// What an expression stands for: a path, or a helper with its values.
    fn expression(&mut self, helper: &HelperTemplate, scope: &Scope) -> Result<Shape, Message> {
        let name = helper.name.as_name().unwrap_or_default();
        let is_helper = self.registry_has(name);
        if !is_helper && helper.params.is_empty() && helper.hash.is_empty() {
            return self.parameter(&helper.name, scope);
        }
        if !is_helper {
            return Err(self.fault(Message::new("template-unknown-helper").arg("name", name)));
        }
        let values = self.values(helper, scope)?;
        Ok(match (name, values.as_slice()) {
            ("lookup", [list, _]) => match list {
                Shape::List(_) => list.entry(),
                _ => Shape::Unknown,
            },
            _ => Shape::Plain,
        })
    }

    /// The values of a helper, all of which must be there.
    fn values(&mut self, helper: &HelperTemplate, scope: &Scope) -> Result<Vec<Shape>, Message> {
        for value in helper.hash.values() {
            self.parameter(value, scope)?;
        }
        let values = helper.params.iter();
        values.map(|value| self.parameter(value, scope)).collect()
    }

    fn block(&mut self, block: &HelperTemplate, scope: &mut Scope) -> Result<(), Message> {
        let name = block.name.as_name().unwrap_or_default().to_owned();
        if !self.registry_has(&name) {
            let message = Message::new("template-unknown-helper").arg("name", name);
            return Err(self.fault(message));
        }
        let line = self.line;
        let values = self.values(block, scope)?;
        let first = values.first().cloned().unwrap_or(Shape::Unknown);
        let inner = match name.as_str() {
            "each" => Some(first.entry()),
            "with" => Some(first),
            _ => None,
        };
        if let Some(template) = &block.template {
            let (contexts, named) = (scope.contexts.len(), scope.named.len());
            if let Some(inner) = inner {
                name_values(block.block_param.as_ref(), &inner, scope);
                scope.contexts.push(inner);
            }
            self.template(template, scope)?;
            scope.contexts.truncate(contexts);
            scope.named.truncate(named);
        }
        if let Some(template) = &block.inverse {
            self.template(template, scope)?;
        }
        self.line = line;
        Ok(())
    }

    fn include(&mut self, partial: &DecoratorTemplate, scope: &mut Scope) -> Result<(), Message> {
        let name = partial.name.as_name().unwrap_or_default().to_owned();
        let (contexts, named) = (scope.contexts.len(), scope.named.len());
        if let Some(given) = partial.params.first() {
            let given = self.parameter(given, scope)?;
            scope.contexts.push(given);
        }
        for (key, value) in &partial.hash {
            let value = self.parameter(value, scope)?;
            scope.named.push((key.clone(), value));
        }
        match (self.registry.get_template(&name), &partial.template) {
            (Some(_), _) => self.partial(&name, scope)?,
            (None, Some(own)) => self.template(own, scope)?,
            (None, None) if name == "@partial-block" => {}
            (None, None) => {
                let message = Message::new("template-unknown-partial").arg("name", name);
                return Err(self.fault(message));
            }
        }
        scope.contexts.truncate(contexts);
        scope.named.truncate(named);
        Ok(())
    }

    fn parameter(&mut self, parameter: &Parameter, scope: &Scope) -> Result<Shape, Message> {
        match parameter {
            Parameter::Literal(_) => Ok(Shape::Plain),
            Parameter::Subexpression(inner) => match inner.as_element() {
                TemplateElement::Expression(helper) | TemplateElement::HtmlExpression(helper) => {
                    self.expression(helper, scope)
                }
                _ => Ok(Shape::Unknown),
            },
            named => self.path(named.as_name().unwrap_or_default(), scope),
        }
    }

    /// What a path leads to: `mark.text`, `../columns`, `@root.book`, `this`.
    fn path(&self, path: &str, scope: &Scope) -> Result<Shape, Message> {
        let mut rest = path;
        let mut shape = scope.here();
        let mut up = 0;
        while let Some(above) = rest.strip_prefix("../") {
            (rest, up) = (above, up + 1);
        }
        if rest == ".." {
            (rest, up) = ("", up + 1);
        }
        if up > 0 {
            let at = scope.contexts.len().checked_sub(up + 1);
            // What a partial stands in is not known when it is read by itself.
            shape = at.map_or(Shape::Unknown, |at| scope.contexts[at].clone());
        }
        if let Some(below) = rest.strip_prefix("@root") {
            (rest, shape) = (below, scope.root.clone());
        } else if rest.starts_with('@') {
            return Ok(Shape::Plain);
        }
        let steps = rest.split(['.', '/']).filter(|step| !step.is_empty());
        for (at, step) in steps.enumerate() {
            let step = step.trim_matches(['[', ']']);
            if step == "this" {
                continue;
            }
            let mut named = scope.named.iter().rev();
            if at == 0
                && up == 0
                && let Some((_, own)) = named.find(|(name, _)| name == step)
            {
                shape = own.clone();
                continue;
            }
            shape = match shape.step(step) {
                Some(next) => next,
                None => {
                    let mut all = Vec::new();
                    scope.root.all_names(&mut all);
                    return Err(self.fault(unknown_field(path, step, shape.names(), all)));
                }
            };
        }
        Ok(shape)
    }

    fn registry_has(&self, name: &str) -> bool {
        super::helpers::NAMES.contains(&name)
    }

    fn fault(&self, message: Message) -> Message {
        let template = format!("{}/{}.hbs", self.family.folder(), self.template);
        message
            .arg("template", template)
            .arg("line", self.line.to_string())
    }
}

/// `as |entry|`, `as |entry index|`.
fn name_values(names: Option<&BlockParam>, entry: &Shape, scope: &mut Scope) {
    let (first, second) = match names {
        Some(BlockParam::Single(first)) => (Some(first), None),
        Some(BlockParam::Pair((first, second))) => (Some(first), Some(second)),
        _ => return,
    };
    for (name, shape) in [(first, entry.clone()), (second, Shape::Plain)] {
        if let Some(name) = name.and_then(Parameter::as_name) {
            scope.named.push((name.to_owned(), shape));
        }
    }
}
