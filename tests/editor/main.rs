//! The language server as an editor sees it: a client in this process plays sessions, over files that are nowhere but
//! in memory.

mod client;
#[path = "../common/corpus.rs"]
mod corpus;
#[path = "../common/memory.rs"]
mod memory;

mod completion;
mod diagnostics;
mod robust;
mod typist;
