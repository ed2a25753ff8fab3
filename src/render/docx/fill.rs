//! Runs the program of a template for one position, one department, or the whole booklet. Decides nothing: where
//! things stand was settled when the template was compiled, what they say comes from `data`.

use super::compile::Op;
use super::content::{Setter, Setting};
use super::data::{Block, Data, Item, Value};
use super::fields::Field;
use super::numbering::Counter;
use super::picture::{Media, Size};
use super::scope::{Resolved, Whose};
use crate::diagnostic::Message;
use crate::render::escape;
use std::fmt::Write;

/// The numbers of drawings begin here, above those that a template has.
const FIRST_DRAWING: u32 = 1_000_000;

/// A thing that fields are about while the program runs.
struct Frame<'a> {
    item: Item<'a>,
    /// Its place among those that are repeated, from 0, and how many they are.
    at: usize,
    count: usize,
    /// Its number among those that are no titles; None for a title.
    number: Option<usize>,
}

/// The state of one document.
pub(super) struct Filler<'d, 'a> {
    data: &'d Data<'a>,
    setting: &'d Setting,
    frames: Vec<Frame<'a>>,
    pub(super) counter: Counter<'d>,
    pub(super) media: Media<'d>,
    drawings: u32,
    /// Whether the line that is set is no title of a group, and how deep it stands.
    untitled: bool,
    depth: usize,
    out: String,
    /// The first fault, if something cannot be drawn.
    pub(super) fault: Option<Message>,
}

impl<'d, 'a> Filler<'d, 'a> {
    pub(super) fn new(
        data: &'d Data<'a>,
        setting: &'d Setting,
        item: Item<'a>,
        counter: Counter<'d>,
        media: Media<'d>,
    ) -> Self {
        Self {
            data,
            setting,
            frames: vec![Frame {
                item,
                at: 0,
                count: 1,
                number: Some(1),
            }],
            counter,
            media,
            drawings: FIRST_DRAWING,
            untitled: true,
            depth: 0,
            out: String::new(),
            fault: None,
        }
    }

    /// Runs the program of a part.
    pub(super) fn part(&mut self, part: &str, ops: &[Op]) -> String {
        self.media.enter(part);
        self.run(ops);
        std::mem::take(&mut self.out)
    }

    fn run(&mut self, ops: &[Op]) {
        for op in ops {
            self.step(op);
        }
    }

    fn step(&mut self, op: &Op) {
        match op {
            Op::Xml(text) => self.out.push_str(text),
            Op::Print(value) => {
                let value = self.value(value);
                let text = self.printed(&value);
                escape::word_into(&text, &mut self.out);
            }
            Op::Picture(value, width) => self.picture(value, *width),
            Op::Lines {
                value,
                list,
                before,
                behind,
            } => {
                let items = Self::lines(self.value(value));
                self.counter.begin_entries(list.as_slice());
                for item in &items {
                    self.untitled = !is_title(item);
                    self.depth = depth(item);
                    self.run(before);
                    let text = self.data.printed(item, list.is_some());
                    escape::word_into(&text, &mut self.out);
                    self.run(behind);
                }
                self.untitled = true;
                self.depth = 0;
                if items.is_empty() && list.is_none() {
                    self.run(before);
                    self.run(behind);
                }
            }
            Op::Block(value, width) => self.block(value, *width),
            Op::Each {
                value,
                body,
                between,
                lists,
                sheets,
            } => {
                let items = Data::items(self.value(value));
                if !sheets {
                    self.counter.begin_entries(lists);
                }
                self.each(items, body, between, |filler| {
                    if *sheets {
                        filler.counter.begin_sheet(lists);
                    }
                });
            }
            Op::If {
                value,
                negated,
                then,
                otherwise,
            } => match self.value(value).is_said() != *negated {
                true => self.run(then),
                false => self.run(otherwise),
            },
            Op::Hold { body, paragraph } => {
                let start = self.out.len();
                self.run(body);
                let inner = &self.out[start..];
                let (last, table) = (inner.rfind("</w:p>"), inner.rfind("</w:tbl>"));
                if last.is_none() || last < table {
                    self.out.push_str(paragraph);
                }
            }
            Op::Table(rows) => {
                let start = self.out.len();
                self.run(rows);
                let inner = &self.out[start..];
                if !inner.contains("<w:tr>") && !inner.contains("<w:tr ") {
                    self.out.truncate(start);
                }
            }
            // The title of a group counts in no list.
            Op::Number(_) if !self.untitled || self.frames.last().is_some_and(Frame::is_title) => {
                self.out.push('0');
            }
            Op::Number(list) => {
                let number = self.counter.take(*list);
                // INVARIANT: writing to a string cannot fail.
                let _ = write!(self.out, "{number}");
            }
            Op::Level(list, level) => {
                let entry = self.frames.last().map_or(0, |frame| depth(&frame.item));
                let lists = self.counter.lists();
                let level = lists.deeper(*list, *level, self.depth.max(entry));
                let _ = write!(self.out, "{level}");
            }
            Op::Fresh => {
                self.drawings += 1;
                let _ = write!(self.out, "{}", self.drawings);
            }
        }
    }

