//! The words of documents that the role language does not have (`grammar/vocabulary/import.yaml`), folded, and the
//! vocabulary's labels in a form that finds them inside a text.

mod file;

use super::document::Document;
use crate::syntax::concept::{Concept, Key, Kind, Rhythm, TextMark};
use crate::syntax::vocabulary::{Entry, Owner, Vocabulary};
use crate::text::fold;
pub use file::Site;
use file::{File, Heading};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// What a word says that ends the title of a sheet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum End {
    /// The whole sheet of a position.
    Sheet,
    /// A section of one.
    Section(Concept),
}

/// What a word means where labels stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Label {
    pub owner: Owner,
    pub entry: Entry,
    /// Whether the role language has the word, too; else it is written with the canonical one.
    pub known: bool,
}

/// All that reading documents looks up.
pub struct Words<'a> {
    pub vocabulary: &'a Vocabulary,
    pub site: Site,
    /// Behind the name of a position, the longest first.
    pub ends: Vec<(Vec<char>, End)>,
    /// Behind the name of a department.
    pub units: Vec<Vec<char>>,
    /// How the names of firms end.
    pub legal_forms: Vec<Vec<char>>,
    pub processes: Vec<Vec<char>>,
    pub tails: Vec<String>,
    pub fillers: Vec<String>,
    pub parts: Vec<String>,
    pub areas: Vec<Vec<char>>,
    endings: Vec<(Concept, Vec<String>)>,
    headings: Vec<Heading>,
    requirements: Vec<String>,
    documents: Vec<String>,
    files: Vec<String>,
    /// Behind the name of a superior: 向总经理汇报.
    pub reports: Vec<String>,
    no_roles: Vec<String>,
    no_units: Vec<String>,
    /// Around a label in a sentence.
    pub label_leads: Vec<String>,
    pub label_tails: Vec<String>,
    /// Behind which the names of sub-departments follow.
    pub children: Vec<String>,
    pub compounds: Vec<Vec<char>>,
    pub numeral_ends: String,
    pub contents: Vec<String>,
    pub columns: FxHashSet<String>,
    pub heads: FxHashSet<String>,
    signatures: Vec<String>,
    signers: Vec<String>,
    column_heads: FxHashMap<String, Key>,
    roles: Vec<String>,
    acts: Vec<String>,
    acts_on_titles: Vec<String>,
    unit_words: Vec<String>,
    declarations: FxHashMap<String, Kind>,
    labels: FxHashMap<Owner, FxHashMap<String, Label>>,
    /// Every label word, by its last character: for colons.
    by_last: FxHashMap<char, Vec<Vec<char>>>,
    /// Those of four characters and more, by their first one: for forms whose colons are lost.
    by_first: FxHashMap<char, Vec<Vec<char>>>,
}

const RECORDS: [Concept; 3] = [
    Concept::Relations,
    Concept::Qualifications,
    Concept::Document,
];

/// The kinds of declarations that documents are read as.
pub const KINDS: [Kind; 3] = [Kind::Position, Kind::Department, Kind::Process];

