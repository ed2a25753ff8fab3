//! What templates can do beyond handlebars: strict conditions, literals, arithmetic for headings. No words.

use crate::render::escape;
use handlebars::{
    Context, Handlebars, Helper, HelperDef, HelperResult, JsonTruthy, Output, RenderContext,
    RenderError, Renderable, handlebars_helper,
};

handlebars_helper!(literal: |text: str| escape::typst_literal(text));
handlebars_helper!(add: |one: i64, two: i64| one + two);
handlebars_helper!(hashes: |level: i64| "#".repeat(level.clamp(1, 6) as usize));
handlebars_helper!(spaces: |count: i64| " ".repeat(count.clamp(0, 60) as usize));
handlebars_helper!(lines: |count: i64| "\n".repeat(count.clamp(0, 9) as usize));

pub(super) fn register(registry: &mut Handlebars) {
    registry.register_helper("literal", Box::new(literal));
    registry.register_helper("add", Box::new(add));
    registry.register_helper("hashes", Box::new(hashes));
    registry.register_helper("spaces", Box::new(spaces));
    registry.register_helper("lines", Box::new(lines));
    registry.register_helper("if", Box::new(Condition { positive: true }));
    registry.register_helper("unless", Box::new(Condition { positive: false }));
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
