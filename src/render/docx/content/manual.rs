//! A chapter written in Markdown, as paragraphs of Word. Raw HTML becomes text; pictures are not fetched.

use super::{Setter, Style};
use crate::render::manual::{decoded, is_safe_address, joins, parser};
use crate::render::picture;
use crate::render::view::{Mark, Text};
use pulldown_cmark::{Alignment, CodeBlockKind, Event, Tag, TagEnd};

/// How far a list or quotation stands in, in twentieths of a point.
const STEP: usize = 380;

impl Setter<'_, '_, '_> {
    pub(super) fn manual(&mut self, text: &Text) {
        // On right-hand pages it is a section that begins the page, not its first paragraph.
        let first = !self.new_page().is_empty();
        let mut writer = Writer {
            marks: text.marks.iter(),
            shift: text.shift,
            first,
            lists: Vec::new(),
            links: Vec::new(),
            pictures: Vec::new(),
            path: text.path.clone(),
            quotes: 0,
            bold: 0,
            italic: 0,
            struck: 0,
            code: false,
            pending: None,
            open: false,
            table: None,
            last: None,
            soft: false,
            setter: self,
        };
        parser(&text.markdown).for_each(|event| writer.event(event));
        writer.close();
    }
}

/// A table that is read before it is set: how its columns stand, and its rows with whether they are heads.
struct Grid {
    alignments: Vec<Alignment>,
    rows: Vec<(bool, Vec<String>)>,
    /// What stood before the open cell.
    outside: String,
}

struct Writer<'w, 's, 'd, 'a> {
    setter: &'w mut Setter<'s, 'd, 'a>,
    marks: std::slice::Iter<'w, Mark>,
    shift: u8,
    /// Whether nothing is set yet, so that what comes begins a page.
    first: bool,
    /// The number of the next entry of each open list; None for bullets.
    lists: Vec<Option<u64>>,
    /// The addresses of open links, if they are such as may be followed.
    links: Vec<Option<String>>,
    /// The open pictures, with their captions, if they are there.
    pictures: Vec<Option<(String, String)>>,
    /// The path of the chapter.
    path: String,
    quotes: usize,
    bold: usize,
    italic: usize,
    struck: usize,
    code: bool,
    /// The number or bullet of an entry that has no text yet.
    pending: Option<String>,
    open: bool,
    table: Option<Grid>,
    last: Option<char>,
    soft: bool,
}

