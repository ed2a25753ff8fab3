//! What the words of the language mean: declaration kinds, labels, shapes, keys. The words themselves are data
//! (see `vocabulary`).

use serde::{Deserialize, Serialize};

/// Declares a closed set of concepts, which vocabulary files name in kebab-case.
macro_rules! concepts {
    ($(#[$meta:meta])* $name:ident { $($(#[$inner:meta])* $variant:ident),+ $(,)? }) => {
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$inner])* $variant),+ }

        impl $name {
            pub const ALL: &'static [$name] = &[$($name::$variant),+];
        }
    };
}

concepts! {
    /// What a declaration declares.
    Kind { Organisation, Department, Position, Template, Matter, Kpi, Process, Person }
}

concepts! {
    /// What a label takes.
    Shape {
        /// One line.
        Value,
        /// One name.
        Name,
        /// A list of names.
        Names,
        /// Paragraphs; items and groups are welcome.
        Text,
        /// Items, in groups or not, or a table of them.
        List,
        /// Labels of its own; items and plain lines are welcome.
        Record,
        /// The tree of departments and positions.
        Outline,
        /// A table.
        Table,
        /// Groups labels for the eye, no more.
        Heading,
    }
}

impl Shape {
    /// A label that takes more than its line.
    pub fn is_section(self) -> bool {
        !self.is_line()
    }

    /// A label that takes one line or a list of names.
    pub fn is_line(self) -> bool {
        matches!(self, Shape::Value | Shape::Name | Shape::Names)
    }

    /// A label that also holds groups of the clerk's own.
    pub fn is_free(self) -> bool {
        matches!(self, Shape::Text | Shape::List)
    }
}

/// What a label means. One concept may stand in several declarations, with different words.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Concept {
    Age,
    Alias,
    Approved,
    Authorities,
    Budget,
    Career,
    Certificates,
    Chain,
    Changes,
    Children,
    Code,
    Collective,
    Conditions,
    Cooperates,
    Countersigned,
    Currency,
    Cycle,
    Definition,
    Department,
    Deputy,
    Direction,
    Document,
    Dotted,
    Duties,
    Education,
    Effective,
    Establishment,
    Experience,
    External,
    Forms,
    Formula,
    Functional,
    Functions,
    Goal,
    Grade,
    Grades,
    Guides,
    Head,
    HeadSuperior,
    Headcount,
    Identification,
    Kind,
    Knowledge,
    Kpis,
    Languages,
    Like,
    Location,
    Major,
    Notes,
    Other,
    Outline,
    Owner,
    Parent,
    Period,
    Positions,
    Prepared,
    Prohibitions,
    Purpose,
    Qualifications,
    Relations,
    Responsibilities,
    Reviewed,
    Scope,
    Sex,
    Skills,
    Source,
    Steps,
    Subordinates,
    Superior,
    SupervisedBy,
    Supervises,
    Target,
    Traits,
    Trigger,
    Unit,
    Version,
    Without,
    Workflow,
    /// A record field that the workspace added, by its place in the manifest's list.
    #[serde(skip)]
    Added(u16),
}

concepts! {
    /// A key of `[key:value]`, or a column of a table.
    Key {
        Every, Share, Output, Standard, For, Id, Note, Target, Period, Weight, Formula, Source, Unit, Direction,
        Scope, Limit, Joint, DelegatedTo, Until, Responsible, Accountable, Consulted, Informed, Within, Form, Head,
        Grade, Headcount, When, Number, Group, Text, Matter, Version, Change, Date, By,
    }
}

impl Key {
    /// The name under which contracts export a key that has no field of its own.
    pub fn name(self) -> &'static str {
        match self {
            Key::Every => "every",
            Key::Share => "share",
            Key::Output => "output",
            Key::Standard => "standard",
            Key::For => "for",
            Key::Id => "id",
            Key::Note => "note",
            Key::Target => "target",
            Key::Period => "period",
            Key::Weight => "weight",
            Key::Formula => "formula",
            Key::Source => "source",
            Key::Unit => "unit",
            Key::Direction => "direction",
            Key::Scope => "scope",
            Key::Limit => "limit",
            Key::Joint => "joint",
            Key::DelegatedTo => "delegated to",
            Key::Until => "until",
            Key::Responsible => "R",
            Key::Accountable => "A",
            Key::Consulted => "C",
            Key::Informed => "I",
            Key::Within => "within",
            Key::Form => "form",
            Key::Head => "head",
            Key::Grade => "grade",
            Key::Headcount => "headcount",
            Key::When => "when",
            Key::Number => "number",
            Key::Group => "group",
            Key::Text => "text",
            Key::Matter => "matter",
            Key::Version => "version",
            Key::Change => "change",
            Key::Date => "date",
            Key::By => "by",
        }
    }
}

