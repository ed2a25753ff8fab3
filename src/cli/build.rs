//! `rolec build`: the booklets as PDF, web page, Markdown and Excel workbook.

mod folder;
mod fonts;
mod inputs;
mod site_folder;
pub(super) mod word;

use super::arguments::{Build, BuildFormat, Findings};
use super::output::Terminal;
use super::workspace::shown;
use super::{Session, Status, progress};
use crate::diagnostic::Message;
use crate::locale::Language;
use crate::model::Entity;
use crate::project::{Project, source_date};
use crate::render::booklet::{self, Booklet, Chapter};
use crate::render::design::Design;
use crate::render::picture::Pictures;
use crate::render::sheet::xlsx;
use crate::render::template::{Family, Overrides, Templates};
use crate::render::typeface::{Chosen, Typefaces};
use crate::render::view::{self, Built, Input};
use crate::render::{docx, glyphs, html, markdown, matrix, pdf, site};
use crate::syntax::values;
use crate::syntax::vocabulary::near;
use folder::Folder;
use indicatif::ProgressBar;
use std::collections::BTreeMap;
use std::path::Path;
use time::Date;

pub(super) fn run(session: &mut Session, options: &Build) -> Status {
    match build(session, options) {
        Ok(status) | Err(status) => status,
    }
}

fn build(session: &mut Session, options: &Build) -> Result<Status, Status> {
    let project = session.open(&options.paths, false)?;
    let findings = Findings {
        as_of: options.as_of.clone(),
        ..Findings::default()
    };
    let config = session.config(project, &findings)?;
    let job = session.job(project, options, config.thresholds.similarity)?;
    let mut status = Status::Clean;
    let mut pages = None;
    for booklet in &job.booklets {
        status = status.max(session.booklet(&job, booklet, &mut pages));
    }
    if let Some(pages) = pages {
        let made = session.site(&job, &pages);
        status = status.max(made.unwrap_or_else(|failed| failed));
    }
    job.bar.finish_and_clear();
    Ok(status.max(session.note_errors(project, &config)))
}

/// How the manifest and the steps of a build call the site.
const SITE_NAME: &str = "site";

/// What the site is made from, of all booklets that ask for it.
struct Pages {
    /// Of the first of them, as the next two.
    title: Option<String>,
    design: Design,
    overrides: Overrides,
    /// Their chapters in Markdown, each once.
    documents: Vec<String>,
    texts: BTreeMap<String, String>,
    pictures: Pictures,
}

impl Pages {
    fn new(booklet: &Booklet, read: &Read) -> Self {
        Self {
            title: booklet.title.clone(),
            design: booklet.design.clone(),
            overrides: read.overrides.clone(),
            documents: Vec::new(),
            texts: BTreeMap::new(),
            pictures: Pictures::new(),
        }
    }

    fn add(&mut self, booklet: &Booklet, read: &Read) {
        for entry in &booklet.chapters {
            if let Chapter::Text(path) = &entry.chapter
                && !self.documents.contains(path)
            {
                self.documents.push(path.clone());
            }
        }
        let (texts, pictures) = (read.texts.iter(), read.pictures.iter());
        self.texts
            .extend(texts.map(|(path, text)| (path.clone(), text.clone())));
        self.pictures
            .extend(pictures.map(|(path, own)| (path.clone(), own.clone())));
    }
}

/// What was read for one booklet.
struct Read {
    overrides: Overrides,
    /// Its Markdown chapters, by the paths that it names them with.
    texts: BTreeMap<String, String>,
    pictures: Pictures,
    fonts: Chosen,
    /// Whether all of it could be had.
    status: Status,
}

/// All that was asked for, looked up and checked.
struct Job<'a> {
    project: &'a Project,
    /// Of the documents; messages may be in another.
    language: Language,
    booklets: Vec<Booklet>,
    /// What the command line asks for; else what each booklet says, or PDF.
    formats: Vec<BuildFormat>,
    folder: Folder,
    only: Option<Entity>,
    as_of: Option<Date>,
    template: Option<&'a Path>,
    /// The template of the command line, if it is one of Word.
    word: Option<docx::Template>,
    /// From which likeness two duties share a row of a matrix.
    similarity: f64,
    /// Hidden until the build takes a while.
    bar: ProgressBar,
    /// Whether there is somebody to see it.
    drawn: bool,
}