impl<'a> Words<'a> {
    /// # Panics
    /// Never: the file is part of the program, and a test reads it.
    pub fn new(vocabulary: &'a Vocabulary) -> Self {
        let file = File::read();
        let folded = |words: Vec<String>| -> Vec<String> {
            words.iter().map(|word| fold::word(word)).collect()
        };
        let mut ends: Vec<(Vec<char>, End)> = Vec::new();
        let sheets = folded(file.sheets).into_iter();
        ends.extend(sheets.map(|word| (word.chars().collect(), End::Sheet)));
        for (concept, words) in file.sections {
            let words = folded(words).into_iter();
            ends.extend(words.map(|word| (word.chars().collect(), End::Section(concept))));
        }
        ends.sort_by_key(|(word, _)| std::cmp::Reverse(word.len()));
        let mut words = Self {
            vocabulary,
            ends,
            units: characters(folded(file.units)),
            legal_forms: characters(folded(file.legal_forms)),
            processes: characters(folded(file.processes)),
            tails: longest_first(folded(file.tails)),
            fillers: longest_first(folded(file.fillers)),
            parts: folded(file.parts),
            children: folded(file.children),
            compounds: characters(folded(file.compounds)),
            numeral_ends: fold::word(&file.numeral_ends),
            contents: folded(file.contents),
            columns: folded(file.columns).into_iter().collect(),
            heads: folded(file.furniture_heads).into_iter().collect(),
            signatures: folded(file.signatures),
            signers: folded(file.signers),
            column_heads: file
                .heads
                .into_iter()
                .flat_map(|(key, words)| folded(words).into_iter().map(move |word| (word, key)))
                .collect(),
            roles: folded(file.roles),
            acts: folded(file.acts),
            areas: characters(folded(file.areas)),
            endings: file
                .endings
                .into_iter()
                .map(|(concept, words)| (concept, folded(words)))
                .collect(),
            requirements: folded(file.requirements),
            documents: folded(file.documents),
            files: folded(file.files),
            reports: folded(file.reports),
            no_roles: folded(file.no_roles),
            no_units: folded(file.no_units),
            label_leads: longest_first(folded(file.label_leads)),
            label_tails: longest_first(folded(file.label_tails)),
            headings: file
                .headings
                .into_iter()
                .map(|heading| Heading {
                    words: folded(heading.words),
                    ..heading
                })
                .collect(),
            acts_on_titles: folded(file.acts_on_titles),
            unit_words: folded(file.organs),
            declarations: file
                .declarations
                .into_iter()
                .flat_map(|(kind, words)| folded(words).into_iter().map(move |word| (word, kind)))
                .collect(),
            labels: FxHashMap::default(),
            by_last: FxHashMap::default(),
            by_first: FxHashMap::default(),
            site: Site {
                words: folded(file.site.words),
                lines: folded(file.site.lines),
                tails: folded(file.site.tails),
                pages: folded(file.site.pages),
            },
        };
        for mark in [TextMark::Rank, TextMark::Clerk] {
            words.roles.extend(folded(vocabulary.marks(mark).to_vec()));
        }
        for mark in [TextMark::UnitWord, TextMark::UnitName] {
            let unit = folded(vocabulary.marks(mark).to_vec());
            words.unit_words.extend(unit);
        }
        words.unit_words.retain(|word| !word.is_empty());
        let labels = file
            .labels
            .into_iter()
            .map(|(kind, labels)| (Owner::Kind(kind), labels));
        let records = file
            .records
            .into_iter()
            .map(|(record, labels)| (Owner::Record(record), labels));
        words.add_labels(labels.chain(records).collect());
        words.index();
        words
    }

    fn add_labels(&mut self, more: Vec<(Owner, BTreeMap<Concept, Vec<String>>)>) {
        let kinds = Kind::ALL.iter().map(|&kind| Owner::Kind(kind));
        for owner in kinds.chain(RECORDS.map(Owner::Record)) {
            let known = self.vocabulary.labels(owner).iter();
            let known = known.map(|(word, &entry)| {
                let label = Label {
                    owner,
                    entry,
                    known: true,
                };
                (word.clone(), label)
            });
            self.labels.insert(owner, known.collect());
        }
        for (owner, concepts) in more {
            for (concept, words) in concepts {
                let Some(shape) = self.vocabulary.shape(owner, concept) else {
                    continue;
                };
                let entry = Entry { concept, shape };
                let label = Label {
                    owner,
                    entry,
                    known: false,
                };
                let table = self.labels.entry(owner).or_default();
                for word in words {
                    table.entry(fold::word(&word)).or_insert(label);
                }
            }
        }
    }

