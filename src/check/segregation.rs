//! Powers that do not belong in one hand: the built-in pairs (`grammar/segregation.yaml`) and those of the workspace.
//! Knows powers, not positions.

use crate::syntax::concept::{Cycle, PowerClass};
use crate::syntax::vocabulary::{PowerId, Vocabulary};
use crate::text::fold;
use serde::Deserialize;

const BUILT_IN: &str = include_str!("../../grammar/segregation.yaml");

/// One side of a pair.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Side {
    Class(PowerClass),
    Power(PowerId),
}

/// Two powers that one position must not hold over one matter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Pair {
    pub(super) one: Side,
    pub(super) other: Side,
    /// None: over every matter.
    pub(super) cycle: Option<Cycle>,
    pub(super) source: Source,
}

/// Who asks for it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Source {
    Basic,
    Accounting,
    Cash,
    Procurement,
    Stock,
    Sales,
    Assets,
    Cost,
    Investment,
    Works,
    Practice,
    /// The manifest.
    #[serde(skip)]
    Workspace,
}

impl Source {
    /// The message that names it.
    pub(super) fn message(self) -> &'static str {
        match self {
            Source::Basic => "segregation-source-basic",
            Source::Accounting => "segregation-source-accounting",
            Source::Cash => "segregation-source-cash",
            Source::Procurement => "segregation-source-procurement",
            Source::Stock => "segregation-source-stock",
            Source::Sales => "segregation-source-sales",
            Source::Assets => "segregation-source-assets",
            Source::Cost => "segregation-source-cost",
            Source::Investment => "segregation-source-investment",
            Source::Works => "segregation-source-works",
            Source::Practice => "segregation-source-practice",
            Source::Workspace => "segregation-source-workspace",
        }
    }
}

impl Side {
    /// A class or a power, by its name in the data.
    fn named(name: &str, vocabulary: &Vocabulary) -> Option<Self> {
        let class = PowerClass::ALL.iter().find(|class| class.name() == name);
        let power = || vocabulary.power_named(name).map(Side::Power);
        class.copied().map(Side::Class).or_else(power)
    }

    /// A power by a word of the vocabulary, as a workspace writes it.
    fn said(word: &str, vocabulary: &Vocabulary) -> Option<Self> {
        vocabulary.power_named(&fold::word(word)).map(Side::Power)
    }

    pub(super) fn is(self, power: PowerId, class: PowerClass) -> bool {
        match self {
            Side::Class(own) => own == class,
            Side::Power(own) => own == power,
        }
    }
}

impl Pair {
    /// All pairs: the built-in ones, and those of the workspace that name powers.
    pub(super) fn all(vocabulary: &Vocabulary, own: &[(String, String)]) -> Vec<Self> {
        #[derive(Deserialize)]
        struct File {
            pairs: Vec<Raw>,
        }
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Raw {
            one: String,
            other: String,
            cycle: Option<Cycle>,
            source: Source,
        }
        // INVARIANT: the embedded file is well-formed and names known powers; a test holds it.
        let file = serde_yaml::from_str(BUILT_IN).unwrap_or(File { pairs: Vec::new() });
        let built_in = file.pairs.into_iter().filter_map(|raw| {
            Some(Self {
                one: Side::named(&raw.one, vocabulary)?,
                other: Side::named(&raw.other, vocabulary)?,
                cycle: raw.cycle,
                source: raw.source,
            })
        });
        let own = own.iter().filter_map(|(one, other)| {
            Some(Self {
                one: Side::said(one, vocabulary)?,
                other: Side::said(other, vocabulary)?,
                cycle: None,
                source: Source::Workspace,
            })
        });
        built_in.chain(own).collect()
    }

    /// Whether two powers are the pair, in either order.
    pub(super) fn holds(&self, one: &(PowerId, PowerClass), other: &(PowerId, PowerClass)) -> bool {
        let is = |side: Side, power: &(PowerId, PowerClass)| side.is(power.0, power.1);
        // 支付 is itself an execution.
        if one.0 == other.0 {
            return false;
        }
        is(self.one, one) && is(self.other, other) || is(self.one, other) && is(self.other, one)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_of_the_file_is_read() {
        let pairs = Pair::all(Vocabulary::built_in(), &[]);
        assert_eq!(
            pairs.len(),
            BUILT_IN.matches("{one:").count() + BUILT_IN.matches("{cycle:").count()
        );
        let own = [
            ("采购".to_owned(), "验收".to_owned()),
            ("无此权".to_owned(), "验收".to_owned()),
        ];
        let with = Pair::all(Vocabulary::built_in(), &own);
        assert_eq!(with.len(), pairs.len() + 1);
    }
}