concepts! {
    /// How often the duties of a group are done.
    Rhythm { Daily, Weekly, Monthly, Quarterly, Yearly, Periodic, AdHoc }
}

concepts! {
    /// How a chart draws a position.
    PositionKind { Line, Functional, Assistant }
}

concepts! {
    /// How often an indicator is measured, or a limit starts anew.
    Period { Day, Week, Month, Quarter, HalfYear, Year }
}

impl Period {
    /// As contracts write it.
    pub fn name(self) -> &'static str {
        match self {
            Period::Day => "day",
            Period::Week => "week",
            Period::Month => "month",
            Period::Quarter => "quarter",
            Period::HalfYear => "half-year",
            Period::Year => "year",
        }
    }
}

concepts! {
    /// Which way an indicator should go.
    Direction { Higher, Lower }
}

concepts! {
    /// A cycle of internal control.
    Cycle { Cash, Procurement, Stock, Sales, Assets, Cost, Investment, Works, Personnel }
}

concepts! {
    /// What kind of say a power is (AUTHORITIES §1).
    PowerClass {
        Inform, Report, Advise, Initiate, Prepare, Review, Recheck, Veto, Decide, Execute, Accept, Record, Keep,
        Supervise, Appraise, Direct, Allocate, Use, Demand, Represent, Interpret,
    }
}

impl PowerClass {
    /// As data and contracts write it.
    pub fn name(self) -> &'static str {
        match self {
            PowerClass::Inform => "inform",
            PowerClass::Report => "report",
            PowerClass::Advise => "advise",
            PowerClass::Initiate => "initiate",
            PowerClass::Prepare => "prepare",
            PowerClass::Review => "review",
            PowerClass::Recheck => "recheck",
            PowerClass::Veto => "veto",
            PowerClass::Decide => "decide",
            PowerClass::Execute => "execute",
            PowerClass::Accept => "accept",
            PowerClass::Record => "record",
            PowerClass::Keep => "keep",
            PowerClass::Supervise => "supervise",
            PowerClass::Appraise => "appraise",
            PowerClass::Direct => "direct",
            PowerClass::Allocate => "allocate",
            PowerClass::Use => "use",
            PowerClass::Demand => "demand",
            PowerClass::Represent => "represent",
            PowerClass::Interpret => "interpret",
        }
    }
}

concepts! {
    /// A word with a meaning of its own inside a value.
    ValueWord {
        None, End, Total, Remark, Or, Yes, No, OwnSuperior, OwnSubordinates, OwnHead, UnitHead, Executive, Applicant, OwnDepartment, WholeOrganisation, Ratify, PowerTail, Each, Per, Unlimited,
        Included, Excluded, Between,
    }
}

/// How a number compares.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, Serialize, Deserialize)]
pub enum Comparator {
    #[serde(rename = ">=")]
    AtLeast,
    #[serde(rename = "<=")]
    AtMost,
    #[serde(rename = ">")]
    Above,
    #[serde(rename = "<")]
    Below,
    #[serde(rename = "=")]
    Equal,
}

concepts! {
    /// A word of a `# rolec:` comment.
    WaiverWord { Allow, Until, By, Unplaced }
}

