//! A Word file as its parts: read within limits, written the same each time. Knows the container and who refers to
//! whom in it; what stands in the parts is for others.

use super::xml::{Tree, Unreadable};
use crate::diagnostic::Message;
use crate::text::xml::escaped;
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::fmt::Write as _;
use std::io::{Cursor, Read, Write};
use std::sync::Arc;
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

/// A form has some dozens of parts.
const MOST_PARTS: usize = 4000;

/// All parts together, unpacked.
const MOST_BYTES: u64 = 256 * 1024 * 1024;

/// A part of XML alone.
const MOST_XML: u64 = 48 * 1024 * 1024;

/// No text packs better than this; what does is made to fill the memory. Small parts may.
const RATIO: u64 = 250;
const SMALL: u64 = 4 * 1024 * 1024;

/// The part with the types of all others.
pub(super) const TYPES: &str = "[Content_Types].xml";

/// The relationships of the whole file.
const ROOT_RELATIONSHIPS: &str = "_rels/.rels";

/// What the types of relationships begin with.
const RELATIONS: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

/// What an old binary document, or one with a password, begins with.
const COMPOUND: [u8; 8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

/// The parts of a Word file, in its order.
#[derive(Clone, Debug, Default)]
pub(super) struct Package {
    parts: Vec<(String, Arc<[u8]>)>,
}

/// Who a part refers to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Relationship {
    pub(super) id: String,
    /// The last word of its type: `header`, `image`.
    pub(super) kind: String,
    /// The name of a part, or an address outside the file.
    pub(super) target: String,
    pub(super) external: bool,
}

