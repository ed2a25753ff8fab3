// Bundles the extension and the script of its preview.
import { build } from "esbuild";

const common = { bundle: true, minify: true, legalComments: "none", logLevel: "warning", target: "es2022" };

await build({
  ...common,
  entryPoints: ["src/extension.ts"],
  outfile: "dist/extension.js",
  platform: "node",
  format: "cjs",
  external: ["vscode"],
});
await build({
  ...common,
  entryPoints: ["src/webview/preview.ts"],
  outfile: "dist/preview.js",
  platform: "browser",
  format: "iife",
});
