//! Amounts, departments and powers as people write them, in both languages: 5万元, $50,000. The words are those of the
//! catalogues; nothing is judged.

use super::{Common, Grants, witness};
use crate::diagnostic::{Arg, Diagnostic, Message};
use crate::locale::{Catalogue, Language, word};
use crate::model::PositionId;
use crate::model::authority::band::Band;
use crate::model::authority::{Grant, Relative, Role, Scope, words};
use crate::syntax::values::{Decimal, Money, Per};
use crate::syntax::vocabulary::{PowerId, Vocabulary};
use crate::text::fold;

/// An amount with its unit.
pub(in crate::check) fn amount(value: Decimal, unit: Option<&Money>) -> Arg {
    word(|language| words::amount(language, value, unit))
}

/// A round number of a band; the band itself where there is none to choose.
pub(in crate::check) fn amount_or_all(of: Band, unit: Option<&Money>) -> Arg {
    match witness::amount(of) {
        Some(value) => amount(value, unit),
        None => band(of, unit),
    }
}

/// A band: 超过5万元至10万元.
pub(in crate::check) fn band(band: Band, unit: Option<&Money>) -> Arg {
    word(|language| words::band(language, band, unit))
}

/// A band with what it is counted per.
pub(in crate::check) fn per(band: Arg, per: Option<Per>) -> Arg {
    let Arg::Word { zh, en } = band else {
        return band;
    };
    word(|language| words::per(language, language.pick(zh.clone(), en.clone()), per))
}

/// A power in the words of each language.
pub(in crate::check) fn power(vocabulary: &Vocabulary, id: PowerId) -> Arg {
    let words = &vocabulary.powers()[id.0 as usize].words;
    let first = words.first().map_or("", String::as_str);
    let is_chinese = |word: &&String| word.chars().any(fold::is_chinese);
    word(|language| {
        let own = words
            .iter()
            .find(|word| is_chinese(word) == (language == Language::Zh));
        own.map_or(first, String::as_str).to_owned()
    })
}

impl Grants<'_> {
    /// A title; with the department where others have the same.
    pub(in crate::check) fn name(&self, id: PositionId) -> &str {
        let position = &self.model[id];
        match self.titles.get(position.title.as_str()) {
            Some(1) => &position.title,
            _ => &position.id,
        }
    }

    pub(in crate::check) fn names(&self, ids: &[PositionId]) -> Vec<String> {
        ids.iter().map(|&id| self.name(id).to_owned()).collect()
    }

    /// Who takes a step of a table.
    pub(in crate::check) fn role(&self, role: &Role) -> Arg {
        let of = |id: &'static str| word(move |language| Catalogue::of(language).plain(id));
        match role {
            Role::Position(id) => Arg::from(self.name(*id)),
            Role::Either(ids) => Arg::Text(self.names(ids).join("/")),
            Role::Unknown(name) => Arg::from(name.as_str()),
            Role::Applicant => of("role-applicant"),
            Role::Relative(Relative::Head) => of("role-head"),
            Role::Relative(Relative::Executive) => of("role-executive"),
            Role::Relative(Relative::Superior) => of("role-superior"),
        }
    }

    /// One department of a scope, or the whole organisation.
    pub(in crate::check) fn somewhere(&self, scope: &Scope) -> Arg {
        let territory = &self.said.territory;
        let department = match witness::is_everywhere(territory, scope) {
            true => None,
            false => territory.department(witness::place(scope)),
        };
        match department {
            Some(id) => Arg::Text(self.model[id].name.clone()),
            None => word(|language| Catalogue::of(language).plain("scope-whole")),
        }
    }

    /// The departments of a scope, the fewest that cover it; only the first of many.
    pub(in crate::check) fn departments(&self, scope: &Scope) -> Arg {
        const MOST: usize = 5;
        let territory = &self.said.territory;
        if witness::is_everywhere(territory, scope) {
            return self.somewhere(scope);
        }
        let mut names: Vec<String> = Vec::new();
        for &(start, end) in scope.runs() {
            let mut at = start;
            while at < end && names.len() <= MOST {
                let department = territory.department(at);
                names.extend(department.map(|id| self.model[id].name.clone()));
                let below = department.map(|id| territory.subtree(id));
                let next = below.and_then(|below| below.runs().first().map(|run| run.1));
                at = next.filter(|&next| next <= end).unwrap_or(at + 1);
            }
        }
        if names.len() > MOST {
            names.truncate(MOST);
            names.push("…".to_owned());
        }
        Arg::List(names)
    }

    /// Puts a case that shows a fault into a message: `amount`, unless every amount would do, and `department`. Without
    /// an amount the message is the variant `-any`.
    pub(in crate::check) fn shown(
        &self,
        finding: Diagnostic,
        common: &Common,
        unit: Option<&Money>,
    ) -> Diagnostic {
        let finding = finding.arg("department", self.somewhere(&common.scope));
        match witness::amount(common.band) {
            Some(value) => finding.arg("amount", amount(value, unit)),
            None => any(finding),
        }
    }

    /// A grant as another place of a finding.
    pub(in crate::check) fn held(&self, vocabulary: &Vocabulary, grant: &Grant) -> Message {
        let name = grant.holder.map_or("", |id| self.name(id));
        let id = match grant.amount.is_limited() {
            true => "authority-held",
            false => "authority-held-any",
        };
        let message = Message::new(id)
            .arg("position", name)
            .arg("power", power(vocabulary, grant.power));
        match grant.amount.is_limited() {
            true => message.arg("band", band(grant.amount.band, grant.amount.unit.as_ref())),
            false => message,
        }
    }
}

/// The variant of a message for what has no amount.
pub(in crate::check) fn any(finding: Diagnostic) -> Diagnostic {
    let is_many = finding.message.id.ends_with("-many");
    finding.variant(if is_many { "many-any" } else { "any" })
}