impl Package {
    /// Reads a file.
    ///
    /// # Errors
    /// If it is no Word file, is damaged or protected, unpacks to more than any form needs, or has macros.
    pub(super) fn read(bytes: &[u8]) -> Result<Self, Message> {
        if bytes.starts_with(&COMPOUND) {
            return Err(Message::new("word-protected"));
        }
        if !bytes.starts_with(b"PK") {
            return Err(Message::new("word-no-docx"));
        }
        let corrupt =
            |error: &dyn ToString| Message::new("word-corrupt").arg("reason", error.to_string());
        let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| corrupt(&error))?;
        if archive.len() > MOST_PARTS {
            return Err(Message::new("word-too-large"));
        }
        let mut package = Self::default();
        let mut total = 0;
        for at in 0..archive.len() {
            let file = archive.by_index(at).map_err(|error| corrupt(&error))?;
            if file.is_dir() {
                continue;
            }
            let name = file.name().map_err(|error| corrupt(&error))?;
            let name = name.replace('\\', "/");
            let packed = file.compressed_size();
            let most = match is_xml(&name) {
                true => MOST_XML.min(MOST_BYTES - total),
                false => MOST_BYTES - total,
            };
            let mut content = Vec::new();
            let read = file.take(most + 1).read_to_end(&mut content);
            read.map_err(|error| corrupt(&error))?;
            let size = content.len() as u64;
            if size > most || (size > SMALL && size / packed.max(1) > RATIO) {
                return Err(Message::new("word-too-large"));
            }
            total += size;
            package.parts.push((name, content.into()));
        }
        package.refuse_macros()?;
        Ok(package)
    }

    fn refuse_macros(&self) -> Result<(), Message> {
        let is_macro = |name: &String| {
            let name = name.to_ascii_lowercase();
            name.ends_with("vbaproject.bin") || name.ends_with("vbadata.xml")
        };
        let types = self.text(TYPES).to_ascii_lowercase();
        match self.parts.iter().any(|(name, _)| is_macro(name)) || types.contains("macroenabled") {
            true => Err(Message::new("word-macros")),
            false => Ok(()),
        }
    }

    /// The bytes of a part; names of parts are compared without case.
    pub(super) fn part(&self, name: &str) -> Option<&[u8]> {
        let same = |(known, _): &&(String, Arc<[u8]>)| known.eq_ignore_ascii_case(name);
        self.parts.iter().find(same).map(|(_, bytes)| &**bytes)
    }

    fn text(&self, name: &str) -> String {
        String::from_utf8_lossy(self.part(name).unwrap_or_default()).into_owned()
    }

    /// The text of a part.
    pub(super) fn text_of(&self, name: &str) -> Option<String> {
        self.part(name).map(|_| self.text(name))
    }

    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.parts.iter().map(|(name, _)| name.as_str())
    }

    /// Puts a part in its place, or behind all others.
    pub(super) fn set(&mut self, name: &str, bytes: impl Into<Arc<[u8]>>) {
        let bytes = bytes.into();
        let same = |(known, _): &(String, Arc<[u8]>)| known.eq_ignore_ascii_case(name);
        match self.parts.iter().position(same) {
            Some(at) => self.parts[at].1 = bytes,
            None => self.parts.push((name.to_owned(), bytes)),
        }
    }

    pub(super) fn remove(&mut self, name: &str) {
        self.parts
            .retain(|(known, _)| !known.eq_ignore_ascii_case(name));
    }

    /// A part as a tree; None if there is none.
    ///
    /// # Errors
    /// If it cannot be read.
    pub(super) fn tree(&self, name: &str) -> Result<Option<Tree>, Message> {
        let Some(bytes) = self.part(name) else {
            return Ok(None);
        };
        let about = |id: &str| Message::new(id).arg("part", name);
        let tree = Tree::read(bytes).map_err(|why| match why {
            Unreadable::Broken(reason) => about("word-broken-part").arg("reason", reason),
            Unreadable::DocumentType => about("word-document-type"),
            Unreadable::TooDeep => about("word-too-deep"),
            Unreadable::TooLarge => Message::new("word-too-large"),
            Unreadable::Strict => Message::new("word-strict"),
        });
        tree.map(Some)
    }

    /// Whom a part refers to.
    ///
    /// # Errors
    /// If its relationships cannot be read.
    pub(super) fn relationships(&self, part: &str) -> Result<Vec<Relationship>, Message> {
        let Some(tree) = self.tree(&relationships_of(part))? else {
            return Ok(Vec::new());
        };
        let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
        let mut out = Vec::new();
        for &child in tree.children(Tree::ROOT) {
            let attribute = |name: &str| tree.attribute(child, name).unwrap_or_default();
            if !tree.name(child).ends_with("Relationship") {
                continue;
            }
            let external = attribute("TargetMode").eq_ignore_ascii_case("external");
            let target = attribute("Target");
            out.push(Relationship {
                id: attribute("Id").to_owned(),
                kind: attribute("Type")
                    .rsplit('/')
                    .next()
                    .unwrap_or_default()
                    .to_owned(),
                target: match external {
                    true => target.to_owned(),
                    false => resolved(folder, target),
                },
                external,
            });
        }
        Ok(out)
    }

    /// The name of the main part.
    ///
    /// # Errors
    /// If the file has none: it is not of Word.
    pub(super) fn main(&self) -> Result<String, Message> {
        let roots = self.relationships("")?;
        let main = roots.into_iter().find(|one| one.kind == "officeDocument");
        let main = main.filter(|one| !one.external && self.part(&one.target).is_some());
        let name = main.ok_or_else(|| Message::new("word-no-docx"))?.target;
        let known = self.names().find(|known| known.eq_ignore_ascii_case(&name));
        match known.map(str::to_owned) {
            Some(known) if known.starts_with("word/") || known.ends_with("document.xml") => {
                Ok(known)
            }
            _ => Err(Message::new("word-no-docx")),
        }
    }

    /// Lets a part refer to another, by an id that is not used yet.
    pub(super) fn relate(&mut self, part: &str, id: &str, kind: &str, target: &str) {
        let name = relationships_of(part);
        let entry = relationship(id, kind, target);
        let text = match self.part(&name) {
            Some(_) => self.text(&name),
            None => EMPTY_RELATIONSHIPS.to_owned(),
        };
        self.set(&name, with_children(&text, &entry).into_bytes());
    }

    /// Declares the type of a part, unless it has one.
    pub(super) fn declare(&mut self, part: &str, kind: &str) {
        let text = self.text(TYPES);
        let name = format!("PartName=\"/{part}\"");
        if !text.contains(&name) {
            let entry = format!("<Override {name} ContentType=\"{kind}\"/>");
            self.set(TYPES, with_children(&text, &entry).into_bytes());
        }
    }

    /// Declares the type of all parts with an ending, unless it has one.
    pub(super) fn declare_ending(&mut self, ending: &str, kind: &str) {
        let text = self.text(TYPES);
        let name = format!("Extension=\"{ending}\"");
        if !text
            .to_ascii_lowercase()
            .contains(&name.to_ascii_lowercase())
        {
            let entry = format!("<Default {name} ContentType=\"{kind}\"/>");
            self.set(TYPES, with_children(&text, &entry).into_bytes());
        }
    }

    /// Changes the text of a part, if it is there.
    pub(super) fn rewrite(&mut self, name: &str, change: impl Fn(String) -> String) {
        if self.part(name).is_some() {
            let text = change(self.text(name));
            self.set(name, text.into_bytes());
        }
    }

    /// Packs the parts that are the same in every document, so that each document only packs its own.
    ///
    /// # Errors
    /// If memory is short.
    pub(super) fn base(&self, own: &[String]) -> Result<Base, Message> {
        let is_own = |name: &str| own.iter().any(|one| one == name);
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in self.parts.iter().filter(|(name, _)| !is_own(name)) {
            put(&mut writer, name, bytes)?;
        }
        let packed = writer.finish().map_err(internal)?.into_inner();
        let archive = ZipArchive::new(Cursor::new(Arc::from(packed))).map_err(internal)?;
        let mut order: Vec<String> = self.names().map(str::to_owned).collect();
        // The types stand first, as Word writes them.
        order.sort_by_key(|name| name != TYPES);
        Ok(Base { archive, order })
    }

    /// The whole file.
    ///
    /// # Errors
    /// If memory is short.
    pub(super) fn write(&self) -> Result<Vec<u8>, Message> {
        self.base(&[])?.write(&[])
    }
}

