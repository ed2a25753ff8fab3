//! What can be said on the command line. The words that explain it are in the message catalogues.

use super::report::{FORMS, Form};
use crate::diagnostic::Severity;
use crate::import::{Conversion, Step};
use crate::locale::Language;
use crate::render::design::Theme;
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

#[derive(Parser, Debug)]
#[command(
    name = "rolec",
    version,
    disable_help_subcommand = true,
    arg_required_else_help = true
)]
pub(super) struct Arguments {
    #[command(flatten)]
    pub(super) common: Common,
    #[command(subcommand)]
    pub(super) verb: Verb,
}

#[derive(Args, Clone, Debug)]
pub(super) struct Common {
    #[arg(short = 'C', long = "directory", value_name = "FOLDER", global = true)]
    pub(super) directory: Option<PathBuf>,
    #[arg(long, value_name = "LANG", value_parser = language, global = true)]
    pub(super) lang: Option<Language>,
    #[arg(long, value_name = "WHEN", default_value = "auto", global = true)]
    pub(super) color: ColorChoice,
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub(super) verbose: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Default, ValueEnum, Debug)]
pub(super) enum ColorChoice {
    #[default]
    Auto,
    Always,
    Never,
}

fn language(text: &str) -> Result<Language, String> {
    Language::from_tag(text).ok_or_else(|| "zh, en".to_owned())
}

#[derive(Subcommand, Debug)]
pub(super) enum Verb {
    New(New),
    Check(Check),
    Build(Build),
    Template(Template),
    Fmt(Fmt),
    Chart(Chart),
    Matrix(Matrix),
    Export(Export),
    Who(Who),
    Import(Import),
    Lsp(Lsp),
    Rules(Rules),
    Explain(Explain),
    Completions(Completions),
    Man(Man),
}

#[derive(Args, Debug)]
pub(super) struct New {
    #[arg(value_name = "FOLDER")]
    pub(super) folder: PathBuf,
}

/// Which findings count, and how.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct Findings {
    #[arg(long, value_name = "RULE")]
    pub(super) only: Vec<String>,
    #[arg(long, value_name = "RULE")]
    pub(super) allow: Vec<String>,
    #[arg(long, value_name = "DATE")]
    pub(super) as_of: Option<String>,
}

#[derive(Args, Debug)]
pub(super) struct Check {
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = forms())]
    pub(super) format: Form,
    #[arg(long, value_name = "REPORT", value_parser = report)]
    pub(super) report: Vec<Report>,
    #[arg(long, value_name = "FILE")]
    pub(super) baseline: Option<PathBuf>,
    #[arg(long, value_name = "REVISION")]
    pub(super) changed: Option<String>,
    #[arg(long)]
    pub(super) fix: bool,
    #[arg(long)]
    pub(super) unsafe_fixes: bool,
    #[arg(long, value_name = "FILE", conflicts_with = "baseline")]
    pub(super) write_baseline: Option<PathBuf>,
    #[arg(long, value_name = "SEVERITY")]
    pub(super) fail_on: Option<Failing>,
    #[arg(long, value_name = "WHAT", conflicts_with = "fail_on")]
    pub(super) deny: Option<Deny>,
    #[command(flatten)]
    pub(super) findings: Findings,
    #[arg(long)]
    pub(super) hints: bool,
    #[arg(long)]
    pub(super) allow_empty: bool,
}

/// A report to a file.
#[derive(Clone, Debug)]
pub(super) struct Report {
    pub(super) form: Form,
    pub(super) path: PathBuf,
}

fn forms() -> impl TypedValueParser<Value = Form> {
    let names = PossibleValuesParser::new(FORMS.map(|form| form.name));
    names.try_map(|name| Form::named(&name).ok_or("form"))
}

