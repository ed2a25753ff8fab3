// Plays the recorded sessions of `sessions`: a language server is spoken to by a client that is not ours.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import * as lsp from "vscode-languageserver-protocol/node";
import { TextDocument } from "vscode-languageserver-textdocument";
import { Client } from "./client";

/** A session: files on the disk, and what is done one after the other. `at` is a place: the end of the only
 * occurrence of a text in a file. */
interface Session {
  options: object;
  files: Record<string, string[]>;
  steps: Step[];
}

interface At {
  file: string;
  behind: string;
}

type Step =
  | { do: "open"; file: string }
  | { do: "replace"; file: string; old: string; new: string }
  | { do: "findings"; file: string; has?: string[]; hasNot?: string[]; none?: boolean }
  | { do: "complete"; at: At; offers: string; accept?: boolean }
  | { do: "hover"; at: At; says: string[] }
  | { do: "rename"; at: At; to: string; changes: Record<string, number> }
  | { do: "definition"; at: At; leadsTo: At }
  | { do: "preview"; at: At; entity: string; says: string[] }
  | { do: "chart"; at: At; says: string[] }
  | { do: "explain"; rule: string; says: string[] };

class Player {
  private readonly documents = new Map<string, TextDocument>();

  constructor(private readonly client: Client) {}

