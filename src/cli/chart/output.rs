//! Where the files of `rolec chart` go: standard output, one file, or `FILE-1`, `FILE-2`, …. Draws nothing.

use crate::chart;
use crate::cli::arguments::{Chart, ChartFormat};
use crate::cli::output::Terminal;
use crate::cli::workspace::shown;
use crate::cli::{Session, Status};
use crate::diagnostic::Message;
use crate::render::posters;
use std::path::{Path, PathBuf};
use time::Date;

/// The format that is asked for, else the one that the name of the file means.
pub(super) fn format(arguments: &Chart) -> ChartFormat {
    if let Some(format) = arguments.to {
        return format;
    }
    let file = arguments.output.as_deref().and_then(Path::extension);
    let ending = file.and_then(|ending| ending.to_str());
    match ending.map(str::to_ascii_lowercase).as_deref() {
        Some("png") => ChartFormat::Png,
        Some("pdf") => ChartFormat::Pdf,
        Some("html" | "htm") => ChartFormat::Html,
        Some("dot" | "gv") => ChartFormat::Dot,
        Some("mmd" | "mermaid") => ChartFormat::Mermaid,
        Some("puml" | "plantuml") => ChartFormat::Plantuml,
        Some("drawio") => ChartFormat::Drawio,
        Some("csv") => ChartFormat::Csv,
        Some("bpmn") => ChartFormat::Bpmn,
        _ => ChartFormat::Svg,
    }
}

/// Pages as SVG.
#[derive(Default)]
pub(super) struct Svgs {
    pub(super) svgs: Vec<String>,
    /// In tenths of a point.
    pub(super) sizes: Vec<(i32, i32)>,
    pub(super) title: String,
}

/// Pages as files: a picture each, or one PDF of all.
pub(super) fn pages(
    pages: Svgs,
    format: ChartFormat,
    as_of: Option<Date>,
) -> Result<Vec<Vec<u8>>, Message> {
    let svgs = pages.svgs;
    let internal = |reason: String| Message::new("cli-internal").arg("reason", reason);
    match format {
        ChartFormat::Png => {
            let pictures = svgs.iter().map(|svg| chart::png(svg).map_err(internal));
            pictures.collect()
        }
        ChartFormat::Pdf => {
            if svgs.is_empty() {
                return Ok(Vec::new());
            }
            let drawings = svgs.into_iter().zip(pages.sizes);
            let drawings: Vec<(String, i32, i32)> = drawings
                .map(|(svg, (width, height))| (svg, width, height))
                .collect();
            Ok(vec![
                posters::posters(&drawings, &pages.title, as_of)?.bytes,
            ])
        }
        _ => Ok(svgs.into_iter().map(String::into_bytes).collect()),
    }
}

impl Session {
    pub(super) fn refuse_terminal(
        &self,
        format: ChartFormat,
        arguments: &Chart,
    ) -> Result<(), Status> {
        let is_binary = matches!(format, ChartFormat::Png | ChartFormat::Pdf);
        if is_binary && arguments.output.is_none() && Terminal::stdout_is_terminal() {
            return Err(self.terminal.fail(&Message::new("cli-chart-binary")));
        }
        Ok(())
    }

    /// One file goes where it is asked to, several beside each other; none is written if one of them may not be.
    pub(super) fn deliver_all(
        &mut self,
        files: &[Vec<u8>],
        arguments: &Chart,
    ) -> Result<(), Status> {
        let output = arguments.output.as_deref();
        if let [file] = files {
            return self.deliver(file, output, arguments.force);
        }
        let Some(output) = output else {
            let message = Message::new("cli-chart-several-pages").arg("pages", files.len());
            return Err(self.terminal.fail(&message));
        };
        let paths: Vec<PathBuf> = (1..=files.len()).map(|at| numbered(output, at)).collect();
        if let Some(taken) = paths.iter().find(|path| path.exists() && !arguments.force) {
            let message = Message::new("cli-file-exists").arg("path", shown(taken));
            return Err(self.terminal.fail(&message));
        }
        for (file, path) in files.iter().zip(&paths) {
            self.deliver(file, Some(path), arguments.force)?;
        }
        Ok(())
    }
}

/// `chart.svg` becomes `chart-2.svg`.
fn numbered(path: &Path, at: usize) -> PathBuf {
    let stem = path.file_stem().unwrap_or_default().to_string_lossy();
    let name = match path.extension() {
        Some(ending) => format!("{stem}-{at}.{}", ending.to_string_lossy()),
        None => format!("{stem}-{at}"),
    };
    path.with_file_name(name)
}
