//! The words of the role language: which label stands where, what it takes, and what it is called. All words
//! are data (`grammar/vocabulary`); every look-up takes the folded form.

mod choices;
mod load;
mod powers;
mod prefixes;

use super::concept::{
    Comparator, Concept, Cycle, Direction, GrantWord, Key, Kind, Period, PositionKind, Rhythm,
    Shape, TextMark, ValueWord, WaiverWord,
};
use super::values::Decimal;
use crate::locale::Language;
use crate::text::fold;
use powers::PowerForm;
pub use powers::{FoundPower, Power, PowerId};
pub use prefixes::Prefixes;
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::OnceLock;

/// What a label word means where it was looked up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Entry {
    pub concept: Concept,
    pub shape: Shape,
}

/// The words by which a label is known, the canonical one first, and what it is for.
#[derive(Clone, Debug)]
pub struct LabelWords {
    pub words: Vec<String>,
    pub doc: String,
}

/// One thing written in several ways.
#[derive(Clone, Debug)]
pub struct Term {
    /// The better one first; `-` ends a stem.
    pub words: Vec<String>,
    pub choice: Choice,
}

/// Which of the words of a term is to be written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Choice {
    /// The first, however often the others are written.
    Right,
    /// The first in simplified characters; in traditional ones the organisation's own.
    RightSimplified,
    /// The organisation's own: the one that it writes more often.
    Free,
}

/// Folded words and their meanings.
pub type Table<T> = FxHashMap<String, T>;

/// Where a label stands: under a declaration or inside a record.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Owner {
    Kind(Kind),
    Record(Concept),
}

/// Every word with its meaning, in all languages at once.
#[derive(Clone, Debug, Default)]
pub struct Vocabulary {
    declarations: Table<Kind>,
    labels: FxHashMap<Owner, Table<Entry>>,
    rhythm: Table<Rhythm>,
    attributes: Table<Key>,
    /// Columns of any list, and under a concept those of that list alone.
    columns: FxHashMap<Option<Concept>, Table<Key>>,
    values: FxHashMap<ValueWord, FxHashSet<String>>,
    waiver: Table<WaiverWord>,
    marks: FxHashMap<TextMark, Vec<String>>,
    terms: Vec<Term>,
    kinds: Table<PositionKind>,
    periods: Table<Period>,
    directions: Table<Direction>,
    cycles: Table<Cycle>,
    comparators: Prefixes<Comparator>,
    comparators_behind: Prefixes<Comparator>,
    within: Vec<String>,
    times: FxHashSet<String>,
    currencies: Table<String>,
    scales: Prefixes<Decimal>,
    months: Table<u8>,
    powers: Vec<Power>,
    power_words: Table<PowerId>,
    /// Words that mean a power only as a cell or a head of an approval table, and the forms of all others.
    cell_words: Table<PowerId>,
    /// What powers are called inside a sentence, inflected, by their first character, the longest first.
    power_forms: FxHashMap<char, Vec<PowerForm>>,
    /// By their first character, the longest first.
    grant_words: FxHashMap<(GrantWord, char), Vec<Vec<char>>>,
    /// By their last character, the longest first.
    grant_ends: FxHashMap<(GrantWord, char), Vec<Vec<char>>>,
    /// Characters that may open a limit, besides digits and signs.
    limit_openers: FxHashSet<char>,
    /// The first characters of comparators, scales and currencies that are no Western letters.
    limit_marks: FxHashSet<char>,
    /// Record fields that the workspace added.
    added: Vec<(Concept, String)>,
    canon: Canon,
}

/// Canonical words, for messages and documents.
#[derive(Clone, Debug, Default)]
struct Canon {
    declarations: FxHashMap<(Language, Kind), String>,
    labels: FxHashMap<(Language, Owner, Concept), LabelWords>,
    order: FxHashMap<Owner, Vec<Concept>>,
    keys: FxHashMap<(Language, Key), String>,
    rhythm: FxHashMap<(Language, Rhythm), String>,
    kinds: FxHashMap<Language, Vec<String>>,
    periods: FxHashMap<Language, Vec<String>>,
    directions: FxHashMap<Language, Vec<String>>,
    cycles: FxHashMap<Language, Vec<String>>,
    answers: FxHashMap<Language, Vec<String>>,
    columns: FxHashMap<(Language, Option<Concept>, Key), String>,
    currencies: FxHashMap<(Language, String), String>,
    waiver: FxHashMap<(Language, WaiverWord), String>,
}

