//! Which workspace a command means, and reading it.

use super::arguments::Findings;
use super::{Session, Status};
use crate::check::Config;
use crate::diagnostic::{Diagnostic, Message};
use crate::locale::Language;
use crate::project::manifest::Manifest;
use crate::project::{
    Disk, Failure, Files, MANIFEST, PathKind, Project, Request, nearest_manifest, source_date,
    today,
};
use crate::syntax::values;
use crate::syntax::vocabulary::near;
use std::env;
use std::path::{Path, PathBuf};

impl Session {
    /// Reads the workspace that the arguments name. It is kept until the command ends: to free it piece by piece
    /// would cost as much as a rule.
    pub(super) fn open(
        &mut self,
        paths: &[PathBuf],
        allow_empty: bool,
    ) -> Result<&'static Project, Status> {
        let request = self.request(paths)?;
        let project = self.load(&request, &Disk)?;
        if project.sources.is_empty() && !allow_empty {
            let message = Message::new("cli-no-sources").arg("path", shown(&project.root));
            return Err(self.terminal.fail(&message));
        }
        Ok(Box::leak(Box::new(project)))
    }

    /// Reads a workspace and settles the language of messages.
    pub(super) fn load(&mut self, request: &Request, files: &dyn Files) -> Result<Project, Status> {
        let project = match Project::load(request, files) {
            Ok(project) => project,
            Err(failures) => return Err(self.refuse(&request.root, &failures)),
        };
        self.terminal
            .settle(project.manifest.language, || project.document_language());
        Ok(project)
    }

    pub(super) fn request(&self, paths: &[PathBuf]) -> Result<Request, Status> {
        let here = env::current_dir().unwrap_or_default();
        let base = self
            .arguments
            .directory
            .clone()
            .unwrap_or_else(|| here.clone());
        if Disk.kind(&base) != Some(PathKind::Folder) {
            return Err(self
                .terminal
                .fail(&Message::new("cli-no-folder").arg("path", shown(&base))));
        }
        let resolve = |path: &PathBuf| {
            if path.is_absolute() {
                path.clone()
            } else {
                base.join(path)
            }
        };
        let paths: Vec<PathBuf> = paths.iter().map(resolve).collect();
        for path in &paths {
            if Disk.kind(path).is_none() {
                return Err(self
                    .terminal
                    .fail(&Message::new("cli-no-path").arg("path", shown(path))));
            }
        }
        let folder = |path: &PathBuf| Disk.kind(path) == Some(PathKind::Folder) && !is_source(path);
        match paths.as_slice() {
            [] => Ok(Request {
                root: nearest_manifest(&base, &Disk).unwrap_or(base),
                only: Vec::new(),
            }),
            [only] if folder(only) => Ok(Request {
                root: only.clone(),
                only: Vec::new(),
            }),
            several if several.iter().any(folder) => {
                Err(self.terminal.fail(&Message::new("cli-several-workspaces")))
            }
            [first, ..] => {
                let parent = first.parent().map_or(base.clone(), Path::to_path_buf);
                let root = nearest_manifest(&parent, &Disk).unwrap_or_else(|| {
                    if first.starts_with(&base) {
                        base
                    } else {
                        parent
                    }
                });
                Ok(Request { root, only: paths })
            }
        }
    }

    /// What the manifest and the arguments say about rules.
    pub(super) fn config(&self, project: &Project, findings: &Findings) -> Result<Config, Status> {
        let known = |name: &str| {
            let mut rules = project.manifest.all_rules();
            rules.any(|rule| rule.name == name || rule.family() == name)
        };
        for name in findings.only.iter().chain(&findings.allow) {
            if !known(name) {
                return Err(self.unknown_rule(name, &project.manifest));
            }
        }
        let as_of = match &findings.as_of {
            Some(text) => match values::date(text) {
                Some(date) => Some(date),
                None => {
                    return Err(self
                        .terminal
                        .fail(&Message::new("cli-bad-date").arg("value", text.as_str())));
                }
            },
            None => source_date().or_else(today),
        };
        Ok(Config {
            only: findings.only.clone(),
            allow: findings.allow.clone(),
            ..project.config(as_of)
        })
    }

    /// The findings of all rules that are on.
    pub(super) fn judged(
        &self,
        project: &Project,
        config: &Config,
    ) -> Result<Vec<Diagnostic>, Status> {
        let told = |failures: Vec<Failure>| {
            let tell = failures
                .iter()
                .map(|failure| self.terminal.fail_with(failure));
            tell.fold(Status::Failed, |_, status| status)
        };
        project.judge(config).map_err(told)
    }

    /// The manifest of the workspace that the command stands in, without its sources.
    pub(super) fn manifest(&mut self) -> Result<Manifest, Status> {
        let root = self.request(&[])?.root;
        let manifest =
            Manifest::load(&root, &Disk).map_err(|failures| self.refuse(&root, &failures))?;
        if manifest.language.is_some() {
            self.terminal.settle(manifest.language, || Language::En);
        }
        Ok(manifest)
    }

    /// Tells what is wrong with a manifest, in its language if that can be known.
    fn refuse(&mut self, root: &Path, failures: &[Failure]) -> Status {
        let known = Language::from_tag(&manifest_language(root));
        self.terminal.settle(known, || Language::En);
        failures.iter().for_each(|failure| {
            self.terminal.fail_with(failure);
        });
        Status::Failed
    }

    pub(super) fn unknown_rule(&self, name: &str, manifest: &Manifest) -> Status {
        let names = manifest
            .all_rules()
            .flat_map(|rule| [rule.name, rule.family()]);
        let message = match near(name, names).first() {
            Some(near) => Message::new("cli-unknown-rule-near").arg("near", *near),
            None => Message::new("cli-unknown-rule"),
        };
        self.terminal.fail(&message.arg("rule", name))
    }
}

fn is_source(path: &Path) -> bool {
    path.extension()
        .is_some_and(|extension| extension == crate::project::EXTENSION)
}

pub(super) fn shown(path: &Path) -> String {
    let text = path.display().to_string();
    if text.is_empty() {
        ".".to_owned()
    } else {
        text
    }
}

/// The language line of a manifest that has faults, so that they are told in it.
fn manifest_language(root: &Path) -> String {
    let bytes = Disk.read(&root.join(MANIFEST)).unwrap_or_default();
    let text = String::from_utf8_lossy(&bytes);
    let line = text.lines().find_map(|line| line.strip_prefix("language:"));
    line.unwrap_or_default().trim().to_owned()
}
