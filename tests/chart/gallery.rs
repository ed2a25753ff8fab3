//! The made-up organisations of the gallery. `ROLEC_GALLERY=FOLDER` writes them there as files.

#[path = "../common/organisations.rs"]
pub mod organisations;

use crate::support::model;
use std::path::Path;

/// Name and text.
pub fn all() -> [(&'static str, String); 3] {
    [
        ("tea-house", organisations::tea_house()),
        ("instrument-maker", organisations::instrument_maker()),
        ("group", organisations::group_of_a_thousand()),
    ]
}

#[test]
fn the_gallery_has_eight_sixty_and_a_thousand_positions() {
    let counts = all().map(|(_, text)| model(&text).positions.len());
    assert_eq!(counts, [8, 60, 1000]);
    if let Some(folder) = std::env::var_os("ROLEC_GALLERY") {
        for (name, text) in all() {
            let folder = Path::new(&folder).join(name);
            std::fs::create_dir_all(&folder).expect("the folder can be made");
            std::fs::write(folder.join("a.role"), text).expect("the file can be written");
        }
    }
}
