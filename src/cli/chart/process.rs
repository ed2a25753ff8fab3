//! `rolec chart --process`: the drawing of a process.

use crate::chart;
use crate::chart::process::{self, ProcessError};
use crate::cli::arguments::{Chart, ChartFormat};
use crate::cli::{Session, Status};
use crate::diagnostic::Message;
use crate::project::{Project, source_date};
use crate::render::posters;
use crate::syntax::values;

impl Session {
    /// The drawing as a file.
    pub(super) fn process(
        &self,
        project: &Project,
        name: &str,
        format: ChartFormat,
        arguments: &Chart,
    ) -> Result<Vec<u8>, Status> {
        let catalogue = self.terminal.catalogue();
        let diagram = process::process(&project.model, &project.vocabulary, name, catalogue);
        let diagram = diagram.map_err(|error| self.no_process(name, error))?;
        let internal = |reason: String| {
            let message = Message::new("cli-internal").arg("reason", reason);
            self.terminal.fail(&message)
        };
        let svg = || process::svg(&diagram, arguments.theme.theme());
        match format {
            ChartFormat::Svg => Ok(svg().into_bytes()),
            ChartFormat::Png => chart::png(&svg()).map_err(internal),
            ChartFormat::Pdf => {
                let svg = svg();
                let (width, height) = process::size(&diagram);
                let as_of = arguments.as_of.as_deref().and_then(values::date);
                let as_of = as_of.or_else(source_date);
                let pdf = posters::posters(&[(svg, width, height)], &diagram.name, as_of);
                pdf.map(|pdf| pdf.bytes)
                    .map_err(|message| self.terminal.fail(&message))
            }
            ChartFormat::Mermaid => Ok(process::mermaid(&diagram).into_bytes()),
            ChartFormat::Bpmn => Ok(process::bpmn(&diagram).into_bytes()),
            _ => Err(self
                .terminal
                .fail(&Message::new("cli-chart-process-format"))),
        }
    }

    fn no_process(&self, name: &str, error: ProcessError) -> Status {
        let message = match error {
            ProcessError::Empty => Message::new("cli-chart-empty-process"),
            ProcessError::Unknown(near) if near.is_empty() => {
                Message::new("cli-chart-unknown-process")
            }
            ProcessError::Unknown(near) => {
                Message::new("cli-chart-unknown-process-near").arg("near", near)
            }
        };
        self.terminal.fail(&message.arg("name", name))
    }
}
