//! One end of a limit: `每笔不超过5万元（含）`, `$5,000 per item`, `20万元/笔以下`.

use super::{Money, Per, Reader};
use crate::syntax::concept::{Comparator, GrantWord, TextMark, ValueWord};
use crate::syntax::grammar::{Grammar, Rule};
use crate::syntax::values::decimal::Decimal;
use crate::syntax::values::number::{numeral, opens_number, range_mark, scaled};
use crate::syntax::values::target::comparator;
use crate::text::fold;
use pest::Parser as _;

/// A number with what is said about it.
#[derive(Clone)]
pub(super) struct End {
    pub(super) value: Decimal,
    /// What the number was multiplied by: 万, k.
    pub(super) scale: Decimal,
    pub(super) unit: Option<Money>,
    pub(super) per: Option<Per>,
    pub(super) before: Option<Comparator>,
    pub(super) behind: Option<Comparator>,
    /// （含）, （不含）.
    pub(super) inclusive: Option<bool>,
    /// How many bytes of the text it took.
    pub(super) len: usize,
}

impl End {
    pub(super) fn op(&self) -> Option<Comparator> {
        self.before.or(self.behind)
    }
}

impl Reader<'_> {
    /// Reads one end at the start of a text.
    pub(super) fn end(self, text: &str) -> Option<End> {
        let (mut per, mut rest) = self.introduction(text);
        let (before, behind_comparator) = comparator(rest, self.vocabulary.comparators());
        rest = behind_comparator;
        if before.is_some() {
            let (more, behind) = self.introduction(rest);
            (per, rest) = (per.or(more), behind);
        }
        let (sign, behind_sign) = self.sign(rest);
        let is_share = self.percent(behind_sign).is_some();
        let (value, scale, behind_number) = self.number(behind_sign)?;
        rest = behind_number;
        let mut end = End {
            value,
            scale,
            unit: sign.or_else(|| is_share.then(|| Money::Unit("%".to_owned()))),
            per,
            before,
            behind: None,
            inclusive: None,
            len: 0,
        };
        end.inclusive = self.inclusion(&mut rest);
        if let Some((unit, behind)) = self.unit(rest, before.is_some(), end.unit.is_some()) {
            end.unit = end.unit.or(Some(unit));
            rest = behind;
        }
        end.inclusive = end.inclusive.or_else(|| self.inclusion(&mut rest));
        end.per = end.per.or_else(|| self.per_behind(&mut rest));
        end.behind = self.comparator_behind(&mut rest);
        end.inclusive = end.inclusive.or_else(|| self.inclusion(&mut rest));
        end.per = end.per.or_else(|| self.per_behind(&mut rest));
        end.len = text.len() - rest.len();
        Some(end)
    }

    /// `每笔`, `单笔金额`, `each`: what stands in front of the amount.
    fn introduction(self, text: &str) -> (Option<Per>, &str) {
        let mut per = None;
        let mut rest = text.trim_start_matches(fold::is_blank);
        loop {
            let words = self.words_at(GrantWord::Amount, rest);
            let filler = words.iter().find_map(|word| {
                let len = prefix(rest, word)?;
                Some((self.per(&rest[..len]), len))
            });
            let Some((found, len)) = self.leading_per(rest).or(filler) else {
                return (per, rest);
            };
            per = per.or(found);
            rest = rest[len..].trim_start_matches(fold::is_blank);
        }
    }

    /// `每笔`, `单笔`, `每月`, `年度` in front of an amount.
    fn leading_per(self, text: &str) -> Option<(Option<Per>, usize)> {
        let first = text.chars().next().filter(|&c| fold::is_chinese(c))?;
        let end = first.len_utf8() + text[first.len_utf8()..].chars().next()?.len_utf8();
        let per = self.per(&text[..end])?;
        Some((Some(per), end))
    }

    /// A currency in front of a number: `$`, `人民币`, `USD`.
    fn sign(self, text: &str) -> (Option<Money>, &str) {
        const LONGEST: usize = 5;
        let ends = text
            .char_indices()
            .take(LONGEST)
            .map(|(at, c)| at + c.len_utf8());
        let found = ends.filter_map(|end| {
            let rest = text[end..].trim_start_matches(fold::is_blank);
            let code = self.vocabulary.currency(&fold::word(&text[..end]))?;
            plain_number(rest).map(|_| (Money::Currency(code.to_owned()), rest))
        });
        match found.last() {
            Some((money, rest)) => (Some(money), rest),
            None => (None, text),
        }
    }

    /// The value and scale of `5万`, `1萬5,000`, `五十万`, `5k`, `百分之五`, and what stands behind.
    fn number(self, text: &str) -> Option<(Decimal, Decimal, &str)> {
        if let Some(share) = self.percent(text) {
            return plain_number(share);
        }
        let (value, own, mut rest) = plain_number(text)?;
        let (factor, behind) = self.scale(rest)?;
        let mut value = value.checked_mul(factor)?;
        rest = behind;
        let is_scaled = own != Decimal::ONE || factor != Decimal::ONE;
        if is_scaled
            && rest.starts_with(|c| fold::narrow(c).is_ascii_digit())
            && let Some((more, _, behind)) = plain_number(rest)
        {
            value = value.checked_add(more)?;
            rest = behind;
        }
        Some((value, own.checked_mul(factor)?, rest))
    }

    /// What stands behind `百分之`.
    fn percent(self, text: &str) -> Option<&str> {
        let words = self.vocabulary.marks(TextMark::Percent);
        let len = words.iter().find_map(|word| fold::prefix(text, word))?;
        plain_number(&text[len..]).map(|_| &text[len..])
    }

    /// What multiplies the number before.
    fn scale(self, text: &str) -> Option<(Decimal, &str)> {
        const LONGEST: usize = 8;
        let rest = text.trim_start_matches(fold::is_blank);
        let end = rest
            .char_indices()
            .take(LONGEST)
            .take_while(|(_, c)| c.is_alphabetic())
            .last()
            .map_or(0, |(at, c)| at + c.len_utf8());
        let (factor, behind) = scaled(&rest[..end], self.vocabulary)?;
        match factor == Decimal::ONE {
            true => Some((factor, text)),
            false => Some((factor, &rest[end - behind.len()..])),
        }
    }

    /// A unit at the start of a text; one that is not known only where nothing else can stand there, and none has
    /// been said.
    fn unit(self, text: &str, is_bound: bool, is_said: bool) -> Option<(Money, &str)> {
        let rest = text.trim_start_matches(fold::is_blank);
        let is_compared = comparator(rest, self.vocabulary.comparators_behind());
        if is_compared.0.is_some() || range_mark(text).is_some() || self.opens_clause(rest) {
            return None;
        }
        if let Some((code, len)) = self.currency(rest) {
            return Some((Money::Currency(code), &rest[len..]));
        }
        if let Some(len) = self.known_unit(rest) {
            let unit = match fold::narrow(rest.chars().next()?) {
                '%' => "%".to_owned(),
                _ => rest[..len].to_owned(),
            };
            return Some((Money::Unit(unit), &rest[len..]));
        }
        let joins = |kind| {
            let mut words = self.words_at(kind, rest).iter();
            words.any(|word| prefix(rest, word).is_some())
        };
        if is_said || joins(GrantWord::Lead) || joins(GrantWord::List) {
            return None;
        }
        let len = self.unknown_unit(rest, is_bound)?;
        Some((Money::Unit(rest[..len].to_owned()), &rest[len..]))
    }

    /// `per item`, `to`, `up to`, `and`: no units.
    fn opens_clause(self, text: &str) -> bool {
        let word = text
            .split(|c: char| !c.is_alphabetic())
            .next()
            .unwrap_or("");
        word.starts_with(|c: char| c.is_ascii_alphabetic())
            && (self.vocabulary.is(ValueWord::Per, &fold::word(word))
                || fold::word(word) == "to"
                || comparator(text, self.vocabulary.comparators()).0.is_some()
                || !self.whole && self.is_function_word(word))
    }

    fn is_function_word(self, word: &str) -> bool {
        let word: Vec<char> = fold::word(word).chars().collect();
        [GrantWord::Prepositions, GrantWord::Lead, GrantWord::List]
            .iter()
            .any(|&kind| {
                word.first()
                    .is_some_and(|&first| self.vocabulary.grant_words(kind, first).contains(&word))
            })
    }

    /// The longest currency word at the start of a text.
    fn currency(self, text: &str) -> Option<(String, usize)> {
        const LONGEST: usize = 7;
        let ends: Vec<usize> = text
            .char_indices()
            .take(LONGEST)
            .filter(|&(_, c)| !fold::is_blank(c))
            .map(|(at, c)| at + c.len_utf8())
            .collect();
        ends.into_iter().rev().find_map(|end| {
            let code = self.vocabulary.currency(&fold::word(&text[..end]))?;
            is_whole(text, end).then(|| (code.to_owned(), end))
        })
    }

    /// The longest unit or word of time at the start of a text.
    fn known_unit(self, text: &str) -> Option<usize> {
        const LONGEST: usize = 14;
        let ends: Vec<usize> = text
            .char_indices()
            .take(LONGEST)
            .filter(|&(_, c)| !fold::is_blank(c))
            .map(|(at, c)| at + c.len_utf8())
            .collect();
        ends.into_iter().rev().find(|&end| {
            let word = fold::word(&text[..end]);
            let known = self.vocabulary.is_time(&word)
                || self.vocabulary.marks(TextMark::Unit).contains(&word);
            known && is_whole(text, end)
        })
    }

    /// A unit that no table knows: the rest of a limit that stands alone, else a word that ends the clause.
    fn unknown_unit(self, text: &str, is_bound: bool) -> Option<usize> {
        const LONGEST: usize = 2;
        let behind = self.vocabulary.comparators_behind();
        let mut end = 0;
        let mut count = 0;
        for (at, c) in text.char_indices() {
            let ends =
                || comparator(&text[at..], behind).0.is_some() || range_mark(&text[at..]).is_some();
            if !c.is_alphabetic() || at > 0 && fold::is_chinese(c) && ends() {
                break;
            }
            end = at + c.len_utf8();
            count += 1;
            let of = self
                .vocabulary
                .grant_words(GrantWord::Of, fold::character(c));
            let is_of = fold::is_chinese(c) && of.iter().any(|word| word.len() == 1);
            if is_of || count > LONGEST && !self.whole && fold::is_chinese(c) {
                return None;
            }
        }
        let rest = text[end..].trim_start_matches(fold::is_blank);
        let closed = rest.is_empty()
            || rest.starts_with(|c| {
                matches!(
                    fold::narrow(c),
                    ',' | '、' | ';' | '。' | '.' | '(' | ')' | '/'
                )
            })
            || comparator(rest, behind).0.is_some();
        (end > 0 && (self.whole || is_bound && closed)).then_some(end)
    }

    fn comparator_behind(self, rest: &mut &str) -> Option<Comparator> {
        let text = rest.trim_start_matches(fold::is_blank);
        let solid = self.words_at(GrantWord::Solid, text);
        if solid.iter().any(|word| prefix(text, word).is_some()) {
            return None;
        }
        let (found, behind) = comparator(text, self.vocabulary.comparators_behind());
        if found.is_some() {
            *rest = behind;
        }
        found
    }

    /// `/笔`, ` per item`, `每月` behind the amount; it is taken off. Per contract or per head is per each.
    fn per_behind(self, rest: &mut &str) -> Option<Per> {
        let text = rest.trim_start_matches(fold::is_blank);
        if let Some(word) = text.strip_prefix(['/', '\u{FF0F}']) {
            let word = word.trim_start_matches(fold::is_blank);
            let end = self.per_word(word)?;
            *rest = &word[end..];
            return Some(self.per(&word[..end]).unwrap_or(Per::Each));
        }
        let first = text.split(fold::is_blank).next().unwrap_or_default();
        if first.is_ascii() && self.vocabulary.is(ValueWord::Per, &fold::word(first)) {
            let word = text[first.len()..].trim_start_matches(fold::is_blank);
            let end = self.per_word(word)?;
            *rest = &word[end..];
            return Some(self.per(&word[..end]).unwrap_or(Per::Each));
        }
        let ends = text.char_indices().take(3).map(|(at, c)| at + c.len_utf8());
        let ends: Vec<usize> = ends.collect();
        let chinese = text.starts_with(fold::is_chinese);
        let whole_word = (!chinese).then_some(first.trim_end_matches(['.', ',']).len());
        let found = match whole_word {
            Some(end) => self.per(&text[..end]).map(|per| (per, end)),
            None => ends
                .into_iter()
                .rev()
                .filter(|&end| text[..end].chars().count() > 1)
                .find_map(|end| Some((self.per(&text[..end])?, end))),
        };
        let (per, end) = found?;
        *rest = &text[end..];
        Some(per)
    }

    /// The word at the start of a text that says per what: a Latin word, one that is known, or what stands before the
    /// next mark.
    fn per_word(self, text: &str) -> Option<usize> {
        let run = text
            .char_indices()
            .take_while(|(_, c)| c.is_alphabetic())
            .last()
            .map_or(0, |(at, c)| at + c.len_utf8());
        if !text.starts_with(fold::is_chinese)
            || self.whole
                && comparator(&text[..run], self.vocabulary.comparators_behind())
                    .0
                    .is_none()
        {
            let behind = text[..run].char_indices().find(|&(at, _)| {
                fold::is_chinese(text[at..].chars().next().unwrap_or(' '))
                    && comparator(&text[at..], self.vocabulary.comparators_behind())
                        .0
                        .is_some()
            });
            let end = behind.map_or(run, |(at, _)| at);
            return (end > 0).then_some(end);
        }
        let ends = text[..run]
            .char_indices()
            .take(3)
            .map(|(at, c)| at + c.len_utf8());
        let ends: Vec<usize> = ends.collect();
        let known = ends
            .iter()
            .rev()
            .copied()
            .find(|&end| self.per(&text[..end]).is_some());
        known.or_else(|| ends.first().copied())
    }

    fn per(self, word: &str) -> Option<Per> {
        let word = fold::word(word);
        if self.vocabulary.is(ValueWord::Each, &word) {
            return Some(Per::Each);
        }
        self.vocabulary.period(&word).map(Per::Period)
    }

    /// （含）, （含5万元）, （不含）, (excluded) at the start of a text; it is taken off.
    fn inclusion(self, rest: &mut &str) -> Option<bool> {
        let text = rest.trim_start_matches(fold::is_blank);
        let inner = text.strip_prefix(['(', '\u{FF08}'])?;
        let end = inner.find([')', '\u{FF09}'])?;
        let said = fold::word(&inner[..end]);
        let is = |word: ValueWord| {
            said.char_indices()
                .map(|(at, c)| at + c.len_utf8())
                .any(|at| {
                    let (head, tail) = said.split_at(at);
                    self.vocabulary.is(word, head)
                        && (tail.is_empty()
                            || tail.trim_start().starts_with(|c: char| {
                                c.is_ascii_digit() || plain_number(tail).is_some()
                            }))
                })
        };
        let inclusive = if is(ValueWord::Excluded) {
            false
        } else if is(ValueWord::Included) {
            true
        } else {
            return None;
        };
        *rest = inner[end..].trim_start_matches([')', '\u{FF09}']);
        Some(inclusive)
    }
}

/// How many bytes a folded word takes at the start of a text; it must not end inside a Latin word.
pub(in crate::syntax::values) fn prefix(text: &str, word: &[char]) -> Option<usize> {
    let mut rest = text.char_indices();
    for &wanted in word {
        let (_, c) = rest.next()?;
        if fold::character(c) != wanted && !(wanted == ' ' && fold::is_blank(c)) {
            return None;
        }
    }
    let end = rest.next().map_or(text.len(), |(at, _)| at);
    is_whole(text, end).then_some(end)
}

/// Whether no Latin word is cut at a place.
fn is_whole(text: &str, end: usize) -> bool {
    let letter = |c: char| c.is_ascii_alphabetic();
    !(text[..end].ends_with(letter) && text[end..].starts_with(letter))
}

/// A numeral at the start of a text: its value, the scale that a Chinese one carries, and what stands behind.
fn plain_number(text: &str) -> Option<(Decimal, Decimal, &str)> {
    if !opens_number(text) {
        return None;
    }
    let pair = Grammar::parse(Rule::numeral, text).ok()?.next()?;
    let len = pair.as_str().len();
    let (value, scale) = numeral(pair)?;
    Some((value, scale, &text[len..]))
}
