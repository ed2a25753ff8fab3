//! The sheet and the chart of what is at a place, as documents print them, for an editor that shows them beside the
//! text. Draws nothing itself.

use super::View;
use crate::chart::{self, Furniture, Labels, Options, Root, Words};
use crate::diagnostic::Message;
use crate::locale::Catalogue;
use crate::model::Entity;
use crate::render::booklet::{Booklet, Chapter, Entry, Selection};
use crate::render::html::html;
use crate::render::picture::Pictures;
use crate::render::template::{Family, Overrides, Templates};
use crate::render::typeface::Chosen;
use crate::render::view::{self, Input};
use crate::text::{FileId, Span, TextRange};
use std::collections::BTreeMap;

/// A sheet or drawing, and what it is of.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Preview {
    /// `kind:id`, as contracts write it.
    pub entity: String,
    pub title: String,
    /// A page that needs nothing else, or an SVG drawing.
    pub text: String,
}

/// The position or department whose declaration holds a place; the nearest one above, else.
fn entity_at(view: &View, file: FileId, offset: u32) -> Option<Entity> {
    let model = &view.project().model;
    let place = Span::new(file, TextRange::at(offset));
    model.entity_at(place).or_else(|| {
        // Between two declarations, the one that was left last.
        let before = model.places.iter().rev();
        let mut before = before.filter(|(span, _)| span.file == file && span.range.end <= offset);
        before.next().map(|(_, entity)| *entity)
    })
}

fn title(view: &View, entity: Entity) -> String {
    let model = &view.project().model;
    match entity {
        Entity::Position(id) => model[id].title.clone(),
        Entity::Department(id) => model[id].name.clone(),
        _ => model.organisation.name.clone(),
    }
}

/// The sheet of the position or department at a place, as one web page; None where neither is.
///
/// # Errors
/// If it cannot be set.
pub fn sheet(view: &View, offset: u32) -> Result<Option<Preview>, Message> {
    let entity = view.file.and_then(|file| entity_at(view, file, offset));
    let chapter = match entity {
        Some(Entity::Position(_)) => Chapter::Positions(Selection::All, Vec::new()),
        Some(Entity::Department(_)) => Chapter::Functions(Selection::All),
        _ => return Ok(None),
    };
    let project = view.project();
    let booklet = Booklet {
        name: "preview".to_owned(),
        chapters: vec![Entry::from(chapter)],
        ..Booklet::default()
    };
    let built = view::build(&Input {
        model: &project.model,
        sources: &project.sources,
        vocabulary: &project.vocabulary,
        language: project.document_language(),
        booklet: &booklet,
        texts: &BTreeMap::new(),
        pictures: &Pictures::default(),
        fonts: &Chosen::default(),
        similarity: view.analysis.config.thresholds.similarity,
        only: entity,
        complete: false,
        as_of: None,
    });
    let templates = Templates::new(Family::Html, &Overrides::default())?;
    let text = html(&built.view, &templates)?;
    Ok(entity.map(|entity| Preview {
        entity: project.model.identity(entity),
        title: title(view, entity),
        text,
    }))
}

/// The chart around what is at a place: a position under its superior, with those below it; a department; elsewhere the
/// whole organisation. None if there is nothing to draw.
pub fn drawing(view: &View, offset: u32, depth: Option<usize>) -> Option<Preview> {
    let model = &view.project().model;
    let entity = view.file.and_then(|file| entity_at(view, file, offset));
    let root = match entity {
        Some(Entity::Position(id)) => Root::Position(model[id].superior.unwrap_or(id)),
        Some(Entity::Department(id)) => Root::Department(id),
        _ => Root::All,
    };
    let catalogue = Catalogue::of(view.project().document_language());
    let options = Options {
        root,
        depth,
        labels: Labels::of(catalogue),
        ..Options::default()
    };
    let scene = chart::scene(model, &options);
    if scene.is_empty() {
        return None;
    }
    let words = Words::new(catalogue, model, &options, &scene);
    let furniture = Furniture {
        legend: Furniture::legend(&scene, catalogue),
        ..Furniture::default()
    };
    let entity = match entity {
        Some(own @ (Entity::Position(_) | Entity::Department(_))) => own,
        _ => Entity::Organisation,
    };
    Some(Preview {
        entity: model.identity(entity),
        title: words.title.clone(),
        text: chart::page_svg(&furniture.wrapped(scene), &words),
    })
}
