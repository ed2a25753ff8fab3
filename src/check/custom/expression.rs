//! Expressions in CEL: read within bounds, held to the contract, rewritten so that every loop costs fuel, evaluated.
//! Knows no rule.

use super::functions::{self, FUEL, METERED_ADD, METERED_ITEM, METERED_LIST, Pattern, environment};
use super::shape::Shape;
use crate::diagnostic::Message;
use crate::syntax::vocabulary::near;
use cel::common::ast::operators::{ADD, CONDITIONAL, INDEX, NOT_EQUALS};
use cel::common::ast::{
    CallExpr, ComprehensionExpr, EntryExpr, Expr, LiteralValue, SelectExpr, SourceInfo,
};
use cel::common::value::CowVal;
use cel::{Context, ExecutionError, IdedExpr, Value};
use std::collections::BTreeSet;

/// No condition that people read is longer, in bytes.
const LONGEST: usize = 4000;

/// Nor more deeply nested.
pub(super) const DEEPEST: usize = 40;

/// Types that can be compared with `type(x)`.
const TYPES: [&str; 9] = [
    "bool",
    "int",
    "uint",
    "double",
    "string",
    "list",
    "map",
    "null_type",
    "type",
];

/// An expression, ready to be evaluated.
#[derive(Clone, Debug)]
pub(super) struct Expression {
    root: IdedExpr,
    patterns: Vec<Pattern>,
    /// The variables that it uses.
    pub(super) uses: BTreeSet<String>,
}

/// Why a text is no expression, and where in it: an offset in bytes.
#[derive(Clone, Debug)]
pub(super) struct Fault {
    pub(super) offset: usize,
    pub(super) message: Message,
}

impl Fault {
    fn at_start(message: Message) -> Self {
        Self { offset: 0, message }
    }
}

