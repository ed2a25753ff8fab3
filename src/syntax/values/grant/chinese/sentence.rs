//! Chinese sentences that begin with a power: `审批费用、签订合同`. Prose that only looks like one is left.

use super::super::line::Part;
use super::super::name::{self, Piece};
use super::super::powers::{self, Grant};
use super::Reader;
use crate::syntax::concept::{GrantWord, TextMark};
use crate::syntax::vocabulary::PowerId;

impl Reader<'_> {
    /// `P{、P} M`: a sentence is none, unless something before it says that it is a right.
    pub(super) fn acts(&self, part: Part, is_right: bool) -> Option<Vec<Grant>> {
        let line = self.line;
        let part = self.without_manner(line.trimmed(part, &['、', ',', '/']));
        powers::at(line, part.start)?;
        let is_sentence = || {
            part.clone()
                .any(|at| line.at(GrantWord::Sentence, at).is_some() && !line.is_solid(at))
        };
        if !is_right && (is_sentence() || self.is_noun(&part)) {
            return None;
        }
        if let Some(grant) = self.about_an_act(&part) {
            return Some(vec![grant]);
        }
        let mut grants: Vec<Grant> = Vec::new();
        let mut current: Vec<usize> = Vec::new();
        for member in name::members(line, &part, GrantWord::List) {
            // 审批费用并监督执行: what joins sentences is followed by a verb.
            let joint = line.before(GrantWord::List, &(part.start..member.start));
            let joins_sentences =
                joint.is_some_and(|len| line.at(GrantWord::ListNoun, member.start - len).is_none());
            let member = self.without_manner(member);
            let noun = !joins_sentences
                && current.iter().any(|&at| !grants[at].pieces.is_empty())
                && self.is_noun(&member);
            let (found, content) = powers::leading(line, &member);
            let content = self.content(&found, content);
            if !found.is_empty() && !noun {
                let had_matter = current.iter().any(|&at| !grants[at].pieces.is_empty());
                if had_matter {
                    current.clear();
                }
                for (power, word) in found {
                    current.push(grants.len());
                    grants.push(Grant::new(power, word, Vec::new()));
                }
                let pieces = self.list_member(content, &part);
                for &at in &current {
                    grants[at].pieces.extend(pieces.iter().cloned());
                }
                continue;
            }
            let pieces = self.list_member(member, &part);
            for &at in &current {
                grants[at].pieces.extend(pieces.iter().cloned());
            }
        }
        let only_words = grants.iter().all(|grant| grant.pieces.is_empty());
        (is_right || !only_words || line.marks.iter().any(|mark| mark.at >= part.end))
            .then_some(grants)
    }

    /// `提请聘任或者解聘副经理`: who proposes an act does not do it.
    pub(super) fn about_an_act(&self, part: &Part) -> Option<Grant> {
        let line = self.line;
        let (found, rest) = powers::leading(line, part);
        let [(power, word)] = found.as_slice() else {
            return None;
        };
        let proposes = line.vocabulary.power_of(*power);
        let proposes =
            proposes.id != "participate" && ["advise", "initiate"].contains(&proposes.class.name());
        let is_act = powers::at(line, rest.start).is_some_and(|found| found.len < rest.len())
            && line.at(GrantWord::NounToo, rest.start).is_none();
        (proposes && is_act).then(|| Grant::new(*power, word.clone(), vec![Piece::of(rest)]))
    }

    /// What stands behind 参与 without the power that it weakens: 参与费用审批 is advice on 费用.
    pub(super) fn content(&self, found: &[(PowerId, Part)], content: Part) -> Part {
        let line = self.line;
        let content = self.line.trimmed(content, &[':']);
        let weakens = found
            .last()
            .is_some_and(|(power, _)| line.vocabulary.power_of(*power).id == "participate");
        if !weakens {
            return content;
        }
        let (verbs, behind) = powers::leading(line, &content);
        if !verbs.is_empty()
            && !behind.is_empty()
            && line.at(GrantWord::NounToo, content.start).is_none()
        {
            return behind;
        }
        match powers::ends(line, &content) {
            Some(ending) if !ending.content.is_empty() => self.without_of(ending.content),
            _ => content,
        }
    }

    pub(super) fn list_member(&self, part: Part, list: &Part) -> Vec<Piece> {
        if part.is_empty() {
            return Vec::new();
        }
        let etc = self.line.find(GrantWord::EtCetera, &part);
        let cut = etc.filter(|etc| {
            etc.start > part.start && list.end == part.end && !self.line.is_solid(etc.start)
        });
        let part = cut.map_or(part.clone(), |etc| part.start..etc.start);
        vec![Piece::of(part)]
    }

    /// 管理制度, 采购合同: a noun that begins with a word for a power.
    pub(super) fn is_noun(&self, part: &Part) -> bool {
        let found = powers::at(self.line, part.start);
        let too = self.line.at(GrantWord::NounToo, part.start).is_some();
        found.is_some_and(|found| too && self.is_compound(part.start + found.len..part.end))
    }

    /// What makes a noun of the verb before it: 制度, 办法; or nothing but 合同.
    pub(super) fn is_compound(&self, behind: Part) -> bool {
        let compound = self.line.at(GrantWord::Compound, behind.start);
        if compound.is_some_and(|len| len == behind.len()) {
            return true;
        }
        let text: String = self.line.chars[behind.clone()].iter().collect();
        if self.is_unit(&text, &behind) {
            return true;
        }
        let words = self.line.vocabulary.marks(TextMark::System);
        words.iter().any(|word| text.starts_with(word.as_str()))
    }

    /// 采购部经理: the verb begins the name of a department, or a title in it.
    fn is_unit(&self, text: &str, behind: &Part) -> bool {
        let line = self.line;
        let units = line.vocabulary.marks(TextMark::UnitName).iter();
        let mut ends = units.filter_map(|unit| {
            let rest = text.strip_prefix(unit.as_str())?;
            Some((rest, behind.start + unit.chars().count()))
        });
        ends.any(|(rest, at)| {
            let mut ranks = line.vocabulary.marks(TextMark::Rank).iter();
            let opens = |kind| line.at(kind, at).is_some();
            rest.is_empty()
                || ranks.any(|rank| rest.starts_with(rank.as_str()))
                || powers::at(line, at).is_some()
                || opens(GrantWord::Of)
                || opens(GrantWord::About)
                || opens(GrantWord::Sentence)
        })
    }
}
