//! The words of a booklet in its language: from the message catalogue first, from the vocabulary else. Knows no
//! entity.

use super::{Pair, Words, plain};
use crate::diagnostic::Message;
use crate::locale::{Catalogue, Language};
use crate::syntax::concept::{Concept, Key, Kind};
use crate::syntax::vocabulary::{Owner, Vocabulary};

/// Looks words up.
#[derive(Clone, Copy)]
pub struct Lexicon<'a> {
    language: Language,
    catalogue: &'static Catalogue,
    vocabulary: &'a Vocabulary,
}

impl<'a> Lexicon<'a> {
    pub fn new(language: Language, vocabulary: &'a Vocabulary) -> Self {
        Self {
            language,
            catalogue: Catalogue::of(language),
            vocabulary,
        }
    }

    pub fn language(&self) -> Language {
        self.language
    }

    pub fn catalogue(&self) -> &'static Catalogue {
        self.catalogue
    }

    pub fn vocabulary(&self) -> &'a Vocabulary {
        self.vocabulary
    }

    /// The message `book-NAME`.
    pub fn word(&self, name: &str) -> String {
        self.catalogue.plain(&format!("book-{name}"))
    }

    /// The message `book-NAME` with a name in it.
    pub fn about(&self, name: &str, of: &str) -> String {
        self.catalogue
            .text(&Message::new(format!("book-{name}")).arg("name", of))
    }

    /// The label of a field as the form prints it.
    pub fn label(&self, owner: Owner, concept: Concept) -> String {
        let id = format!("book-label-{}-{}", owner_name(owner), concept_name(concept));
        match self.catalogue.has(&id) {
            true => self.catalogue.plain(&id),
            false => capital(self.vocabulary.label_word(self.language, owner, concept)),
        }
    }

    /// The word for an attribute.
    pub fn key(&self, key: Key) -> String {
        let id = format!("book-column-{}", key.name().replace(' ', "-"));
        let known = match key {
            Key::Responsible => Some("book-column-responsible"),
            Key::Accountable => Some("book-column-accountable"),
            Key::Consulted => Some("book-column-consulted"),
            Key::Informed => Some("book-column-informed"),
            _ => None,
        };
        match known {
            Some(id) => self.catalogue.plain(id),
            None if self.catalogue.has(&id) => self.catalogue.plain(&id),
            None => capital(self.vocabulary.key_word(self.language, key)),
        }
    }

    /// `频次：每年；成果：台账`
    pub fn notes(&self, notes: &[(String, String)]) -> String {
        let note = |(label, value): &(String, String)| {
            let message = Message::new("book-note").arg("label", label.as_str());
            self.catalogue.text(&message.arg("value", value.as_str()))
        };
        let notes: Vec<String> = notes.iter().map(note).collect();
        notes.join(&self.word("note-mark"))
    }

    /// Labels with their values, in one line.
    pub(super) fn labelled(&self, pairs: &[Pair]) -> String {
        let colon = self.word("colon");
        let pairs = pairs
            .iter()
            .map(|pair| format!("{}{colon}{}", pair.label, plain(&pair.value)));
        let pairs: Vec<String> = pairs.collect();
        pairs.join(self.language.pick("\u{3000}", " · "))
    }

    /// The title of a numbered section: `三、岗位职责`, `3. Duties`.
    pub fn section(&self, number: usize, title: &str) -> String {
        let number = self
            .language
            .pick(chinese_number(number), number.to_string());
        let message = Message::new("book-section").arg("number", number);
        self.catalogue.text(&message.arg("title", title))
    }

    /// What stands before, between and behind the two numbers of a page.
    fn around_pages(&self, message: &str) -> [String; 3] {
        let page = Message::new(message)
            .arg("page", "\u{1}")
            .arg("total", "\u{2}");
        let page = self.catalogue.text(&page);
        let (before, rest) = page.split_once('\u{1}').unwrap_or((&page, ""));
        let (between, after) = rest.split_once('\u{2}').unwrap_or((rest, ""));
        [before, between, after].map(str::to_owned)
    }

    /// The words that belong to no entity.
    pub fn words(&self) -> Words {
        let [page_before, page_between, page_after] = self.around_pages("book-page");
        let [whole_before, whole_between, whole_after] = self.around_pages("book-page-whole");
        Words {
            page_before,
            page_between,
            page_after,
            whole_before,
            whole_between,
            whole_after,
            contents: self.word("contents"),
            colon: self.word("colon"),
            none: self.word("none"),
            open: self.word("open"),
            close: self.word("close"),
            date: self.word("date"),
            signature: self.word("signature"),
            changes: self.word("label-document-changes"),
            countersigned: self.word("label-document-countersigned"),
            control: self.word("label-document"),
            unnumbered: self.word("unnumbered"),
            top: self.word("top"),
            find: self.word("find"),
            skip: self.word("skip"),
            outline: self.word("outline"),
        }
    }
}

