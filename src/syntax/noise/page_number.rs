//! Page numbers that came along with copied text: 第 1 页 共 6 页, page 1 of 6. Finds them; says nothing.

use crate::text::fold;
use std::ops::Range;

/// Where a text gives a page number: of so many anywhere, one alone only if it is all that is written.
pub fn page_number(text: &str) -> Option<Range<usize>> {
    let telling = |c| matches!(c, '页' | '頁' | 'p' | 'P' | 'Ｐ' | '-' | '－' | '—' | '–');
    if !text.contains(telling) {
        return None;
    }
    let (characters, offsets) = fold::characters(text);
    let reader = Reader(&characters);
    for at in 0..characters.len() {
        if !matches!(
            characters[at],
            '第' | '共' | 'p' | '-' | '—' | '–' | '0'..='9'
        ) {
            continue;
        }
        let Some(number) = reader
            .chinese(at)
            .or_else(|| reader.english(at))
            .or_else(|| (at == 0).then(|| reader.dashes(at)).flatten())
        else {
            continue;
        };
        let is_whole = at == 0 && number.end == characters.len();
        if number.is_of_many || is_whole {
            return Some(offsets[at]..offsets[number.end]);
        }
    }
    None
}

struct PageNumber {
    end: usize,
    /// Whether it says of how many.
    is_of_many: bool,
}

/// Characters, folded.
struct Reader<'a>(&'a [char]);

impl Reader<'_> {
    fn skip(&self, mut at: usize, what: impl Fn(char) -> bool) -> usize {
        while self.0.get(at).is_some_and(|&c| what(c)) {
            at += 1;
        }
        at
    }

    fn blanks(&self, at: usize) -> usize {
        self.skip(at, |c| c == ' ')
    }

    /// Behind a word.
    fn word(&self, at: usize, word: &str) -> Option<usize> {
        let end = at + word.chars().count();
        let written = self.0.get(at..end)?;
        written.iter().copied().eq(word.chars()).then_some(end)
    }

    /// Behind a number of one to four digits, in figures or Chinese.
    fn number(&self, at: usize) -> Option<usize> {
        let start = self.blanks(at);
        let end = self.skip(start, |c| {
            c.is_ascii_digit() || "一二三四五六七八九十百".contains(c)
        });
        (start < end && end <= start + 4).then_some(end)
    }

    /// 第 1 页, 第 1 页 共 6 页, 第1页/共6页, 共 6 页 第 1 页.
    fn chinese(&self, at: usize) -> Option<PageNumber> {
        let page = |at: usize, first: &str| {
            let number = self.number(self.word(at, first)?)?;
            self.word(self.blanks(number), "页")
        };
        let one = |at: usize| page(at, "第").or_else(|| page(at, "共"));
        let first = one(at)?;
        let between = self.skip(first, |c| matches!(c, ' ' | '/' | ',' | '、' | '(' | '|'));
        let second = one(between).map(|end| end + usize::from(self.0.get(end) == Some(&')')));
        Some(PageNumber {
            end: second.unwrap_or(first),
            is_of_many: second.is_some(),
        })
    }

    /// Page 1 of 6, page 1, p. 1 of 6.
    fn english(&self, at: usize) -> Option<PageNumber> {
        if at > 0 && self.0[at - 1].is_alphanumeric() {
            return None;
        }
        let word = self.word(at, "page").or_else(|| self.word(at, "p."))?;
        let first = self.number(word)?;
        let of = self.blanks(first);
        let of = self.word(of, "of").or_else(|| self.word(of, "/"));
        let second = of.and_then(|of| self.number(of));
        Some(PageNumber {
            end: second.unwrap_or(first),
            is_of_many: second.is_some(),
        })
    }

    /// - 1 -, which is a page number only if it is all that is written.
    fn dashes(&self, at: usize) -> Option<PageNumber> {
        let dash = |c: char| matches!(c, '-' | '—' | '–');
        let inner = self.skip(at, dash);
        let number = self.number(inner).filter(|_| inner > at)?;
        let last = self.blanks(number);
        let end = self.skip(last, dash);
        (end > last).then_some(PageNumber {
            end,
            is_of_many: false,
        })
    }
}
