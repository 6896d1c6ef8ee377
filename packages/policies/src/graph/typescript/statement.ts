import type { ImportKind, Source } from "../facts.ts";
import { importFact, isTypeSpecifier, readPlainStatement } from "./plain-statement.ts";
import { ch, isQuote, isWordCode, skipTrivia, stringEnd, stringValue, wordEnd } from "./tokens.ts";

/**
 * Reads the import or export statement whose keyword begins at `from`, adds its fact, and returns the offset after it.
 * -1 when it is another thing (`import()`, `import.meta`, `export const`): nothing was added.
 */
export function readStatement(source: Source, from: number): number {
  const { text } = source;
  const plain = readPlainStatement(text, from, source.facts);
  if (plain >= 0) return plain;
  const isImport = text.charCodeAt(from) === 105;
  const at = skipTrivia(text, from + 6);
  const code = text.charCodeAt(at);
  if (!isImport) return readExport(source, at);
  if (isQuote(code)) return readTarget(source, at, { kind: "side-effect", typeOnly: false });
  if (code === ch.open || code === ch.dot) return -1;
  return readImport(source, at);
}

interface Meaning {
  readonly kind: ImportKind;
  readonly typeOnly: boolean;
  readonly names?: readonly string[];
  readonly as?: readonly string[];
}

function readImport(source: Source, from: number): number {
  const { text } = source;
  const modifier = modifierAt(text, from);
  let at = modifier === undefined ? from : skipTrivia(text, from + modifier.length);
  let typeOnly = modifier === "type";
  const names: string[] = [];
  const as: string[] = [];
  if (isWordCode(text.charCodeAt(at))) {
    const end = wordEnd(text, at);
    as.push(text.slice(at, end));
    at = skipTrivia(text, end);
    if (text.charCodeAt(at) === ch.equals && text.charCodeAt(at + 1) !== ch.equals) return readImportEquals(source, at + 1, typeOnly);
    names.push("default");
    if (text.charCodeAt(at) === ch.comma) at = skipTrivia(text, at + 1);
  }
  if (text.charCodeAt(at) === ch.star) {
    at = afterStar(text, at);
    names.push("*");
    as.push(wordBefore(text, at));
  } else if (text.charCodeAt(at) === ch.openBrace) {
    const list = readNames(text, at);
    if (list === undefined) return -1;
    at = list.end;
    typeOnly ||= list.allTypes && names.length === 0;
    for (const name of list.names) names.push(name);
    for (const name of list.as) as.push(name);
  }
  return at < 0 ? -1 : readFrom(source, at, { kind: "import", typeOnly, ...called(names, as) });
}

/** Names, and what they are called from here on where that differs. */
function called(names: readonly string[], as: readonly string[]): Pick<Meaning, "names" | "as"> {
  return names.every((name, index) => name === as[index]) ? { names } : { names, as };
}

/** The word that ends at an offset. */
function wordBefore(text: string, end: number): string {
  let at = end;
  while (at > 0 && isWordCode(text.charCodeAt(at - 1))) at--;
  return text.slice(at, Math.max(at, end));
}

/** `type`, `defer` or `source` where they are modifiers and not the name of the binding. */
function modifierAt(text: string, from: number): "type" | "defer" | "source" | undefined {
  const end = wordEnd(text, from);
  const word = text.slice(from, end);
  if (word !== "type" && word !== "defer" && word !== "source") return undefined;
  const at = skipTrivia(text, end);
  const code = text.charCodeAt(at);
  if (code === ch.openBrace || code === ch.star) return word;
  if (!isWordCode(code)) return undefined;
  const next = wordEnd(text, at);
  if (text.slice(at, next) !== "from") return word;
  // `import type from "x"` binds a default called type; `import type from from "x"` one called from.
  return isQuote(text.charCodeAt(skipTrivia(text, next))) ? undefined : word;
}

function afterStar(text: string, from: number): number {
  const at = skipTrivia(text, from + 1);
  if (!isWord(text, at, "as")) return -1;
  const name = skipTrivia(text, at + 2);
  return isQuote(text.charCodeAt(name)) ? stringEnd(text, name) : wordEnd(text, name);
}

function readImportEquals(source: Source, from: number, typeOnly: boolean): number {
  const { text } = source;
  const at = skipTrivia(text, from);
  const end = wordEnd(text, at);
  const open = skipTrivia(text, end);
  if (text.slice(at, end) === "require" && text.charCodeAt(open) === ch.open) {
    const target = skipTrivia(text, open + 1);
    if (isQuote(text.charCodeAt(target))) {
      const after = readTarget(source, target, { kind: "import-equals", typeOnly });
      return after < 0 ? -1 : skipTrivia(text, after) + 1;
    }
  }
  return end > at ? end : -1;
}

