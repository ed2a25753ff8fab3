//! A process as the rules on processes see it: its steps in order, who does them, and which follows which. Judges
//! nothing.

mod tree;

use super::Context;
use super::duties::{Words, folded};
use crate::model::Said;
use crate::model::body::{Entry, Group};
use crate::model::process::{Process, ROLE_KEYS, Role, Step, is_arrow};
use crate::syntax::concept::{TextMark, ValueWord};
use crate::syntax::vocabulary::Vocabulary;
use crate::text::fold;
use std::collections::VecDeque;
use tree::{Goes, Tree, number};

/// A step that has none below it.
pub(super) struct Leaf<'a> {
    pub(super) step: &'a Step,
    /// For R and A whether the step, its phase or its group names somebody.
    pub(super) named: [bool; 2],
}

/// The steps that have none below them, in order.
pub(super) fn leaves(process: &Process) -> Vec<Leaf<'_>> {
    fn walk<'a>(step: &'a Step, above: [bool; 2], out: &mut Vec<Leaf<'a>>) {
        let own = |at: usize| above[at] || names_somebody(&step.roles[at]);
        let named = [own(0), own(1)];
        match step.children.is_empty() {
            true => out.push(Leaf { step, named }),
            false => step
                .children
                .iter()
                .for_each(|child| walk(child, named, out)),
        }
    }
    let mut out = Vec::new();
    for (step, group) in steps(process) {
        let said = |at: usize| {
            let attributes = group.map_or(&[][..], |group| &group.attributes);
            let key = ROLE_KEYS[at];
            attributes
                .iter()
                .any(|own| own.key == key && !own.value.value.is_empty())
        };
        walk(step, [said(0), said(1)], &mut out);
    }
    out
}

/// Whether each step gives one name, R where it is done and A where it is decided: both letters are used, never
/// together, and the process has an owner. Then the owner answers for the one, and who decides does the other.
pub(super) fn gives_one_name(process: &Process, leaves: &[Leaf]) -> bool {
    let used = |letter: usize| leaves.iter().any(|leaf| leaf.named[letter]);
    let together = leaves.iter().any(|leaf| leaf.named == [true, true]);
    used(0) && used(1) && !together && !process.owner_name.parts.is_empty()
}

fn names_somebody(role: &Role) -> bool {
    role.said.iter().any(|said| !said.value.is_empty())
}

/// The steps of the top level with their groups.
fn steps(process: &Process) -> impl Iterator<Item = (&Step, Option<&Group>)> {
    let groups = process.body.entries().map(|(_, group): (&Entry, _)| group);
    process.steps.iter().zip(groups)
}

/// Where an arrow leads.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Target {
    /// The step at this place among those without steps below.
    Step(usize),
    End,
    /// No step, or none that is certain.
    Nowhere,
}

/// A step without steps below, as it is drawn.
#[derive(Clone, Debug)]
pub struct Stage<'a> {
    pub step: &'a Step,
    /// What it is a part of: the title of its group, or the outermost step above it.
    pub phase: Option<&'a str>,
    /// Where its arrows lead, and those of the phases that it is the last step of.
    pub targets: Vec<Target>,
}

/// The steps without steps below, in order.
pub fn stages<'a>(process: &'a Process, vocabulary: &Vocabulary) -> Vec<Stage<'a>> {
    let tree = Tree::of(process, vocabulary);
    let mut stages: Vec<Stage> = Vec::new();
    for (step, group) in steps(process) {
        let phase = match group {
            Some(group) => Some(group.title.value.as_str()),
            None => (!step.children.is_empty()).then_some(step.text.as_str()),
        };
        let mut waiting = vec![step];
        while let Some(step) = waiting.pop() {
            waiting.extend(step.children.iter().rev());
            if step.children.is_empty() {
                stages.push(Stage {
                    step,
                    phase,
                    targets: Vec::new(),
                });
            }
        }
    }
    for at in 0..tree.nodes.len() {
        for said in &tree.nodes[at].step.next {
            let target = match tree.goes(said, at, vocabulary) {
                Goes::To(to) => Target::Step(tree.nodes[to].first_leaf),
                Goes::End => Target::End,
                Goes::Several | Goes::Nowhere => Target::Nowhere,
            };
            stages[tree.nodes[at].last_leaf].targets.push(target);
        }
    }
    stages
}

/// An arrow that leads to no step.
pub(super) struct Dead<'a> {
    pub(super) said: &'a Said<String>,
    /// Whether several steps outside the list have the number.
    pub(super) several: bool,
    /// Whether a number is written at all.
    pub(super) numbered: bool,
}

/// Which step follows which.
pub(super) struct Flow<'a> {
    pub(super) steps: Vec<&'a Step>,
    /// For each step those that may follow it; their number is the end.
    next: Vec<Vec<usize>>,
    /// For each step whether the following one may follow it.
    goes_on: Vec<bool>,
    pub(super) dead: Vec<Dead<'a>>,
}

