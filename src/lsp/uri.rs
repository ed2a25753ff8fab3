//! Addresses of documents and the paths they mean. Reads no file.

use lsp_types::Uri;
use std::path::{Component, Path, PathBuf};
use std::str::FromStr;

/// The folder in which documents without a file are imagined to lie.
const NOWHERE: &str = "/\u{0}unsaved";

/// The path of a `file:` address; that of an address of another kind is one that no disk has.
pub(super) fn path(uri: &Uri) -> PathBuf {
    let text = uri.as_str();
    let Some(rest) = text.strip_prefix("file://") else {
        let name = decoded(text.rsplit(['/', ':']).next().unwrap_or(text));
        // Two addresses that end alike are two documents.
        let mut folder = String::new();
        encode(text, &mut folder);
        return Path::new(NOWHERE).join(folder).join(name);
    };
    // What stands before the first slash is a host; only this machine's files are meant.
    let rest = rest.find('/').map_or(rest, |at| &rest[at..]);
    let path = decoded(rest);
    match path.as_bytes() {
        // /c:/work
        [b'/', drive, b':', ..] if drive.is_ascii_alphabetic() => PathBuf::from(&path[1..]),
        _ => PathBuf::from(path),
    }
}

/// Whether a path is that of a document without a file.
pub(super) fn is_nowhere(path: &Path) -> bool {
    path.starts_with(NOWHERE)
}

/// The `file:` address of a path; None if it has none.
pub(super) fn uri(path: &Path) -> Option<Uri> {
    let mut text = "file://".to_owned();
    for part in path.components() {
        match part {
            Component::RootDir => {}
            Component::Prefix(prefix) => {
                text.push('/');
                encode(
                    &prefix.as_os_str().to_string_lossy().replace('\\', "/"),
                    &mut text,
                );
            }
            part => {
                text.push('/');
                encode(&part.as_os_str().to_string_lossy(), &mut text);
            }
        }
    }
    Uri::from_str(&text).ok()
}

/// RFC 3986: what is not reserved stands for itself, all else byte by byte.
fn encode(part: &str, out: &mut String) {
    for byte in part.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
}

fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, behind)) = rest.split_first() {
        let hex = |byte: u8| char::from(byte).to_digit(16);
        match (first, behind) {
            (b'%', [high, low, behind @ ..]) if hex(*high).is_some() && hex(*low).is_some() => {
                let value = hex(*high).unwrap_or_default() * 16 + hex(*low).unwrap_or_default();
                bytes.push(value as u8);
                rest = behind;
            }
            _ => {
                bytes.push(first);
                rest = behind;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_and_addresses_mean_each_other() {
        let parsed = |text: &str| Uri::from_str(text).expect("an address");
        let there = Path::new("/工作 区/a%b.role");
        let address = uri(there).expect("an address");
        assert_eq!(
            address.as_str(),
            "file:///%E5%B7%A5%E4%BD%9C%20%E5%8C%BA/a%25b.role"
        );
        assert_eq!(path(&address), there);
        assert_eq!(path(&parsed("file:///c%3A/x.role")), Path::new("c:/x.role"));
        assert!(is_nowhere(&path(&parsed("untitled:Untitled-1"))));
    }
}
