//! The embedded fonts as bytes, once in the program for all who draw or typeset. Knows nothing of their use.

/// Text of tables and charts, and its bold for headings: one family, `Rolec Sans SC`.
pub static SANS_REGULAR: &[u8] = include_bytes!("../assets/fonts/RolecSansSC-Regular.otf");
pub static SANS_BOLD: &[u8] = include_bytes!("../assets/fonts/RolecSansSC-Bold.otf");
/// Body text, the family `Rolec Serif SC`.
pub static SERIF_REGULAR: &[u8] = include_bytes!("../assets/fonts/RolecSerifSC-Regular.otf");

/// The family name of the sans face.
pub const SANS_FAMILY: &str = "Rolec Sans SC";
/// The family name of the serif face.
pub const SERIF_FAMILY: &str = "Rolec Serif SC";
