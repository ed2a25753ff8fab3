//! What a drawing is called, in the language of the document. The words themselves are in the catalogues.

use super::scene::{EdgeKind, Scene};
use super::{By, Options, Root};
use crate::diagnostic::Message;
use crate::locale::Catalogue;
use crate::model::Model;

/// The words of a drawing that are not the organisation's own.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Words {
    pub title: String,
    /// How much there is to see.
    pub description: String,
    /// The language of these words, by its two-letter code.
    pub language: String,
}

impl Words {
    /// The words for a scene that was drawn from a model.
    pub fn new(catalogue: &Catalogue, model: &Model, options: &Options, scene: &Scene) -> Self {
        let view = match options.by {
            By::Position => "position",
            By::Department => "department",
        };
        let part = match options.root {
            Root::All => None,
            Root::Position(id) => Some(&model[id].title),
            Root::Department(id) => Some(&model[id].name),
        };
        let names = [Some(&model.organisation.name), part].into_iter().flatten();
        let names: Vec<&str> = names
            .map(String::as_str)
            .filter(|name| !name.is_empty())
            .collect();
        let title = match names.is_empty() {
            true => Message::new(format!("chart-title-{view}-unnamed")),
            false => Message::new(format!("chart-title-{view}")).arg("name", names.join(" · ")),
        };
        let mut description = Message::new(format!("chart-description-{view}"))
            .arg("boxes", scene.boxes.len())
            .arg("solid", scene.count(EdgeKind::Solid))
            .arg("dotted", scene.count(EdgeKind::Dotted));
        let circles = scene.count(EdgeKind::Circle);
        if circles > 0 {
            description.id.push_str("-circles");
            description = description.arg("circles", circles);
        }
        Self {
            title: catalogue.text(&title),
            description: catalogue.text(&description),
            language: catalogue.language().code().to_owned(),
        }
    }
}
