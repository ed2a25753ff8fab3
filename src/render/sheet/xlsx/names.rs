//! Names of tabs: at most 31 units, without the characters that Excel forbids, no two the same.

use crate::render::sheet::text::line;
use rustc_hash::FxHashSet;

const LONGEST: usize = 31;

/// The names, made fit and unique, in their order.
pub(super) fn unique<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut taken: FxHashSet<String> = FxHashSet::default();
    names
        .enumerate()
        .map(|(at, name)| {
            let name = fit(name, at);
            let mut own = shortened(&name, LONGEST);
            let mut number = 2;
            // Excel does not tell upper from lower case.
            while !taken.insert(own.to_lowercase()) {
                let end = format!(" ({number})");
                own = shortened(&name, LONGEST - end.len()) + &end;
                number += 1;
            }
            own
        })
        .collect()
}

fn fit(name: &str, at: usize) -> String {
    let safe = |c| match c {
        '[' => '(',
        ']' => ')',
        ':' | '*' | '?' | '/' | '\\' => '-',
        c => c,
    };
    let name: String = line(name).chars().map(safe).collect();
    let name = name.trim_matches(|c: char| c.is_whitespace() || c == '\'');
    // A name that Excel keeps for itself.
    match name.is_empty() || name.eq_ignore_ascii_case("history") {
        true => format!("{name}{}", at + 1),
        false => name.to_owned(),
    }
}

fn shortened(name: &str, most: usize) -> String {
    if name.encode_utf16().count() <= most {
        return name.to_owned();
    }
    let mut out = String::new();
    let mut used = 1;
    for c in name.chars() {
        used += c.len_utf16();
        if used > most {
            break;
        }
        out.push(c);
    }
    out.truncate(
        out.trim_end_matches(|c: char| c.is_whitespace() || c == '\'')
            .len(),
    );
    out + "…"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tabs_have_names_that_excel_takes() {
        let long = "很长".repeat(20);
        let names = [
            "a/b[c]:*?\\",
            "A-B(C)----",
            "",
            "'x'",
            "History",
            &long,
            &long,
            "=1+1",
            "a\u{0}\nb",
        ];
        let unique = unique(names.into_iter());
        assert_eq!(unique[0], "a-b(c)----");
        assert_eq!(unique[1], "A-B(C)---- (2)");
        assert_eq!(unique[2..5], ["3", "x", "History5"]);
        assert_ne!(unique[5], unique[6]);
        assert_eq!(unique[8], "a b");
        assert!(unique.iter().all(|name| name.encode_utf16().count() <= 31));
    }
}
