// The parts of the extension that need no editor.
import assert from "node:assert/strict";
import { homedir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { Latest } from "../src/latest";
import * as lines from "../src/lines";
import { drawing, escaped, page, policy, sheet } from "../src/page";
import * as settings from "../src/settings";

function section(values: Record<string, unknown>): settings.Section {
  return { get: <T>(name: string, otherwise: T) => (name in values ? (values[name] as T) : otherwise) };
}

function unexpected(what: unknown): never {
  throw new Error(String(what));
}

test("the server is rolec in the path unless something else is said", () => {
  assert.deepEqual(settings.server(section({})), { program: "rolec", arguments: ["lsp"] });
  assert.equal(settings.server(section({ "server.path": "  " })).program, "rolec");
  const own = settings.server(section({ "server.path": "~/bin/rolec", "server.arguments": ["-v"] }));
  assert.deepEqual(own, { program: join(homedir(), "bin/rolec"), arguments: ["-v", "lsp"] });
});

test("options are those of the server", () => {
  const automatic = settings.options(section({ language: "auto" }));
  assert.deepEqual(JSON.parse(JSON.stringify(automatic)), { keepOldNames: false, commands: "rolec" });
  const chosen = settings.options(section({ language: "zh", "rename.keepOldNames": true }));
  assert.deepEqual(chosen, { language: "zh", keepOldNames: true, commands: "rolec" });
  assert.equal(settings.depth(section({ "preview.depth": -2 })), 1);
});

test("file names are never options", () => {
  const words = lines.imported(["-rf.txt", "经理.docx"], "out", "zh");
  assert.deepEqual(words, ["import", "-o", "out", "--lang", "zh", "--", "-rf.txt", "经理.docx"]);
  assert.deepEqual(lines.build("w", [], "o", undefined), ["build", "-C", "w", "-o", "o", "--force"]);
  assert.deepEqual(lines.check("w", "en"), ["check", "-C", "w", "--lang", "en"]);
});

test("names of workspaces are names of one folder", () => {
  for (const name of ["公司", "my company", "a.b"]) {
    assert.ok(lines.isName(name), name);
  }
  for (const name of ["", "  ", ".", "..", "a/b", "a\\b", "a:b", "a?"]) {
    assert.ok(!lines.isName(name), name);
  }
});

test("the page lets in nothing from elsewhere, and no words of others as markup", () => {
  const words = { language: "zh", sheet: '<b>"', chart: "b", levels: "c", fit: "d", follow: "e" };
  const text = page({ words, script: "x.js", nonce: "abc" });
  assert.ok(text.includes("&lt;b&gt;&quot;"));
  assert.ok(!text.includes("<b>"));
  assert.ok(!/https?:/.test(text.replace("x.js", "")));
  assert.match(policy("abc"), /^default-src 'none'; script-src 'nonce-abc';/);
  assert.ok(!/unsafe-eval|script-src[^;]*unsafe-inline|\*/.test(policy("abc")));
  assert.match(text, /sandbox="allow-same-origin"/, "what is shown runs no script");
  assert.equal(escaped(`<&>"'`), "&lt;&amp;&gt;&quot;&#39;");
});

test("a drawing is put into a page without what stands before it", () => {
  const text = drawing('<?xml version="1.0"?><svg id="a"></svg>', true, "position:销售部/销售经理");
  assert.ok(text.includes('<body><svg id="a"></svg></body>'));
  assert.ok(text.includes("max-width:100%"));
  assert.ok(text.includes('[data-kind="position"][data-id="销售部/销售经理"]'));
  assert.ok(!drawing("<svg/>", false, "organisation:").includes("max-width"));
});

test("a name in a drawing is never read as style", () => {
  const text = drawing("<svg/>", true, 'position:a"]{}</style><b \\');
  assert.ok(!text.includes("</style><b"), text);
  assert.ok(text.includes('[data-id="a\\22 ]{}\\3c /style>\\3c b\\20 \\5c "]'), text);
});

test("a sheet is shown without the booklet around it", () => {
  const made = sheet("<head></head><body></body>");
  assert.match(made, /^<head><style>[^<]*\.masthead[^<]*<\/style><\/head>/);
  assert.equal(sheet("no page"), "no page");
});

test("only the last question is answered, once there is quiet", async () => {
  const asked: number[] = [];
  const told: number[] = [];
  const work = async (task: number) => {
    asked.push(task);
    await new Promise((done) => setTimeout(done, task === 2 ? 60 : 5));
    return task;
  };
  const latest = new Latest<number, number>(10, work, (result) => told.push(result), unexpected);
  latest.ask(1);
  latest.ask(2);
  await new Promise((done) => setTimeout(done, 30));
  latest.ask(3);
  await new Promise((done) => setTimeout(done, 120));
  assert.deepEqual([asked, told], [[2, 3], [3]]);
  latest.ask(4);
  latest.stop();
  await new Promise((done) => setTimeout(done, 40));
  assert.deepEqual(told, [3]);
});

test("a failure is told, but not one of the past", async () => {
  const failed: unknown[] = [];
  const latest = new Latest<string, string>(1, (task) => Promise.reject(task), unexpected, (reason) => failed.push(reason));
  latest.ask("one");
  latest.ask("two");
  await new Promise((done) => setTimeout(done, 30));
  assert.deepEqual(failed, ["two"]);
});
