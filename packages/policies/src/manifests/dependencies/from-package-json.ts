import type { Found } from "./found.ts";

const kinds = new Set(["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"]);

/** Dependencies of every kind in a `package.json`; its text is walked, so that places are known. */
export function fromPackageJson(text: string): readonly Found[] {
  const found: Found[] = [];
  let depth = 0;
  let section = "";
  let last = { value: "", start: 0, end: 0 };
  for (let at = 0; at < text.length; at++) {
    const token = text[at] as string;
    if (token === '"') {
      const start = at;
      at = closingQuote(text, start);
      last = { value: text.slice(start + 1, at), start, end: at + 1 };
    } else if (token === "{" || token === "[") depth++;
    else if (token === "}" || token === "]") depth--;
    else if (token !== ":") continue;
    else if (depth === 1) section = last.value;
    else if (depth === 2 && kinds.has(section)) found.push({ name: last.value, development: section === "devDependencies", start: last.start, end: last.end });
  }
  return found;
}

/** Where the string that begins at a quote ends; the end of the text where it does not. */
function closingQuote(text: string, start: number): number {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 1)) {
    let escapes = 0;
    while (text[at - 1 - escapes] === "\\") escapes++;
    if (escapes % 2 === 0) return at;
  }
  return text.length;
}
