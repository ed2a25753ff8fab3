//! What is written for CI: it can be parsed, and its commands are ones that rolec knows. The services themselves are
//! not here to be asked.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

fn read(path: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn yaml(path: &str) -> serde_yaml::Value {
    serde_yaml::from_str(&read(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// A workspace with faults, gone with the folder.
fn workspace() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/broken");
    for entry in std::fs::read_dir(source).expect("the example").flatten() {
        std::fs::copy(entry.path(), folder.path().join(entry.file_name())).expect("a copy");
    }
    folder
}

/// Runs a script as CI does, with `rolec` found on the path.
fn shell(script: &str, folder: &Path) -> Output {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_rolec"));
    let bin = program.parent().expect("a folder").to_path_buf();
    let old = std::env::var_os("PATH").unwrap_or_default();
    let path = std::env::join_paths(std::iter::once(bin).chain(std::env::split_paths(&old)));
    Command::new("sh")
        .args(["-c", script])
        .current_dir(folder)
        .env("PATH", path.expect("a path"))
        .env("CI", "true")
        .output()
        .expect("a shell")
}

/// How a command ends; 2 is what it must not be.
fn status(script: &str, folder: &Path) -> i32 {
    let output = shell(script, folder);
    let status = output.status.code().expect("it ends by itself");
    assert!(
        status < 2,
        "{script}\n{}",
        String::from_utf8_lossy(&output.stderr)
    );
    status
}

/// The commands of a table of docs/ci.md, which stand in backquotes.
fn commands(page: &str) -> Vec<&str> {
    let quoted = page.split('`').skip(1).step_by(2);
    quoted.filter(|text| text.starts_with("rolec ")).collect()
}

#[test]
fn the_commands_of_the_page_run() {
    let page = read("docs/ci.md");
    let commands = commands(&page);
    assert!(commands.len() > 6, "{commands:?}");
    let folder = workspace();
    status("rolec check --write-baseline known.json", folder.path());
    for command in commands
        .iter()
        .filter(|command| !command.contains("--changed"))
    {
        status(command, folder.path());
    }
    let block = page.split("```sh baseline\n").nth(1).expect("the block");
    let block = block.split("```").next().expect("its end");
    assert_eq!(status(block, folder.path()), 0);
}

#[test]
fn the_gitlab_job_writes_its_reports() {
    let job = yaml(".ci/gitlab.yml");
    let script = job["rolec"]["script"][0].as_str().expect("a command");
    let folder = workspace();
    let run = format!("ROLEC_WORKSPACE=. ROLEC_ARGUMENTS='--deny warnings'; {script}");
    assert_eq!(status(&run, folder.path()), 1);
    let reports = job["rolec"]["artifacts"]["reports"]
        .as_mapping()
        .expect("reports");
    for report in reports.values() {
        assert!(
            folder
                .path()
                .join(report.as_str().expect("a path"))
                .is_file()
        );
    }
}

#[test]
fn the_hooks_run() {
    let hooks = yaml(".pre-commit-hooks.yaml");
    let folder = workspace();
    for hook in hooks.as_sequence().expect("hooks") {
        status(hook["entry"].as_str().expect("a command"), folder.path());
    }
    let page = read("docs/ci.md");
    for hook in hooks.as_sequence().expect("hooks") {
        assert!(page.contains(hook["id"].as_str().expect("a name")));
    }
}

#[test]
fn the_action_checks_and_prints() {
    let action = yaml("action.yml");
    let steps = action["runs"]["steps"].as_sequence().expect("steps");
    let folder = workspace();
    let temporary = tempfile::tempdir().expect("a temporary folder");
    let mut checked = false;
    for step in steps {
        assert!(
            step["uses"].is_string() || step["shell"].is_string(),
            "{step:?}"
        );
        let Some(run) = step["run"]
            .as_str()
            .filter(|run| run.contains("/bin/rolec\""))
        else {
            continue;
        };
        let run = run
            .replace("\"$RUNNER_TEMP/rolec/bin/rolec\"", "rolec")
            .replace("${{ inputs.arguments }}", "--deny warnings");
        let setting = format!(
            "WORKSPACE=. RUNNER_TEMP='{0}' GITHUB_STEP_SUMMARY='{0}/summary.md'; {run}",
            temporary.path().display()
        );
        assert_eq!(status(&setting, folder.path()), 1, "the example has errors");
        checked |= run.contains(" check ");
    }
    assert!(checked);
    assert!(temporary.path().join("rolec.sarif").is_file());
    assert!(temporary.path().join("summary.md").is_file());
    assert!(temporary.path().join("booklet").is_dir());
}
