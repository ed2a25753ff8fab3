//! Booklets as the formats have them, read back by programs that know nothing of rolec.

mod html;
mod markdown;
#[path = "../common/random.rs"]
mod random;
mod setting;
mod support;
mod templates;
mod word;
