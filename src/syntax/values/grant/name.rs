//! What a power is over: splits lists of matters, takes scopes and articles off, tells people from matters.

use super::line::{Line, Part};
use super::powers;
use super::{Named, Over};
use crate::syntax::concept::{GrantWord, TextMark, ValueWord};
use crate::text::{TextRange, fold};

/// A matter as it was found in a clause.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    /// What the matters of a list share, with its 的 (`直接下级的`): stands before each in the text.
    pub(super) head: Option<Part>,
    pub(super) part: Part,
    /// The whole list, where it may be one name.
    pub(super) whole: Option<Part>,
}

impl Piece {
    pub(super) fn of(part: Part) -> Self {
        Self {
            head: None,
            part,
            whole: None,
        }
    }
}

/// A piece made ready for the phrase.
pub(super) struct Refined {
    pub(super) over: Over,
    pub(super) scope: Option<TextRange>,
}

/// The places of the marks of a list of matters in a part: 、 and 和, but not in 饱和.
pub(super) fn list_marks(line: &Line, part: &Part, kind: GrantWord) -> Vec<Part> {
    let mut found: Vec<Part> = Vec::new();
    let mut depth = 0;
    let mut at = part.start;
    while at < part.end {
        let c = line.chars[at];
        depth += i32::from(matches!(c, '(' | '《' | '「' | '“'));
        depth -= i32::from(matches!(c, ')' | '》' | '」' | '”'));
        let len = match c {
            // One word of two: senior/key staff.
            '/' if is_inside_word(line, at) => None,
            '、' | ',' | '/' | '&' => Some(1),
            _ => line.at(kind, at).filter(|_| !line.is_solid(at)),
        };
        match len.filter(|len| depth <= 0 && at + len <= part.end) {
            Some(len) => {
                match found.last_mut() {
                    // `, and` is one mark.
                    Some(last) if line.trimmed(last.end..at, &[]).is_empty() => last.end = at + len,
                    _ => found.push(at..at + len),
                }
                at += len;
            }
            None => at += 1,
        }
    }
    found
}

/// Whether a stroke stands between two Western words, of which the second is no power.
fn is_inside_word(line: &Line, at: usize) -> bool {
    let letter = |at: usize| line.chars.get(at).is_some_and(char::is_ascii_alphabetic);
    at > 0 && letter(at - 1) && letter(at + 1) && powers::at(line, at + 1).is_none()
}

/// The members of a list, without blanks at their ends; empty ones are left out.
pub(super) fn members(line: &Line, part: &Part, kind: GrantWord) -> Vec<Part> {
    let mut found = Vec::new();
    let mut start = part.start;
    for mark in list_marks(line, part, kind) {
        found.push(start..mark.start);
        start = mark.end;
    }
    found.push(start..part.end);
    let trimmed = found.into_iter().map(|part| line.trimmed(part, &[':']));
    trimmed.filter(|part| !part.is_empty()).collect()
}

/// The matters of a list: `所属下级的管理水平、业务水平和业绩` is three, each with the head of the first.
pub(super) fn matters(line: &Line, part: Part) -> Vec<Piece> {
    let part = line.trimmed(part, &['、', ',', ':', '/']);
    if part.is_empty() {
        return Vec::new();
    }
    let mut parts = members(line, &part, GrantWord::ListNoun);
    if parts.len() < 2 {
        let end = part.end - line.before(GrantWord::EtCetera, &part).unwrap_or(0);
        return vec![Piece::of(part.start..end)];
    }
    if let Some(last) = parts.last_mut()
        && let Some(etc) = line.find(GrantWord::EtCetera, last)
        && etc.start > last.start
        && !line.is_solid(etc.start)
    {
        *last = line.trimmed(last.start..etc.start, &[]);
    }
    let chinese = line.is_chinese(&part);
    if chinese && is_of_parties(line, &parts) {
        return vec![Piece::of(part)];
    }
    let head = parts
        .first()
        .and_then(|first| last_of(line, first).map(|of| first.start..of.end));
    let head =
        head.filter(|_| chinese && parts[1..].iter().all(|part| last_of(line, part).is_none()));
    parts
        .into_iter()
        .enumerate()
        .map(|(at, member)| Piece {
            head: head.clone().filter(|_| at > 0),
            part: member,
            whole: Some(part.clone()),
        })
        .collect()
}

