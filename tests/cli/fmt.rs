//! `rolec fmt`: what it writes, and what it only shows.

use super::support::{SOUND, Workspace};

const CROOKED: &str = "岗位:甲\n编号 : A-1\n职责:\n1.拟订计划。\n";
const STRAIGHT: &str = "岗位：甲\n  编号：A-1\n\n  职责：\n    1.拟订计划。\n";

#[test]
fn files_are_laid_out_in_their_place() {
    let workspace = Workspace::of([("a.role", CROOKED), ("b.role", SOUND)]);
    let run = workspace.run(&["fmt"]).ends(0);
    assert!(run.out.is_empty(), "{}", run.out);
    assert!(
        run.err.contains("a.role") && !run.err.contains("b.role"),
        "{}",
        run.err
    );
    assert_eq!(workspace.read("a.role"), STRAIGHT);
    assert_eq!(workspace.read("b.role"), SOUND);
    assert_eq!(workspace.listing(), ["a.role", "b.role"]);
    assert_eq!(workspace.run(&["fmt"]).ends(0).err, "");
}

#[test]
fn showing_writes_nothing() {
    let workspace = Workspace::of([("a.role", CROOKED)]);
    let check = workspace.run(&["fmt", "--check"]).ends(1);
    assert!(check.out.contains("a.role"), "{}", check.out);
    let diff = workspace.run(&["fmt", "--diff"]).ends(1).out;
    for part in [
        "--- a/a.role\n",
        "+++ b/a.role\n",
        "-岗位:甲\n",
        "+岗位：甲\n",
    ] {
        assert!(diff.contains(part), "{diff}");
    }
    assert_eq!(workspace.read("a.role"), CROOKED);
    workspace.write("a.role", STRAIGHT);
    for show in ["--check", "--diff"] {
        assert_eq!(workspace.run(&["fmt", show]).ends(0).out, "");
    }
}

#[test]
fn standard_input_goes_to_standard_output() {
    let workspace = Workspace::of([("a.role", CROOKED)]);
    let run = workspace.run_on(&["fmt", "-"], CROOKED.as_bytes()).ends(0);
    assert_eq!(run.out, STRAIGHT);
    assert_eq!(workspace.read("a.role"), CROOKED);
    workspace
        .run_on(&["fmt", "-", "--check"], CROOKED.as_bytes())
        .ends(1);
    workspace
        .run_on(&["fmt", "-", "--check"], STRAIGHT.as_bytes())
        .ends(0);
    workspace.run_on(&["fmt", "-"], b"\xff\xff\x00").ends(2);
}

#[test]
fn a_file_with_faults_is_laid_out_where_it_was_understood() {
    let text = "岗位:甲\n编号:A-1\n直接上级:乙\n职则:\n1.拟订计划。\n\n岗位:乙\n";
    let workspace = Workspace::of([("a.role", text)]);
    let run = workspace.run(&["fmt"]).ends(1);
    assert!(run.err.contains("syntax/unknown-field"), "{}", run.err);
    assert!(workspace.read("a.role").contains("岗位：甲\n  编号：A-1\n"));
}

#[test]
fn faults_of_meaning_are_none_of_its_business() {
    let workspace = Workspace::of([("a.role", "岗位：甲\n  直接上级：没有\n")]);
    let run = workspace.run(&["fmt", "--check"]).ends(0);
    assert!(run.err.is_empty(), "{}", run.err);
}

/// Other encodings become UTF-8; what is no text stays as it is.
#[test]
fn encodings_become_one() {
    let (gbk, _, _) = encoding_rs::GBK.encode(STRAIGHT);
    let noise = b"\xff\xff\xfe\x00\x01".as_slice();
    let workspace = Workspace::of([("a.role", gbk.as_ref()), ("b.role", noise)]);
    workspace.run(&["fmt"]).ends(2);
    assert_eq!(workspace.read("a.role"), STRAIGHT);
    assert_eq!(
        std::fs::read(workspace.path().join("b.role")).expect("it is there"),
        noise
    );
}

#[cfg(unix)]
#[test]
fn links_are_written_through_and_permissions_stay() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let workspace = Workspace::of([("real.txt", CROOKED)]);
    let real = workspace.path().join("real.txt");
    std::fs::set_permissions(&real, std::fs::Permissions::from_mode(0o640)).expect("ours");
    symlink("real.txt", workspace.path().join("a.role")).expect("a link");
    workspace.run(&["fmt"]).ends(0);
    assert_eq!(workspace.read("real.txt"), STRAIGHT);
    let kind = std::fs::symlink_metadata(workspace.path().join("a.role")).expect("it is there");
    assert!(kind.is_symlink());
    let mode = std::fs::metadata(&real)
        .expect("it is there")
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o640);
}
