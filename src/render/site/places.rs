//! Names of the files of a site: readable, the same as long as the name stays the same, and one file each on every
//! system. Knows no page.

use crate::render::view::names::slug;
use rustc_hash::{FxHashMap, FxHashSet};

/// A name is no longer than this, in bytes; systems allow 255, endings and folders of their own not included.
const LONGEST: usize = 120;

/// Names that Windows keeps for devices.
const DEVICES: [&str; 22] = [
    "con", "prn", "aux", "nul", "com1", "com2", "com3", "com4", "com5", "com6", "com7", "com8",
    "com9", "lpt1", "lpt2", "lpt3", "lpt4", "lpt5", "lpt6", "lpt7", "lpt8", "lpt9",
];

/// The paths of the pages of one folder: letters and digits of their names. Where that is too long, kept for something
/// else or the same for two, a number made from the whole name follows; so no name depends on the order of the sources.
pub(super) fn paths(folder: &str, names: &[&str]) -> Vec<String> {
    let slugs: Vec<String> = names.iter().map(|name| slug(name)).collect();
    let mut wanted: FxHashMap<String, usize> = FxHashMap::default();
    for slug in &slugs {
        *wanted.entry(folded(slug)).or_insert(0) += 1;
    }
    let mut taken: FxHashSet<String> = FxHashSet::default();
    let paths = slugs.iter().zip(names).map(|(slug, name)| {
        let alone = wanted[&folded(slug)] == 1;
        let plain = alone && slug.len() <= LONGEST && !DEVICES.contains(&slug.as_str());
        let own = match plain {
            true => slug.clone(),
            false => format!("{}-{:08x}", shortened(slug), digest(name)),
        };
        // Two declarations of one name, which is a fault of the sources, are still two pages.
        let mut path = own.clone();
        let mut number = 1;
        while !taken.insert(folded(&path)) {
            number += 1;
            path = format!("{own}-{number}");
        }
        format!("{folder}/{path}.html")
    });
    paths.collect()
}

/// As systems compare names that do not tell upper from lower case.
fn folded(name: &str) -> String {
    name.to_uppercase()
}

fn shortened(slug: &str) -> &str {
    let mut end = slug.len().min(LONGEST);
    while !slug.is_char_boundary(end) {
        end -= 1;
    }
    slug[..end].trim_end_matches('-')
}

/// FNV-1a, folded to 32 bits: it tells names apart, no more.
fn digest(name: &str) -> u32 {
    let hash = name.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    (hash >> 32) as u32 ^ hash as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_safe_and_their_own() {
        let long = "很长的名称".repeat(40);
        let names = [
            "营销部/总监",
            "营销部-总监",
            "Sales/Manager A",
            "CON",
            "<script>\"../..\\x",
            "！",
            &long,
            "İ",
        ];
        let paths = paths("positions", &names);
        assert_eq!(paths[2], "positions/sales-manager-a.html");
        assert!(
            paths[0].starts_with("positions/营销部-总监-"),
            "{}",
            paths[0]
        );
        assert_ne!(paths[0], paths[1]);
        assert!(paths[3].starts_with("positions/con-"), "{}", paths[3]);
        assert_eq!(paths[4], "positions/script-x.html");
        for (at, path) in paths.iter().enumerate() {
            assert!(path.len() < 200, "{path}");
            let others = paths.iter().enumerate().filter(|(other, _)| *other != at);
            assert!(
                others
                    .into_iter()
                    .all(|(_, other)| folded(other) != folded(path))
            );
        }
    }

    #[test]
    fn the_order_of_the_names_does_not_count() {
        let one = paths("a", &["x/y", "x-y", "z"]);
        let other = paths("a", &["z", "x-y", "x/y"]);
        assert_eq!(
            [&one[0], &one[1], &one[2]],
            [&other[2], &other[1], &other[0]]
        );
    }

    #[test]
    fn the_same_name_twice_is_two_files() {
        let twice = paths("a", &["x", "x"]);
        assert_ne!(twice[0], twice[1]);
    }
}
