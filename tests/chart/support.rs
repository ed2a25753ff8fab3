//! What the tests of charts share: a model from a text, and chance that is the same on every machine.

use rolec::model::{Model, resolve};
use rolec::project::{Disk, Project, Request};
use rolec::syntax::{self, vocabulary::Vocabulary};
use rolec::text::decode::Encoding;
use rolec::text::{FileId, SourceFile, Sources};
use std::path::Path;

/// The model of one source.
pub fn model(text: &str) -> Model {
    let vocabulary = Vocabulary::built_in();
    let sources = Sources::new(vec![SourceFile::new(
        "a.role",
        text.to_owned(),
        Encoding::Utf8,
    )]);
    let (file, _) = syntax::parse(FileId(0), sources.get(FileId(0)), vocabulary);
    resolve::resolve(&[file], &sources, vocabulary, &resolve::Settings::default()).0
}

/// Xorshift.
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below another, which is not zero.
    pub fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % end
    }
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
