//! Organisation charts: what holds of every drawing, what other programs read, and the command.

mod boxes;
mod command;
mod contract;
mod gallery;
mod hostile;
mod large;
mod layout;
mod paper;
mod process;
mod support;
