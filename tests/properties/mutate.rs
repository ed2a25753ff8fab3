//! Written files with the slips that people make: lines lost, doubled or exchanged, characters lost or put in.

use super::random::Random;

/// Characters that decide what a line is.
const STRUCTURE: [&str; 24] = [
    "：", ":", "、", "，", "；", "[", "]", "［", "】", "|", "｜", "\t", "　", "  ", "#", "@", "-",
    "1.", "（", "/", "\"", "「", "\r\n", "\u{FEFF}",
];

/// One of the files with a few slips in it; of a long file a part is enough.
pub fn slip(sources: &[String], random: &mut Random) -> String {
    let source = &sources[random.below(sources.len())];
    let mut lines: Vec<String> = source.split_inclusive('\n').map(str::to_owned).collect();
    if lines.len() > 60 {
        let from = random.below(lines.len() - 60);
        lines = lines[from..from + 60].to_vec();
    }
    for _ in 0..=random.below(4) {
        mutate(&mut lines, random);
    }
    lines.concat()
}

/// One slip.
pub fn mutate(lines: &mut Vec<String>, random: &mut Random) {
    if lines.is_empty() {
        return;
    }
    let at = random.below(lines.len());
    match random.below(8) {
        0 => {
            lines.remove(at);
        }
        1 => lines.insert(at, lines[at].clone()),
        2 => {
            let other = random.below(lines.len());
            lines.swap(at, other);
        }
        3 => lines[at] = lines[at].trim_start().to_owned(),
        4 => lines[at].insert_str(0, ["  ", "\t", "　", "      "][random.below(4)]),
        5 => {
            let place = place(&lines[at], random);
            if place < lines[at].len() {
                lines[at].remove(place);
            }
        }
        _ => {
            let place = place(&lines[at], random);
            lines[at].insert_str(place, STRUCTURE[random.below(STRUCTURE.len())]);
        }
    }
}

/// A place between two characters.
fn place(line: &str, random: &mut Random) -> usize {
    let places: Vec<usize> = line
        .char_indices()
        .map(|(at, _)| at)
        .chain([line.len()])
        .collect();
    places[random.below(places.len())]
}
