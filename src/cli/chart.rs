//! `rolec chart`: an organisation chart.

use super::arguments::{Chart, ChartBy, ChartDirection, ChartFormat, Findings};
use super::{Session, Status};
use crate::chart::{self, By, Direction, Options, Root, RootError, Sheet, Words};
use crate::diagnostic::Message;
use crate::model::Model;

pub(super) fn run(session: &mut Session, options: &Chart) -> Status {
    match draw(session, options) {
        Ok(status) | Err(status) => status,
    }
}

fn draw(session: &mut Session, arguments: &Chart) -> Result<Status, Status> {
    let project = session.open(&arguments.paths, false)?;
    let config = session.config(project, &Findings::default())?;
    let model = &project.model;
    let options = session.chart_options(model, arguments)?;
    let scene = chart::scene(model, &options);
    if scene.is_empty() {
        session.note_errors(project, &config);
        return Err(session.nothing_to_draw(&options, arguments.root.as_deref()));
    }
    let words = Words::new(session.terminal.catalogue(), model, &options, &scene);
    let text = match arguments.to {
        ChartFormat::Svg => chart::svg(&scene, &words),
        ChartFormat::Dot => chart::dot(&scene, &words),
        ChartFormat::Mermaid => chart::mermaid(&scene),
    };
    session.deliver(
        text.as_bytes(),
        arguments.output.as_deref(),
        arguments.force,
    )?;
    Ok(session.note_errors(project, &config))
}

impl Session {
    fn nothing_to_draw(&self, options: &Options, root: Option<&str>) -> Status {
        let what = match options.by {
            By::Position => "positions",
            By::Department => "departments",
        };
        let message = match root {
            Some(root) => Message::new(format!("cli-chart-root-no-{what}")).arg("name", root),
            None => Message::new(format!("cli-chart-no-{what}")),
        };
        self.terminal.fail(&message)
    }

    fn chart_options(&self, model: &Model, arguments: &Chart) -> Result<Options, Status> {
        let by = match arguments.by {
            ChartBy::Position => By::Position,
            ChartBy::Department => By::Department,
        };
        let root = match &arguments.root {
            Some(name) => self.chart_root(model, name, by)?,
            None => Root::All,
        };
        Ok(Options {
            by,
            root,
            depth: arguments.depth.map(|depth| depth as usize),
            direction: match arguments.direction {
                ChartDirection::Down => Direction::Down,
                ChartDirection::Right => Direction::Right,
            },
            sheet: Sheet::A4_LANDSCAPE,
            ..Options::default()
        })
    }

    fn chart_root(&self, model: &Model, name: &str, by: By) -> Result<Root, Status> {
        let message = match chart::find_root(model, name, by) {
            Ok(root) => return Ok(root),
            Err(RootError::Ambiguous(ids)) => {
                Message::new("cli-chart-ambiguous-root").arg("several", ids)
            }
            Err(RootError::Unknown(near)) if near.is_empty() => {
                Message::new("cli-chart-unknown-root")
            }
            Err(RootError::Unknown(near)) => {
                Message::new("cli-chart-unknown-root-near").arg("near", near)
            }
        };
        Err(self.terminal.fail(&message.arg("name", name)))
    }
}
