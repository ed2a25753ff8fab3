//! Charts as pictures of a Word file: a drawing of lines for programs that know SVG, and dots for all others. Both are
//! drawn with the embedded fonts, so that they look the same where those are not installed.

use super::data::{Data, Picture};
use crate::chart::{self, By, Options, Root, Words};
use crate::diagnostic::Message;
use crate::fonts;
use crate::render::picture::Picture as Brought;
use crate::render::view::{Drawing, Part, View};
use crate::render::{drawing, glyphs};
use crate::text::xml::escaped;
use rayon::prelude::*;
use resvg::{tiny_skia, usvg};
use rustc_hash::FxHashMap;
use std::fmt::Write;
use std::sync::{Arc, Mutex};

/// A size in twentieths of a point.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Size {
    pub(super) width: u32,
    pub(super) height: u32,
}

/// English metric units in a point.
const POINT: f64 = 12_700.0;

/// Dots in an inch, and the most in a line or column.
const DOTS: f64 = 220.0;
const MOST_DOTS: f64 = 7000.0;

/// A small drawing is not blown up.
const LARGEST: f64 = 1.0;

/// A picture: as lines, if it is a drawing, and as dots.
#[derive(Debug)]
pub(super) struct Drawn {
    svg: Option<Vec<u8>>,
    dots: Vec<u8>,
    /// The ending of the file with the dots.
    ending: &'static str,
    /// Its own size, in points.
    width: f64,
    height: f64,
    title: String,
}

/// What is drawn already; all documents of a build share it.
#[derive(Default)]
pub(super) struct Drawings {
    known: Mutex<FxHashMap<Picture, Option<Arc<Drawn>>>>,
    /// Those of the chapters of a booklet, by the names of their files.
    chapters: FxHashMap<String, Arc<Drawn>>,
}

impl Drawings {
    /// With all that the chapters of a booklet show.
    ///
    /// # Errors
    /// If one cannot be drawn.
    pub(super) fn of(view: &View) -> Result<Self, Message> {
        let charts = view.parts.iter().filter_map(|part| match part {
            Part::Chart(chart) => Some(&chart.drawings),
            _ => None,
        });
        let all: Vec<&Drawing> = charts.flatten().collect();
        let drawn = all.par_iter().map(|drawing| {
            let drawn = both(&drawing.svg, &drawing.title, drawing.scale, true)?;
            Ok((drawing.file.clone(), Arc::new(drawn)))
        });
        Ok(Self {
            chapters: drawn.collect::<Result<_, Message>>()?,
            ..Self::default()
        })
    }
}

/// The pictures of one document.
pub(super) struct Media<'d> {
    drawings: &'d Drawings,
    /// The part that is written.
    part: String,
    files: Vec<Arc<Drawn>>,
    /// Which parts refer to which of them.
    uses: Vec<(String, usize)>,
}

impl<'d> Media<'d> {
    pub(super) fn new(drawings: &'d Drawings) -> Self {
        Self {
            drawings,
            part: String::new(),
            files: Vec::new(),
            uses: Vec::new(),
        }
    }

    /// What follows stands in this part.
    pub(super) fn enter(&mut self, part: &str) {
        part.clone_into(&mut self.part);
    }

    /// The files of all pictures, with their names.
    pub(super) fn files(&self) -> Vec<(String, Vec<u8>)> {
        let files = self.files.iter().enumerate();
        files
            .flat_map(|(at, drawn)| {
                let file = |ending: &str| format!("word/media/{}.{ending}", name(at));
                let lines = drawn.svg.as_ref().map(|svg| (file("svg"), svg.clone()));
                let dots = (file(drawn.ending), drawn.dots.clone());
                lines.into_iter().chain([dots])
            })
            .collect()
    }

    /// Who refers to what: the part, the id, and the file as that part calls it.
    pub(super) fn relationships(&self) -> impl Iterator<Item = (&str, String, String)> {
        self.uses.iter().flat_map(|(part, at)| {
            let drawn = &self.files[*at];
            let lines = drawn.svg.as_ref().map(|_| ("svg", "svg"));
            let all = lines.into_iter().chain([("dots", drawn.ending)]);
            all.map(|(form, ending)| {
                let id = format!("{}{form}", name(*at));
                (part.as_str(), id, format!("media/{}.{ending}", name(*at)))
            })
        })
    }

    /// The element of a picture of the workspace, as large as there is room.
    ///
    /// # Errors
    /// If it cannot be drawn.
    pub(super) fn picture(
        &mut self,
        picture: &Brought,
        title: &str,
        room: Size,
        number: u32,
    ) -> Result<String, Message> {
        let drawn = match (picture.ending(), std::str::from_utf8(picture.bytes())) {
            ("svg", Ok(svg)) => both(svg, title, 1.0, false)?,
            (ending, _) => Drawn {
                svg: None,
                dots: picture.bytes().to_vec(),
                ending,
                width: picture.width,
                height: picture.height,
                title: title.to_owned(),
            },
        };
        let same = |known: &&Arc<Drawn>| known.dots == drawn.dots;
        let known = self.files.iter().find(same).cloned();
        let drawn = known.unwrap_or_else(|| Arc::new(drawn));
        Ok(self.element(drawn, room, LARGEST, number))
    }

