import { hasWord, readDotted, skipBlanks, skipQuoted, wordEnd } from "../c-like.ts";
import type { ImportFact, Scan } from "../facts.ts";

/** Package and imports of a Go text. By Go's grammar imports stand in front of everything else, so the rest is not read. */
export function scanGo(text: string): Scan {
  const imports: ImportFact[] = [];
  let at = skipBlanks(text, 0);
  if (!hasWord(text, at, "package")) return { imports, broken: at };
  const name = readDotted(text, skipBlanks(text, at + 7));
  at = name?.end ?? at + 7;
  for (;;) {
    at = skipBlanks(text, at);
    if (text.charCodeAt(at) === 59) at++;
    else if (!hasWord(text, at, "import")) return { imports, scopes: [name?.value ?? ""] };
    else {
      const end = readImport(text, skipBlanks(text, at + 6), imports);
      if (end < 0) return { imports, broken: at };
      at = end;
    }
  }
}

function readImport(text: string, from: number, imports: ImportFact[]): number {
  if (text.charCodeAt(from) !== 40) return readSpec(text, from, imports);
  let at = skipBlanks(text, from + 1);
  while (text.charCodeAt(at) !== 41) {
    if (text.charCodeAt(at) === 59) at++;
    else at = readSpec(text, at, imports);
    if (at < 0 || at >= text.length) return -1;
    at = skipBlanks(text, at);
  }
  return at + 1;
}

/** `"path"`, `name "path"`, `_ "path"`, `. "path"` */
function readSpec(text: string, from: number, imports: ImportFact[]): number {
  const start = skipBlanks(text, text.charCodeAt(from) === 46 ? from + 1 : wordEnd(text, from));
  const quote = text.charCodeAt(start);
  if (quote !== 34 && quote !== 96) return -1;
  const end = quote === 96 ? text.indexOf("`", start + 1) + 1 : skipQuoted(text, start);
  if (end <= start + 1) return -1;
  imports.push({ kind: "import", typeOnly: false, specifier: text.slice(start + 1, end - 1), start, end });
  return end;
}
