//! Booklets as the formats have them, read back by programs that know nothing of rolec.

mod html;
mod markdown;
mod support;
mod templates;
