//! Lines of lists of authorities. What a line says is read by `syntax::values`; here its names are looked up.

use super::Ledger;
use crate::model::authority::faults;
use crate::model::authority::matters::normalised;
use crate::model::authority::{By, Delegation, Grant, Line, MatterId, Scope};
use crate::model::body::{Block, Body, Entry, Prose};
use crate::model::resolve::Builder;
use crate::model::{DepartmentId, Entity, Link, PositionId, Said};
use crate::syntax::concept::{Concept, Key};
use crate::syntax::values::{self, Over, Phrase, Reading};
use crate::syntax::vocabulary::Vocabulary;
use crate::text::{Span, TextRange, fold};
use std::borrow::Cow;
use std::ops::Range;
use time::Date;

/// A line and whose it is.
pub(super) struct Saying {
    pub(super) from: Entity,
    /// None for a department without a head.
    pub(super) holder: Option<PositionId>,
    pub(super) home: Option<DepartmentId>,
    pub(super) attributes: Attributes,
    pub(super) line: u32,
}

/// What stands in the brackets behind a line.
#[derive(Default)]
pub(super) struct Attributes {
    pub(super) limit: Option<(values::Limit, Span)>,
    /// Whether an amount is written that cannot be read.
    pub(super) is_unread: bool,
    pub(super) scope: Option<Scope>,
    pub(super) joint: Vec<Link>,
    pub(super) delegates: Option<(Vec<Link>, Span)>,
    pub(super) days: (Option<Date>, Option<Date>),
    pub(super) days_span: Option<Span>,
    pub(super) when: Option<String>,
}

