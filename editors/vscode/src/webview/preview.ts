// The bar of the preview and the frame below it. Makes nothing of what it shows; keeps the place while it is the same.
import type { Chosen, Shown, View } from "../messages";

declare function acquireVsCodeApi(): { postMessage(message: Chosen): void };

const api = acquireVsCodeApi();

function element<T extends HTMLElement>(id: string): T {
  return document.getElementById(id) as T;
}

const frame = element<HTMLIFrameElement>("frame");
const said = element<HTMLParagraphElement>("said");
const tabs: Record<View, HTMLElement> = { sheet: element("sheet-tab"), chart: element("chart-tab") };
const depth = element<HTMLInputElement>("depth");
const fits = element<HTMLInputElement>("fit");
const follow = element<HTMLInputElement>("follow");
let shown = "";

function choose(view: View): void {
  for (const [name, tab] of Object.entries(tabs)) {
    tab.setAttribute("aria-selected", String(name === view));
    tab.tabIndex = name === view ? 0 : -1;
  }
  for (const own of document.querySelectorAll<HTMLElement>(".of-chart")) {
    own.hidden = view !== "chart";
  }
}

function show(message: Shown): void {
  choose(message.view);
  depth.value = String(message.depth);
  fits.checked = message.fits;
  frame.hidden = message.kind !== "page";
  said.hidden = message.kind !== "said";
  if (message.kind === "said") {
    said.textContent = message.text;
    return;
  }
  const what = `${message.view} ${message.entity}`;
  const root = frame.contentDocument?.scrollingElement;
  const place = what === shown ? [root?.scrollLeft ?? 0, root?.scrollTop ?? 0] : [0, 0];
  shown = what;
  frame.onload = () => frame.contentDocument?.scrollingElement?.scrollTo(place[0]!, place[1]!);
  frame.srcdoc = message.html;
}

for (const [name, tab] of Object.entries(tabs)) {
  const view = name as View;
  tab.addEventListener("click", () => api.postMessage({ kind: "view", view }));
  tab.addEventListener("keydown", (event) => {
    if (event.key === "ArrowLeft" || event.key === "ArrowRight") {
      const other = view === "sheet" ? "chart" : "sheet";
      tabs[other].focus();
      api.postMessage({ kind: "view", view: other });
    }
  });
}
depth.addEventListener("change", () => {
  const levels = Math.min(12, Math.max(1, Math.round(Number(depth.value)) || 1));
  api.postMessage({ kind: "depth", depth: levels });
});
fits.addEventListener("change", () => api.postMessage({ kind: "fits", fits: fits.checked }));
follow.addEventListener("change", () => api.postMessage({ kind: "follow", follows: follow.checked }));
window.addEventListener("message", (event: MessageEvent<Shown>) => show(event.data));
api.postMessage({ kind: "ready" });