/// 董事会或股东会的决议: one matter of several bodies or people, not a list of matters.
fn is_of_parties(line: &Line, parts: &[Part]) -> bool {
    let Some((last, others)) = parts.split_last() else {
        return false;
    };
    last_of(line, last).is_some_and(|of| is_party(line, &(last.start..of.start)))
        && others.iter().all(|part| is_party(line, part))
}

/// Whether a part names a body, a department or a class of positions.
pub(super) fn is_party(line: &Line, part: &Part) -> bool {
    let text: String = line.chars[part.clone()].iter().collect();
    let ends = |mark| {
        let mut words = line.vocabulary.marks(mark).iter();
        words.any(|word| text.ends_with(word.as_str()))
    };
    ends(TextMark::Body) || ends(TextMark::UnitName) || is_people(line, part)
}

/// The last 的 of a part that has something before and behind it.
pub(super) fn last_of(line: &Line, part: &Part) -> Option<Part> {
    (part.start + 1..part.end).rev().find_map(|at| {
        if line.chars[at].is_ascii() || line.is_solid(at) {
            return None;
        }
        let end = at + line.at(GrantWord::Of, at)?;
        (end < part.end).then_some(at..end)
    })
}

/// A piece without scope and articles; None if nothing is left.
pub(super) fn refine(line: &Line, piece: &Piece) -> Option<Refined> {
    let mut part = line.trimmed(
        piece.part.clone(),
        &['、', ',', ':', ';', '"', '“', '”', '「', '」'],
    );
    let of = line.at(GrantWord::Of, part.start);
    part.start += of
        .filter(|len| *len < part.len() && line.is_chinese(&part))
        .unwrap_or(0);
    let written = part.clone();
    let mut scope = None;
    let mut head = piece.head.clone();
    if let Some(part) = &mut head
        && let Some(unit) = unit(line, part)
    {
        scope = Some(line.place(&unit));
        part.start = unit.end + line.at(GrantWord::Of, unit.end).unwrap_or(0);
    }
    if line.is_chinese(&part) {
        if is_people(line, &part) {
            scope = unit(line, &part).map(|unit| line.place(&unit));
        } else if let Some(unit) = unit(line, &part) {
            let behind = unit.end + line.at(GrantWord::Of, unit.end).unwrap_or(0);
            if behind < part.end {
                scope = Some(line.place(&unit));
                part.start = behind;
            }
        }
        part.end -= trailing_of(line, &part);
    } else {
        // The limit begins where the matter ends: office supplies up to $500 without further approval.
        let limit = line.marks.iter().find(|mark| {
            part.start < mark.at
                && mark.at < part.end
                && matches!(mark.kind, super::line::MarkKind::Limit(_))
        });
        part.end = limit.map_or(part.end, |mark| mark.at);
        part = without_articles(line, part);
        if let Some(unit) = trailing_unit(line, &part) {
            scope = Some(line.place(&unit.1));
            part = line.trimmed(part.start..unit.0, &[]);
        }
    }
    if part.is_empty() {
        return None;
    }
    let own = line.said(&part);
    let text = match &head {
        Some(head) if line.is_chinese(head) => line.said(head) + &own,
        Some(head) => format!("{} {own}", line.said(head)),
        None => own,
    };
    let whole = piece.whole.clone().or((written != part).then_some(written));
    let named = Named {
        text,
        range: line.place(&part),
        whole: whole.map(|whole| line.place(&whole)),
    };
    // A verb before it makes an act of people: hire staff.
    let is_act = head.as_ref().is_some_and(|head| !line.is_chinese(head));
    let over = match !is_act && is_people(line, &part) {
        true => Over::People(named),
        false => Over::Matter(named),
    };
    Some(Refined { over, scope })
}