impl Job<'_> {
    /// So much of a booklet is set.
    fn progress(&self, done: usize, all: usize) {
        if self.drawn {
            progress::show_if_long(&self.bar);
        }
        self.bar.set_length(all as u64);
        self.bar.set_position(done as u64);
    }

    /// What a booklet is made of, with what was read for it.
    fn input<'a>(&'a self, booklet: &'a Booklet, read: &'a Read) -> Input<'a> {
        Input {
            model: &self.project.model,
            sources: &self.project.sources,
            vocabulary: &self.project.vocabulary,
            language: self.language,
            booklet,
            texts: &read.texts,
            pictures: &read.pictures,
            fonts: &read.fonts,
            similarity: self.similarity,
            only: self.only,
            complete: false,
            as_of: self.as_of,
        }
    }

    /// The organisation as plain lists, whatever chapters the booklet has.
    fn workbook(&self, title: &str) -> Result<Vec<u8>, Message> {
        let input = matrix::Input {
            model: &self.project.model,
            sources: &self.project.sources,
            vocabulary: &self.project.vocabulary,
            language: self.language,
            only: self.only,
            as_of: self.as_of,
            similarity: 1.0,
            whole: true,
            breadth: None,
        };
        let workbook = matrix::register::workbook(&input, title.to_owned());
        xlsx::xlsx(&workbook).map_err(|reason| Message::new("cli-internal").arg("reason", reason))
    }
}

