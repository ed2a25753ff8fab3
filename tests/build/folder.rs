//! Where a build writes: only into its folder, never over what is not its own, whole files or none.

use crate::support::{Workspace, names};
use std::fs;

const ONE: &[(&str, &str)] = &[("a.role", "岗位：总经理\n")];

#[test]
fn names_that_climb_stay_in_the_folder() {
    let workspace = Workspace::of(&[("in/a.role", "组织：../../x\n\n岗位：总经理\n")]);
    let built = crate::support::build(
        &workspace.path().join("in"),
        &workspace.path().join("in/deep/out"),
        &[],
    );
    assert_eq!(built.status, 0, "{}", built.messages);
    assert_eq!(built.names(), ["x.pdf"]);
    assert_eq!(names(workspace.path()), ["in"]);
    assert_eq!(names(&workspace.path().join("in")), ["a.role", "deep"]);
}

#[test]
fn booklets_with_names_that_climb_are_refused() {
    let manifest = "booklets:\n  - name: ../../x\n    chapters:\n      - positions: all\n";
    let workspace = Workspace::of(&[("a.role", "岗位：总经理\n"), ("rolec.yaml", manifest)]);
    let built = workspace.build(&[]);
    assert_eq!(built.status, 2, "{}", built.messages);
    assert!(built.messages.contains("../../x"), "{}", built.messages);
    assert_eq!(names(workspace.path()), ["a.role", "rolec.yaml"]);
}

#[test]
fn a_file_in_place_of_the_folder_is_told() {
    let workspace = Workspace::of(&[("a.role", "岗位：总经理\n"), ("out", "mine")]);
    let built = workspace.build(&[]);
    assert_eq!(built.status, 2, "{}", built.messages);
    assert!(built.messages.contains("out"), "{}", built.messages);
    let kept = fs::read_to_string(workspace.path().join("out"));
    assert_eq!(kept.expect("the file is still there"), "mine");
}

#[cfg(unix)]
#[test]
fn a_folder_that_cannot_be_written_is_told() {
    use std::os::unix::fs::PermissionsExt;
    let workspace = Workspace::of(ONE);
    let out = workspace.path().join("out");
    fs::create_dir(&out).expect("the folder can be made");
    fs::set_permissions(&out, fs::Permissions::from_mode(0o555)).expect("it can be closed");
    if fs::write(out.join("probe"), "").is_ok() {
        eprintln!("skipped: this user may write everywhere");
        return;
    }
    let built = workspace.build(&[]);
    assert_eq!(built.status, 2, "{}", built.messages);
    assert_eq!(built.names(), [""; 0]);
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_workspace_is_not_followed() {
    let elsewhere = tempfile::tempdir().expect("a temporary folder can be made");
    let workspace = Workspace::of(ONE);
    std::os::unix::fs::symlink(elsewhere.path(), workspace.path().join("out"))
        .expect("a link can be made");
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_rolec"))
        .args(["build", "--lang", "en"])
        .arg(workspace.path())
        .output()
        .expect("the program can be run");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(names(elsewhere.path()), [""; 0]);
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_the_file_is_replaced_not_followed() {
    let elsewhere = tempfile::tempdir().expect("a temporary folder can be made");
    let target = elsewhere.path().join("theirs");
    fs::write(&target, "theirs").expect("the file can be written");
    let workspace = Workspace::of(&[("a.role", "组织：甲\n\n岗位：总经理\n"), ("out/keep", "")]);
    let link = workspace.path().join("out/甲.pdf");
    std::os::unix::fs::symlink(&target, &link).expect("a link can be made");
    let refused = workspace.build(&[]);
    assert_eq!(refused.status, 2, "{}", refused.messages);
    let forced = workspace.build(&["--force"]);
    assert_eq!(forced.status, 0, "{}", forced.messages);
    assert!(
        !fs::symlink_metadata(&link)
            .expect("it is there")
            .is_symlink()
    );
    assert_eq!(fs::read_to_string(&target).expect("it is there"), "theirs");
}

#[test]
fn only_files_of_our_own_are_replaced() {
    let workspace = Workspace::of(&[
        ("a.role", "组织：甲\n\n岗位：总经理\n"),
        ("out/甲.pdf", "%PDF-1.4 of somebody else"),
    ]);
    let refused = workspace.build(&[]);
    assert_eq!(refused.status, 2, "{}", refused.messages);
    assert!(refused.messages.contains("--force"), "{}", refused.messages);
    assert!(refused.bytes().ends_with(b"somebody else"));
    let forced = workspace.build(&["--force"]);
    assert_eq!(forced.status, 0, "{}", forced.messages);
    let again = workspace.build(&[]);
    assert_eq!(again.status, 0, "{}", again.messages);
}
