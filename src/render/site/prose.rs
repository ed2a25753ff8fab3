//! The text of a part without its layout, for those who search. Knows no format.

use crate::render::view::{
    Block, Cell, Field, Item, Pair, Part, Rich, Row, Section, Sheet, SheetControl, Signature, Table,
};

/// What a part says beside its title, a line an entry; nothing for tables, which say again what sheets say.
pub(super) fn prose(part: &Part) -> String {
    let mut prose = Prose(String::new());
    match part {
        Part::Department(sheet) | Part::Position(sheet) | Part::Process(sheet) => {
            prose.sheet(sheet)
        }
        Part::Matters(matters) => {
            for matter in &matters.matters {
                matter.rows.iter().for_each(|row| prose.pairs(row));
                matter.tables.iter().for_each(|table| prose.table(table));
                prose.blocks(&matter.notes);
                matter.lists.iter().for_each(|table| prose.table(table));
            }
        }
        Part::Text(text) => prose.line(&text.markdown),
        _ => {}
    }
    prose.0
}

struct Prose(String);

impl Prose {
    fn line(&mut self, text: &str) {
        let text = text.trim();
        if text.is_empty() {
            return;
        }
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        self.0.push_str(text);
    }

    fn rich(&mut self, rich: &Rich) {
        if rich.is_empty() {
            return;
        }
        if !self.0.is_empty() {
            self.0.push('\n');
        }
        rich.iter().for_each(|piece| self.0.push_str(&piece.text));
    }

    fn sheet(&mut self, sheet: &Sheet) {
        sheet.rows.iter().for_each(|row| self.pairs(row));
        sheet
            .sections
            .iter()
            .for_each(|section| self.section(section));
        if let Some(SheetControl {
            rows,
            signed,
            changes,
        }) = &sheet.control
        {
            rows.iter().for_each(|row| self.pairs(row));
            signed
                .iter()
                .for_each(|Signature { name, .. }| self.line(name));
            changes.iter().for_each(|table| self.table(table));
        }
    }

    fn pairs(&mut self, pairs: &[Pair]) {
        // The name stands in the title.
        let pairs = pairs.iter().filter(|pair| pair.id != "name");
        pairs.for_each(|pair| self.rich(&pair.value));
    }

    fn section(&mut self, section: &Section) {
        for run in &section.runs {
            run.table.iter().for_each(|table| self.table(table));
            self.blocks(&run.blocks);
        }
        for Field { blocks, .. } in &section.fields {
            self.blocks(blocks);
        }
    }

    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Prose { paragraphs } => paragraphs.iter().for_each(|own| self.rich(own)),
                Block::Group { title, note } => {
                    self.line(title);
                    self.line(note);
                }
                Block::Items { items } => {
                    for Item { text, note, .. } in items {
                        self.rich(text);
                        self.line(note);
                    }
                }
                Block::Table(table) => self.table(table),
            }
        }
    }

    fn table(&mut self, table: &Table) {
        for row in &table.rows {
            match row {
                Row::Across { text, note, .. } => {
                    self.rich(text);
                    self.line(note);
                }
                Row::Cells { cells, .. } => {
                    for Cell { text, note, .. } in cells {
                        self.rich(text);
                        self.line(note);
                    }
                }
            }
        }
    }
}