    /// The element of a picture, as large as there is room.
    ///
    /// # Errors
    /// If it cannot be drawn.
    pub(super) fn place(
        &mut self,
        data: &Data,
        picture: Picture,
        room: Size,
        number: u32,
    ) -> Result<String, Message> {
        if picture == Picture::Logo {
            let design = &data.input.booklet.design;
            let logo = design
                .logo
                .as_ref()
                .and_then(|path| data.input.pictures.get(path));
            let title = &data.view.book.organisation;
            return logo.map_or(Ok(String::new()), |logo| {
                self.picture(logo, title, room, number)
            });
        }
        let known = self.drawings.known.lock();
        let known = known.ok().and_then(|known| known.get(&picture).cloned());
        let drawn = match known {
            Some(drawn) => drawn,
            None => {
                let drawn = draw(data, picture)?.map(Arc::new);
                if let Ok(mut known) = self.drawings.known.lock() {
                    known.insert(picture, drawn.clone());
                }
                drawn
            }
        };
        Ok(match drawn {
            Some(drawn) => self.element(drawn, room, LARGEST, number),
            None => String::new(),
        })
    }

    /// The element of a drawing of a chapter, enlarged or reduced to what it says; empty if it was not drawn.
    pub(super) fn draw(&mut self, drawing: &Drawing, number: u32) -> String {
        let Some(drawn) = self.drawings.chapters.get(&drawing.file).cloned() else {
            return String::new();
        };
        let room = Size {
            width: u32::MAX,
            height: u32::MAX,
        };
        self.element(drawn, room, drawing.scale, number)
    }

    fn element(&mut self, drawn: Arc<Drawn>, room: Size, most: f64, number: u32) -> String {
        let at = match self
            .files
            .iter()
            .position(|known| Arc::ptr_eq(known, &drawn))
        {
            Some(at) => at,
            None => {
                self.files.push(Arc::clone(&drawn));
                self.files.len() - 1
            }
        };
        let own = (self.part.clone(), at);
        if !self.uses.contains(&own) {
            self.uses.push(own);
        }
        let across = f64::from(room.width) / 20.0 / drawn.width;
        let down = f64::from(room.height) / 20.0 / drawn.height;
        let scale = across.min(down).min(most);
        let length = |points: f64| (points * scale * POINT).round().max(1.0) as u64;
        let (width, height) = (length(drawn.width), length(drawn.height));
        let lines = match drawn.svg {
            None => String::new(),
            Some(_) => format!(
                "<a:extLst><a:ext uri=\"{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}\"><asvg:svgBlip \
                 xmlns:asvg=\"http://schemas.microsoft.com/office/drawing/2016/SVG/main\" r:embed=\"{}svg\"/></a:ext>\
                 </a:extLst>",
                name(at)
            ),
        };
        let (name, title) = (name(at), escaped(&drawn.title));
        let mut out = String::new();
        // INVARIANT: writing to a string cannot fail.
        let _ = write!(
            out,
            "<w:drawing><wp:inline xmlns:wp=\"http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing\" \
             distT=\"0\" distB=\"0\" distL=\"0\" distR=\"0\"><wp:extent cx=\"{width}\" cy=\"{height}\"/>\
             <wp:docPr id=\"{number}\" name=\"{name}\" descr=\"{title}\"/><wp:cNvGraphicFramePr>\
             <a:graphicFrameLocks xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\" \
             noChangeAspect=\"1\"/></wp:cNvGraphicFramePr>\
             <a:graphic xmlns:a=\"http://schemas.openxmlformats.org/drawingml/2006/main\">\
             <a:graphicData uri=\"http://schemas.openxmlformats.org/drawingml/2006/picture\">\
             <pic:pic xmlns:pic=\"http://schemas.openxmlformats.org/drawingml/2006/picture\"><pic:nvPicPr>\
             <pic:cNvPr id=\"{number}\" name=\"{name}\"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>\
             <a:blip xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" \
             r:embed=\"{name}dots\">{lines}</a:blip><a:stretch><a:fillRect/></a:stretch>\
             </pic:blipFill><pic:spPr><a:xfrm><a:off x=\"0\" y=\"0\"/><a:ext cx=\"{width}\" cy=\"{height}\"/></a:xfrm>\
             <a:prstGeom prst=\"rect\"><a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic>\
             </wp:inline></w:drawing>"
        );
        out
    }
}

/// The name of a picture, of its files and of its relationships.
fn name(at: usize) -> String {
    format!("rolecChart{}", at + 1)
}

