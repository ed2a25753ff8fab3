//! The one line that tells how far long work has come. Must never take a second line: not every terminal that draws
//! can go back to what it has wrapped.

use console::Term;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle, TermLike};
use std::io;
use std::time::Duration;

/// Work that takes less shows nothing.
const PATIENCE: Duration = Duration::from_secs(1);

/// Times a second at which it is drawn at most.
const RATE: u8 = 10;

/// A bar that nobody sees yet; `shown` names what is counted: `{percent}%` or `{pos}/{len}`.
pub(super) fn bar(shown: &str) -> ProgressBar {
    let bar = ProgressBar::hidden();
    // What is done is cut where there is no room; the rest is short.
    let template = match Term::stderr().size().1 {
        ..=MOST => format!("{{wide_msg}} {shown}"),
        _ => format!("{{wide_msg}} {{bar:16}} {shown} {{elapsed}}"),
    };
    let style = ProgressStyle::with_template(&template);
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar
}

/// Shows a bar whose work takes a while.
pub(super) fn show_if_long(bar: &ProgressBar) {
    if bar.is_hidden() && bar.elapsed() > PATIENCE {
        let line = Box::new(Line(Term::buffered_stderr()));
        bar.set_draw_target(ProgressDrawTarget::term_like_with_hz(line, RATE));
    }
}

/// Columns below which there is no room for a bar.
const MOST: u16 = 48;

/// A terminal that seems narrower than it is. Lines are filled to its width, and a window that is made narrower, or was
/// never as wide as it said, must not wrap them.
#[derive(Debug)]
struct Line(Term);

impl TermLike for Line {
    fn width(&self) -> u16 {
        const WIDEST: u16 = 72;
        TermLike::width(&self.0).saturating_sub(1).clamp(1, WIDEST)
    }

    fn height(&self) -> u16 {
        TermLike::height(&self.0)
    }

    fn move_cursor_up(&self, n: usize) -> io::Result<()> {
        self.0.move_cursor_up(n)
    }

    fn move_cursor_down(&self, n: usize) -> io::Result<()> {
        self.0.move_cursor_down(n)
    }

    fn move_cursor_right(&self, n: usize) -> io::Result<()> {
        self.0.move_cursor_right(n)
    }

    fn move_cursor_left(&self, n: usize) -> io::Result<()> {
        self.0.move_cursor_left(n)
    }

    fn write_line(&self, text: &str) -> io::Result<()> {
        self.0.write_line(text)
    }

    fn write_str(&self, text: &str) -> io::Result<()> {
        self.0.write_str(text)
    }

    fn clear_line(&self) -> io::Result<()> {
        self.0.clear_line()
    }

    fn flush(&self) -> io::Result<()> {
        self.0.flush()
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn chinese_characters_take_two_columns() {
        // A feature of the library; without it the bar is too long by a column for each, and wraps.
        assert_eq!(console::measure_text_width("排印 a"), 6);
    }
}
