//! Lists of what a position must not do: what they forbid, read as what lists of authorities grant. A line that forbids
//! only in some circumstances (未经批准不得…) forbids no power and is left out.

use super::Ledger;
use super::lines::{Attributes, NamedMatter, Saying};
use crate::model::body::{Entry, Prose};
use crate::model::resolve::Builder;
use crate::model::{Entity, PositionId};
use crate::syntax::concept::{Key, TextMark};
use crate::syntax::values::{self, Over, Phrase};
use crate::text::{TextRange, fold};

impl Builder<'_> {
    /// Reads the prohibitions of a position; what they say goes to [`crate::model::authority::Authority::forbidden`].
    pub(super) fn read_prohibitions(&mut self, ledger: &mut Ledger, id: PositionId) {
        let body = self.model[id].prohibitions.clone();
        for (entry, _) in body.leaves() {
            self.read_prohibition(ledger, id, entry);
        }
    }

    fn read_prohibition(&mut self, ledger: &mut Ledger, id: PositionId, entry: &Entry) {
        let Some(rest) = self.behind_ban(&entry.prose) else {
            return;
        };
        let reading = values::grants(&rest.text, self.vocabulary);
        let has_circumstances = entry.attribute(Key::When).is_some()
            || reading
                .phrases
                .iter()
                .any(|phrase| phrase.condition.is_some())
            || self.says_unless(&rest.text, &reading.phrases);
        if has_circumstances || !reading.unread.is_empty() {
            return;
        }
        let limit = entry.attribute(Key::Limit);
        let saying = Saying {
            from: Entity::Position(id),
            holder: Some(id),
            home: self.model[id].department,
            attributes: Attributes {
                limit: limit.and_then(|said| {
                    let value = values::limit(&said.value, self.vocabulary);
                    value.map(|value| (value, said.span))
                }),
                scope: entry.attribute(Key::Scope).and_then(|said| {
                    self.scope_said(std::slice::from_ref(said), Entity::Position(id), ledger)
                }),
                ..Attributes::default()
            },
            line: ledger.authority.lines.len() as u32,
        };
        let place = |range: TextRange| rest.part(range);
        let before = ledger.authority.grants.len();
        let about = |phrase: &&Phrase| phrase.over != Over::Nothing;
        for phrase in reading.phrases.iter().filter(about) {
            let named = NamedMatter::of(phrase, &rest.text);
            let matter = named.map(|named| named.matter(ledger, &place));
            self.read_phrase(ledger, &saying, (phrase, matter), &rest.text, &place);
        }
        let whole = ledger.authority.territory.whole();
        let mut forbidden = ledger.authority.grants.split_off(before);
        for one in forbidden.iter_mut().filter(|one| !one.is_scoped) {
            one.scope = whole.clone();
        }
        ledger.authority.forbidden.append(&mut forbidden);
    }

    /// What stands behind 不得. 不得擅自 bans only the manner.
    fn behind_ban(&self, prose: &Prose) -> Option<Prose> {
        let bans = self.vocabulary.marks(TextMark::Forbid);
        let text = prose.text.as_str();
        let (ban, len) = bans
            .iter()
            .find_map(|ban| Some((ban, fold::prefix(text, ban)?)))?;
        let is_manner = bans
            .iter()
            .any(|other| other.len() < ban.len() && ban.starts_with(other.as_str()));
        let rest = text[len..].trim_start_matches(fold::is_blank);
        if is_manner || rest.is_empty() {
            return None;
        }
        let mut span = prose.span;
        if prose.parts.is_empty() {
            span.range.start += (text.len() - rest.len()) as u32;
        }
        Some(Prose {
            text: rest.to_owned(),
            span,
            parts: prose.parts.clone(),
        })
    }

    /// Whether a word of circumstances stands outside of the limits.
    fn says_unless(&self, text: &str, phrases: &[Phrase]) -> bool {
        let mut left = text.to_owned();
        let limits = phrases.iter().filter_map(|phrase| phrase.limit.as_ref());
        let mut ranges: Vec<TextRange> = limits.map(|limit| limit.range).collect();
        ranges.sort_unstable_by_key(|range| std::cmp::Reverse(range.start));
        ranges.dedup();
        for range in ranges {
            left.replace_range(range.start as usize..range.end as usize, " ");
        }
        let left: String = left.chars().map(fold::character).collect();
        let words = self.vocabulary.marks(TextMark::Unless);
        words.iter().any(|word| left.contains(word.as_str()))
    }
}
