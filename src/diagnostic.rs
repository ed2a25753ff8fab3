//! Findings as data: what, where, why, what to do next. Says nothing itself (see `locale`) and draws nothing.

use crate::text::Span;
use serde::{Deserialize, Serialize};

/// How bad a finding is. The order is the order of weight.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Wording or completeness.
    Hint,
    /// An organisation that will not work as written.
    Warning,
    /// A contradiction, a broken control, or something that cannot be read.
    Error,
}

impl Severity {
    pub fn name(self) -> &'static str {
        match self {
            Severity::Hint => "hint",
            Severity::Warning => "warning",
            Severity::Error => "error",
        }
    }
}

/// A value inside a message.
#[derive(Clone, PartialEq, Debug)]
pub enum Arg {
    Text(String),
    Number(f64),
    /// Names, set with the list mark of the language.
    List(Vec<String>),
    /// A word that each language has its own form of.
    Word {
        zh: String,
        en: String,
    },
}

impl From<&str> for Arg {
    fn from(text: &str) -> Self {
        Arg::Text(text.to_owned())
    }
}

impl From<String> for Arg {
    fn from(text: String) -> Self {
        Arg::Text(text)
    }
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Arg::Number(number as f64)
    }
}

impl From<f64> for Arg {
    fn from(number: f64) -> Self {
        Arg::Number(number)
    }
}

impl From<Vec<String>> for Arg {
    fn from(list: Vec<String>) -> Self {
        Arg::List(list)
    }
}

/// A message of the catalogue with its values; it becomes words in [`crate::locale`].
#[derive(Clone, PartialEq, Debug)]
pub struct Message {
    pub id: String,
    pub args: Vec<(&'static str, Arg)>,
}

impl Message {
    pub fn new(id: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            args: Vec::new(),
        }
    }

    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

/// Another place that belongs to a finding, and what it says there.
#[derive(Clone, PartialEq, Debug)]
pub struct Related {
    pub message: Message,
    pub span: Span,
}

/// New text for a stretch of old.
#[derive(Clone, PartialEq, Debug)]
pub struct Edit {
    pub span: Span,
    pub text: String,
}

/// A change that removes a finding.
#[derive(Clone, PartialEq, Debug)]
pub struct Fix {
    pub title: Message,
    /// Whether it can be made without asking: the meaning cannot be another.
    pub safe: bool,
    pub edits: Vec<Edit>,
}

impl Fix {
    /// Writes one word for another; what was meant is likely, not certain.
    pub fn replace(span: Span, new: &str) -> Self {
        let title = Message::new("fix-replace").arg("new", new);
        Self {
            title,
            safe: false,
            edits: vec![Edit {
                span,
                text: new.to_owned(),
            }],
        }
    }
}

/// One finding. Its help is the attribute `.help` of its message, with the same values.
#[derive(Clone, PartialEq, Debug)]
pub struct Diagnostic {
    /// `family/name`, as in the rule catalogue.
    pub rule: &'static str,
    pub severity: Severity,
    pub span: Span,
    pub message: Message,
    pub related: Vec<Related>,
    /// The most severe that it is, where it is less grave than its rule is for other findings.
    pub at_most: Option<Severity>,
    /// What the finding is about, `kind:id`; filled from the place where a rule leaves it open.
    pub entity: Option<String>,
    pub fixes: Vec<Fix>,
}

impl Diagnostic {
    /// A finding of a rule, whose message is the one named after the rule (`family-name`).
    pub fn new(rule: &'static str, span: Span) -> Self {
        Self {
            rule,
            severity: Severity::Error,
            span,
            message: Message::new(rule.replace('/', "-")),
            related: Vec::new(),
            at_most: None,
            entity: None,
            fixes: Vec::new(),
        }
    }

    /// Takes the rule's message `family-name-VARIANT` instead of the plain one.
    #[must_use]
    pub fn variant(mut self, variant: &str) -> Self {
        self.message.id = format!("{}-{variant}", self.rule.replace('/', "-"));
        self
    }

    #[must_use]
    pub fn arg(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.message.args.push((name, value.into()));
        self
    }

    /// Points at another place; the message id is written out in full.
    #[must_use]
    pub fn related(mut self, span: Span, message: Message) -> Self {
        self.related.push(Related { message, span });
        self
    }

    /// Makes it less grave than other findings of its rule.
    #[must_use]
    pub fn at_most(mut self, severity: Severity) -> Self {
        self.at_most = Some(severity);
        self
    }

    #[must_use]
    pub fn entity(mut self, entity: impl Into<String>) -> Self {
        self.entity = Some(entity.into());
        self
    }

    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fixes.push(fix);
        self
    }
}
