//! The Word files of a booklet: the whole as one, and a folder with one a position and one a department. Reads the
//! templates, names the files and writes them; what stands in them is for `render::docx`.

use super::folder::{self, Folder};
use super::{BuildFormat, Job, Read};
use crate::cli::workspace::shown;
use crate::cli::{Session, Status};
use crate::diagnostic::Message;
use crate::project::Project;
use crate::render::booklet::{Booklet, WordFile};
use crate::render::docx::{self, BuiltIn, Press, Subject, Template};
use crate::render::view::Built;
use rayon::prelude::*;
use rustc_hash::{FxHashMap, FxHashSet};
use std::fs;
use std::path::Path;

/// A template is not larger than this, in bytes.
const LARGEST: u64 = 64 * 1024 * 1024;

/// Documents that are made at once, before they are written.
const AT_ONCE: usize = 256;

/// Whether a path names a Word file, also one that cannot be used.
pub(in crate::cli) fn is_word(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str());
    let ending = ending.unwrap_or_default().to_ascii_lowercase();
    ["docx", "dotx", "docm", "dotm", "doc", "dot", "wps"].contains(&ending.as_str())
}

/// Reads a template file whole, unless it is too large for one.
///
/// # Errors
/// If it cannot be read.
pub(in crate::cli) fn read(path: &Path) -> Result<Vec<u8>, Message> {
    let unreadable = |reason: String| {
        let message = Message::new("build-template-unreadable").arg("path", shown(path));
        message.arg("reason", reason)
    };
    let found = fs::metadata(path).map_err(|error| unreadable(error.to_string()))?;
    if !found.is_file() {
        return Err(unreadable(std::io::ErrorKind::IsADirectory.to_string()));
    }
    if found.len() > LARGEST {
        return Err(Message::new("word-too-large"));
    }
    fs::read(path).map_err(|error| unreadable(error.to_string()))
}

impl Session {
    /// The template of a file.
    pub(super) fn word_template(
        &self,
        project: &Project,
        path: &Path,
        subject: Option<Subject>,
    ) -> Result<Template, Status> {
        let bytes = read(path).map_err(|message| self.terminal.fail(&message))?;
        Template::read(&bytes, subject, &project.vocabulary).map_err(|faults| {
            self.word_faults(path, &faults);
            let message = Message::new("build-word-faults").arg("path", shown(path));
            self.terminal.fail(&message.arg("count", faults.len()))
        })
    }

    /// The templates of a booklet, with what each is for.
    fn word_templates(&self, job: &Job, booklet: &Booklet) -> Result<Vec<Template>, Status> {
        let files = &booklet.word;
        let all = [
            (Subject::Booklet, &files.booklet),
            (Subject::Position, &files.position),
            (Subject::Department, &files.department),
        ];
        let mut templates = Vec::new();
        for (subject, file) in all {
            match file {
                WordFile::Off => {}
                WordFile::Own(path) => {
                    let path = job.project.root.join(path);
                    templates.push(self.word_template(job.project, &path, Some(subject))?);
                }
                WordFile::BuiltIn => {
                    let built_in = Template::built_in(
                        BuiltIn::of(subject),
                        job.language,
                        &booklet.design,
                        &job.project.vocabulary,
                    );
                    templates.push(built_in.map_err(|faults| {
                        let reason = faults.first().map(|fault| fault.message.id.clone());
                        let message = Message::new("cli-internal");
                        self.terminal
                            .fail(&message.arg("reason", reason.unwrap_or_default()))
                    })?);
                }
            }
        }
        Ok(templates)
    }

    /// Makes the Word files of a booklet.
    pub(super) fn word_files(
        &mut self,
        job: &Job,
        booklet: &Booklet,
        built: &Built,
        read: &Read,
    ) -> Result<Status, Status> {
        let own;
        let templates: Vec<&Template> = match &job.word {
            Some(template) => vec![template],
            None => {
                own = self.word_templates(job, booklet)?;
                own.iter().collect()
            }
        };
        let input = job.input(booklet, read);
        for template in templates {
            let fail = |message: Message| job.bar.suspend(|| self.terminal.fail(&message));
            let is_whole = template.subject() == Subject::Booklet;
            self.step(job, BuildFormat::Docx.ending(), &booklet.name);
            let press = Press::new(template, input, &built.view).map_err(fail)?;
            match is_whole {
                true => self.word_booklet(job, booklet, &press)?,
                false => self.word_folder(job, booklet, template.subject(), &press)?,
            }
        }
        Ok(Status::Clean)
    }

    fn word_booklet(&mut self, job: &Job, booklet: &Booklet, press: &Press) -> Result<(), Status> {
        let fail = |message: Message| job.bar.suspend(|| self.terminal.fail(&message));
        let path = job
            .folder
            .place(&format!("{}.docx", booklet.name))
            .map_err(fail)?;
        let bytes = press.document(0).map_err(fail)?;
        job.folder.write(&path, &bytes).map_err(fail)?;
        self.say(
            job,
            Message::new("build-wrote-plain").arg("path", shown(&path)),
        );
        Ok(())
    }

