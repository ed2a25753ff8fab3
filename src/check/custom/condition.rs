//! A condition that picks positions, for whoever asks for some of them: read and evaluated as those of rules are.
//! Judges nothing.

use super::expression::Expression;
use super::functions::{FUEL, Fuel};
use super::stack::on_large_stack;
use super::subject::{Kind, World};
use super::{STEPS, failure, functions, plain_type, value};
use crate::diagnostic::Message;
use crate::model::{Entity, Model, PositionId};
use crate::syntax::vocabulary::Vocabulary;
use crate::text::Sources;
use cel::Context;
use cel::common::types::{CelBool, CelString};

/// What stands for the name of a rule in messages: the key of the manifest that the condition is written behind.
const KEY: &str = "where";

/// A condition on positions.
#[derive(Clone, Debug)]
pub struct Condition {
    when: Expression,
}

impl Condition {
    /// Reads a condition over the variables of a position.
    ///
    /// # Errors
    /// If it is none, or names what positions do not have, or asks for the day.
    pub fn read(text: &str) -> Result<Self, Message> {
        let variables = Kind::Position.variables();
        let variables: Vec<_> = variables
            .into_iter()
            .filter(|(name, _)| *name != "today")
            .collect();
        let read = on_large_stack(|| Expression::read(text, &variables, 0));
        match read {
            Some(Ok(when)) => Ok(Self { when }),
            Some(Err(fault)) => Err(fault.message.arg("rule", KEY)),
            None => Err(Message::new("manifest-custom-deep")
                .arg("most", super::DEEPEST)
                .arg("rule", KEY)),
        }
    }

    /// The positions it holds for, in the order of the model; those that could not be read in full are looked at too.
    ///
    /// # Errors
    /// If it cannot be worked out for some position.
    pub fn positions(
        &self,
        model: &Model,
        sources: &Sources,
        vocabulary: &Vocabulary,
    ) -> Result<Vec<PositionId>, Message> {
        let world = World::new(model, sources, vocabulary);
        let picked = on_large_stack(|| self.picked(&world));
        picked.unwrap_or_else(|| {
            Err(Message::new("manifest-custom-deep")
                .arg("most", super::DEEPEST)
                .arg("rule", KEY))
        })
    }

    fn picked(&self, world: &World) -> Result<Vec<PositionId>, Message> {
        let fuel = Fuel::new(STEPS);
        let mut context = Context::with_env(functions::environment());
        context.add_variable_as_val(FUEL, Box::new(fuel.clone()));
        context.add_variable_as_val("today", Box::new(CelString::from(String::new())));
        context.add_variable_as_val("organisation", value::value(world.organisation()));
        self.when.bind(0, &mut context);
        let mut picked = Vec::new();
        for subject in world.positions() {
            let mut context = context.new_inner_scope();
            for (name, _) in Kind::Position.variables() {
                if !matches!(name, "today" | "organisation") && self.when.uses.contains(name) {
                    context.add_variable_as_val(name, world.variable(name, &subject));
                }
            }
            let about = |message: Message| message.arg("entity", subject.name).arg("rule", KEY);
            let holds = self.when.value(&context);
            let holds = holds.map_err(|error| about(failure(&error, &fuel)))?;
            if fuel.is_spent() {
                return Err(about(Message::new("manifest-custom-too-much")));
            }
            match (holds.downcast_ref::<CelBool>(), subject.entity) {
                (Some(flag), Entity::Position(id)) if *flag.inner() => picked.push(id),
                (Some(_), _) => {}
                (None, _) => {
                    let message = Message::new("manifest-custom-not-bool");
                    return Err(about(
                        message.arg("type", plain_type(holds.get_type().name())),
                    ));
                }
            }
        }
        Ok(picked)
    }
}
