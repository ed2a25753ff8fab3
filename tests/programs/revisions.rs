//! `check --changed` in a repository of Git: only what was not there before is told.

use super::feed::has;
use std::path::Path;
use std::process::Command;

const BEFORE: &str = "岗位：甲\n  直接上级：乙\n  职责：\n    1. 登记每日账簿。\n    2.\n";

fn git(folder: &Path, arguments: &[&str]) {
    let output = Command::new("git")
        .current_dir(folder)
        .args(["-c", "user.name=a", "-c", "user.email=a@example.org"])
        .args(arguments)
        .output()
        .expect("git runs");
    assert!(output.status.success(), "{output:?}");
}

fn check(folder: &Path, revision: &str) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_rolec"))
        .current_dir(folder)
        .args([
            "check",
            "--format",
            "short",
            "--lang",
            "en",
            "--changed",
            revision,
        ])
        .output()
        .expect("rolec runs");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    (output.status.code().expect("it ends by itself"), text)
}

#[test]
fn only_what_a_change_brought_is_told() {
    if !has("git") {
        return;
    }
    let repository = tempfile::tempdir().expect("a temporary folder");
    // The workspace is a folder of the repository, with a name that Git would quote.
    let folder = repository.path().join("人事 a");
    std::fs::create_dir_all(&folder).expect("it can be made");
    let write =
        |text: &str| std::fs::write(folder.join("甲.role"), text).expect("it can be written");
    write(BEFORE);
    git(repository.path(), &["init", "-q"]);
    git(repository.path(), &["add", "-A"]);
    git(repository.path(), &["commit", "-q", "-m", "first"]);
    assert_eq!(check(&folder, "HEAD"), (0, String::new()));
    // Moved lines are no change.
    write(&format!("# 说明\n\n{BEFORE}"));
    assert_eq!(check(&folder, "HEAD"), (0, String::new()));
    write(&format!("{BEFORE}    3. 登记每日账簿。\n"));
    let (status, told) = check(&folder, "HEAD");
    assert_eq!((status, told.lines().count()), (1, 1), "{told}");
    assert!(told.contains("duty/duplicate"), "{told}");
    git(repository.path(), &["commit", "-q", "-a", "-m", "second"]);
    assert_eq!(check(&folder, "HEAD").0, 0);
    assert_eq!(check(&folder, "HEAD~1").0, 1);
    assert_eq!(check(&folder, "nowhere").0, 2);
    assert_eq!(check(&folder, "--help").0, 2);
}
