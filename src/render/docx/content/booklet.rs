//! The parts of a booklet one after the other: headings, contents with the fields of Word and the pages that are known,
//! charts on paper of their own, sheets, approval tables, lists. The cover is the template's.

use super::{Setter, Size, Style, attribute, bookmark_name, table::Look};
use crate::render::view::{
    Chart, Contents, Control, Drawing, Head, Heading, Index, Mark, Matter, Matters, Part, Sheet,
    Tables,
};
use std::fmt::Write;

/// A row of an empty table to be filled in by hand.
const BLANK_ROWS: usize = 2;

const NEW_PAGE: &str = "<w:pageBreakBefore/>";

/// Above a drawing, for its title, and below, in twentieths of a point.
const PAGE_EDGES: (f64, f64, f64) = (36.0, 62.0, 54.0);

impl Setter<'_, '_, '_> {
    pub(super) fn chapters(&mut self) {
        let view = self.data.view;
        for (at, part) in view.parts.iter().enumerate() {
            self.lay(view.own_paper(at));
            match part {
                Part::Cover(_) => {}
                Part::Control(control) => self.control_page(control),
                Part::Contents(contents) => self.contents(contents),
                Part::Heading(heading) => self.heading(heading),
                Part::Chart(chart) => self.chart(chart),
                Part::Department(sheet) | Part::Position(sheet) | Part::Process(sheet) => {
                    self.sheet(sheet);
                }
                Part::Matters(matters) => self.matters(matters),
                Part::Tables(tables) => self.tables(tables),
                Part::Matrix(matrix) => self.matrix(matrix),
                Part::Index(index) => self.index(index),
                Part::Text(text) => self.manual(text),
            }
        }
        self.lay(None);
    }

    /// What follows stands on this paper: that of a chapter's own, in points, or that of the booklet.
    fn lay(&mut self, paper: Option<(f64, f64)>) {
        if paper == self.paper {
            return;
        }
        if !self.is_at_start() {
            self.end_section(Paper::OfChapter, self.setting.duplex);
        }
        self.paper = paper;
        self.room = match paper {
            None => self.setting.room,
            Some((width, height)) => {
                let usual = &self.data.view.book.look.paper;
                let twips = |points: f64| (points * 20.0).round() as i64;
                let side = |room: u32, own: f64, usual: f64| {
                    let room = i64::from(room) + twips(own) - twips(usual);
                    u32::try_from(room).unwrap_or(0).max(1440)
                };
                Size {
                    width: side(self.setting.room.width, width, usual.width),
                    height: side(self.setting.room.height, height, usual.height),
                }
            }
        };
        self.width = self.room.width;
    }

    /// Whether nothing stands yet on the pages that were begun last.
    fn is_at_start(&self) -> bool {
        self.out.ends_with(SECTION_TAIL) || self.out.trim_end().ends_with("<w:body>")
    }

    /// How what begins a page does so: on right-hand pages sections begin, which say it where they end.
    pub(super) fn new_page(&mut self) -> &'static str {
        if !self.setting.duplex {
            return NEW_PAGE;
        }
        if !self.is_at_start() {
            self.end_section(Paper::OfChapter, true);
        }
        ""
    }

    /// The contents of the booklet wherever the template wants them.
    pub(super) fn all_contents(&mut self) {
        let view = self.data.view;
        let known = view.parts.iter().find_map(|part| match part {
            Part::Contents(contents) => Some(contents.entries.clone()),
            _ => None,
        });
        let entries = known.unwrap_or_else(|| {
            let marks = view.parts.iter().flat_map(Part::marks);
            marks.filter(|mark| mark.level <= 3).cloned().collect()
        });
        self.contents_field(&entries);
    }

    /// A heading that links lead to and the running head repeats.
    fn mark(&mut self, mark: &Mark, look: &str, text: &str) {
        let style = self.setting.styles.heading(mark.level).to_owned();
        self.paragraph_as(&style, look, |setter| {
            setter.marked(&mark.anchor, |setter| setter.run(RUNNING, text));
        });
    }

    /// The headings of a chapter on paper of its own.
    pub(super) fn apart_head(&mut self, head: &Head) {
        for mark in &head.above {
            self.mark(mark, "", &mark.text);
        }
        self.title(&head.mark, "");
    }

    /// The title of a page, in the middle; a chapter's own stays at the side.
    fn title(&mut self, mark: &Mark, look: &str) {
        if mark.level < 2 {
            self.mark(mark, look, &mark.text);
            return;
        }
        let style = self.setting.styles.heading(mark.level).to_owned();
        let look =
            format!("{look}<w:spacing w:before=\"0\" w:after=\"80\"/><w:jc w:val=\"center\"/>");
        self.paragraph_as(&style, &look, |setter| {
            setter.marked(&mark.anchor, |setter| setter.run(TITLE, &mark.text));
        });
    }

    /// The headings of a part, on a new page.
    fn head(&mut self, head: &Head) {
        let mut look = self.new_page();
        for mark in &head.above {
            match mark.shown {
                true => self.mark(mark, look, &mark.text),
                false => {
                    let own = format!(
                        "{look}<w:outlineLvl w:val=\"{}\"/>",
                        mark.level.saturating_sub(1)
                    );
                    self.paragraph(Style::Above, &own, |setter| {
                        setter.marked(&mark.anchor, |setter| setter.run("", &mark.text));
                    });
                }
            }
            look = "";
        }
        self.title(&head.mark, look);
        if let Some(subtitle) = &head.subtitle {
            self.line(Style::Subtitle, "<w:keepNext/>", subtitle);
        }
    }

    fn sheet(&mut self, sheet: &Sheet) {
        self.head(&sheet.head);
        self.pairs(&sheet.rows);
        self.sections(&sheet.sections);
        if let Some(control) = &sheet.control {
            self.control(control);
        }
        self.signatures(&sheet.signatures);
    }

    fn control_page(&mut self, control: &Control) {
        let words = &self.data.view.book.words;
        self.head(&control.head);
        self.pairs(&control.rows);
        self.pairs(&control.about);
        if let Some(notes) = &control.notes {
            self.section(notes, true);
        }
        match control.changes.rows.is_empty() {
            false => self.table(Some(&words.changes), &control.changes),
            true => {
                let mut blank = control.changes.clone();
                let cell = crate::render::view::Cell {
                    text: Vec::new(),
                    depth: 0,
                    note: String::new(),
                };
                let row = crate::render::view::Row::Cells {
                    cells: vec![cell; blank.columns.len()],
                    long: false,
                    total: false,
                };
                blank.rows = vec![row; BLANK_ROWS];
                self.table(Some(&words.changes), &blank);
            }
        }
        self.countersigned(&control.countersigned);
        self.signatures(&control.signatures);
    }

    /// Departments that countersign, four in a row, with room for it.
    fn countersigned(&mut self, names: &[String]) {
        const ROW: usize = 4;
        let Some(widths) = self.equal(ROW).filter(|_| !names.is_empty()) else {
            return;
        };
        let words = &self.data.view.book.words;
        self.open_table(&widths);
        self.bar(&words.countersigned, ROW);
        for some in names.chunks(ROW) {
            self.push(
                "<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val=\"620\" w:hRule=\"atLeast\"/></w:trPr>",
            );
            for (at, &width) in widths.iter().enumerate() {
                let look = Look {
                    top: true,
                    ..Look::default()
                };
                let name = some.get(at).map_or("", String::as_str);
                self.cell(width, look, |setter| setter.line(Style::Small, "", name));
            }
            self.push("</w:tr>");
        }
        self.close_table();
    }

    fn contents(&mut self, contents: &Contents) {
        let mark = &contents.head.mark;
        // It is not listed in itself.
        let look = self.new_page();
        self.paragraph(Style::Contents, look, |setter| {
            setter.marked(&mark.anchor, |setter| setter.run(RUNNING, &mark.text));
        });
        self.contents_field(&contents.entries);
    }

    /// The field of the contents, with what it shows until somebody updates it.
    fn contents_field(&mut self, entries: &[Mark]) {
        self.push(
            "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of Contents\"/><w:docPartUnique/>\
             </w:docPartObj></w:sdtPr><w:sdtContent>",
        );
        for (at, mark) in entries.iter().enumerate() {
            let style = self.setting.styles.contents(mark.level).to_owned();
            let end = self.room.width;
            let tab = format!(
                "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"{end}\"/></w:tabs>"
            );
            self.paragraph_as(&style, &tab, |setter| {
                if at == 0 {
                    setter.push("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r>");
                    setter.push(CONTENTS);
                    setter.push("<w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>");
                }
                setter.entry(mark);
            });
        }
        self.push("<w:p><w:pPr><w:pStyle w:val=\"RolecGap\"/></w:pPr>");
        if !entries.is_empty() {
            self.push("<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>");
        }
        self.push("</w:p></w:sdtContent></w:sdt>");
    }

    /// A line of the contents: it leads to its page and names it.
    fn entry(&mut self, mark: &Mark) {
        let Some(&number) = self.setting.bookmarks.get(&mark.anchor) else {
            self.run("", &mark.text);
            return;
        };
        let name = bookmark_name(number);
        // INVARIANT: writing to a string cannot fail.
        let _ = write!(
            self.out,
            "<w:hyperlink w:anchor=\"{name}\" w:history=\"1\">"
        );
        self.run("", &mark.text);
        self.push("<w:r><w:tab/></w:r>");
        self.page(&name);
        self.push("</w:hyperlink>");
    }

    /// The field of the page of a bookmark; what it shows is known when the whole is set.
    fn page(&mut self, bookmark: &str) {
        let _ = write!(
            self.out,
            "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText xml:space=\"preserve\"> PAGEREF {bookmark} \\h \
             </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t></w:t></w:r>\
             <w:r><w:fldChar w:fldCharType=\"end\"/></w:r>"
        );
    }

    /// The title page of a group of chapters, with what follows under it.
    fn heading(&mut self, heading: &Heading) {
        // Room for the list below is left on small paper, too.
        let before = (self.room.height / 6).min(2200);
        let look = format!("{}<w:spacing w:before=\"{before}\"/>", self.new_page());
        let mark = &heading.head.mark;
        match &heading.number {
            Some(number) => {
                self.line(Style::Part, &look, number);
                self.part_name(mark, "", &heading.name);
            }
            None => self.part_name(mark, &look, &heading.name),
        }
        for entry in &heading.entries {
            let style = self.setting.styles.contents(entry.level).to_owned();
            let end = self.room.width;
            let tab = format!(
                "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"{end}\"/></w:tabs>"
            );
            self.paragraph_as(&style, &tab, |setter| setter.entry(entry));
        }
    }

    fn part_name(&mut self, mark: &Mark, look: &str, name: &str) {
        let own = format!(
            "{look}<w:outlineLvl w:val=\"{}\"/>",
            mark.level.saturating_sub(1)
        );
        self.paragraph(Style::PartName, &own, |setter| {
            setter.marked(&mark.anchor, |setter| setter.run(RUNNING, name));
        });
    }

    /// Each drawing on a page of its own, on paper that it fits.
    fn chart(&mut self, chart: &Chart) {
        if chart.drawings.is_empty() {
            self.head(&chart.head);
            for row in &chart.outline {
                let look = format!("<w:ind w:left=\"{}\"/>", row.depth * 340);
                self.paragraph(Style::Plain, &look, |setter| {
                    setter.rich(if row.department { super::BOLD } else { "" }, &row.name);
                    setter.note(&row.remark);
                });
            }
            return;
        }
        self.begin_apart();
        for (at, drawing) in chart.drawings.iter().enumerate() {
            match at {
                0 => self.apart_head(&chart.head),
                _ => self.line(Style::Caption, "", &drawing.title),
            }
            self.drawing(drawing);
            let paper = Paper::OfDrawing(drawing.paper_width, drawing.paper_height);
            self.end_section(paper, self.setting.duplex && at == 0);
        }
    }

    fn drawing(&mut self, drawing: &Drawing) {
        *self.drawings += 1;
        let number = *self.drawings;
        let element = self.media.draw(drawing, number);
        self.paragraph(Style::Plain, "<w:jc w:val=\"center\"/>", |setter| {
            setter.push("<w:r>");
            setter.push(&element);
            setter.push("</w:r>");
        });
    }

    /// What follows stands on paper of its own.
    pub(super) fn begin_apart(&mut self) {
        if !self.is_at_start() {
            self.end_section(Paper::OfChapter, self.setting.duplex);
        }
    }

    /// Ends a section of pages, and says how they are set: on which paper, and whether they begin on a right-hand page.
    pub(super) fn end_section(&mut self, paper: Paper, right: bool) {
        let usual = &self.setting.section;
        if usual.is_empty() {
            return;
        }
        let section = match (paper, self.paper) {
            (Paper::OfDrawing(width, height), _) => on_paper(usual, (width, height), true),
            (Paper::OfChapter, Some(size)) => on_paper(usual, size, false),
            (Paper::OfChapter, None) => usual.clone(),
        };
        let section = match right {
            true => beginning_right(&section),
            false => section,
        };
        self.push(SECTION_END);
        self.push(&section);
        self.push("</w:pPr></w:p>");
    }

    fn matters(&mut self, matters: &Matters) {
        self.head(&matters.head);
        for matter in &matters.matters {
            self.matter(matter);
        }
        if let Some(others) = &matters.others {
            self.caption(&matters.others_title);
            self.table(None, others);
        }
    }

    fn matter(&mut self, matter: &Matter) {
        let level = matter.mark.level;
        let own = format!(
            "<w:keepNext/><w:outlineLvl w:val=\"{}\"/>",
            level.saturating_sub(1)
        );
        self.paragraph(Style::Caption, &own, |setter| {
            setter.marked(&matter.mark.anchor, |setter| {
                setter.run("", &matter.mark.text)
            });
        });
        self.pairs(&matter.rows);
        for table in &matter.tables {
            self.table(None, table);
        }
        if !matter.notes.is_empty() {
            self.boxed(None, &matter.notes);
        }
    }

    /// The title of a table.
    pub(super) fn caption(&mut self, title: &str) {
        if !title.is_empty() {
            self.line(Style::Caption, "<w:keepNext/>", title);
        }
    }

    fn tables(&mut self, tables: &Tables) {
        self.head(&tables.head);
        for titled in &tables.tables {
            self.caption(&titled.title);
            self.table(None, &titled.table);
        }
    }

    fn index(&mut self, index: &Index) {
        self.head(&index.head);
        let end = self.room.width;
        let tab = format!(
            "<w:tabs><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"{end}\"/></w:tabs><w:ind w:left=\"240\"/>"
        );
        for group in &index.groups {
            self.line(Style::Group, "<w:keepNext/>", &group.title);
            for entry in &group.entries {
                let bookmark = entry.anchor.as_ref().and_then(|anchor| {
                    let number = self.setting.bookmarks.get(anchor)?;
                    Some(bookmark_name(*number))
                });
                self.paragraph(Style::Plain, &tab, |setter| {
                    if let Some(name) = &bookmark {
                        let name = attribute(name);
                        let _ = write!(
                            setter.out,
                            "<w:hyperlink w:anchor=\"{name}\" w:history=\"1\">"
                        );
                    }
                    setter.run("", &entry.title);
                    if !entry.code.is_empty() {
                        setter.run(super::NOTE, &format!(" {}", entry.code));
                    }
                    setter.push("<w:r><w:tab/></w:r>");
                    match &bookmark {
                        Some(name) => {
                            setter.page(name);
                            setter.push("</w:hyperlink>");
                        }
                        None => {
                            let none = setter.data.view.book.words.unnumbered.clone();
                            setter.run("", &none);
                        }
                    }
                });
            }
        }
    }
}

