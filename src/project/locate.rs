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

/// The line and column (from 1) of a place in the text behind a path of keys: a line and a column in characters, from
/// 0, in the text itself; of a list of texts in the nth, from 0. The start of the text, or its key, where folding or
/// escapes hide what stands where.
pub(super) fn within(
    text: &str,
    path: &[&str],
    nth: usize,
    (line, column): (usize, usize),
) -> (usize, usize) {
    let lines: Vec<&str> = text.lines().collect();
    let Some(at) = below(&lines, path) else {
        return key(text, path);
    };
    let own = indent(lines[at]);
    let name = path.last().copied().unwrap_or_default();
    let after = lines[at][own..]
        .find(name)
        .map_or(own, |start| own + start + name.len());
    let colon = lines[at][after..]
        .find(':')
        .map_or(after, |colon| after + colon + 1);
    let (at, start) = match behind(lines[at], colon) {
        Some(start) => (at, start),
        None => match item(&lines, at, nth) {
            Some(item) => item,
            None => return (at + 1, own + 1),
        },
    };
    let characters = |line: &str, bytes: usize| line[..bytes].chars().count();
    let first = characters(lines[at], start) + 1;
    match lines[at].as_bytes().get(start) {
        Some(b'|') => {
            let content = lines[at + 1..].iter().find(|line| !line.trim().is_empty());
            let margin = content.map_or(0, |line| indent(line));
            let row = (at + 1 + line).min(lines.len().saturating_sub(1));
            (row + 1, margin + column + 1)
        }
        Some(b'"' | b'\'') if line == 0 => (at + 1, first + 1 + column),
        Some(b'>' | b'"' | b'\'') => (at + 1, first),
        _ if line == 0 => (at + 1, first + column),
        _ => (at + 1, first),
    }
}

/// The line of the last key of a path in mappings that are written a line a key.
fn below(lines: &[&str], path: &[&str]) -> Option<usize> {
    let (mut from, mut outer) = (0, None);
    for key in path {
        let inner = lines[from..].iter().map(|line| (indent(line), *line));
        let mut inner = inner.enumerate().filter(|(_, (_, line))| {
            let line = line.trim();
            !line.is_empty() && !line.starts_with('#') && line != "---"
        });
        let (mut level, mut found) = (None, None);
        let own = inner
            .by_ref()
            .take_while(|(_, (indent, _))| outer.is_none_or(|outer| *indent > outer));
        for (at, (indent, line)) in own {
            let level = *level.get_or_insert(indent);
            if indent == level && column(line, key) == Some(indent + 1) {
                found = Some((from + at, indent));
                break;
            }
            if indent == level
                && line[indent..].starts_with(['"', '\''])
                && column(line, key).is_some()
            {
                found = Some((from + at, indent));
                break;
            }
        }
        let (at, indent) = found?;
        (from, outer) = (at + 1, Some(indent));
    }
    from.checked_sub(1)
}

/// The nth item of the list below a line: its line, and where its text starts.
fn item(lines: &[&str], at: usize, nth: usize) -> Option<(usize, usize)> {
    let outer = indent(lines[at]);
    let rest = lines[at + 1..].iter().enumerate();
    let mut level = None;
    let mut items = rest
        .take_while(|(_, line)| {
            line.trim().is_empty()
                || indent(line) > outer
                || indent(line) == outer && line[outer..].starts_with('-')
        })
        .filter(|(_, line)| {
            let own = indent(line);
            line[own..].starts_with('-') && own == *level.get_or_insert(own)
        });
    let (down, line) = items.nth(nth)?;
    let start = behind(line, indent(line) + 1)?;
    Some((at + 1 + down, start))
}

/// Where text starts behind a place in a line, if there is any.
fn behind(line: &str, from: usize) -> Option<usize> {
    let rest = line.get(from..)?;
    let text = rest.trim_start();
    (!text.is_empty() && !text.starts_with('#')).then(|| line.len() - text.len())
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
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
    fn places_within_texts_are_found() {
        let text = "rules:\n  a/b:\n    bad: |\n      when: x\n    when: 甲 == y\n    good:\n    - |\n      x\n    - |\n      y\n      z\n  c/d:\n    when: |\n      a\n      && b\n    help: {zh: 甲}\n";
        let within = |path: &[&str], nth, place| super::within(text, path, nth, place);
        assert_eq!(within(&["rules", "a/b", "when"], 0, (0, 5)), (5, 16));
        assert_eq!(within(&["rules", "a/b", "bad"], 0, (0, 0)), (4, 7));
        assert_eq!(within(&["rules", "a/b", "good"], 1, (1, 0)), (11, 7));
        assert_eq!(within(&["rules", "c/d", "when"], 0, (1, 3)), (15, 10));
        assert_eq!(within(&["rules", "c/d", "help", "zh"], 0, (0, 0)), (16, 12));
        assert_eq!(
            super::within(
                "rules: {a/b: {when: x}}",
                &["rules", "a/b", "when"],
                0,
                (0, 0)
            ),
            (1, 15)
        );
    }

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
