//! From YAML to the manifest: every key is looked at, every fault is kept with its place.

use super::super::{Failure, FailurePlace, MANIFEST, locate};
use super::{Manifest, Override, custom};
use crate::check::rules::RULES;
use crate::check::{Requirement, Threshold, Thresholds};
use crate::diagnostic::{Message, Severity};
use crate::locale::Language;
use crate::syntax::concept::{Concept, Kind};
use crate::syntax::vocabulary::{Owner, Vocabulary, near};
use crate::text::fold;
use serde_yaml::{Mapping, Value};

/// The keys of the manifest.
const KEYS: [&str; 11] = [
    "name",
    "language",
    "sources",
    "currency",
    "rules",
    "overrides",
    "thresholds",
    "vocabulary",
    "segregation",
    "require",
    "booklets",
];
const OVERRIDE_KEYS: [&str; 2] = ["paths", "rules"];
const VOCABULARY_KEYS: [&str; 3] = ["words", "fields", "discouraged"];

pub(super) fn manifest(text: String) -> Result<Manifest, Vec<Failure>> {
    let value: Value = serde_yaml::from_str(&text).map_err(|error| {
        let (line, column) = error
            .location()
            .map_or((1, 1), |place| (place.line(), place.column()));
        vec![Failure {
            message: Message::new("manifest-not-yaml").arg("reason", reason(&error)),
            place: Some(FailurePlace {
                path: MANIFEST.to_owned(),
                line,
                column,
            }),
        }]
    })?;
    let mut reader = Reader {
        text: &text,
        failures: Vec::new(),
        own: Vec::new(),
    };
    let mut manifest = Manifest::default();
    match value {
        Value::Null => {}
        Value::Mapping(mapping) => reader.top(mapping, &mut manifest),
        _ => reader.fail(&[], Message::new("manifest-not-mapping")),
    }
    let failures = reader.failures;
    manifest.text = text;
    if failures.is_empty() {
        Ok(manifest)
    } else {
        Err(failures)
    }
}

/// What the YAML reader says, without the place, which is shown apart.
fn reason(error: &serde_yaml::Error) -> String {
    let full = error.to_string();
    full.split(" at line ").next().unwrap_or(&full).to_owned()
}

pub(super) struct Reader<'a> {
    pub(super) text: &'a str,
    pub(super) failures: Vec<Failure>,
    /// The names of the rules that the workspace defines.
    own: Vec<String>,
}

