import type { Found } from "./found.ts";

const kinds = new Set(["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"]);

/** Dependencies of every kind in a `package.json`; its text is walked, so that places are known. */
export function fromPackageJson(text: string): readonly Found[] {
  const found: Found[] = [];
  let depth = 0;
  let section = "";
  let last = { value: "", start: 0, end: 0 };
  for (const match of text.matchAll(/"((?:[^"\\]|\\.)*)"|[{}[\]:]/g)) {
    const [token, value] = match;
    if (value !== undefined) last = { value, start: match.index, end: match.index + token.length };
    else if (token === "{" || token === "[") depth++;
    else if (token !== ":") depth--;
    else if (depth === 1) section = last.value;
    else if (depth === 2 && kinds.has(section)) found.push({ name: last.value, development: section === "devDependencies", start: last.start, end: last.end });
  }
  return found;
}
