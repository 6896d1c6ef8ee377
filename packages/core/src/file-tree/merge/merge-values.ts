import { identitiesOf } from "./identities.ts";
import { renamedByBoth, replacedByBoth, type Entries } from "./in-place.ts";
import { isVersions } from "./version-keys.ts";

/** A key path into a document, for example `["scripts", "test"]`. */
export type KeyPath = readonly (string | number)[];

/** One change of the template that the user's document takes over; each is to be made on what the ones before it left. */
export type Edit =
  | { readonly kind: "set"; readonly path: KeyPath; readonly value: unknown; readonly after?: string | undefined }
  | { readonly kind: "delete"; readonly path: KeyPath }
  /** An item that comes behind the one at `after`, or first (-1). */
  | { readonly kind: "insert"; readonly path: KeyPath; readonly value: unknown; readonly after: number };

/** The template's changes that apply to the user's document, and the key paths where both changed the same thing. */
export interface ValueMerge {
  readonly edits: readonly Edit[];
  readonly clashes: readonly KeyPath[];
}

/** How a clash of two scalars may be settled; undefined leaves it a clash. */
export type Settle = (path: KeyPath, mine: unknown, theirs: unknown) => unknown;

interface Three {
  readonly base: unknown;
  readonly mine: unknown;
  readonly theirs: unknown;
}

type Mapping = Readonly<Record<string, unknown>>;
type List = readonly unknown[];

/** Compares plain documents key by key. Objects merge by key, lists whose items can be told apart item by item, everything else as a whole. */
export function mergeValues(three: Three, settle: Settle, path: KeyPath = []): ValueMerge {
  const { base, mine, theirs } = three;
  if (equal(base, theirs) || equal(mine, theirs)) return { edits: [], clashes: [] };
  if (isMapping(mine) && isMapping(theirs) && (base === undefined || isMapping(base))) return mergeMappings({ base: base ?? {}, mine, theirs }, settle, path);
  if (isList(mine) && isList(theirs) && (base === undefined || isList(base))) {
    const merged = mergeLists({ base: base ?? [], mine, theirs }, settle, path);
    if (merged !== undefined) return merged;
  }
  if (equal(base, mine)) return { edits: [{ kind: "set", path, value: theirs }], clashes: [] };
  const settled = settle(path, mine, theirs);
  if (settled === undefined) return { edits: [], clashes: [path] };
  return { edits: equal(settled, mine) ? [] : [{ kind: "set", path, value: settled }], clashes: [] };
}

function mergeMappings(mappings: Record<keyof Three, Mapping>, settle: Settle, path: KeyPath): ValueMerge {
  const { mine, theirs } = mappings;
  const { base, clashes } = underNewNames(mappings, path);
  const edits: Edit[] = [];
  let previous: string | undefined;
  for (const key of Object.keys(theirs)) {
    const at = [...path, key];
    if (key in mine) {
      const inner = mergeValues({ base: base[key], mine: mine[key], theirs: theirs[key] }, settle, at);
      edits.push(...inner.edits);
      clashes.push(...inner.clashes);
    } else if (!(key in base)) edits.push({ kind: "set", path: at, value: theirs[key], after: previous });
    else if (!equal(base[key], theirs[key])) clashes.push(at);
    previous = key;
  }
  for (const key of Object.keys(base)) {
    if (key in theirs || !(key in mine)) continue;
    if (equal(base[key], mine[key])) edits.push({ kind: "delete", path: [...path, key] });
    else clashes.push([...path, key]);
  }
  return { edits, clashes };
}

/** The base with keys that both gave one new name under that; a key that each gave another name is a clash. Packages are taken for others, not renamed. */
function underNewNames({ base, mine, theirs }: Record<keyof Three, Mapping>, path: KeyPath): { readonly base: Mapping; readonly clashes: KeyPath[] } {
  const [was, ours, others] = [base, mine, theirs].map((side) => new Map(Object.entries(side))) as Entries[] as [Entries, Entries, Entries];
  const renamed = isVersions(path) ? [] : renamedByBoth({ base: was, mine: ours, theirs: others }, saysTheSame);
  const names = new Map(renamed.flatMap(({ name, to }) => (to === undefined ? [] : [[name, to] as const])));
  return {
    base: names.size === 0 ? base : Object.fromEntries(Object.entries(base).map(([key, value]) => [names.get(key) ?? key, value])),
    clashes: renamed.flatMap(({ name, to }) => (to === undefined ? [[...path, name]] : [])),
  };
}

