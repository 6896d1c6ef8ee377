import { namePattern } from "@create-backend/core";
import { baseName } from "../graph/paths.ts";

/** A name in kebab case made of any text; `fallback` where nothing is left of it. */
export function kebab(text: string, fallback: string): string {
  const name = text
    .normalize("NFKD")
    .replace(/([a-z0-9])([A-Z])/g, "$1-$2")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^[-0-9]+|-+$/g, "")
    .slice(0, 40)
    .replace(/-+$/, "");
  return namePattern.test(name) ? name : fallback;
}

/** Gives every path a name of its own: of its last folder, with the folder before it where that is taken. A single one is the project. */
export function distinctNames(paths: readonly string[], project: string): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  const shared = sharedStart(paths.map(baseName)).length;
  const taken = new Set<string>();
  for (const path of paths) {
    // A folder of sources is called like what they are the sources of.
    const segments = path.replace(/(?<=.)(?:\/src)+$/, "").split("/");
    const wishes = path === "." || paths.length === 1 ? [project] : segments.map((_, index) => kebab([...segments.slice(segments.length - 1 - index, -1), (segments.at(-1) as string).slice(shared)].join("-"), "module"));
    const name = wishes.find((wish) => !taken.has(wish)) ?? numbered(wishes[0] as string, taken);
    taken.add(name);
    names.set(path, name);
  }
  return names;
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