impl Builder<'_> {
    /// Takes down a list of authorities of a position or of a department, whose lines have been read.
    pub(super) fn read_lines(
        &mut self,
        ledger: &mut Ledger,
        from: Entity,
        home: Option<DepartmentId>,
        body: &Body,
        heard: &[Heard],
    ) -> Range<u32> {
        let start = ledger.authority.lines.len() as u32;
        for (saying, heard) in sayings(body).into_iter().zip(heard) {
            self.read_line(ledger, from, home, saying, heard);
        }
        start..ledger.authority.lines.len() as u32
    }

    fn read_line(
        &mut self,
        ledger: &mut Ledger,
        from: Entity,
        home: Option<DepartmentId>,
        (prose, entry): (&Prose, Option<&Entry>),
        heard: &Heard,
    ) {
        let reading = &heard.reading;
        let (holder, department) = match from {
            Entity::Department(id) => (self.model[id].head, Some(id)),
            Entity::Position(id) => (Some(id), None),
            _ => return,
        };
        let mut attributes = entry.map_or_else(Attributes::default, |entry| {
            self.read_attributes(ledger, from, entry)
        });
        attributes.is_unread |= heard.has_unread_bound;
        let text = whole_text(prose, entry);
        let in_columns = matches!(text, Cow::Owned(_));
        let place = |range: TextRange| match in_columns {
            true => prose.span,
            false => prose.part(range),
        };
        let saying = Saying {
            from,
            holder,
            home,
            attributes,
            line: ledger.authority.lines.len() as u32,
        };
        let before = ledger.counts();
        for (phrase, named) in reading.phrases.iter().zip(&heard.named) {
            let matter = named.as_ref().map(|named| named.matter(ledger, &place));
            self.read_phrase(ledger, &saying, (phrase, matter), &text, &place);
        }
        let after = ledger.counts();
        ledger.authority.lines.push(Line {
            holder,
            department,
            text: prose.text.clone(),
            span: prose.span,
            attributes: entry.map_or_else(Vec::new, |entry| entry.attributes.clone()),
            joint: saying.attributes.joint,
            delegates: saying
                .attributes
                .delegates
                .map_or_else(Vec::new, |said| said.0),
            grants: before.0..after.0,
            delegations: before.1..after.1,
            unread: reading.unread.iter().map(|&range| place(range)).collect(),
        });
    }

    fn read_attributes(&mut self, ledger: &Ledger, from: Entity, entry: &Entry) -> Attributes {
        let said = |key: Key| entry.attribute(key).filter(|said| !said.value.is_empty());
        let mut read = Attributes {
            when: said(Key::When).map(|said| fold::word(&said.value)),
            ..Attributes::default()
        };
        if let Some(limit) = said(Key::Limit) {
            let value = values::limit(&limit.value, self.vocabulary);
            read.is_unread |= value.is_none();
            read.limit = value.map(|value| (value, limit.span));
        }
        if let Some(scope) = said(Key::Scope) {
            read.scope = self.scope_said(std::slice::from_ref(scope), from, ledger);
        }
        if let Some(joint) = said(Key::Joint) {
            read.joint = self.signers(joint, from, Concept::Authorities);
        }
        if let Some(delegates) = said(Key::DelegatedTo) {
            let links = self.signers(delegates, from, Concept::Authorities);
            read.delegates = Some((links, delegates.span));
        }
        if let Some(until) = said(Key::Until) {
            read.days = match values::days(&until.value) {
                Some((first, last)) => (Some(first), Some(last)),
                None => (None, values::date(&until.value)),
            };
            read.days_span = Some(until.span);
        }
        read
    }

    pub(super) fn read_phrase(
        &mut self,
        ledger: &mut Ledger,
        saying: &Saying,
        (phrase, matter): (&Phrase, Option<MatterId>),
        text: &str,
        place: &impl Fn(TextRange) -> Span,
    ) {
        let attributes = &saying.attributes;
        let bound = phrase.limit.as_ref();
        let bound = bound.map(|bound| (&bound.limit, place(bound.range)));
        let limit = bound.or_else(|| {
            attributes
                .limit
                .as_ref()
                .map(|(limit, span)| (limit, *span))
        });
        let span = place(phrase.range);
        let mut amount = self.amount(limit.map(|(limit, _)| limit), matter, ledger);
        amount.is_unread = limit.is_none() && attributes.is_unread;
        let said = self.phrase_scope(ledger, saying, phrase, text, matter, place);
        let is_scoped = said.is_some();
        let scope = said.unwrap_or_else(|| {
            let territory = &ledger.authority.territory;
            let home = saying.home;
            home.map_or_else(|| territory.whole(), |id| territory.subtree(id))
        });
        let condition = phrase.condition.map(|range| fold::word(range.of(text)));
        let keys = condition.or_else(|| attributes.when.clone());
        let keys: Vec<(String, String)> =
            keys.into_iter().map(|when| (String::new(), when)).collect();
        let class = self.vocabulary.powers()[phrase.power.0 as usize].class;
        if let (Some((delegates, delegates_span)), Some(grantor), Some(matter)) =
            (&attributes.delegates, saying.holder, matter)
        {
            ledger.authority.delegations.push(Delegation {
                grantor,
                delegates: delegates.iter().filter_map(|link| link.to).collect(),
                power: phrase.power,
                class,
                matter,
                scope,
                amount,
                keys,
                from: attributes.days.0,
                until: attributes.days.1,
                span,
                delegates_span: *delegates_span,
                period_span: attributes.days_span,
                line: saying.line,
            });
            return;
        }
        ledger.authority.grants.push(Grant {
            holder: saying.holder,
            power: phrase.power,
            class,
            matter,
            scope,
            is_scoped,
            amount,
            keys,
            joint: attributes.joint.iter().filter_map(|link| link.to).collect(),
            joint_unknown: attributes.joint.iter().any(|link| link.to.is_none()),
            is_either: false,
            is_final: true,
            by: match saying.from {
                Entity::Department(id) => By::Department(id, saying.line),
                _ => By::Line(saying.line),
            },
            span,
            limit_span: limit.map_or(span, |(_, span)| span),
        });
    }

    /// 范围, else what the sentence says, else that of the matter's table; None for the position's own department.
    fn phrase_scope(
        &mut self,
        ledger: &Ledger,
        saying: &Saying,
        phrase: &Phrase,
        text: &str,
        matter: Option<MatterId>,
        place: &impl Fn(TextRange) -> Span,
    ) -> Option<Scope> {
        if let Some(scope) = &saying.attributes.scope {
            return Some(scope.clone());
        }
        if let Some(range) = phrase.scope {
            let said = Said {
                value: range.of(text).to_owned(),
                span: place(range),
            };
            if let Some(scope) = self.scope_said(&[said], saying.from, ledger) {
                return Some(scope);
            }
        }
        matter.and_then(|id| ledger.table_scope(id)).cloned()
    }
}

