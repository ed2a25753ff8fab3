//! Takes jobs in turn on a few threads, and drops after each what Typst kept for reuse. Knows no page.

use super::world;
use crate::diagnostic::Message;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

/// How many jobs are at work at a time. More take more memory, and the layout of each uses the other processors, too;
/// the number is fixed because the work on a booklet should not depend on the machine.
const SIDE_BY_SIDE: usize = 2;

/// What the jobs come to, in their order. `done` is told the number of each that is finished, as they finish.
///
/// # Errors
/// That of the first job, in their order, that has one; jobs that were not begun by then are left.
pub(super) fn take<J: Sync, R: Send>(
    jobs: &[J],
    work: impl Fn(&J) -> Result<R, Message> + Sync,
    mut done: impl FnMut(usize),
) -> Result<Vec<R>, Message> {
    let next = AtomicUsize::new(0);
    let (sender, receiver) = mpsc::channel();
    let mut results: Vec<Option<Result<R, Message>>> = jobs.iter().map(|_| None).collect();
    thread::scope(|scope| {
        for _ in 0..SIDE_BY_SIDE.min(jobs.len()) {
            let (next, work, sender) = (&next, &work, sender.clone());
            scope.spawn(move || {
                while let Some((at, job)) = turn(jobs, next) {
                    let result = work(job);
                    world::forget();
                    if result.is_err() {
                        next.store(jobs.len(), Ordering::Relaxed);
                    }
                    // The receiver outlives all threads.
                    let _ = sender.send((at, result));
                }
            });
        }
        drop(sender);
        for (at, result) in receiver {
            if result.is_ok() {
                done(at);
            }
            results[at] = Some(result);
        }
    });
    results.into_iter().flatten().collect()
}

/// The next job that nobody has begun.
fn turn<'a, J>(jobs: &'a [J], next: &AtomicUsize) -> Option<(usize, &'a J)> {
    let at = next.fetch_add(1, Ordering::Relaxed);
    jobs.get(at).map(|job| (at, job))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_stand_in_the_order_of_the_jobs() {
        let jobs: Vec<u64> = (0..50).collect();
        let mut seen = Vec::new();
        let squares = take(&jobs, |job| Ok(job * job), |at| seen.push(at));
        let wanted: Vec<u64> = jobs.iter().map(|job| job * job).collect();
        assert_eq!(squares.expect("no job fails"), wanted);
        seen.sort_unstable();
        assert_eq!(seen, (0..50).collect::<Vec<usize>>());
    }

    #[test]
    fn the_first_fault_is_told_whichever_is_found_first() {
        let jobs: Vec<u64> = (0..50).collect();
        let work = |&job: &u64| match job {
            7 => {
                thread::sleep(std::time::Duration::from_millis(20));
                Err(Message::new("cli-internal"))
            }
            8.. => Err(Message::new("cli-bad-date")),
            _ => Ok(job),
        };
        let fault = take(&jobs, work, |_| {}).expect_err("jobs fail");
        assert_eq!(fault.id, "cli-internal");
    }
}
