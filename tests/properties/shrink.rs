//! A text that fails, made smaller as long as it fails.

use std::panic::{AssertUnwindSafe, catch_unwind};

/// What is wrong with a text; a panic is a fault like any other.
pub fn caught(text: &str, property: fn(&str) -> Option<String>) -> Option<String> {
    match catch_unwind(AssertUnwindSafe(|| property(text))) {
        Ok(fault) => fault,
        Err(panic) => {
            let said = panic.downcast_ref::<String>().cloned();
            let said = said.or_else(|| panic.downcast_ref::<&str>().map(|&said| said.to_owned()));
            Some(format!("a panic: {}", said.unwrap_or_default()))
        }
    }
}

/// The text without the lines, then without the characters, that it fails without.
pub fn shrunk(text: String, property: fn(&str) -> Option<String>) -> String {
    let fails = |parts: &[String]| caught(&parts.concat(), property).is_some();
    let lines = text.split_inclusive('\n').map(str::to_owned).collect();
    let lines = without_needless(lines, fails);
    let characters = lines.concat().chars().map(String::from).collect::<Vec<_>>();
    match characters.len() < 300 {
        true => without_needless(characters, fails).concat(),
        false => characters.concat(),
    }
}

fn without_needless(mut parts: Vec<String>, fails: impl Fn(&[String]) -> bool) -> Vec<String> {
    let mut length = parts.len().div_ceil(2);
    while length > 0 {
        let mut at = 0;
        while at < parts.len() {
            let mut fewer = parts.clone();
            fewer.drain(at..(at + length).min(parts.len()));
            match fails(&fewer) {
                true => parts = fewer,
                false => at += length,
            }
        }
        length /= 2;
    }
    parts
}
