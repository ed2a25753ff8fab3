// Command lines of rolec, for the commands of the extension. Runs nothing.

type Language = "zh" | "en" | undefined;

function spoken(language: Language): string[] {
  return language ? ["--lang", language] : [];
}

export function newWorkspace(folder: string, language: Language): string[] {
  return ["new", folder, ...spoken(language)];
}

export function check(folder: string, language: Language): string[] {
  return ["check", "-C", folder, ...spoken(language)];
}

export function build(folder: string, formats: string[], output: string, language: Language): string[] {
  const to = formats.length > 0 ? ["--to", formats.join(",")] : [];
  return ["build", "-C", folder, ...to, "-o", output, "--force", ...spoken(language)];
}

/** Files whose names begin with a hyphen are files all the same. */
export function imported(sources: string[], output: string, language: Language): string[] {
  return ["import", "-o", output, ...spoken(language), "--", ...sources];
}

/** A file name of one step, or what is wrong with it. */
export function isName(name: string): boolean {
  const trimmed = name.trim();
  return trimmed !== "" && trimmed !== "." && trimmed !== ".." && !/[/\\:*?"<>|]/.test(trimmed);
}