    fn index(&mut self) {
        let mut all: FxHashSet<&str> = FxHashSet::default();
        for (owner, table) in &self.labels {
            let counts = match owner {
                Owner::Kind(kind) => KINDS.contains(kind),
                Owner::Record(_) => true,
            };
            if counts {
                all.extend(table.keys().map(String::as_str));
            }
        }
        for word in self.vocabulary.declaration_words() {
            let kind = self.vocabulary.declaration(word);
            if kind.is_some_and(|kind| KINDS.contains(&kind)) {
                all.insert(word);
            }
        }
        all.extend(self.declarations.keys().map(String::as_str));
        let mut all: Vec<Vec<char>> = all.iter().map(|word| word.chars().collect()).collect();
        all.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        for word in all {
            let (Some(&first), Some(&last)) = (word.first(), word.last()) else {
                continue;
            };
            if word.len() >= 4 && fold::is_chinese(first) {
                self.by_first.entry(first).or_default().push(word.clone());
            }
            self.by_last.entry(last).or_default().push(word);
        }
    }

    /// What a folded word means under an owner.
    pub fn label(&self, owner: Owner, word: &str) -> Option<Label> {
        self.labels.get(&owner)?.get(word).copied()
    }

    /// Whether a folded word is a label of any declaration or record that documents are read as.
    pub fn is_label(&self, word: &str) -> bool {
        let mut kinds = KINDS.iter();
        kinds.any(|&kind| self.label(Owner::Kind(kind), word).is_some())
            || self.declares(word).is_some()
            || RECORDS
                .iter()
                .any(|&record| self.label(Owner::Record(record), word).is_some())
    }

    /// The section that a heading of unknown words is about, by its end.
    pub fn section_of(&self, folded: &str) -> Option<Concept> {
        let mut endings = self.endings.iter();
        let found = endings.find(|(_, words)| ends_with_any(folded, words));
        found.map(|(concept, _)| *concept)
    }

    /// What a folded Western heading is about, by a word in it.
    pub fn heading_about(&self, folded: &str) -> Option<Concept> {
        let letter = |c: char| c.is_ascii_alphabetic();
        let holds = |word: &String| {
            folded.match_indices(word.as_str()).any(|(at, found)| {
                !folded[..at].ends_with(letter) && !folded[at + found.len()..].starts_with(letter)
            })
        };
        let found = self
            .headings
            .iter()
            .find(|heading| heading.words.iter().any(holds));
        found.map(|heading| heading.concept)
    }

