// What the user has set, as the server and the command line want it. Reads nothing by itself.
import { homedir } from "node:os";
import { join } from "node:path";

/** The section of settings, as `vscode.workspace.getConfiguration("rolec")` gives it. */
export interface Section {
  get<T>(name: string, otherwise: T): T;
}

/** How the server is started. */
export interface Server {
  program: string;
  arguments: string[];
}

/** The settings that only a new session of the server can take. */
export const RESTARTS = ["server.path", "server.arguments", "language", "rename.keepOldNames"];

export function server(section: Section): Server {
  const path = section.get("server.path", "rolec").trim() || "rolec";
  const program = path.startsWith("~/") || path.startsWith("~\\") ? join(homedir(), path.slice(2)) : path;
  return { program, arguments: [...section.get<string[]>("server.arguments", []), "lsp"] };
}

/** The language that was chosen; nothing if it follows from the workspace. */
export function language(section: Section): "zh" | "en" | undefined {
  const chosen = section.get<string>("language", "auto");
  return chosen === "zh" || chosen === "en" ? chosen : undefined;
}

/** `initializationOptions`, as docs/editor.md has them. */
export function options(section: Section): Record<string, unknown> {
  return {
    language: language(section),
    keepOldNames: section.get("rename.keepOldNames", false),
    commands: "rolec",
  };
}

/** How many levels a chart shows. */
export function depth(section: Section): number {
  return Math.max(1, section.get("preview.depth", 3));
}

/** What a booklet is built as. */
export function formats(section: Section): string[] {
  return section.get<string[]>("build.formats", ["pdf"]);
}
