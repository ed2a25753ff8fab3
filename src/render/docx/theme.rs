//! What the design of a booklet changes in the templates that come with rolec: fonts, colours, sizes, paper and margins,
//! and the watermark in the head of pages. Templates of people's own keep their looks; only the watermark is laid there, too.

use crate::render::design::{Design, Theme};
use crate::render::glyphs;
use crate::text::xml::escaped;

/// What rolec's own tables look like.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tones {
    /// The fill of titles and labels, and of heads of columns.
    pub(super) tint: &'static str,
    pub(super) pale: &'static str,
    /// The colour of rules.
    pub(super) rule: &'static str,
    /// The size of the text of tables, in half points.
    pub(super) cell: f64,
    /// What cells keep free at their sides, in twentieths of a point.
    pub(super) side: f64,
}

impl Default for Tones {
    fn default() -> Self {
        Self::of(Theme::Official)
    }
}

impl Tones {
    pub(super) fn of(theme: Theme) -> Self {
        match theme {
            Theme::Official => Self {
                tint: OFFICIAL_TINT,
                pale: "F7F7F7",
                rule: OFFICIAL_RULE,
                cell: 19.0,
                side: 90.0,
            },
            Theme::Modern => Self {
                tint: "EAF0F6",
                pale: "F4F7FA",
                rule: "B9C6D3",
                cell: 19.0,
                side: 90.0,
            },
            Theme::Compact => Self {
                tint: "EEEEEE",
                pale: "F8F8F8",
                rule: "505050",
                cell: 16.0,
                side: 50.0,
            },
        }
    }
}

/// How the parts of our templates are written: in the official theme, on A4.
const OFFICIAL_TINT: &str = "EDEDED";
const OFFICIAL_RULE: &str = "000000";
const BODY: &str = "w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"宋体\" w:cs=\"Times New Roman\"";
const HEADINGS: &str = "w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:eastAsia=\"黑体\" w:cs=\"Arial\"";
const PAPER: &str = "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>";
const MARGINS: &str = "<w:pgMar w:top=\"1531\" w:right=\"1134\" w:bottom=\"1247\" w:left=\"1247\" w:header=\"851\" w:footer=\"680\" w:gutter=\"0\"/>";
const COVER: &str = "w:right=\"1474\" w:bottom=\"1701\" w:left=\"1474\"";
/// The empty stretches of the cover.
const STRETCHES: [&str; 2] = ["w:before=\"2200\"", "w:after=\"2800\""];

/// What a binding takes, in twentieths of a point: 6 mm.
const BINDING: u32 = 340;

/// On narrower paper the cover has narrow margins, in twentieths of a point.
const NARROW: u32 = 11_000;

/// What the cover needs beside its empty stretches, and how long these are at most, in twentieths of a point.
const COVER_NEEDS: u32 = 10_800;
const COVER_STRETCHES: u32 = 5_000;

/// How much smaller the type of the compact theme is.
const COMPACT: f64 = 0.86;

/// A part of our templates as a design wants it.
pub(super) fn dressed(part: &str, design: &Design) -> String {
    let (body, headings) = faces(design);
    let mut text = part.replace(BODY, &body).replace(HEADINGS, &headings);
    text = on_paper(&text, design);
    match design.theme {
        Theme::Official => {}
        Theme::Modern => text = modern(&text),
        Theme::Compact => {
            for mark in ["<w:sz w:val=\"", "<w:szCs w:val=\"", " w:line=\""] {
                text = scaled(&text, mark, COMPACT);
            }
        }
    }
    let tones = Tones::of(design.theme);
    text.replace(OFFICIAL_TINT, tones.tint)
        .replace("w:color=\"000000\"", &format!("w:color=\"{}\"", tones.rule))
}