/** Whether a value is so much like another one that it is the same thing under another name; an empty one, a number or a flag tells nothing. */
function saysTheSame(was: unknown, now: unknown): boolean {
  if (!isMapping(was) || !isMapping(now)) return typeof was === "string" ? was !== "" && was === now : isList(was) && was.length > 0 && equal(was, now);
  const keys = Object.keys(was);
  return keys.length > 0 && keys.filter((key) => key in now && equal(was[key], now[key])).length * 2 >= keys.length;
}

/** The user's list with what the template changed in its items, without what it dropped and with what it added (after the same neighbour). Undefined when items cannot be told apart. */
function mergeLists(lists: Record<keyof Three, List>, settle: Settle, path: KeyPath): ValueMerge | undefined {
  const sides = [lists.base, lists.mine, lists.theirs];
  const names = identitiesOf(sides);
  if (names === undefined) return undefined;
  const [base, mine, theirs] = names.map((of, side) => new Map(of.map((name, index) => [name, sides[side]?.[index]]))) as readonly Entries[] as readonly [Entries, Entries, Entries];
  // Another order is taken as a whole, or is a clash; where the items are plain values, it means nothing.
  if (reordered(base, theirs) && (equal(lists.base, lists.mine) || !lists.mine.every(isScalar))) return undefined;
  const edits: Edit[] = [];
  const clashes: KeyPath[] = [];
  [...mine].forEach(([name, item], index) => {
    if (!theirs.has(name)) return;
    const inner = mergeValues({ base: base.get(name), mine: item, theirs: theirs.get(name) }, settle, [...path, index]);
    edits.push(...inner.edits);
    clashes.push(...inner.clashes);
  });
  const added = [...theirs].filter(([name]) => !base.has(name) && !mine.has(name));
  const stays = [...mine].some(([name, item]) => theirs.has(name) || !equal(base.get(name), item));
  if (!stays && added.length > 0 && mine.size > 0) return { edits: [{ kind: "set", path, value: added.map(([, item]) => item) }], clashes: [] };
  if (replacedByBoth({ base, mine, theirs })) return { edits: [], clashes: [...clashes, path] };
  const order = [...mine.keys()];
  for (const [name, item] of added) {
    const at = placeOf(name, order, { base, theirs });
    edits.push({ kind: "insert", path, value: item, after: at });
    order.splice(at + 1, 0, name);
  }
  for (const [name, item] of base) {
    if (mine.has(name) === theirs.has(name)) continue;
    const at = order.indexOf(name);
    if (!equal((at < 0 ? theirs : mine).get(name), item)) clashes.push([...path, at < 0 ? name : at]);
    else if (at >= 0) {
      edits.push({ kind: "delete", path: [...path, at] });
      order.splice(at, 1);
    }
  }
  return { edits, clashes };
}

/** Where it comes behind in the order of the user's list: its neighbour in the template's or, where the user has dropped that, what it replaces. */
function placeOf(name: string, order: readonly string[], { base, theirs }: { base: Entries; theirs: Entries }): number {
  const [before, after] = [[...base.keys()], [...theirs.keys()]];
  const above = after.slice(0, after.indexOf(name));
  const neighbour = above.at(-1);
  const replaced = neighbour === undefined || order.includes(neighbour) ? undefined : before[before.indexOf(neighbour) + 1];
  const place = replaced !== undefined && order.includes(replaced) && !theirs.has(replaced) ? replaced : above.findLast((other) => order.includes(other));
  return place === undefined ? -1 : order.indexOf(place);
}

/** Deep equality of plain values; the order of keys does not matter. */
export function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (isList(a) && isList(b)) return a.length === b.length && a.every((item, index) => equal(item, b[index]));
  if (!isMapping(a) || !isMapping(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && equal(a[key], b[key]));
}

function reordered(base: Entries, theirs: Entries): boolean {
  const common = [...theirs.keys()].filter((name) => base.has(name));
  return [...base.keys()].filter((name) => theirs.has(name)).some((name, index) => name !== common[index]);
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isList(value: unknown): value is List {
  return Array.isArray(value);
}

function isScalar(value: unknown): boolean {
  return typeof value !== "object" || value === null;
}
