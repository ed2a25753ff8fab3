//! Amounts, departments and powers as people write them, in both languages: 5万元, $50,000. The words are those of the
//! catalogues; nothing is judged.

use super::{Common, Grants, whole, witness};
use crate::diagnostic::{Arg, Diagnostic, Message};
use crate::locale::{Catalogue, Language, word};
use crate::model::PositionId;
use crate::model::authority::band::{Band, Cut};
use crate::model::authority::{Grant, Relative, Role, Scope};
use crate::syntax::concept::Period;
use crate::syntax::values::{Decimal, Money, Per};
use crate::syntax::vocabulary::{PowerId, Vocabulary};
use crate::text::fold;

/// An amount with its unit.
pub(in crate::check) fn amount(value: Decimal, unit: Option<&Money>) -> Arg {
    word(|language| amount_in(language, value, unit))
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
    word(|language| band_in(language, band, unit))
}

/// A band with what it is counted per.
pub(in crate::check) fn per(band: Arg, per: Option<Per>) -> Arg {
    let Arg::Word { zh, en } = band else {
        return band;
    };
    let Some(per) = per else {
        return Arg::Word { zh, en };
    };
    let id = match per {
        Per::Each => "band-per-each",
        Per::Period(Period::Day) => "band-per-day",
        Per::Period(Period::Week) => "band-per-week",
        Per::Period(Period::Month) => "band-per-month",
        Per::Period(Period::Quarter) => "band-per-quarter",
        Per::Period(Period::HalfYear) => "band-per-half-year",
        Per::Period(Period::Year) => "band-per-year",
    };
    word(|language| {
        let message = Message::new(id).arg("band", language.pick(&zh, &en).as_str());
        Catalogue::of(language).text(&message)
    })
}

/// [`band`] in one language.
pub(in crate::check) fn band_in(language: Language, band: Band, unit: Option<&Money>) -> String {
    let text = |value: Decimal| amount_in(language, value, unit);
    let low = (band.low != Cut::START).then_some(band.low);
    let high = (band.high != whole(&unit.cloned()).high && !band.is_open()).then_some(band.high);
    let (id, low, high) = match (low, high) {
        (None, None) => ("band-all", None, None),
        (None, Some(high)) if high.behind => ("band-up-to", None, Some(high)),
        (None, Some(high)) => ("band-under", None, Some(high)),
        (Some(low), None) if low.behind => ("band-over", Some(low), None),
        (Some(low), None) => ("band-from", Some(low), None),
        (Some(low), Some(high)) if band.single().is_some() => {
            ("band-single", Some(low), Some(high))
        }
        (Some(low), Some(high)) => match (low.behind, high.behind) {
            (true, true) => ("band-over-to", Some(low), Some(high)),
            (true, false) => ("band-over-under", Some(low), Some(high)),
            (false, true) => ("band-from-to", Some(low), Some(high)),
            (false, false) => ("band-from-under", Some(low), Some(high)),
        },
    };
    let end = |cut: Option<Cut>| cut.map_or(String::new(), |cut| text(cut.value));
    let message = Message::new(id).arg("low", end(low)).arg("high", end(high));
    Catalogue::of(language).text(&message)
}

/// [`amount`] in one language.
pub(in crate::check) fn amount_in(
    language: Language,
    value: Decimal,
    unit: Option<&Money>,
) -> String {
    let catalogue = Catalogue::of(language);
    let is_money = !matches!(unit, Some(Money::Unit(_)));
    let number = match language {
        Language::Zh if is_money => scaled(value),
        Language::Zh => grouped(value, MANY),
        Language::En => grouped(value, 4),
    };
    let known = match unit {
        Some(Money::Currency(code)) => format!("amount-{}", code.to_ascii_lowercase()),
        Some(unit) if unit.is_percent() => "amount-percent".to_owned(),
        Some(Money::Unit(_)) => "amount-unit".to_owned(),
        None => "amount-plain".to_owned(),
    };
    let id = match catalogue.has(&known) {
        true => known,
        false => "amount-currency".to_owned(),
    };
    let name = match unit {
        Some(Money::Currency(name) | Money::Unit(name)) => name.as_str(),
        None => "",
    };
    let message = Message::new(id).arg("number", number).arg("unit", name);
    catalogue.text(&message)
}

/// From how many digits Chinese numbers are set with commas.
const MANY: usize = 5;

/// With 万 or 亿 where that leaves few digits.
fn scaled(value: Decimal) -> String {
    const SCALES: [(i32, &str); 2] = [(8, "亿"), (4, "万")];
    /// 5.25万
    const PLACES: usize = 2;
    for (exponent, name) in SCALES {
        let fits = Decimal::power_of_ten(exponent).is_some_and(|scale| value >= scale);
        let one = Decimal::power_of_ten(-exponent);
        let Some(short) = one.filter(|_| fits).and_then(|one| value.checked_mul(one)) else {
            continue;
        };
        let text = short.to_string();
        let places = text.split_once('.').map_or(0, |(_, part)| part.len());
        if places <= PLACES {
            return format!("{text}{name}");
        }
    }
    grouped(value, MANY)
}

/// With commas between thousands if there are so many digits.
fn grouped(value: Decimal, from: usize) -> String {
    let text = value.to_string();
    let (digits, part) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 && digits.len() >= from {
            out.push(',');
        }
        out.push(digit);
    }
    if !part.is_empty() {
        out.push('.');
        out.push_str(part);
    }
    out
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
        let id = match grant.amount.is_limited {
            true => "authority-held",
            false => "authority-held-any",
        };
        let message = Message::new(id)
            .arg("position", name)
            .arg("power", power(vocabulary, grant.power));
        match grant.amount.is_limited {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_as_written() {
        let is = |value: &str, zh: &str, en: &str| {
            let value = Decimal::parse(value).unwrap();
            let unit = Money::Currency("CNY".to_owned());
            assert_eq!(amount_in(Language::Zh, value, Some(&unit)), zh);
            assert_eq!(amount_in(Language::En, value, Some(&unit)), en);
        };
        is("50000", "5万元", "CNY 50,000");
        is("5000", "5000元", "CNY 5,000");
        is("12500", "1.25万元", "CNY 12,500");
        is("50001", "50,001元", "CNY 50,001");
        is("120000000", "1.2亿元", "CNY 120,000,000");
        is("0.5", "0.5元", "CNY 0.5");
    }
}
