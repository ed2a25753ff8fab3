//! Words for powers in a line: one alone, a run of them at the end of a noun (监督检查), a list of them at the start of
//! a sentence. Knows which powers stand side by side and which are the matter of the next.

use super::line::{Line, Part};
use super::name::Piece;
use crate::syntax::concept::GrantWord;
use crate::syntax::vocabulary::{FoundPower, PowerId};

/// A power that a clause grants.
#[derive(Clone, Debug)]
pub(super) struct Grant {
    pub(super) power: PowerId,
    pub(super) word: Part,
    /// What it is over: one phrase each.
    pub(super) pieces: Vec<Piece>,
    pub(super) towards: Option<Part>,
    /// What it depends on, where the clause says that in front: 根据绩效结果.
    pub(super) condition: Option<Part>,
}

impl Grant {
    pub(super) fn new(power: PowerId, word: Part, pieces: Vec<Piece>) -> Self {
        Self {
            power,
            word,
            pieces,
            towards: None,
            condition: None,
        }
    }
}

/// What a noun that ends in powers is over, and the powers.
#[derive(Debug)]
pub(super) struct Ending {
    pub(super) content: Part,
    pub(super) powers: Vec<(PowerId, Part)>,
}

/// The power at a character, as a verb or a Chinese noun.
pub(super) fn at(line: &Line, at: usize) -> Option<FoundPower> {
    let found = line.vocabulary.power_at(&line.chars, at)?;
    (!found.is_noun).then_some(found)
}

/// The power that a right to do something else stands for.
pub(super) fn execute(line: &Line) -> Option<PowerId> {
    named(line, "execute")
}

pub(super) fn advise(line: &Line) -> Option<PowerId> {
    named(line, "advise")
}

/// The power with an id of the table.
pub(super) fn named(line: &Line, id: &str) -> Option<PowerId> {
    let at = line
        .vocabulary
        .powers()
        .iter()
        .position(|power| power.id == id)?;
    u16::try_from(at).ok().map(PowerId)
}

/// The powers that a part ends in; None if it ends in something else.
pub(super) fn ends(line: &Line, part: &Part) -> Option<Ending> {
    let mut run: Vec<(PowerId, Part)> = Vec::new();
    let mut at = part.start;
    while at < part.end {
        match line
            .vocabulary
            .power_at(&line.chars, at)
            .filter(|found| at + found.len <= part.end)
        {
            Some(found) => {
                run.push((found.power, at..at + found.len));
                at += found.len;
            }
            None => {
                run.clear();
                at += 1;
            }
        }
    }
    let mut powers = vec![run.pop()?];
    while let Some(before) = run.pop() {
        let is_side = powers
            .last()
            .is_some_and(|next| side_by_side(line, before.0, next.0));
        if !is_side {
            break;
        }
        powers.push(before);
    }
    powers.reverse();
    let content = line.trimmed(part.start..powers[0].1.start, &[]);
    Some(Ending { content, powers })
}

/// The powers that a part begins with, and what stands behind: `审核批准合同`.
pub(super) fn leading(line: &Line, part: &Part) -> (Vec<(PowerId, Part)>, Part) {
    let mut powers: Vec<(PowerId, Part)> = Vec::new();
    let mut start = part.start;
    while let Some(found) = at(line, start).filter(|found| start + found.len <= part.end) {
        let is_side = powers
            .last()
            .is_none_or(|last| side_by_side(line, last.0, found.power));
        // 审批采购合同: the second is the matter's.
        let is_noun = !powers.is_empty()
            && start + found.len < part.end
            && line.at(GrantWord::NounToo, start).is_some();
        if !is_side || is_noun && !same_class(line, powers[0].0, found.power) {
            break;
        }
        powers.push((found.power, start..start + found.len));
        start += found.len;
    }
    (powers, start..part.end)
}

fn same_class(line: &Line, one: PowerId, two: PowerId) -> bool {
    line.vocabulary.power_of(one).class == line.vocabulary.power_of(two).class
}

/// Whether two powers without a mark between them are both meant (审核审批, 监督检查), not one over the other (采购审批).
fn side_by_side(line: &Line, one: PowerId, two: PowerId) -> bool {
    let on_the_way = ["prepare", "review", "recheck", "decide"];
    let over_people = ["supervise", "appraise", "direct", "allocate", "use"];
    let class = |power: PowerId| line.vocabulary.power_of(power).class.name();
    let both = |classes: &[&str]| classes.contains(&class(one)) && classes.contains(&class(two));
    class(one) == class(two) || both(&on_the_way) || both(&over_people)
}

/// The powers before a colon: `审核、审批`, `Review and approve`, `审批权`.
pub(super) struct Listed {
    pub(super) powers: Vec<(PowerId, Part)>,
    /// The 权 behind them.
    pub(super) right: Option<Part>,
}

/// Reads a head that is powers and nothing else.
pub(super) fn listed(line: &Line, head: &Part) -> Option<Listed> {
    let mut powers = Vec::new();
    let mut right = None;
    for member in super::name::members(line, head, GrantWord::List) {
        let mut part = member;
        if let Some(len) = line
            .before(GrantWord::Right, &part)
            .filter(|len| *len < part.len())
        {
            right = Some(part.end - len..part.end);
            part = line.trimmed(part.start..part.end - len, &[]);
            part.end -= line.before(GrantWord::Of, &part).unwrap_or(0);
        }
        let whole = line.vocabulary.power_at(&line.chars, part.start);
        if let Some(found) = whole.filter(|found| found.len == part.len()) {
            powers.push((found.power, part));
            continue;
        }
        let (found, rest) = leading(line, &part);
        if !rest.is_empty() {
            return None;
        }
        powers.extend(found);
    }
    (!powers.is_empty()).then_some(Listed { powers, right })
}
