//! process/not-authorised: a step decides, and who takes it has no such power.

use crate::check::acts::{Act, acts};
use crate::check::authority::hands::{Hands, handed};
use crate::check::authority::wording;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::authority::MatterId;
use crate::model::{Entity, PositionId};
use crate::syntax::concept::PowerClass;

pub const RULE: Rule = Rule::new(
    "process/not-authorised",
    Severity::Error,
    include_str!("not_authorised.md"),
    check,
);

fn check(context: &Context, findings: &mut Findings) {
    let handed = handed(context);
    let hands = Hands::of(context.grants(), &handed);
    let grants = context.grants();
    for (at, process) in context.model.processes.iter().enumerate() {
        for act in acts(context, process) {
            let Some((id, matter)) = unauthorised(context, &hands, &act) else {
                continue;
            };
            let mut finding = findings
                .about(Entity::Process(at as u32), act.step.span)
                .arg("position", grants.name(id))
                .arg("power", wording::power(context.vocabulary, act.power))
                .arg("matter", grants.said.matters[matter].name.as_str());
            if let Some(label) = context.model[id].authorities.label {
                let message = Message::new("process-not-authorised-list");
                finding = finding.related(label, message.arg("position", grants.name(id)));
            }
            findings.push(finding);
        }
    }
}

/// Who takes a deciding step without the power, and over which matter. Silent where a name is not known, where nothing
/// is written of what one of them may do, and over matters that the organisation does not know.
fn unauthorised(context: &Context, hands: &Hands, act: &Act) -> Option<(PositionId, MatterId)> {
    if act.class != PowerClass::Decide {
        return None;
    }
    let model = context.model;
    let matters = &model.authority.matters;
    let matter = matters.find(&act.matter)?;
    let doers = act.positions().filter(|doers| !doers.is_empty())?;
    let [responsible, accountable, ..] = &act.step.roles;
    let named = responsible.links.iter().chain(&accountable.links);
    let named: Vec<PositionId> = named.map(|link| link.to).collect::<Option<_>>()?;
    let is_written = |id: &PositionId| {
        let position = &model[*id];
        position.authorities.label.is_some() && !position.source.unread
    };
    let has = |id: &PositionId| {
        let all = hands.of_holder(*id).iter();
        let mut deciding = all.filter(|held| held.grant.class == PowerClass::Decide);
        deciding.any(|held| {
            held.grant
                .matter
                .is_some_and(|own| matters.is_within(own, matter) || matters.is_within(matter, own))
        })
    };
    let signs = |id: &PositionId| {
        let mut joint = model
            .authority
            .grants
            .iter()
            .filter(|grant| grant.joint.contains(id));
        joint.any(|grant| {
            grant
                .matter
                .is_some_and(|own| matters.is_within(matter, own))
        })
    };
    // What could not be read may be the power.
    let is_read = |id: &PositionId| {
        let lines = model.authority.position_lines.get(id.0 as usize).cloned();
        let mut lines = lines
            .unwrap_or(0..0)
            .map(|at| &model.authority.lines[at as usize]);
        lines.all(|line| line.unread.is_empty())
    };
    let is_certain = named.iter().all(|id| is_written(id) && is_read(id));
    (is_certain && !named.iter().any(|id| has(id) || signs(id))).then(|| (doers[0], matter))
}
