// The page around the preview: two sheets of paper, of which one is shown, and a bar above them. What the server sends
// is shown in a frame of its own where no script runs; nothing is ever fetched.

/** The words of the bar. */
export interface Words {
  language: string;
  sheet: string;
  chart: string;
  levels: string;
  fit: string;
  follow: string;
}

export interface Page {
  words: Words;
  /** The address of the script of the bar. */
  script: string;
  /** A word that only this page's own script has. */
  nonce: string;
}

/** No source of anything but this page, its one script, and pictures that are within it. */
export function policy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    "style-src 'unsafe-inline'",
    "img-src data:",
    "font-src data:",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
}

export function escaped(text: string): string {
  const signs: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
  return text.replace(/[&<>"']/g, (sign) => signs[sign] ?? sign);
}

const STYLE = `
html, body { height: 100%; margin: 0; padding: 0; overflow: hidden; }
body { display: flex; flex-direction: column; color: var(--vscode-foreground); font: var(--vscode-font-size) var(--vscode-font-family); }
header { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 14px; padding: 4px 12px; border-bottom: 1px solid var(--vscode-panel-border, transparent); }
header [role=tab] { background: none; border: 0; border-bottom: 2px solid transparent; padding: 5px 2px; color: var(--vscode-descriptionForeground); font: inherit; cursor: pointer; }
header [role=tab][aria-selected=true] { color: var(--vscode-foreground); border-bottom-color: var(--vscode-focusBorder); }
header label { display: inline-flex; align-items: center; gap: 5px; }
header input[type=number] { width: 3.2em; color: var(--vscode-input-foreground); background: var(--vscode-input-background); border: 1px solid var(--vscode-input-border, transparent); font: inherit; }
header .space { flex: 1; }
main { position: relative; flex: 1; min-height: 0; }
iframe { position: absolute; inset: 0; width: 100%; height: 100%; border: 0; background: #fff; }
p { margin: 2em; color: var(--vscode-descriptionForeground); }
[hidden] { display: none !important; }
`;

export function page({ words, script, nonce }: Page): string {
  const text = (word: string) => escaped(word);
  return `<!DOCTYPE html>
<html lang="${text(words.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy(nonce)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>${STYLE}</style>
</head>
<body>
<header>
<div role="tablist">
<button role="tab" id="sheet-tab" aria-controls="frame" aria-selected="true">${text(words.sheet)}</button>
<button role="tab" id="chart-tab" aria-controls="frame" aria-selected="false">${text(words.chart)}</button>
</div>
<span class="space"></span>
<label class="of-chart" hidden>${text(words.levels)} <input id="depth" type="number" min="1" max="12"></label>
<label class="of-chart" hidden><input id="fit" type="checkbox" checked> ${text(words.fit)}</label>
<label><input id="follow" type="checkbox" checked> ${text(words.follow)}</label>
</header>
<main>
<p id="said" role="status" hidden></p>
<iframe id="frame" sandbox="allow-same-origin" title="${text(words.sheet)}" hidden></iframe>
</main>
<script nonce="${nonce}" src="${text(script)}"></script>
</body>
</html>
`;
}

/** A sheet without what a booklet has around its sheets: the masthead, the contents, the way back up. */
export function sheet(html: string): string {
  const style = "<style>.masthead,.panel,.top,.skip{display:none!important}body{display:block!important}</style>";
  const at = html.indexOf("</head>");
  return at < 0 ? html : html.slice(0, at) + style + html.slice(at);
}

/** The rule of style that marks the box of a `kind:id`; no name is ever read as style. */
function mark(entity: string): string {
  const sign = (own: string): string => `\\${own.codePointAt(0)!.toString(16)} `;
  const [kind = "", ...rest] = entity.split(":");
  const quoted = (text: string): string => `"${text.replace(/["\\<\s]/g, sign)}"`;
  const box = `[data-kind=${quoted(kind)}][data-id=${quoted(rest.join(":"))}]`;
  return `g.node${box}>rect{stroke:#c2410c;stroke-width:24}`;
}

/** A drawing as a page: as wide as the frame, or as large as it was drawn; the box of what the cursor is in is marked. */
export function drawing(svg: string, fits: boolean, entity: string): string {
  const size = fits ? "svg{max-width:100%;height:auto}" : "body{min-width:min-content}";
  const rules = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";
  const style = `html,body{margin:0;background:#fff}body{padding:12px}svg{display:block;margin:0 auto}${size}${mark(entity)}`;
  return `<!DOCTYPE html>
<html><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${rules}">
<style>${style}</style></head>
<body>${svg.slice(Math.max(0, svg.indexOf("<svg")))}</body></html>`;
}
