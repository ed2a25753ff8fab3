// Runs rolec in a terminal, for the commands that are no business of the server.
import { execFile } from "node:child_process";
import * as vscode from "vscode";
import * as settings from "./settings";

export function section(resource?: vscode.Uri): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration("rolec", resource);
}

/** Whether there is such a program; how it likes being asked is no matter. */
export async function isThere(program: string): Promise<boolean> {
  return new Promise((resolve) => {
    execFile(program, ["--version"], { timeout: 10_000 }, (error) => {
      const code = error?.code as unknown;
      resolve(!["ENOENT", "EACCES", "ENOEXEC", "UNKNOWN"].includes(String(code)));
    });
  });
}

/** The status with which it ended; nothing if it could not be started. */
export async function run(name: string, words: string[], folder: string): Promise<number | undefined> {
  const { program } = settings.server(section(vscode.Uri.file(folder)));
  // A process, not a shell: no name of a file is ever read as a command.
  const execution = new vscode.ProcessExecution(program, words, { cwd: folder });
  const task = new vscode.Task({ type: "rolec", name }, vscode.TaskScope.Workspace, name, "rolec", execution, []);
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Always, clear: true, focus: false };
  return new Promise((resolve, reject) => {
    let started: vscode.TaskExecution | undefined;
    const early: vscode.TaskProcessEndEvent[] = [];
    const end = (event: vscode.TaskProcessEndEvent): void => {
      if (!started) {
        early.push(event);
      } else if (event.execution === started) {
        listener.dispose();
        unstarted.dispose();
        resolve(event.exitCode);
      }
    };
    const listener = vscode.tasks.onDidEndTaskProcess(end);
    // Where no process was there to end, the task ends all the same; a moment later, so that the status comes first.
    const unstarted = vscode.tasks.onDidEndTask((event) => {
      if (event.execution === started) {
        setTimeout(() => {
          listener.dispose();
          unstarted.dispose();
          resolve(undefined);
        }, 500);
      }
    });
    vscode.tasks.executeTask(task).then((execution) => {
      started = execution;
      early.forEach(end);
    }, reject);
  });
}

/** The folder of the workspace that a command is about; asks if there are several. */
export async function folder(): Promise<vscode.Uri | undefined> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const own = active && vscode.workspace.getWorkspaceFolder(active);
  const folders = vscode.workspace.workspaceFolders ?? [];
  if (own || folders.length === 1) {
    return (own ?? folders[0])?.uri;
  }
  if (folders.length === 0) {
    void vscode.window.showWarningMessage(vscode.l10n.t("Open a folder first."));
    return undefined;
  }
  const picked = await vscode.window.showWorkspaceFolderPick({ placeHolder: vscode.l10n.t("Which folder?") });
  return picked?.uri;
}
