//! `rolec template`: Word templates to start from, what is wrong with one, and the fields that it may name.

use super::arguments::{Template as Arguments, TemplateAction, TemplateSubject};
use super::build::word;
use super::output;
use super::workspace::shown;
use super::{Session, Status};
use crate::diagnostic::Message;
use crate::locale::Language;
use crate::project::Disk;
use crate::project::manifest::Manifest;
use crate::render::docx::fields::{Field, GLOBAL, Kind, LOOP, Shape};
use crate::render::docx::{BuiltIn, Fault, Subject, Template};
use crate::syntax::vocabulary::Vocabulary;
use std::borrow::Cow;
use std::path::Path;
use unicode_width::UnicodeWidthStr;

pub(super) fn run(session: &mut Session, options: &Arguments) -> Status {
    let done = match options.action {
        TemplateAction::Init => session.template_init(options),
        TemplateAction::Check => session.template_check(options),
        TemplateAction::Fields => session.template_fields(options),
    };
    match done {
        Ok(status) | Err(status) => status,
    }
}

/// The words that templates are judged by.
type Words = Cow<'static, Vocabulary>;

impl Session {
    /// The words of the workspace that the command stands in; the built-in ones without one.
    fn template_words(&mut self) -> Result<Words, Status> {
        let root = self.request(&[])?.root;
        let refuse = |session: &Self, failures: &[crate::project::Failure]| {
            failures.iter().for_each(|failure| {
                session.terminal.fail_with(failure);
            });
            Status::Failed
        };
        let manifest = Manifest::load(&root, &Disk).map_err(|failures| refuse(self, &failures))?;
        if manifest.language.is_some() {
            self.terminal.settle(manifest.language, || Language::En);
        }
        manifest
            .vocabulary()
            .map_err(|failures| refuse(self, &failures))
    }

    fn template_init(&mut self, options: &Arguments) -> Result<Status, Status> {
        self.template_words()?;
        let [folder] = options.paths.as_slice() else {
            return Err(self.terminal.fail(&Message::new("template-init-folder")));
        };
        let folder = match &self.arguments.directory {
            Some(base) => base.join(folder),
            None => folder.clone(),
        };
        let language = self.terminal.language();
        let wanted = options.subject.map(TemplateSubject::subject);
        let all = BuiltIn::ALL.into_iter();
        let all = all.filter(|one| wanted.is_none_or(|wanted| one.subject() == wanted));
        let files: Vec<_> = all
            .map(|one| {
                let name = self
                    .terminal
                    .catalogue()
                    .plain(&format!("template-file-{}", one.name()));
                (one, folder.join(name))
            })
            .collect();
        let taken = files.iter().find(|(_, path)| path.exists());
        if let Some((_, path)) = taken.filter(|_| !options.force) {
            let message = Message::new("new-exists").arg("path", shown(path));
            return Err(self.terminal.fail(&message));
        }
        for (one, path) in &files {
            let bytes = one
                .file(language)
                .map_err(|message| self.terminal.fail(&message))?;
            output::write_whole(path, &bytes).map_err(|error| {
                let message = Message::new("cli-cannot-write").arg("path", shown(path));
                self.terminal
                    .fail(&message.arg("reason", error.to_string()))
            })?;
            self.terminal.print(&format!("{}\n", shown(path)));
        }
        let next = self.terminal.catalogue().plain("template-init-next");
        self.terminal.note(&next);
        Ok(Status::Clean)
    }

    fn template_check(&mut self, options: &Arguments) -> Result<Status, Status> {
        let words = self.template_words()?;
        if options.paths.is_empty() {
            return Err(self.terminal.fail(&Message::new("template-check-file")));
        }
        let mut status = Status::Clean;
        for path in &options.paths {
            let file = match &self.arguments.directory {
                Some(base) => base.join(path),
                None => path.clone(),
            };
            status = status.max(self.checked(path, &file, options.subject, &words));
        }
        Ok(status)
    }

    fn checked(
        &mut self,
        path: &Path,
        file: &Path,
        subject: Option<TemplateSubject>,
        words: &Vocabulary,
    ) -> Status {
        let bytes = match word::read(file) {
            Ok(bytes) => bytes,
            Err(message) => return self.terminal.fail(&message),
        };
        let subject = subject.map(TemplateSubject::subject);
        match Template::read(&bytes, subject, words) {
            Ok(template) => {
                let message = Message::new("template-sound").arg("path", shown(path));
                let message = message.arg("subject", template.subject().name());
                let text = self.terminal.catalogue().text(&message);
                self.terminal.print(&format!("{text}\n"));
                Status::Clean
            }
            Err(faults) => {
                let text = self.told(path, &faults);
                self.terminal.print(&text);
                Status::Findings
            }
        }
    }

