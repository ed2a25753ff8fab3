//! The arguments of `rolec chart` as what charts understand. Draws nothing.

use crate::chart::{
    self, By, Direction, Field, Labels, Marks, Options, Orientation, Paper, Root, RootError, Sheet,
    Theme,
};
use crate::check::Config;
use crate::cli::arguments::{
    Chart, ChartBy, ChartDirection, ChartField, ChartOrientation, ChartPaper, ChartTheme,
};
use crate::cli::{Session, Status};
use crate::diagnostic::{Message, Severity};
use crate::model::{Entity, Model};
use crate::project::Project;
use rustc_hash::FxHashMap;

impl Session {
    pub(super) fn chart_options(
        &self,
        project: &Project,
        config: &Config,
        arguments: &Chart,
    ) -> Result<Options, Status> {
        let by = match arguments.by {
            ChartBy::Position => By::Position,
            ChartBy::Department => By::Department,
        };
        let root = match &arguments.root {
            Some(name) => self.chart_root(&project.model, name, by)?,
            None => Root::All,
        };
        let mut options = Options {
            by,
            root,
            depth: arguments.depth.map(|depth| depth as usize),
            direction: match arguments.direction {
                ChartDirection::Down => Direction::Down,
                ChartDirection::Right => Direction::Right,
            },
            sheet: Sheet::A4_LANDSCAPE,
            labels: Labels::of(self.terminal.catalogue()),
            align_grades: arguments.align_grades,
            upright: arguments.upright,
            theme: arguments.theme.theme(),
            ..Options::default()
        };
        if let Some(fields) = &arguments.fields {
            options.fields = fields.iter().map(|field| field.field()).collect();
        }
        if options.fields.contains(&Field::Findings) {
            options.marks = self.marks(project, config)?;
        }
        Ok(options)
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

    /// How much the check found of each position and department.
    fn marks(&self, project: &Project, config: &Config) -> Result<FxHashMap<Root, Marks>, Status> {
        let mut marks: FxHashMap<Root, Marks> = FxHashMap::default();
        for finding in self.judged(project, config)? {
            let root = match project.model.entity_at(finding.span) {
                Some(Entity::Position(id)) => Root::Position(id),
                Some(Entity::Department(id)) => Root::Department(id),
                _ => continue,
            };
            let own = marks.entry(root).or_default();
            match finding.severity {
                Severity::Error => own.errors += 1,
                Severity::Warning => own.warnings += 1,
                Severity::Hint => {}
            }
        }
        Ok(marks)
    }
}

impl ChartField {
    fn field(self) -> Field {
        match self {
            Self::Department => Field::Department,
            Self::Head => Field::Head,
            Self::Code => Field::Code,
            Self::Grade => Field::Grade,
            Self::Holder => Field::Holder,
            Self::Headcount => Field::Headcount,
            Self::Kpis => Field::Kpis,
            Self::Findings => Field::Findings,
        }
    }
}

impl ChartTheme {
    pub(super) fn theme(self) -> Theme {
        match self {
            Self::Modern => Theme::Modern,
            Self::Official => Theme::Official,
            Self::Warm => Theme::Warm,
        }
    }
}

impl ChartPaper {
    pub(super) fn paper(self) -> Paper {
        match self {
            Self::A4 => Paper::A4,
            Self::A3 => Paper::A3,
            Self::Letter => Paper::Letter,
            Self::Poster => Paper::Poster,
        }
    }
}

impl ChartOrientation {
    pub(super) fn orientation(self) -> Orientation {
        match self {
            Self::Portrait => Orientation::Portrait,
            Self::Landscape => Orientation::Landscape,
        }
    }
}