impl Writer<'_, '_, '_, '_> {
    fn event(&mut self, event: Event) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text)
            | Event::Html(text)
            | Event::InlineHtml(text)
            | Event::InlineMath(text)
            | Event::DisplayMath(text) => self.text(&text),
            Event::Code(text) => {
                self.code = true;
                self.text(&text);
                self.code = false;
            }
            Event::SoftBreak => self.soft = true,
            Event::HardBreak => self.text("\n"),
            Event::Rule => {
                self.close();
                let rule = "<w:pBdr><w:bottom w:val=\"single\" w:sz=\"4\" w:space=\"1\" w:color=\"808080\"/></w:pBdr>";
                self.setter.line(Style::Plain, rule, "");
            }
            Event::FootnoteReference(_) | Event::TaskListMarker(_) => {}
        }
    }

    fn look(&self) -> String {
        let mut look = String::new();
        if self.code {
            look.push_str("<w:rStyle w:val=\"RolecNote\"/>");
        } else if self.bold > 0 {
            look.push_str("<w:rStyle w:val=\"RolecStrong\"/>");
        }
        if self.italic > 0 {
            look.push_str("<w:i/>");
        }
        if self.struck > 0 {
            look.push_str("<w:strike/>");
        }
        match look.is_empty() {
            true => look,
            false => format!("<w:rPr>{look}</w:rPr>"),
        }
    }

    fn text(&mut self, text: &str) {
        // The words that stand for a picture are not wanted where it is.
        if self.pictures.iter().any(Option::is_some) {
            return;
        }
        let blank = std::mem::take(&mut self.soft) && !joins(self.last, text.chars().next());
        if !self.open && self.table.is_none() {
            if text.trim().is_empty() {
                return;
            }
            self.open(Style::Text, "");
        }
        let look = self.look();
        if blank {
            self.setter.run(&look, " ");
        }
        self.setter.run(&look, text);
        self.last = text.chars().next_back();
    }

    /// Opens a paragraph, indented as what it stands in.
    fn open(&mut self, style: Style, look: &str) {
        self.close();
        let depth = self.lists.len() + self.quotes;
        let mut own = match std::mem::take(&mut self.first) {
            true => "<w:pageBreakBefore/>".to_owned(),
            false => String::new(),
        };
        own.push_str(look);
        let mark = self.pending.take();
        if depth > 0 {
            let left = depth * STEP;
            let hanging = if mark.is_some() { STEP } else { 0 };
            own.push_str(&format!(
                "<w:tabs><w:tab w:val=\"left\" w:pos=\"{left}\"/></w:tabs>\
                 <w:ind w:left=\"{left}\" w:hanging=\"{hanging}\"/>"
            ));
        }
        let style = if depth > 0 { Style::Item } else { style };
        self.setter.push(&format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{}\"/>{own}</w:pPr>",
            style.id()
        ));
        if let Some(mark) = mark {
            self.setter.run("", &mark);
            self.setter.push("<w:r><w:tab/></w:r>");
        }
        self.open = true;
        self.last = None;
    }

    fn close(&mut self) {
        if std::mem::take(&mut self.open) {
            self.setter.push("</w:p>");
        }
        self.soft = false;
    }

    fn start(&mut self, tag: Tag) {
        match tag {
            Tag::Paragraph => self.open(Style::Text, ""),
            Tag::Heading { level, .. } => self.heading(level as u8),
            Tag::BlockQuote(_) => self.quotes += 1,
            Tag::CodeBlock(kind) => {
                self.open(
                    Style::Plain,
                    "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"F7F7F7\"/>",
                );
                self.code = matches!(kind, CodeBlockKind::Fenced(_) | CodeBlockKind::Indented);
            }
            Tag::HtmlBlock => self.open(Style::Text, ""),
            Tag::List(first) => {
                self.close();
                self.lists.push(first);
            }
            Tag::Item => self.item(),
            Tag::Table(alignments) => {
                self.close();
                self.table = Some(Grid {
                    alignments,
                    rows: Vec::new(),
                    outside: String::new(),
                });
            }
            Tag::TableHead => self.table_row(true),
            Tag::TableRow => self.table_row(false),
            Tag::TableCell => {
                if let Some(table) = &mut self.table {
                    table.outside = std::mem::take(self.setter.out);
                }
            }
            Tag::Emphasis => self.italic += 1,
            Tag::Strong => self.bold += 1,
            Tag::Strikethrough => self.struck += 1,
            Tag::Image {
                dest_url, title, ..
            } => {
                let path = picture::path(&self.path, &decoded(&dest_url));
                let known = path.filter(|path| self.setter.data.view.pictures.contains_key(path));
                self.pictures
                    .push(known.map(|path| (path, title.into_string())));
            }
            Tag::Link { dest_url, .. } => self
                .links
                .push(is_safe_address(&dest_url).then(|| dest_url.into_string())),
            _ => {}
        }
    }

    /// A picture in its place, and its caption behind it.
    fn picture(&mut self, path: &str, caption: &str) {
        let pictures = &self.setter.data.view.pictures;
        let Some(found) = pictures.get(path) else {
            return;
        };
        if self.table.is_none() {
            // Lines of prose are of one height, which would cut a picture off.
            self.drop_empty();
            self.open(Style::Plain, "<w:keepNext/>");
        }
        let mut room = self.setter.room;
        if let Some(table) = &self.table {
            let columns = u32::try_from(table.alignments.len()).unwrap_or(1);
            room.width = (room.width / columns.max(1)).saturating_sub(200);
        }
        *self.setter.drawings += 1;
        let number = *self.setter.drawings;
        let placed = self.setter.media.picture(found, caption, room, number);
        match placed {
            Ok(element) => {
                self.setter.push("<w:r>");
                self.setter.push(&element);
                self.setter.push("</w:r>");
            }
            Err(message) => *self.setter.fault = self.setter.fault.take().or(Some(message)),
        }
        if self.table.is_some() {
            return;
        }
        self.close();
        if !caption.is_empty() {
            self.open(Style::Plain, "");
            self.setter.run(super::NOTE, caption);
            self.close();
        }
    }

    /// Takes back a paragraph that was opened for a picture alone; what it says of its page and its number stays.
    fn drop_empty(&mut self) {
        let start = self.setter.out.rfind("<w:p>").unwrap_or_default();
        if self.open && self.setter.out.ends_with("</w:pPr>") {
            self.first |= self.setter.out[start..].contains("<w:pageBreakBefore/>");
            self.setter.out.truncate(start);
            self.open = false;
        }
    }

    fn heading(&mut self, own: u8) {
        self.close();
        let mark = self.marks.next();
        let level = mark.map_or(own + self.shift, |mark| mark.level);
        let style = self.setter.setting.styles.heading(level).to_owned();
        let page = match std::mem::take(&mut self.first) {
            true => "<w:pageBreakBefore/>",
            false => "",
        };
        self.setter.push(&format!(
            "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{page}</w:pPr>"
        ));
        let number = mark.and_then(|mark| self.setter.setting.bookmarks.get(&mark.anchor));
        if let Some(&number) = number {
            let name = super::bookmark_name(number);
            let id = super::FIRST_BOOKMARK + number;
            self.setter.push(&format!(
                "<w:bookmarkStart w:id=\"{id}\" w:name=\"{name}\"/><w:bookmarkEnd w:id=\"{id}\"/>"
            ));
        }
        self.open = true;
        self.last = None;
    }

    fn item(&mut self) {
        self.close();
        let mark = match self.lists.last_mut() {
            Some(Some(next)) => {
                let mark = format!("{next}.");
                *next += 1;
                mark
            }
            _ => "•".to_owned(),
        };
        self.pending = Some(mark);
    }

    fn table_row(&mut self, head: bool) {
        if let Some(table) = &mut self.table {
            table.rows.push((head, Vec::new()));
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::HtmlBlock => self.close(),
            TagEnd::CodeBlock => {
                self.code = false;
                self.close();
            }
            TagEnd::BlockQuote(_) => {
                self.close();
                self.quotes = self.quotes.saturating_sub(1);
            }
            TagEnd::Item => {
                if self.pending.is_some() {
                    self.open(Style::Item, "");
                }
                self.close();
            }
            TagEnd::List(_) => {
                self.close();
                self.lists.pop();
            }
            TagEnd::TableCell => {
                if let Some(table) = &mut self.table {
                    let outside = std::mem::take(&mut table.outside);
                    let cell = std::mem::replace(self.setter.out, outside);
                    if let Some((_, cells)) = table.rows.last_mut() {
                        cells.push(cell);
                    }
                }
                self.soft = false;
                self.last = None;
            }
            TagEnd::Table => self.set_table(),
            TagEnd::Image => {
                if let Some(Some((path, caption))) = self.pictures.pop() {
                    self.picture(&path, &caption);
                }
            }
            TagEnd::Link => {
                // A link of Word would need an entry of its own in another part; its address is worth more in print.
                if let Some(Some(address)) = self.links.pop() {
                    let words = &self.setter.data.view.book.words;
                    let text = format!("{}{address}{}", words.open, words.close);
                    self.setter.run(super::NOTE, &text);
                }
            }
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Strikethrough => self.struck = self.struck.saturating_sub(1),
            _ => {}
        }
    }

    fn set_table(&mut self) {
        let Some(table) = self.table.take() else {
            return;
        };
        let Some(widths) = self.setter.equal(table.alignments.len()) else {
            return;
        };
        self.setter.open_table(&widths);
        for (head, cells) in &table.rows {
            self.setter.row(false, *head, |setter| {
                for (at, &width) in widths.iter().enumerate() {
                    let look = super::table::Look {
                        fill: if *head { setter.setting.tones.tint } else { "" },
                        ..Default::default()
                    };
                    let jc = match (head, table.alignments[at]) {
                        (true, _) | (_, Alignment::Center) => "<w:jc w:val=\"center\"/>",
                        (_, Alignment::Right) => "<w:jc w:val=\"right\"/>",
                        _ => "",
                    };
                    let style = if *head { Style::Head } else { Style::Cell };
                    let text = cells.get(at).map_or("", String::as_str);
                    let leading = match text.contains("<w:drawing>") {
                        true => "<w:spacing w:line=\"240\" w:lineRule=\"auto\"/>",
                        false => "",
                    };
                    let jc = format!("{leading}{jc}");
                    setter.cell(width, look, |setter| {
                        setter.paragraph(style, &jc, |setter| {
                            setter.push(text);
                        });
                    });
                }
            });
        }
        self.setter.close_table();
        self.setter.line(Style::Gap, "", "");
    }
}
