//! rolec: organisations as plain text. A language for positions, departments, duties and authorities, its
//! checker, and the documents made from it. See `docs/architecture.md` for the way through the house.

pub mod fonts;
pub mod text;

pub mod chart;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod fmt;
pub mod ide;
pub mod import;
pub mod locale;
pub mod lsp;
pub mod model;
pub mod project;
pub mod query;
pub mod render;
pub mod syntax;
