//! The message catalogues against each other and against the code that uses them: same messages, same attributes,
//! same values; every rule has its messages, each with what to do next.

#[path = "common/memory.rs"]
mod memory;

use fluent_syntax::ast::{self, CallArguments, Entry, Expression, InlineExpression, Pattern};
use fluent_syntax::parser;
use memory::Memory;
use rolec::check::Config;
use rolec::check::rules::RULES;
use rolec::locale::{Catalogue, Language};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// What a message says in one language: for each part (the text, or an attribute) the values in it.
type Parts = BTreeMap<String, BTreeSet<String>>;

fn source(language: Language) -> String {
    let path = format!(
        "{}/locales/{}.ftl",
        env!("CARGO_MANIFEST_DIR"),
        language.code()
    );
    std::fs::read_to_string(path).expect("the catalogue is there")
}

/// All messages of a catalogue; a message that stands twice is a fault.
fn messages(language: Language) -> BTreeMap<String, Parts> {
    let text = source(language);
    let resource = parser::parse(text.as_str()).expect("the catalogue can be parsed");
    let mut messages = BTreeMap::new();
    for entry in &resource.body {
        let Entry::Message(message) = entry else {
            assert!(!matches!(entry, Entry::Junk { .. }), "{entry:?}");
            continue;
        };
        let mut parts = Parts::new();
        if let Some(value) = &message.value {
            parts.insert(String::new(), values(value));
        }
        for attribute in &message.attributes {
            parts.insert(attribute.id.name.to_owned(), values(&attribute.value));
        }
        let id = message.id.name;
        let twice = messages.insert(id.to_owned(), parts).is_some();
        assert!(!twice, "{}: {id} stands twice", language.code());
    }
    messages
}

fn values(pattern: &Pattern<&str>) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    gather(pattern, &mut found);
    found
}

fn gather(pattern: &Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        match element {
            ast::PatternElement::TextElement { .. } => {}
            ast::PatternElement::Placeable { expression } => match expression {
                Expression::Inline(inline) => gather_inline(inline, found),
                Expression::Select { selector, variants } => {
                    gather_inline(selector, found);
                    variants
                        .iter()
                        .for_each(|variant| gather(&variant.value, found));
                }
            },
        }
    }
}

fn gather_inline(inline: &InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        InlineExpression::FunctionReference { arguments, .. } => {
            let CallArguments { positional, .. } = arguments;
            positional
                .iter()
                .for_each(|argument| gather_inline(argument, found));
        }
        _ => {}
    }
}

/// The text of every source file of the program.
fn sources() -> String {
    fn walk(folder: &Path, out: &mut String) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                walk(&path, out);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                out.push_str(&std::fs::read_to_string(path).expect("a source file"));
            }
        }
    }
    let mut out = String::new();
    walk(
        Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")),
        &mut out,
    );
    out
}

/// The rule that a message is named after: the one with the longest name.
fn rule_of(id: &str) -> Option<String> {
    let names = RULES.iter().map(|rule| rule.name.replace('/', "-"));
    let fits = |name: &String| {
        id.strip_prefix(name.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    names.filter(fits).max_by_key(String::len)
}

#[test]
fn the_languages_have_the_same_messages() {
    let [first, others @ ..] = Language::ALL.map(|language| (language, messages(language)));
    for (language, other) in others {
        let mut faults = Vec::new();
        for id in first.1.keys().chain(other.keys()) {
            if first.1.get(id) != other.get(id) {
                faults.push(format!(
                    "{id}\n   {}: {:?}\n   {}: {:?}",
                    first.0.code(),
                    first.1.get(id),
                    language.code(),
                    other.get(id)
                ));
            }
        }
        faults.dedup();
        assert!(faults.is_empty(), "\n{}", faults.join("\n"));
    }
}

#[test]
fn every_rule_has_messages_and_each_says_what_to_do() {
    let catalogue = messages(Language::default());
    let sources = sources();
    let mut faults = Vec::new();
    for rule in RULES {
        let name = rule.name.replace('/', "-");
        if !catalogue
            .keys()
            .any(|id| rule_of(id).as_ref() == Some(&name))
        {
            faults.push(format!("{}: no message", rule.name));
        }
    }
    for (id, parts) in &catalogue {
        let Some(rule) = rule_of(id) else { continue };
        // A finding's own message is named by its rule and variant; one that the code spells out stands at another
        // place that the finding points to.
        let elsewhere = sources.contains(&format!("\"{id}\""));
        if !elsewhere && !parts.contains_key("help") {
            faults.push(format!("{id}: no help"));
        }
        if let Some(variant) = id.strip_prefix(&format!("{rule}-"))
            && !elsewhere
            && !sources.contains(&format!("\"{variant}\""))
        {
            faults.push(format!("{id}: no code uses it"));
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
}

#[test]
fn messages_that_the_code_names_are_there() {
    let catalogue = messages(Language::default());
    let sources = sources();
    let named = sources.split("Message::new(").skip(1);
    let missing: BTreeSet<&str> = named
        .filter_map(|rest| rest.trim_start().strip_prefix('"')?.split_once('"'))
        .map(|(id, _)| id)
        .filter(|id| !catalogue.contains_key(*id))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

/// Every finding of every example, in words: nothing is left unsaid, and no value is missing.
#[test]
fn findings_are_said_in_full() {
    for example in RULES.iter().flat_map(|rule| rule.examples()) {
        let project = Memory::of([("example.role", example.text)]).project();
        for finding in project.check(&Config::default()) {
            for language in Language::ALL {
                let catalogue = Catalogue::of(language);
                let related = finding.related.iter().map(|related| &related.message);
                let mut said: Vec<String> = Vec::new();
                for message in related.chain([&finding.message]) {
                    assert!(catalogue.has(&message.id), "no message {}", message.id);
                    said.push(catalogue.text(message));
                }
                let help = catalogue.attribute(&finding.message, "help");
                said.push(help.unwrap_or_else(|| panic!("{} has no help", finding.message.id)));
                for text in said {
                    assert!(!text.contains("{$"), "{}: {text}", finding.message.id);
                }
            }
        }
    }
}
