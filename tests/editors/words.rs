//! The words of the role language as editors need them: patterns of the TextMate kind that match a word however it is
//! written. Reads the vocabulary; says nothing of colours.

use serde_yaml::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The colons that end a label, as the grammar of the compiler has them.
pub const COLON: &str = "[:：﹕︰∶]";

const LANGUAGES: [&str; 2] = ["zh", "en"];

/// The vocabulary of both languages, and which characters are written in two ways.
pub struct Words {
    concepts: Value,
    languages: Vec<(&'static str, Value)>,
    /// The Traditional characters of a Simplified one.
    traditional: BTreeMap<char, String>,
}

impl Words {
    pub fn read() -> Self {
        let yaml = |name: &str| -> Value {
            let text = source(&format!("{name}.yaml"));
            serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"))
        };
        let mut traditional: BTreeMap<char, String> = BTreeMap::new();
        let pairs = source("traditional.txt");
        let pairs = pairs.lines().filter(|line| !line.starts_with('#'));
        for pair in pairs.flat_map(str::split_whitespace) {
            let mut chars = pair.chars();
            if let (Some(old), Some(new)) = (chars.next(), chars.next()) {
                traditional.entry(new).or_default().push(old);
            }
        }
        Self {
            concepts: yaml("concepts"),
            languages: LANGUAGES.map(|name| (name, yaml(name))).to_vec(),
            traditional,
        }
    }

    pub fn languages(&self) -> impl Iterator<Item = &'static str> + '_ {
        self.languages.iter().map(|(name, _)| *name)
    }

    fn language(&self, language: &str) -> &Value {
        let found = self.languages.iter().find(|(name, _)| *name == language);
        &found.expect("a language of the vocabulary").1
    }

    /// The word that is written first for something: `path` as in the vocabulary, divided by `/`.
    pub fn first(&self, language: &str, path: &str) -> String {
        let mut at = self.language(language);
        for step in path.split('/') {
            at = &at[step];
        }
        let mut found = Vec::new();
        strings(at, &mut found);
        found
            .first()
            .unwrap_or_else(|| panic!("{language}: no word for {path}"))
            .clone()
    }

    /// All words below a path, of both languages.
    pub fn all(&self, path: &str) -> BTreeSet<String> {
        let mut found = Vec::new();
        for (_, words) in &self.languages {
            strings(
                path.split('/').fold(words, |at, step| &at[step]),
                &mut found,
            );
        }
        found.into_iter().collect()
    }

    /// Every word of a label, of both languages; of those shapes alone.
    pub fn labels(&self, shapes: &[&str]) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for part in ["labels", "records"] {
            let owners = self.concepts[part].as_mapping().expect("owners");
            for (owner, labels) in owners {
                let owner = owner.as_str().expect("a name");
                for (label, shape) in labels.as_mapping().expect("labels") {
                    let shape = shape.as_str().expect("a shape");
                    if shapes.is_empty() || shapes.contains(&shape) {
                        let label = label.as_str().expect("a name");
                        found.extend(self.all(&format!("{part}/{owner}/{label}/words")));
                    }
                }
            }
        }
        found
    }

    /// An expression for one of some words, the longest first, so that none hides another. Blanks may stand between
    /// Chinese characters, and more than one between English words; Traditional characters are the same.
    pub fn any_of(&self, words: &BTreeSet<String>) -> String {
        let mut sorted: Vec<&String> = words.iter().collect();
        sorted.sort_by_key(|word| (std::cmp::Reverse(word.chars().count()), word.as_str()));
        let each: Vec<String> = sorted.into_iter().map(|word| self.pattern(word)).collect();
        format!("(?:{})", each.join("|"))
    }

    fn pattern(&self, word: &str) -> String {
        let mut pattern = String::new();
        let mut before: Option<char> = None;
        for c in word.chars() {
            let is_inside = before.is_some_and(rolec::text::fold::is_chinese)
                && rolec::text::fold::is_chinese(c);
            if is_inside {
                pattern.push_str("\\s*");
            }
            match (self.traditional.get(&c), c) {
                (Some(others), _) => pattern.push_str(&format!("[{c}{others}]")),
                (None, ' ') => pattern.push_str("\\s+"),
                (None, c) if c.is_alphanumeric() => pattern.push(c),
                (None, c) => pattern.push_str(&format!("\\{c}").replace("\\/", "/")),
            }
            before = Some(c);
        }
        pattern
    }
}

fn source(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("grammar/vocabulary")
        .join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{path:?}: {error}"))
}

/// The strings below a value, in their order; descriptions are no words.
fn strings(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::String(word) => found.push(word.clone()),
        Value::Sequence(list) => list.iter().for_each(|own| strings(own, found)),
        Value::Mapping(fields) => {
            for (key, own) in fields {
                if key.as_str() != Some("doc") {
                    strings(own, found);
                }
            }
        }
        _ => {}
    }
}