impl Expression {
    /// Reads an expression over variables, which takes a large stack. `first` is the number of its first pattern among those of a rule.
    pub(super) fn read(
        text: &str,
        variables: &[(&'static str, Shape)],
        first: usize,
    ) -> Result<Self, Fault> {
        if text.trim().is_empty() {
            return Err(Fault::at_start(Message::new("manifest-custom-empty")));
        }
        if text.len() > LONGEST {
            let message = Message::new("manifest-custom-long").arg("most", LONGEST);
            return Err(Fault::at_start(message));
        }
        parse(text, variables, first)
    }

    /// How many patterns it holds.
    pub(super) fn patterns(&self) -> usize {
        self.patterns.len()
    }

    /// Makes its patterns known under their numbers.
    pub(super) fn bind(&self, first: usize, context: &mut Context) {
        for (at, pattern) in self.patterns.iter().enumerate() {
            context.add_variable_as_val(pattern_name(first + at), Box::new(pattern.clone()));
        }
    }

    pub(super) fn value<'e, 'v>(
        &'e self,
        context: &'e Context<'_, 'v>,
    ) -> Result<CowVal<'e, 'v>, ExecutionError> {
        Value::resolve_val(&self.root, context)
    }
}

fn pattern_name(number: usize) -> String {
    format!("@pattern{number}")
}

fn parse(
    text: &str,
    variables: &[(&'static str, Shape)],
    first: usize,
) -> Result<Expression, Fault> {
    let parser = environment().parser();
    let (mut root, source) = parser.parse_with_source_info(text).map_err(|faults| {
        let first = faults.errors.first();
        let (line, column) = first.map_or((1, 1), |fault| fault.pos);
        let reason = first.map_or("", |fault| fault.msg.as_str());
        Fault {
            offset: offset(text, line, column),
            message: misread(reason),
        }
    })?;
    let mut reader = Reader {
        source: &source,
        scope: variables
            .iter()
            .map(|(name, shape)| ((*name).to_owned(), *shape))
            .collect(),
        patterns: Vec::new(),
        first,
        uses: BTreeSet::new(),
    };
    reader.read(&mut root, 0)?;
    let (patterns, uses) = (reader.patterns, reader.uses);
    Ok(Expression {
        root,
        patterns,
        uses,
    })
}

/// What the parser says, in the words of people where it can be told.
fn misread(reason: &str) -> Message {
    let line = reason.lines().next().unwrap_or_default();
    let line = line.split(" expecting ").next().unwrap_or(line);
    let line = line.trim_start_matches("Syntax error: ");
    if line.contains("Recursion limit") {
        return Message::new("manifest-custom-deep").arg("most", DEEPEST);
    }
    let says = |start: &str| line.starts_with(start);
    let is_input = says("mismatched") || says("extraneous") || says("no viable") || says("token");
    let word = line
        .split_once('\'')
        .and_then(|(_, rest)| rest.strip_suffix('\''));
    match word.filter(|_| is_input) {
        Some("<EOF>") => Message::new("manifest-custom-unfinished"),
        Some(word) => Message::new("manifest-custom-unexpected").arg("word", brief(word)),
        None => Message::new("manifest-custom-syntax").arg("reason", brief(line)),
    }
}

fn brief(text: &str) -> String {
    text.chars().take(80).collect()
}

/// The offset of a line and column as the parser counts them: from 1, and in characters.
fn offset(text: &str, line: isize, column: isize) -> usize {
    let line = usize::try_from(line - 1).unwrap_or_default();
    let column = usize::try_from(column - 1).unwrap_or_default();
    let before: usize = text.split_inclusive('\n').take(line).map(str::len).sum();
    let rest = &text[before..];
    before
        + rest
            .char_indices()
            .nth(column)
            .map_or(rest.len(), |(at, _)| at)
}

/// Walks an expression once: checks names, and rewrites.
struct Reader<'a> {
    source: &'a SourceInfo,
    /// The variables that can be named, the innermost last.
    scope: Vec<(String, Shape)>,
    patterns: Vec<Pattern>,
    first: usize,
    uses: BTreeSet<String>,
}

impl Reader<'_> {
    fn fault(&self, id: u64, message: Message) -> Fault {
        let offset = self
            .source
            .offset_for(id)
            .map_or(0, |(start, _)| start as usize);
        // Places of the parser are characters.
        let text = &self.source.source;
        let offset = text
            .char_indices()
            .nth(offset)
            .map_or(text.len(), |(at, _)| at);
        Fault { offset, message }
    }

    fn read(&mut self, node: &mut IdedExpr, depth: usize) -> Result<Shape, Fault> {
        if depth > DEEPEST {
            let message = Message::new("manifest-custom-deep").arg("most", DEEPEST);
            return Err(self.fault(node.id, message));
        }
        let (id, below) = (node.id, depth + 1);
        match &mut node.expr {
            Expr::Literal(_) => Ok(Shape::Any),
            Expr::Unspecified | Expr::Struct(_) => {
                let message = Message::new("manifest-custom-syntax").arg("reason", "{}");
                Err(self.fault(id, message))
            }
            Expr::Ident(name) => self.variable(id, name),
            Expr::List(list) => {
                for element in &mut list.elements {
                    self.read(element, below)?;
                    metered(element, METERED_ITEM);
                }
                Ok(Shape::Any)
            }
            Expr::Map(map) => {
                for entry in &mut map.entries {
                    if let EntryExpr::MapEntry(entry) = &mut entry.expr {
                        self.read(&mut entry.key, below)?;
                        self.read(&mut entry.value, below)?;
                        metered(&mut entry.value, METERED_ITEM);
                    }
                }
                Ok(Shape::Any)
            }
            Expr::Select(select) => {
                let shape = self.select(id, select, below)?;
                if std::mem::take(&mut select.test) {
                    let field = std::mem::take(&mut node.expr);
                    node.expr = written(id, field);
                    return Ok(Shape::Any);
                }
                Ok(shape)
            }
            Expr::Call(call) => self.call(id, call, below),
            Expr::Comprehension(comprehension) => self.comprehension(comprehension, below),
        }
    }

    fn variable(&mut self, id: u64, name: &str) -> Result<Shape, Fault> {
        let known = self.scope.iter().rev().find(|(known, _)| known == name);
        if let Some((_, shape)) = known {
            let shape = *shape;
            self.uses.insert(name.to_owned());
            return Ok(shape);
        }
        if TYPES.contains(&name) || name.starts_with('@') {
            return Ok(Shape::Any);
        }
        let known = self.scope.iter().map(|(name, _)| name.as_str());
        let known: Vec<&str> = known.filter(|name| !name.starts_with('@')).collect();
        Err(self.fault(
            id,
            unknown("manifest-custom-unknown-variable", name, &known),
        ))
    }

    fn select(&mut self, id: u64, select: &mut SelectExpr, depth: usize) -> Result<Shape, Fault> {
        let shape = self.read(&mut select.operand, depth)?;
        self.field(id, shape, &select.field)
    }

    fn field(&self, id: u64, shape: Shape, name: &str) -> Result<Shape, Fault> {
        shape.field(name).map_err(|known| match known.is_empty() {
            true => self.fault(
                id,
                Message::new("manifest-custom-no-fields").arg("name", name),
            ),
            false => self.fault(id, unknown("manifest-custom-unknown-field", name, &known)),
        })
    }

    fn call(&mut self, id: u64, call: &mut CallExpr, depth: usize) -> Result<Shape, Fault> {
        let name = call.func_name.clone();
        let is_operator = name.contains('_') || name.starts_with('@');
        if !is_operator && !functions::NAMES.contains(&name.as_str()) {
            let message = unknown("manifest-custom-unknown-function", &name, &functions::NAMES);
            return Err(self.fault(id, message));
        }
        if matches!(name.as_str(), "blank" | "days" | "rank" | "matches")
            && let Some(target) = call.target.take()
        {
            call.args.insert(0, *target);
        }
        if let Some(target) = &mut call.target {
            self.read(target, depth)?;
        }
        let mut shapes = Vec::with_capacity(call.args.len());
        for arg in &mut call.args {
            shapes.push(self.read(arg, depth)?);
        }
        match (name.as_str(), shapes.as_slice()) {
            (INDEX, [of, _]) => {
                if let Expr::Literal(LiteralValue::String(field)) = &call.args[1].expr {
                    return self.field(id, *of, field.inner());
                }
                return Ok(of.item());
            }
            (CONDITIONAL, [_, yes, _]) => return Ok(*yes),
            ("rank", [_]) => {
                self.uses.insert("organisation".to_owned());
                call.args.push(grades(id));
            }
            ("matches", [_, _]) => {
                self.pattern(&mut call.args[1])?;
                call.args.insert(0, ident(id, FUEL));
            }
            ("blank", [_]) | ("days", [_, _]) => {}
            ("rank" | "matches" | "blank" | "days", _) => {
                let message = Message::new("manifest-custom-arguments").arg("name", name.as_str());
                return Err(self.fault(id, message));
            }
            (ADD, [_, _]) => {
                call.func_name = METERED_ADD.to_owned();
                call.args.insert(0, ident(id, FUEL));
            }
            _ => {}
        }
        Ok(Shape::Any)
    }

    /// A pattern that is written out is compiled now, and its faults are found now.
    fn pattern(&mut self, arg: &mut IdedExpr) -> Result<(), Fault> {
        let Expr::Literal(LiteralValue::String(text)) = &arg.expr else {
            return Ok(());
        };
        let compiled = functions::pattern(text.inner()).map_err(|reason| {
            let message = Message::new("manifest-custom-pattern").arg("reason", reason);
            self.fault(arg.id, message)
        })?;
        arg.expr = Expr::Ident(pattern_name(self.first + self.patterns.len()));
        self.patterns.push(Pattern(compiled));
        Ok(())
    }

    fn comprehension(
        &mut self,
        loops: &mut ComprehensionExpr,
        depth: usize,
    ) -> Result<Shape, Fault> {
        let range = self.read(&mut loops.iter_range, depth)?;
        self.read(&mut loops.accu_init, depth)?;
        let outer = self.scope.len();
        self.scope.push((loops.accu_var.clone(), Shape::Any));
        self.scope.push((loops.iter_var.clone(), range.item()));
        if let Some(second) = &loops.iter_var2 {
            self.scope.push((second.clone(), Shape::Any));
        }
        let filters = keeps_items(loops);
        self.read(&mut loops.loop_cond, depth)?;
        // What the loop adds to its own result is no sum of the user's; it is known by its form.
        self.step(loops, depth)?;
        self.scope.truncate(outer + 1);
        self.read(&mut loops.result, depth)?;
        self.scope.truncate(outer);
        metered(&mut loops.iter_range, METERED_LIST);
        Ok(if filters { range } else { Shape::Any })
    }

    /// The step of a loop: what is written in it, without the frame that the macro puts around it.
    fn step(&mut self, loops: &mut ComprehensionExpr, depth: usize) -> Result<(), Fault> {
        let accumulator = loops.accu_var.clone();
        let mut open = vec![(&mut loops.loop_step, depth)];
        while let Some((node, depth)) = open.pop() {
            let frame = match &node.expr {
                Expr::Call(call) if call.target.is_none() => {
                    call.args.iter().any(|arg| is_named(arg, &accumulator))
                }
                _ => false,
            };
            if !frame {
                self.read(node, depth)?;
            } else if let Expr::Call(call) = &mut node.expr {
                let args = call.args.iter_mut();
                open.extend(args.map(|arg| (arg, depth + 1)));
            }
        }
        Ok(())
    }
}

/// Lets a value cost fuel; what is written out is paid by its length.
fn metered(node: &mut IdedExpr, function: &str) {
    if matches!(node.expr, Expr::Literal(_)) {
        return;
    }
    let id = node.id;
    let value = std::mem::take(node);
    node.id = id;
    node.expr = Expr::Call(CallExpr {
        func_name: function.to_owned(),
        target: None,
        args: vec![ident(id, FUEL), value],
    });
}

fn is_named(node: &IdedExpr, name: &str) -> bool {
    matches!(&node.expr, Expr::Ident(own) if own == name)
}

/// Whether a loop keeps some of its items as they are, as `filter` does.
fn keeps_items(loops: &ComprehensionExpr) -> bool {
    let Expr::Call(step) = &loops.loop_step.expr else {
        return false;
    };
    let [_, kept, _] = step.args.as_slice() else {
        return false;
    };
    match &kept.expr {
        Expr::Call(sum) if sum.func_name == ADD => sum.args.iter().any(|arg| match &arg.expr {
            Expr::List(list) => list
                .elements
                .iter()
                .all(|one| is_named(one, &loops.iter_var)),
            _ => false,
        }),
        _ => false,
    }
}

fn ident(id: u64, name: &str) -> IdedExpr {
    let expr = Expr::Ident(name.to_owned());
    IdedExpr { id, expr }
}

/// `organisation.grades`
fn grades(id: u64) -> IdedExpr {
    let expr = Expr::Select(SelectExpr {
        operand: Box::new(ident(id, "organisation")),
        field: "grades".to_owned(),
        test: false,
    });
    IdedExpr { id, expr }
}

/// `has(x)`: that it is not null. Every field of the contract is there; what is not written is null.
fn written(id: u64, field: Expr) -> Expr {
    let null = IdedExpr {
        id,
        expr: Expr::Literal(LiteralValue::Null),
    };
    Expr::Call(CallExpr {
        func_name: NOT_EQUALS.to_owned(),
        target: None,
        args: vec![IdedExpr { id, expr: field }, null],
    })
}

fn unknown(id: &str, name: &str, known: &[&str]) -> Message {
    match near(name, known.iter().copied()).first() {
        Some(near) => Message::new(format!("{id}-near")).arg("near", *near),
        None => {
            let known: Vec<String> = known.iter().map(|&name| name.to_owned()).collect();
            Message::new(id).arg("known", known)
        }
    }
    .arg("name", name)
}
