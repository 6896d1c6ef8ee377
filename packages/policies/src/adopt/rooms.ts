import { addTo, grouped, type LayoutSpec } from "@create-backend/core";
import type { Edge } from "../graph/graph.ts";
import type { Layout } from "../graph/layout.ts";
import { isInside } from "../graph/paths.ts";

/** What stands beside the modules that were found: rooms, and folders that turn out to be modules too, as they use modules and modules use them. */
export interface Beside {
  readonly layout: LayoutSpec;
  readonly modules: readonly string[];
}

/** Places for the sources that no module holds: what people look at is a frontend, what uses modules puts them together, what only serves modules is the platform. */
export function roomsBeside(edges: readonly Edge[], homeless: readonly string[], { modules, layout, isInterface }: { readonly modules: readonly string[]; readonly layout: Layout; readonly isInterface: (folder: string) => boolean }): Beside {
  const folders = grouped(homeless, (path) => widestFolder(path, modules));
  const inModule = (path: string): boolean => layout.placeOf(path).room === "module";
  const users = new Set<string>();
  const used = new Set<string>();
  for (const { from, target } of edges) {
    if (target.kind !== "file" || from.place.test) continue;
    if (inModule(target.path)) users.add(from.path);
    if (inModule(from.path)) used.add(target.path);
  }
  const which = (paths: ReadonlySet<string>): ReadonlySet<string> => new Set([...folders].filter(([, held]) => held.some((path) => paths.has(path))).map(([folder]) => folder));
  const [using, serving] = [which(users), which(used)];
  const all = [...folders.keys()].sort();
  const isModule = (folder: string): boolean => using.has(folder) && serving.has(folder) && (folders.get(folder)?.length ?? 0) > 1;
  const isFrontend = (folder: string): boolean => isInterface(folder) && !isModule(folder);
  return {
    layout: {
      apps: all.filter((folder) => using.has(folder) && !isModule(folder) && !isFrontend(folder)),
      platform: all.filter((folder) => !using.has(folder) && !isFrontend(folder)),
      frontends: all.filter(isFrontend),
    },
    modules: all.filter(isModule),
  };
}

/** Files right beside modules that serve them, over others as well, and that lead to no module. */
export function servingBeside(edges: readonly Edge[], isBeside: (path: string) => boolean, layout: Layout): readonly string[] {
  const inner = edges.flatMap(({ from, target }) => (target.kind === "file" && !from.place.test ? [[from.path, target.path] as const] : []));
  const inModule = (path: string): boolean => layout.placeOf(path).room === "module";
  const used = new Set(inner.filter(([user, path]) => inModule(user) && isBeside(path)).map(([, path]) => path));
  const composing = new Set(inner.filter(([user, path]) => isBeside(user) && inModule(path)).map(([user]) => user));
  spread(composing, inner.flatMap(([user, path]) => (isBeside(user) && isBeside(path) ? [[path, user]] : [])));
  spread(used, inner.filter(([user, path]) => isBeside(user) && isBeside(path) && !composing.has(user)));
  return [...used].filter((path) => !composing.has(path)).sort();
}

/** Adds what can be reached from a set. */
function spread(reached: Set<string>, steps: readonly (readonly [from: string, to: string])[]): void {
  const onwards = new Map<string, string[]>();
  for (const [from, to] of steps) addTo(onwards, from, to);
  for (const path of reached) for (const next of onwards.get(path) ?? []) reached.add(next);
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
