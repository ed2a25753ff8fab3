//! Which characters belong to one Chinese script alone: counted only where nobody can doubt it. Knows no words.

use super::fold;
use encoding_rs::{BIG5, Encoding, GBK};
use std::sync::OnceLock;

/// A way of writing Chinese.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub enum Script {
    Simplified,
    Traditional,
}

impl Script {
    pub fn other(self) -> Self {
        match self {
            Script::Simplified => Script::Traditional,
            Script::Traditional => Script::Simplified,
        }
    }
}

const FIRST: u32 = 0x4E00;
const LAST: u32 = 0x9FFF;

/// Shapes of one character that writers of Traditional text mix, fonts too.
const SHAPES: &str = "内內户戶别別没沒决決况況净淨凉涼减減凑湊冲沖黄黃吴吳吕呂产産卫衛为爲说説绿綠线綫众眾众衆尽儘册冊删刪姗姍\
                      虚虛教敎既旣即卽值値真眞青靑强強唤喚换換奂奐污汙灾災床牀峰峯群羣裙裠够夠凶兇猫貓陞祕釐昇蒐剋劄氾亘";

/// The script that alone writes a character: the official set of the one has it, that of the other has not, and it
/// has a partner over there. None for what both write.
pub fn of(c: char) -> Option<Script> {
    static TABLE: OnceLock<Vec<Option<Script>>> = OnceLock::new();
    let at = (c as u32).checked_sub(FIRST)? as usize;
    *TABLE.get_or_init(table).get(at)?
}

fn table() -> Vec<Option<Script>> {
    let simplified = set(GBK, 0xB0..=0xF7, &[0xA1..=0xFE]);
    let traditional = set(BIG5, 0xA4..=0xF9, &[0x40..=0x7E, 0xA1..=0xFE]);
    let mut table = vec![None; (LAST - FIRST + 1) as usize];
    for (at, code) in (FIRST..=LAST).enumerate() {
        let Some(c) = char::from_u32(code) else {
            continue;
        };
        let folded = fold::character(c);
        if folded == c || SHAPES.contains(c) || SHAPES.contains(folded) {
            continue;
        }
        if traditional[at] && !simplified[at] {
            table[at] = Some(Script::Traditional);
        }
        let partner = (folded as u32).wrapping_sub(FIRST) as usize;
        if simplified.get(partner) == Some(&true) && !traditional[partner] {
            table[partner] = Some(Script::Simplified);
        }
    }
    table
}

/// Which characters an encoding has in some of its rows.
fn set(
    encoding: &'static Encoding,
    rows: std::ops::RangeInclusive<u8>,
    cells: &[std::ops::RangeInclusive<u8>],
) -> Vec<bool> {
    let codes = rows.flat_map(|row| {
        let cells = cells.iter().cloned().flatten();
        cells.flat_map(move |cell| [row, cell])
    });
    let codes: Vec<u8> = codes.collect();
    let (text, _, _) = encoding.decode(&codes);
    let mut set = vec![false; (LAST - FIRST + 1) as usize];
    for c in text.chars() {
        let at = (c as u32).wrapping_sub(FIRST) as usize;
        if let Some(there) = set.get_mut(at) {
            *there = true;
        }
    }
    set
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_nobody_doubts_counts() {
        let of_all = |text: &str| text.chars().map(of).collect::<Vec<_>>();
        assert!(
            of_all("职责审费销总监岗")
                .iter()
                .all(|&script| script == Some(Script::Simplified))
        );
        assert!(
            of_all("職責審費銷總監崗")
                .iter()
                .all(|&script| script == Some(Script::Traditional))
        );
        for shared in "的人万系里后面台只干云於乾著與与内內户戶别別决並并部a一".chars()
        {
            if !"與並".contains(shared) {
                assert_eq!(of(shared), None, "{shared}");
            }
        }
        assert_eq!(Script::Simplified.other(), Script::Traditional);
    }
}
