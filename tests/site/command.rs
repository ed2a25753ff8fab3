//! `rolec build --to site`: the folder it writes.

use crate::support::example;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

struct Built {
    folder: TempDir,
}

impl Built {
    fn of(text: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join("a.role"), text).expect("it can be written");
        Self { folder }
    }

    fn site(&self) -> PathBuf {
        self.folder.path().join("out/site")
    }

    fn build(&self, more: &[&str]) -> (i32, String) {
        build(self.folder.path(), &self.folder.path().join("out"), more)
    }
}

fn build(workspace: &Path, out: &Path, more: &[&str]) -> (i32, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_rolec"))
        .args(["build", "--to", "site", "--lang", "en", "-o"])
        .arg(out)
        .arg(workspace)
        .args(more)
        .env_remove("SOURCE_DATE_EPOCH")
        .output()
        .expect("the program runs");
    let said = [output.stdout, output.stderr].concat();
    (
        output.status.code().unwrap_or(-1),
        String::from_utf8_lossy(&said).into_owned(),
    )
}

/// All files below a folder with their contents, sorted.
fn files(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut out = Vec::new();
    for path in fs::read_dir(folder)
        .expect("a folder")
        .flatten()
        .map(|entry| entry.path())
    {
        match path.is_dir() {
            true => out.extend(files(&path)),
            false => out.push((path.clone(), fs::read(&path).expect("a file"))),
        }
    }
    out.sort();
    out
}

const TWO: &str =
    "组织：甲\n\n岗位：经理\n  职责：\n    1. 办事。\n\n岗位：专员\n  直接上级：经理\n";

#[test]
fn a_second_build_changes_nothing_and_takes_old_pages_away() {
    let built = Built::of(TWO);
    let (status, said) = built.build(&[]);
    assert_eq!(status, 0, "{said}");
    assert!(said.contains("site") && said.contains("pages"), "{said}");
    let first = files(&built.site());
    let stamp = fs::metadata(built.site().join("style.css"))
        .and_then(|own| own.modified())
        .expect("a day");
    assert_eq!(built.build(&[]).0, 0);
    assert_eq!(files(&built.site()), first);
    let again = fs::metadata(built.site().join("style.css"))
        .and_then(|own| own.modified())
        .expect("a day");
    assert_eq!(stamp, again, "a file that is the same was written again");
    // One of them goes; what somebody put beside the pages stays.
    fs::write(
        built.folder.path().join("a.role"),
        TWO.replace("专员", "文员"),
    )
    .expect("it can be written");
    fs::write(built.site().join("positions/notes.html"), "<p>mine</p>").expect("it can be written");
    assert_eq!(built.build(&[]).0, 0);
    let here = |name: &str| built.site().join("positions").join(name).exists();
    assert!(here("文员.html") && !here("专员.html") && here("notes.html"));
}

#[test]
fn what_is_not_ours_is_not_touched() {
    let built = Built::of(TWO);
    fs::create_dir_all(built.site().join("positions")).expect("it can be made");
    fs::write(built.site().join("positions/经理.html"), "<p>mine</p>").expect("it can be written");
    let (status, said) = built.build(&[]);
    assert_eq!(status, 2, "{said}");
    assert!(said.contains("经理.html"), "{said}");
    assert_eq!(files(&built.site()).len(), 1, "nothing else was written");
    assert_eq!(built.build(&["--force"]).0, 0);
    assert!(built.site().join("index.html").exists());
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let built = Built::of(TWO);
    let elsewhere = built.folder.path().join("elsewhere");
    fs::create_dir_all(&elsewhere).expect("it can be made");
    fs::create_dir_all(built.site()).expect("it can be made");
    std::os::unix::fs::symlink(&elsewhere, built.site().join("positions")).expect("a link");
    let (status, said) = built.build(&["--force"]);
    assert_eq!(status, 2, "{said}");
    assert_eq!(fs::read_dir(&elsewhere).expect("a folder").count(), 0);
}

#[test]
fn a_part_of_the_organisation_is_a_site_too() {
    let out = tempfile::tempdir().expect("a folder");
    let clinic = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/clinic");
    let (status, said) = build(&clinic, out.path(), &["--only", "Finance"]);
    assert_eq!(status, 0, "{said}");
    let pages = files(&out.path().join("site/positions"));
    let project = example("clinic");
    assert!(!pages.is_empty() && pages.len() < project.model.positions.len());
    let (status, said) = build(&clinic, out.path(), &["--only", "Accountant"]);
    assert_eq!(status, 0, "{said}");
    assert_eq!(files(&out.path().join("site/positions")).len(), 1);
    assert!(out.path().join("site/index.html").exists());
}

#[test]
fn booklets_share_one_site_with_all_their_chapters() {
    let built = Built::of(TWO);
    let manifest = "booklets:\n  - name: 甲册\n    formats: [site]\n    chapters:\n      - text: one.md\n  \
                    - name: 乙册\n    formats: [site]\n    chapters:\n      - text: two.md\n      - positions: all\n";
    let write = |name: &str, text: &str| {
        fs::write(built.folder.path().join(name), text).expect("it can be written")
    };
    write("rolec.yaml", manifest);
    write("one.md", "# First\n\nText.\n");
    write("two.md", "Text without a heading.\n");
    let output = Command::new(env!("CARGO_BIN_EXE_rolec"))
        .args(["build", "-o"])
        .arg(built.folder.path().join("out"))
        .arg(built.folder.path())
        .output()
        .expect("the program runs");
    assert_eq!(output.status.code(), Some(0), "{output:?}");
    let here = |name: &str| built.site().join(name).exists();
    assert!(
        here("documents/one.html") && here("documents/two.html") && here("positions/经理.html")
    );
}