    fn each(
        &mut self,
        items: Vec<Item<'a>>,
        body: &[Op],
        between: &[Op],
        begin: impl Fn(&mut Self),
    ) {
        let count = items.len();
        let mut numbered = 0;
        for (at, item) in items.into_iter().enumerate() {
            let is_title = is_title(&item);
            numbered += usize::from(!is_title);
            self.frames.push(Frame {
                item,
                at,
                count,
                number: (!is_title).then_some(numbered),
            });
            begin(self);
            let start = self.out.len();
            self.run(body);
            // Two tables without anything between them would be one.
            if self.out[..start].ends_with("</w:tbl>") && self.out[start..].starts_with("<w:tbl>") {
                self.out.insert_str(start, "<w:p></w:p>");
            }
            if at + 1 < count {
                self.run(between);
            }
            self.frames.pop();
        }
    }

    /// What a name says here.
    fn value(&self, resolved: &Resolved) -> Value<'a> {
        let Some((first, rest)) = resolved.fields.split_first() else {
            return Value::Flag(false);
        };
        let frame = |up: usize| self.frames.len().checked_sub(up + 1);
        let mut value = match resolved.whose {
            Whose::Global => self.data.global(first),
            Whose::Loop(up) => match frame(up) {
                Some(at) => repetition(&self.frames[at], first),
                None => Value::Flag(false),
            },
            Whose::Item(up) => match frame(up) {
                Some(at) => self.data.value(&self.frames[at].item, first),
                None => Value::Flag(false),
            },
        };
        for field in rest {
            value = match value {
                Value::Record(item, _) => self.data.value(&item, field),
                other => other,
            };
        }
        value
    }

    fn lines(value: Value<'a>) -> Vec<Item<'a>> {
        match value {
            Value::Record(_, lines) => lines.into_iter().map(Item::Line).collect(),
            value => Data::items(value),
        }
    }

    fn printed(&self, value: &Value<'a>) -> String {
        let mark = self.data.lexicon.language().list_mark();
        let joined = |items: &[Item], mark: &str| {
            let texts = items.iter().map(|item| self.data.printed(item, false));
            texts.collect::<Vec<_>>().join(mark)
        };
        match value {
            Value::Text(text) => text.to_string(),
            Value::Names(items) => joined(items, mark),
            Value::Lines(items) => joined(items, "\n"),
            Value::Record(_, lines) => {
                let items: Vec<Item> = lines.iter().cloned().map(Item::Line).collect();
                joined(&items, "\n")
            }
            _ => String::new(),
        }
    }

    fn picture(&mut self, value: &Resolved, width: Option<u32>) {
        let Value::Picture(Some(picture)) = self.value(value) else {
            return;
        };
        let room = Size {
            width: width.unwrap_or(self.setting.room.width),
            height: self.setting.room.height,
        };
        self.drawings += 1;
        let placed = self.media.place(self.data, picture, room, self.drawings);
        match placed {
            Ok(drawing) => self.out.push_str(&drawing),
            Err(message) => self.fault = self.fault.take().or(Some(message)),
        }
    }

    fn block(&mut self, value: &Resolved, width: Option<u32>) {
        let Value::Block(block) = self.value(value) else {
            return;
        };
        if matches!(block, Block::Nothing) {
            return;
        }
        let mut setter = Setter {
            out: &mut self.out,
            data: self.data,
            setting: self.setting,
            media: &mut self.media,
            drawings: &mut self.drawings,
            fault: &mut self.fault,
            width: width.unwrap_or(self.setting.room.width),
            room: self.setting.room,
            paper: None,
            scale: 1.0,
        };
        setter.block(&block);
    }
}

impl Frame<'_> {
    fn is_title(&self) -> bool {
        self.number.is_none()
    }
}

/// How deep an entry stands below others, from 0.
fn depth(item: &Item) -> usize {
    match item {
        Item::Line(line) => line.depth(),
        _ => 0,
    }
}

fn is_title(item: &Item) -> bool {
    matches!(item, Item::Line(line) if line.is_heading())
}

/// What may be named of a repetition.
fn repetition<'a>(frame: &Frame, field: &Field) -> Value<'a> {
    match field.id() {
        "first" => Value::Flag(frame.at == 0),
        "last" => Value::Flag(frame.at + 1 == frame.count),
        _ => {
            let number = frame.number.map(|number| number.to_string());
            Value::Text(number.unwrap_or_default().into())
        }
    }
}
