//! Findings for people: the line under the eye, the characters underlined, what to do next. miette draws; columns
//! are counted here, in characters, because it counts bytes.

mod frames;
mod hints;

use super::summary;
use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::locale::Catalogue;
use crate::project::Project;
use crate::text::{FileId, SourceFile, Span};
use frames::{Frame, frames};
use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents,
    SourceCode, SourceSpan, SpanContents,
};
use std::fmt;
use std::sync::OnceLock;

/// How findings are drawn.
#[derive(Clone, Copy, Debug)]
pub(in crate::cli) struct Look {
    pub(in crate::cli) color: bool,
    /// Columns of the terminal.
    pub(in crate::cli) width: usize,
    /// Whether the terminal draws lines, or takes plain letters alone.
    pub(in crate::cli) unicode: bool,
    /// Whether hints are shown, or only counted.
    pub(in crate::cli) hints: bool,
}

/// All findings, the gravest first, and a summary. Hints are counted, a line a file, unless they are asked for.
pub(in crate::cli) fn human(
    project: &Project,
    found: &[Diagnostic],
    catalogue: &Catalogue,
    look: Look,
) -> String {
    let mut out = String::new();
    let texts = Texts::of(project);
    let shown = found
        .iter()
        .filter(|finding| look.hints || finding.severity > Severity::Hint);
    for frame in frames(project, shown) {
        draw(project, &texts, &frame, catalogue, look, &mut out);
    }
    out.push_str(&catalogue.text(&summary(project, found)));
    out.push('\n');
    if !look.hints {
        out.push_str(&hints::lines(project, found, catalogue));
    }
    out
}

fn draw(
    project: &Project,
    texts: &Texts,
    frame: &Frame,
    catalogue: &Catalogue,
    look: Look,
    out: &mut String,
) {
    let theme = match (look.unicode, look.color) {
        (true, true) => GraphicalTheme::unicode(),
        (true, false) => GraphicalTheme::unicode_nocolor(),
        (false, true) => GraphicalTheme {
            styles: miette::ThemeStyles::ansi(),
            ..GraphicalTheme::ascii()
        },
        (false, false) => GraphicalTheme::none(),
    };
    let mut handler = GraphicalReportHandler::new_themed(theme)
        .with_width(look.width)
        .with_links(false)
        .with_context_lines(1)
        .tab_width(4);
    let help = helps(frame, catalogue);
    if !help.is_empty() {
        let help = help.join("\n");
        handler = handler.with_footer(format!("{}{help}", catalogue.plain("report-help")));
    }
    let drawing = Drawing::new(project, texts, frame, catalogue);
    // Drawing into a string fails only if a span lies outside its file; the findings are then said in a line each.
    if handler.render_report(out, &drawing).is_err() {
        let found: Vec<Diagnostic> = frame.iter().map(|&finding| finding.clone()).collect();
        out.push_str(&super::short(project, &found, catalogue));
    }
    out.push('\n');
}

/// What to do about the findings of a frame: once for all that are of one kind.
fn helps(frame: &Frame, catalogue: &Catalogue) -> Vec<String> {
    let mut kinds: Vec<&str> = Vec::new();
    let mut helps = Vec::new();
    for finding in frame {
        let id = finding.message.id.as_str();
        if !kinds.contains(&id) {
            kinds.push(id);
            helps.extend(catalogue.attribute(&finding.message, "help"));
        }
    }
    helps
}

/// The findings of a frame as miette sees them.
struct Drawing<'a> {
    message: String,
    rule: &'static str,
    severity: Severity,
    labels: Vec<LabeledSpan>,
    pages: Pages<'a>,
}

impl<'a> Drawing<'a> {
    /// A frame holds one finding at least.
    fn new(
        project: &'a Project,
        texts: &'a Texts,
        frame: &[&Diagnostic],
        catalogue: &Catalogue,
    ) -> Self {
        let first = frame[0];
        let mut pages = Pages {
            texts,
            pages: Vec::new(),
        };
        let mut labels = Vec::new();
        let said = catalogue.text(&first.message);
        let differ = frame.iter().any(|finding| finding.message != first.message);
        for finding in frame {
            let source = project.sources.get(finding.span.file);
            let primary = pages.place(source, finding.span, true);
            let label = differ.then(|| catalogue.text(&finding.message));
            labels.push(LabeledSpan::new_primary_with_span(label, primary));
        }
        let mut hidden = 0;
        for finding in frame {
            for related in &finding.related {
                if labels.len() >= MOST_PLACES {
                    hidden += 1;
                    continue;
                }
                let near = is_near(project, first.span, related.span);
                let place = pages.place(project.sources.get(related.span.file), related.span, near);
                let label =
                    LabeledSpan::new_with_span(Some(catalogue.text(&related.message)), place);
                if !labels.contains(&label) {
                    labels.push(label);
                }
            }
        }
        let several = Message::new("report-several").arg("message", said.as_str());
        let mut message = match frame.len() {
            1 => said,
            count => catalogue.text(&several.arg("count", count)),
        };
        if hidden > 0 {
            let more = Message::new("report-more-places").arg("message", message);
            message = catalogue.text(&more.arg("count", hidden));
        }
        Self {
            message,
            rule: first.rule,
            severity: first.severity,
            labels,
            pages,
        }
    }
}