impl Reader<'_> {
    pub(super) fn fail(&mut self, path: &[&str], message: Message) {
        let (line, column) = locate::key(self.text, path);
        let place = Some(FailurePlace {
            path: MANIFEST.to_owned(),
            line,
            column,
        });
        self.failures.push(Failure { message, place });
    }

    pub(super) fn unknown(&mut self, path: &[&str], key: &str, known: &[&str]) {
        let near = near(key, known.iter().copied());
        let message = match near.first() {
            Some(near) => Message::new("manifest-unknown-key-near").arg("near", *near),
            None => Message::new("manifest-unknown-key"),
        };
        let known: Vec<String> = known.iter().map(|&key| key.to_owned()).collect();
        self.fail(path, message.arg("key", key).arg("known", known));
    }

    pub(super) fn wrong(&mut self, path: &[&str], wanted: &str) {
        let key = path.last().copied().unwrap_or_default();
        self.fail(
            path,
            Message::new(format!("manifest-wants-{wanted}")).arg("key", key),
        );
    }

    pub(super) fn text(&mut self, path: &[&str], value: &Value) -> Option<String> {
        match value {
            Value::String(text) => Some(text.clone()),
            Value::Number(number) => Some(number.to_string()),
            Value::Bool(flag) => Some(flag.to_string()),
            Value::Null => None,
            _ => {
                self.wrong(path, "text");
                None
            }
        }
    }

    /// A list of texts; a single text is a list of one.
    pub(super) fn texts(&mut self, path: &[&str], value: &Value) -> Vec<String> {
        match value {
            Value::Sequence(items) => items
                .iter()
                .filter_map(|item| self.text(path, item))
                .collect(),
            other => self.text(path, other).into_iter().collect(),
        }
    }

    /// The entries of a mapping, keys as text.
    pub(super) fn entries(&mut self, path: &[&str], value: &Value) -> Vec<(String, Value)> {
        match value {
            Value::Mapping(mapping) => mapping
                .iter()
                .filter_map(|(key, value)| Some((self.text(path, key)?, value.clone())))
                .collect(),
            Value::Null => Vec::new(),
            _ => {
                self.wrong(path, "mapping");
                Vec::new()
            }
        }
    }

    fn top(&mut self, mapping: Mapping, manifest: &mut Manifest) {
        self.own = custom::names(&mapping);
        let rules = mapping.get("rules").cloned();
        for (key, value) in self.entries(&[], &Value::Mapping(mapping)) {
            let path = [key.as_str()];
            match key.as_str() {
                "name" => manifest.name = self.text(&path, &value),
                "language" => manifest.language = self.language(&value),
                "sources" => manifest.sources = self.texts(&path, &value),
                "currency" => manifest.currency = self.text(&path, &value),
                "rules" => manifest.rules = self.rules(&path, &value),
                "overrides" => manifest.overrides = self.overrides(&value),
                "thresholds" => self.thresholds(&value, manifest),
                "vocabulary" => self.vocabulary(&value, manifest),
                "segregation" => manifest.segregation = self.segregation(&value),
                "require" => manifest.require = self.require(&value),
                "booklets" => manifest.booklets = self.booklets(&value),
                _ => self.unknown(&path, &key, &KEYS),
            }
        }
        if !self.own.is_empty()
            && let Some(rules) = rules
        {
            self.customs(&rules, manifest);
        }
    }

    fn language(&mut self, value: &Value) -> Option<Language> {
        let text = self.text(&["language"], value)?;
        let language = Language::from_tag(&text);
        if language.is_none() {
            self.fail(
                &["language"],
                Message::new("manifest-bad-language").arg("value", text),
            );
        }
        language
    }

    /// Severities by rule or family, below a path of keys; rules that are defined there are read later.
    fn rules(&mut self, above: &[&str], value: &Value) -> Vec<(String, Option<Severity>)> {
        let mut rules = Vec::new();
        for (name, value) in self.entries(above, value) {
            if value.is_mapping() && above == ["rules"] {
                continue;
            }
            let path = [above, &[name.as_str()]].concat();
            let built_in = RULES.iter().flat_map(|rule| [rule.name, rule.family()]);
            let own = self.own.iter().flat_map(|own| [own.as_str(), family(own)]);
            let known: Vec<&str> = built_in.chain(own).collect();
            if !known.contains(&name.as_str()) {
                let message = match near(&name, known.into_iter()).first() {
                    Some(near) => Message::new("manifest-unknown-rule-near").arg("near", *near),
                    None => Message::new("manifest-unknown-rule"),
                };
                self.fail(&path, message.arg("rule", name.as_str()));
                continue;
            }
            match severity(&value) {
                Some(severity) => rules.push((name, severity)),
                None => self.fail(
                    &path,
                    Message::new("manifest-bad-severity").arg("rule", name.as_str()),
                ),
            }
        }
        rules
    }

    /// `- paths: [外包/**]` with `rules: {…}` below.
    fn overrides(&mut self, value: &Value) -> Vec<Override> {
        let Value::Sequence(list) = value else {
            self.wrong(&["overrides"], "list");
            return Vec::new();
        };
        let mut read = Vec::new();
        for value in list {
            let mut own = Override::default();
            for (key, value) in self.entries(&["overrides"], value) {
                let path = ["overrides", key.as_str()];
                match key.as_str() {
                    "paths" => own.paths = self.texts(&path, &value),
                    "rules" => own.rules = self.rules(&path, &value),
                    _ => self.unknown(&path, &key, &OVERRIDE_KEYS),
                }
            }
            if own.paths.is_empty() {
                self.fail(&["overrides"], Message::new("manifest-no-paths"));
                continue;
            }
            read.push(own);
        }
        read
    }

    fn thresholds(&mut self, value: &Value, manifest: &mut Manifest) {
        for (key, value) in self.entries(&["thresholds"], value) {
            let path = ["thresholds", key.as_str()];
            let number = value
                .as_f64()
                .filter(|number| number.is_finite() && *number >= 0.0);
            match (manifest.thresholds.named(&key), number) {
                (Some(Threshold::Count(count)), Some(number)) => *count = number as usize,
                (Some(Threshold::Share(share)), Some(number)) if number <= 1.0 => *share = number,
                (Some(Threshold::Count(_)), None) => self.wrong(&path, "number"),
                (Some(Threshold::Share(_)), _) => self.wrong(&path, "share"),
                (None, _) => self.unknown(&path, &key, &Thresholds::NAMES),
            }
        }
    }

    fn vocabulary(&mut self, value: &Value, manifest: &mut Manifest) {
        for (key, value) in self.entries(&["vocabulary"], value) {
            let path = ["vocabulary", key.as_str()];
            let list = match key.as_str() {
                "words" => &mut manifest.aliases,
                "fields" => &mut manifest.fields,
                "discouraged" => &mut manifest.discouraged,
                _ => {
                    self.unknown(&path, &key, &VOCABULARY_KEYS);
                    continue;
                }
            };
            for (word, value) in self.entries(&path, &value) {
                let path = [path.as_slice(), &[word.as_str()]].concat();
                let texts = self.texts(&path, &value);
                list.push((word, texts));
            }
        }
    }

    fn segregation(&mut self, value: &Value) -> Vec<(String, String)> {
        let Value::Sequence(pairs) = value else {
            self.wrong(&["segregation"], "list");
            return Vec::new();
        };
        let mut read = Vec::new();
        for pair in pairs {
            match self.texts(&["segregation"], pair).as_slice() {
                [one, two] => read.push((one.clone(), two.clone())),
                _ => self.wrong(&["segregation"], "pair"),
            }
        }
        read
    }

    /// Sections that every position must have, and behind a grade those that its positions must.
    fn require(&mut self, value: &Value) -> Vec<Requirement> {
        let path = ["require"];
        let Value::Sequence(list) = value else {
            self.wrong(&path, "list");
            return Vec::new();
        };
        let mut all = Requirement {
            grade: None,
            sections: Vec::new(),
        };
        let mut by_grade = Vec::new();
        for value in list {
            if !value.is_mapping() {
                all.sections.extend(self.sections(&path, value));
                continue;
            }
            for (grade, value) in self.entries(&path, value) {
                let sections = self.sections(&["require", &grade], &value);
                by_grade.push(Requirement {
                    grade: Some(grade),
                    sections,
                });
            }
        }
        by_grade.insert(0, all);
        by_grade.retain(|own| !own.sections.is_empty());
        by_grade
    }

    /// Labels of a position, in any language, each with its word.
    pub(super) fn sections(&mut self, path: &[&str], value: &Value) -> Vec<(Concept, String)> {
        let labels = Vocabulary::built_in().labels(Owner::Kind(Kind::Position));
        let mut sections = Vec::new();
        for word in self.texts(path, value) {
            match labels.get(&fold::word(&word)) {
                Some(entry) => sections.push((entry.concept, word)),
                None => {
                    let known: Vec<&str> = labels.keys().map(String::as_str).collect();
                    let near = near(&fold::word(&word), known.into_iter())
                        .first()
                        .map(|near| (*near).to_owned());
                    let message = match near {
                        Some(near) => {
                            Message::new("manifest-unknown-section-near").arg("near", near)
                        }
                        None => Message::new("manifest-unknown-section"),
                    };
                    let place: Vec<&str> = path.iter().copied().chain([word.as_str()]).collect();
                    self.fail(&place, message.arg("value", word.as_str()));
                }
            }
        }
        sections
    }
}

fn family(rule: &str) -> &str {
    rule.split('/').next().unwrap_or(rule)
}

/// `error`, `warning`, `hint`, or `off` (which some YAML readers take for false).
pub(super) fn severity(value: &Value) -> Option<Option<Severity>> {
    match value {
        Value::Bool(false) => Some(None),
        Value::String(word) => match word.as_str() {
            "error" => Some(Some(Severity::Error)),
            "warning" => Some(Some(Severity::Warning)),
            "hint" => Some(Some(Severity::Hint)),
            "off" => Some(None),
            _ => None,
        },
        _ => None,
    }
}
