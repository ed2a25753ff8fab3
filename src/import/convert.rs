//! Simplified to Traditional Chinese and back, on request. Changes characters, and nothing else of a document.

use super::document::{Block, Document};
use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use std::sync::OnceLock;

/// Which way characters are converted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Conversion {
    ToTraditional,
    ToSimplified,
}

impl Conversion {
    pub const ALL: [Conversion; 2] = [Conversion::ToTraditional, Conversion::ToSimplified];

    /// As options and reports write it.
    pub fn name(self) -> &'static str {
        match self {
            Conversion::ToTraditional => "s2t",
            Conversion::ToSimplified => "t2s",
        }
    }

    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.name() == name)
    }

    /// The words and characters of OpenCC, unpacked once.
    fn tables(self) -> Option<&'static OpenCC> {
        static TO_TRADITIONAL: OnceLock<Option<OpenCC>> = OnceLock::new();
        static TO_SIMPLIFIED: OnceLock<Option<OpenCC>> = OnceLock::new();
        let (tables, config) = match self {
            // As Taiwan writes: 審核, where the older table has 審覈.
            Conversion::ToTraditional => (&TO_TRADITIONAL, BuiltinConfig::S2tw),
            Conversion::ToSimplified => (&TO_SIMPLIFIED, BuiltinConfig::T2s),
        };
        // INVARIANT: the tables are part of the program, a test converts with both.
        tables
            .get_or_init(|| OpenCC::from_config(config).ok())
            .as_ref()
    }
}

/// Converts every text of a document that was just read; gives how many characters are others now.
pub(super) fn convert(document: &mut Document, conversion: Conversion) -> usize {
    let Some(tables) = conversion.tables() else {
        return 0;
    };
    let mut changed = 0;
    for line in &mut document.lines {
        let converted = tables.convert(&line.text);
        let pairs = line.text.chars().zip(converted.chars());
        changed += pairs.filter(|(before, after)| before != after).count();
        line.text = converted;
    }
    for block in &mut document.blocks {
        if let Block::Table(table) = block {
            table.name = table.name.take().map(|name| tables.convert(&name));
        }
    }
    changed
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::import::document::{Line, Place};

    fn converted(text: &str, conversion: Conversion) -> (String, usize) {
        let mut document = Document::default();
        document.paragraph(Line::new(text, Place::Line(1)));
        let changed = convert(&mut document, conversion);
        (document.lines[0].text.clone(), changed)
    }

    #[test]
    fn characters_are_converted_both_ways() {
        let (text, changed) = converted("營銷總監：審核「費用」。", Conversion::ToSimplified);
        assert_eq!((text.as_str(), changed), ("营销总监：审核「费用」。", 6));
        let (text, _) = converted("审核账款，干部培训。", Conversion::ToTraditional);
        assert!(text.contains("審核") && text.contains("幹部"), "{text}");
    }
}
