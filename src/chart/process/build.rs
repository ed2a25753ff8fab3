//! A process of the model as a diagram: its lanes, its elements, and which follows which. Places nothing.

use super::branches::{Branches, branches};
use super::{Diagram, Node, Shape, Way};
use crate::check::flow::{Stage, Target, stages};
use crate::diagnostic::Message;
use crate::locale::Catalogue;
use crate::model::Model;
use crate::model::process::{Process, Role, Step};
use crate::syntax::vocabulary::Vocabulary;
use rustc_hash::FxHashMap;

/// None if the process has no steps.
pub(super) fn build(
    model: &Model,
    vocabulary: &Vocabulary,
    process: &Process,
    catalogue: &Catalogue,
) -> Option<Diagram> {
    let steps = stages(process, vocabulary);
    if steps.is_empty() {
        return None;
    }
    let mut making = Making {
        model,
        catalogue,
        diagram: Diagram {
            name: process.name.clone(),
            heading: heading(model, process, catalogue),
            language: catalogue.language().code().to_owned(),
            ..Diagram::default()
        },
        lanes: FxHashMap::default(),
        phase: None,
        open: Vec::new(),
        entries: Vec::new(),
        jumps: Vec::new(),
    };
    let doers = doers(process);
    making.start(process, &doers);
    for (at, stage) in steps.iter().enumerate() {
        let doer = doers
            .get(&(std::ptr::from_ref(stage.step)))
            .copied()
            .flatten();
        making.phase = stage.phase.map(str::to_owned);
        making.step(stage, doer, vocabulary, at + 1 == steps.len());
    }
    making.phase = None;
    making.finish();
    Some(making.diagram)
}

/// Who does each step: its own role, else that of the phase above it.
fn doers(process: &Process) -> FxHashMap<*const Step, Option<&Role>> {
    let mut doers = FxHashMap::default();
    let mut waiting: Vec<(&Step, Option<&Role>)> =
        process.steps.iter().map(|step| (step, None)).collect();
    while let Some((step, above)) = waiting.pop() {
        let own = step.roles[..2].iter().find(|role| !role.said.is_empty());
        let doer = own.or(above);
        doers.insert(std::ptr::from_ref(step), doer);
        waiting.extend(step.children.iter().map(|child| (child, doer)));
    }
    doers
}

fn heading(model: &Model, process: &Process, catalogue: &Catalogue) -> Vec<String> {
    let line = |name: &str, value: String| {
        let message = Message::new(format!("chart-process-{name}")).arg("value", value);
        catalogue.text(&message)
    };
    let owner = match process.owner.as_ref().and_then(|owner| owner.to) {
        Some(owner) => Some(model[owner].title.clone()),
        None => process
            .owner_name
            .parts
            .first()
            .map(|name| name.value.clone()),
    };
    let mark = catalogue.language().list_mark();
    let forms = (!process.forms.is_empty()).then(|| process.forms.join(mark));
    let lines = [
        ("owner", owner),
        ("trigger", process.trigger.value().cloned()),
        ("forms", forms),
    ];
    lines
        .into_iter()
        .filter_map(|(name, value)| Some(line(name, value?)))
        .collect()
}

struct Making<'a> {
    model: &'a Model,
    catalogue: &'a Catalogue,
    diagram: Diagram,
    lanes: FxHashMap<String, usize>,
    phase: Option<String>,
    /// Elements that the next one follows, and when.
    open: Vec<(usize, String)>,
    /// The first element of each step.
    entries: Vec<usize>,
    /// Ways to steps that may be still to come: from, to which step (None is the end), when.
    jumps: Vec<(usize, Option<usize>, String)>,
}

