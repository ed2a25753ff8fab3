//! Amounts as people write them: 8万元, $5,000, 超过5万元至20万元, under 3 items. The words are those of the catalogues;
//! nothing is judged.

use super::Amount;
use super::band::{Band, Cut};
use crate::diagnostic::Message;
use crate::locale::{Catalogue, Language};
use crate::syntax::concept::Period;
use crate::syntax::values::{Decimal, Money, Per};
use crate::syntax::vocabulary::Vocabulary;

/// The amounts of a band: 超过5万元至10万元.
pub fn band(language: Language, band: Band, unit: Option<&Money>) -> String {
    let text = |value: Decimal| amount(language, value, unit);
    let low = (band.low != Cut::START).then_some(band.low);
    let is_whole =
        unit.is_some_and(Money::is_percent) && band.high == Cut::behind(Decimal::HUNDRED);
    let high = (!is_whole && !band.is_open()).then_some(band.high);
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

/// An amount with its unit: 8万元, $5,000.
pub fn amount(language: Language, value: Decimal, unit: Option<&Money>) -> String {
    let catalogue = Catalogue::of(language);
    let is_money = !matches!(unit, Some(Money::Unit(_)));
    let number = match language {
        Language::Zh if is_money => scaled(value),
        Language::Zh => grouped(value, MANY),
        Language::En => grouped(value, 4),
    };
    let id = match unit {
        Some(Money::Currency(code)) => match code.as_str() {
            "CNY" => "amount-cny",
            "USD" => "amount-usd",
            "HKD" => "amount-hkd",
            "EUR" => "amount-eur",
            "JPY" => "amount-jpy",
            "GBP" => "amount-gbp",
            "TWD" => "amount-twd",
            _ => "amount-currency",
        },
        Some(unit) if unit.is_percent() => "amount-percent",
        Some(Money::Unit(_)) => "amount-unit",
        None => "amount-plain",
    };
    let name = match unit {
        Some(Money::Currency(name) | Money::Unit(name)) => name.as_str(),
        None => "",
    };
    let message = Message::new(id).arg("number", number).arg("unit", name);
    catalogue.text(&message)
}

/// A text with what it is counted per: 不超过5万元（每笔）.
pub fn per(language: Language, band: String, per: Option<Per>) -> String {
    let Some(per) = per else { return band };
    let id = match per {
        Per::Each => "band-per-each",
        Per::Period(Period::Day) => "band-per-day",
        Per::Period(Period::Week) => "band-per-week",
        Per::Period(Period::Month) => "band-per-month",
        Per::Period(Period::Quarter) => "band-per-quarter",
        Per::Period(Period::HalfYear) => "band-per-half-year",
        Per::Period(Period::Year) => "band-per-year",
    };
    let message = Message::new(id).arg("band", band);
    Catalogue::of(language).text(&message)
}

impl Money {
    /// The word of a currency, or the unit as written.
    pub fn shown(&self, vocabulary: &Vocabulary, language: Language) -> String {
        match self {
            Money::Currency(code) => vocabulary.currency_word(language, code).to_owned(),
            Money::Unit(unit) => unit.clone(),
        }
    }
}

impl Amount {
    /// The amount as a person would say it.
    pub fn shown(&self, language: Language) -> String {
        let band = band(language, self.band, self.unit.as_ref());
        per(language, band, self.per.filter(|_| self.is_limited()))
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::values;

    fn said(text: &str) -> (String, String) {
        let vocabulary = Vocabulary::built_in();
        let limit = values::limit(text, vocabulary).expect("a limit");
        let amount = Amount {
            band: Band::of(&limit, None),
            unit: limit.unit.clone(),
            per: limit.per,
            is_unread: false,
            limit: Some(limit),
        };
        (amount.shown(Language::Zh), amount.shown(Language::En))
    }

    #[test]
    fn amounts_in_words() {
        let is = |text: &str, zh: &str, en: &str| {
            assert_eq!(said(text), (zh.to_owned(), en.to_owned()), "{text}");
        };
        is("≤ 5万元/笔", "每笔5万元以下", "up to CNY 50,000 each");
        is(
            "超过5万元至20万元",
            "超过5万元至20万元",
            "over CNY 50,000 to CNY 200,000",
        );
        is("超过1.25亿元", "超过1.25亿元", "over CNY 125,000,000");
        is("不满 3 件", "不满3件", "under 3 件");
        is("up to $5,000", "5000美元以下", "up to $5,000");
        is("12,345元以上", "12,345元以上", "CNY 12,345 or more");
        is("up to 5.5%", "5.5%以下", "up to 5.5%");
    }

    #[test]
    fn amounts_as_written() {
        let is = |value: &str, zh: &str, en: &str| {
            let value = Decimal::parse(value).expect("a number");
            let unit = Money::Currency("CNY".to_owned());
            assert_eq!(amount(Language::Zh, value, Some(&unit)), zh);
            assert_eq!(amount(Language::En, value, Some(&unit)), en);
        };
        is("50000", "5万元", "CNY 50,000");
        is("5000", "5000元", "CNY 5,000");
        is("12500", "1.25万元", "CNY 12,500");
        is("50001", "50,001元", "CNY 50,001");
        is("120000000", "1.2亿元", "CNY 120,000,000");
        is("0.5", "0.5元", "CNY 0.5");
    }
}
