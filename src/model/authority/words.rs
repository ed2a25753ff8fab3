//! Amounts as people write them: 8万元, $5,000, 超过5万元至20万元, under 3 items. Says nothing else.

use super::Amount;
use super::band::{Band, Cut};
use crate::diagnostic::Message;
use crate::locale::{Catalogue, Language};
use crate::syntax::values::{Decimal, Money, Per};
use crate::syntax::vocabulary::Vocabulary;

/// Chinese counts in 万 and 亿; a number is said in them if no more than two digits stand behind the point.
const SCALES: [(u64, &str); 2] = [(100_000_000, "亿"), (10_000, "万")];

/// A number with its unit.
pub fn number(
    value: Decimal,
    unit: Option<&Money>,
    vocabulary: &Vocabulary,
    language: Language,
) -> String {
    let plain = language.pick(scaled(value), grouped(value));
    match unit {
        None => plain,
        Some(unit) if unit.is_percent() => format!("{value}%"),
        Some(Money::Unit(unit)) => {
            language.pick(format!("{plain}{unit}"), format!("{plain} {unit}"))
        }
        Some(Money::Currency(code)) => {
            let word = vocabulary.currency_word(language, code);
            let is_sign = !word.ends_with(char::is_alphanumeric);
            match language {
                Language::Zh => format!("{plain}{word}"),
                Language::En if is_sign => format!("{word}{plain}"),
                Language::En => format!("{word} {plain}"),
            }
        }
    }
}

/// `8万`, `1.5亿`, `12,345`.
fn scaled(value: Decimal) -> String {
    for (scale, word) in SCALES {
        let scale_value = Decimal::whole(scale);
        if value >= scale_value
            && let Some(count) = value.divided(scale / 100).filter(|count| count.is_whole())
            && let Some(count) = count.divided(100)
        {
            return format!("{count}{word}");
        }
    }
    match value < Decimal::whole(10_000) {
        true => value.to_string(),
        false => grouped(value),
    }
}

/// `12,345.5`
fn grouped(value: Decimal) -> String {
    let text = value.to_string();
    let (whole, part) = text.split_once('.').unwrap_or((&text, ""));
    let mut out = String::with_capacity(text.len() + text.len() / 3);
    for (at, digit) in whole.char_indices() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
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

/// The amounts of a band: 超过5万元至20万元.
pub fn band(
    band: Band,
    unit: Option<&Money>,
    vocabulary: &Vocabulary,
    language: Language,
) -> String {
    let said = |cut: Cut| number(cut.value, unit, vocabulary, language);
    let has_low = band.low > Cut::START;
    let has_high = !band.is_open();
    let id = match (has_low, has_high) {
        (false, false) => "any",
        (true, _) if band.single().is_some() => "exactly",
        (false, true) if band.high.behind => "at-most",
        (false, true) => "below",
        (true, false) if band.low.behind => "above",
        (true, false) => "at-least",
        (true, true) => match (band.low.behind, band.high.behind) {
            (false, true) => "between",
            (true, true) => "above-between",
            (false, false) => "between-below",
            (true, false) => "above-below",
        },
    };
    let message = Message::new(format!("amount-{id}"));
    let message = message.arg("low", said(band.low));
    let message = match has_high {
        true => message.arg("high", said(band.high)),
        false => message,
    };
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

/// The amounts of a band, with what they are counted per: 不超过5万元（每笔）.
pub fn band_per(
    of: Band,
    unit: Option<&Money>,
    per: Option<Per>,
    vocabulary: &Vocabulary,
    language: Language,
) -> String {
    let amount = band(of, unit, vocabulary, language);
    match per {
        None => amount,
        Some(per) => {
            let message = Message::new("amount-per").arg("amount", amount);
            Catalogue::of(language).text(&message.arg("per", Per::name(per)))
        }
    }
}

impl Amount {
    /// The amount as a person would say it.
    pub fn shown(&self, vocabulary: &Vocabulary, language: Language) -> String {
        let per = self.per.filter(|_| self.is_limited);
        band_per(self.band, self.unit.as_ref(), per, vocabulary, language)
    }
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
            is_limited: true,
            limit: Some(limit),
        };
        (
            amount.shown(vocabulary, Language::Zh),
            amount.shown(vocabulary, Language::En),
        )
    }

    #[test]
    fn amounts_in_words() {
        let is = |text: &str, zh: &str, en: &str| {
            assert_eq!(said(text), (zh.to_owned(), en.to_owned()), "{text}");
        };
        is("≤ 5万元/笔", "不超过5万元（每笔）", "up to CNY 50,000 each");
        is(
            "超过5万元至20万元",
            "超过5万元至20万元",
            "over CNY 50,000 up to CNY 200,000",
        );
        is("超过1.25亿元", "超过1.25亿元", "over CNY 125,000,000");
        is("不满 3 件", "不满3件", "under 3 件");
        is("up to $5,000", "不超过5000美元", "up to $5,000");
        is("12,345元以上", "12,345元以上", "CNY 12,345 or more");
        is("up to 5.5%", "不超过5.5%", "up to 5.5%");
    }
}
