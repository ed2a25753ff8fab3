// The commands that run rolec: a new workspace, the check, the booklet, the import.
import { existsSync } from "node:fs";
import { basename, join } from "node:path";
import * as vscode from "vscode";
import * as lines from "./lines";
import { folder, run, section } from "./program";
import * as settings from "./settings";

function language(): "zh" | "en" | undefined {
  return settings.language(section());
}

function unfinished(): void {
  void vscode.window.showErrorMessage(vscode.l10n.t("It was not finished. The terminal says why."));
}

/** Asks where, under which name and in which language, makes it, and opens it. */
export async function newWorkspace(): Promise<void> {
  const open = vscode.l10n.t("The folder for the new workspace");
  const chosen = await vscode.window.showOpenDialog({
    canSelectFiles: false,
    canSelectFolders: true,
    title: open,
  });
  const above = chosen?.[0]?.fsPath;
  if (above === undefined) {
    return;
  }
  const name = await vscode.window.showInputBox({
    prompt: vscode.l10n.t("Name of the new workspace"),
    value: vscode.l10n.t("my-company"),
    validateInput: (text) => {
      if (!lines.isName(text)) {
        return vscode.l10n.t("This cannot be the name of a folder.");
      }
      const isThere = existsSync(join(above, text.trim()));
      return isThere ? vscode.l10n.t("This folder is there already. Choose another name.") : undefined;
    },
  });
  if (name === undefined) {
    return;
  }
  const isChinese = vscode.env.language.startsWith("zh");
  const languages = [
    { label: "中文", tag: "zh" as const },
    { label: "English", tag: "en" as const },
  ];
  const spoken = await vscode.window.showQuickPick(isChinese ? languages : languages.reverse(), {
    placeHolder: vscode.l10n.t("Language of the new workspace"),
  });
  if (!spoken) {
    return;
  }
  const target = join(above, name.trim());
  const status = await run(vscode.l10n.t("New workspace"), lines.newWorkspace(target, spoken.tag), above);
  if (status !== 0) {
    return unfinished();
  }
  const here = vscode.l10n.t("Open");
  const elsewhere = vscode.l10n.t("Open in a New Window");
  const ready = vscode.l10n.t("The workspace {name} is ready.", { name: name.trim() });
  const answer = await vscode.window.showInformationMessage(ready, here, elsewhere);
  if (answer) {
    const forceNewWindow = answer === elsewhere;
    await vscode.commands.executeCommand("vscode.openFolder", vscode.Uri.file(target), { forceNewWindow });
  }
}

/** The report in the terminal; it takes files as they were saved. */
export async function check(): Promise<void> {
  const root = await folder();
  if (root) {
    await vscode.workspace.saveAll(false);
    const status = await run(vscode.l10n.t("Check the workspace"), lines.check(root.fsPath, language()), root.fsPath);
    if (status === undefined || status > 1) {
      unfinished();
    }
  }
}

export async function build(): Promise<void> {
  const root = await folder();
  if (!root) {
    return;
  }
  await vscode.workspace.saveAll(false);
  const output = join(root.fsPath, "out");
  const words = lines.build(root.fsPath, settings.formats(section(root)), output, language());
  // 1: there are findings, and the booklet is made all the same.
  const status = await run(vscode.l10n.t("Build the booklet"), words, root.fsPath);
  if (status === undefined || status > 1 || !existsSync(output)) {
    return unfinished();
  }
  const show = vscode.l10n.t("Show the Folder");
  const answer = await vscode.window.showInformationMessage(vscode.l10n.t("The booklet is ready."), show);
  if (answer === show) {
    await vscode.commands.executeCommand("revealInExplorer", vscode.Uri.file(output));
  }
}

/** Imports what was chosen in the explorer, or else in a dialogue, into a folder of the workspace. */
export async function importDocuments(one?: vscode.Uri, several?: vscode.Uri[]): Promise<void> {
  const root = await folder();
  if (!root) {
    return;
  }
  const given = several ?? (one ? [one] : undefined);
  const chosen = given ?? (await vscode.window.showOpenDialog({
    canSelectMany: true,
    title: vscode.l10n.t("Documents to import"),
    openLabel: vscode.l10n.t("Import"),
    filters: { [vscode.l10n.t("Documents")]: ["docx", "doc", "txt", "md", "html", "htm", "csv", "xlsx", "pdf", "*"] },
  }));
  if (!chosen || chosen.length === 0) {
    return;
  }
  const output = unused(root.fsPath, "imported");
  const sources = chosen.map((uri) => uri.fsPath);
  const words = lines.imported(sources, output, language());
  const status = await run(vscode.l10n.t("Import documents"), words, root.fsPath);
  if (status === undefined || status > 1 || !existsSync(output)) {
    return unfinished();
  }
  const told = vscode.l10n.t("The documents are imported into the folder {folder}.", { folder: basename(output) });
  const show = vscode.l10n.t("Show the Folder");
  if ((await vscode.window.showInformationMessage(told, show)) === show) {
    await vscode.commands.executeCommand("revealInExplorer", vscode.Uri.file(output));
  }
}

/** A folder that is not there yet: nothing is overwritten. */
function unused(above: string, name: string): string {
  let path = join(above, name);
  for (let at = 2; existsSync(path); at += 1) {
    path = join(above, `${name}-${at}`);
  }
  return path;
}
