//! What the manifest says of booklets: their chapters and their look. Prints nothing, and knows of names in the
//! organisation only that they are names.

use super::read::Reader;
use crate::check::custom::Condition;
use crate::diagnostic::Message;
use crate::render::booklet::{
    Booklet, Chapter, Entry, Selection, WordFile, WordFiles, default_chapters,
};
use crate::render::design::{
    Design, Fonts, Numbering, Orientation, Paper, PdfKind, Standard, Theme,
};
use crate::render::matrix::Kind;
use crate::syntax::vocabulary::near;
use serde_yaml::Value;

const KEYS: [&str; 16] = [
    "name",
    "title",
    "formats",
    "template",
    "word",
    "theme",
    "fonts",
    "paper",
    "orientation",
    "duplex",
    "numbering",
    "confidential",
    "watermark",
    "logo",
    "pdf",
    "chapters",
];
const FORMATS: [&str; 6] = ["pdf", "html", "md", "docx", "xlsx", "site"];
const WORD_KEYS: [&str; 3] = ["booklet", "position", "department"];
const FONT_KEYS: [&str; 2] = ["body", "headings"];
const PDF_KEYS: [&str; 2] = ["tagged", "pdf-a"];

/// What may stand beside the key of a chapter.
const BESIDE: [&str; 8] = [
    "title",
    "sections",
    "of",
    "grade",
    "except",
    "where",
    "paper",
    "orientation",
];