/// The character style that the running head repeats; it looks like nothing.
const RUNNING: &str = "<w:rPr><w:rStyle w:val=\"RolecRunning\"/></w:rPr>";

/// The same in the size of titles of pages.
const TITLE: &str =
    "<w:rPr><w:rStyle w:val=\"RolecRunning\"/><w:sz w:val=\"32\"/><w:szCs w:val=\"32\"/></w:rPr>";

/// What pages are printed on.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Paper {
    /// That of the chapter, or of the booklet.
    OfChapter,
    /// What a drawing or a wide table needs, in points, with narrow margins.
    OfDrawing(f64, f64),
}

/// What the field of the contents says: headings of three levels, as links, by their outline levels, too.
const CONTENTS: &str =
    "<w:r><w:instrText xml:space=\"preserve\"> TOC \\o \"1-3\" \\h \\z \\u </w:instrText></w:r>";

/// A section like another, on other paper, in points; with narrow margins if it is for a drawing.
fn on_paper(section: &str, (width, height): (f64, f64), narrow: bool) -> String {
    let twips = |points: f64| (points * 20.0).round() as u32;
    let (side, top, bottom) = PAGE_EDGES;
    let orient = match width > height {
        true => " w:orient=\"landscape\"",
        false => "",
    };
    let size = format!(
        "<w:pgSz w:w=\"{}\" w:h=\"{}\"{orient}/>",
        twips(width),
        twips(height)
    );
    let margins = format!(
        "<w:pgMar w:top=\"{}\" w:right=\"{side}\" w:bottom=\"{}\" w:left=\"{side}\" w:header=\"700\" \
         w:footer=\"500\" w:gutter=\"0\"/>",
        twips(top),
        twips(bottom),
        side = twips(side),
    );
    let pieces = section.split_inclusive('>').map(|piece| match piece {
        piece if piece.starts_with("<w:pgSz") => size.as_str(),
        piece if narrow && piece.starts_with("<w:pgMar") => margins.as_str(),
        piece => piece,
    });
    pieces.collect()
}

