import { isCollection, isMap, isPair, isScalar, isSeq, parseDocument, stringify, Document, type Node, type Pair, type Scalar } from "yaml";
import type { Entry, Format, Located } from "./located.ts";
import { tagIn, untagged } from "./yaml-tags.ts";

const onOneLine = { lineWidth: 0, blockQuote: false, doubleQuotedMinMultiLineLength: Number.MAX_SAFE_INTEGER } as const;

/** YAML, block and flow. */
export const yamlFormat: Format = {
  locate: (text) => {
    const { contents } = parseDocument(text, { keepSourceTokens: true });
    return contents === null ? undefined : located(contents, 0);
  },
  scalar: scalarText,
  block: (value, { lead, indent, step, indentLists }) => {
    const options = { ...(isPlainText(value) ? { lineWidth: 0 } : onOneLine), indentSeq: indentLists };
    const text = lead === "dash" ? stringify([value], options).slice("-".length) : stringify({ k: value }, { ...options, indent: step.length }).slice("k:".length);
    return untagged(text.replace(/\n$/, "").replaceAll(/\n(?=[^\n])/g, `\n${indent}`));
  },
  key: (key) => `${stringify(key).trimEnd()}:`,
};

/** Whether all that is said in several lines can stand in a block of lines: it begins with no blank and ends with one line end at most. */
function isPlainText(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Object.values(value).every(isPlainText);
  return typeof value !== "string" || !/[\n\r]/.test(value) || /^\S(?:[^]*\S)?\n?$/.test(value);
}

/** Quoted where a list in brackets asks for it. */
function scalarText(value: unknown, old: string): string {
  const list = new Document([value]);
  const item = list.get(0, true);
  const type = old.startsWith('"') || /[\n\r]/.test(String(value)) ? "QUOTE_DOUBLE" : old.startsWith("'") ? "QUOTE_SINGLE" : undefined;
  if (isScalar(item) && type !== undefined && typeof value === "string") item.type = type;
  if (isSeq(list.contents)) list.contents.flow = true;
  return untagged(list.toString({ ...onOneLine, flowCollectionPadding: false }).trimEnd().slice(1, -1));
}

function located(node: Node | null, at: number): Located {
  const [start, end] = [node?.range?.[0] ?? at, node?.range?.[1] ?? at];
  if (!isCollection(node)) return { start, end, form: "scalar", kind: "scalar", entries: [] };
  const entries = isMap(node) ? node.items.map(keyed) : isSeq(node) ? node.items.map((item, index) => numbered(item as Node | null, index, node)) : [];
  return { start, end: node.flow === true ? end : (entries.at(-1)?.value.end ?? end), form: node.flow === true ? "flow" : "block", kind: isMap(node) ? "map" : "list", entries };
}

function keyed(pair: Pair): Entry {
  const key = pair.key as Scalar;
  const start = key.range?.[0] ?? 0;
  const colon = pair.srcToken?.sep?.find(({ type }) => type === "map-value-ind");
  const lead = colon === undefined ? (key.range?.[1] ?? start) : colon.offset + 1;
  return { key: String(key.value), start, lead, value: whole(located(pair.value as Node | null, lead), tagIn(pair.srcToken?.sep)) };
}

function numbered(item: Node | null, index: number, { srcToken, range }: Node): Entry {
  const before = srcToken !== undefined && "items" in srcToken ? srcToken.items[index]?.start : undefined;
  const dash = before?.find(({ type }) => type === "seq-item-ind");
  const start = dash?.offset ?? item?.range?.[0] ?? range?.[0] ?? 0;
  const lead = dash === undefined ? start : start + 1;
  // In a list of brackets, a pair may be an item of its own.
  return { key: index, start, lead, value: whole(isPair(item) ? located(null, lead) : located(item, lead), tagIn(before)) };
}

/** What has a tag of its own is one value, tag and all. */
function whole(value: Located, tag: number | undefined): Located {
  return tag === undefined ? value : { ...value, start: tag, entries: [] };
}