/// A 的 that nothing follows.
fn trailing_of(line: &Line, part: &Part) -> usize {
    let len = line.before(GrantWord::Of, part).unwrap_or(0);
    match len < part.len() && line.is_chinese(part) {
        true => len,
        false => 0,
    }
}

/// 本部门 or 全公司 at the start of a part.
fn unit(line: &Line, part: &Part) -> Option<Part> {
    const LONGEST: usize = 6;
    let own = line.at(GrantWord::OwnUnit, part.start);
    let whole = || {
        let longest = part.len().min(LONGEST);
        (2..=longest).rev().find(|len| {
            let word: String = line.chars[part.start..part.start + len].iter().collect();
            line.vocabulary.is(ValueWord::WholeOrganisation, &word)
        })
    };
    let len = own.or_else(whole)?;
    (len < part.len()).then(|| part.start..part.start + len)
}

/// `for the department`, `in the whole company` at the end of a part: where it begins, and the unit.
fn trailing_unit(line: &Line, part: &Part) -> Option<(usize, Part)> {
    let text: String = line.chars[part.clone()].iter().collect();
    let own = line.before(GrantWord::OwnUnit, part);
    let whole = || {
        let starts = text
            .char_indices()
            .filter(|&(at, _)| at > 0 && text[..at].ends_with(' '));
        starts
            .map(|(at, _)| at)
            .find(|&at| {
                let name = text[at..].trim_start_matches("the ");
                line.vocabulary.is(ValueWord::WholeOrganisation, name)
            })
            .map(|at| text[at..].chars().count())
    };
    let len = own.or_else(whole)?;
    let unit = part.end - len..part.end;
    let before = line.trimmed(part.start..unit.start, &[]);
    let preposition = line.before(GrantWord::Prepositions, &before)?;
    let start = before.end - preposition;
    (start > part.start).then_some((start, unit))
}

fn without_articles(line: &Line, part: Part) -> Part {
    let mut part = line.trimmed(part, &['.', ',']);
    while let Some(len) = line
        .at(GrantWord::Article, part.start)
        .or_else(|| line.at(GrantWord::Prepositions, part.start))
        .filter(|&len| len < part.len())
    {
        part = line.trimmed(part.start + len..part.end, &[]);
    }
    while let Some(len) = line
        .before(GrantWord::Prepositions, &part)
        .filter(|&len| len < part.len())
    {
        part = line.trimmed(part.start..part.end - len, &[]);
    }
    part
}

/// The noun that a Western phrase is about: `price talks` of `price talks with suppliers`.
fn before_preposition(line: &Line, part: &Part) -> Part {
    let found = part
        .clone()
        .skip(1)
        .find(|&at| line.at(GrantWord::Prepositions, at).is_some());
    match found.filter(|_| !line.is_chinese(part)) {
        Some(at) => line.trimmed(part.start..at, &[]),
        None => part.clone(),
    }
}

/// Whether a part names a class of positions: 下属员工, direct reports, a title.
pub(super) fn is_people(line: &Line, part: &Part) -> bool {
    let part = &before_preposition(line, part);
    // 辞退员工 is an act, 采购人员 are people.
    let is_act = line.is_chinese(part)
        && part.clone().any(|at| {
            let found = powers::at(line, at).filter(|found| at + found.len < part.end);
            found.is_some() && line.at(GrantWord::NounToo, at).is_none()
        });
    if is_act {
        return false;
    }
    if line.before(GrantWord::Person, part).is_some() {
        return true;
    }
    let text: String = line.chars[part.clone()].iter().collect();
    let own = [
        ValueWord::OwnSuperior,
        ValueWord::OwnSubordinates,
        ValueWord::OwnHead,
    ];
    let ends = |mark| {
        line.vocabulary.marks(mark).iter().any(|word: &String| {
            text.strip_suffix(word.as_str()).is_some_and(|before| {
                !word.is_ascii() || before.is_empty() || before.ends_with(' ')
            })
        })
    };
    own.iter()
        .any(|&word| line.vocabulary.is(word, &fold::word(&text)))
        || ends(TextMark::Rank)
        || ends(TextMark::Clerk)
}
