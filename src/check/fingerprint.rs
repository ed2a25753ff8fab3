//! What a finding is, wherever it stands: the rule, the entity, and the words that it points at. Moving lines or
//! laying them out anew changes none of these.

use crate::diagnostic::Diagnostic;
use crate::text::{Sources, fold};
use rustc_hash::FxHashMap;

/// The fingerprints of findings, in their order: 16 hexadecimal digits, different for each.
pub fn fingerprints(found: &[Diagnostic], sources: &Sources) -> Vec<String> {
    let mut seen: FxHashMap<String, usize> = FxHashMap::default();
    let fingerprint = |finding: &Diagnostic| {
        let words = fold::word(sources.text(finding.span));
        let entity = finding.entity.as_deref().unwrap_or_default();
        let key = format!("{}\n{entity}\n{words}", finding.rule);
        let nth = seen.entry(key.clone()).or_default();
        *nth += 1;
        format!("{:016x}", digest(&format!("{key}\n{nth}")))
    };
    found.iter().map(fingerprint).collect()
}

/// FNV-1a, 64 bits: the same on every machine and in every version (Fowler, Noll and Vo, RFC 9923).
fn digest(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |digest, byte| {
        (digest ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use super::digest;

    #[test]
    fn digests_are_those_of_the_algorithm() {
        assert_eq!(digest(""), 0xcbf2_9ce4_8422_2325);
        assert_eq!(digest("a"), 0xaf63_dc4c_8601_ec8c);
        assert_eq!(digest("foobar"), 0x8594_4171_f739_67e8);
    }
}