impl Vocabulary {
    /// The words that come with the program.
    pub fn built_in() -> &'static Vocabulary {
        static BUILT_IN: OnceLock<Vocabulary> = OnceLock::new();
        BUILT_IN.get_or_init(load::built_in)
    }

    pub fn declaration(&self, word: &str) -> Option<Kind> {
        self.declarations.get(word).copied()
    }

    pub fn declaration_words(&self) -> impl Iterator<Item = &str> {
        self.declarations.keys().map(String::as_str)
    }

    /// The labels of a declaration or record.
    pub fn labels(&self, owner: Owner) -> &Table<Entry> {
        static NONE: OnceLock<Table<Entry>> = OnceLock::new();
        self.labels
            .get(&owner)
            .unwrap_or_else(|| NONE.get_or_init(Table::default))
    }

    /// The concepts of a declaration or record, in the order of the vocabulary file.
    pub fn concepts(&self, owner: Owner) -> &[Concept] {
        self.canon.order.get(&owner).map_or(&[], Vec::as_slice)
    }

    pub fn shape(&self, owner: Owner, concept: Concept) -> Option<Shape> {
        self.labels
            .get(&owner)?
            .values()
            .find(|entry| entry.concept == concept)
            .map(|entry| entry.shape)
    }

    pub fn rhythm(&self, word: &str) -> Option<Rhythm> {
        self.rhythm.get(word).copied()
    }

    pub fn attribute(&self, word: &str) -> Option<Key> {
        self.attributes.get(word).copied()
    }

    pub fn attribute_words(&self) -> impl Iterator<Item = &str> {
        self.attributes.keys().map(String::as_str)
    }

    /// The meaning of a column head in a list: its own words first, then those of any list, then attribute keys.
    pub fn column(&self, list: Concept, word: &str) -> Option<Key> {
        [Some(list), None]
            .iter()
            .find_map(|scope| self.columns.get(scope)?.get(word).copied())
            .or_else(|| self.attribute(word))
    }

    pub fn column_words(&self, list: Concept) -> impl Iterator<Item = &str> {
        let own = self
            .columns
            .get(&Some(list))
            .into_iter()
            .flat_map(Table::keys);
        let any = self.columns.get(&None).into_iter().flat_map(Table::keys);
        own.chain(any)
            .chain(self.attributes.keys())
            .map(String::as_str)
    }

    pub fn is(&self, meaning: ValueWord, word: &str) -> bool {
        self.values
            .get(&meaning)
            .is_some_and(|words| words.contains(word))
    }

    /// The words of a mark, the longest first.
    pub fn marks(&self, mark: TextMark) -> &[String] {
        self.marks.get(&mark).map_or(&[], Vec::as_slice)
    }

    pub fn terms(&self) -> &[Term] {
        &self.terms
    }

    pub fn waiver(&self, word: &str) -> Option<WaiverWord> {
        self.waiver.get(word).copied()
    }

    /// Whether a text is nothing but a word for "none".
    pub fn says_none(&self, text: &str) -> bool {
        /// No such word is longer, in bytes; saves folding whole paragraphs.
        const LONGEST: usize = 24;
        text.len() <= LONGEST && self.is(ValueWord::None, &fold::word(text))
    }

    pub fn position_kind(&self, word: &str) -> Option<PositionKind> {
        self.kinds.get(word).copied()
    }

    pub fn period(&self, word: &str) -> Option<Period> {
        self.periods.get(word).copied()
    }

    pub fn direction(&self, word: &str) -> Option<Direction> {
        self.directions.get(word).copied()
    }

    pub fn cycle(&self, word: &str) -> Option<Cycle> {
        self.cycles.get(word).copied()
    }

    /// Words that tell the parts of an authority line and begin with a folded character, the longest first.
    pub fn grant_words(&self, word: GrantWord, first: char) -> &[Vec<char>] {
        self.grant_words
            .get(&(word, first))
            .map_or(&[], Vec::as_slice)
    }

    /// Those that end with a folded character, the longest first.
    pub fn grant_ends(&self, word: GrantWord, last: char) -> &[Vec<char>] {
        self.grant_ends
            .get(&(word, last))
            .map_or(&[], Vec::as_slice)
    }

    /// Whether a word that may stand in front of an amount begins with a folded character.
    pub fn opens_limit(&self, first: char) -> bool {
        self.limit_openers.contains(&first)
    }

    /// Whether a word that makes an amount of a spelled number holds a folded character: 以, 超, 万, 元.
    pub fn marks_limit(&self, c: char) -> bool {
        self.limit_marks.contains(&c)
    }

    pub fn is_time(&self, unit: &str) -> bool {
        self.times.contains(unit)
    }

    /// The ISO 4217 code of a currency word or sign.
    pub fn currency(&self, word: &str) -> Option<&str> {
        self.currencies.get(word).map(String::as_str)
    }

    /// Words that compare, before a number (`不低于 95`); the longest first.
    pub fn comparators(&self) -> &Prefixes<Comparator> {
        &self.comparators
    }

    /// Words that compare, behind a number (`95 以上`); the longest first.
    pub fn comparators_behind(&self) -> &Prefixes<Comparator> {
        &self.comparators_behind
    }

    /// Words that make a time a limit (`72 小时内`); the longest first.
    pub fn within(&self) -> &[String] {
        &self.within
    }

    /// The number of the month that a folded word names.
    pub fn month(&self, word: &str) -> Option<u8> {
        self.months.get(word).copied()
    }

    /// Words that multiply a number (`万`).
    pub fn scales(&self) -> &Prefixes<Decimal> {
        &self.scales
    }

    /// A record field that the workspace added, as it wrote it.
    pub fn added(&self, index: u16) -> Option<(Concept, &str)> {
        self.added
            .get(usize::from(index))
            .map(|(record, word)| (*record, word.as_str()))
    }

    pub fn declaration_word(&self, language: Language, kind: Kind) -> &str {
        self.canon
            .declarations
            .get(&(language, kind))
            .map_or("", String::as_str)
    }

    /// The words and the purpose of a label in a language.
    pub fn label_words(
        &self,
        language: Language,
        owner: Owner,
        concept: Concept,
    ) -> Option<&LabelWords> {
        self.canon.labels.get(&(language, owner, concept))
    }

    /// The canonical word of a label.
    pub fn label_word(&self, language: Language, owner: Owner, concept: Concept) -> &str {
        if let Concept::Added(index) = concept {
            return self.added(index).map_or("", |(_, word)| word);
        }
        self.label_words(language, owner, concept)
            .and_then(|label| label.words.first())
            .map_or("", String::as_str)
    }

    pub fn key_word(&self, language: Language, key: Key) -> &str {
        self.canon
            .keys
            .get(&(language, key))
            .map_or(key.name(), String::as_str)
    }

    /// The canonical word of a currency; its ISO 4217 code if the language has none.
    pub fn currency_word<'a>(&'a self, language: Language, code: &'a str) -> &'a str {
        let key = (language, code.to_owned());
        self.canon.currencies.get(&key).map_or(code, String::as_str)
    }

    /// The canonical head of a column in a list.
    pub fn column_word(&self, language: Language, list: Concept, key: Key) -> &str {
        let columns = &self.canon.columns;
        let own = columns.get(&(language, Some(list), key));
        own.or_else(|| columns.get(&(language, None, key)))
            .map_or_else(|| self.key_word(language, key), String::as_str)
    }

    pub fn rhythm_word(&self, language: Language, rhythm: Rhythm) -> &str {
        self.canon
            .rhythm
            .get(&(language, rhythm))
            .map_or("", String::as_str)
    }

    /// The canonical word of a `# rolec:` comment.
    pub fn waiver_word(&self, language: Language, word: WaiverWord) -> &str {
        self.canon
            .waiver
            .get(&(language, word))
            .map_or("", String::as_str)
    }

    /// Adds an alias to every place where a known word stands.
    ///
    /// # Errors
    /// If no place knows the word.
    pub fn add_alias(&mut self, known: &str, alias: &str) -> Result<(), UnknownWord> {
        let (known, alias) = (fold::word(known), fold::word(alias));
        let mut found = false;
        let mut copy = |hit: bool| found |= hit;
        copy(alias_in(&mut self.declarations, &known, &alias));
        for table in self.labels.values_mut() {
            copy(alias_in(table, &known, &alias));
        }
        for table in self.columns.values_mut() {
            copy(alias_in(table, &known, &alias));
        }
        copy(alias_in(&mut self.rhythm, &known, &alias));
        copy(alias_in(&mut self.attributes, &known, &alias));
        copy(alias_in(&mut self.power_words, &known, &alias));
        if let Some(&power) = self.power_words.get(&alias) {
            self.add_power_form(&alias, power, false);
            self.cell_words.insert(alias.clone(), power);
        }
        if found { Ok(()) } else { Err(UnknownWord) }
    }

    /// Adds a field to a record.
    ///
    /// # Errors
    /// If no record has that name.
    pub fn add_field(&mut self, record: &str, word: &str) -> Result<(), UnknownWord> {
        let record = fold::word(record);
        let position = self.labels(Owner::Kind(Kind::Position));
        let Some(Entry {
            concept,
            shape: Shape::Record,
        }) = position.get(&record).copied()
        else {
            return Err(UnknownWord);
        };
        let added = Concept::Added(self.added.len() as u16);
        self.added.push((concept, word.to_owned()));
        let entry = Entry {
            concept: added,
            shape: Shape::Text,
        };
        self.labels
            .entry(Owner::Record(concept))
            .or_default()
            .insert(fold::word(word), entry);
        Ok(())
    }

    /// How many words of the language a text holds near its start: what tells one encoding from another.
    pub fn score(&self, text: &str) -> usize {
        let end = text
            .char_indices()
            .nth(20_000)
            .map_or(text.len(), |(at, _)| at);
        text[..end]
            .lines()
            .filter_map(|line| line.find(fold::is_colon).map(|at| fold::word(&line[..at])))
            .filter(|word| {
                self.declarations.contains_key(word)
                    || self.labels.values().any(|t| t.contains_key(word))
            })
            .count()
    }
}

