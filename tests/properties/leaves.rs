//! The places of the tree that hold the writer's words. Judges nothing.

use rolec::syntax::ast::{Attribute, Block, Declaration, File, Item, Label, Table};
use rolec::text::TextRange;

/// All places of a file, sorted.
pub fn of(file: &File) -> Vec<TextRange> {
    let mut leaves = Vec::new();
    file.declarations
        .iter()
        .for_each(|declaration| add(declaration, &mut leaves));
    leaves.sort_by_key(|leaf| (leaf.start, leaf.end));
    leaves
}

/// What of a line lies in none of the places; no place begins in the line above.
pub fn outside(leaves: &[TextRange], line: TextRange, text: &str) -> String {
    let mut out = String::new();
    let mut at = line.start;
    let first = leaves.partition_point(|leaf| leaf.start < line.start);
    for leaf in leaves[first..]
        .iter()
        .take_while(|leaf| leaf.start < line.end)
    {
        out.push_str(
            text.get(at as usize..leaf.start as usize)
                .unwrap_or_default(),
        );
        at = at.max(leaf.end);
    }
    out.push_str(text.get(at as usize..line.end as usize).unwrap_or_default());
    out
}

fn add(declaration: &Declaration, out: &mut Vec<TextRange>) {
    out.extend([declaration.keyword, declaration.name]);
    declaration.labels.iter().for_each(|one| label(one, out));
    declaration.tables.iter().for_each(|one| table(one, out));
}

fn label(label: &Label, out: &mut Vec<TextRange>) {
    out.push(label.word);
    blocks(&label.blocks, out);
    label
        .fields
        .iter()
        .for_each(|field| self::label(field, out));
}

fn blocks(blocks: &[Block], out: &mut Vec<TextRange>) {
    for block in blocks {
        match block {
            Block::Text(text) => out.extend(text.parts().chain(text.stop)),
            Block::Item(one) => item(one, out),
            Block::Table(one) => table(one, out),
            Block::Group(group) => {
                out.extend(group.mark.iter().map(|mark| mark.range));
                out.push(group.word);
                attributes(&group.attributes, out);
                self::blocks(&group.blocks, out);
            }
        }
    }
}

fn item(item: &Item, out: &mut Vec<TextRange>) {
    out.extend(item.mark.iter().map(|mark| mark.range));
    out.extend(item.number);
    out.extend(item.text.parts().chain(item.text.stop));
    attributes(&item.attributes, out);
    item.children
        .iter()
        .for_each(|child| self::item(child, out));
}

fn attributes(attributes: &[Attribute], out: &mut Vec<TextRange>) {
    out.extend(
        attributes
            .iter()
            .flat_map(|attribute| [attribute.key_range, attribute.value]),
    );
}

fn table(table: &Table, out: &mut Vec<TextRange>) {
    out.extend(table.columns.iter().map(|column| column.head));
    out.extend(table.rows.iter().flat_map(|row| row.cells.iter().copied()));
}
