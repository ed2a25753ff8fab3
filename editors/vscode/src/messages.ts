// What the preview and the extension tell each other.

export type View = "sheet" | "chart";

/** From the extension: what is to be shown. */
export type Shown =
  | { kind: "page"; view: View; entity: string; html: string; depth: number; fits: boolean }
  | { kind: "said"; view: View; text: string; depth: number; fits: boolean };

/** From the preview: what was chosen. */
export type Chosen =
  | { kind: "ready" }
  | { kind: "view"; view: View }
  | { kind: "depth"; depth: number }
  | { kind: "fits"; fits: boolean }
  | { kind: "follow"; follows: boolean };
