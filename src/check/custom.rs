//! Rules that a workspace defines in its manifest: a condition in CEL over the exported entities, its messages, and
//! the examples that it must keep. Reads no YAML; where something stands in the manifest is for `project` to say.

mod condition;
mod example;
mod expression;
mod functions;
mod page;
mod shape;
mod stack;
mod subject;
mod template;
mod value;

use super::{Check, Repair, Rule};
use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::locale::{Catalogue, Language, word};
use crate::model::Model;
use crate::syntax::values;
use crate::syntax::vocabulary::{Vocabulary, near};
use crate::text::Sources;
use cel::common::types::{CelBool, CelString};
use cel::{Context, ExecutionError};
pub use condition::Condition;
use expression::{DEEPEST, Expression};
use functions::{FUEL, Fuel};
use stack::on_large_stack;
use std::sync::Arc;
use subject::{Kind, Subject, World};
use template::Template;
use time::Date;

/// How many steps the loops of one rule may take over a whole organisation: some seconds.
const STEPS: i64 = 20_000_000;

/// Steps over one example.
const EXAMPLE_STEPS: i64 = 200_000;

/// What the manifest says of a rule. Messages are in the order of [`Language::ALL`].
#[derive(Clone, Debug, Default)]
pub struct Definition {
    /// `family/name`
    pub name: String,
    /// None is off.
    pub severity: Option<Severity>,
    /// What is judged.
    pub each: String,
    /// Whether what is only outlined is judged as well.
    pub stubs: bool,
    pub when: String,
    pub message: [String; 2],
    pub help: Option<[String; 2]>,
    /// The day on which the examples are judged.
    pub as_of: Option<String>,
    pub bad: Vec<String>,
    pub good: Vec<String>,
}

/// What is wrong with a rule of a workspace.
#[derive(Clone, Debug)]
pub struct Fault {
    /// The name of the rule.
    pub rule: String,
    /// The key below the rule, and what lies below that: `["message", "zh"]`, `["bad", "1"]`.
    pub part: Vec<&'static str>,
    /// Of several texts under the key, which; from 0.
    pub nth: usize,
    /// A line from 0, and a column in characters from 0, within the text there.
    pub place: (usize, usize),
    pub message: Message,
}

/// A rule of a workspace, ready to judge.
#[derive(Clone, Debug)]
pub struct Custom {
    /// Kept until the program ends, once for each definition.
    pub rule: &'static Rule,
    kind: Kind,
    stubs: bool,
    when: Expression,
    message: [Template; 2],
    help: Option<[Template; 2]>,
    definition: Arc<Definition>,
}

impl Custom {
    /// What can be judged, by name.
    pub const KINDS: [&'static str; 12] = Kind::NAMES;

    /// Makes a rule, and tries it on its own examples.
    ///
    /// # Errors
    /// All that is wrong with it.
    pub fn new(definition: Definition, vocabulary: &Vocabulary) -> Result<Self, Vec<Fault>> {
        let broken = definition.broken();
        let made = on_large_stack(|| {
            let custom = Self::read(definition)?;
            let faults = custom.try_examples(vocabulary);
            match faults.is_empty() {
                true => Ok(custom),
                false => Err(faults),
            }
        });
        made.unwrap_or_else(|| Err(vec![broken]))
    }

    fn read(definition: Definition) -> Result<Self, Vec<Fault>> {
        let mut faults = Vec::new();
        let Some(kind) = Kind::named(&definition.each) else {
            let message = match near(&definition.each, Kind::NAMES.into_iter()).first() {
                Some(near) => Message::new("manifest-custom-unknown-kind-near").arg("near", *near),
                None => Message::new("manifest-custom-unknown-kind")
                    .arg("known", Kind::NAMES.map(str::to_owned).to_vec()),
            };
            let message = message.arg("name", definition.each.as_str());
            return Err(vec![definition.fault(&["each"], message)]);
        };
        let variables = kind.variables();
        let mut patterns = 0;
        let when = Expression::read(&definition.when, &variables, 0)
            .inspect(|when| patterns += when.patterns())
            .map_err(|fault| faults.push(definition.at(&["when"], &definition.when, fault)));
        let mut template = |key: &'static str, texts: &[String; 2]| {
            let read = Language::ALL.map(|language| {
                let text = language.pick(&texts[0], &texts[1]);
                Template::read(text, language, &variables, &mut patterns).map_err(|fault| {
                    faults.push(definition.at(&[key, language.code()], text, fault));
                })
            });
            let [zh, en] = read;
            Some([zh.ok()?, en.ok()?])
        };
        let message = template("message", &definition.message);
        let help = definition.help.as_ref().map(|help| template("help", help));
        if let Some(day) = &definition.as_of
            && values::date(day).is_none()
        {
            let message = Message::new("cli-bad-date").arg("value", day.as_str());
            faults.push(definition.fault(&["as-of"], message));
        }
        let (Ok(when), Some(message), true) = (when, message, faults.is_empty()) else {
            return Err(faults);
        };
        let mut custom = Self {
            rule: page::placeholder(),
            kind,
            stubs: definition.stubs,
            when,
            message,
            help: help.flatten(),
            definition: Arc::new(definition),
        };
        if custom.uses("today") && custom.definition.as_of.is_none() {
            let message = Message::new("manifest-custom-as-of");
            return Err(vec![custom.definition.fault(&["when"], message)]);
        }
        custom.rule = page::rule(&custom.definition, &custom.message, custom.help.as_ref());
        Ok(custom)
    }

