//! The commands as people call them: what they say and where, how they end, what they leave on the disk.

mod build;
mod check;
mod fmt;
mod formats;
mod hostile;
mod language;
mod new;
mod reports;
mod status;
mod support;
mod who;
