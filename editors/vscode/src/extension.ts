// Starts the server, and hands each command to whom it concerns.
import * as vscode from "vscode";
import { LanguageClient, State, type ServerOptions } from "vscode-languageclient/node";
import { build, check, importDocuments, newWorkspace } from "./commands";
import { Preview } from "./preview";
import { isThere, section } from "./program";
import * as settings from "./settings";

let client: LanguageClient | undefined;
let log: vscode.LogOutputChannel | undefined;

interface PlaceOfServer {
  line: number;
  character: number;
}

interface LocationOfServer {
  uri: string;
  range: { start: PlaceOfServer; end: PlaceOfServer };
}

async function ask(method: string, params: object): Promise<unknown> {
  if (client?.state !== State.Running) {
    throw new Error(vscode.l10n.t("The server is not running."));
  }
  return client.sendRequest(method, params);
}

async function start(): Promise<void> {
  const { program, arguments: args } = settings.server(section());
  if (!(await isThere(program))) {
    return missing(program);
  }
  const run: ServerOptions = { command: program, args };
  client = new LanguageClient("rolec", "rolec", run, {
    documentSelector: [{ language: "role" }, { pattern: "**/rolec.yaml" }],
    initializationOptions: settings.options(section()),
    outputChannel: log,
  });
  // What went wrong is told by the client itself.
  await client.start().catch(() => undefined);
}

/** Says that there is no program; nobody waits for the answer, which starts it again if it changes the setting. */
function missing(program: string): void {
  const open = vscode.l10n.t("Open Settings");
  const words = vscode.l10n.t(
    "The program “{program}” cannot be started, so nothing is checked. Install rolec, or say in the settings where it is.",
    { program },
  );
  void vscode.window.showErrorMessage(words, open).then((answer) => {
    if (answer === open) {
      void vscode.commands.executeCommand("workbench.action.openSettings", "rolec.server.path");
    }
  });
}

async function stop(): Promise<void> {
  const old = client;
  client = undefined;
  // One that never came up, or fell, has nothing to stop.
  await old?.dispose().catch(() => undefined);
}

/** Settings may change while the server still starts: one turn after the other. */
let turn: Promise<void> = Promise.resolve();

async function restart(): Promise<void> {
  turn = turn.then(stop).then(start);
  await turn;
}

function place(position: PlaceOfServer): vscode.Position {
  return new vscode.Position(position.line, position.character);
}

/** The positions that report to one, as a list to go through. */
async function showReports(uri: string, position: PlaceOfServer, found: LocationOfServer[]): Promise<void> {
  const places = found.map(({ uri: own, range }) => {
    return new vscode.Location(vscode.Uri.parse(own), new vscode.Range(place(range.start), place(range.end)));
  });
  await vscode.commands.executeCommand("editor.action.showReferences", vscode.Uri.parse(uri), place(position), places);
}

/** The problems of a sheet: the caret goes to the first one. */
async function showFindings(uri: string, range: LocationOfServer["range"]): Promise<void> {
  const own = new vscode.Range(place(range.start), place(range.end));
  const editor = await vscode.window.showTextDocument(vscode.Uri.parse(uri), { preserveFocus: false });
  editor.selection = new vscode.Selection(own.start, own.start);
  editor.revealRange(own);
  await vscode.commands.executeCommand("workbench.actions.view.problems");
}

/** The page of a rule, under the address by which findings name it: `rolec:/explain/FAMILY/NAME.md`. */
async function explained(uri: vscode.Uri): Promise<string> {
  const rule = uri.path.replace(/^\/explain\//, "").replace(/\.md$/, "");
  const active = vscode.window.activeTextEditor?.document;
  const asked = active?.languageId === "role" ? active.uri.toString() : undefined;
  const page = (await ask("rolec/explain", { rule, uri: asked })) as { markdown: string } | null;
  return page?.markdown ?? vscode.l10n.t("No page explains the rule {rule}.", { rule });
}

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  log = vscode.window.createOutputChannel("rolec", { log: true });
  const preview = new Preview(context.extensionUri, ask);
  const commands: Record<string, (...given: never[]) => unknown> = {
    "rolec.newWorkspace": newWorkspace,
    "rolec.check": check,
    "rolec.build": build,
    "rolec.import": importDocuments,
    "rolec.openPreview": () => preview.open("sheet"),
    "rolec.showChart": () => preview.open("chart"),
    "rolec.restartServer": restart,
    "rolec.showLog": () => log?.show(),
    "rolec.showReports": showReports,
    "rolec.showFindings": showFindings,
    "rolec.preview": (uri: string, position: PlaceOfServer) =>
      preview.open("sheet", { uri: vscode.Uri.parse(uri), position: place(position) }),
  };
  const registered = Object.entries(commands).map(([name, run]) => vscode.commands.registerCommand(name, run));
  context.subscriptions.push(
    log,
    preview,
    ...registered,
    vscode.workspace.registerTextDocumentContentProvider("rolec", { provideTextDocumentContent: explained }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (settings.RESTARTS.some((name) => event.affectsConfiguration(`rolec.${name}`))) {
        void restart();
      }
    }),
  );
  await restart();
  preview.refresh();
}

export async function deactivate(): Promise<void> {
  await turn.then(stop);
}
