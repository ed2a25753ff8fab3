//! Stretches of a file that lead somewhere: the rules that waivers name, addresses of the web.

use super::View;
use crate::text::TextRange;

/// A stretch that leads somewhere.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    pub range: TextRange,
    /// The rule that is named; None for an address that stands there itself.
    pub rule: Option<String>,
}

/// What an address begins with.
const SCHEMES: [&str; 2] = ["https://", "http://"];

/// All links of a file.
pub fn links(view: &View) -> Vec<Link> {
    let text = &view.source.text;
    let rules = view.tree.waivers.iter().flat_map(|waiver| &waiver.rules);
    let rules = rules.filter(|range| view.project().rule(range.of(text)).is_some());
    let rules = rules.map(|range| Link {
        range: *range,
        rule: Some(range.of(text).to_owned()),
    });
    let mut links: Vec<Link> = rules.collect();
    for scheme in SCHEMES {
        for (start, _) in text.match_indices(scheme) {
            let rest = &text[start..];
            let belongs =
                |c: char| c.is_ascii_graphic() && !matches!(c, '"' | '<' | '>' | '|' | ']');
            let end = rest.find(|c| !belongs(c)).unwrap_or(rest.len());
            let address = rest[..end].trim_end_matches(['.', ',', ';', ')']);
            if address.len() > scheme.len() {
                links.push(Link {
                    range: TextRange::new(start, start + address.len()),
                    rule: None,
                });
            }
        }
    }
    links.sort_by_key(|link| link.range.start);
    links
}
