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
            && !sources.contains(&format!(
                "\"{}\"",
                variant.strip_suffix("-any").unwrap_or(variant)
            ))
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

/// Words that ids are put together from: whole literals, names of concepts and of arguments, words of the data.
fn parts_of_ids(sources: &str) -> BTreeSet<String> {
    let is_id = |text: &&str| {
        !text.is_empty()
            && text
                .chars()
                .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    let mut parts: BTreeSet<String> = sources
        .split('"')
        .filter(is_id)
        .map(str::to_owned)
        .collect();
    parts.extend(RULES.iter().map(|rule| rule.family().to_owned()));
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |path: &str| std::fs::read_to_string(root.join(path)).expect("a file");
    let vocabulary = std::fs::read_dir(root.join("grammar/vocabulary")).expect("a folder");
    for data in vocabulary {
        let words = std::fs::read_to_string(data.expect("an entry").path()).expect("a file");
        let words = words.split(|c: char| !(c.is_ascii_lowercase() || c == '-'));
        parts.extend(words.map(str::to_owned));
    }
    for code in ["src/syntax/concept.rs", "src/cli/arguments.rs"] {
        let code = read(code);
        let names = code.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
        parts.extend(names.map(kebab));
    }
    parts
}

/// `HeadSuperior`, `allow_empty` and `PATH` as ids have them.
fn kebab(name: &str) -> String {
    if name.chars().all(|c| c.is_ascii_uppercase()) {
        return name.to_ascii_lowercase();
    }
    let mut out = String::new();
    for (at, c) in name.char_indices() {
        if at > 0 && c.is_ascii_uppercase() {
            out.push('-');
        }
        out.push(if c == '_' {
            '-'
        } else {
            c.to_ascii_lowercase()
        });
    }
    out
}

/// The ids that the code puts together, each as what stands before, between and behind the holes.
fn patterns(sources: &str) -> BTreeSet<Vec<&str>> {
    let fixed = |text: &str| {
        text.chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
    };
    let literals = sources
        .split('"')
        .filter(|text| text.contains('{') && text.len() < 80);
    let split = literals.map(|text| {
        let mut pieces = vec![];
        let mut rest = text;
        while let Some((before, behind)) = rest.split_once('{') {
            pieces.push(before);
            rest = behind.split_once('}').map_or("?", |(_, behind)| behind);
        }
        pieces.push(rest);
        pieces
    });
    let is_id = |pieces: &Vec<&str>| {
        pieces.iter().all(|piece| fixed(piece)) && pieces.iter().any(|piece| piece.len() > 1)
    };
    split.filter(is_id).collect()
}

/// Whether an id is a part, or put together from parts.
fn is_made(id: &str, parts: &BTreeSet<String>, patterns: &BTreeSet<Vec<&str>>) -> bool {
    if parts.contains(id) {
        return true;
    }
    patterns.iter().any(|pieces| {
        let [first, rest @ ..] = pieces.as_slice() else {
            return false;
        };
        id.strip_prefix(first)
            .is_some_and(|behind| fills(behind, rest, parts, patterns))
    })
}

/// Whether what stands behind a piece is a hole and the next piece, and so on.
fn fills(
    text: &str,
    pieces: &[&str],
    parts: &BTreeSet<String>,
    patterns: &BTreeSet<Vec<&str>>,
) -> bool {
    let Some((next, rest)) = pieces.split_first() else {
        return text.is_empty();
    };
    (0..=text.len()).any(|end| {
        let (hole, behind) = text.split_at(end);
        let hole = hole.trim_start_matches('-');
        behind.strip_prefix(next).is_some_and(|behind| {
            (hole.is_empty() || is_made(hole, parts, patterns))
                && fills(behind, rest, parts, patterns)
        })
    })
}

#[test]
fn every_message_is_used() {
    let sources = sources();
    let (parts, patterns) = (parts_of_ids(&sources), patterns(&sources));
    let catalogue = messages(Language::default());
    // Messages of rules are held to their rules above; the titles of families wait for theirs.
    let others = catalogue
        .keys()
        .filter(|id| rule_of(id).is_none() && !id.starts_with("reference-family-"));
    // A chart that was cut open says so at the end of its description.
    let unused: Vec<&String> = others
        .filter(|id| {
            let id = id.strip_suffix("-circles").unwrap_or(id);
            !is_made(id, &parts, &patterns)
        })
        .collect();
    assert!(unused.is_empty(), "{unused:?}");
}

/// Words of programmers, which `docs/wording.md` keeps out of messages.
const JARGON: [&str; 24] = [
    "语法错误",
    "解析",
    "字段",
    "非法",
    "无效",
    "节点",
    "实体",
    "循环引用",
    "异常",
    "抱歉",
    "对不起",
    "！",
    "parse",
    "parsed",
    "token",
    "syntax",
    "invalid",
    "illegal",
    "unexpected",
    "node",
    "null",
    "sorry",
    "please",
    "!",
];

/// What the program says itself: without the user's words and examples in quotes, and without values.
fn own_words(pattern: &Pattern<&str>) -> String {
    let mut text = String::new();
    for element in &pattern.elements {
        match element {
            ast::PatternElement::TextElement { value } => text.push_str(value),
            ast::PatternElement::Placeable {
                expression: Expression::Select { variants, .. },
            } => variants
                .iter()
                .for_each(|variant| text.push_str(&own_words(&variant.value))),
            ast::PatternElement::Placeable { .. } => text.push('\u{FFFC}'),
        }
    }
    for (open, close) in [('「', '」'), ('“', '”')] {
        while let Some(start) = text.find(open)
            && let Some(length) = text[start..].find(close)
        {
            text.replace_range(start..start + length + close.len_utf8(), "\u{FFFC}");
        }
    }
    text
}

/// What is wrong with the wording of a part of a message of a rule.
fn misworded(language: Language, text: &str, is_sentence: bool) -> Option<&'static str> {
    let stops = language.pick(['。', '？'], ['.', '?']);
    let chinese = |c: char| ('\u{4E00}'..='\u{9FFF}').contains(&c);
    let mut pairs = text.chars().zip(text.chars().skip(1));
    let half_width =
        |c: char| matches!(c, ',' | ';' | ':' | '?' | '!' | '(' | ')') && language == Language::Zh;
    if is_sentence != text.trim_end().ends_with(stops) {
        return Some("a sentence ends in a stop, another place does not");
    }
    if text.contains('"') {
        return Some("straight quotes");
    }
    if pairs.any(|(one, two)| chinese(one) && half_width(two) || half_width(one) && chinese(two)) {
        return Some("half-width punctuation");
    }
    if language == Language::En && text.chars().any(chinese) {
        return Some("Chinese in English");
    }
    let lower = text.to_lowercase();
    let mut words = lower.split(|c: char| !c.is_ascii_alphabetic());
    let latin = |word: &&str| word.is_ascii() && *word != "!";
    let says = words.any(|word| JARGON.contains(&word))
        || JARGON
            .iter()
            .any(|word| !latin(word) && lower.contains(word));
    says.then_some("jargon")
}

#[test]
fn messages_of_rules_are_worded_as_the_guide_says() {
    let mut faults = Vec::new();
    for language in Language::ALL {
        let text = source(language);
        let resource = parser::parse(text.as_str()).expect("the catalogue can be parsed");
        for entry in &resource.body {
            let Entry::Message(message) = entry else {
                continue;
            };
            let id = message.id.name;
            if rule_of(id).is_none() {
                continue;
            }
            let help = message.attributes.iter().map(|help| (&help.value, true));
            let is_sentence = !message.attributes.is_empty();
            let parts = message.value.iter().map(|value| (value, is_sentence));
            for (pattern, is_sentence) in parts.chain(help) {
                if let Some(fault) = misworded(language, &own_words(pattern), is_sentence) {
                    faults.push(format!("{} {id}: {fault}", language.code()));
                }
            }
        }
    }
    assert!(faults.is_empty(), "\n{}", faults.join("\n"));
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
