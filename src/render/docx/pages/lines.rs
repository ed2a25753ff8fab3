//! Breaks the text of a paragraph into lines, by the widths of a Song face and a plain Roman one: Chinese may break
//! behind any character, other text at blanks. Draws nothing. Lengths are in twentieths of a point.

use super::look::Paragraph;
use crate::render::glyphs;
use crate::text::fold;
use std::sync::OnceLock;

/// Between Chinese and other text, in em.
const AUTOSPACE: f64 = 0.25;

/// Stops of tabs, where a paragraph does not say.
const TAB: f64 = 420.0;

/// The lines of a paragraph as they fill.
pub(super) struct Lines {
    look: Paragraph,
    /// Where text begins and ends.
    left: f64,
    right: f64,
    /// The end of what is set in the open line.
    x: f64,
    /// The width of the word that is not ended.
    word: f64,
    /// The largest text of the line, and the highest thing in it.
    size: f64,
    block: f64,
    empty: bool,
    chinese: Option<bool>,
    out: Vec<f64>,
}

impl Lines {
    pub(super) fn new(look: &Paragraph, width: f64) -> Self {
        Self {
            look: look.clone(),
            left: look.left,
            right: (width - look.right).max(look.left + 100.0),
            x: look.left + look.first,
            word: 0.0,
            size: 0.0,
            block: 0.0,
            empty: true,
            chinese: None,
            out: Vec::new(),
        }
    }

    pub(super) fn text(&mut self, text: &str, size: f64) {
        for c in text.chars() {
            self.size = self.size.max(size);
            let is_blank = c.is_whitespace() && c != '\u{A0}' && c != '\u{3000}';
            let chinese = (!is_blank).then(|| is_wide(c));
            if chinese.is_some() && self.chinese.is_some() && self.chinese != chinese {
                self.x += AUTOSPACE * size;
            }
            self.chinese = chinese;
            let width = advance(c) * size;
            match chinese {
                None => {
                    self.set_word();
                    self.x += width;
                }
                Some(false) => {
                    self.word += width;
                    if c == '-' || c == '/' {
                        self.set_word();
                    }
                }
                Some(true) => {
                    self.set_word();
                    let hangs = matches!(c, '，' | '。' | '、' | '；' | '：' | '）' | '」' | '”');
                    if self.x + width > self.right && !hangs {
                        self.wrap();
                    }
                    self.x += width;
                    self.empty = false;
                }
            }
        }
    }

    /// Sets the word that was read.
    fn set_word(&mut self) {
        let word = std::mem::take(&mut self.word);
        if word == 0.0 {
            return;
        }
        if self.x + word > self.right && !self.empty {
            self.wrap();
        }
        self.x += word;
        self.empty = false;
        // A word longer than a line breaks where it must.
        while self.x > self.right {
            let over = self.x - self.right;
            self.wrap();
            self.x += over;
        }
    }

    fn wrap(&mut self) {
        let size = self.size;
        self.push();
        self.size = size;
    }

    fn push(&mut self) {
        let size = if self.size > 0.0 {
            self.size
        } else {
            self.look.size
        };
        self.out.push(self.look.line(size).max(self.block));
        self.x = self.left;
        self.size = 0.0;
        self.block = 0.0;
        self.empty = true;
    }

    /// A drawing in the line.
    pub(super) fn block(&mut self, width: f64, height: f64) {
        self.set_word();
        if self.x + width > self.right && !self.empty {
            self.wrap();
        }
        self.x += width;
        self.block = self.block.max(height);
        self.empty = false;
        self.chinese = None;
    }

    /// A tab: to where the lines after a hanging one begin, else to the next stop.
    pub(super) fn tab(&mut self) {
        self.set_word();
        self.chinese = None;
        self.x = match self.x < self.left {
            true => self.left,
            false => ((self.x / TAB).floor() + 1.0) * TAB,
        }
        .min(self.right - TAB);
    }

    /// A line that somebody ended.
    pub(super) fn end(&mut self, size: f64) {
        self.set_word();
        self.size = self.size.max(size);
        self.chinese = None;
        self.push();
    }

    /// The heights of all lines.
    pub(super) fn finish(mut self) -> Vec<f64> {
        self.set_word();
        self.push();
        self.out
    }
}

/// Whether a character is as wide as it is high, and a line may break at it.
fn is_wide(c: char) -> bool {
    !c.is_ascii()
        && (fold::is_chinese(c)
            || matches!(c, '\u{2014}' | '\u{2018}'..='\u{201D}' | '\u{2026}' | '\u{2E80}'..='\u{FF60}'))
}

/// How far a character moves the pen, in em.
fn advance(c: char) -> f64 {
    /// Those of ASCII, which are asked most.
    static ASCII: OnceLock<Vec<f64>> = OnceLock::new();
    match c {
        c if c.is_ascii() => {
            let known = ASCII.get_or_init(|| {
                (0..128_u8)
                    .map(|code| glyphs::advance(char::from(code)))
                    .collect()
            });
            known.get(c as usize).copied().unwrap_or(0.5)
        }
        c if is_wide(c) => 1.0,
        c if glyphs::is_invisible(c) => 0.0,
        c => glyphs::advance(c),
    }
}