impl<'a> Flow<'a> {
    pub(super) fn of(process: &'a Process, context: &Context) -> Self {
        let words = Branching::of(context);
        let tree = Tree::of(process, context.vocabulary);
        let steps: Vec<&Step> = tree.leaves.iter().map(|&at| tree.nodes[at].step).collect();
        let mut flow = Self {
            next: vec![Vec::new(); steps.len()],
            goes_on: vec![true; steps.len()],
            steps,
            dead: Vec::new(),
        };
        for at in 0..tree.nodes.len() {
            let leaf = tree.nodes[at].last_leaf;
            for said in &tree.nodes[at].step.next {
                match tree.goes(said, at, context.vocabulary) {
                    Goes::To(to) => flow.next[leaf].push(tree.nodes[to].first_leaf),
                    Goes::End => flow.next[leaf].push(flow.steps.len()),
                    dead => flow.dead.push(Dead {
                        said,
                        several: dead == Goes::Several,
                        numbered: number(&said.value, context.vocabulary).is_some()
                            || said.value.starts_with(|c: char| c.is_ascii_digit()),
                    }),
                }
            }
        }
        for at in 0..flow.steps.len() {
            let is_last = at + 1 == flow.steps.len();
            flow.goes_on[at] = !words.is_always(flow.steps[at], is_last, context.vocabulary);
            if flow.goes_on[at] {
                flow.next[at].push(at + 1);
            }
        }
        flow
    }

    /// The first step of each run of steps that no way leads to.
    pub(super) fn unreachable(&self) -> Vec<usize> {
        let mut reached = vec![false; self.steps.len()];
        let mut open = VecDeque::from([0]);
        while let Some(at) = open.pop_front() {
            if at < reached.len() && !reached[at] {
                reached[at] = true;
                open.extend(&self.next[at]);
            }
        }
        let begins = |&at: &usize| !reached[at] && (at == 0 || reached[at - 1]);
        (0..reached.len()).filter(begins).collect()
    }

    /// The steps from which no way leads to an end.
    pub(super) fn endless(&self) -> Vec<usize> {
        let end = self.steps.len();
        let mut before = vec![Vec::new(); end + 1];
        for (at, next) in self.next.iter().enumerate() {
            next.iter().for_each(|&next| before[next].push(at));
        }
        let mut ends = vec![false; end + 1];
        let mut open = vec![end];
        while let Some(at) = open.pop() {
            if !ends[at] {
                ends[at] = true;
                open.extend(&before[at]);
            }
        }
        (0..end).filter(|&at| !ends[at]).collect()
    }
}

/// The words that tell whether a branch is always taken.
struct Branching {
    condition: Words,
    otherwise: Words,
    back: Words,
    verb: Words,
}

impl Branching {
    fn of(context: &Context) -> Self {
        let words = |mark| Words::of(context, mark);
        Self {
            condition: words(TextMark::Condition),
            otherwise: words(TextMark::Otherwise),
            back: words(TextMark::Return),
            verb: words(TextMark::Verb),
        }
    }

    /// Whether the following step never follows: one of the arrows needs no condition, or one is the opposite of
    /// another. Where that is open, it may follow.
    fn is_always(&self, step: &Step, is_last: bool, vocabulary: &Vocabulary) -> bool {
        if step.next.is_empty() {
            return false;
        }
        let text = &step.text;
        let cut = |c| fold::is_blank(c) || matches!(fold::narrow(c), ',' | ';' | '。' | ':');
        let mut from = 0;
        let mut conditions: Vec<Vec<char>> = Vec::new();
        for (at, arrow) in text.match_indices(is_arrow) {
            let before = text[from..at].trim_matches(cut);
            from = at + arrow.len();
            let piece = before
                .rsplit(|c| matches!(fold::narrow(c), ',' | ';' | '。'))
                .next()
                .unwrap_or_default();
            let piece = folded(piece.trim_matches(cut));
            conditions.push(piece);
        }
        let mut first = true;
        for piece in &conditions {
            // Behind the first arrow stands the number that it leads to.
            let own = match std::mem::take(&mut first) {
                true => &piece[..],
                false => without_number(piece),
            };
            if self.is_certain(own, step, is_last, vocabulary) {
                return true;
            }
        }
        conditions
            .windows(2)
            .any(|two| opposite(&two[0], without_number(&two[1])))
    }

    fn is_certain(
        &self,
        piece: &[char],
        step: &Step,
        is_last: bool,
        vocabulary: &Vocabulary,
    ) -> bool {
        let word: String = piece.iter().collect();
        if piece.is_empty() || vocabulary.is(ValueWord::End, &fold::word(&word)) {
            return true;
        }
        if let Some(opening) = self.otherwise.at(piece, 0) {
            return self.condition.find(&piece[opening.end..]).is_none();
        }
        if self.condition.find(piece).is_some() {
            return false;
        }
        let done = step.roles[..2].iter().any(names_somebody);
        let act = || self.back.at(piece, 0).is_some() || self.verb.at(piece, 0).is_some();
        done || is_last && act()
    }
}

/// What stands behind the number of a step.
fn without_number(piece: &[char]) -> &[char] {
    let is_number = |c: &char| c.is_numeric() || matches!(c, '.' | ' ' | ';' | ',' | '第' | '步');
    let start = piece.iter().position(|c| !is_number(c));
    &piece[start.unwrap_or(piece.len())..]
}

/// 通过 and 不通过.
fn opposite(one: &[char], two: &[char]) -> bool {
    let denies = |short: &[char], long: &[char]| {
        !short.is_empty()
            && long.len() > short.len()
            && long.ends_with(short)
            && long[..long.len() - short.len()].iter().all(|c| {
                matches!(
                    c,
                    '不' | '未' | '没' | '有' | '无' | '非' | '获' | 'n' | 'o' | 't' | ' '
                )
            })
    };
    denies(one, two) || denies(two, one)
}
