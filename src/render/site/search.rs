//! What the search of a site looks through: a script that hands a list over, for a page of a folder may not read files.
//! Looks for nothing itself.

use super::frame::Framer;
use super::prose::prose;
use super::sheets::Sheet;
use super::{GENERATOR, Input};
use crate::model::Entity;
use crate::text::fold;
use pinyin::ToPinyinMulti;
use rayon::prelude::*;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};

/// The whole list. Names of fields are short, for they return a thousand times.
#[derive(Serialize)]
struct Index {
    /// The words for kinds of pages.
    kinds: BTreeMap<&'static str, String>,
    pages: Vec<Entry>,
    /// How the characters of titles are read, without tones, a blank between readings.
    readings: BTreeMap<char, String>,
    /// Traditional characters, and the simplified ones that the list has in their place.
    traditional: String,
    simplified: String,
}

#[derive(Serialize)]
struct Entry {
    /// The path from the root.
    p: String,
    /// The kind.
    k: &'static str,
    /// The title.
    t: String,
    /// Where it belongs.
    w: String,
    /// Codes and other names.
    n: String,
    /// What it says.
    x: String,
}

/// The script.
pub(super) fn index(sheets: &[Sheet], framer: &Framer, input: &Input) -> String {
    let listed = sheets.par_iter().filter(|sheet| sheet.kind != "home");
    let pages: Vec<Entry> = listed.map(|sheet| entry(sheet, framer, input)).collect();
    let kinds = pages.iter().map(|page| (page.k, framer.kind_word(page.k)));
    let kinds = kinds.collect();
    let (traditional, simplified) = pairs(&pages);
    let index = Index {
        kinds,
        readings: readings(&pages),
        traditional,
        simplified,
        pages,
    };
    // INVARIANT: texts and lists of texts can always be written as JSON.
    let json = serde_json::to_string(&index).unwrap_or_default();
    format!("{GENERATOR}\nrolecSearch({json});\n")
}

fn entry(sheet: &Sheet, framer: &Framer, input: &Input) -> Entry {
    Entry {
        p: sheet.path.clone(),
        k: sheet.kind,
        t: sheet.title.clone(),
        w: framer.whereabouts(sheet),
        n: names(sheet, input).join(" "),
        x: sheet.part.as_ref().map_or_else(String::new, prose),
    }
}

/// What else an entity is called.
fn names<'a>(sheet: &Sheet, input: &Input<'a>) -> Vec<&'a str> {
    let model = input.model;
    let mut names: Vec<&str> = Vec::new();
    match sheet.entity {
        Some(Entity::Position(id)) => {
            names.extend(model[id].code.value().map(String::as_str));
            names.extend(model[id].aliases.iter().map(|own| own.value.as_str()));
        }
        Some(Entity::Department(id)) => {
            names.extend(model[id].code.value().map(String::as_str));
            names.extend(model[id].aliases.iter().map(String::as_str));
        }
        Some(Entity::Matter(at)) => {
            let matter = &model.matters[at as usize];
            names.extend(matter.aliases.iter().map(String::as_str));
        }
        Some(Entity::Process(at)) => {
            let process = &model.processes[at as usize];
            names.extend(process.code.value().map(String::as_str));
        }
        _ => {}
    }
    names
}

/// The readings of the Chinese characters in titles.
fn readings(pages: &[Entry]) -> BTreeMap<char, String> {
    let characters: BTreeSet<char> = pages.iter().flat_map(|page| page.t.chars()).collect();
    let read = characters.into_iter().filter_map(|c| {
        let mut plain: Vec<&str> = Vec::new();
        for reading in c.to_pinyin_multi()? {
            if !plain.contains(&reading.plain()) {
                plain.push(reading.plain());
            }
        }
        // ü is typed as v.
        Some((c, plain.join(" ").replace('ü', "v")))
    });
    read.collect()
}

/// Characters that somebody may type and the simplified ones that stand in the list, place by place.
fn pairs(pages: &[Entry]) -> (String, String) {
    let texts = pages
        .iter()
        .flat_map(|page| [&page.t, &page.w, &page.n, &page.x]);
    let written: BTreeSet<char> = texts.flat_map(|text| text.chars()).collect();
    let known: BTreeSet<char> = written.iter().map(|&c| fold::character(c)).collect();
    let chinese = ('\u{3400}'..='\u{9fff}').map(|c| (c, fold::character(c)));
    chinese
        .filter(|(from, to)| from != to && known.contains(to))
        .unzip()
}
