//! What copying and scanning leave in a text, found. What becomes of it is for the rules and for the import.

pub mod page_number;
pub mod pinyin;
