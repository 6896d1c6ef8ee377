import type { ImportFact } from "../facts.ts";

/**
 * How most statements are written: one list, star or default and a target, without comments, escapes or attributes. One native look reads
 * them; whatever else stands there is read token by token.
 */
const plain = /(?:(import)|export)(?![\w$])\s*(type(?![\w$])\s*)?(?:\{([\w$,\s]*)\}|(\*)(?:\s*as\s+([\w$]+))?|([\w$]+)(?=\s))\s*from\s*("[^"\\\n]*"|'[^'\\\n]*')(?!\s*(?:with\b|assert\b|\/[/*]))/y;

/** Adds the fact of a plain statement that begins at `from` and returns the offset after its target; -1 for every other statement. */
export function readPlainStatement(text: string, from: number, facts: ImportFact[]): number {
  plain.lastIndex = from;
  const match = plain.exec(text);
  if (match === null) return -1;
  const isImport = match[1] !== undefined;
  const star = match[4];
  if (isImport ? star !== undefined && match[5] === undefined : match[6] !== undefined) return -1;
  const target = match[7] as string;
  const end = plain.lastIndex;
  const { names, as, allTypes } = match[3] === undefined ? single(star, match[5] ?? match[6]) : specifiersIn(match[3]);
  facts.push(importFact({ kind: isImport ? "import" : "re-export", typeOnly: match[2] !== undefined || allTypes, names, as }, { specifier: target.slice(1, -1), start: end - target.length, end }));
  return end;
}

/** What a statement says of its target; what is undefined is left out. */
type Meaning = Pick<ImportFact, "kind" | "typeOnly"> & { readonly names?: readonly string[] | undefined; readonly as?: readonly string[] | undefined };
type Place = Pick<ImportFact, "specifier" | "start" | "end">;

/** A fact with only the properties that say something, always in the same order. */
export function importFact({ kind, typeOnly, names, as }: Meaning, { specifier, start, end }: Place): ImportFact {
  if (names === undefined) return { kind, typeOnly, specifier, start, end };
  return as === undefined ? { kind, typeOnly, names, specifier, start, end } : { kind, typeOnly, names, as, specifier, start, end };
}

/** Names taken, and what they are called from here on, absent where every one keeps its name; `allTypes` when every one is marked as a type. */
export interface Specifiers {
  readonly names: readonly string[];
  readonly as?: readonly string[];
  readonly allTypes: boolean;
}

function single(star: string | undefined, called: string | undefined): Specifiers {
  const names = [star ?? "default"];
  return { names, allTypes: false, ...(called === undefined || called === names[0] ? {} : { as: [called] }) };
}

function specifiersIn(list: string): Specifiers {
  const names: string[] = [];
  let as: string[] | undefined;
  let types = 0;
  for (const part of list.split(",")) {
    const written = part.trim();
    if (written === "") continue;
    const words = /\s/.test(written) ? written.split(/\s+/) : [written];
    if (isTypeSpecifier(words)) {
      types++;
      words.shift();
    }
    const [name = "", , called = name] = words;
    if (called !== name) as ??= [...names];
    names.push(name);
    as?.push(called);
  }
  return { names, allTypes: types > 0 && types === names.length, ...(as === undefined ? {} : { as }) };
}

/** `type A`, `type A as B`, `type as as B`, `type as` are types; `type`, `type as B` and `type as as` are values called type. */
export function isTypeSpecifier(words: readonly string[]): boolean {
  if (words[0] !== "type" || words.length === 1) return false;
  if (words.length === 3) return words[1] !== "as";
  return words.length === 2 || words.length === 4;
}
