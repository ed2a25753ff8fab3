//! What the tests of charts share: a model from a text, and chance.

#[path = "../common/random.rs"]
mod random;

pub use random::Random;
use rolec::model::{Model, resolve};
use rolec::project::{Disk, Project, Request};
use rolec::syntax::{self, vocabulary::Vocabulary};
use rolec::text::decode::Encoding;
use rolec::text::{FileId, SourceFile, Sources};
use std::path::Path;
use std::sync::Arc;

/// The model of one source.
pub fn model(text: &str) -> Model {
    let vocabulary = Vocabulary::built_in();
    let sources = Sources::new(vec![Arc::new(SourceFile::new(
        "a.role",
        text.to_owned(),
        Encoding::Utf8,
    ))]);
    let (file, _) = syntax::parse(FileId(0), sources.get(FileId(0)), vocabulary);
    resolve::resolve(
        &[Arc::new(file)],
        &sources,
        vocabulary,
        &resolve::Settings::default(),
        None,
    )
    .0
}

/// The model of an example of this project.
pub fn example(name: &str) -> Model {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("examples")
        .join(name);
    let request = Request {
        root,
        only: Vec::new(),
    };
    let project = Project::load(&request, &Disk).ok();
    project.expect("the example can be read").model
}
