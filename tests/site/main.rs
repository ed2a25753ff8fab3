//! The site: pages that hang together, nothing of the sources lost, nothing from elsewhere, names that every system
//! takes, and a folder that is written with care.

mod command;
mod pages;
#[path = "../common/random.rs"]
#[allow(dead_code, reason = "shared with the tests of booklets")]
mod random;
mod search;
#[path = "../render/support.rs"]
#[allow(dead_code, reason = "shared with the tests of booklets")]
mod shared;
mod size;
mod support;
