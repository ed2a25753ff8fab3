//! The fonts that a booklet asks for, found on this machine by any of their names. What they are set with is not its
//! business.

use crate::diagnostic::Message;
use crate::render::design::Fonts;
use crate::render::typeface::{Chosen, Family};
use crate::syntax::vocabulary::near;
use crate::text::fold;
use fontdb::{Database, FaceInfo, Source};
use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::Arc;

/// At most so many families are told of that could be meant.
const TOLD: usize = 12;

/// The families of a booklet; None of them if it asks for none.
///
/// # Errors
/// If one of them is not on this machine.
pub(super) fn chosen(fonts: &Fonts) -> Result<Chosen, Message> {
    let mut machine = Machine::default();
    let mut families = |names: &[String]| -> Result<Vec<Family>, Message> {
        let wanted = names.iter().filter(|name| !name.trim().is_empty());
        wanted.map(|name| machine.family(name)).collect()
    };
    Ok(Chosen {
        body: families(&fonts.body)?,
        headings: families(&fonts.headings)?,
    })
}

/// The fonts of the machine, looked for when the first is asked for.
#[derive(Default)]
struct Machine {
    database: Option<Database>,
    /// Each file is read once.
    files: BTreeMap<PathBuf, Arc<[u8]>>,
}

impl Machine {
    fn family(&mut self, name: &str) -> Result<Family, Message> {
        if let Some(family) = Family::embedded(name.trim()) {
            return Ok(family);
        }
        let database = self.database.get_or_insert_with(|| {
            let mut database = Database::new();
            database.load_system_fonts();
            database
        });
        let word = fold::word(name);
        let named = |face: &&FaceInfo| {
            let mut names = face.families.iter();
            names.any(|(name, _)| fold::word(name) == word)
        };
        let mut faces: Vec<(PathBuf, u32)> = database
            .faces()
            .filter(named)
            .filter_map(|face| Some((path(&face.source)?, face.index)))
            .collect();
        faces.sort();
        faces.dedup();
        let files = faces.into_iter().filter_map(|(path, index)| {
            if !self.files.contains_key(&path) {
                let bytes: Arc<[u8]> = std::fs::read(&path).ok()?.into();
                self.files.insert(path.clone(), bytes);
            }
            Some((Arc::clone(self.files.get(&path)?), index))
        });
        Family::of(files.collect::<Vec<_>>()).ok_or_else(|| missing(name, database))
    }
}

fn path(source: &Source) -> Option<PathBuf> {
    match source {
        Source::File(path) | Source::SharedFile(path, _) => Some(path.clone()),
        Source::Binary(_) => None,
    }
}

/// That there is no such family, and which there are that could be meant.
fn missing(name: &str, database: &Database) -> Message {
    let all = database.faces().flat_map(|face| &face.families);
    let families: BTreeSet<&str> = all.map(|(name, _)| name.as_str()).collect();
    let word = fold::word(name);
    let folded: Vec<(String, &str)> = families
        .iter()
        .map(|&family| (fold::word(family), family))
        .collect();
    let named = |hit: &str| folded.iter().find(|(folded, _)| folded == hit);
    let slips = near(&word, folded.iter().map(|(folded, _)| folded.as_str()));
    let mut told: Vec<String> = slips
        .iter()
        .filter_map(|hit| named(hit))
        .map(|(_, family)| (*family).to_owned())
        .collect();
    // Someone who asks for “Noto Serif” may take “Noto Serif CJK SC”.
    let first = word.split(' ').next().unwrap_or_default();
    let alike = folded.iter().filter(|(folded, _)| {
        folded.contains(&word) || first.chars().count() > 2 && folded.starts_with(first)
    });
    for (_, family) in alike {
        if !told.iter().any(|known| known == family) {
            told.push((*family).to_owned());
        }
    }
    told.truncate(TOLD);
    let message = match told.is_empty() {
        true => Message::new("build-no-font"),
        false => Message::new("build-no-font-near").arg("near", told),
    };
    message.arg("name", name)
}