/// The parts that all documents of a template share, packed.
#[derive(Clone)]
pub(super) struct Base {
    archive: ZipArchive<Cursor<Arc<[u8]>>>,
    order: Vec<String>,
}

impl Base {
    /// A file of these parts and of its own, each in its place; new ones stand behind.
    ///
    /// # Errors
    /// If memory is short.
    pub(super) fn write(&self, own: &[(String, Vec<u8>)]) -> Result<Vec<u8>, Message> {
        let mut archive = self.archive.clone();
        let large: Vec<&(String, Vec<u8>)> = own
            .iter()
            .filter(|(_, bytes)| bytes.len() > LARGE)
            .collect();
        let large = large.par_iter().map(|(name, bytes)| {
            let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
            put(&mut writer, name, bytes)?;
            let packed = writer.finish_into_readable().map_err(internal)?;
            Ok((name.as_str(), packed))
        });
        let mut large: FxHashMap<&str, ZipArchive<_>> = large.collect::<Result<_, Message>>()?;
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        for name in &self.order {
            match own.iter().find(|(known, _)| known == name) {
                Some((_, bytes)) => add(&mut writer, name, bytes, &mut large)?,
                None => {
                    let file = archive.by_name(name).map_err(internal)?;
                    writer.raw_copy_file(file).map_err(internal)?;
                }
            }
        }
        let new = own.iter().filter(|(name, _)| !self.order.contains(name));
        for (name, bytes) in new {
            add(&mut writer, name, bytes, &mut large)?;
        }
        Ok(writer.finish().map_err(internal)?.into_inner())
    }
}

/// Parts larger than this are packed side by side.
const LARGE: usize = 64 * 1024;

type Packed = Cursor<Vec<u8>>;

/// Adds a part, which may be packed already.
fn add(
    writer: &mut ZipWriter<Packed>,
    name: &str,
    bytes: &[u8],
    large: &mut FxHashMap<&str, ZipArchive<Packed>>,
) -> Result<(), Message> {
    match large.get_mut(name) {
        Some(archive) => {
            let file = archive.by_index(0).map_err(internal)?;
            writer.raw_copy_file(file).map_err(internal)
        }
        None => put(writer, name, bytes),
    }
}

/// How hard text is packed: a thousand documents should not take longer than the rest of the build.
const LEVEL: i64 = 3;

fn put(writer: &mut ZipWriter<Cursor<Vec<u8>>>, name: &str, bytes: &[u8]) -> Result<(), Message> {
    // Pictures are packed already.
    let packed = name.ends_with(".png") || name.ends_with(".jpeg") || name.ends_with(".jpg");
    let options = SimpleFileOptions::default()
        .last_modified_time(DateTime::default())
        .unix_permissions(0o644);
    let options = match packed {
        true => options.compression_method(CompressionMethod::Stored),
        false => options
            .compression_method(CompressionMethod::Deflated)
            .compression_level(Some(LEVEL)),
    };
    writer.start_file(name, options).map_err(internal)?;
    writer.write_all(bytes).map_err(internal)
}

