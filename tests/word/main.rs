//! Word templates: filled as they should be (`good`), told what is wrong with them (`bad`), and refused where somebody
//! means harm.

#[path = "../common/bless.rs"]
mod bless;
#[path = "../common/corpus.rs"]
mod corpus;
mod corpus_cases;
mod design;
mod documents;
mod form;
mod hostile;
#[path = "../common/memory.rs"]
mod memory;
#[path = "../common/random.rs"]
mod random;
mod support;
