import { familyOf, type Slot } from "../catalogue/families.ts";
import type { Graph } from "../graph/graph.ts";
import { isInside } from "../graph/paths.ts";

/** Libraries that draw what people look at: a package built on one is no backend. */
const libraries = new Set("react react-dom react-native vue svelte @angular/core solid-js preact lit astro ember-source".split(" "));

/** Sources of which this share draws something are an interface. */
const enough = 0.2;

/** Whether the sources in a folder are what people look at, and not a backend. */
export function interfacesIn({ units, edges }: Graph): (folder: string) => boolean {
  const drawing = new Set(edges.flatMap(({ from, target }) => (target.kind === "package" && libraries.has(target.name) ? [from.path] : [])));
  // Markup in JavaScript is drawn by a library that the compiler may bring without an import.
  for (const path of units.keys()) if (/\.(?:vue|svelte|[jt]sx)$/.test(path)) drawing.add(path);
  return (folder) => {
    const inside = [...units.keys()].filter((path) => isInside(path, folder));
    return inside.length > 0 && inside.filter((path) => drawing.has(path)).length >= inside.length * enough;
  };
}

const served: ReadonlySet<Slot> = new Set<Slot>(["web framework", "data mapper", "database driver", "message broker"]);

/** Whether the sources in a folder answer requests or keep data: what people look at may do so, too. */
export function servingIn({ edges }: Graph): (folder: string) => boolean {
  const serving = new Set(edges.flatMap(({ from, target }) => (target.kind === "package" && !from.place.test && served.has(familyOf(target.name)?.slot ?? "logger") ? [from.path] : [])));
  return (folder) => [...serving].some((path) => isInside(path, folder));
}
