//! The rules that a workspace defines: mappings among the severities of `rules`. Reads their keys; what a rule means is
//! for `check`.

use super::super::{Failure, FailurePlace, MANIFEST, locate};
use super::Manifest;
use super::read::{Reader, severity};
use crate::check::Rule;
use crate::check::custom::{Custom, Definition, Fault};
use crate::check::rules::RULES;
use crate::diagnostic::{Message, Severity};
use crate::syntax::vocabulary::near;
use serde_yaml::{Mapping, Value};

const KEYS: [&str; 9] = [
    "severity", "each", "stubs", "when", "message", "help", "as-of", "bad", "good",
];
const LANGUAGES: [&str; 2] = ["zh", "en"];

/// The names of the rules that the manifest defines, known or not.
pub(super) fn names(mapping: &Mapping) -> Vec<String> {
    let rules = mapping.get("rules").and_then(Value::as_mapping);
    let rules = rules.into_iter().flatten();
    let own = rules.filter(|(_, value)| value.is_mapping());
    own.filter_map(|(key, _)| key.as_str().map(str::to_owned))
        .collect()
}

impl Reader<'_> {
    /// The rules that the workspace defines; each is tried on its examples, in the words of the manifest.
    pub(super) fn customs(&mut self, value: &Value, manifest: &mut Manifest) {
        let mut customs = Vec::new();
        for (name, value) in self.entries(&["rules"], value) {
            if !value.is_mapping() || !self.is_free(&name) {
                continue;
            }
            let before = self.failures.len();
            let definition = self.definition(name, &value);
            if definition.severity.is_none() {
                manifest.rules.push((definition.name.clone(), None));
            }
            // A rule with a fault is not tried, and without the words of the workspace no example is read.
            let (true, Ok(vocabulary)) = (self.failures.len() == before, manifest.vocabulary())
            else {
                continue;
            };
            match Custom::new(definition, &vocabulary) {
                Ok(custom) => customs.push(custom),
                Err(faults) => {
                    let faults = faults.into_iter().map(|fault| failure(self.text, fault));
                    self.failures.extend(faults);
                }
            }
        }
        manifest.custom = customs.into();
    }

    /// Whether a name is one for a rule of a workspace: of two parts, in a family of its own, and no slip of another.
    fn is_free(&mut self, name: &str) -> bool {
        let path = ["rules", name];
        let is_word = |word: &str| {
            let parts = || word.split('-');
            parts().all(|part| !part.is_empty() && part.bytes().all(|c| c.is_ascii_lowercase()))
        };
        let sound = name.split_once('/').filter(|(family, own)| {
            family.bytes().all(|c| c.is_ascii_lowercase()) && !family.is_empty() && is_word(own)
        });
        let Some((family, _)) = sound else {
            self.fail(
                &path,
                Message::new("manifest-custom-bad-name").arg("rule", name),
            );
            return false;
        };
        let built_in = RULES
            .iter()
            .find(|rule| rule.name == name || rule.family() == family);
        if let Some(rule) = built_in {
            let message = Message::new("manifest-custom-taken").arg("rule", name);
            self.fail(&path, message.arg("family", rule.family()));
            return false;
        }
        let names = near(name, RULES.iter().map(|rule| rule.name));
        let families = near(family, RULES.iter().map(|rule| rule.family()));
        if let Some(near) = names.first().or(families.first()) {
            let message = Message::new("manifest-custom-near").arg("rule", name);
            self.fail(&path, message.arg("near", *near));
            return false;
        }
        true
    }

    fn definition(&mut self, name: String, value: &Value) -> Definition {
        let mut own = Definition {
            name: name.clone(),
            severity: Some(Severity::Warning),
            ..Definition::default()
        };
        let mut written = Vec::new();
        for (key, value) in self.entries(&["rules", &name], value) {
            let path = ["rules", name.as_str(), key.as_str()];
            match key.as_str() {
                "severity" => match severity(&value) {
                    Some(severity) => own.severity = severity,
                    None => {
                        let message = Message::new("manifest-custom-bad-severity");
                        self.fail(&path, message.arg("rule", name.as_str()));
                    }
                },
                "each" => own.each = self.text(&path, &value).unwrap_or_default(),
                "stubs" => match value.as_bool() {
                    Some(stubs) => own.stubs = stubs,
                    None => self.wrong(&path, "flag"),
                },
                "when" => own.when = self.text(&path, &value).unwrap_or_default(),
                "message" => own.message = self.in_both(&path, &value).unwrap_or_default(),
                "help" => own.help = self.in_both(&path, &value),
                "as-of" => own.as_of = self.text(&path, &value),
                "bad" => own.bad = self.texts(&path, &value),
                "good" => own.good = self.texts(&path, &value),
                _ => self.unknown(&path, &key, &KEYS),
            }
            written.push(key);
        }
        for key in ["each", "when", "message", "bad"] {
            let lacks = match key {
                "bad" => own.bad.is_empty(),
                _ => false,
            };
            if lacks || !written.iter().any(|own| own == key) {
                let message = Message::new("manifest-custom-lacks").arg("key", key);
                self.fail(&["rules", &name], message.arg("rule", name.as_str()));
            }
        }
        own
    }

    /// A text in each language.
    fn in_both(&mut self, path: &[&str], value: &Value) -> Option<[String; 2]> {
        let mut texts = [None, None];
        let before = self.failures.len();
        for (key, value) in self.entries(path, value) {
            let path = [path, &[key.as_str()]].concat();
            match LANGUAGES.iter().position(|language| *language == key) {
                Some(at) => {
                    texts[at] = self
                        .text(&path, &value)
                        .filter(|text| !text.trim().is_empty())
                }
                None => self.unknown(&path, &key, &LANGUAGES),
            }
        }
        if let [Some(zh), Some(en)] = texts {
            return Some([zh, en]);
        }
        if self.failures.len() == before {
            let key = path.last().copied().unwrap_or_default();
            self.fail(path, Message::new("manifest-custom-both").arg("key", key));
        }
        None
    }
}

impl Manifest {
    /// Every rule there is, built in or of the workspace.
    pub fn all_rules(&self) -> impl Iterator<Item = &'static Rule> {
        let own = self.custom.iter().map(|custom| custom.rule);
        RULES.iter().copied().chain(own)
    }

    /// Where in the manifest rules of the workspace are at fault.
    pub(in crate::project) fn custom_failures(&self, faults: Vec<Fault>) -> Vec<Failure> {
        let faults = faults.into_iter();
        faults.map(|fault| failure(&self.text, fault)).collect()
    }
}

fn failure(text: &str, fault: Fault) -> Failure {
    let path: Vec<&str> = ["rules", fault.rule.as_str()]
        .into_iter()
        .chain(fault.part.iter().copied())
        .collect();
    let (line, column) = locate::within(text, &path, fault.nth, fault.place);
    Failure {
        message: fault.message,
        place: Some(FailurePlace {
            path: MANIFEST.to_owned(),
            line,
            column,
        }),
    }
}
