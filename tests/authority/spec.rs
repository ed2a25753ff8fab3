//! Made-up organisations: departments, positions, matters, lists and approval tables, and their text. Knows nothing of
//! what the program makes of them.

use crate::random::Random;
use std::fmt::Write as _;

/// The amounts that occur, in 万元.
pub const VALUES: [u32; 6] = [1, 2, 5, 8, 10, 20];

const DEPARTMENTS: [&str; 5] = ["东区部", "西区部", "南区部", "北区部", "中区部"];
const POSITIONS: [&str; 8] = [
    "甲员", "乙员", "丙员", "丁员", "戊员", "己员", "庚员", "辛员",
];
const MATTERS: [&str; 4] = ["甲料款", "乙料款", "丙料款", "丁料款"];
const CASES: [&str; 2] = ["新品", "旧品"];

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Power {
    Request,
    Prepare,
    Review,
    Countersign,
    Approve,
    Execute,
    File,
}

impl Power {
    fn word(self) -> &'static str {
        match self {
            Power::Request => "申请",
            Power::Prepare => "编制",
            Power::Review => "审核",
            Power::Countersign => "会签",
            Power::Approve => "审批",
            Power::Execute => "执行",
            Power::File => "备案",
        }
    }
}

/// Ends are places in [`VALUES`], with whether the number itself belongs to it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Band {
    pub low: Option<(usize, bool)>,
    pub high: Option<(usize, bool)>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Per {
    Each,
    Month,
}

/// In what a matter counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Unit {
    Money,
    Pieces,
    Percent,
}

impl Unit {
    fn word(self) -> &'static str {
        match self {
            Unit::Money => "万元",
            Unit::Pieces => "件",
            Unit::Percent => "%",
        }
    }
}

#[derive(Debug)]
pub struct Department {
    pub parent: Option<usize>,
    pub head: Option<usize>,
}

#[derive(Debug)]
pub struct Position {
    pub department: Option<usize>,
    pub superior: Option<usize>,
    pub lines: Vec<Line>,
}

#[derive(Debug)]
pub struct Line {
    pub power: Power,
    pub matter: usize,
    pub band: Band,
    pub per: Option<Per>,
    /// A department, or the whole organisation.
    pub scope: Option<Option<usize>>,
    pub joint: Option<usize>,
}

#[derive(Debug)]
pub struct Matter {
    pub parent: Option<usize>,
    pub scope: Option<usize>,
    /// Of a matter below another it is that of the one above.
    pub unit: Unit,
    pub table: Option<Table>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Column {
    Position(usize),
    Applicant,
    Head,
    Executive,
    Superior,
}

#[derive(Debug)]
pub struct Table {
    pub has_amount: bool,
    pub has_case: bool,
    pub columns: Vec<Column>,
    pub rows: Vec<Row>,
}

#[derive(Debug)]
pub struct Row {
    pub band: Band,
    pub case: Option<usize>,
    /// By column.
    pub cells: Vec<Option<(Power, Option<u32>)>>,
}

#[derive(Debug)]
pub struct Organisation {
    pub departments: Vec<Department>,
    pub positions: Vec<Position>,
    pub matters: Vec<Matter>,
}

fn chance(random: &mut Random, percent: usize) -> bool {
    random.below(100) < percent
}

fn pick<T: Copy>(random: &mut Random, list: &[T]) -> T {
    list[random.below(list.len())]
}

fn band(random: &mut Random) -> Band {
    let one = random.below(VALUES.len());
    let two = random.below(VALUES.len());
    let (low, high) = (one.min(two), one.max(two));
    match random.below(8) {
        0 => Band::default(),
        1 | 2 => Band {
            low: None,
            high: Some((one, true)),
        },
        3 => Band {
            low: None,
            high: Some((one, false)),
        },
        4 => Band {
            low: Some((one, false)),
            high: None,
        },
        5 => Band {
            low: Some((one, true)),
            high: None,
        },
        kind if low < high => Band {
            low: Some((low, kind == 7)),
            high: Some((high, true)),
        },
        _ => Band {
            low: None,
            high: Some((high, true)),
        },
    }
}

/// Bands that follow each other without a hole, mostly.
fn tiers(random: &mut Random, count: usize) -> Vec<Band> {
    let mut cuts: Vec<usize> = (0..count.saturating_sub(1))
        .map(|_| random.below(VALUES.len()))
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    let mut bands = Vec::new();
    let mut low = None;
    for cut in cuts {
        bands.push(Band {
            low,
            high: Some((cut, true)),
        });
        low = Some((cut, chance(random, 15)));
    }
    bands.push(Band { low, high: None });
    bands
}

impl Organisation {
    pub fn random(random: &mut Random) -> Self {
        let count = 2 + random.below(POSITIONS.len() - 1);
        let departments = (0..random.below(DEPARTMENTS.len() + 1))
            .map(|at| Department {
                parent: (at > 0 && chance(random, 60)).then(|| random.below(at)),
                head: chance(random, 60).then(|| random.below(count)),
            })
            .collect::<Vec<_>>();
        let mut organisation = Self {
            departments,
            positions: Vec::new(),
            matters: Vec::new(),
        };
        for at in 0..count {
            let headed = organisation
                .departments
                .iter()
                .position(|department| department.head == Some(at));
            let some = organisation.departments.len();
            let anywhere = some > 0 && chance(random, 80);
            organisation.positions.push(Position {
                department: headed.or_else(|| anywhere.then(|| random.below(some))),
                superior: (at > 0 && chance(random, 75)).then(|| random.below(at)),
                lines: Vec::new(),
            });
        }
        for at in 0..1 + random.below(MATTERS.len()) {
            let matter = organisation.matter(random, at);
            organisation.matters.push(matter);
        }
        for at in 0..count {
            for _ in 0..random.below(4) {
                let line = organisation.line(random, at);
                organisation.positions[at].lines.push(line);
            }
        }
        organisation
    }

