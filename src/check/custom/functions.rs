//! What conditions can call beside the functions of the language, and the fuel that each step costs: a condition that
//! explodes ends with an error, however its loops are nested.

use crate::syntax::values;
use crate::text::fold;
use cel::common::types::{CelBool, CelInt, CelList, CelMap, CelNull, CelString, DYN_TYPE, Type};
use cel::common::value::{CowVal, StaticVal, Val};
use cel::{Env, ExecutionError};
use regex::{Regex, RegexBuilder};
use std::any::Any;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock};

/// All that a condition may call.
pub(super) const NAMES: [&str; 15] = [
    "size",
    "contains",
    "startsWith",
    "endsWith",
    "matches",
    "blank",
    "days",
    "rank",
    "int",
    "uint",
    "double",
    "string",
    "bool",
    "type",
    "dyn",
];

/// Functions that an expression is rewritten to; no expression can spell them.
pub(super) const METERED_LIST: &str = "@list";
pub(super) const METERED_ADD: &str = "@add";
pub(super) const METERED_ITEM: &str = "@item";
/// The variable of the fuel.
pub(super) const FUEL: &str = "@fuel";

/// The rank of what is no grade.
const BELOW_ALL: usize = 999;

type Args<'b, 'v> = Vec<CowVal<'b, 'v>>;
type Outcome<'b, 'v> = Result<CowVal<'b, 'v>, ExecutionError>;

/// The environment of all conditions.
pub(super) fn environment() -> Arc<Env> {
    static ENVIRONMENT: OnceLock<Arc<Env>> = OnceLock::new();
    Arc::clone(ENVIRONMENT.get_or_init(|| {
        let mut environment = Env::stdlib();
        let any = |count: usize| (0..count).map(|_| DYN_TYPE).collect();
        // INVARIANT: none of the names is declared twice.
        let _ = environment.add_overload(METERED_LIST, METERED_LIST, any(2), metered);
        let _ = environment.add_overload(METERED_ITEM, METERED_ITEM, any(2), metered);
        let _ = environment.add_overload(METERED_ADD, METERED_ADD, any(3), metered_add);
        let _ = environment.add_overload("rank", "rank", any(2), rank);
        let _ = environment.add_overload("matches", "matches", any(3), matches);
        let _ = environment.add_overload("blank", "blank", any(1), blank);
        let _ = environment.add_overload("days", "days", any(2), days);
        Arc::new(environment)
    }))
}

/// How many steps are left to the conditions of a rule.
#[derive(Clone, Debug)]
pub(super) struct Fuel(Arc<AtomicI64>);

impl Fuel {
    pub(super) fn new(steps: i64) -> Self {
        Self(Arc::new(AtomicI64::new(steps)))
    }

    pub(super) fn is_spent(&self) -> bool {
        self.0.load(Ordering::Relaxed) < 0
    }

    fn spend(&self, steps: usize) -> Result<(), ExecutionError> {
        let steps = i64::try_from(steps).unwrap_or(i64::MAX).saturating_add(1);
        let left = self.0.load(Ordering::Relaxed).saturating_sub(steps);
        self.0.store(left, Ordering::Relaxed);
        match left < 0 {
            true => Err(ExecutionError::function_error(FUEL, "")),
            false => Ok(()),
        }
    }

    /// That of the first argument.
    fn of<'a>(args: &'a Args) -> Result<&'a Fuel, ExecutionError> {
        let fuel = args.first().and_then(|arg| arg.downcast_ref::<Fuel>());
        fuel.ok_or(ExecutionError::MissingArgumentOrTarget)
    }
}

/// A pattern, compiled once.
#[derive(Clone, Debug)]
pub(super) struct Pattern(pub(super) Regex);

/// Compiles a pattern within bounds.
///
/// # Errors
/// Why it is none.
pub(super) fn pattern(text: &str) -> Result<Regex, String> {
    let built = RegexBuilder::new(text).size_limit(1 << 20).build();
    built.map_err(|error| {
        let full = error.to_string();
        let last = full.lines().last().unwrap_or_default();
        let last = last.trim_start_matches("error: ");
        last.trim_end_matches('.').to_owned()
    })
}

static FUEL_TYPE: Type = Type::new_unspecified_type("fuel");
static PATTERN_TYPE: Type = Type::new_unspecified_type("pattern");

/// A value that conditions hand on and cannot look into.
macro_rules! opaque {
    ($name:ident, $type:ident) => {
        impl Val for $name {
            fn get_type(&self) -> &Type {
                &$type
            }

            fn cel_type() -> &'static Type {
                &$type
            }

            fn clone_as_boxed<'v>(&self) -> Box<dyn Val + 'v> {
                Box::new(self.clone())
            }

            fn as_any(&self) -> Option<&dyn Any> {
                Some(self)
            }
        }

        impl StaticVal for $name {}
    };
}

opaque!(Fuel, FUEL_TYPE);
opaque!(Pattern, PATTERN_TYPE);

