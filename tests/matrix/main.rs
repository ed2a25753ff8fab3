//! Tables over the whole organisation: what stands in them, the same in every format, and the command.

mod authority;
mod clerks;
mod command;
mod excel;
mod hostile;
mod lists;
#[path = "../common/random.rs"]
mod random;
mod support;
mod tables;