    /// The label in a folded phrase that names a list in a sentence: 其主要职责包括.
    pub fn label_in<'t>(&self, folded: &'t str) -> Option<&'t str> {
        let mut word = folded;
        for lead in &self.label_leads {
            word = word.strip_prefix(lead.as_str()).unwrap_or(word);
        }
        for tail in &self.label_tails {
            word = word.strip_suffix(tail.as_str()).unwrap_or(word);
        }
        (word.len() < folded.len() && word.chars().count() >= 2).then_some(word)
    }

    /// A title without the remarks in brackets behind it: 工作手册【可编辑范本】.
    pub fn without_remarks<'t>(&self, text: &'t str) -> &'t str {
        let mut text = text.trim_end();
        while let Some(at) = text
            .ends_with([')', '）', '】', ']'])
            .then(|| text.rfind(['(', '（', '【', '[']))
            .flatten()
            .filter(|&at| at > 0)
        {
            text = text[..at].trim_end();
        }
        text
    }

    /// Whether a folded title is one of a whole document: 营销管理手册, or what is done with somebody: 总监的管理.
    pub fn is_document(&self, folded: &str) -> bool {
        ends_with_any(folded, &self.documents)
    }

    /// Whether a text is the name of a file, or says how long one is.
    pub fn is_file_name(&self, text: &str) -> bool {
        let folded = fold::word(text);
        let bare = folded.trim_end_matches([')', ' ']);
        self.files
            .iter()
            .any(|ending| bare.ends_with(ending.as_str()))
            && folded.contains(fold::is_chinese)
    }

    /// Whether a folded Western text begins with what somebody must bring: Bachelor's degree, Ability to.
    pub fn starts_with_requirement(&self, folded: &str) -> bool {
        let mut words = self.requirements.iter();
        words.any(|word| {
            let rest = folded.strip_prefix(word.as_str());
            rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_alphabetic()))
        })
    }

    /// Whether a Western text begins with a verb as duties do: Direct, Directs.
    pub fn starts_with_verb(&self, text: &str) -> bool {
        let first = text.split(|c: char| !c.is_ascii_alphabetic()).next();
        let word = first.unwrap_or_default().to_ascii_lowercase();
        let verbs = self.vocabulary.marks(TextMark::Verb);
        let known = |word: &str| verbs.iter().any(|verb| verb == word);
        let third = word.strip_suffix("es").map(known);
        let plain = word.strip_suffix('s').map(known);
        let in_y = word.strip_suffix("ies");
        let in_y = in_y.map(|stem| known(&format!("{stem}y")));
        !word.is_empty()
            && (known(&word)
                || [third, plain, in_y]
                    .into_iter()
                    .flatten()
                    .any(|known| known))
    }

    /// Whether a folded text is what titles of sheets end with, and nothing else.
    pub fn is_title_end(&self, folded: &str) -> bool {
        let ends = self.ends.iter().map(|(word, _)| word);
        ends.chain(&self.units)
            .any(|word| folded.chars().eq(word.iter().copied()))
    }

    /// Whether a folded text is a label, or one with a word behind it: 岗位职责明细表.
    pub fn is_heading(&self, text: &str) -> bool {
        self.is_label(text)
            || self.tails.iter().any(|tail| {
                let word = text.strip_suffix(tail.as_str());
                word.is_some_and(|word| word.chars().count() >= 4 && self.is_label(word))
            })
    }

    /// The declaration that a folded word opens, of those that documents are read as.
    pub fn declares(&self, word: &str) -> Option<Kind> {
        let known = self.vocabulary.declaration(word);
        let kind = known.or_else(|| self.declarations.get(word).copied())?;
        KINDS.contains(&kind).then_some(kind)
    }

    /// A label of a declaration or of one of its records: the role language's own words count first.
    pub fn label_or_field(&self, owner: Owner, word: &str) -> Option<Label> {
        let own = self.label(owner, word);
        let field = self.in_records(word);
        own.filter(|label| label.known)
            .or(field.filter(|label| label.known))
            .or(own)
            .or(field)
    }

    /// The record of a declaration that has a field of this word.
    pub fn in_records(&self, word: &str) -> Option<Label> {
        let mut found = RECORDS
            .iter()
            .filter_map(|&record| self.label(Owner::Record(record), word));
        let first = found.next()?;
        found.next().is_none().then_some(first)
    }

    /// The longest label that ends at a place of folded characters.
    pub fn ending_at(&self, characters: &[char], end: usize) -> Option<usize> {
        let last = characters.get(end.checked_sub(1)?)?;
        let words = self.by_last.get(last)?;
        words
            .iter()
            .find(|word| characters[..end].ends_with(word))
            .map(Vec::len)
    }

    /// The length of what ends the title of a sheet, at the head of folded characters.
    pub fn sheet_at(&self, characters: &[char]) -> Option<usize> {
        const LEAST: usize = 5;
        let mut ends = self.ends.iter();
        let found = ends.find(|(word, end)| {
            *end == End::Sheet && word.len() >= LEAST && characters.starts_with(word)
        });
        found.map(|(word, _)| word.len())
    }

    /// The longest label of four characters and more that begins at a place of folded characters.
    pub fn starting_at(&self, characters: &[char], at: usize) -> Option<usize> {
        let words = self.by_first.get(characters.get(at)?)?;
        words
            .iter()
            .find(|word| characters[at..].starts_with(word))
            .map(Vec::len)
    }

    /// What a folded head of a column means in tables of a list.
    pub fn column(&self, list: Concept, head: &str) -> Option<Key> {
        let known = self.vocabulary.column(list, head);
        known.or_else(|| self.column_heads.get(head).copied())
    }

    /// Whether a folded word stands where somebody signs.
    pub fn signs(&self, word: &str) -> bool {
        ends_with_any(word, &self.signatures)
    }

    /// Whether a folded word says who signs.
    pub fn may_sign(&self, word: &str) -> bool {
        ends_with_any(word, &self.signers)
    }

    /// A word of rhythm in duties.
    pub fn rhythm(&self, word: &str) -> Option<Rhythm> {
        self.vocabulary.rhythm(word)
    }

    /// Whether a folded text ends as titles of positions do.
    pub fn ends_as_role(&self, folded: &str) -> bool {
        let title = without_level(folded);
        ends_with_any(title, &self.roles) && !ends_with_any(title, &self.no_roles)
    }

    /// Whether a folded text ends as names of departments do.
    pub fn ends_as_unit(&self, folded: &str) -> bool {
        ends_with_any(folded, &self.unit_words) && !ends_with_any(folded, &self.no_units)
    }

    /// How many characters the longest beginning takes that ends as titles do.
    pub fn role_prefix(&self, folded: &[char]) -> Option<usize> {
        (2..=folded.len()).rev().find(|&end| {
            let head: String = folded[..end].iter().collect();
            let next = folded.get(end);
            // 岗 in 岗位 ends no title, nor 工 in 工程.
            let part = next.is_some_and(|&next| next == '位' || head.ends_with('工'));
            let whole = !part && next.is_none_or(|c| !c.is_ascii_alphabetic());
            whole && self.ends_as_role(&head)
        })
    }

    /// Whether a folded text is a sentence about titles rather than one: 完善客服专员.
    pub fn speaks_of_titles(&self, folded: &str) -> bool {
        let mut many = self.no_units.iter();
        many.any(|word| folded.contains(word.as_str()))
            || self.acts_on_titles.iter().any(|word| {
                let rest = folded.strip_prefix(word.as_str());
                rest.is_some_and(|rest| !word.is_ascii() || rest.starts_with(' '))
            })
    }

    /// Whether a text begins with what a duty does.
    pub fn starts_with_act(&self, folded: &str) -> bool {
        let marks = [TextMark::Verb, TextMark::Manner];
        let mut words = marks.iter().flat_map(|&mark| self.vocabulary.marks(mark));
        words.any(|word| folded.starts_with(word.as_str()))
            || self.acts.iter().any(|word| folded.starts_with(word))
    }

    /// The word of a label in the language of a document.
    pub fn canonical(&self, owner: Owner, concept: Concept, document: &Document) -> &'a str {
        self.vocabulary
            .label_word(super::language(document), owner, concept)
    }
}

