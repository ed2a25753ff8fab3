//! Pictures that a workspace brings: a logo, the figures of a chapter. Tells what they are and refuses what cannot be
//! printed, before anything is made. Reads no file, and draws nothing.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use std::collections::BTreeMap;
use std::sync::Arc;
use typst::foundations::Bytes;
use typst::visualize::{ExchangeFormat, RasterImage, SvgImage};

/// No picture in print needs more, in pixels: A3 at 400 dots an inch has 31 million.
const MOST_PIXELS: u64 = 40_000_000;

/// Nor more than this, in bytes.
pub const MOST_BYTES: u64 = 32 << 20;

/// Dots per inch of a picture that does not say.
const DPI: f64 = 144.0;

/// Pictures by their paths in the workspace.
pub type Pictures = BTreeMap<String, Picture>;

/// A picture that can be printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Picture {
    kind: Kind,
    bytes: Arc<[u8]>,
    /// Its natural size, in points.
    pub width: f64,
    pub height: f64,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Png,
    Jpeg,
    Gif,
    Webp,
    Svg,
}

/// Why a picture cannot be printed.
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    /// It is none of the kinds that can be.
    Unknown,
    /// In pixels.
    TooLarge {
        width: u64,
        height: u64,
    },
    TooManyBytes,
    /// It begins as one, and cannot be read to its end.
    Broken(String),
}

impl Picture {
    /// Looks at the bytes of a file. Its size is read from its head, so that a picture that is too large costs nothing.
    ///
    /// # Errors
    /// If it cannot be printed.
    pub fn read(bytes: Vec<u8>) -> Result<Self, Fault> {
        if bytes.len() as u64 > MOST_BYTES {
            return Err(Fault::TooManyBytes);
        }
        let kind = Kind::of(&bytes).ok_or(Fault::Unknown)?;
        let broken = |reason: &dyn ToString| Fault::Broken(reason.to_string());
        if kind != Kind::Svg {
            let size = imagesize::blob_size(&bytes).map_err(|error| broken(&error))?;
            let (width, height) = (size.width as u64, size.height as u64);
            if width.saturating_mul(height) > MOST_PIXELS {
                return Err(Fault::TooLarge { width, height });
            }
        }
        let bytes: Arc<[u8]> = bytes.into();
        let data = Bytes::new(Arc::clone(&bytes));
        let raster = |format| RasterImage::plain(data.clone(), format);
        let image = match kind {
            Kind::Svg => {
                let image = SvgImage::new(data).map_err(|_| Fault::Broken("SVG".to_owned()))?;
                // A user unit is a pixel of a screen with 96 of them an inch.
                let (width, height) = (image.width() * 0.75, image.height() * 0.75);
                return Self::sized(kind, bytes, width, height);
            }
            Kind::Png => raster(ExchangeFormat::Png),
            Kind::Jpeg => raster(ExchangeFormat::Jpg),
            Kind::Gif => raster(ExchangeFormat::Gif),
            Kind::Webp => raster(ExchangeFormat::Webp),
        };
        let image = image.map_err(|error| broken(&error))?;
        let points = 72.0 / image.dpi().filter(|dpi| *dpi > 1.0).unwrap_or(DPI);
        let (width, height) = (f64::from(image.width()), f64::from(image.height()));
        Self::sized(kind, bytes, width * points, height * points)
    }

    fn sized(kind: Kind, bytes: Arc<[u8]>, width: f64, height: f64) -> Result<Self, Fault> {
        let sound = |length: f64| length.is_finite() && length > 0.0;
        match sound(width) && sound(height) {
            true => Ok(Self {
                kind,
                bytes,
                width,
                height,
            }),
            false => Err(Fault::Broken(format!("{width} × {height}"))),
        }
    }

    pub fn bytes(&self) -> &Arc<[u8]> {
        &self.bytes
    }