concepts! {
    /// A word that tells the parts of an authority line.
    GrantWord {
        /// What ends a right: 权, authority.
        Right,
        /// What holds such a word and ends none: 授权, power of attorney.
        NoRight,
        /// What stands before what one may do: 有权, authority to.
        Entitled,
        /// What stands between a matter and the power over it: 有, 进行.
        Has,
        /// What denies: 不得, no.
        Deny,
        /// Words in which a character of another word of this list means nothing: 有关, 及时.
        Solid,
        /// What stands before a matter: 对.
        About,
        /// What stands before whom a report goes to: 向.
        To,
        /// What stands before whom one deals with: 与.
        With,
        /// What stands before whom one acts for: 代表.
        For,
        /// What joins powers: 和, and.
        List,
        /// What joins matters: 和, and.
        ListNoun,
        /// What stands between a matter and what is done with it: 的.
        Of,
        /// How one may do it, before the power: 最终, independently.
        Manner,
        /// What opens a further clause: 并, also.
        Lead,
        /// What is put forward where one advises: 意见.
        Suggestion,
        /// How it is put forward: 提出.
        Putting,
        /// What makes a sentence of what could be a power and its matter: 由.
        Sentence,
        /// Ends of names of things, which cannot be done: 费用.
        Thing,
        /// Ends of names of classes of people: 下级.
        Person,
        /// The unit that the position belongs to: 本部门.
        OwnUnit,
        /// What makes a scope of a name: 范围内.
        Reach,
        /// What a power depends on: 预算内.
        Proviso,
        /// What makes a condition, and no scope, of 范围内: 预算.
        Limited,
        /// What opens a condition: 按, within.
        Given,
        /// What introduces an amount and says nothing more: 金额.
        Amount,
        /// What opens a clause that says why, or of what: 以便, 包括.
        Remark,
        /// And so on: 等.
        EtCetera,
        /// What stands before a noun and is no part of a name: the.
        Article,
        /// What stands between a power and its matter: on.
        Prepositions,
        /// Verbs that are as often nouns: review.
        NounToo,
        /// What makes a noun of such a verb: 计划 of 采购计划.
        Compound,
    }
}