/// The fonts of text and of headings, as attributes: Latin from the first family, Chinese from the last.
fn faces(design: &Design) -> (String, String) {
    let (latin, chinese) = match design.theme {
        Theme::Modern => ("Arial", "微软雅黑"),
        Theme::Official | Theme::Compact => ("Times New Roman", "宋体"),
    };
    let heading = match design.theme {
        Theme::Modern => "微软雅黑",
        Theme::Official | Theme::Compact => "黑体",
    };
    let of = |families: &[String], latin: &str, chinese: &str| {
        let first = escaped(families.first().map_or(latin, String::as_str));
        let last = escaped(families.last().map_or(chinese, String::as_str));
        format!("w:ascii=\"{first}\" w:hAnsi=\"{first}\" w:eastAsia=\"{last}\" w:cs=\"{first}\"")
    };
    (
        of(&design.fonts.body, latin, chinese),
        of(&design.fonts.headings, "Arial", heading),
    )
}

fn on_paper(text: &str, design: &Design) -> String {
    let (width, height) = design.setup.size();
    let twips = |points: f64| (points * 20.0).round() as u32;
    let (width, height) = (twips(width), twips(height));
    let orient = match width > height {
        true => " w:orient=\"landscape\"",
        false => "",
    };
    // Top, bottom, the outer side and the inner one, head and foot; 27, 22, 20 and 22 mm, or less.
    let (top, bottom, outer, inner, head, foot) = match design.theme {
        Theme::Official | Theme::Modern => (1531, 1247, 1134, 1247, 851, 680),
        Theme::Compact => (1191, 964, 850, 907, 567, 482),
    };
    let inner = match design.duplex {
        true => outer + BINDING,
        false => inner,
    };
    let margins = format!(
        "<w:pgMar w:top=\"{top}\" w:right=\"{outer}\" w:bottom=\"{bottom}\" w:left=\"{inner}\" w:header=\"{head}\" \
         w:footer=\"{foot}\" w:gutter=\"0\"/>"
    );
    let mut text = text
        .replace(
            PAPER,
            &format!("<w:pgSz w:w=\"{width}\" w:h=\"{height}\"{orient}/>"),
        )
        .replace(MARGINS, &margins);
    if width < NARROW {
        text = text.replace(COVER, "w:right=\"907\" w:bottom=\"1134\" w:left=\"907\"");
    }
    let stretch = height.saturating_sub(COVER_NEEDS).max(400);
    if stretch < COVER_STRETCHES {
        let by = f64::from(stretch) / f64::from(COVER_STRETCHES);
        for known in STRETCHES {
            let at = known.find('"').map_or(0, |at| at + 1);
            text = text.replace(known, &scaled(known, &known[..at], by));
        }
    }
    text
}

/// Titles in one colour, and single rules.
fn modern(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let coloured = match line.contains("RolecStrong") || line.contains("\"TOC") {
            true => line.to_owned(),
            false => line.replace(
                "<w:b/><w:bCs/>",
                "<w:b/><w:bCs/><w:color w:val=\"1D4F80\"/>",
            ),
        };
        out.push_str(&coloured);
    }
    let mut pieces = out.split("<w:pBdr>");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        let (rules, rest) = piece.split_once("</w:pBdr>").unwrap_or((piece, ""));
        let rules = rules
            .replace("thickThinSmallGap", "single")
            .replace("thinThickSmallGap", "single")
            .replace(OFFICIAL_RULE, "1D4F80");
        out.push_str(&format!("<w:pBdr>{rules}</w:pBdr>{rest}"));
    }
    out
}

/// A text in which the numbers behind a mark are so many times what they were.
fn scaled(text: &str, mark: &str, by: f64) -> String {
    let mut pieces = text.split(mark);
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        out.push_str(mark);
        let end = piece
            .find(|c: char| !c.is_ascii_digit())
            .unwrap_or(piece.len());
        match piece[..end].parse::<f64>() {
            Ok(number) => out.push_str(&format!("{:.0}", (number * by).round().max(1.0))),
            Err(_) => out.push_str(&piece[..end]),
        }
        out.push_str(&piece[end..]);
    }
    out
}

/// The name by which Word knows a watermark.
const WATERMARK: &str = "PowerPlusWaterMarkObject";

/// The width and the greatest height of a watermark, in points.
const WATERMARK_SIZE: (f64, f64) = (400.0, 110.0);