fn internal(error: impl ToString) -> Message {
    Message::new("cli-internal").arg("reason", error.to_string())
}

fn is_xml(name: &str) -> bool {
    let name = name.to_ascii_lowercase();
    name.ends_with(".xml") || name.ends_with(".rels")
}

/// The name of the part that holds the relationships of another.
pub(super) fn relationships_of(part: &str) -> String {
    match part.rsplit_once('/') {
        Some((folder, name)) => format!("{folder}/_rels/{name}.rels"),
        None if part.is_empty() => ROOT_RELATIONSHIPS.to_owned(),
        None => format!("_rels/{part}.rels"),
    }
}

pub(super) const EMPTY_RELATIONSHIPS: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships \
    xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"></Relationships>";

/// An entry of relationships.
pub(super) fn relationship(id: &str, kind: &str, target: &str) -> String {
    let kind = match kind.contains(':') {
        true => kind.to_owned(),
        false => format!("{RELATIONS}{kind}"),
    };
    let (id, target) = (escaped(id), escaped(target));
    format!("<Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"/>")
}

/// A part of XML with entries before the end of its root.
pub(super) fn with_children(text: &str, entries: &str) -> String {
    if entries.is_empty() {
        return text.to_owned();
    }
    if let Some(at) = text.rfind("</") {
        return format!("{}{entries}{}", &text[..at], &text[at..]);
    }
    // An empty root: `<w:numbering …/>`.
    let Some(at) = text.rfind("/>") else {
        return text.to_owned();
    };
    let start = text[..at].rfind('<').unwrap_or_default();
    let name = text[start + 1..at].split([' ', '\n', '\t']).next();
    let mut out = text[..at].trim_end().to_owned();
    // INVARIANT: writing to a string cannot fail.
    let _ = write!(out, ">{entries}</{}>", name.unwrap_or_default());
    out
}

/// The name of a part as another part in a folder refers to it.
fn resolved(folder: &str, target: &str) -> String {
    let mut names: Vec<&str> = match target.starts_with('/') {
        true => Vec::new(),
        false => folder.split('/').filter(|name| !name.is_empty()).collect(),
    };
    for name in target.split('/') {
        match name {
            "" | "." => {}
            ".." => {
                names.pop();
            }
            name => names.push(name),
        }
    }
    names.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_resolved() {
        assert_eq!(resolved("word", "media/a.png"), "word/media/a.png");
        assert_eq!(
            resolved("word", "../docProps/core.xml"),
            "docProps/core.xml"
        );
        assert_eq!(resolved("word", "/word/header1.xml"), "word/header1.xml");
        assert_eq!(resolved("", "word/document.xml"), "word/document.xml");
    }

    #[test]
    fn entries_stand_before_the_end() {
        assert_eq!(with_children("<a><b/></a>", "<c/>"), "<a><b/><c/></a>");
        assert_eq!(with_children("<a x=\"1\"/>", "<c/>"), "<a x=\"1\"><c/></a>");
    }

    #[test]
    fn what_is_no_word_file_is_refused() {
        let id = |bytes: &[u8]| Package::read(bytes).err().map(|message| message.id);
        assert_eq!(id(b"").as_deref(), Some("word-no-docx"));
        assert_eq!(id(b"%PDF-1.7").as_deref(), Some("word-no-docx"));
        assert_eq!(
            id(b"PK\x03\x04 and nothing").as_deref(),
            Some("word-corrupt")
        );
        assert_eq!(id(&COMPOUND).as_deref(), Some("word-protected"));
    }

    #[test]
    fn a_bomb_is_not_unpacked() {
        let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
        let options = SimpleFileOptions::default().compression_level(Some(9));
        writer
            .start_file("word/document.xml", options)
            .expect("a part");
        let zeros = vec![b' '; 1 << 20];
        for _ in 0..12 {
            writer.write_all(&zeros).expect("it can be written");
        }
        let bytes = writer.finish().expect("it can be closed").into_inner();
        let refused = Package::read(&bytes).err().map(|message| message.id);
        assert_eq!(refused.as_deref(), Some("word-too-large"));
    }
}