/// A word that the vocabulary does not hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UnknownWord;

fn alias_in<T: Copy>(table: &mut Table<T>, known: &str, alias: &str) -> bool {
    match table.get(known).copied() {
        Some(meaning) => {
            table.insert(alias.to_owned(), meaning);
            true
        }
        None => false,
    }
}

/// The known words that a typing slip turns into this one: one slip away, or two if the word is longer than four
/// Chinese characters or five letters. Only the nearest are returned.
pub fn near<'a>(word: &str, known: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let length = word.chars().count();
    let short = if word.chars().any(fold::is_chinese) {
        4
    } else {
        5
    };
    let limit = if length <= short { 1 } else { 2 };
    let mut best = limit;
    let mut hits: Vec<&str> = Vec::new();
    for candidate in known {
        let size = candidate.chars().count();
        if size < 2 || size.abs_diff(length) > best {
            continue;
        }
        // Every character that the other has not is a slip; most words end here.
        let strange = candidate.chars().filter(|c| !word.contains(*c));
        if strange.take(best + 1).count() > best {
            continue;
        }
        let slips = strsim::osa_distance(word, candidate);
        if slips < best || (slips == best && hits.is_empty()) {
            best = slips;
            hits.clear();
            hits.push(candidate);
        } else if slips == best {
            hits.push(candidate);
        }
    }
    hits.sort_unstable();
    hits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_know_every_label() {
        let vocabulary = Vocabulary::built_in();
        let kinds = Kind::ALL.iter().map(|&kind| Owner::Kind(kind));
        let records = [
            Concept::Relations,
            Concept::Qualifications,
            Concept::Document,
        ]
        .map(Owner::Record);
        for owner in kinds.chain(records) {
            for &concept in vocabulary.concepts(owner) {
                for language in Language::ALL {
                    let label = vocabulary.label_words(language, owner, concept);
                    let label = label.unwrap_or_else(|| {
                        panic!("{owner:?} {concept:?} has no {language:?} words")
                    });
                    let word = label
                        .words
                        .first()
                        .unwrap_or_else(|| panic!("{concept:?} has no {language:?} word"));
                    let entry = vocabulary.labels(owner).get(&fold::word(word));
                    assert_eq!(
                        entry.map(|entry| entry.concept),
                        Some(concept),
                        "{word} stands for two things"
                    );
                    assert!(!label.doc.is_empty());
                }
            }
        }
    }

    #[test]
    fn near_words_are_one_slip_away_or_two_if_long() {
        let known = ["职责", "权限", "绩效", "任职资格"];
        assert_eq!(near("职则", known.into_iter()), ["职责"]);
        assert_eq!(near("任职姿格", known.into_iter()), ["任职资格"]);
        assert_eq!(near("爱好", known.into_iter()), Vec::<&str>::new());
        assert_eq!(near("dutis", ["duties", "kpis"].into_iter()), ["duties"]);
    }
}
