//! `rolec matrix`: tables over the whole organisation.

use super::arguments::{Findings, Matrix, MatrixFormat, MatrixKind};
use super::output::Terminal;
use super::{Session, Status};
use crate::diagnostic::Message;
use crate::project::source_date;
use crate::render::matrix::{self, Input, Kind};
use crate::render::sheet::{Workbook, csv, html, markdown, xlsx};
use crate::syntax::values;
use std::path::Path;

pub(super) fn run(session: &mut Session, options: &Matrix) -> Status {
    match tabulate(session, options) {
        Ok(status) | Err(status) => status,
    }
}

fn tabulate(session: &mut Session, options: &Matrix) -> Result<Status, Status> {
    let project = session.open(&options.paths, false)?;
    let findings = Findings {
        as_of: options.as_of.clone(),
        ..Findings::default()
    };
    let config = session.config(project, &findings)?;
    let format = options
        .to
        .unwrap_or_else(|| meant(options.output.as_deref()));
    if format == MatrixFormat::Xlsx && options.output.is_none() && Terminal::stdout_is_terminal() {
        return Err(session.terminal.fail(&Message::new("cli-binary")));
    }
    let only = match &options.only {
        Some(name) => session.only(project, name)?,
        None => None,
    };
    // `config` has refused what is no date.
    let as_of = options.as_of.as_deref().and_then(values::date);
    let language = session.arguments.lang;
    let workbook = matrix::workbook(
        options.kind.kind(),
        &Input {
            model: &project.model,
            sources: &project.sources,
            vocabulary: &project.vocabulary,
            language: language.unwrap_or_else(|| project.document_language()),
            only,
            as_of: as_of.or_else(source_date),
            similarity: config.thresholds.similarity,
            whole: format == MatrixFormat::Csv,
            breadth: None,
        },
    );
    if workbook.sheets.is_empty() {
        session.note_errors(project, &config);
        let id = format!("matrix-no-{}", options.kind.kind().name());
        return Err(session.terminal.fail(&Message::new(id)));
    }
    let bytes = written(&workbook, format).map_err(|reason| {
        let message = Message::new("cli-internal").arg("reason", reason);
        session.terminal.fail(&message)
    })?;
    session.deliver(&bytes, options.output.as_deref(), options.force)?;
    Ok(session.note_errors(project, &config))
}

fn written(workbook: &Workbook, format: MatrixFormat) -> Result<Vec<u8>, String> {
    Ok(match format {
        MatrixFormat::Xlsx => xlsx::xlsx(workbook)?,
        MatrixFormat::Csv => csv::csv(workbook).into_bytes(),
        MatrixFormat::Md => markdown::markdown(workbook).into_bytes(),
        MatrixFormat::Html => html::html(workbook).into_bytes(),
    })
}

/// The format that the name of a file asks for; Markdown can be read as it is.
fn meant(file: Option<&Path>) -> MatrixFormat {
    let ending = file
        .and_then(Path::extension)
        .and_then(|ending| ending.to_str());
    match ending.map(str::to_ascii_lowercase).as_deref() {
        Some("xlsx") => MatrixFormat::Xlsx,
        Some("csv") => MatrixFormat::Csv,
        Some("html" | "htm") => MatrixFormat::Html,
        _ => MatrixFormat::Md,
    }
}

impl MatrixKind {
    fn kind(self) -> Kind {
        match self {
            Self::Authority => Kind::Authority,
            Self::Raci => Kind::Raci,
            Self::Duties => Kind::Duties,
            Self::Kpi => Kind::Kpi,
            Self::Headcount => Kind::Headcount,
        }
    }
}
