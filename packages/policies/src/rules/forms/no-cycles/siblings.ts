import { addTo } from "@create-backend/core";
import type { Edge } from "../../../graph/graph.ts";
import { folderOf, foldersUp, inFolder, isInside } from "../../../graph/paths.ts";

/** What speaks for its folder is no sibling of what lies beside it. */
const speaker = /(?:^|\/)(?:__init__\.pyi?|index\.[cm]?[jt]sx?)$/;

/** Imports by the innermost folder around both ends, each with what a path is called there: the file or folder right below. */
export function siblingsIn(edges: readonly Edge[]): readonly (readonly [readonly Edge[], (path: string) => string])[] {
  const families = new Map<string, Edge[]>();
  for (const edge of edges) {
    if (edge.target.kind !== "file") continue;
    const folder = [...foldersUp(folderOf(edge.from.path))].find((above) => above === "" || isInside(edge.target.kind === "file" ? edge.target.path : "", above)) ?? "";
    const speaks = [edge.from.path, edge.target.path].some((path) => folderOf(path) === folder && speaker.test(path));
    if (!speaks) addTo(families, folder, edge);
  }
  return [...families].map(([folder, inside]) => [inside, (path) => childOf(folder, path)]);
}

function childOf(folder: string, path: string): string {
  const start = folder === "" ? 0 : folder.length + 1;
  const end = path.indexOf("/", start);
  return inFolder(folder, path.slice(start, end < 0 ? undefined : end));
}
