import type { LayoutSpec } from "@create-backend/core";
import type { Edge } from "../graph/graph.ts";
import type { Layout } from "../graph/layout.ts";
import { isInside } from "../graph/paths.ts";

/** Rooms for the sources that no module holds: what uses modules puts them together, the rest serves them. */
export function roomsBeside(edges: readonly Edge[], homeless: readonly string[], { modules, layout }: { readonly modules: readonly string[]; readonly layout: Layout }): LayoutSpec {
  const folders = new Map<string, readonly string[]>();
  for (const path of homeless) {
    const folder = widestFolder(path, modules);
    folders.set(folder, [...(folders.get(folder) ?? []), path]);
  }
  const users = new Set(edges.flatMap(({ from, target }) => (target.kind === "file" && layout.placeOf(target.path).room === "module" ? [from.path] : [])));
  const apps = [...folders].filter(([, paths]) => paths.some((path) => users.has(path))).map(([folder]) => folder);
  return { apps: apps.sort(), platform: [...folders.keys()].filter((folder) => !apps.includes(folder)).sort() };
}

/** The widest folder around a path that holds no module, or the path itself. */
function widestFolder(path: string, modules: readonly string[]): string {
  const segments = path.split("/");
  for (let length = 1; length < segments.length; length++) {
    const folder = segments.slice(0, length).join("/");
    if (!modules.some((module) => module === folder || isInside(module, folder))) return folder;
  }
  return path;
}