/// What a loop runs over, or what is put into a list: each value in it is copied, and costs a step.
fn metered<'b, 'v>(mut args: Args<'b, 'v>) -> Outcome<'b, 'v> {
    let value = args.pop().ok_or(ExecutionError::MissingArgumentOrTarget)?;
    Fuel::of(&args)?.spend(weight(value.as_ref()))?;
    Ok(value)
}

/// A sum; that of texts and lists costs what is copied.
fn metered_add<'b, 'v>(args: Args<'b, 'v>) -> Outcome<'b, 'v> {
    let [_, left, right] = args.as_slice() else {
        return Err(ExecutionError::MissingArgumentOrTarget);
    };
    Fuel::of(&args)?.spend(weight(left.as_ref()) + weight(right.as_ref()))?;
    let unfit = || ExecutionError::no_such_overload("_+_", types(&args[1..]));
    let adder = left.as_adder().ok_or_else(unfit)?;
    let sum = adder.add(right.as_ref()).map_err(|error| match error {
        ExecutionError::Overflow(..) => error,
        _ => unfit(),
    })?;
    Ok(CowVal::Owned(sum.into_owned()))
}

/// What it costs to copy a value. Values of the export are not copied, only what an expression made of them; it is no
/// deeper than the expression.
fn weight(value: &dyn Val) -> usize {
    if let Some(text) = value.downcast_ref::<CelString>() {
        return 1 + text.inner().len() / 8;
    }
    if let Some(list) = value.downcast_ref::<CelList>() {
        return 1 + list
            .inner()
            .iter()
            .map(|item| weight(item.as_ref()))
            .sum::<usize>();
    }
    match value.downcast_ref::<CelMap>() {
        Some(map) => {
            1 + map
                .inner()
                .values()
                .map(|item| weight(item.as_ref()))
                .sum::<usize>()
        }
        None => 1,
    }
}

fn types(args: &[CowVal]) -> Vec<String> {
    let name = |arg: &CowVal| arg.get_type().name().to_owned();
    args.iter().map(name).collect()
}

/// `blank(x)`: not written, or written and left empty.
fn blank<'b, 'v>(args: Args<'b, 'v>) -> Outcome<'b, 'v> {
    let is_blank = args
        .first()
        .is_none_or(|value| match value.downcast_ref::<CelString>() {
            Some(text) => text.inner().chars().all(fold::is_blank),
            None => {
                value.downcast_ref::<CelNull>().is_some()
                    || value
                        .as_sizer()
                        .is_some_and(|sizer| *sizer.size().inner() == 0)
            }
        });
    Ok(CowVal::owned(CelBool::from(is_blank)))
}

/// `days(from, to)`: how many days lie between two dates; 0 if one is not written, or is none.
fn days<'b, 'v>(args: Args<'b, 'v>) -> Outcome<'b, 'v> {
    let day = |at: usize| {
        let text = args
            .get(at)
            .and_then(|value| value.downcast_ref::<CelString>())?;
        values::date(text.inner()).map(|date| i64::from(date.to_julian_day()))
    };
    let between = day(0).zip(day(1)).map_or(0, |(from, to)| to - from);
    Ok(CowVal::owned(CelInt::from(between)))
}

/// `rank(grade)`, with the grades of the organisation: 1 is the highest; what is no grade stands below all.
fn rank<'b, 'v>(args: Args<'b, 'v>) -> Outcome<'b, 'v> {
    let [grade, grades] = args.as_slice() else {
        return Err(ExecutionError::MissingArgumentOrTarget);
    };
    let word = grade
        .downcast_ref::<CelString>()
        .map(|text| fold::word(text.inner()));
    let grades = grades
        .downcast_ref::<CelList>()
        .map_or(&[][..], CelList::inner);
    let is_it = |known: &dyn Val| {
        let known = known.downcast_ref::<CelString>();
        known.map(|text| fold::word(text.inner())) == word
    };
    let mut all = grades.iter();
    let at = all
        .position(|known| is_it(known.as_ref()))
        .unwrap_or(BELOW_ALL);
    Ok(CowVal::owned(CelInt::from(at as i64 + 1)))
}

/// `text.matches(pattern)`, with the fuel in front.
fn matches<'b, 'v>(args: Args<'b, 'v>) -> Outcome<'b, 'v> {
    let [_, text, wanted] = args.as_slice() else {
        return Err(ExecutionError::MissingArgumentOrTarget);
    };
    let unfit = || ExecutionError::no_such_overload("matches", types(&args[1..]));
    let text = text.downcast_ref::<CelString>().ok_or_else(unfit)?;
    let fuel = Fuel::of(&args)?;
    fuel.spend(text.inner().len() / 16)?;
    let found = match wanted.downcast_ref::<Pattern>() {
        Some(Pattern(pattern)) => pattern.is_match(text.inner()),
        None => {
            let wanted = wanted.downcast_ref::<CelString>().ok_or_else(unfit)?;
            // To compile one anew costs as much as many steps.
            fuel.spend(2000)?;
            let reason = |reason: String| ExecutionError::function_error("matches", reason);
            pattern(wanted.inner())
                .map_err(reason)?
                .is_match(text.inner())
        }
    };
    Ok(CowVal::owned(CelBool::from(found)))
}
