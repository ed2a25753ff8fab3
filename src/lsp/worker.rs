//! The thread that analyses workspaces, one after the other, so that requests are answered meanwhile. Knows no
//! protocol.

use super::files::Overlay;
use crate::check::Config;
use crate::ide::Analysis;
use crate::project::{Cache, Failure, Project, Request};
use crossbeam_channel::{Receiver, Sender};
use rustc_hash::FxHashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};
use time::Date;

/// What the thread does, one after the other.
pub(super) enum Work {
    Analyse(Job),
    /// To free an analysis takes a while. It is done by the thread that made it, whose memory it is, while it has
    /// nothing else to do.
    Free(Arc<Analysis>),
}

/// What is to be analysed.
pub(super) struct Job {
    /// Which workspace.
    pub(super) workspace: usize,
    pub(super) request: Request,
    pub(super) files: Overlay,
    /// The state of the files that is looked at.
    pub(super) revision: u64,
    /// Set when nobody wants the answer any more.
    pub(super) stop: Arc<AtomicBool>,
    pub(super) as_of: Option<Date>,
}

/// What came of it.
pub(super) struct Done {
    pub(super) workspace: usize,
    pub(super) revision: u64,
    pub(super) outcome: Outcome,
    pub(super) took: Duration,
}

pub(super) enum Outcome {
    Analysed(Arc<Analysis>),
    /// The manifest cannot be read or says what it must not.
    Refused(Vec<Failure>),
    Stopped,
    /// A fault of ours; what was said last.
    Panicked(String),
}

/// Works until nobody has work any more.
pub(super) fn work(queue: &Receiver<Work>, done: &Sender<Done>) {
    let mut caches: FxHashMap<usize, Cache> = FxHashMap::default();
    for work in queue {
        let job = match work {
            Work::Analyse(job) => job,
            Work::Free(analysis) => {
                drop(analysis);
                continue;
            }
        };
        let began = Instant::now();
        let cache = caches.entry(job.workspace).or_default();
        // INVARIANT: a panic leaves the cache as it was before or after a file, never between.
        let outcome = catch_unwind(AssertUnwindSafe(|| analyse(&job, cache)));
        let outcome = outcome.unwrap_or_else(|panic| {
            caches.remove(&job.workspace);
            Outcome::Panicked(super::said(panic.as_ref()))
        });
        let done = done.send(Done {
            workspace: job.workspace,
            revision: job.revision,
            outcome,
            took: began.elapsed(),
        });
        if done.is_err() {
            return;
        }
    }
}

fn analyse(job: &Job, cache: &mut Cache) -> Outcome {
    let stopped = || job.stop.load(Ordering::Relaxed);
    if stopped() {
        return Outcome::Stopped;
    }
    let project = match Project::load_again(&job.request, &job.files, cache) {
        Ok(project) => project,
        Err(failures) => return Outcome::Refused(failures),
    };
    if stopped() {
        return Outcome::Stopped;
    }
    let config = Config {
        stop: Some(Arc::clone(&job.stop)),
        ..project.config(job.as_of)
    };
    let analysis = Analysis::of(project, config);
    match stopped() {
        true => Outcome::Stopped,
        false => Outcome::Analysed(Arc::new(analysis)),
    }
}