/// A Western title without the level behind it: Specialist II, Technician 3.
fn without_level(folded: &str) -> &str {
    let Some((title, level)) = folded.rsplit_once(' ') else {
        return folded;
    };
    let is_level = !level.is_empty()
        && (level.chars().all(|c| c.is_ascii_digit()) && level.len() <= 2
            || level.chars().all(|c| "iv".contains(c)));
    if is_level { title } else { folded }
}

fn ends_with_any(folded: &str, words: &[String]) -> bool {
    words.iter().any(|word| {
        let Some(before) = folded.strip_suffix(word.as_str()) else {
            return false;
        };
        // Western words are whole words.
        let western = word.is_ascii();
        !western || !before.ends_with(|c: char| c.is_ascii_alphabetic())
    })
}

fn characters(words: Vec<String>) -> Vec<Vec<char>> {
    longest_first(words)
        .iter()
        .map(|word| word.chars().collect())
        .collect()
}

fn longest_first(mut words: Vec<String>) -> Vec<String> {
    words.sort_by_key(|word| std::cmp::Reverse(word.chars().count()));
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_can_be_read() {
        let words = Words::new(Vocabulary::built_in());
        let owner = Owner::Kind(Kind::Position);
        let hit = |word: &str| words.label(owner, word).map(|label| label.entry.concept);
        assert_eq!(hit("岗位职责"), Some(Concept::Duties));
        assert_eq!(hit("工作责任"), Some(Concept::Responsibilities));
        assert_eq!(hit("job duties"), Some(Concept::Duties));
        assert!(words.ends_as_role("客服部质检员") && words.ends_as_unit("客服部"));
    }
}
