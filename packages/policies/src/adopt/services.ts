import type { FileTree } from "@create-backend/core";
import type { Graph } from "../graph/graph.ts";
import { isTooling } from "../graph/layout.ts";
import { baseName, folderOf, isInside } from "../graph/paths.ts";

/** Something that is deployed by itself. */
export interface Service {
  readonly path: string;
  /** The file that shows it. */
  readonly shownBy: string;
}

/** Deployables of a repository: folders with an image of their own around sources, and programs in Go's `cmd`. */
export function servicesIn(tree: FileTree, { units }: Graph): readonly Service[] {
  const sources = [...units.keys()];
  const images = [...tree.keys()].filter((path) => /^(?:.*\.)?Dockerfile(?:\..*)?$|^Containerfile$/.test(baseName(path)) && !isTooling(path));
  const built = images.filter((path) => sources.some((source) => isInside(source, folderOf(path) || "."))).map((path) => ({ path: folderOf(path) || ".", shownBy: path }));
  const programs = sources.filter((path) => /(?:^|\/)cmd\/[^/]+\/main\.go$/.test(path)).map((path) => ({ path: folderOf(path), shownBy: path }));
  const inner = built.filter(({ path }) => path !== ".");
  const all = programs.length > 0 ? programs : inner.length > 0 ? inner : built;
  return [...new Map(all.map((service) => [service.path, service])).values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}
