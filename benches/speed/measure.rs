//! Timing of whole commands: wall time and peak memory, the median of several runs after a warm-up.

use std::fmt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;
use wait4::Wait4;

/// What a command cost.
#[derive(Clone, Copy, Debug)]
pub struct Figures {
    /// Wall time, the median.
    pub seconds: f64,
    /// Peak resident memory in bytes, the median.
    pub memory: u64,
}

impl fmt::Display for Figures {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{:.1} ms, {:.1} MB",
            self.seconds * 1e3,
            self.memory as f64 / 1e6
        )
    }
}

/// Runs a command in a folder, once to warm up and then so many times; its output is thrown away.
pub fn command(program: &str, arguments: &[&str], folder: &Path, runs: usize) -> Figures {
    let run = || {
        let mut command = Command::new(program);
        command
            .args(arguments)
            .current_dir(folder)
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        let start = Instant::now();
        let child = command.spawn().expect("the program can be started");
        let usage = child.wait4().expect("the program ends").rusage;
        (start.elapsed().as_secs_f64(), usage.maxrss)
    };
    run();
    let (mut seconds, mut memory): (Vec<f64>, Vec<u64>) = (0..runs).map(|_| run()).unzip();
    seconds.sort_by(f64::total_cmp);
    memory.sort_unstable();
    Figures {
        seconds: seconds[runs / 2],
        memory: memory[runs / 2],
    }
}

/// The exponent e of cost = c · size^e, by least squares over the logarithms; None with fewer than two sizes.
pub fn fitted_exponent(points: &[(f64, f64)]) -> Option<f64> {
    if points.len() < 2 {
        return None;
    }
    let logs: Vec<(f64, f64)> = points
        .iter()
        .map(|(size, cost)| (size.ln(), cost.ln()))
        .collect();
    let count = logs.len() as f64;
    let mean = |pick: fn(&(f64, f64)) -> f64| logs.iter().map(pick).sum::<f64>() / count;
    let (x, y) = (mean(|point| point.0), mean(|point| point.1));
    let slope: f64 = logs.iter().map(|point| (point.0 - x) * (point.1 - y)).sum();
    let spread: f64 = logs.iter().map(|point| (point.0 - x).powi(2)).sum();
    Some(slope / spread)
}