    fn matter(&self, random: &mut Random, at: usize) -> Matter {
        let some = self.departments.len();
        let unit = match random.below(6) {
            0 => Unit::Pieces,
            1 => Unit::Percent,
            _ => Unit::Money,
        };
        Matter {
            unit,
            parent: (at > 0 && chance(random, 50)).then(|| random.below(at)),
            scope: (some > 0 && chance(random, 25)).then(|| random.below(some)),
            table: chance(random, 60).then(|| self.table(random)),
        }
    }

    fn table(&self, random: &mut Random) -> Table {
        let has_amount = chance(random, 80);
        let has_case = chance(random, 25);
        let mut columns: Vec<Column> = Vec::new();
        for at in 0..self.positions.len() {
            if chance(random, 60) {
                columns.push(Column::Position(at));
            }
        }
        if columns.is_empty() {
            columns.push(Column::Position(0));
        }
        if chance(random, 15) {
            columns.push(Column::Applicant);
        }
        if chance(random, 20) {
            columns.push(Column::Head);
        }
        if chance(random, 12) {
            columns.push(Column::Executive);
        }
        if chance(random, 8) {
            columns.push(Column::Superior);
        }
        let count = 1 + random.below(4);
        let bands = match chance(random, 70) {
            true => tiers(random, count),
            false => (0..count).map(|_| band(random)).collect(),
        };
        let rows = bands.into_iter().map(|band| Row {
            band: if has_amount { band } else { Band::default() },
            case: (has_case && chance(random, 80)).then(|| random.below(CASES.len())),
            cells: cells(random, &columns),
        });
        Table {
            has_amount,
            has_case,
            rows: rows.collect(),
            columns,
        }
    }

    fn line(&self, random: &mut Random, own: usize) -> Line {
        let powers = [
            Power::Approve,
            Power::Approve,
            Power::Approve,
            Power::Request,
            Power::Prepare,
            Power::Review,
        ];
        let some = self.departments.len();
        let scope = match random.below(10) {
            0 | 1 if some > 0 => Some(Some(random.below(some))),
            2 => Some(None),
            _ => None,
        };
        let joint = random.below(self.positions.len());
        let band = band(random);
        let matter = random.below(self.matters.len());
        let is_limited = band != Band::default() && self.unit(matter) == Unit::Money;
        Line {
            power: pick(random, &powers),
            matter,
            band,
            per: (is_limited && chance(random, 15)).then(|| match chance(random, 60) {
                true => Per::Each,
                false => Per::Month,
            }),
            scope,
            joint: (joint != own && chance(random, 15)).then_some(joint),
        }
    }

    /// In what a matter counts: as the one at the top of its tree.
    pub fn unit(&self, matter: usize) -> Unit {
        let own = &self.matters[matter];
        own.parent.map_or(own.unit, |parent| self.unit(parent))
    }

    /// Whether a table has a column for roles of departments, in which many can stand.
    pub fn has_heads(&self) -> bool {
        let tables = self
            .matters
            .iter()
            .filter_map(|matter| matter.table.as_ref());
        tables
            .into_iter()
            .flat_map(|table| &table.columns)
            .any(|column| matches!(column, Column::Head | Column::Executive))
    }

    /// The organisation as somebody would write it.
    pub fn text(&self) -> String {
        let mut out = String::from("组织：某公司\n  币种：人民币\n\n");
        self.write(&mut out).expect("strings take text");
        out
    }

