/** A key path into a document, for example `["scripts", "test"]`. */
export type KeyPath = readonly (string | number)[];

/** One change of the template that the user's document takes over. */
export type Edit =
  | { readonly kind: "set"; readonly path: KeyPath; readonly value: unknown; readonly after?: string | undefined }
  | { readonly kind: "delete"; readonly path: KeyPath };

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

/** Compares plain documents key by key. Objects merge by key, lists of scalars as ordered sets, everything else as a whole. */
export function mergeValues(three: Three, settle: Settle, path: KeyPath = []): ValueMerge {
  const { base, mine, theirs } = three;
  if (equal(base, theirs) || equal(mine, theirs)) return { edits: [], clashes: [] };
  if (isMapping(mine) && isMapping(theirs) && (base === undefined || isMapping(base))) return mergeMappings({ base: base ?? {}, mine, theirs }, settle, path);
  if (equal(base, mine)) return { edits: [{ kind: "set", path, value: theirs }], clashes: [] };
  if (isScalarList(mine) && isScalarList(theirs) && (base === undefined || isScalarList(base))) {
    return { edits: [{ kind: "set", path, value: mergeLists(base ?? [], mine, theirs) }], clashes: [] };
  }
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

/** The user's list with what the template added (after the same neighbour) and without what it dropped. */
function mergeLists(base: readonly unknown[], mine: readonly unknown[], theirs: readonly unknown[]): unknown[] {
  const dropped = base.filter((item) => !theirs.includes(item));
  const result = mine.filter((item) => !dropped.includes(item));
  theirs.forEach((item, index) => {
    if (base.includes(item) || result.includes(item)) return;
    const neighbour = theirs.slice(0, index).findLast((other) => result.includes(other));
    result.splice(neighbour === undefined ? 0 : result.indexOf(neighbour) + 1, 0, item);
  });
  return result;
}

/** Deep equality of plain values; the order of keys does not matter. */
export function equal(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item, index) => equal(item, b[index]));
  if (!isMapping(a) || !isMapping(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && equal(a[key], b[key]));
}

function isMapping(value: unknown): value is Mapping {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isScalarList(value: unknown): value is readonly unknown[] {
  return Array.isArray(value) && value.every((item) => typeof item !== "object" || item === null);
}
