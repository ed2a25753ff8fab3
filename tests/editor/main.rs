//! The language server as an editor sees it: a client in this process plays sessions, over files that are nowhere but
//! in memory.

mod client;
#[expect(dead_code, reason = "other tests use the rest")]
#[path = "../common/corpus.rs"]
mod corpus;
#[path = "../common/memory.rs"]
mod memory;

#[path = "../common/random.rs"]
mod random;

mod completion;
mod diagnostics;
mod navigation;
mod preview;
mod random_edits;
mod robust;
mod shape;
mod typist;
