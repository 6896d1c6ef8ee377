import type { MergedDocument } from "./merge-document.ts";
import { usesCrlf, type ThreeTexts } from "./merge-text.ts";
import { renamedByBoth } from "./in-place.ts";
import type { KeyPath } from "./merge-values.ts";
import { linesOf, readKeyed, type Grammar, type KeyedDocument, type KeyedNode } from "./keyed-nodes.ts";

/** Merges a document of named lines (TOML, go.mod, XML with no two elements on a line) by name, in the user's order; comments go with what they stand above. Undefined when a side is not understood. */
export function mergeKeyed(texts: ThreeTexts, grammar: Grammar): MergedDocument | undefined {
  const [base, mine, theirs] = [texts.base === "" ? { nodes: [], tail: [] } : read(texts.base, grammar), read(texts.mine, grammar), read(texts.theirs, grammar)];
  if (base === undefined || mine === undefined || theirs === undefined) return undefined;
  const clashes: KeyPath[] = [];
  const nodes = mergeNodes({ base: base.nodes, mine: mine.nodes, theirs: theirs.nodes }, [], clashes);
  const text = `${[...nodes.flatMap(linesOf), ...mine.tail].join("\n")}${texts.mine.endsWith("\n") ? "\n" : ""}`;
  return { text: usesCrlf(texts.mine) ? text.replaceAll("\n", "\r\n") : text, clashes };
}

function read(text: string, grammar: Grammar): KeyedDocument | undefined {
  const code = text.replaceAll("\r\n", "\n").replace(/\n$/, "");
  return readKeyed(grammar.piecesOf?.(code) ?? code.split("\n"), grammar);
}