    fn write(&self, out: &mut String) -> std::fmt::Result {
        for (at, department) in self.departments.iter().enumerate() {
            writeln!(out, "部门：{}", DEPARTMENTS[at])?;
            if let Some(parent) = department.parent {
                writeln!(out, "  上级部门：{}", DEPARTMENTS[parent])?;
            }
            if let Some(head) = department.head {
                writeln!(out, "  主管：{}", POSITIONS[head])?;
            }
            writeln!(out)?;
        }
        for (at, matter) in self.matters.iter().enumerate() {
            writeln!(out, "事项：{}", MATTERS[at])?;
            if let Some(parent) = matter.parent {
                writeln!(out, "  上级事项：{}", MATTERS[parent])?;
            }
            if let Some(scope) = matter.scope {
                writeln!(out, "  范围：{}", DEPARTMENTS[scope])?;
            }
            if matter.parent.is_none() && matter.unit != Unit::Money {
                writeln!(out, "  单位：{}", matter.unit.word())?;
            }
            if let Some(table) = &matter.table {
                write_table(out, table, self.unit(at))?;
            }
            writeln!(out)?;
        }
        for (at, position) in self.positions.iter().enumerate() {
            writeln!(out, "岗位：{}", POSITIONS[at])?;
            if let Some(department) = position.department {
                writeln!(out, "  部门：{}", DEPARTMENTS[department])?;
            }
            if let Some(superior) = position.superior {
                writeln!(out, "  直接上级：{}", POSITIONS[superior])?;
            }
            if !position.lines.is_empty() {
                writeln!(out, "  权限：")?;
            }
            for (number, line) in position.lines.iter().enumerate() {
                let (power, matter) = (line.power.word(), MATTERS[line.matter]);
                write!(out, "    {}. {power}：{matter}", number + 1)?;
                if line.band != Band::default() {
                    write!(out, " {}", band_text(line.band, self.unit(line.matter)))?;
                }
                match line.per {
                    Some(Per::Each) => write!(out, "/笔")?,
                    Some(Per::Month) => write!(out, "/月")?,
                    None => {}
                }
                let scope = line.scope.map(|scope| match scope {
                    Some(department) => format!("范围：{}", DEPARTMENTS[department]),
                    None => "范围：全公司".to_owned(),
                });
                let joint = line.joint.map(|id| format!("联签：{}", POSITIONS[id]));
                let notes: Vec<String> = scope.into_iter().chain(joint).collect();
                if !notes.is_empty() {
                    write!(out, " [{}]", notes.join("；"))?;
                }
                writeln!(out)?;
            }
            writeln!(out)?;
        }
        Ok(())
    }
}

fn cells(random: &mut Random, columns: &[Column]) -> Vec<Option<(Power, Option<u32>)>> {
    let powers = [
        Power::Request,
        Power::Prepare,
        Power::Review,
        Power::Countersign,
        Power::Approve,
        Power::Approve,
        Power::Approve,
        Power::Execute,
        Power::File,
    ];
    let is_numbered = chance(random, 80);
    let cell = |column: &Column, random: &mut Random| {
        if chance(random, 40) {
            return None;
        }
        let power = match column {
            Column::Applicant => Power::Request,
            _ => pick(random, &powers),
        };
        let order = 1 + random.below(4) as u32;
        Some((power, is_numbered.then_some(order)))
    };
    columns.iter().map(|column| cell(column, random)).collect()
}

fn write_table(out: &mut String, table: &Table, unit: Unit) -> std::fmt::Result {
    let mut heads: Vec<&str> = Vec::new();
    if table.has_amount {
        heads.push("金额");
    }
    if table.has_case {
        heads.push("类别");
    }
    heads.extend(table.columns.iter().map(|column| match column {
        Column::Position(id) => POSITIONS[*id],
        Column::Applicant => "申请人",
        Column::Head => "部门经理",
        Column::Executive => "分管领导",
        Column::Superior => "直接上级",
    }));
    writeln!(out, "  | {} |", heads.join(" | "))?;
    for row in &table.rows {
        let mut cells: Vec<String> = Vec::new();
        if table.has_amount {
            cells.push(match row.band == Band::default() {
                true => String::new(),
                false => band_text(row.band, unit),
            });
        }
        if table.has_case {
            cells.push(
                row.case
                    .map_or(String::new(), |case| CASES[case].to_owned()),
            );
        }
        cells.extend(row.cells.iter().map(|cell| match cell {
            Some((power, Some(order))) => format!("{}（{order}）", power.word()),
            Some((power, None)) => power.word().to_owned(),
            None => String::new(),
        }));
        writeln!(out, "  | {} |", cells.join(" | "))?;
    }
    Ok(())
}

pub fn band_text(band: Band, unit: Unit) -> String {
    let amount = |at: usize| format!("{}{}", VALUES[at], unit.word());
    match (band.low, band.high) {
        (None, None) => String::new(),
        (None, Some((at, true))) => format!("{}以下", amount(at)),
        (None, Some((at, false))) => format!("不满{}", amount(at)),
        (Some((at, true)), None) => format!("{}以上", amount(at)),
        (Some((at, false)), None) => format!("超过{}", amount(at)),
        (Some((low, true)), Some((high, _))) => format!("{}至{}", amount(low), amount(high)),
        (Some((low, false)), Some((high, _))) => format!("超过{}至{}", amount(low), amount(high)),
    }
}

pub fn position_name(at: usize) -> &'static str {
    POSITIONS[at]
}

pub fn matter_name(at: usize) -> &'static str {
    MATTERS[at]
}
