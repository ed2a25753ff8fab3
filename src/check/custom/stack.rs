//! A stack of its own for what descends as deep as an expression says, so that no expression brings rolec down.
//! Knows no expression.

use std::thread;

/// Enough for the parser and the evaluation of any expression within its bounds, in bytes; only what is used is taken.
const STACK: usize = 64 << 20;

/// Does something on a stack that is large enough; None if it broke off.
pub(super) fn on_large_stack<T: Send>(work: impl FnOnce() -> T + Send) -> Option<T> {
    thread::scope(|scope| {
        let worker = thread::Builder::new().stack_size(STACK);
        worker.spawn_scoped(scope, work).ok()?.join().ok()
    })
}
