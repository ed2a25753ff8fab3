//! Reads the vocabulary files that are part of the program.

use super::{Choice, Entry, LabelWords, Owner, Power, PowerId, Prefixes, Table, Term, Vocabulary};
use crate::locale::Language;
use crate::syntax::concept::{
    Comparator, Concept, Cycle, Direction, GrantWord, Key, Kind, Period, PositionKind, PowerClass,
    Rhythm, Shape, TextMark, ValueWord, WaiverWord,
};
use crate::syntax::values::Decimal;
use crate::text::fold;
use rustc_hash::{FxHashMap, FxHashSet};
use serde::Deserialize;
use serde_yaml::{Mapping, Value};
use std::collections::BTreeMap;

const CONCEPTS: &str = include_str!("../../../grammar/vocabulary/concepts.yaml");
const POWERS: &str = include_str!("../../../grammar/vocabulary/powers.yaml");
const ZH: &str = include_str!("../../../grammar/vocabulary/zh.yaml");
const EN: &str = include_str!("../../../grammar/vocabulary/en.yaml");

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Concepts {
    labels: BTreeMap<Kind, Mapping>,
    records: BTreeMap<Concept, Mapping>,
}

type Words<K> = BTreeMap<K, Vec<String>>;
type Labels = BTreeMap<Concept, RawLabel>;

#[derive(Deserialize)]
#[serde(rename_all = "kebab-case", deny_unknown_fields)]
struct LanguageFile {
    declarations: Words<Kind>,
    labels: BTreeMap<Kind, Labels>,
    records: BTreeMap<Concept, Labels>,
    rhythm: Words<Rhythm>,
    attributes: Words<Key>,
    columns: BTreeMap<String, Words<Key>>,
    values: Words<ValueWord>,
    waiver: Words<WaiverWord>,
    marks: Words<TextMark>,
    terms: RawTerms,
    kinds: Words<PositionKind>,
    periods: Words<Period>,
    directions: Words<Direction>,
    cycles: Words<Cycle>,
    comparators: Words<Comparator>,
    comparators_behind: Words<Comparator>,
    within: Vec<String>,
    times: Vec<String>,
    currencies: Words<String>,
    scales: Words<u64>,
    #[serde(default)]
    months: BTreeMap<u8, Vec<String>>,
    grants: Words<GrantWord>,
}