function readExport(source: Source, from: number): number {
  const { text } = source;
  let at = from;
  if (isWord(text, at, "import")) return readImport(source, skipTrivia(text, at + 6));
  let typeOnly = false;
  if (isWord(text, at, "type")) {
    const next = skipTrivia(text, at + 4);
    const code = text.charCodeAt(next);
    if (code !== ch.openBrace && code !== ch.star) return -1;
    typeOnly = true;
    at = next;
  }
  if (text.charCodeAt(at) === ch.star) {
    const next = skipTrivia(text, at + 1);
    const named = isWord(text, next, "as");
    const end = named ? afterStar(text, at) : next;
    return end < 0 ? -1 : readFrom(source, end, { kind: "re-export", typeOnly, names: ["*"], ...(named ? { as: [wordBefore(text, end)] } : {}) });
  }
  if (isWord(text, at, "default")) noteDefault(source, at + 7);
  if (text.charCodeAt(at) !== ch.openBrace) return -1;
  const list = readNames(text, at);
  if (list === undefined) return -1;
  const next = skipTrivia(text, list.end);
  if (!isWord(text, next, "from")) {
    list.names.forEach((name, index) => source.hands?.push([name, list.as[index] ?? name]));
    return list.end;
  }
  return readFrom(source, list.end, { kind: "re-export", typeOnly: typeOnly || list.allTypes, ...called(list.names, list.as) });
}

/** `export default name` on its own. */
function noteDefault({ text, hands }: Source, from: number): void {
  const at = skipTrivia(text, from);
  const end = wordEnd(text, at);
  if (end > at && /^[ \t]*(?:;|\r?\n|$)/.test(text.slice(end, end + 40))) hands?.push([text.slice(at, end), "default"]);
}

interface Names {
  readonly names: readonly string[];
  readonly as: readonly string[];
  readonly allTypes: boolean;
  readonly end: number;
}

/** `{ a, type B, "c-d" as e }`: the names on the target's side and on this one, and whether every one is marked as a type. */
function readNames(text: string, from: number): Names | undefined {
  const names: string[] = [];
  const as: string[] = [];
  let types = 0;
  let at = skipTrivia(text, from + 1);
  while (text.charCodeAt(at) !== ch.closeBrace) {
    const words: string[] = [];
    while (text.charCodeAt(at) !== ch.comma && text.charCodeAt(at) !== ch.closeBrace) {
      const end = isQuote(text.charCodeAt(at)) ? stringEnd(text, at) : wordEnd(text, at);
      if (end <= at) return undefined;
      words.push(isQuote(text.charCodeAt(at)) ? stringValue(text, at, end) : text.slice(at, end));
      at = skipTrivia(text, end);
    }
    if (isTypeSpecifier(words)) {
      types++;
      words.shift();
    }
    if (words[0] !== undefined) {
      names.push(words[0]);
      as.push(words[2] ?? words[0]);
    }
    if (text.charCodeAt(at) === ch.comma) at = skipTrivia(text, at + 1);
  }
  return { names, as, allTypes: types > 0 && types === names.length, end: at + 1 };
}

function readFrom(source: Source, from: number, meaning: Meaning): number {
  const { text } = source;
  const at = skipTrivia(text, from);
  if (!isWord(text, at, "from")) return -1;
  const target = skipTrivia(text, at + 4);
  return isQuote(text.charCodeAt(target)) ? readTarget(source, target, meaning) : -1;
}

const longestAttributes = 200;

/** Adds the fact for a quoted target and steps over import attributes. */
function readTarget({ text, facts }: Source, start: number, meaning: Meaning): number {
  const end = stringEnd(text, start);
  if (end < 0) return -1;
  facts.push(importFact(meaning, { specifier: stringValue(text, start, end), start, end }));
  const at = skipTrivia(text, end);
  if (isWord(text, at, "with") || isWord(text, at, "assert")) {
    const open = skipTrivia(text, wordEnd(text, at));
    const close = text.charCodeAt(open) === ch.openBrace ? text.slice(open, open + longestAttributes).indexOf("}") : -1;
    if (close >= 0) return open + close + 1;
  }
  return end;
}

function isWord(text: string, at: number, word: string): boolean {
  return text.startsWith(word, at) && !isWordCode(text.charCodeAt(at + word.length));
}
