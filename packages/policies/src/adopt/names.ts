import { grouped, namePattern } from "@create-backend/core";
import { baseName, folderOf } from "../graph/paths.ts";

const longest = 40;

/** A name in kebab case made of any text; `fallback` where nothing is left of it. */
export function kebab(text: string, fallback: string): string {
  const name = text
    .normalize("NFKD")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[-0-9]+|-+$/g, "");
  return shortened(name, fallback);
}

/** The longest name that is allowed, cut between words where it can be. */
function shortened(whole: string, fallback: string): string {
  const cut = whole.length > longest ? whole.slice(0, longest + 1).replace(/-[^-]*$/, "") : whole;
  const name = cut.slice(0, longest);
  return namePattern.test(name) ? name : fallback;
}

/** Gives every path a name of its own: of its last folder without what its siblings share, with the folder before it where that is taken. A single one is the project. */
export function distinctNames(paths: readonly string[], project: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const shorts = shortNames(paths);
  const taken = new Set<string>();
  for (const path of paths) {
    // A folder of sources is called like what they are the sources of.
    const segments = path.replace(/(?<=.)(?:\/src)+$/, "").split("/");
    const wishes = path === "." || paths.length === 1 ? [project] : [shorts.get(path) ?? "", ...segments.map((_, index) => segments.slice(segments.length - 1 - index).join("-"))].filter((wish) => wish !== "").map((wish) => kebab(wish, "module"));
    const name = wishes.find((wish) => !taken.has(wish)) ?? numbered(wishes[0] as string, taken);
    taken.add(name);
    names.set(path, name);
  }
  return names;
}

/** Folders beside each other that begin alike, by what tells them apart; none of a family with a name that another one has, too. */
function shortNames(paths: readonly string[]): ReadonlyMap<string, string> {
  const families = [...grouped(paths, folderOf).values()].map((family) => {
    const shared = sharedStart(family.map(baseName)).length;
    return family.map((path) => [path, baseName(path).slice(shared), shared > 0] as const);
  });
  const uses = grouped(families.flat(), ([, name]) => name.toLowerCase());
  return new Map(families.filter((family) => family.every(([, name, isShort]) => isShort && uses.get(name.toLowerCase())?.length === 1)).flatMap((family) => family.map(([path, name]) => [path, name] as const)));
}

/** What all names begin with, up to a separator: `acme-shop-` of `acme-shop-orders` and `acme-shop-catalog`. */
function sharedStart(names: readonly string[]): string {
  const [first = "", ...others] = names;
  if (others.length === 0) return "";
  const starts = [...first.matchAll(/[-._]/g)].map(({ index }) => first.slice(0, index + 1));
  return starts.filter((start) => others.every((name) => name.startsWith(start))).at(-1) ?? "";
}

function numbered(name: string, taken: ReadonlySet<string>): string {
  for (let count = 2; ; count++) if (!taken.has(`${name}-${count}`)) return `${name}-${count}`;
}
