//! Running the command in a folder of its own. Asserts only that the command ended by itself, without a panic.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// A workspace that is gone after the test.
pub struct Workspace {
    folder: tempfile::TempDir,
}

/// How a command ended, and what it said.
pub struct Run {
    pub status: i32,
    pub out: String,
    pub err: String,
}

/// Two positions without anything to say against them.
pub const SOUND: &str = "岗位：总经理\n  直接下级：出纳、会计\n\n岗位：出纳\n  直接上级：总经理\n\n岗位：会计\n  直接上级：总经理\n";

/// One error, on line 2.
pub const UNSOUND: &str = "岗位：出纳\n  直接上级：财务经理\n";

/// One warning, on line 4.
pub const DOUBTFUL: &str =
    "岗位：总经理\n  直接下级：出纳、会计\n\n岗位：司机\n\n岗位：出纳\n\n岗位：会计\n";

impl Workspace {
    pub fn of<T: AsRef<[u8]>>(files: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let workspace = Self {
            folder: tempfile::tempdir().expect("a temporary folder"),
        };
        for (name, bytes) in files {
            workspace.write(name, bytes.as_ref());
        }
        workspace
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path().join(name);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("it can be made");
        std::fs::write(path, bytes).expect("it can be written");
    }

    pub fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path().join(name)).expect("it can be read")
    }

    pub fn read_bytes(&self, name: &str) -> Vec<u8> {
        std::fs::read(self.path().join(name)).expect("it can be read")
    }

    /// Every file and folder, sorted, by its path from here.
    pub fn listing(&self) -> Vec<String> {
        fn walk(folder: &Path, root: &Path, out: &mut Vec<String>) {
            for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
                let path: PathBuf = entry.path();
                let below = path.strip_prefix(root).expect("below");
                out.push(below.to_string_lossy().replace('\\', "/"));
                if path.is_dir() && !path.is_symlink() {
                    walk(&path, root, out);
                }
            }
        }
        let mut out = Vec::new();
        walk(self.path(), self.path(), &mut out);
        out.sort();
        out
    }

    /// Runs the command here, with messages in English.
    pub fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, &[("LC_ALL", "en_GB.UTF-8")])
    }

    /// Runs the command here with nothing in the environment but what is given.
    pub fn run_with(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Run {
        finished(
            self.command(arguments, environment)
                .output()
                .expect("it runs"),
            arguments,
        )
    }

    /// Runs the command with something on its standard input.
    pub fn run_on(&self, arguments: &[&str], input: &[u8]) -> Run {
        use std::io::Write;
        let mut command = self.command(arguments, &[("LC_ALL", "en_GB.UTF-8")]);
        command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().expect("it runs");
        child
            .stdin
            .take()
            .expect("an input")
            .write_all(input)
            .expect("it is read");
        finished(child.wait_with_output().expect("it ends"), arguments)
    }

    pub fn command(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_rolec"));
        command.current_dir(self.path()).args(arguments);
        // A day of its own, so that no test is true only until a waiver expires.
        command.env_clear().env("SOURCE_DATE_EPOCH", "1782864000");
        command.envs(environment.iter().copied());
        command.stdin(Stdio::null());
        command
    }
}

fn finished(output: Output, arguments: &[&str]) -> Run {
    let err = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!err.contains("panicked"), "{arguments:?}\n{err}");
    let status = output
        .status
        .code()
        .unwrap_or_else(|| panic!("{arguments:?} was killed\n{err}"));
    Run {
        status,
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err,
    }
}

impl Run {
    /// Asserts the exit status; what was said is shown if it is another.
    #[track_caller]
    pub fn ends(self, status: i32) -> Self {
        assert_eq!(self.status, status, "out: {}\nerr: {}", self.out, self.err);
        self
    }
}
