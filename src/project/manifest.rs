//! The manifest `rolec.yaml` (LANGUAGE §8). A key it does not know is an error with a suggestion.

mod booklets;
mod custom;
mod read;

use super::{Failure, FailurePlace, Files, MANIFEST, PathKind};
use crate::check::custom::Custom;
use crate::check::{self, Requirement, Thresholds};
use crate::diagnostic::{Message, Severity};
use crate::locale::Language;
use crate::model::organisation::Organisation;
use crate::render::booklet::{Booklet, Chapter};
use crate::syntax::vocabulary::{Vocabulary, near};
use crate::text::fold;
use globset::{GlobSet, GlobSetBuilder};
use std::borrow::Cow;
use std::path::Path;
use std::sync::Arc;

/// What the manifest says; all of it is optional.
#[derive(Clone, Debug, Default)]
pub struct Manifest {
    pub name: Option<String>,
    /// Of labels and messages.
    pub language: Option<Language>,
    /// Globs; every `.role` file below if empty.
    pub sources: Vec<String>,
    pub currency: Option<String>,
    /// Severity by rule or family; None is off.
    pub rules: Vec<(String, Option<Severity>)>,
    /// Rules that the workspace defines.
    pub custom: Arc<[Custom]>,
    /// Other severities for some files; of several for one file the last counts.
    pub overrides: Vec<Override>,
    pub thresholds: Thresholds,
    /// Known words and their aliases.
    pub aliases: Vec<(String, Vec<String>)>,
    /// Records and the fields added to them.
    pub fields: Vec<(String, Vec<String>)>,
    /// Words that are not wanted, each with what to write instead.
    pub discouraged: Vec<(String, Vec<String>)>,
    /// Pairs of powers that one position must not hold together.
    pub segregation: Vec<(String, String)>,
    /// Sections that positions must have.
    pub require: Vec<Requirement>,
    pub booklets: Vec<Booklet>,
    text: String,
}

/// What is said about rules in some files.
#[derive(Clone, Debug, Default)]
pub struct Override {
    /// Globs.
    pub paths: Vec<String>,
    /// As [`Manifest::rules`].
    pub rules: Vec<(String, Option<Severity>)>,
}

impl Manifest {
    /// Reads the manifest of a folder; without one, everything is as usual.
    ///
    /// # Errors
    /// If it cannot be read, or says what it must not.
    pub fn load(root: &Path, files: &dyn Files) -> Result<Self, Vec<Failure>> {
        let path = root.join(MANIFEST);
        match files.kind(&path) {
            None => return Ok(Self::default()),
            Some(PathKind::File) => {}
            Some(_) => {
                let message = Message::new("manifest-not-a-file").arg("path", MANIFEST);
                return Err(vec![Failure::new(message)]);
            }
        }
        let unreadable = |reason: String| {
            let message = Message::new("manifest-unreadable")
                .arg("path", MANIFEST)
                .arg("reason", reason);
            vec![Failure {
                message,
                place: None,
            }]
        };
        let bytes = files
            .read(&path)
            .map_err(|error| unreadable(error.to_string()))?;
        let text = crate::text::decode::decode(bytes, |text| Vocabulary::built_in().score(text));
        let (text, _) = text.map_err(|_| unreadable("UTF-8".to_owned()))?;
        Self::parse(text)
    }

    /// Reads the text of a manifest.
    ///
    /// # Errors
    /// All that it must not say, each with its place.
    pub fn parse(text: String) -> Result<Self, Vec<Failure>> {
        read::manifest(text)
    }

