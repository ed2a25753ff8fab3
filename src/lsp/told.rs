//! A finding as a client is told it: what it says, which is made once, and where it stands, which every edit may
//! change. Looks up nothing and words nothing.

use crate::diagnostic::Severity;
use crate::ide::findings::Tag;
use lsp_types::{DiagnosticSeverity, DiagnosticTag, Range};
use rustc_hash::FxHasher;
use serde::{Serialize, Serializer};
use std::hash::{Hash, Hasher};
use std::sync::Arc;

/// Who told it.
const SOURCE: &str = "rolec";

/// A finding in the client's terms.
#[derive(Clone)]
pub(super) struct Told {
    pub(super) range: Range,
    /// Where the related places are, in the order of their words.
    pub(super) related: Box<[Range]>,
    pub(super) words: Arc<Words>,
}

/// What a finding says.
pub(super) struct Words {
    says: Says,
    /// Another one for other words.
    digest: u64,
}

/// The parts of what a finding says.
#[derive(Hash)]
pub(super) struct Says {
    pub(super) severity: Severity,
    /// None for what is not found by a rule.
    pub(super) rule: Option<&'static str>,
    /// The address of the rule's page.
    pub(super) page: Option<String>,
    pub(super) message: String,
    /// What is said at each related place; the address is None for a file that has none, which is passed over.
    pub(super) related: Vec<(Option<String>, String)>,
    pub(super) tag: Option<Tag>,
}

impl Words {
    pub(super) fn of(says: Says) -> Arc<Self> {
        let mut hasher = FxHasher::default();
        says.hash(&mut hasher);
        Arc::new(Self {
            says,
            digest: hasher.finish(),
        })
    }
}

impl Told {
    /// The same as the protocol's own type; None for an address that is none.
    pub(super) fn diagnostic(&self) -> Option<lsp_types::Diagnostic> {
        let value = serde_json::to_value(self).ok()?;
        serde_json::from_value(value).ok()
    }
}

/// What is told of a file.
#[derive(Clone)]
pub(super) struct Telling {
    pub(super) told: Arc<Vec<Told>>,
    /// Another one for other findings; only compared within one session.
    pub(super) digest: u64,
    /// How many findings there are beside these.
    pub(super) left: usize,
}

impl Telling {
    pub(super) fn of(told: Vec<Told>) -> Self {
        Self {
            digest: digest(&told),
            told: Arc::new(told),
            left: 0,
        }
    }
}

/// A number that is another for other findings.
fn digest(told: &[Told]) -> u64 {
    let mut hasher = FxHasher::default();
    for one in told {
        let ranges = std::iter::once(&one.range).chain(&*one.related);
        for Range { start, end } in ranges {
            (start.line, start.character, end.line, end.character).hash(&mut hasher);
        }
        one.words.digest.hash(&mut hasher);
    }
    hasher.finish()
}

/// The list of findings of a telling.
pub(super) fn list<S: Serializer>(told: &Arc<Vec<Told>>, to: S) -> Result<S::Ok, S::Error> {
    told.as_slice().serialize(to)
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shape<'a> {
    range: Range,
    severity: DiagnosticSeverity,
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    code_description: Option<Description<'a>>,
    source: &'a str,
    message: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_information: Vec<Related<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tags: Option<[DiagnosticTag; 1]>,
}

#[derive(Serialize)]
struct Description<'a> {
    href: &'a str,
}

#[derive(Serialize)]
struct Related<'a> {
    location: Location<'a>,
    message: &'a str,
}

#[derive(Serialize)]
struct Location<'a> {
    uri: &'a str,
    range: Range,
}

impl Serialize for Told {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let says = &self.words.says;
        let related = says.related.iter().zip(&self.related);
        let related = related.filter_map(|((address, message), range)| {
            let (uri, range) = (address.as_deref()?, *range);
            let location = Location { uri, range };
            Some(Related { location, message })
        });
        let shape = Shape {
            range: self.range,
            severity: severity(says.severity),
            code: says.rule,
            code_description: says.page.as_deref().map(|href| Description { href }),
            source: SOURCE,
            message: &says.message,
            related_information: related.collect(),
            tags: says.tag.map(|tag| match tag {
                Tag::Unnecessary => [DiagnosticTag::UNNECESSARY],
                Tag::Deprecated => [DiagnosticTag::DEPRECATED],
            }),
        };
        shape.serialize(to)
    }
}

fn severity(severity: Severity) -> DiagnosticSeverity {
    match severity {
        Severity::Error => DiagnosticSeverity::ERROR,
        Severity::Warning => DiagnosticSeverity::WARNING,
        // A hint of the protocol is three dots that nobody reads.
        Severity::Hint => DiagnosticSeverity::INFORMATION,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use lsp_types::Position;

    fn told(line: u32, message: &str, related: Vec<(Option<String>, String)>) -> Told {
        let range = Range::new(Position::new(line, 0), Position::new(line, 2));
        Told {
            range,
            related: related.iter().map(|_| range).collect(),
            words: Words::of(Says {
                severity: Severity::Hint,
                rule: Some("name/unknown"),
                page: Some("rolec:/explain/name/unknown.md".to_owned()),
                message: message.to_owned(),
                related,
                tag: Some(Tag::Deprecated),
            }),
        }
    }

    #[test]
    fn the_shape_is_that_of_the_protocol() {
        let address = |own: &str| Some(own.to_owned());
        let related = vec![
            (None, "no address".to_owned()),
            (address("file:///a.role"), "here".to_owned()),
        ];
        for told in [told(3, "一", related), told(4, "二", Vec::new())] {
            let own = serde_json::to_value(&told).expect("JSON");
            let known = told.diagnostic().expect("the protocol's type reads it");
            assert_eq!(serde_json::to_value(known).expect("JSON"), own);
            assert!(!own.to_string().contains("no address"), "{own}");
        }
    }

    #[test]
    fn other_findings_have_another_digest() {
        let digest = |line, message| Telling::of(vec![told(line, message, Vec::new())]).digest;
        assert_eq!(digest(1, "一"), digest(1, "一"));
        assert_ne!(digest(1, "一"), digest(2, "一"));
        assert_ne!(digest(1, "一"), digest(1, "二"));
    }
}
