import { declarationsOf, isImport, type Declaration, type HeadOf } from "./declarations.ts";
import { mergedBody } from "./merge-sections.ts";
import { usesCrlf, type ThreeTexts } from "./merge-text.ts";

type Declarations = ReadonlyMap<string, Declaration>;
type Bodies = Parameters<typeof mergedBody>[0];

/** Whether two texts are the same code in other lines. */
type IsSame = (one: string, other: string) => boolean;

/** Merges code declaration by declaration: what one side adds beside what the other adds, changes or takes away touches nothing of it. Undefined where both changed one declaration in one place, one dropped what the other changed, the templates put theirs in another order, something may be renamed, or a name is declared twice. */
export function mergeDeclarations(texts: ThreeTexts, headOf: HeadOf, isSame: IsSame = () => false): string | undefined {
  const [base, mine, theirs] = [declarationsOf(texts.base, headOf), declarationsOf(texts.mine, headOf), declarationsOf(texts.theirs, headOf)];
  if (base === undefined || mine === undefined || theirs === undefined || !sameOrder(base, theirs) || mayBeRenamed(base, mine, theirs)) return undefined;
  const lines: string[] = [];
  let above = "";
  let left: readonly string[] = [];
  for (const key of orderOf(base, mine, theirs)) {
    const [was, my, their] = [base.get(key), mine.get(key), theirs.get(key)];
    const body = mergedBody(apartFromLayout({ base: was?.body, mine: my?.body, theirs: their?.body }, isSame));
    if (body === undefined) return undefined;
    const gap = (my ?? their ?? was)?.gap ?? [];
    // The empty line above a block or group of imports stands above its first, whichever that is.
    if (body === "" && isImport(key) && left.length === 0) left = gap;
    if (body === "") continue;
    // Beside an import that the user has not, the templates' empty lines hold.
    const joins = isImport(key) && isImport(above) && (!mine.has(above) || !mine.has(key));
    const between = !joins ? gap : follows(key, above, theirs) ? (their?.gap ?? []) : undefined;
    lines.push(...(lines.length === 0 || between === undefined ? [] : isImport(key) && between.length === 0 ? left : between), body);
    [above, left] = [key, []];
  }
  const text = `${lines.join("\n")}${/\n?$/.exec(texts.mine)?.[0] ?? ""}`;
  return usesCrlf(texts.mine) ? text.replaceAll(/\r?\n/g, "\r\n") : text;
}

/** What one side only laid out anew counts as untouched where the other side changed it. */
function apartFromLayout({ base, mine, theirs }: Bodies, isSame: IsSame): Bodies {
  const isUntouched = (side: string | undefined, other: string | undefined): boolean => base !== undefined && side !== undefined && other !== base && isSame(base, side);
  if (isUntouched(mine, theirs)) return { base, mine: base, theirs };
  return isUntouched(theirs, mine) ? { base, mine, theirs: base } : { base, mine, theirs };
}

/** What neither has any more may be what each has under another name. An import has no name of its own. */
function mayBeRenamed(base: Declarations, mine: Declarations, theirs: Declarations): boolean {
  const added = new Set([...mine].filter(([key]) => !base.has(key) && !isImport(key)).map(([, { within }]) => within));
  return [...base].some(([key, { within }]) => !isImport(key) && !mine.has(key) && !theirs.has(key) && added.has(within));
}

function sameOrder(base: Declarations, theirs: Declarations): boolean {
  const common = [...theirs.keys()].filter((key) => base.has(key));
  return [...base.keys()].filter((key) => theirs.has(key)).every((key, index) => key === common[index]);
}

/** The user's order; what the templates add stands behind what it stands behind there, and behind what the user added in the same place; imports stand there in their order. */
function orderOf(base: Declarations, mine: Declarations, theirs: Declarations): readonly string[] {
  const order = [...mine.keys()];
  [...theirs].forEach(([key, { within }], index, all) => {
    if (mine.has(key)) return;
    const neighbour = all.slice(0, index).findLast(([other]) => order.includes(other))?.[0];
    let at = neighbour === undefined ? 0 : order.indexOf(neighbour) + 1;
    while (at < order.length && isOwn(order[at] ?? "") && mine.get(order[at] ?? "")?.within === within && !comesBefore(key, order[at] ?? "")) at += 1;
    order.splice(at, 0, key);
  });
  return order;

  function isOwn(key: string): boolean {
    return mine.has(key) && !base.has(key) && !theirs.has(key);
  }
}

function follows(key: string, above: string, declarations: Declarations): boolean {
  const keys = [...declarations.keys()];
  return keys[keys.indexOf(key) - 1] === above;
}

/** Whether an import stands above another one. */
function comesBefore(key: string, other: string): boolean {
  return isImport(key) && isImport(other) && key < other;
}
