//! The language server in editors that are not ours: Neovim; a client made of the protocol's own library, which plays
//! recorded sessions; and the extension for VS Code, its own tests and its package.

use super::feed::has;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

const ROLEC: &str = env!("CARGO_BIN_EXE_rolec");

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Where the extension lies, if Node is there and the packages that the extension is made of: `npm ci` brings them.
fn extension() -> Option<PathBuf> {
    let folder = root().join("editors/vscode");
    if !has("node") || !has("npm") {
        return None;
    }
    let version = Command::new("node")
        .arg("--version")
        .output()
        .expect("the program runs");
    let version = String::from_utf8_lossy(&version.stdout).trim().to_owned();
    let major = version
        .trim_start_matches('v')
        .split('.')
        .next()
        .and_then(|own| own.parse().ok());
    if major.is_none_or(|own: u32| own < 20) {
        eprintln!("skipped: node {version} is older than 20");
        return None;
    }
    if !folder.join("node_modules/.package-lock.json").is_file() {
        eprintln!("skipped: editors/vscode has no packages (npm ci)");
        return None;
    }
    Some(folder)
}

fn node(folder: &Path, arguments: &[&str]) -> Output {
    let output = Command::new("node")
        .args(arguments)
        .current_dir(folder)
        .env("ROLEC", ROLEC)
        .output()
        .expect("the program runs");
    let said = String::from_utf8_lossy(&output.stdout);
    let complaint = String::from_utf8_lossy(&output.stderr);
    assert!(
        output.status.success(),
        "{arguments:?}\n{said}\n{complaint}"
    );
    output
}

#[test]
fn neovim_is_told_of_a_fault_and_renames_in_two_files() {
    if !has("nvim") {
        return;
    }
    let folder = tempfile::tempdir().expect("a folder");
    let write = |name: &str, text: &str| {
        std::fs::write(folder.path().join(name), text).expect("the file can be written");
    };
    write("rolec.yaml", "language: en\n");
    write(
        "positions.role",
        "position: Head Librarian\n  headcount: 1\n\nposition: Cataloguer\n  headcount: 2\n  reports to: Hed Librarian\n",
    );
    write(
        "others.role",
        "position: Binder\n  headcount: 1\n  reports to: Head Librarian\n",
    );
    let told = folder.path().join("told");
    let output = Command::new("nvim")
        .args(["--headless", "-u", "NONE", "-i", "NONE", "-n", "-S"])
        .arg(root().join("tests/programs/editors/session.lua"))
        .current_dir(folder.path())
        .env("ROLEC", ROLEC)
        .env("ROLEC_TOLD", &told)
        // What it keeps of itself stays in the folder.
        .envs(
            ["HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME"]
                .map(|name| (name, folder.path())),
        )
        .stdin(Stdio::null())
        .output()
        .expect("the program runs");
    let told = std::fs::read_to_string(told).unwrap_or_default();
    assert_eq!(told, "done", "{output:?}");
    let read =
        |name: &str| std::fs::read_to_string(folder.path().join(name)).expect("the file is there");
    assert_eq!(
        read("positions.role"),
        "position: Chief Librarian\n  headcount: 1\n\nposition: Cataloguer\n  headcount: 2\n  reports to: Chief Librarian\n",
    );
    assert_eq!(
        read("others.role"),
        "position: Binder\n  headcount: 1\n  reports to: Chief Librarian\n"
    );
}

#[test]
fn a_client_of_the_protocols_own_library_plays_recorded_sessions() {
    if let Some(folder) = extension() {
        node(&folder, &["scripts/test.mjs"]);
    }
}

#[test]
fn the_extension_is_well_typed_and_packed_with_all_it_needs() {
    let Some(folder) = extension() else {
        return;
    };
    node(&folder, &["node_modules/typescript/bin/tsc", "--noEmit"]);
    node(&folder, &["scripts/build.mjs"]);
    let target = tempfile::tempdir().expect("a folder");
    let package = target.path().join("rolec.vsix");
    let out = package.to_str().expect("a path");
    let made = Command::new("npm")
        .args(["run", "vsce", "--", "--out", out])
        .current_dir(&folder)
        .output()
        .expect("the program runs");
    assert!(made.status.success(), "{made:?}");
    let file = std::fs::File::open(&package).expect("the package was made");
    let archive = zip::ZipArchive::new(file).expect("a package is an archive");
    let names = archive
        .file_names()
        .map(|name| name.expect("a name").into_owned());
    let names: Vec<String> = names.collect();
    for needed in [
        "package.json",
        "package.nls.zh-cn.json",
        "dist/extension.js",
        "dist/preview.js",
        "l10n/bundle.l10n.zh-cn.json",
        "language-configuration.json",
        "snippets/zh.json",
        "syntaxes/role.tmLanguage.json",
        "icon.png",
    ] {
        assert!(
            names.contains(&format!("extension/{needed}")),
            "{needed}: {names:?}"
        );
    }
    let own = [
        "extension/src/",
        "extension/test/",
        "extension/node_modules/",
    ];
    let idle = names
        .iter()
        .find(|name| own.iter().any(|folder| name.starts_with(folder)));
    assert_eq!(idle, None);
}
