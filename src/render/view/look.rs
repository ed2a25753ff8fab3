//! What a view says of the look of a booklet: names and marks, no measure and no markup.

use super::build::Input;
use crate::render::design::{Orientation, PageSetup};
use crate::render::picture;
use crate::render::typeface::Family;
use serde::Serialize;

/// How a booklet is to look.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Look {
    /// `official`, `modern` or `compact`.
    pub theme: &'static str,
    pub paper: Paper,
    /// Chosen families, as Typst knows them; empty for those of the theme.
    pub body: Vec<String>,
    pub headings: Vec<String>,
    pub duplex: bool,
    /// By how much the margin at the back is wider than the other, in points; 0 unless printed on both sides.
    pub binding: f64,
    /// What feet count: `booklet`, `document` or `both`.
    pub numbering: &'static str,
    /// Empty without one, as the next.
    pub confidential: String,
    pub watermark: String,
    pub logo: Option<Logo>,
}

/// What a binding takes, in points: 6 mm.
const BINDING: f64 = 17.0;

/// The paper of a booklet or a part.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Paper {
    /// As it lies, in points.
    pub width: f64,
    pub height: f64,
    pub landscape: bool,
}

/// A picture that stands for the organisation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Logo {
    /// The name under which a page finds it.
    pub file: String,
    /// The whole picture as an address, for pages that fetch nothing.
    #[serde(skip)]
    pub address: String,
    /// Its width, if its height is 1.
    pub ratio: f64,
}

impl Paper {
    pub(super) fn of(setup: PageSetup) -> Self {
        let (width, height) = setup.size();
        Self {
            width,
            height,
            landscape: setup.orientation == Some(Orientation::Landscape),
        }
    }
}

pub(super) fn look(input: &Input) -> Look {
    let design = &input.booklet.design;
    let text = |mark: &Option<String>| mark.clone().unwrap_or_default();
    let names = |families: &[Family]| {
        let names = families.iter().map(|family| family.name().to_owned());
        names.collect()
    };
    let logo = design.logo.as_ref().and_then(|path| {
        let picture = input.pictures.get(path)?;
        Some(Logo {
            file: picture::file(path, picture),
            address: picture.address(),
            ratio: picture.width / picture.height,
        })
    });
    Look {
        theme: design.theme.name(),
        paper: Paper::of(design.setup),
        body: names(&input.fonts.body),
        headings: names(&input.fonts.headings),
        duplex: design.duplex,
        binding: match design.duplex {
            true => BINDING,
            false => 0.0,
        },
        numbering: design.numbering.name(),
        confidential: text(&design.confidential),
        watermark: text(&design.watermark),
        logo,
    }
}