/** How many pieces have the name of one before them; none where the text is not understood. Tables of a list that have no name of their own (`[[overrides]]`) are many by their nature. */
export function saidTwice(text: string, grammar: Grammar): number {
  const count = (nodes: readonly KeyedNode[]): number => nodes.reduce((sum, { key, inside }) => sum + (/(?<!^\[\[[^\]]+\]\] )#\d+$/.test(key) ? 1 : 0) + count(inside ?? []), 0);
  return count(read(text, grammar)?.nodes ?? []);
}

interface ThreeLists {
  readonly base: readonly KeyedNode[];
  readonly mine: readonly KeyedNode[];
  readonly theirs: readonly KeyedNode[];
}

function mergeNodes({ base, mine, theirs }: ThreeLists, path: KeyPath, clashes: KeyPath[]): readonly KeyedNode[] {
  const [before, after] = [byKey(base), byKey(theirs)];
  const present = byKey(mine);
  clashes.push(...renamedByBoth({ base: before, mine: present, theirs: after }, (was, now) => saysTheSame(was as KeyedNode, now as KeyedNode)).flatMap(({ name, to }) => (to === undefined ? [[...path, name]] : [])));
  const result: KeyedNode[] = [];
  for (const node of mine) {
    const [was, now] = [before.get(node.key), after.get(node.key)];
    if (now !== undefined) result.push(mergeNode(was, node, { now, path, clashes }));
    else if (was === undefined) result.push(node);
    else if (!same(was, node)) {
      clashes.push([...path, node.key]);
      result.push(node);
    }
  }
  theirs.forEach((node, index) => {
    if (present.has(node.key)) return;
    const was = before.get(node.key);
    if (was !== undefined) {
      if (!same(was, node)) clashes.push([...path, node.key]);
      return;
    }
    const neighbour = theirs.slice(0, index).findLast(({ key }) => result.some((other) => other.key === key));
    // A table whose neighbours are all gone stands last: above the keys that belong to none it would take them in.
    const homeless = neighbour === undefined && index > 0 && node.inside !== undefined && node.close === undefined;
    const at = homeless ? result.length : result.findIndex(({ key }) => key === neighbour?.key) + 1;
    if (at > 0 && at === result.length) separate(result);
    result.splice(at, 0, node);
  });
  return result;
}

/** The last item of a list may stand without a comma; it is not the last any more. */
function separate(nodes: KeyedNode[]): void {
  const last = nodes.at(-1);
  if (last !== undefined && last.close === undefined && last.inside === undefined && /^\s*(["']).*\1$/.test(last.open)) nodes[nodes.length - 1] = { ...last, open: `${last.open},` };
}

function mergeNode(was: KeyedNode | undefined, mine: KeyedNode, { now, path, clashes }: { now: KeyedNode; path: KeyPath; clashes: KeyPath[] }): KeyedNode {
  if (same(mine, now) || (was !== undefined && same(was, now))) return mine;
  if (was !== undefined && same(was, mine)) return now;
  const at = [...path, mine.key];
  if (mine.inside !== undefined && now.inside !== undefined && bare(mine.open) === bare(now.open))
    return { ...mine, lead: hasOwnLead(was, mine) ? mine.lead : now.lead, inside: mergeNodes({ base: was?.inside ?? [], mine: mine.inside, theirs: now.inside }, at, clashes) };
  const open = higherLine(mine.open, now.open);
  if (open === undefined || mine.inside !== undefined || now.inside !== undefined) clashes.push(at);
  return open === undefined ? mine : { ...mine, open };
}

/** Whether the user changed the comments above it. */
function hasOwnLead(was: KeyedNode | undefined, mine: KeyedNode): boolean {
  return was === undefined || mine.lead.map(bare).join("\n") !== was.lead.map(bare).join("\n");
}

/** Of two lines that differ in one version alone, the one with the higher; a pre-release is nothing that can be compared here. */
function higherLine(mine: string, theirs: string): string | undefined {
  if (bare(mine) === bare(theirs)) return mine;
  const version = /\d+(?:\.\d+)+/g;
  const [a, b] = [mine.match(version) ?? [], theirs.match(version) ?? []];
  const stripped = (line: string): string => bare(line).replaceAll(version, "0");
  if (a.length !== 1 || b.length !== 1 || stripped(mine) !== stripped(theirs) || /\d[-+]?(?:a|b|rc|alpha|beta|dev|preview)/i.test(mine + theirs)) return undefined;
  const numbers = (text: string | undefined): number[] => (text ?? "").split(".").map(Number);
  const [left, right] = [numbers(a[0]), numbers(b[0])];
  for (let index = 0; index < Math.max(left.length, right.length); index++) {
    const difference = (left[index] ?? 0) - (right[index] ?? 0);
    if (difference !== 0) return difference > 0 ? mine : theirs;
  }
  return mine;
}

/** Whether a piece is another one under a new name; versions, numbers and flags tell nothing. */
function saysTheSame(was: KeyedNode, now: KeyedNode): boolean {
  const [old, fresh] = [was, now].map((node) => (node.inside === undefined ? [node.open.replaceAll(nameOf(node), "").trim()] : node.inside.flatMap(linesOf).map(bare))) as [string[], string[]];
  return old.some((line) => /[A-Za-z]{2}/.test(line.replaceAll(/\b(?:true|false)\b|\/\/.*|#.*/g, ""))) && old.join("\n") === fresh.join("\n");
}

/** What a piece is called by itself: the attribute, or the name of the element. */
function nameOf({ key }: KeyedNode): string {
  const [name = "", said = ""] = key.split(" ");
  return said === "" || said === ":" ? name : said;
}

function same(a: KeyedNode, b: KeyedNode): boolean {
  return linesOf(a).map(bare).join("\n") === linesOf(b).map(bare).join("\n");
}

/** A line as far as it means something: a comma at the end of a list does not. */
function bare(line: string): string {
  return line.trim().replace(/,$/, "");
}

function byKey(nodes: readonly KeyedNode[]): ReadonlyMap<string, KeyedNode> {
  return new Map(nodes.map((node) => [node.key, node]));
}
