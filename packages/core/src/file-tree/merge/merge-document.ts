import { isCollection, isMap, isScalar, isSeq, Lexer, parseDocument, type Document, type YAMLMap } from "yaml";
import { higherVersion } from "./higher-version.ts";
import { usesCrlf, type ThreeTexts } from "./merge-text.ts";
import { mergeValues, type Edit, type KeyPath } from "./merge-values.ts";

/** A document merged key by key: the user's text with the template's changes in it. `clashes` are key paths that both changed. */
export interface MergedDocument {
  readonly text: string;
  readonly clashes: readonly KeyPath[];
}

/** Merges JSON by key, in the user's order and indentation. Undefined when one side is not plain JSON. */
export function mergeJson(texts: ThreeTexts): MergedDocument | undefined {
  const values = parseAll(texts, (text) => JSON.parse(text) as unknown);
  if (values === undefined) return undefined;
  const { edits, clashes } = mergeValues(values, higherVersion);
  const merged = edits.reduce<unknown>((value, edit) => applyToValue(value, edit, edit.path), values.mine);
  const indent = /\n([ \t]+)/.exec(texts.mine)?.[1] ?? "  ";
  const text = JSON.stringify(merged, null, indent) + (texts.mine.endsWith("\n") ? "\n" : "");
  return { text: edits.length === 0 ? texts.mine : withLineEnds(text, texts.mine), clashes };
}

/** Merges YAML by key into the user's document; comments and order are kept. Undefined when one side cannot be read or uses several documents or anchors. */
export function mergeYaml(texts: ThreeTexts): MergedDocument | undefined {
  if (/^---$/m.test(texts.mine + texts.base + texts.theirs) || /[:\s][&*][A-Za-z]/.test(texts.mine)) return undefined;
  const values = parseAll(texts, (text) => {
    const document = parseDocument(text, { uniqueKeys: true });
    if (document.errors.length > 0) throw document.errors[0] as Error;
    return document.toJS() as unknown;
  });
  if (values === undefined) return undefined;
  const { edits, clashes } = mergeValues(values, higherVersion);
  if (edits.length === 0) return { text: texts.mine, clashes };
  const document = parseDocument(texts.mine);
  for (const edit of edits) applyToYaml(document, edit);
  const text = withLineEnds(document.toString({ lineWidth: 0, flowCollectionPadding: true }), texts.mine);
  return losesComment(texts, text) ? undefined : { text, clashes };
}

/** A value that is put in place of another takes the comments in that one along: the user's own are never lost so. */
function losesComment({ base, mine }: ThreeTexts, merged: string): boolean {
  const [before, after] = [commentsIn(base), commentsIn(merged)];
  return [...commentsIn(mine)].some((comment) => !before.has(comment) && !after.has(comment));
}

function commentsIn(text: string): ReadonlySet<string> {
  return new Set([...new Lexer().lex(text)].filter((token) => token.startsWith("#")).map((token) => token.trim()));
}

function parseAll(texts: ThreeTexts, parse: (text: string) => unknown): { base: unknown; mine: unknown; theirs: unknown } | undefined {
  try {
    return { base: texts.base === "" ? undefined : parse(texts.base), mine: parse(texts.mine), theirs: parse(texts.theirs) };
  } catch {
    return undefined;
  }
}

function applyToValue(value: unknown, edit: Edit, path: KeyPath): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return edit.kind === "set" ? edit.value : undefined;
  const entries = Object.entries(value as Record<string, unknown>);
  const index = entries.findIndex(([name]) => name === key);
  if (edit.kind === "delete" && rest.length === 0) return Object.fromEntries(entries.filter(([name]) => name !== key));
  if (index >= 0) {
    const inner = rest.length === 0 && edit.kind === "set" ? edit.value : applyToValue(entries[index]?.[1], edit, rest);
    return Object.fromEntries(entries.map((entry) => (entry[0] === key ? [key, inner] : entry)));
  }
  const after = edit.kind === "set" ? entries.findIndex(([name]) => name === edit.after) : -1;
  const created: [string, unknown] = [String(key), rest.length === 0 && edit.kind === "set" ? edit.value : applyToValue({}, edit, rest)];
  return Object.fromEntries(after < 0 ? [...entries, created] : entries.toSpliced(after + 1, 0, created));
}

function applyToYaml(document: Document, edit: Edit): void {
  if (edit.kind === "delete") {
    document.deleteIn(edit.path);
    return;
  }
  if (document.hasIn(edit.path)) {
    replace(document, edit.path, edit.value);
    return;
  }
  const parent = document.getIn(edit.path.slice(0, -1), true) ?? document.contents;
  if (!isMap(parent)) document.setIn(edit.path, edit.value);
  else insertAfter(document, parent, edit);
}

/** Replaces as little as differs, so that comments in between stay. */
function replace(document: Document, path: KeyPath, value: unknown): void {
  const node = document.getIn(path, true);
  if (isSeq(node) && Array.isArray(value) && node.items.length === value.length) value.forEach((item, index) => replace(document, [...path, index], item));
  else if (isMap(node) && isObject(value) && sameKeys(node, value)) for (const [key, item] of Object.entries(value)) replace(document, [...path, key], item);
  else if (isScalar(node) && !isObject(value)) node.value = value;
  else document.setIn(path, styledLike(document, node, value));
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function sameKeys({ items }: YAMLMap, value: object): boolean {
  return items.length === Object.keys(value).length && items.every(({ key }) => isScalar(key) && typeof key.value === "string" && Object.hasOwn(value, key.value));
}

/** A list in brackets stays one in brackets. */
function styledLike(document: Document, old: unknown, value: unknown): unknown {
  const node = document.createNode(value);
  if (isCollection(node) && isCollection(old) && old.flow === true) node.flow = true;
  return node;
}

function insertAfter(document: Document, parent: YAMLMap, edit: Edit & { kind: "set" }): void {
  const pair = document.createPair(edit.path.at(-1), edit.value);
  const index = parent.items.findIndex((item) => isScalar(item.key) && item.key.value === edit.after);
  if (index < 0) parent.items.push(pair);
  else parent.items.splice(index + 1, 0, pair);
}

function withLineEnds(text: string, mine: string): string {
  return usesCrlf(mine) ? text.replaceAll(/\r?\n/g, "\r\n") : text;
}