/// The first word of each, which is the canonical one.
fn firsts<'a>(words: impl Iterator<Item = &'a Vec<String>>) -> Vec<String> {
    words.filter_map(|words| words.first().cloned()).collect()
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTerms {
    right: Vec<Vec<String>>,
    simplified: Vec<Vec<String>>,
    free: Vec<Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawLabel {
    words: Vec<String>,
    doc: String,
}

#[derive(Deserialize)]
struct RawPowers {
    powers: Vec<RawPower>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawPower {
    id: String,
    class: PowerClass,
    zh: Vec<String>,
    en: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    cells: Vec<String>,
}

/// INVARIANT: the embedded files are well-formed; a test loads them, so a slip cannot be shipped.
pub(super) fn built_in() -> Vocabulary {
    let mut vocabulary = Vocabulary::default();
    if let Err(slip) = read_all(&mut vocabulary) {
        panic!("the built-in vocabulary cannot be read: {slip}");
    }
    vocabulary
}

fn read_all(vocabulary: &mut Vocabulary) -> Result<(), serde_yaml::Error> {
    let concepts: Concepts = serde_yaml::from_str(CONCEPTS)?;
    let mut shapes = Shapes::default();
    for (kind, labels) in concepts.labels {
        order(vocabulary, &mut shapes, Owner::Kind(kind), labels)?;
        if kind == Kind::Position {
            let positions = vocabulary.canon.order[&Owner::Kind(kind)].clone();
            vocabulary
                .canon
                .order
                .insert(Owner::Kind(Kind::Template), positions);
        }
    }
    for (record, labels) in concepts.records {
        order(vocabulary, &mut shapes, Owner::Record(record), labels)?;
    }
    for (language, source) in [(Language::Zh, ZH), (Language::En, EN)] {
        read_language(vocabulary, &shapes, language, serde_yaml::from_str(source)?);
    }
    read_powers(vocabulary, serde_yaml::from_str(POWERS)?);
    collect_limit_openers(vocabulary);
    vocabulary
        .within
        .sort_by_key(|word| std::cmp::Reverse(word.len()));
    Ok(())
}

type Shapes = FxHashMap<(Owner, Concept), Shape>;

fn order(
    vocabulary: &mut Vocabulary,
    shapes: &mut Shapes,
    owner: Owner,
    labels: Mapping,
) -> Result<(), serde_yaml::Error> {
    let mut concepts = Vec::with_capacity(labels.len());
    for (concept, shape) in labels {
        let concept: Concept = serde_yaml::from_value(concept)?;
        shapes.insert((owner, concept), serde_yaml::from_value(shape)?);
        concepts.push(concept);
    }
    vocabulary.canon.order.insert(owner, concepts);
    Ok(())
}

fn read_language(
    vocabulary: &mut Vocabulary,
    shapes: &Shapes,
    language: Language,
    file: LanguageFile,
) {
    for (kind, words) in file.declarations {
        vocabulary
            .canon
            .declarations
            .insert((language, kind), words[0].clone());
        insert(&mut vocabulary.declarations, words, kind);
    }
    for (kind, labels) in file.labels {
        if kind == Kind::Position {
            read_labels(
                vocabulary,
                shapes,
                language,
                Owner::Kind(kind),
                Owner::Kind(Kind::Template),
                &labels,
            );
        }
        read_labels(
            vocabulary,
            shapes,
            language,
            Owner::Kind(kind),
            Owner::Kind(kind),
            &labels,
        );
    }
    for (record, labels) in file.records {
        read_labels(
            vocabulary,
            shapes,
            language,
            Owner::Record(record),
            Owner::Record(record),
            &labels,
        );
    }
    for (rhythm, words) in file.rhythm {
        vocabulary
            .canon
            .rhythm
            .insert((language, rhythm), words[0].clone());
        insert(&mut vocabulary.rhythm, words, rhythm);
    }
    for (key, words) in file.attributes {
        if let Some(word) = words.first() {
            vocabulary.canon.keys.insert((language, key), word.clone());
        }
        insert(&mut vocabulary.attributes, words, key);
    }
    for (list, columns) in file.columns {
        let list: Option<Concept> = serde_yaml::from_value(Value::String(list)).ok();
        for (key, words) in columns {
            if let Some(word) = words.first() {
                vocabulary
                    .canon
                    .columns
                    .insert((language, list, key), word.clone());
            }
            insert(vocabulary.columns.entry(list).or_default(), words, key);
        }
    }
    let answers = [ValueWord::Yes, ValueWord::No];
    let answers = answers.iter().filter_map(|word| file.values.get(word));
    vocabulary.canon.answers.insert(language, firsts(answers));
    read_value_words(vocabulary, file.values, file.times, file.within);
    for (part, words) in file.waiver {
        if let Some(word) = words.first() {
            let canon = &mut vocabulary.canon.waiver;
            canon.insert((language, part), word.clone());
        }
        insert(&mut vocabulary.waiver, words, part);
    }
    for (mark, words) in file.marks {
        let known = vocabulary.marks.entry(mark).or_default();
        known.extend(words.iter().map(|word| fold::word(word)));
        known.sort_by_key(|word| std::cmp::Reverse(word.len()));
    }
    for (choice, terms) in [
        (Choice::Right, file.terms.right),
        (Choice::RightSimplified, file.terms.simplified),
        (Choice::Free, file.terms.free),
    ] {
        let terms = terms.into_iter().map(|words| Term { words, choice });
        vocabulary.terms.extend(terms);
    }
    let canon = &mut vocabulary.canon;
    canon.kinds.insert(language, firsts(file.kinds.values()));
    canon
        .periods
        .insert(language, firsts(file.periods.values()));
    canon
        .directions
        .insert(language, firsts(file.directions.values()));
    canon.cycles.insert(language, firsts(file.cycles.values()));
    file.kinds
        .into_iter()
        .for_each(|(kind, words)| insert(&mut vocabulary.kinds, words, kind));
    file.periods
        .into_iter()
        .for_each(|(period, words)| insert(&mut vocabulary.periods, words, period));
    file.directions
        .into_iter()
        .for_each(|(way, words)| insert(&mut vocabulary.directions, words, way));
    file.cycles
        .into_iter()
        .for_each(|(cycle, words)| insert(&mut vocabulary.cycles, words, cycle));
    for (code, words) in file.currencies {
        if let Some(first) = words.first() {
            let canon = &mut vocabulary.canon.currencies;
            canon.insert((language, code.clone()), first.clone());
        }
        for word in words {
            vocabulary
                .currencies
                .insert(fold::word(&word), code.clone());
        }
    }
    extend(&mut vocabulary.comparators, file.comparators);
    extend(&mut vocabulary.comparators_behind, file.comparators_behind);
    for (meaning, words) in file.grants {
        for word in words {
            add_grant_word(vocabulary, meaning, &word);
        }
    }
    for (month, words) in file.months {
        insert(&mut vocabulary.months, words, month);
    }
    for (factor, words) in file.scales {
        for word in words {
            let scale = Decimal::whole(factor);
            vocabulary.scales.add(fold::word(&word), scale);
        }
    }
}

fn read_labels(
    vocabulary: &mut Vocabulary,
    shapes: &Shapes,
    language: Language,
    from: Owner,
    to: Owner,
    labels: &Labels,
) {
    for (&concept, label) in labels {
        let shape = shapes[&(from, concept)];
        let words = label.words.clone();
        let table = vocabulary.labels.entry(to).or_default();
        insert(table, words.clone(), Entry { concept, shape });
        let words = LabelWords {
            words,
            doc: label.doc.clone(),
        };
        vocabulary
            .canon
            .labels
            .insert((language, to, concept), words);
    }
}

fn read_value_words(
    vocabulary: &mut Vocabulary,
    values: Words<ValueWord>,
    times: Vec<String>,
    within: Vec<String>,
) {
    for (meaning, words) in values {
        vocabulary
            .values
            .entry(meaning)
            .or_default()
            .extend(words.iter().map(|word| fold::word(word)));
    }
    vocabulary
        .times
        .extend(times.iter().map(|word| fold::word(word)));
    vocabulary
        .within
        .extend(within.iter().map(|word| fold::word(word)));
}

fn add_grant_word(vocabulary: &mut Vocabulary, meaning: GrantWord, word: &str) {
    let word: Vec<char> = fold::word(word).chars().collect();
    let (Some(&first), Some(&last)) = (word.first(), word.last()) else {
        return;
    };
    let by_first = vocabulary.grant_words.entry((meaning, first)).or_default();
    by_first.push(word.clone());
    by_first.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let by_last = vocabulary.grant_ends.entry((meaning, last)).or_default();
    by_last.push(word);
    by_last.sort_by_key(|word| std::cmp::Reverse(word.len()));
}

/// The first characters of everything that may stand in front of an amount.
fn collect_limit_openers(vocabulary: &mut Vocabulary) {
    let values = [ValueWord::Each, ValueWord::Between, ValueWord::Per];
    let values = values
        .iter()
        .filter_map(|word| vocabulary.values.get(word))
        .flatten();
    let words = values
        .chain(vocabulary.periods.keys())
        .chain(vocabulary.currencies.keys())
        .chain(vocabulary.marks(TextMark::Percent));
    let mut openers: FxHashSet<char> = words.filter_map(|word| word.chars().next()).collect();
    openers.extend(vocabulary.comparators.firsts());
    let amounts = vocabulary.grant_words.keys();
    openers.extend(
        amounts
            .filter(|(word, _)| *word == GrantWord::Amount)
            .map(|(_, first)| *first),
    );
    vocabulary.limit_openers = openers;
    let currencies = vocabulary.currencies.keys();
    let marks = currencies
        .filter_map(|word| word.chars().next())
        .chain(vocabulary.comparators.firsts())
        .chain(vocabulary.comparators_behind.firsts())
        .chain(vocabulary.scales.firsts());
    vocabulary.limit_marks = marks.filter(|c| !c.is_ascii_alphanumeric()).collect();
}

/// A word, and for a Western verb the forms in which it stands in sentences.
fn inflected(word: &str) -> Vec<String> {
    let mut forms = vec![word.to_owned()];
    let Some(last) = word.chars().last().filter(char::is_ascii_lowercase) else {
        return forms;
    };
    if !word.chars().all(|c| c.is_ascii_lowercase() || c == '-') {
        return forms;
    }
    let stem = word.strip_suffix('e').unwrap_or(word);
    let sibilant = matches!(last, 's' | 'x') || word.ends_with("ch") || word.ends_with("sh");
    match word.strip_suffix('y') {
        Some(consonant) if !consonant.ends_with(['a', 'e', 'o', 'u']) => {
            forms.extend([format!("{consonant}ies"), format!("{consonant}ied")]);
        }
        _ if sibilant => forms.extend([format!("{word}es"), format!("{stem}ed")]),
        _ => forms.extend([format!("{word}s"), format!("{stem}ed")]),
    }
    forms.push(format!("{stem}ing"));
    forms
}

fn read_powers(vocabulary: &mut Vocabulary, file: RawPowers) {
    for power in file.powers {
        let id = PowerId(vocabulary.powers.len() as u16);
        let words: Vec<String> = power.zh.into_iter().chain(power.en).collect();
        insert(&mut vocabulary.power_words, words.clone(), id);
        for form in words.iter().flat_map(|word| inflected(&fold::word(word))) {
            vocabulary.add_power_form(&form, id, false);
            vocabulary.cell_words.entry(form).or_insert(id);
        }
        for noun in &power.nouns {
            let noun = fold::word(noun);
            vocabulary.add_power_form(&noun, id, true);
            vocabulary.cell_words.entry(noun).or_insert(id);
        }
        insert(&mut vocabulary.cell_words, power.cells, id);
        vocabulary.powers.push(Power {
            id: power.id,
            class: power.class,
            words,
        });
    }
}

fn insert<T: Copy>(table: &mut Table<T>, words: Vec<String>, meaning: T) {
    for word in words {
        table.insert(fold::word(&word), meaning);
    }
}

fn extend<T: Copy>(list: &mut Prefixes<T>, words: BTreeMap<T, Vec<String>>) {
    for (meaning, words) in words {
        for word in words {
            list.add(fold::word(&word), meaning);
        }
    }
}