concepts! {
    /// A part of a title or text that says what it is about.
    TextMark {
        /// The rank at the end of a title: 经理, manager.
        Rank,
        /// What makes a title a deputy's: 副, deputy.
        Deputy,
        /// What ends the name of a body that decides together: 委员会, committee.
        Body,
        /// Ends the title of whoever helps one superior: 助理 in 总经理助理, assistant.
        Aide,
        /// Owners and boards, who stand above whoever runs the organisation: 董事会, board of directors.
        Board,
        /// Those who watch over the board: 监事会, supervisory board.
        Watch,
        /// Ends the name of a unit that serves the head and leads nobody: 总经办, office of.
        StaffUnit,
        /// Ends the name of a part of the organisation in another place: 分公司, branch.
        Branch,
        /// What every department does for itself: 本部门.
        Internal,
        /// Words that say nothing about what is done: 负责, 相关, support.
        Filler,
        /// Joins words and says nothing itself: 和, and.
        Joint,
        /// What a duty does, as its first word: 编制, review.
        Verb,
        /// Leads others or the whole: 主持, lead.
        Lead,
        /// Helps with another's duty: 协助, assist.
        Assist,
        /// The last duty of all: 完成领导交办的其他工作.
        CatchAll,
        /// A quantity or time that nobody can check: 不定期, as appropriate.
        Vague,
        /// How one should be, not what one does: 努力学习.
        Attitude,
        /// What forbids: 不得, must not.
        Forbid,
        /// What makes a prohibition depend on something: 未经, without.
        Unless,
        /// A bound that is one number: 不少于, at least.
        Bound,
        /// What is counted or measured: 次, days.
        Unit,
        /// This position's or unit's own: 本岗位.
        Own,
        /// What somebody is appraised for: 工作, 绩效, performance.
        Conduct,
        /// Titles that lead nobody: 专员, clerk.
        Clerk,
        /// A part of a whole, in percent: 率, rate.
        Rate,
        /// A rate that may pass 100 %: 增长, growth.
        OpenRate,
        /// How percent is written: 百分比, percent.
        Percent,
        /// Units that go below zero: 度, points.
        Signed,
        /// How often, inside a text: 每月, monthly.
        Span,
        /// Sends the reader elsewhere: 参见, see.
        See,
        /// A paper that is signed or issued: 责任状, policy.
        Paper,
        /// Data of one's own making: 自评, self-report.
        OwnData,
        /// What makes the name of a unit: 部, department.
        UnitName,
        /// A quality that everybody reads as they like: 科学合理, excellent.
        Unmeasurable,
        /// What a number is of, and no more: 完成率, number of.
        Measure,
        /// Answers for everything: 全面负责, overall responsibility.
        Whole,
        /// Not all of a power: 部分, limited.
        Part,
        /// Power itself: 权力, authority.
        Power,
        /// An act that takes a power: 审批, approve.
        Claim,
        /// How one does it, before the act: 负责, 及时, responsible for.
        Manner,
        /// What makes a thing of an act before it: 制度 in 考核制度, policy.
        System,
        /// What is submitted to be reviewed: expenses.
        Submitted,
        /// Grants inside a sentence: 有权, is entitled to.
        Entitled,
        /// Takes the blame: 负责, accountable for.
        Answers,
        /// Gives work to others: 工作安排, schedule staff.
        Steer,
        /// Speaks for the organisation outside: 对外, on behalf of.
        Outside,
        /// All units or people: 各部门, all departments.
        Everybody,
        /// One's own people and line: 直接下级, staff.
        People,
        /// What introduces a telephone number: 电话.
        Telephone,
        /// What nobody leaves in a finished text: 某某, lorem ipsum.
        Placeholder,
        /// What ends a clause that is still to be written: 待定, to be determined.
        Open,
        /// What a form asks for in brackets: `[公司名称]`.
        FormField,
        /// A part of a law or a document, before its number: article, section.
        Division,
        /// What download sites and printers add: 下载本文档.
        Furniture,
        /// A character and a reading of it that has no tone: 们men.
        Neutral,
        /// A character that is never written twice in a row, with what may follow it all the same: 的确.
        Single,
        /// What stands before a title that a text names: 由, 向, 经.
        BeforeTitle,
        /// What ends the name of a department: 部, 中心.
        UnitWord,
        /// Looks like a word of a term, and is none: 模拟 in 模拟定价.
        NoTerm,
        /// Stands around the number of a step behind an arrow: 第…步, step.
        Step,
        /// What makes a branch depend on something: 未, 通过, if.
        Condition,
        /// Opens a branch that is always taken: 否则, otherwise.
        Otherwise,
        /// Goes back in a process: 重新, start again.
        Return,
        /// Asks for one sex: 女性优先, male preferred.
        Sex,
        /// 男, male.
        Man,
        /// 女, female.
        Woman,
        /// Asks about marriage or children: 已婚, unmarried.
        Family,
        /// Asks how somebody looks: 五官端正, attractive appearance.
        Looks,
        /// Asks how tall somebody is: 身高, cm tall.
        Height,
        /// Shuts out people with a disability or a condition: 无残疾, able-bodied.
        Health,
        /// Asks where somebody comes from: 籍贯, local residents only.
        Origin,
        /// Stands before an age: 年龄, aged.
        AgeBefore,
        /// Stands behind an age: 岁, years old.
        AgeBehind,
        /// Makes an age the youngest that is asked for: 年满, at least.
        AgeFrom,
        /// Leaves a requirement open: 不限, any.
        Unrestricted,
        /// Makes a text one about what somebody knows: 熟悉, familiar with.
        Knowing,
        /// Makes a requirement a wish: 优先, preferred.
        Preferred,
        /// What years in a text are years of: 经验, experience.
        Experience,
        /// Behind a number, how long: 年, years.
        Years,
        /// A year that is no length of time: 年度, years old.
        Calendar,
        /// What a level of education is one of: 学历, degree.
        Education,
        /// Levels of education, the lowest first.
        MiddleSchool,
        HighSchool,
        College,
        Bachelor,
        Master,
        Doctor,
        /// Opens a Chinese person's name: 王, 欧阳.
        Surname,
        /// Opens a Western person's name: Mary.
        GivenName,
        /// How a person is addressed: 先生, Mr.
        Honorific,
        /// Stands around the number of a version: 第…版, version.
        Version,
        /// Every department: 各部门.
        Everyone,
        /// What stands before a department or title that is nobody in particular: 相关, 有关.
        Concerned,
        /// What stands between a sign and its meaning: 表示.
        Means,
        /// What stands before the number of a step: 第, level.
        Ordinal,
        /// What stands behind the number of a step: 级, st.
        Grade,
        /// What tells cases of a matter apart in a table: 对内, domestic.
        Case,
        /// Ends the name of a unit or post, never of a person: 部, committee.
        Office,
    }
}
