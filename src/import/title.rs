//! What a heading names: 销售经理岗位职责 a position, 客服部职能 a department, 知识库维护流程 a process. Reads one
//! heading; decides nothing about what follows.

use super::words::{End, Words};
use crate::syntax::concept::{Concept, Kind};
use crate::text::fold;
use std::ops::Range;

/// A heading that names something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    pub kind: Kind,
    /// In bytes of the heading.
    pub name: Range<usize>,
    /// The section that follows without a label of its own.
    pub opens: Option<Concept>,
    /// Whether the name ends as such names do.
    pub is_certain: bool,
}

/// No heading is longer, in characters.
const LONGEST: usize = 40;

/// No name of a position is longer.
const LONGEST_NAME: usize = 24;

/// And none in Western letters, in characters and words.
const LONGEST_WESTERN: usize = 48;
const MOST_WORDS: usize = 6;

/// What may stand behind the end of a title.
const LONGEST_TAIL: usize = 14;

/// The heading of a text that is folded, character by character.
struct Heading<'a> {
    text: &'a str,
    words: &'a Words<'a>,
    characters: Vec<char>,
    offsets: Vec<usize>,
}

/// Reads a heading.
pub fn title(text: &str, words: &Words) -> Option<Title> {
    if text.chars().nth(LONGEST).is_some() {
        return None;
    }
    let (characters, offsets) = fold::characters(text);
    let heading = Heading {
        text,
        words,
        characters,
        offsets,
    };
    heading.read()
}

/// Whether a text could be the name of a position and nothing else.
pub fn is_position(text: &str, words: &Words) -> bool {
    let folded = fold::word(text);
    let length = folded.chars().count();
    let sentence = |c: char| ",.;:!?。，；：！？、=".contains(c) && c != '.';
    let longest = match text.is_ascii() {
        true => LONGEST_WESTERN,
        false => LONGEST_NAME,
    };
    (2..=longest).contains(&length)
        && !folded.contains(sentence)
        && words.ends_as_role(&folded)
        && !words.speaks_of_titles(&folded)
        && (fold::is_chinese(folded.chars().next().unwrap_or(' '))
            || folded.split(' ').count() <= MOST_WORDS)
}

