//! What folds, and what a selection grows to: item, group, label, declaration.

use super::View;
use crate::syntax::ast::{Block, Item, Label};
use crate::syntax::lines::LineKind;
use crate::text::TextRange;

/// A stretch that can be folded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Fold {
    pub range: TextRange,
    pub is_comment: bool,
}

/// Everything of a file that stands on several lines.
pub fn folds(view: &View) -> Vec<Fold> {
    let mut ranges: Vec<TextRange> = Vec::new();
    for declaration in &view.tree.declarations {
        ranges.push(declaration.range);
        for label in &declaration.labels {
            ranges.push(label.range.cover(label.word));
            ranges.extend(label.fields.iter().map(|own| own.range.cover(own.word)));
            ranges.extend(label.blocks.iter().filter_map(|block| match block {
                Block::Group(group) => Some(group.range.cover(group.word)),
                Block::Item(item) => Some(item.range),
                _ => None,
            }));
        }
    }
    let source = view.source;
    ranges.retain(|range| source.line_of(range.start) < source.line_of(range.end));
    let folds = ranges.into_iter().map(|range| Fold {
        range,
        is_comment: false,
    });
    let mut folds: Vec<Fold> = folds.collect();
    let lines = view.tree.lines.as_slice();
    for run in lines
        .chunk_by(|one, two| (one.kind == LineKind::Comment) == (two.kind == LineKind::Comment))
    {
        if let ([first, .., last], true) = (run, run[0].kind == LineKind::Comment) {
            folds.push(Fold {
                range: first.content.cover(last.content),
                is_comment: true,
            });
        }
    }
    folds.sort_by_key(|fold| (fold.range.start, std::cmp::Reverse(fold.range.end)));
    folds
}

/// The stretches around a place, the smallest first.
pub fn around(view: &View, offset: u32) -> Vec<TextRange> {
    let mut ranges = vec![TextRange {
        start: 0,
        end: view.source.text.len() as u32,
    }];
    let holds = |range: &TextRange| range.start <= offset && offset <= range.end;
    let declarations = view.tree.declarations.iter();
    if let Some(declaration) = declarations.rev().find(|own| holds(&own.range)) {
        ranges.push(declaration.range);
        ranges.extend([declaration.head(), declaration.name]);
        for label in &declaration.labels {
            label_ranges(label, &mut ranges);
        }
    }
    let line = view.source.line_range(view.source.line_of(offset));
    ranges.push(crate::syntax::grammar::trimmed(
        line.of(&view.source.text),
        line.start as usize,
    ));
    ranges.retain(|range| holds(range) && !range.is_empty());
    ranges.sort_by_key(|range| (range.end - range.start, range.start));
    ranges.dedup();
    // Each holds the one before; what only overlaps it is passed over.
    let mut nested: Vec<TextRange> = Vec::new();
    for range in ranges {
        if nested.last().is_none_or(|inner| range.contains(*inner)) {
            nested.push(range);
        }
    }
    nested
}

fn label_ranges(label: &Label, ranges: &mut Vec<TextRange>) {
    ranges.extend([label.range.cover(label.word), label.word]);
    for block in &label.blocks {
        match block {
            Block::Text(text) => ranges.push(text.range()),
            Block::Item(item) => item_ranges(item, ranges),
            Block::Group(group) => {
                ranges.extend([group.range.cover(group.word), group.word]);
                for block in &group.blocks {
                    if let Block::Item(item) = block {
                        item_ranges(item, ranges);
                    }
                }
            }
            Block::Table(table) => {
                ranges.push(table.range);
                for row in &table.rows {
                    ranges.push(row.range);
                    ranges.extend(row.cells.iter().copied());
                }
            }
        }
    }
    label
        .fields
        .iter()
        .for_each(|field| label_ranges(field, ranges));
}

fn item_ranges(item: &Item, ranges: &mut Vec<TextRange>) {
    ranges.extend([item.range, item.text.range()]);
    ranges.extend(item.attributes.iter().map(|own| own.value));
    item.children
        .iter()
        .for_each(|child| item_ranges(child, ranges));
}
