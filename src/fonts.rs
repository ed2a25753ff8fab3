//! The embedded fonts, once in the program for all who draw or typeset. Knows nothing of their use.

use resvg::usvg::fontdb::{Database, Source};
use std::sync::{Arc, OnceLock};

/// Text of tables and charts, and its bold for headings: one family, `Rolec Sans SC`.
pub static SANS_REGULAR: &[u8] = include_bytes!("../assets/fonts/RolecSansSC-Regular.otf");
pub static SANS_BOLD: &[u8] = include_bytes!("../assets/fonts/RolecSansSC-Bold.otf");
/// Body text, the family `Rolec Serif SC`.
pub static SERIF_REGULAR: &[u8] = include_bytes!("../assets/fonts/RolecSerifSC-Regular.otf");

/// The family name of the sans face.
pub const SANS_FAMILY: &str = "Rolec Sans SC";
/// The family name of the serif face.
pub const SERIF_FAMILY: &str = "Rolec Serif SC";

/// The embedded fonts for those who turn drawings into dots or outlines, read once.
pub fn database() -> Arc<Database> {
    static FONTS: OnceLock<Arc<Database>> = OnceLock::new();
    let load = || {
        let mut database = Database::new();
        for font in [SANS_REGULAR, SANS_BOLD, SERIF_REGULAR] {
            database.load_font_source(Source::Binary(Arc::new(font)));
        }
        Arc::new(database)
    };
    Arc::clone(FONTS.get_or_init(load))
}
