import type { FileTree } from "@create-backend/core";
import { isInside } from "./paths.ts";
import type { Resolver, ResolverInput } from "./resolver.ts";

type Seen = Pick<ResolverInput, "tree" | "folders">;

/** More is nobody's way to arrange sources: a link to a folder above itself shows all of it once more. */
const mostLinks = 200;
const mostFiles = 50_000;

/** A resolver that finds files through links to folders, too. What it finds there is the file itself, which stands in the tree already. */
export function throughLinks({ tree, folders }: Seen, resolverOf: (seen: Seen) => Resolver): Resolver {
  const real = filesBehind(tree);
  if (real.size === 0) return resolverOf({ tree, folders });
  const shown = new Map(tree);
  for (const [path, file] of real) shown.set(path, tree.get(file) as NonNullable<ReturnType<FileTree["get"]>>);
  const resolver = resolverOf({ tree: shown, folders: new Set([...folders, ...foldersBehind(tree, folders)]) });
  return {
    targetsOf: (from, fact) => resolver.targetsOf(from, fact).map((target) => (target.kind === "file" && real.has(target.path) ? { ...target, path: real.get(target.path) as string } : target)),
  };
}

function linksIn(tree: FileTree): readonly (readonly [link: string, folder: string])[] {
  const links: (readonly [string, string])[] = [];
  for (const [path, { leads }] of tree) if (leads !== undefined && links.push([path, leads]) === mostLinks) break;
  return links;
}

/** Paths through links, and the files there. */
function filesBehind(tree: FileTree): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const [link, folder] of linksIn(tree))
    for (const path of tree.keys()) if (isInside(path, folder) && files.set(link + path.slice(folder.length), path).size >= mostFiles) return files;
  return files;
}

function foldersBehind(tree: FileTree, folders: ReadonlySet<string>): readonly string[] {
  return linksIn(tree).flatMap(([link, folder]) => [link, ...[...folders].filter((each) => isInside(each, folder)).map((each) => link + each.slice(folder.length))]);
}
