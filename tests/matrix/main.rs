//! Tables over the whole organisation: what stands in them, the same in every format, and the command.

mod authority;
mod command;
mod excel;
mod hostile;
mod lists;
mod support;
mod tables;