/// More places than these are counted, not shown: nobody reads on, and a machine reads another format.
const MOST_PLACES: usize = 40;

/// Places so close that one cut-out of the file shows both.
fn is_near(project: &Project, one: Span, two: Span) -> bool {
    const LINES: usize = 4;
    let source = project.sources.get(one.file);
    one.file == two.file
        && source
            .line_of(one.range.start)
            .abs_diff(source.line_of(two.range.start))
            <= LINES
}

impl fmt::Debug for Drawing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl fmt::Display for Drawing<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Drawing<'_> {}

impl miette::Diagnostic for Drawing<'_> {
    fn code<'b>(&'b self) -> Option<Box<dyn fmt::Display + 'b>> {
        Some(Box::new(self.rule))
    }

    fn severity(&self) -> Option<miette::Severity> {
        Some(match self.severity {
            Severity::Error => miette::Severity::Error,
            Severity::Warning => miette::Severity::Warning,
            Severity::Hint => miette::Severity::Advice,
        })
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.pages)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}

/// The files that a finding shows, one behind the other, the finding's own first. A place far from the finding gets
/// a page of its own, even in the same file, so that the finding is what the eye meets first.
struct Pages<'a> {
    texts: &'a Texts,
    pages: Vec<Page<'a>>,
}

struct Page<'a> {
    base: usize,
    source: &'a SourceFile,
    text: &'a str,
}

/// The texts of files with control characters as blanks, so that no source speaks to the terminal; made when first
/// shown, None for a file without any.
struct Texts(Vec<OnceLock<Option<String>>>);

impl Texts {
    fn of(project: &Project) -> Self {
        Self(project.sources.iter().map(|_| OnceLock::new()).collect())
    }

    fn clean<'a>(&'a self, source: &'a SourceFile, file: FileId) -> &'a str {
        let dirty = |c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r');
        let blank = |c: char| match dirty(c) && c.len_utf8() == 1 {
            true => ' ',
            false => c,
        };
        let clean = || {
            let text = source.text.as_str();
            text.contains(dirty)
                .then(|| text.chars().map(blank).collect())
        };
        let own = self.0.get(file.0 as usize);
        let own = own.and_then(|own| own.get_or_init(clean).as_deref());
        own.unwrap_or(&source.text)
    }
}

impl<'a> Pages<'a> {
    /// Where a span lies in the pages.
    fn place(&mut self, source: &'a SourceFile, span: Span, on_first: bool) -> SourceSpan {
        if !on_first || self.pages.is_empty() {
            let base = self
                .pages
                .last()
                .map_or(0, |page| page.base + page.source.text.len() + 1);
            self.pages.push(Page {
                base,
                source,
                text: self.texts.clean(source, span.file),
            });
        }
        let at = if on_first { 0 } else { self.pages.len() - 1 };
        let page = &self.pages[at];
        (
            page.base + span.range.start as usize,
            (span.range.end - span.range.start) as usize,
        )
            .into()
    }
}

impl Page<'_> {
    /// The byte range of the lines that hold a range, with some before and after; a very long line is cut.
    fn lines_around(&self, start: usize, end: usize, more: usize) -> (usize, usize) {
        const LONGEST: usize = 2000;
        const SHOWN: usize = 300;
        let line = self.source.line_of(start as u32);
        let last = self.source.line_of(end as u32);
        let own = self.source.line_range(line);
        if (own.end - own.start) as usize > LONGEST {
            let floor = |at: usize| {
                (0..=at)
                    .rev()
                    .find(|&at| self.source.text.is_char_boundary(at))
                    .unwrap_or(0)
            };
            let from = floor(start.saturating_sub(SHOWN)).max(own.start as usize);
            let to = floor((end.min(start + SHOWN) + SHOWN).min(self.source.text.len()));
            return (from, to.min(own.end as usize).max(from));
        }
        let first = self.source.line_range(line.saturating_sub(more));
        let until = self
            .source
            .line_range((last + more).min(self.source.line_count() - 1));
        (first.start as usize, until.end as usize)
    }
}

impl SourceCode for Pages<'_> {
    fn read_span<'b>(
        &'b self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'b> + 'b>, MietteError> {
        let page = self
            .pages
            .iter()
            .rev()
            .find(|page| page.base <= span.offset())
            .ok_or(MietteError::OutOfBounds)?;
        let (start, end) = (
            span.offset() - page.base,
            span.offset() - page.base + span.len(),
        );
        if end > page.source.text.len() {
            return Err(MietteError::OutOfBounds);
        }
        let place = page.source.place(start as u32);
        let (from, to) = if before + after == 0 {
            (start, end)
        } else {
            page.lines_around(start, end, before)
        };
        let line = if before + after == 0 {
            place.line - 1
        } else {
            page.source.line_of(from as u32)
        };
        let column = if before + after == 0 {
            place.column - 1
        } else {
            0
        };
        let from = from + page.text[from..to].len()
            - page.text[from..to].trim_start_matches('\u{FEFF}').len();
        let data = &page.text.as_bytes()[from..to];
        let count = data.iter().filter(|&&byte| byte == b'\n').count() + 1;
        Ok(Box::new(MietteSpanContents::new_named(
            page.source.path.clone(),
            data,
            (page.base + from, data.len()).into(),
            line,
            column,
            count,
        )))
    }
}
