//! What an import found, for people and other programs: counted in the text that was written, so that it tells what
//! the next command will see.

use super::clean::Dropped;
use super::document::{Document, Place, characters};
use super::draft::Declaration;
use super::write::{Written, is_unnamed};
use crate::syntax;
use crate::syntax::ast;
use crate::syntax::concept::{Concept, Kind};
use crate::syntax::vocabulary::Vocabulary;
use crate::text::decode::Encoding;
use crate::text::{FileId, SourceFile};

/// What was found in a document.
#[derive(Clone, Debug, Default)]
pub struct Report {
    pub positions: Vec<Position>,
    pub departments: Vec<String>,
    pub processes: Vec<String>,
    pub matters: Vec<String>,
    pub unplaced: Vec<Loss>,
    pub dropped: Vec<Dropped>,
    pub characters: Characters,
}

/// A position as it was found.
#[derive(Clone, Debug, Default)]
pub struct Position {
    /// None if the document gives it none.
    pub title: Option<String>,
    pub department: Option<String>,
    /// As it stands in the source.
    pub superior: Option<String>,
    pub subordinates: Vec<String>,
    /// Items that have none below them.
    pub duties: usize,
    pub kpis: usize,
    pub authorities: usize,
    pub qualifications: bool,
}

/// A text that found no place.
#[derive(Clone, Debug)]
pub struct Loss {
    pub place: Place,
    pub text: String,
}

/// Characters that are no blanks; the total is the sum of the others.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Characters {
    pub total: usize,
    pub placed: usize,
    pub dropped: usize,
    pub unplaced: usize,
}

pub(super) struct Input<'a> {
    pub(super) document: &'a Document,
    pub(super) total: usize,
    pub(super) written: &'a Written,
    pub(super) dropped: Vec<Dropped>,
    pub(super) declarations: &'a [Declaration],
    pub(super) vocabulary: &'a Vocabulary,
}

pub(super) fn report(input: &Input) -> Report {
    let source = SourceFile::new("", input.written.text.clone(), Encoding::Utf8);
    let (file, _) = syntax::parse(FileId(0), &source, input.vocabulary);
    let unplaced: Vec<Loss> = input
        .written
        .unplaced
        .iter()
        .map(|unplaced| {
            let line = &input.document.lines[unplaced.line];
            Loss {
                place: line.place_of(unplaced.range.start).clone(),
                text: line.text[unplaced.range.clone()].to_owned(),
            }
        })
        .collect();
    let sum = |texts: &mut dyn Iterator<Item = &str>| texts.map(characters).sum::<usize>();
    let dropped = sum(&mut input.dropped.iter().map(|dropped| dropped.text.as_str()));
    let lost = input.written.unplaced.iter().map(|unplaced| {
        let line = &input.document.lines[unplaced.line];
        line.characters(&unplaced.range)
    });
    let lost: usize = lost.sum();
    let names = |kind: Kind| {
        let all = file
            .declarations
            .iter()
            .filter(move |one| one.kind == Some(kind));
        all.map(|one| one.name.of(&source.text).to_owned())
            .collect()
    };
    let unnamed = |at: usize| {
        let declaration = input.declarations.get(at);
        declaration.is_none_or(|declaration| is_unnamed(input.document, declaration))
    };
    let positions = file.declarations.iter().enumerate();
    Report {
        positions: positions
            .filter(|(_, one)| one.kind == Some(Kind::Position))
            .map(|(at, one)| position(one, &source.text, unnamed(at)))
            .collect(),
        departments: names(Kind::Department),
        processes: names(Kind::Process),
        matters: names(Kind::Matter),
        characters: Characters {
            total: input.total,
            placed: input.total.saturating_sub(dropped + lost),
            dropped,
            unplaced: lost,
        },
        unplaced,
        dropped: input.dropped.clone(),
    }
}

fn position(declaration: &ast::Declaration, text: &str, unnamed: bool) -> Position {
    let value = |concept: Concept| {
        let value = declaration.label(concept)?.value()?;
        Some(value.join(text).into_owned()).filter(|value| !value.is_empty())
    };
    let leaves = |concept: Concept| {
        let mut count = 0;
        if let Some(label) = declaration.label(concept) {
            label.walk_items(&mut |item, _| count += usize::from(item.children.is_empty()));
        }
        count
    };
    let names = declaration.label(Concept::Subordinates).map(|label| {
        let parts = label.name_parts().flat_map(|part| {
            let text = part.join(text);
            let split = text.split(['、', '，', ',', '；', ';']).map(str::trim);
            split
                .filter(|name| !name.is_empty())
                .map(str::to_owned)
                .collect::<Vec<_>>()
        });
        parts.collect()
    });
    Position {
        title: (!unnamed).then(|| {
            let name = declaration.name.of(text);
            name.trim_start_matches('「')
                .trim_end_matches('」')
                .to_owned()
        }),
        department: value(Concept::Department),
        superior: value(Concept::Superior),
        subordinates: names.unwrap_or_default(),
        duties: leaves(Concept::Duties),
        kpis: leaves(Concept::Kpis),
        authorities: leaves(Concept::Authorities),
        qualifications: declaration
            .label(Concept::Qualifications)
            .is_some_and(|label| !label.is_blank()),
    }
}
