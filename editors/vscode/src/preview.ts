// The live preview: a panel beside the text that shows the sheet or the chart of what the caret is in. Everything shown
// comes from the server's own requests (docs/editor.md).
import { randomBytes } from "node:crypto";
import * as vscode from "vscode";
import { Latest } from "./latest";
import type { Chosen, Shown, View } from "./messages";
import { drawing, page, sheet } from "./page";
import * as settings from "./settings";

/** What the preview asks of the server. */
export type Ask = (method: string, params: object) => Promise<unknown>;

interface Place {
  uri: vscode.Uri;
  position: vscode.Position;
}

interface Made {
  entity: string;
  title: string;
  html?: string;
  svg?: string;
}

/** Milliseconds without a key before the preview is made anew. */
const QUIET = 150;

export class Preview implements vscode.Disposable {
  private panel: vscode.WebviewPanel | undefined;
  private place: Place | undefined;
  private view: View = "sheet";
  private depth = 3;
  private fits = true;
  private follows = true;
  private readonly latest: Latest<Place, Shown & { title?: string }>;
  private readonly subscriptions: vscode.Disposable[] = [];

  constructor(
    private readonly folder: vscode.Uri,
    private readonly ask: Ask,
  ) {
    this.latest = new Latest(
      QUIET,
      (place) => this.make(place),
      (made) => this.show(made),
      (reason) => this.show(this.say(vscode.l10n.t("The preview cannot be made: {reason}", { reason: String(reason) }))),
    );
    this.subscriptions.push(
      vscode.window.onDidChangeTextEditorSelection((event) => this.moved(event.textEditor)),
      vscode.window.onDidChangeActiveTextEditor((editor) => editor && this.moved(editor)),
      vscode.workspace.onDidChangeTextDocument((event) => {
        if (event.document.languageId === "role") {
          this.refresh();
        }
      }),
      vscode.window.registerWebviewPanelSerializer("rolec.preview", {
        deserializeWebviewPanel: async (panel) => this.adopt(panel),
      }),
    );
  }

  /** Shows the panel; at a place, if one is given, else at the caret. */
  open(view: View, place?: Place): void {
    this.view = view;
    this.depth = settings.depth(vscode.workspace.getConfiguration("rolec"));
    const editor = vscode.window.activeTextEditor;
    this.place = place ?? (editor && placeOf(editor)) ?? this.place;
    if (this.panel) {
      this.panel.reveal(undefined, true);
    } else {
      const column = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
      this.adopt(vscode.window.createWebviewPanel("rolec.preview", vscode.l10n.t("Preview"), column));
    }
    this.refresh();
  }

  /** Makes what is shown anew, soon. */
  refresh(): void {
    if (this.panel && this.place) {
      this.latest.ask(this.place);
    }
  }

  dispose(): void {
    this.latest.stop();
    this.panel?.dispose();
    this.subscriptions.forEach((own) => void own.dispose());
  }

  private adopt(panel: vscode.WebviewPanel): void {
    this.panel = panel;
    const dist = vscode.Uri.joinPath(this.folder, "dist");
    panel.webview.options = { enableScripts: true, localResourceRoots: [dist] };
    panel.iconPath = vscode.Uri.joinPath(this.folder, "icon.png");
    panel.onDidDispose(() => {
      this.latest.stop();
      this.panel = undefined;
    });
    panel.webview.onDidReceiveMessage((message: Chosen) => this.chosen(message));
    panel.webview.html = page({
      words: {
        language: vscode.env.language,
        sheet: vscode.l10n.t("Sheet"),
        chart: vscode.l10n.t("Chart"),
        levels: vscode.l10n.t("Levels"),
        fit: vscode.l10n.t("Fit to width"),
        follow: vscode.l10n.t("Follow the cursor"),
      },
      script: panel.webview.asWebviewUri(vscode.Uri.joinPath(dist, "preview.js")).toString(),
      nonce: randomBytes(16).toString("hex"),
    });
  }

  private chosen(message: Chosen): void {
    switch (message.kind) {
      case "ready":
        this.place ??= firstPlace();
        if (!this.place) {
          this.show(this.say(vscode.l10n.t("Put the cursor into a position or a department.")));
        }
        break;
      case "view":
        this.view = message.view;
        break;
      case "depth":
        this.depth = message.depth;
        break;
      case "fits":
        this.fits = message.fits;
        break;
      case "follow":
        this.follows = message.follows;
        this.place = (message.follows && firstPlace()) || this.place;
        break;
    }
    this.refresh();
  }

  private moved(editor: vscode.TextEditor): void {
    if (this.follows && editor.document.languageId === "role") {
      this.place = placeOf(editor);
      this.refresh();
    }
  }

  private async make(place: Place): Promise<Shown & { title?: string }> {
    const { line, character } = place.position;
    const params = { textDocument: { uri: place.uri.toString() }, position: { line, character } };
    if (this.view === "chart") {
      const made = (await this.ask("rolec/chart", { ...params, depth: this.depth })) as Made | null;
      const svg = made?.svg;
      return made && svg
        ? this.whole(made, drawing(svg, this.fits, made.entity))
        : this.say(vscode.l10n.t("There is nothing to draw yet."));
    }
    const made = (await this.ask("rolec/preview", params)) as Made | null;
    return made?.html
      ? this.whole(made, sheet(made.html))
      : this.say(vscode.l10n.t("Put the cursor into a position or a department."));
  }

  private whole(made: Made, html: string): Shown & { title: string } {
    const { view, depth, fits } = this;
    return { kind: "page", view, entity: made.entity, html, depth, fits, title: made.title };
  }

  private say(text: string): Shown {
    const { view, depth, fits } = this;
    return { kind: "said", view, text, depth, fits };
  }

  private show(shown: Shown & { title?: string }): void {
    const { title, ...message } = shown;
    if (this.panel) {
      this.panel.title = title ? vscode.l10n.t("Preview: {title}", { title }) : vscode.l10n.t("Preview");
      void this.panel.webview.postMessage(message);
    }
  }
}

function placeOf(editor: vscode.TextEditor): Place | undefined {
  const { document, selection } = editor;
  return document.languageId === "role" ? { uri: document.uri, position: selection.active } : undefined;
}

/** The caret of the role file that is seen: of the active editor first. */
function firstPlace(): Place | undefined {
  const editors = [vscode.window.activeTextEditor, ...vscode.window.visibleTextEditors];
  for (const editor of editors) {
    const place = editor && placeOf(editor);
    if (place) {
      return place;
    }
  }
  return undefined;
}
