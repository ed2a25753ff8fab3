//! A booklet as one web page that needs nothing else: style and drawings are inside, nothing is fetched, nothing
//! runs but the script that narrows the contents.

mod chart;

use super::manual;
use super::outline::outline;
use super::template::{Data, Templates};
use super::view::{Part, View};
use crate::diagnostic::Message;
use rayon::prelude::*;

/// What our own pages carry, so that they are known again.
pub const GENERATOR: &str = "<meta name=\"generator\" content=\"rolec\"/>";

/// The page.
///
/// # Errors
/// If a template asks for what the view does not have.
pub fn html(view: &View, templates: &Templates) -> Result<String, Message> {
    let outline = outline(view);
    let frame = |name: &str| {
        let data = Data {
            outline: Some(&outline),
            logo: view
                .book
                .look
                .logo
                .as_ref()
                .map(|logo| logo.address.as_str()),
            ..Data::of(view)
        };
        templates.render(name, &data)
    };
    let sheets = chart::sheets(view);
    let parts: Vec<String> = view
        .parts
        .par_iter()
        .map(|part| {
            let part = &*chart::linked(part, &sheets);
            let body = match part {
                Part::Text(text) => Some(manual::html(text, &view.pictures)),
                _ => None,
            };
            let data = Data {
                part: Some(part),
                body,
                ..Data::of(view)
            };
            templates.render(part.template(), &data)
        })
        .collect::<Result<_, _>>()?;
    let mut page = frame("begin")?;
    parts.iter().for_each(|part| page.push_str(part));
    page.push_str(&frame("end")?);
    Ok(page)
}