    /// The text that it was read from.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The built-in words with those of the manifest.
    ///
    /// # Errors
    /// If it adds to words that nobody knows, or names powers that are none.
    pub fn vocabulary(&self) -> Result<Cow<'static, Vocabulary>, Vec<Failure>> {
        if self.aliases.is_empty() && self.fields.is_empty() {
            let vocabulary = Vocabulary::built_in();
            let failures = self.unknown_powers(vocabulary);
            return match failures.is_empty() {
                true => Ok(Cow::Borrowed(vocabulary)),
                false => Err(failures),
            };
        }
        let mut vocabulary = Vocabulary::built_in().clone();
        let mut failures = Vec::new();
        for (known, aliases) in &self.aliases {
            for alias in aliases {
                if vocabulary.add_alias(known, alias).is_err() {
                    failures.push(self.fault(
                        &["vocabulary", "words", known],
                        "manifest-unknown-word",
                        known,
                    ));
                }
            }
        }
        for (record, words) in &self.fields {
            for word in words {
                if vocabulary.add_field(record, word).is_err() {
                    failures.push(self.fault(
                        &["vocabulary", "fields", record],
                        "manifest-unknown-record",
                        record,
                    ));
                }
            }
        }
        failures.append(&mut self.unknown_powers(&vocabulary));
        if failures.is_empty() {
            Ok(Cow::Owned(vocabulary))
        } else {
            Err(failures)
        }
    }

    /// Words under `segregation` that are no powers.
    fn unknown_powers(&self, vocabulary: &Vocabulary) -> Vec<Failure> {
        let words = self
            .segregation
            .iter()
            .flat_map(|(one, other)| [one, other]);
        let unknown = words.filter(|word| vocabulary.power_named(&fold::word(word)).is_none());
        unknown
            .map(|word| {
                let known = vocabulary.powers().iter().flat_map(|power| &power.words);
                let known: Vec<String> = known.map(|word| fold::word(word)).collect();
                let near = near(&fold::word(word), known.iter().map(String::as_str));
                let message = match near.first() {
                    Some(near) => Message::new("manifest-unknown-power-near").arg("near", *near),
                    None => Message::new("manifest-unknown-power"),
                };
                self.failure(&["segregation", word], message.arg("value", word.as_str()))
            })
            .collect()
    }

    /// The globs of `sources`; None if there are none.
    pub(super) fn globs(&self) -> Result<Option<GlobSet>, Vec<Failure>> {
        if self.sources.is_empty() {
            return Ok(None);
        }
        let bad =
            |pattern: &str| vec![self.fault(&["sources", pattern], "manifest-bad-glob", pattern)];
        globs(&self.sources).map(Some).map_err(bad)
    }

    /// Patterns that name no file: whoever wrote them means files that are never checked.
    pub(super) fn idle_patterns(&self, of: Patterns, paths: &[&Path]) -> Vec<Failure> {
        let (key, patterns): (_, Vec<&String>) = match of {
            Patterns::Sources => ("sources", self.sources.iter().collect()),
            Patterns::Overrides => {
                let patterns = self.overrides.iter().flat_map(|own| &own.paths);
                ("overrides", patterns.collect())
            }
        };
        let mut failures = Vec::new();
        for pattern in patterns {
            let message = match globs(std::slice::from_ref(pattern)) {
                Ok(glob) if paths.iter().any(|path| glob.is_match(path)) => continue,
                Ok(_) => "manifest-idle-glob",
                Err(_) => "manifest-bad-glob",
            };
            failures.push(self.fault(&[key, pattern], message, pattern));
        }
        failures
    }

    /// Whether the grades under `require` are those of the organisation; one that lists none has any.
    pub(super) fn check_grades(&self, organisation: &Organisation) -> Result<(), Vec<Failure>> {
        if organisation.grades.is_empty() {
            return Ok(());
        }
        let named = self.require.iter().filter_map(|own| own.grade.as_deref());
        let unknown = named.filter(|grade| organisation.rank(grade).is_none());
        let failures: Vec<Failure> = unknown
            .map(|grade| {
                let known = organisation.grades.iter().map(String::as_str);
                let message = match near(&fold::word(grade), known).first() {
                    Some(near) => Message::new("manifest-unknown-grade-near").arg("near", *near),
                    None => Message::new("manifest-unknown-grade")
                        .arg("known", organisation.grades.clone()),
                };
                self.failure(&["require", grade], message.arg("value", grade))
            })
            .collect();
        match failures.is_empty() {
            true => Ok(()),
            false => Err(failures),
        }
    }

    fn fault(&self, path: &[&str], message: &str, value: &str) -> Failure {
        self.failure(path, Message::new(message).arg("value", value))
    }

    fn failure(&self, path: &[&str], message: Message) -> Failure {
        let (line, column) = super::locate::key(&self.text, path);
        Failure {
            message,
            place: Some(FailurePlace {
                path: MANIFEST.to_owned(),
                line,
                column,
            }),
        }
    }

    /// The names of the texts that its booklets hold.
    fn papers(&self) -> impl Iterator<Item = String> {
        let chapters = self.booklets.iter().flat_map(|booklet| &booklet.chapters);
        chapters.filter_map(|entry| match &entry.chapter {
            Chapter::Text(path) => {
                let name = path.rsplit('/').next().unwrap_or(path);
                Some(
                    name.rsplit_once('.')
                        .map_or(name, |(stem, _)| stem)
                        .to_owned(),
                )
            }
            _ => None,
        })
    }

    /// What the manifest says about rules.
    pub fn config(&self) -> check::Config {
        check::Config {
            severities: self.rules.iter().cloned().collect(),
            overrides: self.overrides.iter().filter_map(Override::read).collect(),
            discouraged: self.discouraged.clone(),
            thresholds: self.thresholds.clone(),
            require: self.require.clone(),
            segregation: self.segregation.clone(),
            papers: self.papers().collect(),
            custom: Arc::clone(&self.custom),
            ..check::Config::default()
        }
    }
}

impl Override {
    /// None if a pattern is none, which is told of when the sources are read.
    fn read(&self) -> Option<check::Override> {
        Some(check::Override {
            paths: globs(&self.paths).ok()?,
            severities: self.rules.iter().cloned().collect(),
        })
    }
}

/// Which patterns of the manifest.
#[derive(Clone, Copy, Debug)]
pub(super) enum Patterns {
    Sources,
    Overrides,
}

/// Patterns as one; the first that is none, if there is one.
fn globs(patterns: &[String]) -> Result<GlobSet, &str> {
    let mut builder = GlobSetBuilder::new();
    for pattern in patterns {
        builder.add(globset::Glob::new(pattern).map_err(|_| pattern.as_str())?);
    }
    let first = patterns.first().map_or("", String::as_str);
    builder.build().map_err(|_| first)
}