/// A section that begins on a right-hand page.
fn beginning_right(section: &str) -> String {
    const RIGHT: &str = "<w:type w:val=\"oddPage\"/>";
    match section.find("<w:pgSz") {
        Some(at) if !section.contains("<w:type ") => {
            format!("{}{RIGHT}{}", &section[..at], &section[at..])
        }
        _ => section.to_owned(),
    }
}

/// Makes the last section of pages that of the document, where nothing follows it: a document ends with a section, and
/// an empty page would be the last.
pub(in crate::render::docx) fn without_empty_end(document: String) -> String {
    let Some(last) = document.rfind("<w:sectPr") else {
        return document;
    };
    let before = document[..last].trim_end();
    let before = before.strip_suffix(EMPTY).map_or(before, str::trim_end);
    let Some(paragraph) = before.strip_suffix(SECTION_TAIL) else {
        return document;
    };
    let (Some(start), Some(end)) = (
        paragraph.rfind("<w:p>"),
        document[last..].find(SECTION_CLOSE),
    ) else {
        return document;
    };
    // An empty last page of somebody's own template is wanted.
    let own = &paragraph[start..];
    if !own.starts_with(SECTION_END) || own.contains("</w:p>") {
        return document;
    }
    let Some(section) = own.find("<w:sectPr") else {
        return document;
    };
    let section = &before[start + section..before.len() - "</w:pPr></w:p>".len()];
    let rest = &document[last + end + SECTION_CLOSE.len()..];
    format!("{}{EMPTY}{section}{rest}", &before[..start])
}

/// A paragraph of ours that holds nothing, how one begins that ends a section, how a section ends, and how such a paragraph
/// does.
const EMPTY: &str = "<w:p><w:pPr><w:pStyle w:val=\"RolecGap\"/></w:pPr></w:p>";
const SECTION_END: &str = "<w:p><w:pPr><w:pStyle w:val=\"RolecGap\"/><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>";
const SECTION_CLOSE: &str = "</w:sectPr>";
const SECTION_TAIL: &str = "</w:sectPr></w:pPr></w:p>";