    /// All that it finds in an organisation, on a large stack.
    ///
    /// # Errors
    /// If its condition or a message cannot be evaluated for some entity.
    fn findings(
        &self,
        world: &World,
        today: Option<Date>,
        steps: i64,
    ) -> Result<Vec<Diagnostic>, Fault> {
        if today.is_none() && self.uses("today") {
            return Ok(Vec::new());
        }
        let fuel = Fuel::new(steps);
        let today = today.map_or_else(String::new, |day| day.to_string());
        let mut context = Context::with_env(functions::environment());
        context.add_variable_as_val(FUEL, Box::new(fuel.clone()));
        context.add_variable_as_val("today", Box::new(CelString::from(today)));
        context.add_variable_as_val("organisation", value::value(world.organisation()));
        self.when.bind(0, &mut context);
        for (expression, first) in self.templates().flat_map(Template::expressions) {
            expression.bind(first, &mut context);
        }
        let used: Vec<&str> = self
            .kind
            .variables()
            .into_iter()
            .map(|(name, _)| name)
            .collect();
        let used: Vec<&str> = used
            .into_iter()
            .filter(|name| !matches!(*name, "today" | "organisation") && self.uses(name))
            .collect();
        let mut found = Vec::new();
        for subject in world.subjects(self.kind, self.stubs) {
            let mut context = context.new_inner_scope();
            for name in &used {
                context.add_variable_as_val(*name, world.variable(name, &subject));
            }
            let fails = |part: &[&'static str], error: &ExecutionError| {
                let message = failure(error, &fuel).arg("entity", subject.name);
                self.definition.fault(part, message)
            };
            let is_bad = self
                .when
                .value(&context)
                .map_err(|error| fails(&["when"], &error))?;
            if fuel.is_spent() {
                let spent = ExecutionError::function_error(FUEL, "");
                return Err(fails(&["when"], &spent));
            }
            match is_bad.downcast_ref::<CelBool>().map(|flag| *flag.inner()) {
                Some(false) => {}
                Some(true) => found.push(self.finding(world, &subject, &context, fails)?),
                None => {
                    let message = Message::new("manifest-custom-not-bool")
                        .arg("type", plain_type(is_bad.get_type().name()))
                        .arg("entity", subject.name);
                    return Err(self.definition.fault(&["when"], message));
                }
            }
        }
        Ok(found)
    }