impl Reader<'_> {
    pub(super) fn booklets(&mut self, value: &Value) -> Vec<Booklet> {
        let Value::Sequence(list) = value else {
            self.wrong(&["booklets"], "list");
            return Vec::new();
        };
        list.iter()
            .filter_map(|value| self.booklet(value))
            .collect()
    }

    fn booklet(&mut self, value: &Value) -> Option<Booklet> {
        let mut booklet = Booklet {
            chapters: default_chapters(),
            ..Booklet::default()
        };
        for (key, value) in self.entries(&["booklets"], value) {
            let path = ["booklets", key.as_str()];
            match key.as_str() {
                "name" => booklet.name = self.text(&path, &value).unwrap_or_default(),
                "title" => booklet.title = self.text(&path, &value),
                "formats" => booklet.formats = Some(self.formats(&value)),
                "template" => booklet.template = self.text(&path, &value),
                "word" => booklet.word = self.word(&path, &value),
                "chapters" => booklet.chapters = self.chapters(&value),
                _ if KEYS.contains(&key.as_str()) => {
                    self.design(&path, &value, &mut booklet.design);
                }
                _ => self.unknown(&path, &key, &KEYS),
            }
        }
        let plain = |name: &str| {
            !name.is_empty() && !name.starts_with('.') && !name.contains(['/', '\\', '\0', ':'])
        };
        if !plain(&booklet.name) {
            let message =
                Message::new("manifest-bad-booklet-name").arg("value", booklet.name.as_str());
            self.fail(&["booklets", "name"], message);
            return None;
        }
        Some(booklet)
    }

    /// `word: {position: FORM.docx, department: off}`
    fn word(&mut self, path: &[&str], value: &Value) -> WordFiles {
        let mut files = WordFiles::default();
        for (key, value) in self.entries(path, value) {
            let path = [path, &[key.as_str()]].concat();
            let file = match self.text(&path, &value).as_deref() {
                None => WordFile::BuiltIn,
                Some("off" | "false") => WordFile::Off,
                Some(own) => WordFile::Own(own.to_owned()),
            };
            match key.as_str() {
                "booklet" => files.booklet = file,
                "position" => files.position = file,
                "department" => files.department = file,
                _ => self.unknown(&path, &key, &WORD_KEYS),
            }
        }
        files
    }

    /// One key that says how a booklet looks.
    fn design(&mut self, path: &[&str; 2], value: &Value, design: &mut Design) {
        match path[1] {
            "theme" => {
                let themes = Theme::ALL.map(Theme::name);
                if let Some(theme) = self.choice(path, value, Theme::named, &themes) {
                    design.theme = theme;
                }
            }
            "fonts" => design.fonts = self.fonts(path, value),
            "paper" => design.setup.paper = self.paper(path, value),
            "orientation" => design.setup.orientation = self.orientation(path, value),
            "duplex" => design.duplex = self.flag(path, value),
            "numbering" => {
                let names = Numbering::ALL.map(Numbering::name);
                let read = self.choice(path, value, Numbering::named, &names);
                design.numbering = read.unwrap_or_default();
            }
            "confidential" => design.confidential = self.mark(path, value),
            "watermark" => design.watermark = self.mark(path, value),
            "logo" => design.logo = self.mark(path, value),
            _ => design.pdf = self.pdf(path, value),
        }
    }

    /// One of a few words.
    fn choice<T>(
        &mut self,
        path: &[&str],
        value: &Value,
        named: fn(&str) -> Option<T>,
        names: &[&str],
    ) -> Option<T> {
        let text = self.text(path, value)?;
        if let Some(found) = named(&text) {
            return Some(found);
        }
        let key = path.last().copied().unwrap_or_default();
        let message = match near(&text, names.iter().copied()).first() {
            Some(near) => Message::new("manifest-unknown-choice-near").arg("near", *near),
            None => Message::new("manifest-unknown-choice"),
        };
        let known: Vec<String> = names.iter().map(|&name| name.to_owned()).collect();
        let message = message.arg("key", key).arg("known", known);
        let place: Vec<&str> = path.iter().copied().chain([text.as_str()]).collect();
        self.fail(&place, message.arg("value", text.as_str()));
        None
    }

    fn flag(&mut self, path: &[&str], value: &Value) -> bool {
        match value {
            Value::Bool(flag) => *flag,
            _ => {
                self.wrong(path, "flag");
                false
            }
        }
    }

    /// A text that stands for nothing if it is empty.
    fn mark(&mut self, path: &[&str], value: &Value) -> Option<String> {
        if value.is_bool() {
            self.wrong(path, "text");
            return None;
        }
        let text = self.text(path, value)?;
        (!text.trim().is_empty()).then(|| text.trim().to_owned())
    }

    fn paper(&mut self, path: &[&str], value: &Value) -> Option<Paper> {
        self.choice(path, value, Paper::named, &Paper::ALL.map(Paper::name))
    }

    fn orientation(&mut self, path: &[&str], value: &Value) -> Option<Orientation> {
        let names = Orientation::ALL.map(Orientation::name);
        self.choice(path, value, Orientation::named, &names)
    }

    /// `fonts: 仿宋` for all, or `body` and `headings` apart.
    fn fonts(&mut self, path: &[&str], value: &Value) -> Fonts {
        if !value.is_mapping() {
            let families = self.texts(path, value);
            return Fonts {
                body: families.clone(),
                headings: families,
            };
        }
        let mut fonts = Fonts::default();
        for (key, value) in self.entries(path, value) {
            let path = [path, &[key.as_str()]].concat();
            match key.as_str() {
                "body" => fonts.body = self.texts(&path, &value),
                "headings" => fonts.headings = self.texts(&path, &value),
                _ => self.unknown(&path, &key, &FONT_KEYS),
            }
        }
        fonts
    }

    fn pdf(&mut self, path: &[&str], value: &Value) -> PdfKind {
        let mut kind = PdfKind::default();
        for (key, value) in self.entries(path, value) {
            let path = [path, &[key.as_str()]].concat();
            match (key.as_str(), &value) {
                ("tagged", _) => kind.tagged = self.flag(&path, &value),
                ("pdf-a", Value::Bool(wanted)) => {
                    kind.standard = wanted.then_some(Standard::A2b);
                }
                ("pdf-a", _) => {
                    let names = Standard::ALL.map(Standard::name);
                    kind.standard = self.choice(&path, &value, Standard::named, &names);
                }
                _ => self.unknown(&path, &key, &PDF_KEYS),
            }
        }
        kind
    }

    fn formats(&mut self, value: &Value) -> Vec<String> {
        let formats = self.texts(&["booklets", "formats"], value);
        for format in formats
            .iter()
            .filter(|format| !FORMATS.contains(&format.as_str()))
        {
            let known = FORMATS.map(str::to_owned).to_vec();
            let message = Message::new("manifest-unknown-format")
                .arg("value", format.as_str())
                .arg("known", known);
            self.fail(&["booklets", "formats"], message);
        }
        formats
    }

    fn chapters(&mut self, value: &Value) -> Vec<Entry> {
        let Value::Sequence(list) = value else {
            self.wrong(&["booklets", "chapters"], "list");
            return Vec::new();
        };
        list.iter().filter_map(|value| self.entry(value)).collect()
    }

    /// `- cover`, `- chart: all`, `- positions: 营销部` with `sections: [...]` beside it.
    fn entry(&mut self, value: &Value) -> Option<Entry> {
        let above = ["booklets", "chapters"];
        let entries = match value {
            Value::String(key) => vec![(key.clone(), Value::Null)],
            other => self.entries(&above, other),
        };
        let (mut chapters, mut beside) = (Vec::new(), Vec::new());
        for (key, value) in entries {
            let path = [&above[..], &[key.as_str()]].concat();
            match key.as_str() {
                own if BESIDE.contains(&own) => beside.push((key, value)),
                own if !Chapter::KEYS.contains(&own) => {
                    let known = [&Chapter::KEYS[..], &BESIDE[..]].concat();
                    self.unknown(&path, &key, &known);
                    return None;
                }
                _ if !chapters.is_empty() => {
                    self.fail(
                        &path,
                        Message::new("manifest-two-keys").arg("key", key.as_str()),
                    );
                }
                _ => chapters.push((key, value)),
            }
        }
        let Some((key, value)) = chapters.pop() else {
            if let Some((key, _)) = beside.first() {
                let path = [&above[..], &[key.as_str()]].concat();
                self.fail(
                    &path,
                    Message::new("manifest-no-chapter").arg("key", key.as_str()),
                );
            }
            return None;
        };
        let mut entry = Entry::from(self.chapter(&key, &value)?);
        for (name, value) in beside {
            let path = [&above[..], &[name.as_str()]].concat();
            if !fits(&entry.chapter, &name) {
                let message = Message::new("manifest-idle-key").arg("key", name.as_str());
                self.fail(&path, message.arg("chapter", key.as_str()));
                continue;
            }
            self.beside(&path, &value, &mut entry);
        }
        Some(entry)
    }

    /// What stands beside the key of a chapter.
    fn beside(&mut self, path: &[&str], value: &Value, entry: &mut Entry) {
        let Entry {
            chapter,
            title,
            filter,
            setup,
        } = entry;
        match path.last().copied().unwrap_or_default() {
            "title" => *title = self.mark(path, value),
            "sections" => {
                let read = self.sections(path, value).into_iter();
                if let Chapter::Positions(_, sections) = chapter {
                    *sections = read.map(|(section, _)| section).collect();
                }
            }
            "of" => {
                let read = self.selection(path, value);
                if let Chapter::Matrix(_, selection) = chapter {
                    *selection = read;
                }
            }
            "grade" => filter.grades = self.texts(path, value),
            "except" => filter.except = self.texts(path, value),
            "where" => filter.condition = self.condition(path, value),
            "paper" => setup.paper = self.paper(path, value),
            _ => setup.orientation = self.orientation(path, value),
        }
    }

    fn condition(&mut self, path: &[&str], value: &Value) -> Option<String> {
        let text = self.text(path, value)?;
        match Condition::read(&text) {
            Ok(_) => Some(text),
            Err(message) => {
                self.fail(path, message);
                None
            }
        }
    }

    fn selection(&mut self, path: &[&str], value: &Value) -> Selection {
        let names = self.texts(path, value);
        let names: Vec<String> = names.into_iter().filter(|name| !name.is_empty()).collect();
        match names.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            [] | ["all" | "true" | "全部"] => Selection::All,
            _ => Selection::Named(names),
        }
    }

    fn chapter(&mut self, key: &str, value: &Value) -> Option<Chapter> {
        let path = ["booklets", "chapters", key];
        if matches!(key, "heading" | "text" | "matrix") {
            let text = self.text(&path, value).filter(|text| !text.is_empty());
            if text.is_none() {
                self.wrong(&path, "text");
            }
            let text = text?;
            return match key {
                "heading" => Some(Chapter::Heading(text)),
                "text" => Some(Chapter::Text(text)),
                _ => {
                    let names = Kind::ALL.map(Kind::name);
                    let kind = self.choice(&path, value, Kind::named, &names)?;
                    Some(Chapter::Matrix(kind, Selection::All))
                }
            };
        }
        let selection = self.selection(&path, value);
        Some(match key {
            "cover" => Chapter::Cover,
            "revisions" => Chapter::Revisions,
            "contents" => Chapter::Contents,
            "glossary" => Chapter::Glossary,
            "index" => Chapter::Index,
            "kpis" => Chapter::Kpis,
            "chart" => Chapter::Chart(selection),
            "functions" => Chapter::Functions(selection),
            "positions" => Chapter::Positions(selection, Vec::new()),
            "authorities" => Chapter::Authorities(selection),
            "processes" => Chapter::Processes(selection),
            "headcount" => Chapter::Headcount(selection),
            "positions-list" => Chapter::PositionsList(selection),
            _ => return None,
        })
    }
}

/// Whether a key beside that of a chapter says something there.
fn fits(chapter: &Chapter, key: &str) -> bool {
    let selects = matches!(
        chapter,
        Chapter::Functions(_)
            | Chapter::Positions(..)
            | Chapter::Authorities(_)
            | Chapter::Processes(_)
            | Chapter::Headcount(_)
            | Chapter::PositionsList(_)
            | Chapter::Matrix(..)
    );
    match key {
        "sections" => matches!(chapter, Chapter::Positions(..)),
        "of" => matches!(chapter, Chapter::Matrix(..)),
        "grade" | "except" | "where" => selects,
        "title" => !matches!(
            chapter,
            Chapter::Cover | Chapter::Heading(_) | Chapter::Text(_)
        ),
        _ => true,
    }
}
