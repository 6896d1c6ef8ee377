/** A script in a component of Vue or Svelte. */
export interface Script {
  /** What stands in the opening tag behind its name, and where. */
  readonly tag: string;
  readonly tagStart: number;
  readonly start: number;
  readonly end: number;
}

/** Components hold their scripts among other things. */
export function isComponent(path: string): boolean {
  return path.endsWith(".vue") || path.endsWith(".svelte");
}

export function scriptsIn(text: string): readonly Script[] {
  const scripts: Script[] = [];
  const opening = /<script\b/gi;
  const closing = /<\/script>/gi;
  while (opening.test(text)) {
    const tagStart = opening.lastIndex;
    const start = text.indexOf(">", tagStart) + 1;
    closing.lastIndex = start;
    const end = start === 0 ? undefined : closing.exec(text)?.index;
    if (end === undefined) break;
    scripts.push({ tag: text.slice(tagStart, start), tagStart, start, end });
    opening.lastIndex = end;
  }
  return scripts;
}