    fn finding(
        &self,
        world: &World,
        subject: &Subject,
        context: &Context,
        fails: impl Fn(&[&'static str], &ExecutionError) -> Fault,
    ) -> Result<Diagnostic, Fault> {
        let fill = |key: &'static str, templates: &[Template; 2]| {
            let mut texts = Vec::with_capacity(2);
            for language in Language::ALL {
                let template = language.pick(&templates[0], &templates[1]);
                let filled = template.fill(context);
                texts.push(filled.map_err(|error| fails(&[key, language.code()], &error))?);
            }
            Ok(word(|language| language.pick(&texts[0], &texts[1]).clone()))
        };
        let message = Message::new("custom-finding").arg("text", fill("message", &self.message)?);
        let message = match &self.help {
            Some(help) => Message {
                id: "custom-finding-with-help".to_owned(),
                ..message.arg("help", fill("help", help)?)
            },
            None => message,
        };
        let finding = Diagnostic {
            message,
            ..Diagnostic::new(self.rule.name, subject.span)
        };
        Ok(finding.entity(world.identity(subject.entity)))
    }

    fn templates(&self) -> impl Iterator<Item = &Template> {
        self.message.iter().chain(self.help.iter().flatten())
    }

    fn uses(&self, name: &str) -> bool {
        let texts = self.templates().flat_map(Template::expressions);
        let mut all = texts.map(|(expression, _)| expression).chain([&self.when]);
        all.any(|expression| expression.uses.contains(name))
    }
}

impl Definition {
    fn fault(&self, part: &[&'static str], message: Message) -> Fault {
        Fault {
            rule: self.name.clone(),
            part: part.to_vec(),
            nth: 0,
            place: (0, 0),
            message: message.arg("rule", self.name.as_str()),
        }
    }

    /// That it could not be read or evaluated to the end.
    fn broken(&self) -> Fault {
        self.fault(
            &["when"],
            Message::new("manifest-custom-deep").arg("most", DEEPEST),
        )
    }

    fn at(&self, part: &[&'static str], text: &str, fault: expression::Fault) -> Fault {
        let before = &text[..fault.offset.min(text.len())];
        let line = before.matches('\n').count();
        let column = before
            .rsplit('\n')
            .next()
            .map_or(0, |last| last.chars().count());
        Fault {
            place: (line, column),
            ..self.fault(part, fault.message)
        }
    }
}

/// Why something could not be evaluated, in words.
fn failure(error: &ExecutionError, fuel: &Fuel) -> Message {
    if fuel.is_spent() {
        return Message::new("manifest-custom-too-much");
    }
    match error {
        ExecutionError::NoSuchOverload(error) => {
            let operator = error.function().trim_matches(['_', '@']).replace('_', "");
            let types = error.argument_types().iter().map(|name| plain_type(name));
            Message::new("manifest-custom-types")
                .arg("operator", operator)
                .arg("types", types.collect::<Vec<_>>())
        }
        other => {
            let reason: String = other.to_string().chars().take(160).collect();
            Message::new("manifest-custom-fails").arg("reason", reason)
        }
    }
}

/// The name of a type as conditions write it.
fn plain_type(name: &str) -> String {
    match name {
        "null_type" => "null".to_owned(),
        other => other.split('(').next().unwrap_or(other).to_owned(),
    }
}

/// A message in every language, as one value of another.
fn in_words(message: &Message) -> crate::diagnostic::Arg {
    word(|language| Catalogue::of(language).text(message))
}

/// What the rules of a workspace find, and why some cannot judge.
pub(super) fn judge<'a>(
    customs: impl Iterator<Item = &'a Custom>,
    (model, sources, vocabulary): (&Model, &Sources, &Vocabulary),
    today: Option<Date>,
) -> (Vec<Diagnostic>, Vec<Fault>) {
    let (mut found, mut faults) = (Vec::new(), Vec::new());
    let mut customs = customs.peekable();
    if customs.peek().is_none() {
        return (found, faults);
    }
    let world = World::new(model, sources, vocabulary);
    for custom in customs {
        match on_large_stack(|| custom.findings(&world, today, STEPS)) {
            Some(Ok(mut own)) => found.append(&mut own),
            Some(Err(fault)) => faults.push(fault),
            None => faults.push(custom.definition.broken()),
        }
    }
    (found, faults)
}

/// A rule of this name that finds nothing itself.
fn shell(name: &'static str, severity: Severity, page: &'static str) -> Rule {
    Rule {
        name,
        severity,
        page,
        check: Check::Custom,
        repair: Repair::None,
    }
}
