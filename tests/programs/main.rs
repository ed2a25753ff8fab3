//! Tests that need other programs. One that is not installed is named on standard error, and its test is skipped.

mod charts;
mod support;
