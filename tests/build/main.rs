//! Booklets in every format: what holds of each, what the build command writes and where.

mod design;
mod folder;
mod hostile;
mod pdf;
mod support;
mod templates;
mod unfinished;
mod word;
