//! `rolec new`: what it makes is clean, and it never takes anything away.

use super::support::{SOUND, Workspace};

#[test]
fn a_new_workspace_is_clean_in_every_language() {
    for language in ["zh", "en"] {
        let workspace = Workspace::of([("readme.txt", "")]);
        let run = workspace
            .run(&["new", "company", "--lang", language])
            .ends(0);
        assert!(run.out.contains("rolec check"), "{}", run.out);
        let made = workspace.listing();
        let check = ["check", "company", "--deny", "hints", "--format", "short"];
        let found = workspace.run(&check).ends(0);
        assert_eq!(found.out, "", "{language}");
        workspace.run(&["fmt", "company", "--check"]).ends(0);
        workspace.run(&["export", "company"]).ends(0);
        workspace.run(&["chart", "company"]).ends(0);
        assert_eq!(workspace.listing(), made, "nothing but `build` writes");
        workspace
            .run(&["build", "company", "--to", "pdf,html,md"])
            .ends(0);
        let built = workspace.listing();
        let of = |ending: &str| built.iter().filter(|path| path.ends_with(ending)).count();
        assert_eq!((of(".pdf"), of(".html"), of(".md")), (1, 1, 1), "{built:?}");
    }
}

#[test]
fn nothing_is_overwritten() {
    for name in [
        "rolec.yaml",
        "organisation.role",
        "departments.role",
        "matters.role",
        "positions.role",
    ] {
        let workspace = Workspace::of([("company/keep.txt", "")]);
        workspace.write(&format!("company/{name}"), SOUND);
        let before = workspace.listing();
        let run = workspace.run(&["new", "company"]).ends(2);
        assert!(run.err.contains(name), "{}", run.err);
        assert_eq!(workspace.listing(), before);
        assert_eq!(workspace.read(&format!("company/{name}")), SOUND);
    }
}

#[test]
fn it_is_made_where_it_is_asked_for() {
    let workspace = Workspace::of([("there/readme.txt", "")]);
    workspace.run(&["new", "deep/down/company"]).ends(0);
    workspace.run(&["check", "deep/down/company"]).ends(0);
    workspace.run(&["-C", "there", "new", "company"]).ends(0);
    workspace.run(&["check", "there/company"]).ends(0);
    let run = workspace.run(&["new", "there/readme.txt/company"]).ends(2);
    assert!(run.err.contains("readme.txt"), "{}", run.err);
}

/// The folder's name becomes the organisation's, unless it would spoil a file.
#[test]
fn odd_folder_names_do_no_harm() {
    for name in [
        "公司", "A: b", "{{x}}", "#1", "- list", "[a]", "null", "a'b\"c",
    ] {
        let workspace = Workspace::of([("readme.txt", "")]);
        workspace.run(&["new", "--", name]).ends(0);
        let check = ["check", "--deny", "hints", "--", name];
        workspace.run(&check).ends(0);
    }
}