    /// A folder of documents: those of positions in that of the booklet, those of departments in one of their own.
    fn word_folder(
        &mut self,
        job: &Job,
        booklet: &Booklet,
        subject: Subject,
        press: &Press,
    ) -> Result<(), Status> {
        if press.count() == 0 {
            return Ok(());
        }
        let fail = |message: Message| job.bar.suspend(|| self.terminal.fail(&message));
        let mut folder = job.folder.within(&booklet.name).map_err(fail)?;
        if subject == Subject::Department {
            let word = crate::locale::Catalogue::of(job.language).plain("build-word-departments");
            folder = folder.within(&word).map_err(fail)?;
        }
        let names = file_names(press);
        let count = names.len();
        for some in (0..count).collect::<Vec<_>>().chunks(AT_ONCE) {
            let written: Result<Vec<()>, Message> = some
                .par_iter()
                .map(|&at| write(&folder, &names[at], &press.document(at)?))
                .collect();
            written.map_err(fail)?;
            job.progress(some.last().map_or(0, |last| last + 1), count);
        }
        if job.only.is_none() {
            self.remove_old(job, &folder, &names);
        }
        let message = Message::new(format!("build-wrote-{}s", subject.name()));
        let message = message.arg("path", shown(folder.path()));
        self.say(job, message.arg("count", count));
        Ok(())
    }

    /// Removes the files of those that are in the booklet no more: such as we made, under the names that we gave them.
    fn remove_old(&mut self, job: &Job, folder: &Folder, names: &[String]) {
        let kept: FxHashSet<&str> = names.iter().map(String::as_str).collect();
        let mut gone = 0;
        for entry in fs::read_dir(folder.path()).into_iter().flatten().flatten() {
            let path = entry.path();
            let is_file = entry.file_type().is_ok_and(|kind| kind.is_file());
            let is_word = path.extension().is_some_and(|ending| ending == "docx");
            let name = path.file_stem().and_then(|name| name.to_str());
            let Some(name) = name.filter(|name| is_file && is_word && !kept.contains(name)) else {
                continue;
            };
            let title = fs::File::open(&path).ok().and_then(docx::own_title);
            let is_named = title.is_some_and(|title| is_name_for(name, &title));
            // A file that stays does no harm.
            gone += usize::from(is_named && fs::remove_file(&path).is_ok());
        }
        if gone > 0 {
            let message = Message::new("build-word-removed").arg("path", shown(folder.path()));
            let text = self.terminal.catalogue().text(&message.arg("count", gone));
            job.bar.suspend(|| self.terminal.note(&text));
        }
    }

    fn say(&mut self, job: &Job, message: Message) {
        let text = self.terminal.catalogue().text(&message);
        job.bar
            .suspend(|| self.terminal.print(&format!("{text}\n")));
    }
}

fn write(folder: &Folder, name: &str, bytes: &[u8]) -> Result<(), Message> {
    let path = folder.place(&format!("{name}.docx"))?;
    folder.write_one_of_many(&path, bytes)
}

/// Whether a file of this name is what we write for a title: with the department before it, or a number behind it.
fn is_name_for(name: &str, title: &str) -> bool {
    let number = |rest: &str| {
        rest.is_empty()
            || rest
                .strip_prefix('-')
                .is_some_and(|number| number.parse::<u32>().is_ok())
    };
    folder::file_name(title).is_some_and(|title| {
        let behind = name
            .rfind(&title)
            .map(|at| (&name[..at], &name[at + title.len()..]));
        behind.is_some_and(|(before, behind)| {
            (before.is_empty() || before.ends_with('-')) && number(behind)
        })
    })
}

/// The names of the documents: their titles; with the department where several have one title.
fn file_names(press: &Press) -> Vec<String> {
    let safe = |name: &str| folder::file_name(name).unwrap_or_else(|| "_".to_owned());
    let all: Vec<(String, Option<String>)> = (0..press.count()).map(|at| press.name(at)).collect();
    let mut counts: FxHashMap<String, usize> = FxHashMap::default();
    for (title, _) in &all {
        *counts.entry(safe(title).to_lowercase()).or_default() += 1;
    }
    let mut taken = FxHashSet::default();
    let names = all.iter().map(|(title, department)| {
        let several = counts
            .get(&safe(title).to_lowercase())
            .is_some_and(|&count| count > 1);
        let name = match department {
            Some(department) if several => safe(&format!("{department}-{title}")),
            _ => safe(title),
        };
        let numbers = (2..).map(|number| format!("{name}-{number}"));
        let mut candidates = std::iter::once(name.clone()).chain(numbers);
        let free = candidates.find(|name| taken.insert(name.to_lowercase()));
        free.unwrap_or(name)
    });
    names.collect()
}