    /// The ending of its file, as what it is.
    pub fn ending(&self) -> &'static str {
        match self.kind {
            Kind::Png => "png",
            Kind::Jpeg => "jpg",
            Kind::Gif => "gif",
            Kind::Webp => "webp",
            Kind::Svg => "svg",
        }
    }

    /// The whole picture as an address, for pages that fetch nothing.
    pub fn address(&self) -> String {
        let media = match self.kind {
            Kind::Png => "image/png",
            Kind::Jpeg => "image/jpeg",
            Kind::Gif => "image/gif",
            Kind::Webp => "image/webp",
            Kind::Svg => "image/svg+xml",
        };
        format!("data:{media};base64,{}", STANDARD.encode(&self.bytes))
    }
}

impl Kind {
    /// By the first bytes, whatever the file is called.
    fn of(bytes: &[u8]) -> Option<Self> {
        match ExchangeFormat::detect(bytes) {
            Some(ExchangeFormat::Png) => return Some(Kind::Png),
            Some(ExchangeFormat::Jpg) => return Some(Kind::Jpeg),
            Some(ExchangeFormat::Gif) => return Some(Kind::Gif),
            Some(ExchangeFormat::Webp) => return Some(Kind::Webp),
            None => {}
        }
        let head = &bytes[..bytes.len().min(4096)];
        let text = String::from_utf8_lossy(head);
        let text = text.trim_start_matches('\u{FEFF}').trim_start();
        (text.starts_with('<') && text.contains("<svg")).then_some(Kind::Svg)
    }
}

/// The name under which a page finds a picture of the workspace.
pub fn file(path: &str, picture: &Picture) -> String {
    let name: String = path.bytes().map(|byte| format!("{byte:02x}")).collect();
    format!("/picture-{name}.{}", picture.ending())
}

/// The path of a picture that a file of the workspace names: beside that file, or from the root behind a `/`. None if
/// it leads out of the workspace, or to an address.
pub fn path(from: &str, to: &str) -> Option<String> {
    if to.contains("://") || to.starts_with("//") || to.contains('\0') || to.contains(':') {
        return None;
    }
    let to = to.replace('\\', "/");
    let mut steps: Vec<&str> = match to.strip_prefix('/') {
        Some(_) => Vec::new(),
        None => from
            .rsplit_once('/')
            .map_or(Vec::new(), |(folder, _)| folder.split('/').collect()),
    };
    for step in to.split('/') {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop()?;
            }
            step => steps.push(step),
        }
    }
    (!steps.is_empty()).then(|| steps.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stay_in_the_workspace() {
        let path = |to| path("handbook/a.md", to);
        assert_eq!(path("b.png").as_deref(), Some("handbook/b.png"));
        assert_eq!(path("../img/b.png").as_deref(), Some("img/b.png"));
        assert_eq!(path("/img/./b.png").as_deref(), Some("img/b.png"));
        assert_eq!(path("../../b.png"), None);
        assert_eq!(path("https://example.org/b.png"), None);
        assert_eq!(path("//example.org/b.png"), None);
        assert_eq!(path("data:image/png;base64,xx"), None);
    }

    #[test]
    fn pictures_are_known_by_what_they_hold() {
        let svg = b"<?xml version=\"1.0\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"96\" height=\"48\"/>";
        let picture = Picture::read(svg.to_vec()).expect("a drawing");
        assert_eq!((picture.width, picture.height), (72.0, 36.0));
        assert_eq!(picture.ending(), "svg");
        assert!(
            picture
                .address()
                .starts_with("data:image/svg+xml;base64,PD94")
        );
        assert_eq!(Picture::read(b"text".to_vec()), Err(Fault::Unknown));
        let broken = Picture::read(b"<svg".to_vec());
        assert!(matches!(broken, Err(Fault::Broken(_))), "{broken:?}");
        // The head of a PNG of 10,000 × 10,000, and nothing else.
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
        png.extend([0, 0, 0x27, 0x10, 0, 0, 0x27, 0x10, 8, 6, 0, 0, 0]);
        let large = Fault::TooLarge {
            width: 10_000,
            height: 10_000,
        };
        assert_eq!(Picture::read(png.clone()), Err(large));
        png[18..20].copy_from_slice(&[0, 16]);
        png[22..24].copy_from_slice(&[0, 16]);
        let broken = Picture::read(png);
        assert!(matches!(broken, Err(Fault::Broken(_))), "{broken:?}");
    }
}
