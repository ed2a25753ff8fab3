//! qualification/discriminatory: a requirement about the person that has nothing to do with the work.

use crate::check::duties::Words;
use crate::check::memo::What;
use crate::check::person::{Age, Clause, GROWN_UP, Part, Reader, Text, texts};
use crate::check::{Context, Findings, Rule};
use crate::diagnostic::Severity;
use crate::model::Entity;
use crate::syntax::concept::TextMark;
use crate::text::Span;
use std::ops::Range;

pub const RULE: Rule = Rule::new(
    "qualification/discriminatory",
    Severity::Warning,
    include_str!("discriminatory.md"),
    check,
);

/// The age up to which people commonly work; a requirement that ends there shuts nobody out.
const RETIRES: u32 = 60;

fn check(context: &Context, findings: &mut Findings) {
    let reader = Reader::of(context);
    let grounds = Grounds::of(context);
    for id in context.model.position_ids() {
        let position = &context.model[id];
        let asked = context
            .memo
            .of_position(position, What::plain(RULE.name), || {
                let texts = texts(&position.qualifications).into_iter();
                let asked = texts.flat_map(|text| look(&text, &reader, &grounds));
                asked.collect::<Vec<Asked>>()
            });
        for asked in asked.iter() {
            let finding = findings
                .about(Entity::Position(id), asked.place)
                .variant(asked.ground)
                .arg("position", position.title.as_str());
            findings.push(finding.arg("text", asked.text.as_str()));
        }
    }
}

/// What is asked of a person on a ground that has nothing to do with the work.
struct Asked {
    /// The variant of the message.
    ground: &'static str,
    place: Span,
    /// As written.
    text: String,
}

/// The words of each ground.
struct Grounds {
    /// Those that need no further look, with the variant of the message.
    plain: [(&'static str, Words); 5],
    sex: Words,
    man: Words,
    woman: Words,
    preferred: Words,
}

impl Grounds {
    fn of(context: &Context) -> Self {
        let words = |mark| Words::of(context, mark);
        Self {
            plain: [
                ("family", words(TextMark::Family)),
                ("looks", words(TextMark::Looks)),
                ("height", words(TextMark::Height)),
                ("health", words(TextMark::Health)),
                ("origin", words(TextMark::Origin)),
            ],
            sex: words(TextMark::Sex),
            man: words(TextMark::Man),
            woman: words(TextMark::Woman),
            preferred: words(TextMark::Preferred),
        }
    }
}

fn look(text: &Text, reader: &Reader, grounds: &Grounds) -> Vec<Asked> {
    let mut asked = Vec::new();
    let clauses = text.clauses();
    // 男、女: either will do.
    let both = |words: &Words| clauses.iter().any(|clause| clause.has(words));
    let either = both(&grounds.man) && both(&grounds.woman);
    for clause in clauses.iter().filter(|clause| !reader.is_open(clause)) {
        let mut found: Vec<(&'static str, Range<usize>)> = Vec::new();
        if let Some(age) = reader.age(clause).filter(shuts_out) {
            found.push(("age", age.range));
        }
        if !reader.is_knowledge(clause) {
            let plain = grounds.plain.iter();
            found.extend(
                plain.filter_map(|(kind, words)| Some((*kind, words.find(&clause.folded)?))),
            );
        }
        found.extend(sex(clause, grounds, either, !found.is_empty()).map(|at| ("sex", at)));
        asked.extend(found.into_iter().map(|(ground, at)| Asked {
            ground,
            place: clause.place(at.clone()),
            text: clause.written(at).to_owned(),
        }));
    }
    asked
}

/// Whether an age keeps grown-up people from applying.
fn shuts_out(age: &Age) -> bool {
    age.low.is_some_and(|low| low > GROWN_UP) || age.high.is_some_and(|high| high < RETIRES)
}

/// Where a clause asks for one sex: in words that do, or as a word that stands alone or beside another ground.
fn sex(clause: &Clause, grounds: &Grounds, either: bool, beside: bool) -> Option<Range<usize>> {
    let text = &clause.folded;
    if let Some(at) = grounds.sex.find(text) {
        return Some(at);
    }
    let (man, woman) = (grounds.man.find(text), grounds.woman.find(text));
    let at = match (man, woman) {
        (Some(at), None) | (None, Some(at)) => at,
        _ => return None,
    };
    if either {
        return None;
    }
    let ends = |at: usize| text.get(at).is_none_or(|c| !c.is_alphabetic());
    let wish = grounds.preferred.at(text, at.end).is_some();
    let whole = beside || !text.contains(&' ');
    let alone = at.start == 0 && (wish || whole && ends(at.end));
    let closes = at.end == text.len() && beside;
    let labelled = at.start > 0 && text[at.start - 1] == ':' && ends(at.end);
    (clause.part() == Part::Sex || alone || closes || labelled).then_some(at)
}