  async play(step: Step): Promise<void> {
    switch (step.do) {
      case "open":
        return this.open(step.file);
      case "replace":
        return this.replace(step.file, step.old, step.new);
      case "findings":
        return this.findings(step);
      case "complete":
        return this.complete(step.at, step.offers, step.accept ?? false);
      case "hover": {
        const hover = await this.client.connection.sendRequest(lsp.HoverRequest.type, this.place(step.at));
        assert.ok(hover, "no hover");
        return says((hover.contents as lsp.MarkupContent).value, step.says);
      }
      case "definition": {
        const found = await this.client.connection.sendRequest(lsp.DefinitionRequest.type, this.place(step.at));
        const first = (Array.isArray(found) ? found[0] : found) as lsp.Location | undefined;
        const wanted = this.place(step.leadsTo);
        assert.deepEqual([first?.uri, first?.range.end], [wanted.textDocument.uri, wanted.position]);
        return;
      }
      case "rename":
        return this.rename(step.at, step.to, step.changes);
      case "preview": {
        const made = await this.ask("rolec/preview", this.place(step.at));
        assert.equal(made["entity"], step.entity);
        assert.ok(!/(?:src|href)="https?:/.test(made["html"]!), "the page asks for something elsewhere");
        // What the preview hides is what the page has.
        says(made["html"]!, ["</head>", 'class="masthead"', 'class="panel"', 'class="top"', 'class="skip"']);
        return says(made["html"]!, step.says);
      }
      case "chart":
        return says((await this.ask("rolec/chart", this.place(step.at)))["svg"]!, step.says);
      case "explain":
        return says((await this.ask("rolec/explain", { rule: step.rule }))["markdown"]!, step.says);
    }
  }

  private async ask(method: string, params: object): Promise<Record<string, string>> {
    const answer: unknown = await this.client.connection.sendRequest(method, params);
    assert.ok(answer, `${method}: nothing`);
    return answer as Record<string, string>;
  }

  private document(name: string): TextDocument {
    const document = this.documents.get(name);
    assert.ok(document, `${name} is not open`);
    return document;
  }

  private place({ file, behind }: At): lsp.TextDocumentPositionParams {
    const document = this.document(file);
    const text = document.getText();
    const at = text.indexOf(behind);
    assert.ok(at >= 0 && text.indexOf(behind, at + 1) < 0, `${file}: not once: ${behind}`);
    return { textDocument: { uri: document.uri }, position: document.positionAt(at + behind.length) };
  }

  private async open(name: string): Promise<void> {
    const text = readFileSync(join(this.client.folder, name), "utf8");
    const document = TextDocument.create(this.client.uri(name), "role", 1, text);
    this.documents.set(name, document);
    const textDocument = { uri: document.uri, languageId: "role", version: 1, text };
    await this.client.connection.sendNotification(lsp.DidOpenTextDocumentNotification.type, { textDocument });
  }

  private async change(name: string, edits: lsp.TextEdit[]): Promise<void> {
    const document = this.document(name);
    const version = document.version + 1;
    // Those behind come first, so that none moves another.
    const sorted = [...edits].sort((one, two) => document.offsetAt(two.range.start) - document.offsetAt(one.range.start));
    const contentChanges = sorted.map(({ range, newText }) => ({ range, text: newText }));
    TextDocument.update(document, contentChanges, version);
    const textDocument = { uri: document.uri, version };
    await this.client.connection.sendNotification(lsp.DidChangeTextDocumentNotification.type, { textDocument, contentChanges });
  }

  private async replace(name: string, old: string, text: string): Promise<void> {
    const { position: end } = this.place({ file: name, behind: old });
    const document = this.document(name);
    const start = document.positionAt(document.offsetAt(end) - old.length);
    await this.change(name, [{ range: { start, end }, newText: text }]);
  }

  private async findings(step: Extract<Step, { do: "findings" }>): Promise<void> {
    const { has = [], hasNot = [], none = false } = step;
    await this.client.until(step.file, (rules) => {
      const isThere = has.every((rule) => rules.includes(rule));
      return isThere && !hasNot.some((rule) => rules.includes(rule)) && !(none && rules.length > 0);
    });
  }

  private async complete(at: At, offers: string, accept: boolean): Promise<void> {
    const answer = await this.client.connection.sendRequest(lsp.CompletionRequest.type, this.place(at));
    const items = Array.isArray(answer) ? answer : (answer?.items ?? []);
    const found = items.find((item) => item.label === offers);
    assert.ok(found, `${offers} is not among ${items.map((item) => item.label).join(", ")}`);
    if (accept) {
      await this.change(at.file, [found.textEdit as lsp.TextEdit]);
    }
  }

  private async rename(at: At, to: string, changes: Record<string, number>): Promise<void> {
    const edit = await this.client.connection.sendRequest(lsp.RenameRequest.type, { ...this.place(at), newName: to });
    const edits = new Map<string, lsp.TextEdit[]>(Object.entries(edit?.changes ?? {}));
    for (const change of (edit?.documentChanges ?? []) as lsp.TextDocumentEdit[]) {
      edits.set(change.textDocument.uri, change.edits as lsp.TextEdit[]);
    }
    const counted = Object.fromEntries([...edits].map(([uri, own]) => [uri, own.length]));
    const wanted = Object.fromEntries(Object.entries(changes).map(([name, count]) => [this.client.uri(name), count]));
    assert.deepEqual(counted, wanted);
    for (const name of Object.keys(changes)) {
      if (!this.documents.has(name)) {
        await this.open(name);
      }
      await this.change(name, edits.get(this.client.uri(name)) ?? []);
    }
  }
}

function says(text: string, words: string[]): void {
  for (const word of words) {
    assert.ok(text.includes(word), `“${word}” is not in:\n${text.slice(0, 2_000)}`);
  }
}

const FOLDER = join("test", "sessions");

for (const name of readdirSync(FOLDER)) {
  test(`session ${name}`, { timeout: 120_000 }, async (context) => {
    const session = JSON.parse(readFileSync(join(FOLDER, name), "utf8")) as Session;
    const files = Object.entries(session.files).map(([path, lines]) => [path, lines.map((line) => `${line}\n`).join("")]);
    const client = new Client(Object.fromEntries(files) as Record<string, string>);
    context.after(() => client.clear());
    await client.initialise(session.options);
    const player = new Player(client);
    for (const step of session.steps) {
      await player.play(step).catch((reason: Error) => {
        throw new Error(`${JSON.stringify(step)}: ${reason.message}`);
      });
    }
    assert.equal(await client.end(), 0);
  });
}
