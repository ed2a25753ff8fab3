//! The command: what it writes and where, what it never overwrites, how it ends.

use crate::support::rolec;
use std::fs;

const SHEET: &str = "出纳岗位职责\n1、办理现金收付。\n2、登记日记账。\n3、保管支票。\n";

#[test]
fn a_document_is_written_and_checked() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(
        folder.path().join("a.txt"),
        "出纳岗位职责\n1、登记日记账。\n2、登记日记账。\n",
    )
    .expect("it can be written");
    let run = rolec(folder.path(), &["import", "a.txt"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(folder.path().join("a.role").exists());
    assert!(run.err.contains("duty/duplicate"), "{}", run.err);
    assert!(run.out.contains("position 出纳: duties 2"), "{}", run.out);
}

#[test]
fn what_is_there_is_not_overwritten() {
    let folder = tempfile::tempdir().expect("a folder");
    let (source, written) = (folder.path().join("a.txt"), folder.path().join("a.role"));
    fs::write(&source, SHEET).expect("it can be written");
    fs::write(&written, "岗位：会计\n").expect("it can be written");
    let run = rolec(folder.path(), &["import", "a.txt"]);
    assert_eq!(run.status, 2);
    assert_eq!(
        fs::read_to_string(&written).expect("it is there"),
        "岗位：会计\n"
    );
    assert_eq!(
        rolec(folder.path(), &["import", "a.txt", "--force"]).status,
        0
    );
    assert!(
        fs::read_to_string(&written)
            .expect("it is there")
            .contains("出纳")
    );
    // What would be written is there already.
    assert_eq!(rolec(folder.path(), &["import", "a.txt"]).status, 0);
}

#[test]
fn folders_keep_their_folders_and_names_stay_apart() {
    let folder = tempfile::tempdir().expect("a folder");
    let docs = folder.path().join("docs/财务");
    fs::create_dir_all(&docs).expect("a folder");
    fs::write(docs.join("出纳.txt"), SHEET).expect("it can be written");
    fs::write(docs.join("出纳.md"), SHEET).expect("it can be written");
    fs::write(docs.join("photo.png"), [0x89, b'P', b'N', b'G']).expect("it can be written");
    let run = rolec(folder.path(), &["import", "docs", "-o", "out"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let out = folder.path().join("out/财务");
    assert!(out.join("出纳.role").exists() && out.join("出纳-2.role").exists());
    let run = rolec(folder.path(), &["import", "docs/**/*.txt", "-o", "other"]);
    assert_eq!(run.status, 0, "{}", run.err);
    assert!(folder.path().join("other/出纳.role").exists());
}

#[test]
fn text_without_a_place_is_kept_and_told() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.txt"), format!("{SHEET}王某某\n")).expect("it can be written");
    let run = rolec(folder.path(), &["import", "a.txt"]);
    assert_eq!(run.status, 1);
    assert!(run.out.contains("unplaced, line 5: 王某某"), "{}", run.out);
    let text = fs::read_to_string(folder.path().join("a.role")).expect("it is there");
    assert!(text.contains("# rolec:未归类 王某某"), "{text}");
}

#[test]
fn a_step_of_cleaning_can_be_left_out() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(
        folder.path().join("a.txt"),
        "出(chū)纳岗位职责\n1、登记日记账。\n",
    )
    .expect("it can be written");
    assert_eq!(rolec(folder.path(), &["import", "a.txt"]).status, 0);
    let run = rolec(
        folder.path(),
        &["import", "a.txt", "-o", "kept", "--keep", "pinyin"],
    );
    assert!(run.status < 2, "{}", run.err);
    let text = fs::read_to_string(folder.path().join("kept/a.role")).expect("it is there");
    assert!(text.contains("(chū)"), "{text}");
    assert_eq!(
        rolec(folder.path(), &["import", "a.txt", "--keep", "nonsense"]).status,
        2
    );
}

#[test]
fn columns_can_be_named() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(
        folder.path().join("a.csv"),
        "角色,归口,干什么\n出纳,财务部,登记日记账\n会计,财务部,编制凭证\n",
    )
    .expect("it can be written");
    let run = rolec(
        folder.path(),
        &[
            "import",
            "a.csv",
            "--map",
            "角色=岗位",
            "--map",
            "归口=部门",
            "--map",
            "干什么=职责",
        ],
    );
    assert_eq!(run.status, 0, "{}{}", run.out, run.err);
    assert!(run.out.contains("position 出纳: duties 1"), "{}", run.out);
    assert!(run.out.contains("角色 → 岗位"), "{}", run.out);
}
