//! XML of office files as a stream of names and texts. Expands nothing but characters and the five entities of XML,
//! and goes no deeper than documents do.

use super::Fault;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Elements inside elements; no document is deeper, and a hostile one ends here.
const DEEPEST: usize = 512;

/// What a part of an office file says.
pub enum Token<'a> {
    Open(&'a BytesStart<'a>, &'a str),
    Close(&'a str),
    Text(&'a str),
}

/// Calls back with everything in a part, by local names. An element without content is opened and closed.
///
/// # Errors
/// If the text is no XML, or too deep.
pub fn read(text: &str, mut visit: impl FnMut(Token)) -> Result<(), Fault> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let mut depth = 0;
    loop {
        let event = reader
            .read_event()
            .map_err(|error| Fault::Corrupt(error.to_string()))?;
        match event {
            Event::Start(start) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(Fault::TooDeep);
                }
                visit(Token::Open(&start, start.local_name().as_ref()));
            }
            Event::Empty(start) => {
                let name = start.local_name();
                visit(Token::Open(&start, name.as_ref()));
                visit(Token::Close(name.as_ref()));
            }
            Event::End(end) => {
                depth = depth.saturating_sub(1);
                visit(Token::Close(end.local_name().as_ref()));
            }
            Event::Text(text) => visit(Token::Text(&text.xml10_content())),
            Event::CData(text) => visit(Token::Text(&text.xml10_content())),
            Event::GeneralRef(reference) => {
                let mut buffer = [0; 4];
                let character = match reference.resolve_char_ref() {
                    Ok(Some(character)) => Some(character),
                    _ => named(&reference.into_inner()),
                };
                if let Some(character) = character {
                    visit(Token::Text(character.encode_utf8(&mut buffer)));
                }
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn named(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

/// An attribute by its local name.
pub fn attribute(start: &BytesStart, name: &str) -> Option<String> {
    let mut attributes = start.attributes().filter_map(Result::ok);
    let found = attributes.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    Some(found.value.into_owned())
}
