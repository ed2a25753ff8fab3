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

#[test]
fn a_column_that_is_in_no_list_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(folder.path().join("a.csv"), "岗位,职责\n出纳,登记日记账\n")
        .expect("it can be written");
    let run = rolec(folder.path(), &["import", "a.csv", "--map", "职位名=岗位"]);
    assert_eq!(run.status, 2, "{}{}", run.out, run.err);
    assert!(run.err.contains("职位名"), "{}", run.err);
    assert!(folder.path().join("a.role").exists());
}

/// A workspace with one position, and documents beside it.
fn workspace() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("it can be written");
    };
    write(
        "ws/a.role",
        "岗位：出纳\n  部门：财务部\n\n  职责：\n    1. 登记日记账。\n\n岗位：会计\n\n  职责：\n    1. 编制凭证。\n",
    );
    write(
        "new/a.txt",
        "仓管员岗位职责\n1、验收到货。\n2、盘点库存。\n",
    );
    write("new/same.txt", "岗位名称：会计\n岗位职责：\n1.编制凭证。\n");
    write(
        "new/other.txt",
        "岗位名称：出纳\n所属部门：财务部\n岗位职责：\n1. 登记日记账。\n2. 保管支票。\n",
    );
    folder
}

#[test]
fn a_workspace_takes_what_is_new_and_keeps_what_it_has() {
    let folder = workspace();
    let before = fs::read_to_string(folder.path().join("ws/a.role")).expect("it is there");
    let run = rolec(folder.path(), &["import", "new", "--into", "ws"]);
    assert_eq!(run.status, 1, "{}{}", run.out, run.err);
    for wanted in [
        "new: position 仓管员",
        "same: position 会计 (a.role:7)",
        "different: position 出纳 (a.role:1)",
        "+    2. 保管支票。",
    ] {
        assert!(run.out.contains(wanted), "{wanted}\n{}", run.out);
    }
    assert_eq!(
        fs::read_to_string(folder.path().join("ws/a.role")).expect("it is there"),
        before
    );
    let added = fs::read_to_string(folder.path().join("ws/a-2.role")).expect("it was added");
    assert!(
        added.contains("仓管员") && !added.contains("出纳"),
        "{added}"
    );
    assert!(!folder.path().join("ws/same.role").exists());
    // Once more, and all of it is there.
    let again = rolec(
        folder.path(),
        &[
            "import",
            "new/a.txt",
            "new/same.txt",
            "--into",
            "ws",
            "--report",
            "json",
        ],
    );
    assert_eq!(again.status, 0, "{}{}", again.out, again.err);
    assert!(!again.out.contains("\"new\""), "{}", again.out);
    assert!(!folder.path().join("ws/a-3.role").exists());
}

#[test]
fn a_workspace_must_be_one() {
    let folder = workspace();
    assert_eq!(
        rolec(folder.path(), &["import", "new", "--into", "nowhere"]).status,
        2
    );
    fs::write(folder.path().join("ws/rolec.yaml"), "nonsense: [").expect("it can be written");
    assert_eq!(
        rolec(folder.path(), &["import", "new", "--into", "ws"]).status,
        2
    );
}

#[test]
fn characters_are_rewritten_on_request_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    fs::write(
        folder.path().join("a.txt"),
        "出納崗位職責\n1、登記日記賬。\n",
    )
    .expect("it can be written");
    let run = rolec(folder.path(), &["import", "a.txt", "-o", "kept"]);
    assert_eq!(run.status, 0, "{}", run.err);
    let run = rolec(
        folder.path(),
        &["import", "a.txt", "-o", "made", "--convert", "t2s"],
    );
    assert!(run.out.contains("rewrote characters"), "{}", run.out);
    let read = |name: &str| fs::read_to_string(folder.path().join(name)).expect("it is there");
    assert!(
        read("kept/a.role").contains("登記日記賬"),
        "{}",
        read("kept/a.role")
    );
    assert!(
        read("made/a.role").contains("登记日记账"),
        "{}",
        read("made/a.role")
    );
}

/// The blocks of a page that are indented by four, without that.
fn blocks(page: &str) -> Vec<String> {
    let mut blocks: Vec<String> = vec![String::new()];
    for line in page.lines() {
        let last = blocks.len() - 1;
        match line.strip_prefix("    ") {
            Some(line) => blocks[last] += &format!("{line}\n"),
            None if line.is_empty() && !blocks[last].is_empty() => blocks[last].push('\n'),
            None if !blocks[last].is_empty() => blocks.push(String::new()),
            None => {}
        }
    }
    blocks
        .iter()
        .map(|block| block.trim_end().to_owned())
        .collect()
}

/// What the pages show is what the program writes.
#[test]
fn the_pages_show_what_becomes_of_a_document() {
    for (page, heading) in [
        ("../docs/import.md", "## Before and after"),
        ("../docs/import.zh.md", "## 导入前后"),
    ] {
        let page = crate::corpus::text(&crate::corpus::folder(page));
        let section = page.split(heading).nth(1).expect("the section");
        let blocks = blocks(section);
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("a.txt"), &blocks[0]).expect("it can be written");
        rolec(folder.path(), &["import", "a.txt"]);
        let written = fs::read_to_string(folder.path().join("a.role")).expect("it was written");
        assert_eq!(written.trim_end(), blocks[1], "{heading}");
    }
}
