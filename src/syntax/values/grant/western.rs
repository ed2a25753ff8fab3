//! The forms of an English sentence: `[may] P, P and P M`, `has authority to P M`, `M approval authority`, `right of P
//! over M`. Gives parts of the line; what a matter is called is the business of `name`.

use super::line::{Line, Part};
use super::name::{self, Piece};
use super::powers::{self, Grant};
use crate::syntax::concept::GrantWord;
use crate::syntax::vocabulary::PowerId;

/// A subject has at most so many words.
const LONGEST_SUBJECT: usize = 8;

/// Reads a sentence; None if it fits no form.
pub(super) fn read(line: &Line, sentence: &Part) -> Option<Vec<Grant>> {
    let reader = Reader { line };
    let sentence = line.trimmed(sentence.clone(), &[',', ':', '.', '"', '(', ')']);
    if reader.is_denied(&sentence) {
        return None;
    }
    if let Some(entitled) = reader.entitled(&sentence) {
        return reader.entitled_to(entitled, &sentence);
    }
    let part = reader.without_manner(sentence.clone());
    if let Some(grants) = reader.right(&part) {
        return Some(grants);
    }
    reader.acts(part)
}

struct Reader<'a> {
    line: &'a Line<'a>,
}

impl Reader<'_> {
    fn words_before(&self, from: usize, at: usize) -> usize {
        let text: String = self.line.chars[from..at].iter().collect();
        text.split_whitespace().count()
    }

    fn is_denied(&self, part: &Part) -> bool {
        let denied = self.line.find(GrantWord::Deny, part);
        denied.is_some_and(|word| self.words_before(part.start, word.start) <= LONGEST_SUBJECT)
    }

    /// `has authority to`, `may`.
    fn entitled(&self, part: &Part) -> Option<Part> {
        let found = self.line.find(GrantWord::Entitled, part)?;
        let short = self.words_before(part.start, found.start) <= LONGEST_SUBJECT;
        (short && found.end < part.end).then_some(found)
    }

    fn entitled_to(&self, entitled: Part, sentence: &Part) -> Option<Vec<Grant>> {
        let line = self.line;
        let rest = self.without_manner(line.trimmed(entitled.end..sentence.end, &[',', ':']));
        if let Some(grants) = self.acts(rest.clone()) {
            return Some(grants);
        }
        let power = powers::execute(line)?;
        (!rest.is_empty()).then(|| vec![Grant::new(power, entitled, vec![Piece::of(rest)])])
    }

    fn without_manner(&self, part: Part) -> Part {
        let mut part = self.line.trimmed(part, &[',', ':']);
        while let Some(len) = self
            .line
            .at(GrantWord::Manner, part.start)
            .or_else(|| self.line.at(GrantWord::Lead, part.start))
            .filter(|len| *len < part.len())
        {
            part = self.line.trimmed(part.start + len..part.end, &[',']);
        }
        part
    }

    /// `P{, P and P} M{, P M}`.
    fn acts(&self, part: Part) -> Option<Vec<Grant>> {
        let line = self.line;
        let mut grants: Vec<Grant> = Vec::new();
        // The grants that the next matter belongs to.
        let mut current: Vec<usize> = Vec::new();
        let mut unknown: Vec<Part> = Vec::new();
        for member in name::members(line, &part, GrantWord::List) {
            // Examples and conditions are no further matters.
            if line.at(GrantWord::EtCetera, member.start).is_some() {
                break;
            }
            if line.at(GrantWord::Given, member.start).is_some() && !current.is_empty() {
                for &at in &current {
                    grants[at].condition = Some(member.clone());
                }
                continue;
            }
            let member = self.without_manner(member);
            let has_matter = current.iter().any(|&at| !grants[at].pieces.is_empty());
            let found = powers::at(line, member.start);
            let is_noun = has_matter && line.at(GrantWord::NounToo, member.start).is_some();
            match found.filter(|found| found.len <= member.len() && !is_noun) {
                Some(found) => {
                    if has_matter {
                        current.clear();
                    }
                    let word = member.start..member.start + found.len;
                    current.push(grants.len());
                    grants.push(Grant::new(found.power, word.clone(), Vec::new()));
                    let (towards, matter) =
                        self.object(found.power, line.trimmed(word.end..member.end, &[]));
                    for &at in &current {
                        grants[at]
                            .pieces
                            .extend(matter.iter().cloned().map(Piece::of));
                        grants[at].towards = grants[at].towards.take().or_else(|| towards.clone());
                    }
                }
                None if current.is_empty() => unknown.push(member),
                None => {
                    for &at in &current {
                        grants[at].pieces.push(Piece::of(member.clone()));
                    }
                }
            }
        }
        if grants.is_empty()
            || !unknown
                .iter()
                .all(|word| self.words_before(word.start, word.end) == 1)
        {
            return None;
        }
        self.share_backwards(&mut grants);
        self.mark_lists(&mut grants);
        let pieces = grants[0].pieces.clone();
        let execute = powers::execute(line)?;
        let others = unknown
            .into_iter()
            .map(|word| Grant::new(execute, word.clone(), acted(&word, &pieces)));
        Some(others.chain(grants.clone()).collect())
    }

    /// Powers at the front of a list take the matter behind them.
    fn share_backwards(&self, grants: &mut [Grant]) {
        let mut pieces: Vec<Piece> = Vec::new();
        for grant in grants.iter_mut().rev() {
            match grant.pieces.is_empty() {
                true => grant.pieces.clone_from(&pieces),
                false => pieces.clone_from(&grant.pieces),
            }
        }
    }

    /// Members of a list may be one name together: terms and conditions.
    fn mark_lists(&self, grants: &mut [Grant]) {
        for grant in grants {
            if let [first, .., last] = grant.pieces.as_slice() {
                let whole = first.part.start..last.part.end;
                for piece in &mut grant.pieces {
                    piece.whole = Some(whole.clone());
                }
            }
        }
    }

    /// Whom a report or contact is directed to, and what it is about.
    fn object(&self, power: PowerId, part: Part) -> (Option<Part>, Option<Part>) {
        let line = self.line;
        let class = line.vocabulary.power_of(power).class.name();
        let matter = |part: Part| Some(line.trimmed(part, &[])).filter(|part| !part.is_empty());
        let preposition = |from: usize| {
            (from..part.end).find_map(|at| {
                let len = line.at(GrantWord::Prepositions, at)?;
                (at > part.start && at + len < part.end).then_some(at..at + len)
            })
        };
        let opens = |kind| line.at(kind, part.start).filter(|len| *len < part.len());
        let directed = match class {
            "advise" if line.vocabulary.power_of(power).id == "participate" => {
                return (None, matter(self.without_power(part)));
            }
            "advise" => preposition(part.start).map(|_| 0),
            "report" => opens(GrantWord::To),
            "represent" if line.vocabulary.power_of(power).id == "represent" => Some(0),
            "represent" => opens(GrantWord::With),
            _ => None,
        };
        if let Some(len) = directed {
            let from = part.start + len;
            return match preposition(from) {
                Some(about) => (matter(from..about.start), matter(about.end..part.end)),
                None => (matter(from..part.end), None),
            };
        }
        if let Some(on_behalf) = line.find(GrantWord::For, &part) {
            let before = matter(part.start..on_behalf.start);
            return (matter(on_behalf.end..part.end), before);
        }
        if class == "report"
            && let Some(to) = line
                .find(GrantWord::To, &part)
                .filter(|to| to.start > part.start)
        {
            return (matter(to.end..part.end), matter(part.start..to.start));
        }
        (None, matter(part))
    }

    /// `in approving annual budgets`: what one takes part in, without the power that it weakens.
    fn without_power(&self, part: Part) -> Part {
        let line = self.line;
        let mut start = part.start;
        if let Some(len) = line.at(GrantWord::Prepositions, start) {
            start = line.trimmed(start + len..part.end, &[]).start;
        }
        match powers::at(line, start).filter(|found| start + found.len < part.end) {
            Some(found) => start + found.len..part.end,
            None => start..part.end,
        }
    }

    /// `M approval authority [for M]`, `authority over M`, `right of veto over M`.
    fn right(&self, part: &Part) -> Option<Vec<Grant>> {
        let line = self.line;
        let Some(right) = line.find(GrantWord::Right, part) else {
            return self.noun(part.clone(), &(part.end..part.end));
        };
        let before = line.trimmed(part.start..right.start, &[]);
        let behind = line.trimmed(right.end..part.end, &[',', ':']);
        let opens = |kind| {
            line.at(kind, behind.start)
                .filter(|len| *len < behind.len())
        };
        if before.is_empty() {
            let of = opens(GrantWord::Of)?;
            return self.noun(line.trimmed(behind.start + of..behind.end, &[]), &right);
        }
        let matter = match opens(GrantWord::Prepositions) {
            Some(len) => line.trimmed(behind.start + len..behind.end, &[]),
            None if behind.is_empty() => behind,
            None => return None,
        };
        self.noun_before(before, matter, &right)
    }

    /// `purchase order approval` before `authority`, and the matter behind it if there is one.
    fn noun_before(&self, before: Part, matter: Part, right: &Part) -> Option<Vec<Grant>> {
        let line = self.line;
        let parts = name::members(line, &before, GrantWord::List);
        let mut grants: Vec<Grant> = Vec::new();
        for part in &parts {
            let last = self.last_word(part);
            let found = line
                .vocabulary
                .power_at(&line.chars, last.start)
                .filter(|found| last.start + found.len == last.end);
            let content = line.trimmed(part.start..last.start, &[]);
            let content = self.without_manner_only(content);
            let pieces = match (matter.is_empty(), content.is_empty()) {
                (false, _) => name::matters(line, matter.clone()),
                (true, false) => vec![Piece::of(content)],
                (true, true) => Vec::new(),
            };
            match found {
                Some(found) => grants.push(Grant::new(found.power, last, pieces)),
                None if self.is_gerund(&last) => {
                    let power = powers::execute(line)?;
                    grants.push(Grant::new(
                        power,
                        right.clone(),
                        vec![Piece::of(part.clone())],
                    ));
                }
                None => return None,
            }
        }
        self.share_backwards(&mut grants);
        (!grants.is_empty()).then_some(grants)
    }

    /// `approval of M`, `veto over M`.
    fn noun(&self, part: Part, right: &Part) -> Option<Vec<Grant>> {
        let line = self.line;
        let found = line.vocabulary.power_at(&line.chars, part.start)?;
        if !found.is_noun && right.is_empty() {
            return None;
        }
        let word = part.start..part.start + found.len;
        let rest = line.trimmed(word.end..part.end, &[]);
        let preposition = line
            .at(GrantWord::Prepositions, rest.start)
            .filter(|len| *len < rest.len());
        let matter = match preposition {
            Some(len) => name::matters(line, rest.start + len..rest.end),
            None if rest.is_empty() => Vec::new(),
            None => return None,
        };
        (preposition.is_some() || !right.is_empty())
            .then(|| vec![Grant::new(found.power, word, matter)])
    }

    fn without_manner_only(&self, part: Part) -> Part {
        let rest = self.without_manner(part.clone());
        let whole = self
            .line
            .at(GrantWord::Manner, rest.start)
            .is_some_and(|len| len == rest.len());
        if whole { rest.end..rest.end } else { rest }
    }

    fn is_gerund(&self, word: &Part) -> bool {
        const SHORTEST: usize = 5;
        word.len() >= SHORTEST && self.line.chars[word.clone()].ends_with(&['i', 'n', 'g'])
    }

    fn last_word(&self, part: &Part) -> Part {
        let start = part
            .clone()
            .rev()
            .find(|&at| self.line.chars[at] == ' ')
            .map_or(part.start, |at| at + 1);
        start..part.end
    }
}

/// `recruit` before a matter: `recruit staff`.
fn acted(word: &Part, pieces: &[Piece]) -> Vec<Piece> {
    let under = |piece: &Piece| Piece {
        head: Some(word.clone()),
        ..piece.clone()
    };
    pieces.iter().map(under).collect()
}
