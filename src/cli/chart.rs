//! `rolec chart`: an organisation chart, or the drawing of a process.

mod options;
mod output;
mod process;

use super::arguments::{Chart, ChartFormat, Findings};
use super::{Session, Status};
use crate::chart::{self, By, Furniture, Options, Page, Paper, Printing, Scene, Words};
use crate::diagnostic::Message;
use crate::locale::Catalogue;
use crate::project::{Project, source_date};
use crate::render::glyphs;
use crate::syntax::values;
use output::Svgs;
use std::collections::{BTreeMap, BTreeSet};
use time::Date;

pub(super) fn run(session: &mut Session, options: &Chart) -> Status {
    match draw(session, options) {
        Ok(status) | Err(status) => status,
    }
}

fn draw(session: &mut Session, arguments: &Chart) -> Result<Status, Status> {
    let project = session.open(&arguments.paths, false)?;
    let findings = Findings {
        as_of: arguments.as_of.clone(),
        ..Findings::default()
    };
    let config = session.config(project, &findings)?;
    let format = output::format(arguments);
    session.refuse_terminal(format, arguments)?;
    if let Some(name) = &arguments.process {
        let file = session.process(project, name, format, arguments)?;
        session.deliver(&file, arguments.output.as_deref(), arguments.force)?;
        return Ok(session.note_errors(project, &config));
    }
    let mut options = session.chart_options(project, &config, arguments)?;
    // What others show has the fonts of the machine that shows it.
    let is_print = matches!(format, ChartFormat::Png | ChartFormat::Pdf);
    options.printable = is_print.then_some(glyphs::printed);
    // `config` has refused what is no date.
    let as_of = arguments.as_of.as_deref().and_then(values::date);
    let drawing = Drawing {
        project,
        options: &options,
        catalogue: session.terminal.catalogue(),
        as_of: as_of.or_else(source_date),
    };
    let files = match format {
        ChartFormat::Bpmn => {
            let message = Message::new("cli-chart-bpmn-needs-process");
            return Err(session.terminal.fail(&message));
        }
        ChartFormat::Svg | ChartFormat::Png | ChartFormat::Pdf => {
            let svgs = drawing.svgs(arguments);
            if is_print {
                session.tell_missing(&svgs.svgs, project);
            }
            output::pages(svgs, format, drawing.as_of)
        }
        _ => Ok(drawing.whole(format).into_iter().collect()),
    };
    let files: Vec<Vec<u8>> = files.map_err(|message| session.terminal.fail(&message))?;
    if files.is_empty() {
        session.note_errors(project, &config);
        return Err(session.nothing_to_draw(&options, arguments.root.as_deref()));
    }
    session.deliver_all(&files, arguments)?;
    Ok(session.note_errors(project, &config))
}

/// What is drawn, and in which words.
struct Drawing<'a> {
    project: &'a Project,
    options: &'a Options,
    catalogue: &'static Catalogue,
    as_of: Option<Date>,
}

impl Drawing<'_> {
    /// The whole chart as one file; None if there is nothing to draw.
    fn whole(&self, format: ChartFormat) -> Option<Vec<u8>> {
        let scene = self.scene()?;
        let words = self.words(&scene);
        let text = match format {
            ChartFormat::Dot => chart::dot(&scene, &words),
            ChartFormat::Mermaid => chart::mermaid(&scene),
            ChartFormat::Plantuml => chart::plantuml(&scene, &words),
            ChartFormat::Drawio => chart::drawio(&scene, &words),
            ChartFormat::Csv => chart::csv(&scene),
            _ => chart::html(&scene, &words, self.catalogue),
        };
        Some(text.into_bytes())
    }

    /// Sheets of paper, or one sheet to measure.
    fn svgs(&self, arguments: &Chart) -> Svgs {
        let pages = match arguments.paper {
            Some(paper) => self.printed(paper.paper(), arguments),
            None => self.bare().into_iter().collect(),
        };
        let words = match pages.first() {
            Some(page) => self.words(&page.scene),
            None => return Svgs::default(),
        };
        let svgs = pages.iter().map(|page| chart::page_svg(page, &words));
        Svgs {
            svgs: svgs.collect(),
            sizes: pages.iter().map(|page| (page.width, page.height)).collect(),
            title: words.title,
        }
    }

    fn printed(&self, paper: Paper, arguments: &Chart) -> Vec<Page> {
        let printing = Printing {
            paper,
            orientation: arguments.orientation.map(|held| held.orientation()),
            title: self.words(&Scene::default()).title,
            edition: self.edition(),
            catalogue: self.catalogue,
        };
        chart::pages(&self.project.model, self.options, &printing)
    }

    /// The drawing alone, with what needs an explanation explained.
    fn bare(&self) -> Option<Page> {
        let scene = self.scene()?;
        let furniture = Furniture {
            legend: Furniture::legend(&scene, self.catalogue),
            ..Furniture::default()
        };
        Some(furniture.wrapped(scene))
    }

    fn scene(&self) -> Option<Scene> {
        let scene = chart::scene(&self.project.model, self.options);
        (!scene.is_empty()).then_some(scene)
    }

    fn words(&self, scene: &Scene) -> Words {
        Words::new(self.catalogue, &self.project.model, self.options, scene)
    }

    /// Version and date, as far as they are known.
    fn edition(&self) -> String {
        let document = self.project.model.organisation.document.as_ref();
        let version = document.and_then(|document| document.version.value());
        let version = version.map(|version| {
            let message = Message::new("chart-version").arg("version", version.as_str());
            self.catalogue.text(&message)
        });
        let effective = document.and_then(|document| document.effective.value());
        let date = match self.as_of {
            Some(date) => Some(date.to_string()),
            None => effective.map(|day| day.text.clone()),
        };
        let parts: Vec<String> = version.into_iter().chain(date).collect();
        parts.join(" · ")
    }
}

impl Session {
    /// Says which characters stand as codes in pictures.
    fn tell_missing(&self, svgs: &[String], project: &Project) {
        let mut missing = BTreeSet::new();
        for svg in svgs {
            glyphs::substituted_in_drawing(svg, &mut missing);
        }
        for message in glyphs::messages(&missing, &project.sources, &BTreeMap::new()) {
            self.warn(&self.terminal.catalogue().text(&message));
        }
    }

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
}
