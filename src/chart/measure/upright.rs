//! Narrow boxes with Chinese text from top to bottom, as departments and posts stand side by side in a wide chart:
//! the title in one column, what stands under it in a second one left of it, numbers below. Places no box.

use super::{DETAIL, Measured, PADDING_X, PADDING_Y, TITLE};
use crate::chart::scene::{Rect, Role, TextLine};
use crate::chart::wrap::{Type, plain};

/// A longer title is easier to read on lines.
const LONGEST: usize = 12;
/// From one character to the next.
const PITCH: i32 = 114;
/// Between the two columns.
const COLUMN_GAP: i32 = 24;
const NUMBER_LEADING: i32 = 106;

/// What stands in an upright box.
#[derive(Clone, Debug, Default)]
pub(super) struct Upright {
    title: Vec<char>,
    beside: Vec<char>,
    numbers: Vec<String>,
}

/// An upright box, if all its text can stand in one.
pub(super) fn upright(title: &str, details: &[String]) -> Option<Measured> {
    let title = column(&plain(title))?;
    let details: Vec<String> = details.iter().map(|detail| plain(detail)).collect();
    let (numbers, words): (Vec<String>, Vec<String>) = details
        .into_iter()
        .partition(|detail| detail.is_ascii() || detail.starts_with('×'));
    let beside = column(&words.concat()).or(words.is_empty().then(Vec::new))?;
    let columns = match beside.is_empty() {
        true => TITLE.size,
        false => TITLE.size + COLUMN_GAP + DETAIL.size,
    };
    let widest = numbers.iter().map(|number| DETAIL.width(number)).max();
    let rows = (title.len() as i32 * PITCH).max(beside.len() as i32 * pitch(DETAIL));
    Some(Measured {
        width: even(columns.max(widest.unwrap_or(0)) + 2 * PADDING_X),
        height: even(rows + numbers.len() as i32 * NUMBER_LEADING + 2 * PADDING_Y),
        title: Vec::new(),
        details: Vec::new(),
        upright: Some(Upright {
            title,
            beside,
            numbers,
        }),
    })
}

impl Upright {
    /// The characters in their places, a line each.
    pub(super) fn lines(&self, rect: Rect) -> Vec<TextLine> {
        let middle = rect.middle().x;
        let (right, left) = match self.beside.is_empty() {
            true => (middle, middle),
            false => {
                let all = TITLE.size + COLUMN_GAP + DETAIL.size;
                let start = middle - all / 2;
                (middle + all / 2 - TITLE.size / 2, start + DETAIL.size / 2)
            }
        };
        let top = rect.y + PADDING_Y;
        let mut lines = Vec::new();
        write(&mut lines, &self.title, (right, top), TITLE, Role::Title);
        write(&mut lines, &self.beside, (left, top), DETAIL, Role::Detail);
        let below = rect.bottom() - PADDING_Y - self.numbers.len() as i32 * NUMBER_LEADING;
        lines.extend(
            self.numbers
                .iter()
                .enumerate()
                .map(|(at, number)| TextLine {
                    text: number.clone(),
                    role: Role::Detail,
                    x: middle,
                    y: below + at as i32 * NUMBER_LEADING + base(NUMBER_LEADING, DETAIL),
                    joined: false,
                }),
        );
        lines
    }
}

fn write(lines: &mut Vec<TextLine>, text: &[char], (x, top): (i32, i32), kind: Type, role: Role) {
    let pitch = pitch(kind);
    lines.extend(text.iter().enumerate().map(|(at, c)| TextLine {
        text: c.to_string(),
        role,
        x,
        y: top + at as i32 * pitch + base(pitch, kind),
        joined: at > 0,
    }));
}

fn pitch(kind: Type) -> i32 {
    PITCH * kind.size / TITLE.size
}

/// From the upper side of a line to its base.
fn base(leading: i32, kind: Type) -> i32 {
    leading / 2 + kind.size * 37 / 100
}

/// The characters of a text that can stand one above the other: ideographs alone, for all others would have to be
/// turned.
fn column(text: &str) -> Option<Vec<char>> {
    let is_ideograph = |c: &char| matches!(c, '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}');
    let characters: Vec<char> = text.chars().collect();
    let fits = (1..=LONGEST).contains(&characters.len()) && characters.iter().all(is_ideograph);
    fits.then_some(characters)
}

fn even(length: i32) -> i32 {
    length + length % 2
}
