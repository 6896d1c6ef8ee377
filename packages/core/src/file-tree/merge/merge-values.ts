import { identitiesOf } from "./identities.ts";

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
/** Items of a list by their names. */
type Items = ReadonlyMap<string, unknown>;

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

function mergeMappings({ base, mine, theirs }: { base: Mapping; mine: Mapping; theirs: Mapping }, settle: Settle, path: KeyPath): ValueMerge {
  const edits: Edit[] = [];
  const clashes: KeyPath[] = [];
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

/** The user's list with what the template changed in its items, without what it dropped and with what it added (after the same neighbour). Undefined when items cannot be told apart. */
function mergeLists(lists: Record<keyof Three, List>, settle: Settle, path: KeyPath): ValueMerge | undefined {
  const sides = [lists.base, lists.mine, lists.theirs];
  const names = identitiesOf(sides);
  if (names === undefined) return undefined;
  const [base, mine, theirs] = names.map((of, side) => new Map(of.map((name, index) => [name, sides[side]?.[index]]))) as readonly Items[] as readonly [Items, Items, Items];
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
  if (replacedByBoth(base, mine, theirs)) return { edits: [], clashes: [...clashes, path] };
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

/** Whether an item that neither has any more gave way to something of its own on each side: what each has in its place may be the same item under another name. */
function replacedByBoth(base: Items, mine: Items, theirs: Items): boolean {
  const names = [...base.keys()];
  return names.some((name, index) => {
    if (mine.has(name) || theirs.has(name)) return false;
    const [above, below] = [names.slice(0, index), names.slice(index + 1)];
    const [ours, others] = [mine, theirs].map((side) => inPlaceOf(base, side, { above, below }));
    return ours !== undefined && others !== undefined && ours.some((one) => !theirs.has(one)) && others.some((one) => !mine.has(one));
  });
}

/** What a side has of its own between the nearest items of the base that it still has above and below a place. */
function inPlaceOf(base: Items, side: Items, { above, below }: { readonly above: readonly string[]; readonly below: readonly string[] }): readonly string[] {
  const names = [...side.keys()];
  const start = names.indexOf(above.findLast((name) => side.has(name)) ?? "") + 1;
  const next = below.find((name) => side.has(name));
  return names.slice(start, next === undefined ? names.length : names.indexOf(next)).filter((name) => !base.has(name));
}

/** Where it comes behind in the order of the user's list: its neighbour in the template's or, where the user has dropped that, what it replaces. */
function placeOf(name: string, order: readonly string[], { base, theirs }: { base: Items; theirs: Items }): number {
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

function reordered(base: Items, theirs: Items): boolean {
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
