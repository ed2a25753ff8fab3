//! Documents: what they hold (`booklet`), the one view that templates see (`view`), and a file a format.

pub mod booklet;