impl Heading<'_> {
    fn read(&self) -> Option<Title> {
        let whole = self.bare()?;
        let sentence = |c: &char| ",;!?。".contains(*c);
        if self.characters[whole.clone()].iter().any(sentence) {
            return None;
        }
        self.named_before(whole.clone())
            .or_else(|| self.named_behind(whole.clone()))
            .or_else(|| self.named_before(self.without_remark(whole)?))
    }

    /// Without what brackets say behind it: 部门经理工作职责（主管全面工作）.
    fn without_remark(&self, whole: Range<usize>) -> Option<Range<usize>> {
        let text = &self.characters[whole.clone()];
        let open = text.iter().rposition(|&c| c == '(')?;
        (text.last() == Some(&')') && open > 1).then(|| whole.start..whole.start + open)
    }

    /// Without outer blanks, brackets and the colon at the end.
    fn bare(&self) -> Option<Range<usize>> {
        let outer = |c: char| {
            fold::is_blank(c) || "《》[]〔〕“”\"「」<>*=~—-".contains(c) || fold::is_colon(c)
        };
        let start = self.characters.iter().position(|&c| !outer(c))?;
        let end = self.characters.iter().rposition(|&c| !outer(c))? + 1;
        Some(start..end)
    }

    /// `销售经理岗位职责（二）`.
    fn named_before(&self, whole: Range<usize>) -> Option<Title> {
        for at in whole.start + 1..whole.end {
            let rest = &self.characters[at..whole.end];
            let name = self.trimmed(whole.start..at);
            if name.is_empty() {
                continue;
            }
            if let Some(title) = self.of_position(name.clone(), rest) {
                return Some(title);
            }
            let unit = self.longest(&self.words.units, rest);
            if unit.is_some_and(|length| self.is_tail(&rest[length..])) && self.is_unit(&name) {
                return Some(self.title(Kind::Department, name, Some(Concept::Functions), true));
            }
            let process = self.longest(&self.words.processes, rest);
            if process.is_some_and(|length| length == rest.len())
                && name.len() >= 2
                && !self.is_role(&name)
            {
                let certain = !self.words.starts_with_act(&self.folded(&name));
                // The word is part of the name: 合同审批流程.
                let name = name.start..whole.end;
                return certain
                    .then(|| self.title(Kind::Process, name, Some(Concept::Steps), false));
            }
        }
        None
    }

    fn of_position(&self, name: Range<usize>, rest: &[char]) -> Option<Title> {
        let mut ends = self.words.ends.iter();
        let (word, end) = ends.find(|(word, _)| {
            rest.starts_with(word) && self.is_tail(&rest[word.len()..]) && self.is_word(rest, word)
        })?;
        let opens = match *end {
            End::Sheet => None,
            End::Section(concept) => Some(concept),
        };
        if self.is_role(&name) {
            return Some(self.title(Kind::Position, name, opens, true));
        }
        let is_sheet = *end == End::Sheet && word.len() > 2;
        // 岗位说明书 names nobody.
        let word = self.folded(&name);
        let is_word = self.words.declares(&word).is_some() || self.words.is_label(&word);
        if self.is_unit(&name) || !is_sheet || is_word || self.words.speaks_of_titles(&word) {
            return None;
        }
        // 营销总监营销管理手册: the title is the beginning that ends as titles do.
        let prefix = self.words.role_prefix(&self.characters[name.clone()]);
        let cut = prefix.map(|length| name.start..name.start + length);
        let short = name.len() <= 12 && !self.words.starts_with_act(&self.folded(&name));
        match cut {
            Some(cut) => Some(self.title(Kind::Position, cut, opens, false)),
            None if short => Some(self.title(Kind::Position, name, opens, false)),
            None => None,
        }
    }

    /// `岗位说明书：销售经理`, `Job Description - Sales Manager`.
    fn named_behind(&self, whole: Range<usize>) -> Option<Title> {
        let text = &self.characters[whole.clone()];
        let mut ends = self.words.ends.iter();
        let (word, end) = ends.find(|(word, end)| *end == End::Sheet && text.starts_with(word))?;
        let from = whole.start + word.len();
        let joint = |c: char| fold::is_blank(c) || fold::is_colon(c) || "-—–(".contains(c);
        let gap = self.characters[from..whole.end]
            .iter()
            .take_while(|&&c| joint(c))
            .count();
        let mut name = from + gap..whole.end;
        if self.characters[name.clone()].last() == Some(&')') {
            name.end -= 1;
        }
        let is_name = gap > 0 && !name.is_empty() && name.len() <= LONGEST;
        (is_name && *end == End::Sheet)
            .then(|| self.title(Kind::Position, name.clone(), None, self.is_role(&name)))
    }

    fn title(
        &self,
        kind: Kind,
        name: Range<usize>,
        opens: Option<Concept>,
        is_certain: bool,
    ) -> Title {
        let name = self.without_firm(name);
        Title {
            kind,
            name: self.offsets[name.start]..self.offsets[name.end],
            opens,
            is_certain,
        }
    }

    /// A name without that of the firm in front: 远山股份有限公司 营业部总监.
    fn without_firm(&self, name: Range<usize>) -> Range<usize> {
        let characters = &self.characters[name.clone()];
        let ends = |at: &usize| {
            let mut forms = self.words.legal_forms.iter();
            forms.any(|form| characters[..*at].ends_with(form))
        };
        let Some(end) = (1..characters.len()).rev().find(ends) else {
            return name;
        };
        let rest = self.trimmed(name.start + end..name.end);
        match self.is_role(&rest) || self.is_unit(&rest) {
            true => rest,
            false => name,
        }
    }

    fn folded(&self, name: &Range<usize>) -> String {
        fold::word(&self.text[self.offsets[name.start]..self.offsets[name.end]])
    }

    fn is_role(&self, name: &Range<usize>) -> bool {
        let characters = &self.characters[name.clone()];
        if characters.contains(&'[') && !characters.contains(&']') {
            return false;
        }
        (2..=LONGEST_NAME.max(3)).contains(&name.len()) && {
            let folded = self.folded(name);
            self.words.ends_as_role(&folded) && !self.words.speaks_of_titles(&folded)
        } || name.len() > LONGEST_NAME
            && self.text.is_ascii()
            && self.words.ends_as_role(&self.folded(name))
    }

    fn is_unit(&self, name: &Range<usize>) -> bool {
        let folded = self.folded(name);
        (2..=LONGEST_NAME).contains(&name.len())
            && self.words.ends_as_unit(&folded)
            && !self.words.speaks_of_titles(&folded)
    }

    /// Whether a Western word ends where it seems to.
    fn is_word(&self, rest: &[char], word: &[char]) -> bool {
        !word.iter().all(char::is_ascii)
            || rest
                .get(word.len())
                .is_none_or(|c| !c.is_ascii_alphabetic())
    }

    fn longest(&self, words: &[Vec<char>], rest: &[char]) -> Option<usize> {
        let mut words = words.iter();
        words
            .find(|word| rest.starts_with(word) && self.is_word(rest, word))
            .map(Vec::len)
    }

    /// A name without what stands around it.
    fn trimmed(&self, mut name: Range<usize>) -> Range<usize> {
        let edge = |c: char| fold::is_blank(c) || "-—–_·、:(《》「」“”\"".contains(c);
        loop {
            let before = name.clone();
            while name.start < name.end && edge(self.characters[name.start]) {
                name.start += 1;
            }
            while name.start < name.end && edge(self.characters[name.end - 1]) {
                name.end -= 1;
            }
            for word in &self.words.fillers {
                let length = word.chars().count();
                let tail: String = self.characters[name.clone()]
                    .iter()
                    .rev()
                    .take(length)
                    .collect();
                let tail: String = tail.chars().rev().collect();
                if name.len() > length + 1 && tail == *word {
                    let western = word.is_ascii() && word.starts_with(|c: char| c.is_alphabetic());
                    let whole = !western || self.characters[name.end - length - 1] == ' ';
                    name.end -= if whole { length } else { 0 };
                }
            }
            if name == before {
                return name;
            }
        }
    }

    /// What may follow the end of a title: a number, 范本, 及工作流程.
    fn is_tail(&self, rest: &[char]) -> bool {
        let text: String = rest.iter().collect();
        let number = |c: char| c.is_ascii_digit() || "一二三四五六七八九十".contains(c);
        let text = text.trim_matches(|c: char| {
            number(c) || fold::is_blank(c) || "()[]<>《》-—_·:".contains(c)
        });
        let joined = ["和", "及", "与", "、", "&", "and ", "具体"];
        text.is_empty()
            || self.words.tails.iter().any(|word| text == word)
            || (joined.iter().any(|word| text.starts_with(word))
                && text.chars().count() <= LONGEST_TAIL)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::vocabulary::Vocabulary;

    fn read(text: &str) -> Option<(Kind, String, Option<Concept>)> {
        let words = Words::new(Vocabulary::built_in());
        title(text, &words).map(|title| (title.kind, text[title.name].to_owned(), title.opens))
    }

    fn position(name: &str, opens: Option<Concept>) -> Option<(Kind, String, Option<Concept>)> {
        Some((Kind::Position, name.to_owned(), opens))
    }

    #[test]
    fn firms_are_no_part_of_what_they_have() {
        let title = |text| read(text).map(|(_, name, _)| name);
        let name = |text: &str| Some(text.to_owned());
        assert_eq!(title("远山股份有限公司 营业部总监手册"), name("营业部总监"));
        assert_eq!(title("远山有限公司总经理岗位职责"), name("总经理"));
        assert_eq!(title("分公司总经理岗位职责"), name("分公司总经理"));
    }

    #[test]
    fn headings_name_what_they_are_about() {
        let duties = Some(Concept::Duties);
        assert_eq!(read("销售经理岗位职责"), position("销售经理", duties));
        assert_eq!(read("銷售總監工作崗位職責1"), position("銷售總監", duties));
        assert_eq!(read("客服部質檢員的職責"), position("客服部質檢員", duties));
        assert_eq!(
            read("总监助理岗位职责（二）："),
            position("总监助理", duties)
        );
        assert_eq!(
            read("销售助理岗位职责及工作流程"),
            position("销售助理", duties)
        );
        assert_eq!(
            read("设计总监具体工作流程"),
            position("设计总监", Some(Concept::Workflow))
        );
        assert_eq!(read("营销总监岗位职务说明书"), position("营销总监", None));
        assert_eq!(
            read("《仓库管理员》岗位说明书"),
            position("仓库管理员", None)
        );
        assert_eq!(read("岗位说明书：采购专员"), position("采购专员", None));
        assert_eq!(
            read("Sales Manager Job Description"),
            position("Sales Manager", None)
        );
        assert_eq!(
            read("Job Description - Office Administrator"),
            position("Office Administrator", None)
        );
        assert_eq!(
            read("客服部工作职责"),
            Some((
                Kind::Department,
                "客服部".to_owned(),
                Some(Concept::Functions)
            ))
        );
        for text in [
            "岗位职责",
            "完善岗位职责",
            "工作职责：",
            "大家逐渐认识到岗位职责的重要性，任何",
            "明确职责",
            "职责描述",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
