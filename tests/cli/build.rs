//! `rolec build` on the disk: what it writes and what it leaves alone. What stands in the booklet is for other tests.

use super::support::{SOUND, Workspace};

#[test]
fn output_goes_to_its_folder_and_nowhere_else() {
    let workspace = Workspace::of([("a.role", SOUND)]);
    workspace.run(&["build", "--to", "html,md"]).ends(0);
    let listing = workspace.listing();
    assert_eq!(listing.len(), 4, "{listing:?}");
    assert!(
        listing
            .iter()
            .all(|path| path == "a.role" || path.starts_with("out")),
        "{listing:?}"
    );
    workspace
        .run(&["build", "--to", "md", "-o", "else/where"])
        .ends(0);
    assert_eq!(
        workspace
            .listing()
            .iter()
            .filter(|path| path.starts_with("else"))
            .count(),
        3
    );
    // What rolec made it may make again.
    workspace.run(&["build", "--to", "html,md"]).ends(0);
}

#[test]
fn what_it_did_not_make_it_does_not_replace() {
    let workspace = Workspace::of([("a.role", SOUND), ("rolec.yaml", "name: 示例\n")]);
    workspace.run(&["build", "--to", "md"]).ends(0);
    let made = workspace
        .listing()
        .into_iter()
        .find(|path| path.ends_with(".md"));
    let made = made.expect("a file");
    workspace.write(&made, "mine");
    let run = workspace.run(&["build", "--to", "md"]).ends(2);
    assert!(run.err.contains(".md"), "{}", run.err);
    assert_eq!(workspace.read(&made), "mine");
    workspace.run(&["build", "--to", "md", "--force"]).ends(0);
    assert_ne!(workspace.read(&made), "mine");
}

#[test]
fn a_folder_that_cannot_be_written_is_said_before_the_work() {
    let workspace = Workspace::of([("a.role", SOUND), ("out", "a file in the way")]);
    let before = workspace.listing();
    let run = workspace.run(&["build"]).ends(2);
    assert!(run.err.contains("out"), "{}", run.err);
    workspace.run(&["build", "-o", "a.role"]).ends(2);
    workspace.run(&["build", "-o", "a.role/deeper"]).ends(2);
    assert_eq!(workspace.listing(), before);
    assert_eq!(workspace.read("out"), "a file in the way");
}

#[test]
fn the_same_bytes_twice() {
    let workspace = Workspace::of([("a.role", SOUND)]);
    let read = |folder: &str| {
        let mut files = Vec::new();
        for entry in std::fs::read_dir(workspace.path().join(folder))
            .expect("a folder")
            .flatten()
        {
            let bytes = std::fs::read(entry.path()).expect("a file");
            files.push((entry.file_name(), bytes));
        }
        files.sort();
        files
    };
    for (folder, threads) in [("one", "1"), ("two", "4")] {
        let arguments = ["build", "--to", "pdf,html,md", "-o", folder];
        workspace
            .run_with(&arguments, &[("RAYON_NUM_THREADS", threads)])
            .ends(0);
    }
    assert_eq!(read("one").len(), 3);
    assert!(read("one") == read("two"));
}

/// Names are text; a path in one leads nowhere.
#[test]
fn names_that_look_like_paths_stay_in_the_folder() {
    let text = "组织：../../x\n\n岗位：../../y\n  职责：\n    1. 看门。\n\n部门：/etc/z\n";
    let workspace = Workspace::of([
        ("deep/down/a.role", text),
        (
            "deep/down/rolec.yaml",
            "booklets:\n  - name: ../../escaped\n    chapters: [cover, {positions: all}]\n",
        ),
    ]);
    workspace.run(&["build", "deep/down", "--to", "html,md"]);
    let outside: Vec<String> = workspace
        .listing()
        .into_iter()
        .filter(|path| !path.starts_with("deep/down") && path != "deep")
        .collect();
    assert!(outside.is_empty(), "{outside:?}");
}