impl Making<'_> {
    fn start(&mut self, process: &Process, doers: &FxHashMap<*const Step, Option<&Role>>) {
        let mut first = process.steps.first();
        while let Some(child) = first.and_then(|step| step.children.first()) {
            first = Some(child);
        }
        let doer = first.and_then(|step| doers.get(&std::ptr::from_ref(step)).copied().flatten());
        let lane = self.lane(doer, 0);
        let text = self.catalogue.plain("chart-process-start");
        self.add(Shape::Start, text, lane);
    }

    fn step(&mut self, stage: &Stage, doer: Option<&Role>, vocabulary: &Vocabulary, is_last: bool) {
        let Stage { step, targets, .. } = stage;
        let before = self.diagram.nodes.last().map_or(0, |node| node.lane);
        let lane = self.lane(doer, before);
        let Branches {
            deed,
            conditions,
            goes_on,
        } = branches(step, vocabulary);
        self.entries.push(self.diagram.nodes.len());
        // 「资料归档完毕 → 结束」 as the last step only says when the process ends.
        if let ([condition], [Target::End], true, true) =
            (&conditions[..], &targets[..], is_last, deed.is_empty())
        {
            self.open
                .iter_mut()
                .for_each(|(_, label)| label.clone_from(condition));
            return;
        }
        let has_ways = !conditions.is_empty();
        if !deed.is_empty() || !has_ways {
            self.add(Shape::Task, deed, lane);
            self.describe(step);
        }
        if !has_ways {
            return;
        }
        let is_bare = !goes_on && conditions.iter().all(String::is_empty);
        let has_task = self.diagram.nodes.len() > self.entries[self.entries.len() - 1];
        if !is_bare || !has_task {
            self.decide(step, &conditions, lane, has_task);
        }
        let from = self.diagram.nodes.len() - 1;
        self.open.clear();
        let single = conditions.len() == 1 && goes_on;
        for (condition, target) in conditions.iter().zip(targets) {
            let label = match single {
                true => self.catalogue.plain("chart-process-yes"),
                false => condition.clone(),
            };
            match target {
                Target::Step(to) => self.jumps.push((from, Some(*to), label)),
                Target::End => self.jumps.push((from, None, label)),
                Target::Nowhere => {}
            }
        }
        if goes_on {
            let label = if single {
                "chart-process-no"
            } else {
                "chart-process-else"
            };
            self.open.push((from, self.catalogue.plain(label)));
        }
    }

    /// A decision; a single condition stands in it, several stand at their ways.
    fn decide(&mut self, step: &Step, conditions: &[String], lane: usize, has_task: bool) {
        let text = match conditions {
            [one] => {
                let message = Message::new("chart-process-question").arg("value", one.as_str());
                if one.is_empty() {
                    String::new()
                } else {
                    self.catalogue.text(&message)
                }
            }
            _ => String::new(),
        };
        self.add(Shape::Gateway, text, lane);
        if !has_task {
            self.describe(step);
        }
    }

    fn finish(&mut self) {
        let lane = self.diagram.nodes.last().map_or(0, |node| node.lane);
        let text = self.catalogue.plain("chart-process-end");
        self.add(Shape::End, text, lane);
        let end = self.diagram.nodes.len() - 1;
        for (from, step, label) in std::mem::take(&mut self.jumps) {
            let to = step.map_or(end, |step| self.entries[step]);
            let has = |way: &Way| way.from == from && way.to == to && way.label == label;
            if !self.diagram.ways.iter().any(has) {
                self.diagram.ways.push(Way { from, to, label });
            }
        }
    }

    /// Adds an element behind those that are open.
    fn add(&mut self, shape: Shape, text: String, lane: usize) {
        let to = self.diagram.nodes.len();
        for (from, label) in std::mem::take(&mut self.open) {
            self.diagram.ways.push(Way { from, to, label });
        }
        self.diagram.nodes.push(Node {
            shape,
            number: String::new(),
            text,
            details: Vec::new(),
            lane,
            phase: self.phase.clone(),
        });
        self.open.push((to, String::new()));
    }

    /// Gives the last element the number, the time limit and the form of its step, and those who take part in it.
    fn describe(&mut self, step: &Step) {
        let line = |name: &str, value: &str| {
            let message = Message::new(format!("chart-process-{name}")).arg("value", value);
            self.catalogue.text(&message)
        };
        let mut details = Vec::new();
        let doers = self.names(&step.roles[0]);
        for (letter, role) in ["R", "A", "C", "I"].into_iter().zip(&step.roles) {
            let names = self.names(role);
            // The lane says who does it.
            let is_told = match letter {
                "R" => names.len() > 1,
                "A" => !doers.is_empty() && !names.is_empty() && names != doers,
                _ => !names.is_empty(),
            };
            if is_told {
                let mark = self.catalogue.language().list_mark();
                details.push(format!("{letter} {}", names.join(mark)));
            }
        }
        details.extend(step.within.as_ref().map(|said| line("within", &said.value)));
        details.extend(step.form.as_ref().map(|said| line("form", &said.value)));
        let number = step.number.clone().unwrap_or_default();
        if let Some(node) = self.diagram.nodes.last_mut() {
            node.details = details;
            node.number = number;
        }
    }

    fn names(&self, role: &Role) -> Vec<String> {
        let name = |link: &crate::model::Link| match link.to {
            Some(id) => self.model[id].title.clone(),
            None => link.text.clone(),
        };
        match role.links.is_empty() {
            true => role.said.iter().map(|said| said.value.clone()).collect(),
            false => role.links.iter().map(name).collect(),
        }
    }

    /// The lane of the first who is named; without a name the lane of the element before.
    fn lane(&mut self, doer: Option<&Role>, before: usize) -> usize {
        let name = doer.and_then(|role| self.names(role).into_iter().next());
        let name = match name {
            Some(name) => name,
            None if !self.diagram.lanes.is_empty() => return before,
            None => self.catalogue.plain("chart-process-nobody"),
        };
        if let Some(&known) = self.lanes.get(&name) {
            return known;
        }
        let lane = self.diagram.lanes.len();
        self.diagram.lanes.push(name.clone());
        self.lanes.insert(name, lane);
        lane
    }
}
