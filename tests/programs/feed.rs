//! Programs that are fed on their standard input: whether they are there, and running them. Asserts nothing.

use std::io::Write;
use std::process::{Command, Output, Stdio};

/// Whether a program can be run; if not, this is said.
pub fn has(program: &str) -> bool {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let found = std::env::split_paths(&path).any(|folder| folder.join(program).is_file());
    if !found {
        eprintln!("skipped: {program} is not installed");
    }
    found
}

/// Runs a program with bytes on its standard input.
pub fn run(program: &str, arguments: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(program);
    command
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program runs");
    let mut pipe = child.stdin.take().expect("an input");
    let input = input.to_vec();
    // What it writes must be read while it is fed, or both would wait.
    let feeder = std::thread::spawn(move || pipe.write_all(&input));
    let output = child.wait_with_output().expect("it ends");
    // A program that has seen enough closes its input; its status says whether it was content.
    let _ = feeder.join();
    output
}