fn owner_name(owner: Owner) -> &'static str {
    match owner {
        Owner::Kind(Kind::Position) => "position",
        Owner::Kind(Kind::Department) => "department",
        Owner::Kind(Kind::Process) => "process",
        Owner::Kind(_) => "other",
        Owner::Record(Concept::Document) => "document",
        Owner::Record(_) => "record",
    }
}

/// The name of a concept in the view, as the vocabulary files write it.
pub fn concept_name(concept: Concept) -> &'static str {
    match concept {
        Concept::Age => "age",
        Concept::Alias => "alias",
        Concept::Approved => "approved",
        Concept::Authorities => "authorities",
        Concept::Budget => "budget",
        Concept::Career => "career",
        Concept::Certificates => "certificates",
        Concept::Changes => "changes",
        Concept::Children => "children",
        Concept::Code => "code",
        Concept::Conditions => "conditions",
        Concept::Cooperates => "cooperates",
        Concept::Countersigned => "countersigned",
        Concept::Cycle => "cycle",
        Concept::Department => "department",
        Concept::Deputy => "deputy",
        Concept::Document => "document",
        Concept::Dotted => "dotted",
        Concept::Duties => "duties",
        Concept::Education => "education",
        Concept::Effective => "effective",
        Concept::Establishment => "establishment",
        Concept::Experience => "experience",
        Concept::External => "external",
        Concept::Forms => "forms",
        Concept::Functional => "functional",
        Concept::Functions => "functions",
        Concept::Goal => "goal",
        Concept::Grade => "grade",
        Concept::Guides => "guides",
        Concept::Head => "head",
        Concept::HeadSuperior => "head-superior",
        Concept::Headcount => "headcount",
        Concept::Kind => "kind",
        Concept::Knowledge => "knowledge",
        Concept::Kpis => "kpis",
        Concept::Languages => "languages",
        Concept::Location => "location",
        Concept::Major => "major",
        Concept::Notes => "notes",
        Concept::Other => "other",
        Concept::Owner => "owner",
        Concept::Parent => "parent",
        Concept::Prepared => "prepared",
        Concept::Prohibitions => "prohibitions",
        Concept::Purpose => "purpose",
        Concept::Qualifications => "qualifications",
        Concept::Relations => "relations",
        Concept::Responsibilities => "responsibilities",
        Concept::Reviewed => "reviewed",
        Concept::Scope => "scope",
        Concept::Sex => "sex",
        Concept::Skills => "skills",
        Concept::Steps => "steps",
        Concept::Subordinates => "subordinates",
        Concept::Superior => "superior",
        Concept::SupervisedBy => "supervised-by",
        Concept::Supervises => "supervises",
        Concept::Traits => "traits",
        Concept::Trigger => "trigger",
        Concept::Unit => "unit",
        Concept::Version => "version",
        Concept::Workflow => "workflow",
        _ => "added",
    }
}

/// English words of the vocabulary are lower case; a label begins with a capital.
pub(in crate::render) fn capital(word: &str) -> String {
    let mut characters = word.chars();
    match characters.next() {
        Some(first) => first.to_uppercase().chain(characters).collect(),
        None => String::new(),
    }
}

/// 一 to 九十九; larger numbers in digits.
pub(super) fn chinese_number(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match number {
        1..=9 => DIGITS[number].to_owned(),
        10..=19 => format!("十{}", DIGITS[number - 10]),
        20..=99 => format!("{}十{}", DIGITS[number / 10], DIGITS[number % 10]),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_of_sections() {
        let numbers = [1, 10, 11, 20, 35].map(chinese_number);
        assert_eq!(numbers, ["一", "十", "十一", "二十", "三十五"]);
    }

    #[test]
    fn labels_come_from_the_catalogue_or_the_vocabulary() {
        let vocabulary = Vocabulary::built_in();
        let owner = Owner::Kind(Kind::Position);
        let zh = Lexicon::new(Language::Zh, vocabulary);
        assert_eq!(zh.label(owner, Concept::Duties), "岗位职责");
        assert_eq!(zh.label(owner, Concept::Superior), "直接上级");
        let en = Lexicon::new(Language::En, vocabulary);
        assert_eq!(en.label(owner, Concept::Superior), "Reports to");
        assert_eq!(en.key(Key::Every), "Every");
    }
}
