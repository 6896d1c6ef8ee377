import type { Found } from "./found.ts";

/** Modules that a `go.mod` requires, directly or not. */
export function fromGoMod(text: string): readonly Found[] {
  const found: Found[] = [];
  const code = text.replace(/\/\/.*$/gm, (comment) => " ".repeat(comment.length));
  for (const block of code.matchAll(/^[ \t]*require[ \t]*(?:\(([^)]*)\)|([^\n]+))/gm)) {
    const body = block[1] ?? block[2] ?? "";
    const offset = block.index + block[0].indexOf(body);
    for (const line of body.matchAll(/^[ \t]*"?([^\s"/][^\s"]*)"?[ \t]+v\S+/gm)) {
      const name = line[1] ?? "";
      const start = offset + line.index + line[0].indexOf(name);
      const end = start + name.length;
      const indirect = /^[^\n]*\/\/[ \t]*indirect\b/.test(text.slice(end, end + 300));
      found.push({ name, start, end, ...(indirect ? { indirect } : {}) });
    }
  }
  return found;
}
