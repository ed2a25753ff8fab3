//! A rule of a workspace against its own examples: it must find something in each bad one and nothing in a good one,
//! so that a rule that does not work is told of before it judges anybody.

use super::super::{Rule, rules::RULES};
use super::subject::World;
use super::{Custom, EXAMPLE_STEPS, Fault, in_words};
use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::model::resolve;
use crate::syntax::values;
use crate::syntax::vocabulary::Vocabulary;
use crate::syntax::{self, ast::File};
use crate::text::decode::Encoding;
use crate::text::{SourceFile, Sources};
use std::sync::Arc;

impl Custom {
    pub(super) fn try_examples(&self, vocabulary: &Vocabulary) -> Vec<Fault> {
        let bad = self.definition.bad.iter().enumerate();
        let good = self.definition.good.iter().enumerate();
        let bad = bad.map(|(nth, text)| ("bad", nth, text));
        let good = good.map(|(nth, text)| ("good", nth, text));
        bad.chain(good)
            .filter_map(|(key, nth, text)| self.try_example(key, nth, text, vocabulary).err())
            .collect()
    }

    fn try_example(
        &self,
        key: &'static str,
        nth: usize,
        text: &str,
        vocabulary: &Vocabulary,
    ) -> Result<(), Fault> {
        let fault = |line: usize, message: Message| Fault {
            nth,
            place: (line, 0),
            ..self.definition.fault(&[key], message)
        };
        let source = SourceFile::new("example.role", text.to_owned(), Encoding::Utf8);
        let sources = Sources::new(vec![Arc::new(source)]);
        let mut reported = Vec::new();
        let mut files: Vec<Arc<File>> = Vec::new();
        for (id, source) in sources.iter() {
            let (file, mut found) = syntax::parse(id, source, vocabulary);
            reported.append(&mut found);
            files.push(Arc::new(file));
        }
        let settings = resolve::Settings::default();
        let (model, mut found) = resolve::resolve(&files, &sources, vocabulary, &settings, None);
        reported.append(&mut found);
        if let Some(unread) = reported.iter().find(|finding| is_unread(finding)) {
            let (_, source) = sources.iter().next().unzip();
            let line = source.map_or(0, |source| source.line_of(unread.span.range.start));
            let message = Message::new("manifest-custom-unread");
            return Err(fault(
                line,
                message.arg("finding", in_words(&unread.message)),
            ));
        }
        let today = self.definition.as_of.as_deref().and_then(values::date);
        let world = World::new(&model, &sources, vocabulary);
        let found = self.findings(&world, today, EXAMPLE_STEPS)?;
        match (key, found.first()) {
            ("bad", None) if world.subjects(self.kind, self.stubs).is_empty() => {
                let message = Message::new("manifest-custom-nobody");
                Err(fault(0, message.arg("kind", self.definition.each.as_str())))
            }
            ("bad", None) => Err(fault(0, Message::new("manifest-custom-silent"))),
            ("good", Some(finding)) => {
                let message = Message::new("manifest-custom-loud");
                Err(fault(0, message.arg("finding", in_words(&finding.message))))
            }
            _ => Ok(()),
        }
    }
}

/// Whether a finding says that a part of the text was not understood.
fn is_unread(finding: &Diagnostic) -> bool {
    let rule: Option<&&Rule> = RULES.iter().find(|rule| rule.name == finding.rule);
    rule.is_some_and(|rule| rule.family() == "syntax" && rule.severity == Severity::Error)
}
