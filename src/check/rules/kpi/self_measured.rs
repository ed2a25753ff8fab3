//! kpi/self-measured: the data come from the position that is measured, or from its own department.

use crate::check::duties::{Words, folded};
use crate::check::indicators::Indicator;
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::{Message, Severity};
use crate::model::{Entity, PositionId, Said};
use crate::syntax::concept::TextMark;
use crate::text::fold;
use rustc_hash::FxHashMap;

pub const RULE: Rule = Rule::new(
    "kpi/self-measured",
    Severity::Hint,
    include_str!("self_measured.md"),
    check,
);

/// No name of a source is longer, in characters.
const LONGEST: usize = 80;

fn check(context: &Context, findings: &mut Findings) {
    let names = Names::of(context);
    for indicator in context.indicators() {
        let Some((source, is_shared)) = source(indicator) else {
            continue;
        };
        if !names.is_own(context, indicator.position, &source.value) {
            continue;
        }
        let title = context.model[indicator.position].title.as_str();
        let finding = |span| {
            let finding = findings.about(Entity::Position(indicator.position), span);
            finding
                .arg("name", indicator.name())
                .arg("source", source.value.as_str())
                .arg("position", title)
        };
        let finding = match is_shared {
            true => finding(indicator.kpi.span)
                .related(source.span, Message::new("kpi-self-measured-source")),
            false => finding(source.span),
        };
        findings.push(finding);
    }
}

/// Its own source of data, else that of the shared definition.
fn source(indicator: &Indicator) -> Option<(Said<String>, bool)> {
    let own = indicator.kpi.source.clone().map(|said| (said, false));
    own.or_else(|| {
        let said = indicator.shared?.source_of_data.said()?;
        Some((said.clone(), true))
    })
}

/// Who can be named as a source, by folded name.
struct Names<'a> {
    own: Words,
    units: &'a [String],
    positions: FxHashMap<String, Vec<PositionId>>,
}

impl<'a> Names<'a> {
    fn of(context: &Context<'a>) -> Self {
        let model = context.model;
        let mut positions: FxHashMap<String, Vec<PositionId>> = FxHashMap::default();
        for id in model.position_ids() {
            let position = &model[id];
            let department = position.department.map(|id| fold::word(&model[id].name));
            let aliases = position.aliases.iter().map(|said| &said.value);
            for name in std::iter::once(&position.title).chain(aliases) {
                let name = fold::word(name);
                let whole = department.iter().map(|own| format!("{own}{name}"));
                for name in whole.chain([name.clone()]) {
                    positions.entry(name).or_default().push(id);
                }
            }
        }
        Self {
            own: Words::of(context, TextMark::OwnData),
            units: context.vocabulary.marks(TextMark::UnitName),
            positions,
        }
    }

    /// Whether a source is the position itself, its department, or a paper of either (销售部周报).
    fn is_own(&self, context: &Context, id: PositionId, source: &str) -> bool {
        let text = fold::word(source);
        if self.own.at(&folded(&text), 0).is_some() {
            return true;
        }
        let position = &context.model[id];
        let ends = text.char_indices().take(LONGEST);
        let ends: Vec<usize> = ends.map(|(at, c)| at + c.len_utf8()).collect();
        // The longest name at the beginning counts: 销售部经理 is not 销售部.
        let named = ends
            .into_iter()
            .rev()
            .filter(|&end| ends_word(&text, end))
            .find_map(|end| Some((end, self.positions.get(&text[..end])?)));
        if let Some((_, ids)) = named {
            return ids.contains(&id);
        }
        let Some(department) = position.department.map(|id| &context.model[id]) else {
            return false;
        };
        let mut names = std::iter::once(&department.name).chain(&department.aliases);
        names.any(|name| {
            let name = fold::word(name);
            let rest = text.strip_prefix(name.as_str());
            rest.is_some_and(|rest| ends_word(&text, name.len()) && self.is_unit(&name, rest))
        })
    }

    /// Whether a name means the unit: a sales ledger (销售台账) is not the Sales department's for its name.
    fn is_unit(&self, name: &str, rest: &str) -> bool {
        let rest = rest.trim_start_matches(fold::is_blank);
        let mut units = self.units.iter();
        rest.is_empty()
            || rest.starts_with("'s ")
            || units.any(|unit| name.ends_with(unit.as_str()) || rest.starts_with(unit.as_str()))
    }
}

/// Whether no Western word goes on at a place.
fn ends_word(text: &str, at: usize) -> bool {
    let letter = |c: char| c.is_ascii_alphanumeric();
    !(text[..at].ends_with(letter) && text[at..].starts_with(letter))
}
