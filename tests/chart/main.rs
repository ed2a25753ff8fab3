//! Organisation charts: what holds of every drawing, what other programs read, and the command.

mod command;
mod contract;
mod gallery;
mod large;
mod layout;
mod support;
