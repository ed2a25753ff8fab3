//! Tests that look at what rolec makes through other programs. Where a program is not installed, its tests are
//! skipped, and say so.

mod charts;
mod editors;
mod excel;
mod feed;
mod import;
mod order;
mod pdf;
mod revisions;
mod site;
mod support;
mod word;
