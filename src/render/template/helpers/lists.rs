//! The marks of lists in Markdown: which numbers Markdown itself can count, and how far what stands below is indented.

use crate::render::escape;
use serde_json::{Value, json};

/// The entries of a list, each with `lead`, all that stands before its text. Entries have a `depth` or a `level`, and
/// may have a `mark`.
pub(super) fn listed(entries: &Value) -> Value {
    let entries = entries.as_array().map_or(&[][..], Vec::as_slice);
    let depths = depths(entries);
    let marks: Vec<&str> = entries.iter().map(mark).collect();
    let counted = counted(&depths, &marks);
    // The columns at which the text of each open level begins.
    let mut columns: Vec<usize> = vec![0];
    let mut out = Vec::with_capacity(entries.len());
    for (at, entry) in entries.iter().enumerate() {
        columns.truncate(depths[at] + 1);
        let indent = columns.last().copied().unwrap_or(0);
        let lead = match (counted[at], marks[at]) {
            (true, mark) => format!("{mark} "),
            (false, "") if entries.len() == 1 && entry.get("mark").is_some() => String::new(),
            (false, "" | "•") => "- ".to_owned(),
            (false, mark) => format!("- {} ", escape::markdown(mark)),
        };
        let width = lead.find(' ').map_or(0, |end| end + 1);
        columns.push(indent + width);
        let mut entry = entry.clone();
        if let Some(entry) = entry.as_object_mut() {
            entry.insert("lead".to_owned(), json!(" ".repeat(indent) + &lead));
        }
        out.push(entry);
    }
    Value::Array(out)
}

fn mark(entry: &Value) -> &str {
    entry
        .get("mark")
        .and_then(Value::as_str)
        .unwrap_or_default()
}

/// How deep each entry stands below those before it: at most one step more than the last.
fn depths(entries: &[Value]) -> Vec<usize> {
    let mut open: Vec<u64> = Vec::new();
    let depth = |entry: &Value| {
        let said = entry.get("depth").or_else(|| entry.get("level"));
        let said = said.and_then(Value::as_u64).unwrap_or(0);
        while open.last().is_some_and(|&last| last >= said) {
            open.pop();
        }
        open.push(said);
        open.len() - 1
    };
    entries.iter().map(depth).collect()
}

/// Whether the mark of each entry is a number that Markdown counts to as well: all in a row, from the first to the
/// last of those that stand side by side.
fn counted(depths: &[usize], marks: &[&str]) -> Vec<bool> {
    let mut counted = vec![false; marks.len()];
    let mut done = vec![false; marks.len()];
    for start in 0..marks.len() {
        if done[start] {
            continue;
        }
        let depth = depths[start];
        let behind = start..marks.len();
        let row: Vec<usize> = behind
            .take_while(|&at| depths[at] >= depth)
            .filter(|&at| depths[at] == depth)
            .collect();
        let first = number(marks[start]);
        let in_order = |(step, &at): (usize, &usize)| match (first, number(marks[at])) {
            (Some((first, end)), Some((number, other))) => {
                end == other && number == first + step as u64
            }
            _ => false,
        };
        let whole = row.iter().enumerate().all(in_order);
        for at in row {
            (counted[at], done[at]) = (whole, true);
        }
    }
    counted
}

/// A number as lists of Markdown have it, and what ends it.
fn number(mark: &str) -> Option<(u64, char)> {
    let end = mark
        .chars()
        .next_back()
        .filter(|c| matches!(c, '.' | ')'))?;
    let digits = &mark[..mark.len() - 1];
    let plain = (1..=9).contains(&digits.len())
        && digits.bytes().all(|byte| byte.is_ascii_digit())
        && (digits == "0" || !digits.starts_with('0'));
    plain.then_some((digits.parse().ok()?, end))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn leads(entries: &[(usize, &str)]) -> Vec<String> {
        let entries = entries
            .iter()
            .map(|(depth, mark)| json!({"depth": depth, "mark": mark}));
        let listed = listed(&entries.collect());
        let entries = listed.as_array().cloned().unwrap_or_default();
        let lead = |entry: &Value| entry["lead"].as_str().unwrap_or_default().to_owned();
        entries.iter().map(lead).collect()
    }

    #[test]
    fn numbers_in_a_row_are_markdown_and_others_are_text() {
        assert_eq!(
            leads(&[(0, "1."), (0, "2."), (0, "3.")]),
            ["1. ", "2. ", "3. "]
        );
        assert_eq!(leads(&[(0, "1."), (0, "3.")]), ["- 1\\. ", "- 3\\. "]);
        assert_eq!(leads(&[(0, "（1）"), (0, "•")]), ["- （1） ", "- "]);
        assert_eq!(leads(&[(0, "")]), [""]);
    }

    #[test]
    fn what_is_below_stands_under_the_text() {
        let nested = [(0, "10."), (1, "a"), (2, "•"), (0, "11."), (1, "1)")];
        let expected = ["10. ", "    - a ", "      - ", "11. ", "    1) "];
        assert_eq!(leads(&nested), expected);
        assert_eq!(leads(&[(4, "•"), (9, "•")]), ["- ", "  - "]);
    }
}
