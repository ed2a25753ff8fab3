//! Tables of Markdown whose bars stand below one another, as far as lines do not grow too long. Changes blanks alone.

use unicode_width::UnicodeWidthStr;

/// A table with a wider line has one blank around each cell instead.
const WIDEST: usize = 132;

/// The text with its tables aligned; what stands in fences stays as it is.
pub(in crate::render) fn aligned(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 4);
    let mut table: Vec<&str> = Vec::new();
    let mut fence: Option<&str> = None;
    for line in text.lines() {
        let bare = line.trim_start_matches([' ', '>']);
        let ticks = &bare[..bare.len() - bare.trim_start_matches('`').len()];
        match fence {
            Some(open) if ticks.len() >= open.len() && bare == ticks => fence = None,
            None if ticks.len() >= 3 => fence = Some(ticks),
            _ => {}
        }
        if fence.is_none() && line.starts_with('|') {
            table.push(line);
            continue;
        }
        write_table(&mut out, &std::mem::take(&mut table));
        out.push_str(line);
        out.push('\n');
    }
    write_table(&mut out, &table);
    out
}

fn write_table(out: &mut String, lines: &[&str]) {
    let rows: Vec<Vec<&str>> = lines.iter().map(|line| cells(line)).collect();
    let count = rows.iter().map(Vec::len).max().unwrap_or(0);
    let is_rule = |at: usize| at == 1;
    let widest = |column: usize| {
        let cells = rows.iter().enumerate().filter(|(at, _)| !is_rule(*at));
        let widths = cells.filter_map(|(_, row)| row.get(column).map(|cell| cell.width()));
        let rule = rows.get(1).and_then(|row| row.get(column));
        let least = rule.map_or(3, |cell| rule_line(cell, 0).len());
        widths.max().unwrap_or(0).max(least)
    };
    let mut widths: Vec<usize> = (0..count).map(widest).collect();
    if widths.iter().sum::<usize>() + 3 * count + 1 > WIDEST {
        widths.iter_mut().for_each(|width| *width = 0);
    }
    for (at, row) in rows.iter().enumerate() {
        out.push('|');
        for (cell, &width) in row.iter().zip(&widths) {
            let cell = match is_rule(at) {
                true => rule_line(cell, width),
                false => (*cell).to_owned(),
            };
            let blanks = width.saturating_sub(cell.width());
            out.push_str(&format!(" {cell}{} |", " ".repeat(blanks)));
        }
        out.push('\n');
    }
}

/// The cells of a line, between bars that are not escaped.
fn cells(line: &str) -> Vec<&str> {
    let line = line.strip_prefix('|').unwrap_or(line);
    let mut cells = Vec::new();
    let (mut start, mut escaped) = (0, false);
    for (at, c) in line.char_indices() {
        if c == '|' && !escaped {
            cells.push(line[start..at].trim());
            start = at + 1;
        }
        escaped = c == '\\' && !escaped;
    }
    if !line[start..].trim().is_empty() {
        cells.push(line[start..].trim());
    }
    cells
}

/// The line below the head, as wide as its column.
fn rule_line(cell: &str, width: usize) -> String {
    let (left, right) = (cell.starts_with(':'), cell.ends_with(':'));
    let colons = usize::from(left) + usize::from(right);
    let dashes = "-".repeat(width.max(3 + colons) - colons);
    let colon = |is: bool| if is { ":" } else { "" };
    format!("{}{dashes}{}", colon(left), colon(right))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bars_stand_below_one_another() {
        let text = "a\n\n| 甲 | b \\| c |\n| :--- | :-: |\n| 1 | |\n\n```\n| x |\n```\n";
        let expected =
            "a\n\n| 甲   | b \\| c |\n| :--- | :----: |\n| 1    |        |\n\n```\n| x |\n```\n";
        assert_eq!(aligned(text), expected);
        let long = "长".repeat(80);
        let wide = format!("| {long} |  b |\n| --- | --- |\n");
        assert_eq!(aligned(&wide), format!("| {long} | b |\n| --- | --- |\n"));
    }
}
