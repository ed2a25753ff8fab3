//! Bytes to text: UTF-8, UTF-16, GB18030 and Big5, told apart without asking.

use super::MAX_FILE_LEN;
use encoding_rs::{BIG5, DecoderResult, Encoding as Codec, GB18030, UTF_16BE, UTF_16LE};

/// How the bytes of a file were written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    Utf8,
    Utf16,
    Gb18030,
    Big5,
}

impl Encoding {
    pub fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16 => "UTF-16",
            Encoding::Gb18030 => "GB18030 (GBK)",
            Encoding::Big5 => "Big5",
        }
    }
}

/// Why bytes are no text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NoText {
    /// The offset of the first byte that fits no known encoding.
    At(usize),
    /// Longer than [`MAX_FILE_LEN`].
    TooLong,
}

/// Decodes a file. `score` says how much a text looks like the role language; it tells GB18030 from Big5,
/// whose byte ranges overlap.
///
/// # Errors
/// If the bytes are text in none of the encodings, or too many.
pub fn decode(bytes: Vec<u8>, score: impl Fn(&str) -> usize) -> Result<(String, Encoding), NoText> {
    if bytes.len() > MAX_FILE_LEN {
        return Err(NoText::TooLong);
    }
    if let Some((codec, start)) = utf16(&bytes) {
        return match whole(codec, &bytes[start..]) {
            Ok(text) => sound(text, Encoding::Utf16),
            Err(at) => Err(NoText::At(start + at)),
        };
    }
    let (bytes, furthest) = match String::from_utf8(bytes) {
        Ok(text) => return sound(text, Encoding::Utf8),
        Err(error) => {
            let at = error.utf8_error().valid_up_to();
            (error.into_bytes(), at)
        }
    };
    if let Some(at) = memchr::memchr(0, &bytes) {
        return Err(NoText::At(at));
    }
    match (whole(GB18030, &bytes), whole(BIG5, &bytes)) {
        (Ok(mainland), Ok(taiwan)) if score(&taiwan) > score(&mainland) => {
            sound(taiwan, Encoding::Big5)
        }
        (Ok(mainland), _) => sound(mainland, Encoding::Gb18030),
        (Err(_), Ok(taiwan)) => sound(taiwan, Encoding::Big5),
        (Err(one), Err(two)) => Err(NoText::At(furthest.max(one).max(two))),
    }
}

/// Encodes a text as the file was that it comes from; `file` holds the bytes of that. None if a character does not
/// exist in the encoding.
pub fn encode(text: &str, encoding: Encoding, file: &[u8]) -> Option<Vec<u8>> {
    let with = |codec: &'static Codec| {
        let (bytes, _, lossy) = codec.encode(text);
        (!lossy).then(|| bytes.into_owned())
    };
    match encoding {
        Encoding::Utf8 => Some(text.as_bytes().to_vec()),
        Encoding::Gb18030 => with(GB18030),
        Encoding::Big5 => with(BIG5),
        Encoding::Utf16 => {
            let (codec, mark) = utf16(file)?;
            let is_little = codec == UTF_16LE;
            let units = text.encode_utf16().flat_map(|unit| match is_little {
                true => unit.to_le_bytes(),
                false => unit.to_be_bytes(),
            });
            Some(file[..mark].iter().copied().chain(units).collect())
        }
    }
}

/// The UTF-16 codec of a text and the length of its mark: by the mark, or by the zero bytes of its Latin part.
fn utf16(bytes: &[u8]) -> Option<(&'static Codec, usize)> {
    match bytes {
        [0xFF, 0xFE, ..] => return Some((UTF_16LE, 2)),
        [0xFE, 0xFF, ..] => return Some((UTF_16BE, 2)),
        _ => {}
    }
    let head = &bytes[..bytes.len().min(4096)];
    if head.len() < 4 || !bytes.len().is_multiple_of(2) {
        return None;
    }
    let zeros = |from: usize| {
        head.iter()
            .skip(from)
            .step_by(2)
            .filter(|&&byte| byte == 0)
            .count()
    };
    let (high, low) = (zeros(0), zeros(1));
    if high.max(low) * 20 < head.len() {
        return None;
    }
    let codec = if high > low { UTF_16BE } else { UTF_16LE };
    let even = &head[..head.len() / 2 * 2];
    whole(codec, even)
        .is_ok_and(|text| looks_written(&text))
        .then_some((codec, 0))
}