impl Session {
    fn job<'a>(
        &mut self,
        project: &'a Project,
        options: &'a Build,
        similarity: f64,
    ) -> Result<Job<'a>, Status> {
        // `config` has refused what is no date.
        let as_of = options.as_of.as_deref().and_then(values::date);
        let mut booklets = self.booklets(project, options.booklet.as_deref())?;
        if let Some(theme) = options.theme {
            for booklet in &mut booklets {
                booklet.design.theme = theme.theme();
            }
        }
        let only = match &options.only {
            Some(name) => self.only(project, name)?,
            None => None,
        };
        // Nothing is made if the templates cannot be had.
        let (mut template, mut own) = (options.template.as_deref(), None);
        if let Some(file) = template.filter(|path| word::is_word(path)) {
            own = Some(self.word_template(project, file, None)?);
            template = None;
        }
        if let Some(folder) = template {
            inputs::templates(folder).map_err(|message| self.terminal.fail(&message))?;
        }
        let folder = Folder::open(project, options.output.as_deref(), options.force)
            .map_err(|message| self.terminal.fail(&message))?;
        Ok(Job {
            project,
            language: project.document_language(),
            booklets,
            formats: match own.is_some() && options.to.is_empty() {
                true => vec![BuildFormat::Docx],
                false => options.to.clone(),
            },
            folder,
            only,
            as_of: as_of.or_else(source_date),
            template,
            similarity,
            word: own,
            bar: progress::bar("{percent}%"),
            drawn: Terminal::stderr_is_terminal() && !self.terminal.is_quiet(),
        })
    }

    /// The booklets of the manifest, or the default one; one of them if it is named.
    fn booklets(&self, project: &Project, name: Option<&str>) -> Result<Vec<Booklet>, Status> {
        let manifest = &project.manifest.booklets;
        let names: Vec<&str> = manifest
            .iter()
            .map(|booklet| booklet.name.as_str())
            .collect();
        for (at, name) in names.iter().enumerate() {
            if names[..at]
                .iter()
                .any(|other| folder::same_file(other, name))
            {
                let message = Message::new("build-same-names").arg("name", *name);
                return Err(self.terminal.fail(&message));
            }
        }
        let Some(name) = name else {
            return Ok(match manifest.is_empty() {
                true => vec![default_booklet(project)],
                false => manifest.clone(),
            });
        };
        if let Some(booklet) = manifest.iter().find(|booklet| booklet.name == name) {
            return Ok(vec![booklet.clone()]);
        }
        let message = match near(name, names.iter().copied()).first() {
            _ if names.is_empty() => Message::new("build-no-booklets"),
            Some(near) => Message::new("build-no-booklet-near").arg("near", *near),
            None => Message::new("build-no-booklet"),
        };
        let known: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        Err(self
            .terminal
            .fail(&message.arg("name", name).arg("known", known)))
    }

    /// The department or position that `--only` names; None for the whole organisation.
    pub(super) fn only(&self, project: &Project, name: &str) -> Result<Option<Entity>, Status> {
        match view::find(&project.model, name) {
            Ok(Entity::Organisation) => Ok(None),
            Ok(entity) => Ok(Some(entity)),
            Err(unknown) => {
                let message = match unknown.near {
                    Some(near) => Message::new("build-unknown-only-near").arg("near", near),
                    None => Message::new("build-unknown-only"),
                };
                Err(self.terminal.fail(&message.arg("name", unknown.name)))
            }
        }
    }

    fn step(&self, job: &Job, step: &str, name: &str) {
        let message = Message::new(format!("build-step-{step}")).arg("name", name);
        job.bar
            .set_message(self.terminal.catalogue().text(&message));
    }

    /// Makes one booklet in all its formats; the site, which all booklets share, is only prepared.
    fn booklet(&mut self, job: &Job, booklet: &Booklet, pages: &mut Option<Pages>) -> Status {
        let (mut formats, mut status) = self.formats(job, booklet);
        let read = match self.inputs(job, booklet) {
            Ok(read) => read,
            Err(failed) => return failed,
        };
        status = status.max(read.status);
        if formats.contains(&BuildFormat::Site) {
            let pages = pages.get_or_insert_with(|| Pages::new(booklet, &read));
            pages.add(booklet, &read);
            formats.retain(|format| *format != BuildFormat::Site);
        }
        if formats.is_empty() {
            return status;
        }
        self.step(job, "view", &booklet.name);
        let built = view::build(&job.input(booklet, &read));
        for note in &built.notes {
            job.bar.suspend(|| self.terminal.fail(note));
            status = status.max(Status::Findings);
        }
        if built.view.parts.iter().all(|part| part.marks().is_empty()) {
            let message = Message::new("build-empty").arg("booklet", booklet.name.as_str());
            job.bar.suspend(|| self.terminal.fail(&message));
            return status.max(Status::Findings);
        }
        for format in formats {
            let made = self.make(job, booklet, format, &built, &read);
            status = status.max(made.unwrap_or_else(|failed| failed));
        }
        status
    }

    /// The formats of a booklet, and whether there are others that cannot be made.
    fn formats(&self, job: &Job, booklet: &Booklet) -> (Vec<BuildFormat>, Status) {
        if !job.formats.is_empty() {
            return (job.formats.clone(), Status::Clean);
        }
        let Some(names) = &booklet.formats else {
            return (vec![BuildFormat::Pdf], Status::Clean);
        };
        let (mut formats, mut status) = (Vec::new(), Status::Clean);
        for name in names {
            match BuildFormat::of(name) {
                Some(format) if !formats.contains(&format) => formats.push(format),
                Some(_) => {}
                None => {
                    let message = Message::new("build-no-format").arg("format", name.as_str());
                    self.terminal.fail(&message);
                    status = Status::Findings;
                }
            }
        }
        (formats, status)
    }

    /// What a booklet needs beside the organisation.
    fn inputs(&self, job: &Job, booklet: &Booklet) -> Result<Read, Status> {
        let folder = match (job.template, &booklet.template) {
            (Some(folder), _) => Some(folder.to_path_buf()),
            (None, Some(folder)) => Some(job.project.root.join(folder)),
            (None, None) => None,
        };
        let overrides = match folder {
            Some(folder) => inputs::templates(&folder),
            None => Ok(Overrides::default()),
        };
        let overrides = overrides.map_err(|message| self.terminal.fail(&message))?;
        // A slip in any of them is told before the first file is made.
        for family in Family::ALL {
            if overrides.contains_key(family.folder()) {
                Templates::new(family, &overrides).map_err(|fault| self.terminal.fail(&fault))?;
            }
        }
        let fonts = fonts::chosen(&booklet.design.fonts);
        let fonts = fonts.map_err(|message| {
            self.terminal
                .fail(&message.arg("booklet", booklet.name.as_str()))
        })?;
        let (texts, faults) = inputs::texts(&job.project.root, booklet);
        let (pictures, missing) = inputs::pictures(&job.project.root, booklet, &texts);
        let mut status = Status::Clean;
        for fault in faults.into_iter().chain(missing) {
            let fault = fault.arg("booklet", booklet.name.as_str());
            self.terminal.fail(&fault);
            status = Status::Findings;
        }
        Ok(Read {
            overrides,
            texts,
            pictures,
            fonts,
            status,
        })
    }

    /// Makes one file.
    fn make(
        &mut self,
        job: &Job,
        booklet: &Booklet,
        format: BuildFormat,
        built: &Built,
        read: &Read,
    ) -> Result<Status, Status> {
        if format == BuildFormat::Docx {
            return self.word_files(job, booklet, built, read);
        }
        let file = format!("{}.{}", booklet.name, format.ending());
        let fail = |message: Message| job.bar.suspend(|| self.terminal.fail(&message));
        let path = job.folder.place(&file).map_err(fail)?;
        self.step(job, format.ending(), &booklet.name);
        let templates = |family| Templates::new(family, &read.overrides).map_err(fail);
        let (bytes, pages) = match format {
            BuildFormat::Pdf => {
                let templates = templates(Family::Typst)?;
                let progress = |done, all| job.progress(done, all);
                let setting = pdf::Setting {
                    as_of: job.as_of,
                    kind: booklet.design.pdf,
                    typefaces: Typefaces::of(&read.fonts),
                };
                let pdf = pdf::pdf(&built.view, templates, &setting, &progress).map_err(fail)?;
                let places = glyphs::messages(&pdf.missing, &job.project.sources, &read.texts);
                for message in &places {
                    let text = self.terminal.catalogue().text(message);
                    job.bar.suspend(|| self.warn(&text));
                }
                (pdf.bytes, Some(pdf.pages))
            }
            // All booklets share one; see [`Session::site`].
            BuildFormat::Site => return Ok(Status::Clean),
            BuildFormat::Html => {
                let templates = templates(Family::Html)?;
                let text = html::html(&built.view, &templates).map_err(fail)?;
                (text.into(), None)
            }
            BuildFormat::Md => {
                let templates = templates(Family::Markdown)?;
                let text = markdown::markdown(&built.view, &templates).map_err(fail)?;
                (text.into(), None)
            }
            BuildFormat::Docx => return Ok(Status::Clean),
            BuildFormat::Xlsx => (job.workbook(&built.view.book.title).map_err(fail)?, None),
        };
        job.folder.write(&path, &bytes).map_err(fail)?;
        self.tell(job, &path, pages);
        Ok(Status::Clean)
    }

    /// Makes the site.
    fn site(&mut self, job: &Job, pages: &Pages) -> Result<Status, Status> {
        let fail = |message: Message| job.bar.suspend(|| self.terminal.fail(&message));
        self.step(job, "site", SITE_NAME);
        let templates = Templates::new(Family::Site, &pages.overrides).map_err(fail)?;
        let input = site::Input {
            model: &job.project.model,
            sources: &job.project.sources,
            vocabulary: &job.project.vocabulary,
            language: job.language,
            title: pages.title.as_deref().filter(|_| job.booklets.len() == 1),
            documents: &pages.documents,
            texts: &pages.texts,
            pictures: &pages.pictures,
            design: &pages.design,
            only: job.only,
            as_of: job.as_of,
            similarity: job.similarity,
        };
        let files = site::site(&input, templates).map_err(fail)?;
        let path = job.folder.write_site(&files).map_err(fail)?;
        let pages = files.iter().filter(|file| file.path.ends_with(".html"));
        self.tell(job, &path, Some(pages.count()));
        Ok(Status::Clean)
    }

    /// Says which file was made.
    fn tell(&mut self, job: &Job, path: &Path, pages: Option<usize>) {
        let message = match pages {
            Some(pages) => Message::new("build-wrote").arg("pages", pages),
            None => Message::new("build-wrote-plain"),
        };
        let message = message.arg("path", shown(path));
        let text = self.terminal.catalogue().text(&message);
        job.bar
            .suspend(|| self.terminal.print(&format!("{text}\n")));
    }

    pub(super) fn warn(&self, text: &str) {
        let word = self.terminal.catalogue().plain("report-warning");
        self.terminal.note(&format!("{word}: {text}"));
    }
}

impl BuildFormat {
    /// The format of a name in the manifest.
    fn of(name: &str) -> Option<Self> {
        [
            Self::Pdf,
            Self::Docx,
            Self::Html,
            Self::Site,
            Self::Md,
            Self::Xlsx,
        ]
        .into_iter()
        .find(|format| format.ending() == name)
    }

    fn ending(self) -> &'static str {
        match self {
            Self::Pdf => "pdf",
            Self::Docx => "docx",
            Self::Html => "html",
            Self::Site => SITE_NAME,
            Self::Md => "md",
            Self::Xlsx => "xlsx",
        }
    }
}

/// The booklet of a workspace that describes none, named after the organisation.
fn default_booklet(project: &Project) -> Booklet {
    let name = folder::file_name(&project.model.organisation.name);
    let usual = crate::locale::Catalogue::of(project.document_language()).plain("book-file");
    Booklet {
        name: name.unwrap_or(usual),
        chapters: booklet::default_chapters(),
        ..Booklet::default()
    }
}
