// Bundles the tests, so that Node can run them, and runs them. ROLEC names the program whose server they talk to.
import { build } from "esbuild";
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";

const folder = mkdtempSync(join("node_modules", ".test-"));
try {
  const names = readdirSync("test").filter((name) => name.endsWith(".test.ts"));
  await build({
    entryPoints: names.map((name) => join("test", name)),
    outdir: folder,
    outExtension: { ".js": ".cjs" },
    bundle: true,
    platform: "node",
    format: "cjs",
    logLevel: "warning",
    alias: { vscode: "./test/vscode.ts" },
  });
  const files = names.map((name) => join(folder, name.replace(/\.ts$/, ".cjs")));
  const { status } = spawnSync(process.execPath, ["--test", ...files], { stdio: "inherit" });
  process.exitCode = status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
