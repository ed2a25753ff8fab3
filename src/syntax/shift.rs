//! Moves a tree, its lines and its faults along with their text. Reads no text.

use super::ast::{Attribute, Block, Column, Declaration, Group, Item, Label, Row, Table, Text};
use super::grammar::Mark;
use super::lines::{Head, Line, LineKind};
use crate::diagnostic::Diagnostic;
use crate::text::{Span, TextRange};

/// What holds places of one text.
pub(super) trait Shift {
    /// Adds to every offset, wrapping around (see [`TextRange::shifted`]).
    fn shift(&mut self, by: u32);
}

impl Shift for TextRange {
    fn shift(&mut self, by: u32) {
        *self = self.shifted(by);
    }
}

impl Shift for Span {
    fn shift(&mut self, by: u32) {
        self.range.shift(by);
    }
}

impl<T: Shift> Shift for Option<T> {
    fn shift(&mut self, by: u32) {
        self.iter_mut().for_each(|own| own.shift(by));
    }
}

impl<T: Shift> Shift for Vec<T> {
    fn shift(&mut self, by: u32) {
        self.iter_mut().for_each(|own| own.shift(by));
    }
}

impl<T: Shift> Shift for Box<T> {
    fn shift(&mut self, by: u32) {
        (**self).shift(by);
    }
}

/// Each part that holds places, by its type.
macro_rules! shift_fields {
    ($($type:ty: $($field:ident)+;)+) => {
        $(impl Shift for $type {
            fn shift(&mut self, by: u32) {
                $(self.$field.shift(by);)+
            }
        })+
    };
}

shift_fields! {
    Line: range content kind head;
    Head: mark word colon rest;
    Declaration: keyword name labels tables range;
    Label: word blocks fields range;
    Group: mark word attributes blocks range;
    Item: mark number text attributes children range;
    Attribute: key_range value;
    Text: first more stop;
    Table: columns rows range;
    Column: head;
    Row: cells range;
}

impl Shift for Mark {
    fn shift(&mut self, by: u32) {
        self.range.shift(by);
        self.end = self.end.wrapping_add(by);
    }
}

impl Shift for LineKind {
    fn shift(&mut self, by: u32) {
        if let LineKind::Item { mark, .. } = self {
            mark.shift(by);
        }
    }
}

impl Shift for Block {
    fn shift(&mut self, by: u32) {
        match self {
            Block::Text(text) => text.shift(by),
            Block::Item(item) => item.shift(by),
            Block::Group(group) => group.shift(by),
            Block::Table(table) => table.shift(by),
        }
    }
}

/// A fault of form points nowhere but into its own file.
impl Shift for Diagnostic {
    fn shift(&mut self, by: u32) {
        self.span.shift(by);
        self.related
            .iter_mut()
            .for_each(|related| related.span.shift(by));
        let edits = self.fixes.iter_mut().flat_map(|fix| &mut fix.edits);
        edits.for_each(|edit| edit.span.shift(by));
    }
}
