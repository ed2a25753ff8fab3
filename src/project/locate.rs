//! Where a key of the manifest stands. The YAML reader keeps no places, so keys are searched for, one below the
//! other; good enough to put a finger on the line.

/// The line and column (from 1) of the last key of a path; those of the deepest key that was found.
pub(super) fn key(text: &str, path: &[&str]) -> (usize, usize) {
    let lines: Vec<&str> = text.lines().collect();
    let (mut from, mut found) = (0, (1, 1));
    for key in path {
        let hit = lines[from..]
            .iter()
            .position(|line| column(line, key).is_some());
        let Some(at) = hit.map(|hit| from + hit) else {
            break;
        };
        found = (at + 1, column(lines[at], key).unwrap_or(1));
        // A key below stands on a later line, or behind this one in `{…}`.
        from = at;
    }
    found
}

/// The column of a key, or of a value that stands alone in a list.
fn column(line: &str, key: &str) -> Option<usize> {
    let mut rest = line;
    while let Some(at) = rest.find(key) {
        let start = line.len() - rest.len() + at;
        let before = line[..start].trim_end_matches(['"', '\'']);
        let after = line[start + key.len()..]
            .trim_start_matches(['"', '\''])
            .trim_start();
        let opens = before.trim_end().is_empty() || before.ends_with([' ', '{', ',', '[']);
        if opens && (after.is_empty() || after.starts_with([':', ',', ']', '}', '#'])) {
            return Some(line[..start].chars().count() + 1);
        }
        rest = &line[start + key.len()..];
    }
    None
}

#[cfg(test)]
mod tests {
    #[test]
    fn keys_are_found_below_one_another() {
        let text =
            "name: x\nbooklets:\n  - name: a\n    chaptres: []\n    chapters:\n      - cover\n";
        assert_eq!(super::key(text, &["booklets", "chaptres"]), (4, 5));
        assert_eq!(super::key(text, &["booklets", "chapters", "cover"]), (6, 9));
        assert_eq!(
            super::key("rules: {duty/vague: of}", &["rules", "duty/vague"]),
            (1, 9)
        );
    }
}