/// The lines of a list, in order: each with its entry if it is one.
fn sayings(body: &Body) -> Vec<(&Prose, Option<&Entry>)> {
    fn entries<'b>(entry: &'b Entry, out: &mut Vec<(&'b Prose, Option<&'b Entry>)>) {
        match entry.is_leaf() {
            true => out.push((&entry.prose, Some(entry))),
            false => entry.children.iter().for_each(|child| entries(child, out)),
        }
    }
    fn blocks<'b>(list: &'b [Block], out: &mut Vec<(&'b Prose, Option<&'b Entry>)>) {
        for block in list {
            match block {
                Block::Paragraph(prose) => out.push((prose, None)),
                Block::Entry(entry) => entries(entry, out),
                Block::Group(group) => blocks(&group.blocks, out),
                Block::Grid(_) => {}
            }
        }
    }
    let mut out = Vec::new();
    blocks(&body.blocks, &mut out);
    out
}

/// A line with its matter, which in a table may stand in a column of its own.
fn whole_text<'b>(prose: &'b Prose, entry: Option<&Entry>) -> Cow<'b, str> {
    let matter = entry.and_then(|entry| entry.attribute(Key::Matter));
    match matter.filter(|said| !said.value.is_empty()) {
        Some(matter) => Cow::Owned(format!("{}：{}", prose.text, matter.value)),
        None => Cow::Borrowed(prose.text.as_str()),
    }
}

/// What a line says, before its names are looked up.
#[derive(Debug)]
pub(in crate::model::resolve) struct Heard {
    reading: Reading,
    /// What each phrase is over.
    named: Vec<Option<NamedMatter>>,
    /// Whether `≤` stands in it with no amount behind.
    has_unread_bound: bool,
}

/// Reads the lines of a list. Looks up no names, so that many lists are read at once.
pub(in crate::model::resolve) fn hear(body: &Body, vocabulary: &Vocabulary) -> Vec<Heard> {
    let unread = |entry: &Entry| faults::unread_bound(entry, vocabulary).is_some();
    let sayings = sayings(body).into_iter();
    sayings
        .map(|(prose, entry)| {
            let text = whole_text(prose, entry);
            let reading = values::grants(&text, vocabulary);
            let named = reading.phrases.iter();
            Heard {
                named: named.map(|phrase| NamedMatter::of(phrase, &text)).collect(),
                reading,
                has_unread_bound: entry.is_some_and(unread),
            }
        })
        .collect()
}

/// 额度, 总金额: what may belong to a name or to the limit behind it, in characters.
const LONGEST_TAIL: usize = 4;

/// What a phrase is over, by the keys of the names that it may have.
#[derive(Debug)]
pub(super) struct NamedMatter {
    /// As written.
    text: String,
    range: TextRange,
    key: String,
    /// Of longer names that count where a matter is declared under one.
    wider: Vec<String>,
    is_people: bool,
}

impl NamedMatter {
    /// None for a phrase that is over nothing.
    pub(super) fn of(phrase: &Phrase, text: &str) -> Option<Self> {
        let (named, is_people) = match &phrase.over {
            Over::Matter(named) => (named, false),
            Over::People(named) => (named, true),
            Over::Nothing => return None,
        };
        // `采购与付款` may be one matter that has this very name, and so may `信用额度` in front of an amount.
        let longer = (1..=LONGEST_TAIL).rev().filter_map(|count| {
            let behind = text.get(named.range.end as usize..)?;
            let (at, last) = behind.char_indices().nth(count - 1)?;
            Some(TextRange {
                start: named.range.start,
                end: named.range.end + (at + last.len_utf8()) as u32,
            })
        });
        let in_front = phrase
            .condition
            .filter(|range| range.start < named.range.start);
        let in_front = in_front.map(|range| TextRange {
            start: range.start,
            end: named.range.end,
        });
        let wider = named.whole.into_iter().chain(longer).chain(in_front);
        let wider = wider.filter_map(|range| text.get(range.start as usize..range.end as usize));
        Some(Self {
            text: named.text.clone(),
            range: named.range,
            key: normalised(&named.text),
            wider: wider.map(normalised).collect(),
            is_people,
        })
    }

    /// The matter that it is; a new one if no other has the name.
    pub(super) fn matter(
        &self,
        ledger: &mut Ledger,
        place: &impl Fn(TextRange) -> Span,
    ) -> MatterId {
        let matters = &mut ledger.authority.matters;
        let declared = self.wider.iter().find_map(|key| {
            let known = matters.find_key(key);
            known.filter(|&id| matters[id].is_declared)
        });
        let id = declared.or_else(|| matters.find_key(&self.key));
        let id = id.unwrap_or_else(|| {
            let said = Said {
                value: self.text.clone(),
                span: place(self.range),
            };
            matters.keyed_or_new(&self.key, &said)
        });
        if self.is_people {
            matters.stand_for_people(id);
        }
        id
    }
}
