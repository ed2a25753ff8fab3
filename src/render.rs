//! Documents: what they hold (`booklet`), the one view that templates see (`view`), templates and escaping, and a
//! file a format. Pure: reads no file, asks no clock; what it needs is handed in.

pub mod booklet;
pub mod design;
pub mod docx;
pub mod drawing;
pub mod escape;
pub mod glyphs;
pub mod html;
pub mod manual;
pub mod markdown;
pub mod matrix;
pub mod outline;
pub mod pdf;
pub mod picture;
pub mod posters;
pub mod sheet;
pub mod site;
pub mod template;
pub mod typeface;
pub mod view;
