//! Who may do what, up to how much, in which part of the company: powers over matters, from the positions' lists and
//! the approval tables alike (AUTHORITIES). Holds what was said; judges nothing (see `check`).

pub mod band;
pub(super) mod faults;
pub mod matters;
pub mod scope;
pub mod words;

use super::body::Attribute;
use super::{DepartmentId, Link, PositionId};
use crate::syntax::concept::PowerClass;
use crate::syntax::values::{Limit, Money, Per};
use crate::syntax::vocabulary::PowerId;
use crate::text::Span;
use band::Band;
pub use matters::{MatterId, Matters};
pub use scope::{Scope, Territory};
use std::ops::Range;
use time::Date;

/// One power of one position over one matter.
#[derive(Clone, Debug)]
pub struct Grant {
    /// None for a department without a head.
    pub holder: Option<PositionId>,
    pub power: PowerId,
    pub class: PowerClass,
    /// None where a sentence names none.
    pub matter: Option<MatterId>,
    pub scope: Scope,
    /// Whether the line says its scope, or the matter has a table, which has one.
    pub is_scoped: bool,
    pub amount: Amount,
    /// What else tells the case from others: a column and its cell, or a condition of a line with an empty column.
    /// Folded, sorted.
    pub keys: Vec<(String, String)>,
    /// Who signs with the holder: 联签, or an equal number in a row.
    pub joint: Vec<PositionId>,
    /// Whether a joint signer is named that could not be found.
    pub joint_unknown: bool,
    /// One of several holders, with no order between them.
    pub is_either: bool,
    /// Not a deciding signature that another follows in its row.
    pub is_final: bool,
    pub by: By,
    /// The clause, or the cell.
    pub span: Span,
    /// Where the limit stands; the clause or the cell if it has none.
    pub limit_span: Span,
}

/// How much, and in what.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Amount {
    pub band: Band,
    /// None if the line has no amount, or the matter counts in nothing.
    pub unit: Option<Money>,
    pub per: Option<Per>,
    /// Whether what was written cannot be read, so that nothing is known of how much.
    pub is_unread: bool,
    /// The amount as it was written, with the unit it is taken in.
    pub limit: Option<Limit>,
}

impl Amount {
    /// Whether an amount was written at all.
    pub fn is_limited(&self) -> bool {
        self.limit.is_some()
    }
}

/// Where a grant was said.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By {
    /// A line of the position's own list, by its number among all lines of the organisation.
    Line(u32),
    /// A line in the list of a department that the position heads.
    Department(DepartmentId, u32),
    /// A cell: the row, by its place in [`Authority::rows`], and the step in it.
    Cell { row: u32, step: u32 },
}

/// A row of an approval table: one way that a matter takes.
#[derive(Clone, Debug)]
pub struct Row {
    pub matter: MatterId,
    pub scope: Scope,
    pub amount: Amount,
    /// As in [`Grant::keys`].
    pub keys: Vec<(String, String)>,
    /// In the order of the columns.
    pub steps: Vec<Step>,
    /// The whole row.
    pub span: Span,
    /// The cell of the amount; the whole row without one.
    pub limit_span: Span,
    /// Which table of the organisation, and which row of it, both from zero.
    pub table: u32,
    pub index: u32,
    pub written: Written,
}

/// What a row says in the words of its table, for those who print it.
#[derive(Clone, Debug)]
pub struct Written {
    /// The matter that declares the table.
    pub table_of: MatterId,
    /// The names in the row's own columns that lead to its matter, outermost first.
    pub path: Vec<String>,
    /// The amount and what else tells its case.
    pub conditions: Vec<String>,
    /// Columns that are kept as text: head and cell.
    pub notes: Vec<(String, String)>,
    pub unread: Vec<Unread>,
}

/// A cell that is no power.
#[derive(Clone, Debug)]
pub struct Unread {
    pub role: Role,
    /// The head of the column; empty if it has none.
    pub name: String,
    pub text: String,
    pub span: Span,
}

/// What one column does in a row.
#[derive(Clone, Debug)]
pub struct Step {
    /// ① is 1; None without a number.
    pub order: Option<u32>,
    pub power: PowerId,
    /// With 核准 behind an earlier 批准 read as a re-check.
    pub class: PowerClass,
    /// The power in the words of the table.
    pub word: String,
    pub role: Role,
    /// The head of the column, or the name in the cell.
    pub name: String,
    /// Whether it is the last deciding signature of its row.
    pub is_last_decision: bool,
    /// The cell, or the part of it that says this power.
    pub span: Span,
}

/// Who takes a step.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Role {
    Position(PositionId),
    /// `A/B`: one of several, with no order.
    Either(Vec<PositionId>),
    /// Whoever applies; anybody within the scope.
    Applicant,
    /// 部门经理, 分管领导, 直接上级: another for each department.
    Relative(Relative),
    /// A column that names nothing known.
    Unknown(String),
}

/// A role along the applicant's line of command.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Relative {
    /// The head of the applying department.
    Head,
    /// The next above the head who heads no department of that line below the top.
    Executive,
    /// The applicant's own superior.
    Superior,
}

/// A part of a power that is handed on.
#[derive(Clone, Debug)]
pub struct Delegation {
    pub grantor: PositionId,
    pub delegates: Vec<PositionId>,
    pub power: PowerId,
    pub class: PowerClass,
    pub matter: MatterId,
    pub scope: Scope,
    pub amount: Amount,
    pub keys: Vec<(String, String)>,
    /// The first and the last day; None is open.
    pub from: Option<Date>,
    pub until: Option<Date>,
    /// The clause.
    pub span: Span,
    /// The names of the delegates, and the days.
    pub delegates_span: Span,
    pub period_span: Option<Span>,
    /// The number of its line.
    pub line: u32,
}

/// A line of a list of authorities, and what came of it.
#[derive(Clone, Debug)]
pub struct Line {
    /// Whose list; the head for a department's.
    pub holder: Option<PositionId>,
    pub department: Option<DepartmentId>,
    /// The whole text of the line.
    pub text: String,
    pub span: Span,
    pub attributes: Vec<Attribute>,
    /// 联签 and 授权给, as links.
    pub joint: Vec<Link>,
    pub delegates: Vec<Link>,
    /// What it grants and hands on, by their places in [`Authority`].
    pub grants: Range<u32>,
    pub delegations: Range<u32>,
    /// Clauses that fit no form.
    pub unread: Vec<Span>,
}

/// All that is said of powers in an organisation.
#[derive(Clone, Debug, Default)]
pub struct Authority {
    pub matters: Matters,
    pub territory: Territory,
    pub grants: Vec<Grant>,
    pub delegations: Vec<Delegation>,
    /// What positions are forbidden whatever the circumstances, as if it had been granted.
    pub forbidden: Vec<Grant>,
    pub rows: Vec<Row>,
    /// How many approval tables there are.
    pub tables: u32,
    pub lines: Vec<Line>,
    /// The lines of each position and of each department.
    pub position_lines: Vec<Range<u32>>,
    pub department_lines: Vec<Range<u32>>,
}
