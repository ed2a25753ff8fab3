//! `rolec check --fix`: makes the fixes of findings in the files, until there is none left to make.

use crate::check::{Config, fixes};
use crate::cli::output;
use crate::cli::workspace::shown;
use crate::cli::{Session, Status};
use crate::diagnostic::{Diagnostic, Message};
use crate::project::Project;
use crate::text::FileId;
use crate::text::decode::{self, Encoding};
use rustc_hash::FxHashMap;
use std::fs;
use std::path::PathBuf;

/// One fix may make room for another, but not for ever.
const ROUNDS: usize = 16;

impl Session {
    /// Makes fixes, and gives the workspace and the findings that are left.
    pub(super) fn fixed(
        &mut self,
        mut project: &'static Project,
        mut found: Vec<Diagnostic>,
        paths: &[PathBuf],
        config: &Config,
        with_unsafe: bool,
    ) -> Result<(&'static Project, Vec<Diagnostic>), Status> {
        let mut count = 0;
        for _ in 0..ROUNDS {
            let encodings = Encodings::of(project);
            let sources = &project.sources;
            let fixed = fixes::apply(&found, sources, with_unsafe, |file| encodings.hold(file));
            if fixed.count == 0 {
                break;
            }
            for (&file, text) in &fixed.texts {
                let path = project.root.join(&sources.get(file).path);
                let Some(bytes) = encodings.bytes(file, text) else {
                    let message = Message::new("cli-cannot-encode").arg("path", shown(&path));
                    let message = message.arg("encoding", sources.get(file).encoding.name());
                    return Err(self.terminal.fail(&message));
                };
                output::rewrite(&path, &bytes).map_err(|error| {
                    let message = Message::new("cli-cannot-write").arg("path", shown(&path));
                    self.terminal
                        .fail(&message.arg("reason", error.to_string()))
                })?;
            }
            count += fixed.count;
            project = self.open(paths, false)?;
            found = self.judged(project, config)?;
        }
        let done = Message::new("cli-fixed").arg("count", count);
        self.terminal.note(&self.terminal.catalogue().text(&done));
        Ok((project, found))
    }
}

/// The files that are not UTF-8, as they lie on the disk.
struct Encodings<'a> {
    project: &'a Project,
    files: FxHashMap<FileId, Vec<u8>>,
}

impl<'a> Encodings<'a> {
    fn of(project: &'a Project) -> Self {
        let others = project
            .sources
            .iter()
            .filter(|(_, source)| source.encoding != Encoding::Utf8);
        let files = others.filter_map(|(id, source)| {
            let bytes = fs::read(project.root.join(&source.path)).ok()?;
            let same = decode::encode(&source.text, source.encoding, &bytes)?;
            (same == bytes).then_some((id, bytes))
        });
        Self {
            project,
            files: files.collect(),
        }
    }

    /// Whether a file can be written without touching another byte of it.
    fn hold(&self, file: FileId) -> bool {
        self.project.sources.get(file).encoding == Encoding::Utf8 || self.files.contains_key(&file)
    }

    /// A new text of a file in its own encoding.
    fn bytes(&self, file: FileId, text: &str) -> Option<Vec<u8>> {
        let encoding = self.project.sources.get(file).encoding;
        let old = self.files.get(&file).map_or(&[][..], Vec::as_slice);
        decode::encode(text, encoding, old)
    }
}