/// Whether nearly all characters are such as people write in Chinese or Western text.
fn looks_written(text: &str) -> bool {
    let written = |&c: &char| {
        matches!(c, '\t' | '\r' | '\n' | ' '..='~' | '\u{A0}'..='\u{24F}' | '\u{2000}'..='\u{27BF}')
            || matches!(c, '\u{3000}'..='\u{303F}' | '\u{FE30}'..='\u{FE6F}' | '\u{FF00}'..='\u{FFEF}')
            || super::fold::is_chinese(c)
    };
    let all = text.chars().count();
    text.chars().filter(written).count() * 20 >= all * 19
}

/// Decodes all bytes, or gives the offset of the first that does not fit.
fn whole(codec: &'static Codec, bytes: &[u8]) -> Result<String, usize> {
    let mut decoder = codec.new_decoder_without_bom_handling();
    let room = decoder
        .max_utf8_buffer_length_without_replacement(bytes.len())
        .unwrap_or(bytes.len() * 3);
    let mut text = String::with_capacity(room);
    let (result, read) = decoder.decode_to_string_without_replacement(bytes, &mut text, true);
    match result {
        DecoderResult::InputEmpty => Ok(text),
        DecoderResult::Malformed(length, after) => {
            Err(read.saturating_sub(usize::from(length + after)))
        }
        DecoderResult::OutputFull => Err(read),
    }
}

/// A text has no zero bytes. Other control characters, which Word leaves in copied text, count as blanks.
fn sound(text: String, encoding: Encoding) -> Result<(String, Encoding), NoText> {
    if text.len() > MAX_FILE_LEN {
        return Err(NoText::TooLong);
    }
    match memchr::memchr(0, text.as_bytes()) {
        Some(at) => Err(NoText::At(at)),
        None => Ok((text, encoding)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> usize {
        ["岗位", "部门", "崗位", "部門"]
            .iter()
            .map(|word| text.matches(word).count())
            .sum()
    }

    #[test]
    fn every_encoding_reads_alike() {
        let text = "岗位：营销总监\r\n  部门：营销部\n";
        assert_eq!(
            decode(text.into(), words),
            Ok((text.into(), Encoding::Utf8))
        );
        let (bytes, _, _) = GB18030.encode(text);
        assert_eq!(
            decode(bytes.into(), words),
            Ok((text.into(), Encoding::Gb18030))
        );
        let traditional = "崗位：營銷總監\r\n  部門：營銷部\n";
        let (bytes, _, _) = BIG5.encode(traditional);
        assert_eq!(
            decode(bytes.into(), words),
            Ok((traditional.into(), Encoding::Big5))
        );
        let little: Vec<u8> = [0xFF, 0xFE]
            .into_iter()
            .chain(text.encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        assert_eq!(decode(little, words), Ok((text.into(), Encoding::Utf16)));
        let unmarked: Vec<u8> = text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(decode(unmarked, words), Ok((text.into(), Encoding::Utf16)));
    }

    #[test]
    fn texts_go_back_to_the_bytes_they_came_from() {
        let text = "岗位：营销总监\r\n  部門：營銷部\n";
        let marked: Vec<u8> = [0xFE, 0xFF]
            .into_iter()
            .chain(text.encode_utf16().flat_map(u16::to_be_bytes))
            .collect();
        let files = [
            text.as_bytes().to_vec(),
            GB18030.encode(text).0.into(),
            marked,
        ];
        for file in files {
            let (text, encoding) = decode(file.clone(), words).expect("it is text");
            assert_eq!(encode(&text, encoding, &file), Some(file));
        }
        assert_eq!(encode("简", Encoding::Big5, b""), None);
    }

    #[test]
    fn bytes_that_are_no_text() {
        assert_eq!(
            decode(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".into(), words),
            Err(NoText::At(8))
        );
        assert_eq!(decode(b"abc\0def".into(), words), Err(NoText::At(3)));
        assert_eq!(
            decode([b"\xe5\xb2\x97".as_slice(), b"\xff\xff"].concat(), words),
            Err(NoText::At(3))
        );
    }
}