/// Reads `sarif=out/check.sarif`. What clap says of a fault is not shown.
fn report(text: &str) -> Result<Report, String> {
    let (name, path) = text.split_once('=').ok_or("form")?;
    let form = Form::named(name).ok_or("form")?;
    match path.is_empty() {
        true => Err("file".to_owned()),
        false => Ok(Report {
            form,
            path: PathBuf::from(path),
        }),
    }
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum Failing {
    Error,
    Warning,
    Hint,
}

impl Failing {
    pub(super) fn severity(self) -> Severity {
        match self {
            Failing::Error => Severity::Error,
            Failing::Warning => Severity::Warning,
            Failing::Hint => Severity::Hint,
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum Deny {
    Warnings,
    Hints,
}

#[derive(Args, Debug)]
pub(super) struct Fmt {
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    #[arg(long)]
    pub(super) check: bool,
    #[arg(long)]
    pub(super) diff: bool,
}

#[derive(Args, Debug)]
pub(super) struct Chart {
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    #[arg(long, value_name = "FORMAT")]
    pub(super) to: Option<ChartFormat>,
    #[arg(long, value_name = "WHAT", default_value = "position")]
    pub(super) by: ChartBy,
    #[arg(long, value_name = "NAME")]
    pub(super) root: Option<String>,
    #[arg(long, value_name = "LEVELS", value_parser = clap::value_parser!(u32).range(1..))]
    pub(super) depth: Option<u32>,
    #[arg(long, value_name = "WHERE", default_value = "down")]
    pub(super) direction: ChartDirection,
    #[arg(long, value_name = "PAPER")]
    pub(super) paper: Option<ChartPaper>,
    #[arg(long, value_name = "HOW", requires = "paper")]
    pub(super) orientation: Option<ChartOrientation>,
    #[arg(long, value_name = "FIELD", value_delimiter = ',')]
    pub(super) fields: Option<Vec<ChartField>>,
    #[arg(long, value_name = "THEME", default_value = "modern")]
    pub(super) theme: ChartTheme,
    #[arg(long)]
    pub(super) align_grades: bool,
    #[arg(long)]
    pub(super) upright: bool,
    #[arg(long, value_name = "NAME", conflicts_with_all = ["by", "root", "depth", "direction", "fields", "align_grades", "upright"])]
    pub(super) process: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub(super) as_of: Option<String>,
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum ChartFormat {
    Svg,
    Png,
    Pdf,
    Html,
    Dot,
    Mermaid,
    Plantuml,
    Drawio,
    Csv,
    Bpmn,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum ChartBy {
    Position,
    Department,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum ChartDirection {
    Down,
    Right,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum ChartPaper {
    #[value(name = "A4", alias = "a4")]
    A4,
    #[value(name = "A3", alias = "a3")]
    A3,
    Letter,
    Poster,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum ChartOrientation {
    Portrait,
    Landscape,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum ChartTheme {
    Modern,
    Official,
    Warm,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum ChartField {
    Department,
    Head,
    Code,
    Grade,
    Holder,
    Headcount,
    Kpis,
    Findings,
}

#[derive(Args, Debug)]
pub(super) struct Matrix {
    #[arg(value_name = "KIND")]
    pub(super) kind: MatrixKind,
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    #[arg(long, value_name = "FORMAT")]
    pub(super) to: Option<MatrixFormat>,
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub(super) only: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub(super) as_of: Option<String>,
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum MatrixKind {
    Authority,
    Raci,
    Duties,
    Kpi,
    Headcount,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum MatrixFormat {
    Xlsx,
    Csv,
    Md,
    Html,
}

#[derive(Args, Debug)]
pub(super) struct Build {
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    #[arg(long, value_name = "FORMATS", value_delimiter = ',')]
    pub(super) to: Vec<BuildFormat>,
    #[arg(long, value_name = "NAME")]
    pub(super) booklet: Option<String>,
    #[arg(short, long, value_name = "FOLDER")]
    pub(super) output: Option<PathBuf>,
    #[arg(long, value_name = "THEME")]
    pub(super) theme: Option<ThemeChoice>,
    #[arg(long, value_name = "TEMPLATE")]
    pub(super) template: Option<PathBuf>,
    #[arg(long, value_name = "NAME")]
    pub(super) only: Option<String>,
    #[arg(long, value_name = "DATE")]
    pub(super) as_of: Option<String>,
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum BuildFormat {
    Pdf,
    Docx,
    Html,
    Site,
    Md,
    Xlsx,
}

/// As [`Theme`], for the command line.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum ThemeChoice {
    Official,
    Modern,
    Compact,
}

impl ThemeChoice {
    pub(super) fn theme(self) -> Theme {
        match self {
            Self::Official => Theme::Official,
            Self::Modern => Theme::Modern,
            Self::Compact => Theme::Compact,
        }
    }
}

#[derive(Args, Debug)]
pub(super) struct Template {
    #[arg(value_name = "ACTION")]
    pub(super) action: TemplateAction,
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    #[arg(long = "for", value_name = "SUBJECT")]
    pub(super) subject: Option<TemplateSubject>,
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum TemplateAction {
    Init,
    Check,
    Fields,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum TemplateSubject {
    Position,
    Department,
    Booklet,
}

#[derive(Args, Debug)]
pub(super) struct Export {
    #[arg(value_name = "PATH")]
    pub(super) paths: Vec<PathBuf>,
    #[arg(long, value_name = "FORMAT", default_value = "json")]
    pub(super) to: ExportFormat,
    #[arg(short, long, value_name = "FILE")]
    pub(super) output: Option<PathBuf>,
    #[arg(long)]
    pub(super) force: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum ExportFormat {
    Json,
    Yaml,
}

#[derive(Args, Debug)]
pub(super) struct Who {
    #[arg(value_name = "POWER")]
    pub(super) power: String,
    #[arg(value_name = "MATTER")]
    pub(super) matter: String,
    #[arg(value_name = "AMOUNT")]
    pub(super) amount: Option<String>,
    #[arg(long = "in", value_name = "DEPARTMENT")]
    pub(super) department: Option<String>,
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: ListFormat,
    #[arg(long, value_name = "DATE")]
    pub(super) as_of: Option<String>,
}

#[derive(Args, Debug)]
pub(super) struct Import {
    #[arg(value_name = "SOURCE", required = true)]
    pub(super) sources: Vec<PathBuf>,
    #[arg(short, long, value_name = "FOLDER")]
    pub(super) output: Option<PathBuf>,
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) report: ListFormat,
    #[arg(long, value_name = "STEP", value_delimiter = ',', value_parser = steps())]
    pub(super) keep: Vec<Step>,
    #[arg(long, value_name = "COLUMN", value_parser = mapping)]
    pub(super) map: Vec<(String, String)>,
    #[arg(long, value_name = "DIRECTION", value_parser = conversions())]
    pub(super) convert: Option<Conversion>,
    #[arg(long, value_name = "FOLDER", conflicts_with_all = ["output", "force"])]
    pub(super) into: Option<PathBuf>,
    #[arg(long)]
    pub(super) force: bool,
}

/// Reads `职务=岗位`. What clap says of a fault is not shown.
fn mapping(text: &str) -> Result<(String, String), String> {
    let (head, field) = text.split_once('=').ok_or("=")?;
    match head.is_empty() || field.is_empty() {
        true => Err("=".to_owned()),
        false => Ok((head.to_owned(), field.to_owned())),
    }
}

fn steps() -> impl TypedValueParser<Value = Step> {
    let names = PossibleValuesParser::new(Step::ALL.map(Step::name));
    names.try_map(|name| Step::named(&name).ok_or("step"))
}

/// Editors add `--stdio` by themselves; there is no other way.
#[derive(Args, Debug)]
pub(super) struct Lsp {
    #[arg(long)]
    pub(super) stdio: bool,
}

fn conversions() -> impl TypedValueParser<Value = Conversion> {
    let names = PossibleValuesParser::new(Conversion::ALL.map(Conversion::name));
    names.try_map(|name| Conversion::named(&name).ok_or("direction"))
}

#[derive(Args, Debug)]
pub(super) struct Rules {
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    pub(super) format: ListFormat,
    #[arg(long)]
    pub(super) powers: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum, Debug)]
pub(super) enum ListFormat {
    Human,
    Json,
}

#[derive(Args, Debug)]
pub(super) struct Explain {
    #[arg(value_name = "RULE")]
    pub(super) rule: String,
}

#[derive(Args, Debug)]
pub(super) struct Completions {
    #[arg(value_name = "SHELL")]
    pub(super) shell: clap_complete::Shell,
}

#[derive(Args, Debug)]
pub(super) struct Man {
    #[arg(short, long, value_name = "FOLDER")]
    pub(super) output: Option<PathBuf>,
}
