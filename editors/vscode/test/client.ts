// A client made of the protocol's own library: starts the server of `ROLEC`, keeps what it is told.
import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import * as lsp from "vscode-languageserver-protocol/node";

export class Client {
  readonly folder = mkdtempSync(join(tmpdir(), "rolec-"));
  readonly connection: lsp.ProtocolConnection;
  capabilities: lsp.ServerCapabilities = {};
  private readonly server: ChildProcess;
  private readonly told = new Map<string, lsp.Diagnostic[]>();
  private readonly waiting = new Set<() => void>();

  constructor(files: Record<string, string>) {
    for (const [name, text] of Object.entries(files)) {
      const path = join(this.folder, name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    const program = process.env["ROLEC"] ?? "rolec";
    this.server = spawn(program, ["lsp"], { stdio: ["pipe", "pipe", "inherit"] });
    const { stdin, stdout } = this.server;
    this.connection = lsp.createProtocolConnection(
      new lsp.StreamMessageReader(stdout!),
      new lsp.StreamMessageWriter(stdin!),
    );
    this.connection.onNotification(lsp.PublishDiagnosticsNotification.type, ({ uri, diagnostics }) => {
      this.told.set(uri, diagnostics);
      this.waiting.forEach((wake) => wake());
    });
    this.connection.onRequest(lsp.RegistrationRequest.type, () => undefined);
    this.connection.onRequest(lsp.WorkDoneProgressCreateRequest.type, () => undefined);
    this.connection.listen();
  }

  uri(name: string): string {
    return pathToFileURL(join(this.folder, name)).toString();
  }

  async initialise(options: object): Promise<void> {
    const answer = await this.connection.sendRequest(lsp.InitializeRequest.type, {
      processId: process.pid,
      rootUri: null,
      workspaceFolders: [{ uri: pathToFileURL(this.folder).toString(), name: "test" }],
      initializationOptions: options,
      capabilities: {
        general: { positionEncodings: ["utf-16"] },
        workspace: { workspaceEdit: { documentChanges: true }, workspaceFolders: true },
        textDocument: {
          publishDiagnostics: { relatedInformation: true, codeDescriptionSupport: true, versionSupport: true },
          completion: { completionItem: { snippetSupport: false } },
          hover: { contentFormat: ["markdown"] },
          rename: { prepareSupport: true },
        },
      },
    });
    this.capabilities = answer.capabilities;
    await this.connection.sendNotification(lsp.InitializedNotification.type, {});
  }

  /** The findings of a file, as soon as they are what is waited for. */
  async until(name: string, wanted: (rules: string[]) => boolean): Promise<string[]> {
    const uri = this.uri(name);
    const rules = () => (this.told.get(uri) ?? []).map((own) => String(own.code));
    const end = Date.now() + 60_000;
    while (!this.told.has(uri) || !wanted(rules())) {
      if (Date.now() > end) {
        throw new Error(`${name}: ${JSON.stringify(this.told.get(uri))}`);
      }
      await new Promise<void>((wake) => {
        const done = () => {
          this.waiting.delete(done);
          clearTimeout(timer);
          wake();
        };
        const timer = setTimeout(done, 1_000);
        this.waiting.add(done);
      });
    }
    return rules();
  }

  /** Ends the session as the protocol has it; the status of the server. */
  async end(): Promise<number | null> {
    const ended = new Promise<number | null>((done) => this.server.once("exit", done));
    await this.connection.sendRequest(lsp.ShutdownRequest.type);
    await this.connection.sendNotification(lsp.ExitNotification.type);
    const status = await ended;
    this.connection.dispose();
    return status;
  }

  /** Whatever happened: nothing is left running or lying about. */
  clear(): void {
    this.server.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