/// Draws a picture; None if there is nothing to show.
fn draw(data: &Data, picture: Picture) -> Result<Option<Drawn>, Message> {
    let model = data.model();
    let whole = Options {
        printable: Some(glyphs::printed),
        theme: drawing::colours(data.input.booklet.design.theme),
        ..Options::default()
    };
    let options = match picture {
        Picture::Organisation => whole,
        Picture::Department(id) => Options {
            root: Root::Department(id),
            ..whole
        },
        Picture::Logo => return Ok(None),
        // A position that nobody reports to is shown below its superior.
        Picture::Position(id) => {
            let top = match (model[id].subordinates.is_empty(), model[id].superior) {
                (true, Some(superior)) => superior,
                _ => id,
            };
            Options {
                by: By::Position,
                root: Root::Position(top),
                depth: Some(2),
                ..whole
            }
        }
    };
    let scene = chart::scene(model, &options);
    if scene.is_empty() {
        return Ok(None);
    }
    let words = Words::new(data.lexicon.catalogue(), model, &options, &scene);
    let svg = chart::svg(&scene, &words);
    both(&svg, &words.title, 1.0, true).map(Some)
}

/// A drawing in both forms; the dots are for its size enlarged or reduced to so much. See [`packed`] for `coarse`.
fn both(svg: &str, title: &str, scale: f64, coarse: bool) -> Result<Drawn, Message> {
    let fault =
        |error: &dyn ToString| Message::new("cli-internal").arg("reason", error.to_string());
    let options = usvg::Options {
        fontdb: fonts::database(),
        font_family: fonts::SANS_FAMILY.to_owned(),
        ..usvg::Options::default()
    };
    let tree = usvg::Tree::from_str(svg, &options).map_err(|error| fault(&error))?;
    // The reader takes a point for 4/3 dots.
    let (width, height) = (
        f64::from(tree.size().width()) * 0.75,
        f64::from(tree.size().height()) * 0.75,
    );
    let wanted = DOTS / 72.0 * scale;
    let most = MOST_DOTS / width.max(height).max(1.0);
    let dots = wanted.min(most);
    let length = |points: f64| (points * dots).ceil().max(1.0) as u32;
    let mut pixels =
        tiny_skia::Pixmap::new(length(width), length(height)).ok_or_else(|| fault(&"pixels"))?;
    let zoom = (dots * 0.75) as f32;
    let placed = tiny_skia::Transform::from_scale(zoom, zoom);
    resvg::render(&tree, placed, &mut pixels.as_mut());
    let outlined = tree.to_string(&usvg::WriteOptions {
        preserve_text: false,
        coordinates_precision: 2,
        ..usvg::WriteOptions::default()
    });
    Ok(Drawn {
        svg: Some(outlined.into_bytes()),
        dots: packed(pixels, coarse).map_err(|error| fault(&error))?,
        ending: "png",
        width,
        height,
        title: title.to_owned(),
    })
}

/// Dots as PNG: by their colours, where these are few, for that is a quarter of the bytes to pack. `coarse` takes colours
/// that are nearly the same for one, as along the edges of the letters of a chart.
fn packed(pixels: tiny_skia::Pixmap, coarse: bool) -> Result<Vec<u8>, png::EncodingError> {
    let shifts: &[u32] = if coarse { &[3, 4] } else { &[0] };
    let indexed = shifts.iter().find_map(|&shift| Indexed::of(&pixels, shift));
    let (width, height) = (pixels.width(), pixels.height());
    let mut out = Vec::new();
    let mut encoder = png::Encoder::new(&mut out, width, height);
    encoder.set_depth(png::BitDepth::Eight);
    let dots = match indexed {
        Some(indexed) => {
            encoder.set_color(png::ColorType::Indexed);
            encoder.set_palette(indexed.colours);
            // The first colour is none.
            encoder.set_trns(vec![0]);
            encoder.set_filter(png::Filter::NoFilter);
            indexed.dots
        }
        None => {
            encoder.set_color(png::ColorType::Rgba);
            pixels.take_demultiplied()
        }
    };
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&dots)?;
    writer.finish()?;
    Ok(out)
}

/// Dots by the places of their colours in a list, red, green and blue of each; the first stands for no colour. What is
/// half transparent is laid on white.
struct Indexed {
    dots: Vec<u8>,
    colours: Vec<u8>,
}

impl Indexed {
    /// None if there are too many colours, of which those alike but for so many bits are one.
    fn of(pixels: &tiny_skia::Pixmap, shift: u32) -> Option<Self> {
        let mut known: FxHashMap<u32, u8> = FxHashMap::default();
        let mut colours = vec![255; 3];
        let mut dots = Vec::with_capacity(pixels.data().len() / 4);
        // A dot is mostly as the one before.
        let mut last = ([0; 4], 0);
        for dot in pixels.data().chunks_exact(4) {
            if dot != last.0 {
                let [red, green, blue, alpha] = *dot else {
                    continue;
                };
                // Colours are kept multiplied by how opaque they are.
                let on_white = [red, green, blue].map(|colour| colour.saturating_add(255 - alpha));
                let key = on_white
                    .iter()
                    .fold(0, |key, &colour| key << 8 | u32::from(colour) >> shift);
                let place = match (alpha, known.get(&key)) {
                    (0, _) => 0,
                    (_, Some(&place)) => place,
                    (_, None) => {
                        let place = u8::try_from(known.len() + 1).ok()?;
                        known.insert(key, place);
                        colours.extend(on_white);
                        place
                    }
                };
                last = ([red, green, blue, alpha], place);
            }
            dots.push(last.1);
        }
        Some(Self { dots, colours })
    }
}