    /// Tells of faults on standard error.
    pub(super) fn word_faults(&self, path: &Path, faults: &[Fault]) {
        self.terminal.complain(self.told(path, faults).trim_end());
    }

    /// Each fault with its place, the text around it with a mark under it, and what to do.
    fn told(&self, path: &Path, faults: &[Fault]) -> String {
        let catalogue = self.terminal.catalogue();
        let mut out = String::new();
        for fault in faults {
            let place = fault.place.as_ref();
            let words = place.map(|place| place.words(catalogue));
            let message = catalogue.text(&fault.message);
            out.push_str(&shown(path));
            if let Some(words) = &words {
                let message = Message::new("template-place").arg("place", words.as_str());
                out.push_str(&catalogue.text(&message));
            }
            let colon = catalogue.plain("template-colon");
            out.push_str(&format!("{colon}{message}\n"));
            if let Some(place) = place {
                let (text, range) = place.excerpt();
                let before = text[..range.start].width();
                let here = text[range].width().max(1);
                out.push_str(&format!(
                    "    {text}\n    {}{}\n",
                    " ".repeat(before),
                    "^".repeat(here)
                ));
            }
            if let Some(help) = catalogue.attribute(&fault.message, "help") {
                out.push_str(&format!("  {}{help}\n", catalogue.plain("report-help")));
            }
        }
        out
    }

    fn template_fields(&mut self, options: &Arguments) -> Result<Status, Status> {
        let words = self.template_words()?;
        let language = self.terminal.language();
        let wanted = options.subject.map(TemplateSubject::subject);
        let subjects = Subject::ALL.into_iter();
        let mut listing = Listing {
            words: &words,
            language,
            out: String::new(),
            told: Vec::new(),
        };
        for subject in subjects.filter(|one| wanted.is_none_or(|wanted| *one == wanted)) {
            let title = Message::new("template-fields-of").arg("subject", subject.name());
            listing.title(&self.terminal.catalogue().text(&title));
            listing.fields(subject.shape(), 0);
        }
        for (id, shape) in [("loop", &LOOP), ("global", &GLOBAL)] {
            let title = self
                .terminal
                .catalogue()
                .plain(&format!("template-fields-{id}"));
            listing.title(&title);
            listing.fields(shape, 0);
        }
        let text = listing.out;
        self.terminal.print(&text);
        Ok(Status::Clean)
    }
}

/// The table of fields as people read it.
struct Listing<'a> {
    words: &'a Vocabulary,
    language: Language,
    out: String,
    /// The shapes that were told already; they are not told twice.
    told: Vec<&'static str>,
}

/// How wide the tags are, in columns of a terminal.
const TAGS: usize = 44;

impl Listing<'_> {
    fn title(&mut self, title: &str) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
        self.out.push_str(&format!("{title}\n"));
    }

    fn fields(&mut self, shape: &'static Shape, depth: usize) {
        for field in shape.fields {
            self.field(field, depth);
            let inner = field
                .shape()
                .filter(|_| !matches!(field.kind, Kind::Names(_)));
            let Some(inner) = inner.or(field.shape()) else {
                continue;
            };
            // A position inside a department has the fields of every position.
            if Subject::named(inner.name).is_some() || self.told.contains(&inner.name) {
                continue;
            }
            self.told.push(inner.name);
            self.fields(inner, depth + 1);
        }
    }

    fn field(&mut self, field: &Field, depth: usize) {
        let tag = |name: &str| match field.kind {
            Kind::List(_) => format!("{{{{#each {name}}}}}"),
            Kind::Flag => format!("{{{{#if {name}}}}}"),
            _ => format!("{{{{{name}}}}}"),
        };
        let word = field.word(Language::Zh, self.words);
        let mut tags = tag(field.id());
        if !word.is_empty() && word != field.id() {
            tags.push(' ');
            tags.push_str(&tag(&word));
        }
        let repeats = field.repeats() && !matches!(field.kind, Kind::List(_));
        let indent = "  ".repeat(depth + 1);
        let gap = " ".repeat(TAGS.saturating_sub(tags.width() + indent.len()).max(1));
        let meaning = field.meaning(self.language, self.words);
        let mark = if repeats { " #each" } else { "" };
        self.out
            .push_str(&format!("{indent}{tags}{gap}{meaning}{mark}\n"));
    }
}

impl TemplateSubject {
    fn subject(self) -> Subject {
        match self {
            TemplateSubject::Position => Subject::Position,
            TemplateSubject::Department => Subject::Department,
            TemplateSubject::Booklet => Subject::Booklet,
        }
    }
}