/// The head of a page with a watermark in it, as Word itself sets one: a text as a drawing behind all others.
pub(super) fn watermarked(head: String, text: &str) -> String {
    let place = match text.is_empty() || head.contains(WATERMARK) || !head.contains("<w:hdr") {
        true => None,
        false => head.rfind("</w:p>"),
    };
    let Some(at) = place else { return head };
    let (width, most) = WATERMARK_SIZE;
    let height = (width / glyphs::width(text).max(1.0) * 1.15).min(most);
    let width = width.min(height * glyphs::width(text));
    let shape = format!(
        "<w:r><w:rPr><w:noProof/></w:rPr><w:pict xmlns:v=\"urn:schemas-microsoft-com:vml\" \
         xmlns:o=\"urn:schemas-microsoft-com:office:office\"><v:shapetype id=\"_x0000_t136\" coordsize=\"21600,21600\" \
         o:spt=\"136\" adj=\"10800\" path=\"m@7,l@8,m@5,21600l@6,21600e\"><v:formulas><v:f eqn=\"sum #0 0 10800\"/>\
         <v:f eqn=\"prod #0 2 1\"/><v:f eqn=\"sum 21600 0 @1\"/><v:f eqn=\"sum 0 0 @2\"/><v:f eqn=\"sum 21600 0 @3\"/>\
         <v:f eqn=\"if @0 @3 0\"/><v:f eqn=\"if @0 21600 @1\"/><v:f eqn=\"if @0 0 @2\"/><v:f eqn=\"if @0 @4 21600\"/>\
         <v:f eqn=\"mid @5 @6\"/><v:f eqn=\"mid @8 @5\"/><v:f eqn=\"mid @7 @8\"/><v:f eqn=\"mid @6 @7\"/>\
         <v:f eqn=\"sum @6 0 @5\"/></v:formulas><v:path textpathok=\"t\" o:connecttype=\"custom\" \
         o:connectlocs=\"@9,0;@10,10800;@11,21600;@12,10800\" o:connectangles=\"270,180,90,0\"/>\
         <v:textpath on=\"t\" fitshape=\"t\"/><o:lock v:ext=\"edit\" text=\"t\" shapetype=\"t\"/></v:shapetype>\
         <v:shape id=\"{WATERMARK}1\" o:spid=\"_x0000_s2049\" type=\"#_x0000_t136\" style=\"position:absolute;\
         margin-left:0;margin-top:0;width:{width:.0}pt;height:{height:.0}pt;rotation:315;z-index:-251658752;\
         mso-position-horizontal:center;mso-position-horizontal-relative:page;mso-position-vertical:center;\
         mso-position-vertical-relative:page\" o:allowincell=\"f\" fillcolor=\"silver\" stroked=\"f\">\
         <v:fill opacity=\".4\"/><v:textpath style=\"font-family:&quot;黑体&quot;;font-size:1pt\" string=\"{}\"/>\
         </v:shape></w:pict></w:r>",
        escaped(text)
    );
    format!("{}{shape}{}", &head[..at], &head[at..])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::design::{Orientation, PageSetup, Paper};

    #[test]
    fn our_templates_are_written_as_they_are_sought() {
        let parts = [
            include_str!("../../../templates/docx/zh/booklet.xml"),
            include_str!("../../../templates/docx/en/booklet.xml"),
        ];
        for part in parts {
            for known in [PAPER, MARGINS, COVER, STRETCHES[0], STRETCHES[1]] {
                assert!(part.contains(known), "{known}");
            }
        }
        let styles = include_str!("../../../templates/docx/styles.xml");
        assert!(styles.contains(BODY) && styles.contains(HEADINGS));
    }

    #[test]
    fn paper_and_type_are_those_of_the_design() {
        let design = Design {
            theme: Theme::Compact,
            setup: PageSetup {
                paper: Some(Paper::A5),
                orientation: Some(Orientation::Landscape),
            },
            ..Design::default()
        };
        let part = format!("{PAPER}{MARGINS}<w:sz w:val=\"21\"/>");
        let text = dressed(&part, &design);
        assert!(
            text.contains("<w:pgSz w:w=\"11906\" w:h=\"8391\" w:orient=\"landscape\"/>"),
            "{text}"
        );
        assert!(
            text.contains("w:top=\"1191\"") && text.contains("<w:sz w:val=\"18\"/>"),
            "{text}"
        );
    }
}
