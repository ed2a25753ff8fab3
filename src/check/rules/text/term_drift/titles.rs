//! Titles of positions that texts give without the 部 or 中心 of the department: 客服主任 for 客服部主任. Speaks only
//! where one position alone can be meant and the text names a person there.

use crate::check::memo::What;
use crate::check::writing::{Lexicon, Sheet, Written};
use crate::check::{Context, Findings};
use crate::diagnostic::{Fix, Message};
use crate::model::PositionId;
use crate::syntax::ast::Label;
use crate::syntax::concept::{Concept, TextMark};
use crate::text::{Span, TextRange, fold};
use std::collections::{BTreeMap, BTreeSet};

/// A shorter title is a rank of anybody.
const SHORTEST: usize = 4;

/// No word that stands before a title is longer.
const LONGEST_LEAD: usize = 8;

pub(super) fn check(context: &Context, findings: &mut Findings) {
    let names = names(context);
    let short = shortened(context, &names);
    if short.is_empty() {
        return;
    }
    let words = short.iter().map(|(title, id)| (title.as_str(), Some(*id)));
    let words = Lexicon::new(words.chain(names.iter().map(|name| (name.as_str(), None))));
    let leads = context.vocabulary.marks(TextMark::BeforeTitle);
    let what = What::upon("titles without their unit", (&short, &names));
    for uses in context.of_files(what, |sheet: Sheet| uses(sheet, &words, leads)) {
        for one in uses.iter() {
            let position = &context.model[one.meant];
            let message =
                Message::new("text-term-drift-title-usual").arg("usual", position.title.as_str());
            let finding = findings
                .at(one.place)
                .variant("title")
                .arg("text", one.text.as_str())
                .arg("usual", position.title.as_str())
                .related(position.source.name, message)
                .fix(Fix::replace(one.place, &position.title));
            findings.push(finding);
        }
    }
}

/// A title without its unit, for a person.
struct Use {
    place: Span,
    /// As written.
    text: String,
    meant: PositionId,
}

fn uses(sheet: Sheet, words: &Lexicon<Option<PositionId>>, leads: &[String]) -> Vec<Use> {
    let mut found = Vec::new();
    let texts = texts(sheet);
    for line in sheet.lines().map(Written::said) {
        if !is_within(&texts, &line) {
            continue;
        }
        for hit in words.hits(line.text) {
            let before = line.text[..hit.range.start].char_indices().rev();
            let from = before.take(LONGEST_LEAD).last().map_or(0, |(at, _)| at);
            let before = fold::word(&line.text[from..hit.range.start]);
            let named = !before.ends_with(fold::is_chinese)
                || leads.iter().any(|lead| before.ends_with(lead));
            if let Some(meant) = hit.meaning.filter(|_| named) {
                let place = line.place(hit.range.clone());
                let text = line.text[hit.range].to_owned();
                found.push(Use { place, text, meant });
            }
        }
    }
    found
}

/// Titles without the word for their unit, each of one position alone.
fn shortened(context: &Context, names: &BTreeSet<String>) -> BTreeMap<String, PositionId> {
    let vocabulary = context.vocabulary;
    let (ranks, units) = (
        vocabulary.marks(TextMark::Rank),
        vocabulary.marks(TextMark::UnitWord),
    );
    let mut short: BTreeMap<String, Option<PositionId>> = BTreeMap::new();
    for id in context.model.position_ids() {
        let title = fold::word(&context.model[id].title);
        let rank = ranks.iter().find(|rank| title.ends_with(rank.as_str()));
        let stem = rank.and_then(|rank| title.strip_suffix(rank.as_str()));
        let bare = stem.and_then(|stem| {
            units
                .iter()
                .find_map(|unit| stem.strip_suffix(unit.as_str()))
        });
        let (Some(rank), Some(bare)) = (rank, bare) else {
            continue;
        };
        let title = format!("{bare}{rank}");
        if title.chars().count() >= SHORTEST && !names.contains(&title) {
            let known = short.entry(title).or_insert(Some(id));
            *known = known.filter(|&other| other == id);
        }
    }
    short
        .into_iter()
        .filter_map(|(title, id)| Some((title, id?)))
        .collect()
}

/// All names of positions and departments, folded.
fn names(context: &Context) -> BTreeSet<String> {
    let model = context.model;
    let titles = model.positions.iter().map(|position| &position.title);
    let called = model
        .positions
        .iter()
        .flat_map(|position| &position.aliases);
    let called = called.map(|alias| &alias.value);
    let units = model.departments.iter().map(|unit| &unit.name);
    let known = model.departments.iter().flat_map(|unit| &unit.aliases);
    let all = titles.chain(called).chain(units).chain(known);
    all.map(|name| fold::word(name)).collect()
}

/// Where people of this organisation are spoken of; what somebody was elsewhere stands under qualifications.
fn texts(sheet: Sheet) -> Vec<TextRange> {
    let speaks = |label: &&Label| {
        matches!(
            label.concept,
            Concept::Authorities
                | Concept::Duties
                | Concept::Functions
                | Concept::Prohibitions
                | Concept::Purpose
                | Concept::Responsibilities
                | Concept::Steps
                | Concept::Workflow
        )
    };
    let declarations = sheet.file.declarations.iter();
    let labels = declarations.flat_map(|declaration| &declaration.labels);
    labels.filter(speaks).map(|label| label.range).collect()
}

fn is_within(ranges: &[TextRange], line: &Written) -> bool {
    let at = line.place(0..0).range;
    let after = ranges.partition_point(|range| range.start <= at.start);
    after
        .checked_sub(1)
        .is_some_and(|own| ranges[own].contains(at))
}
