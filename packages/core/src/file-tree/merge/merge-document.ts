import { createScanner, parse, type ParseError } from "jsonc-parser";
import { Lexer, parseDocument, type Document } from "yaml";
import { editText } from "./edit-text.ts";
import { edited } from "./edit-values.ts";
import { higherVersion } from "./higher-version.ts";
import { jsonFormat } from "./json-format.ts";
import type { Format } from "./located.ts";
import { mergeFavouringMine, usesCrlf, type ThreeTexts } from "./merge-text.ts";
import { equal, mergeValues, type KeyPath } from "./merge-values.ts";
import { yamlFormat } from "./yaml-format.ts";
import { refersToItself, withAnchors, withTags } from "./yaml-tags.ts";

/** A document merged key by key: the user's text with the template's changes in it. `clashes` are key paths that both changed. */
export interface MergedDocument {
  readonly text: string;
  readonly clashes: readonly KeyPath[];
}

interface Language extends Format {
  /** The plain value of a text; throws where it has none. */
  readonly parse: (text: string) => unknown;
  /** The plain value of a text with what stands for something else replaced by that. */
  readonly meaning?: (text: string) => unknown;
  readonly commentsIn: (text: string) => readonly string[];
}

const json: Language = { ...jsonFormat, parse: parseJson, commentsIn: jsonComments };
const yaml: Language = { ...yamlFormat, parse: parseYaml, meaning: meaningOf, commentsIn: (text) => [...new Lexer().lex(text)].filter((token) => token.startsWith("#")) };

/** Merges JSON by key into the user's text, comments included. Undefined when one side is no JSON. */
export function mergeJson(texts: ThreeTexts): MergedDocument | undefined {
  return mergeIn(json, texts);
}

/** Merges YAML by key into the user's text, comments included. What has an anchor is one value. Undefined when one side cannot be read, uses several documents, or would change what an alias stands for. */
export function mergeYaml(texts: ThreeTexts): MergedDocument | undefined {
  if (/^---$/m.test(texts.mine + texts.base + texts.theirs)) return undefined;
  return mergeIn(yaml, texts);
}

/** The plain value of JSON with comments and commas at an end, as settings of tools have them. */
export function parseJson(text: string): unknown {
  const errors: ParseError[] = [];
  const value = parse(text, errors, { allowTrailingComma: true }) as unknown;
  if (errors.length > 0) throw new SyntaxError("no JSON");
  return value;
}

function parseYaml(text: string): unknown {
  return withAnchors(readYaml(text, { merge: false }), text).toJS() as unknown;
}

/** A document with what its aliases and merge keys stand for. */
function meaningOf(text: string): unknown {
  return withTags(readYaml(text, { merge: true }), text).toJS() as unknown;
}

function readYaml(text: string, { merge }: { readonly merge: boolean }): Document.Parsed {
  const document = parseDocument(text, { uniqueKeys: true, merge });
  if (document.errors.length > 0) throw document.errors[0] as Error;
  return document;
}

/** As jsonc-parser numbers its tokens; its enum is not there at run time. */
const [lineComment, blockComment, endOfFile] = [12, 13, 17];

function jsonComments(text: string): readonly string[] {
  const scanner = createScanner(text);
  const comments: string[] = [];
  for (let kind: number = scanner.scan(); kind !== endOfFile; kind = scanner.scan()) {
    const start = scanner.getTokenOffset();
    if (kind === lineComment || kind === blockComment) comments.push(text.slice(start, start + scanner.getTokenLength()));
  }
  return comments;
}

function mergeIn(language: Language, texts: ThreeTexts): MergedDocument | undefined {
  try {
    const values = { base: texts.base === "" ? undefined : language.parse(texts.base), mine: language.parse(texts.mine), theirs: language.parse(texts.theirs) };
    const { edits, clashes } = mergeValues(values, higherVersion);
    const text = editText(texts.mine, edits, language);
    const wanted = edited(values.mine, edits);
    if (text === undefined || !equal(language.parse(text), wanted) || losesComment(language, texts, text)) return undefined;
    const written = withTheirWriting(language, { ...texts, mine: text }, values);
    const isSame = written !== undefined && equal(valueIn(language, written), wanted) && !losesComment(language, texts, written);
    const merged = isSame ? written : text;
    if (clashes.length === 0 && !keepsMeaning(language, texts, merged)) return undefined;
    return { text: edits.length > 0 && usesCrlf(texts.mine) ? merged.replaceAll(/\r?\n/g, "\r\n") : merged, clashes };
  } catch {
    return undefined;
  }
}

/** Whether a merge by what is written is one of what is meant, too: what an alias stands for changes only where the user's text says so. */
function keepsMeaning({ meaning }: Language, texts: ThreeTexts, merged: string): boolean {
  if (meaning === undefined || ![texts.mine, texts.base, texts.theirs].some(refersToItself)) return true;
  const values = { base: texts.base === "" ? undefined : meaning(texts.base), mine: meaning(texts.mine), theirs: meaning(texts.theirs) };
  const { edits, clashes } = mergeValues(values, higherVersion);
  return clashes.length === 0 && equal(meaning(merged), edited(values.mine, edits));
}

/** The merged text with what templates changed in writing alone: comments, those above what they add among them, quotes and line ends. It is the difference of their text to the one that their values give in the last one. */
function withTheirWriting(language: Language, { base, mine, theirs }: ThreeTexts, values: { readonly base: unknown; readonly theirs: unknown }): string | undefined {
  const { edits } = mergeValues({ base: values.base, mine: values.base, theirs: values.theirs }, higherVersion);
  const unwritten = base === "" ? undefined : editText(base, edits, language);
  return unwritten === undefined ? undefined : mergeFavouringMine({ base: unwritten, mine, theirs });
}

function valueIn({ parse }: Language, text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

/** What goes may have a comment of the user's own in it, which is never lost. */
function losesComment({ commentsIn }: Language, { base, mine }: ThreeTexts, merged: string): boolean {
  const [before, after] = [base, merged].map((text) => new Set(commentsIn(text).map((comment) => comment.trim()))) as [Set<string>, Set<string>];
  return commentsIn(mine).some((comment) => !before.has(comment.trim()) && !after.has(comment.trim()));
}
