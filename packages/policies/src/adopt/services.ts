import type { FileTree } from "@create-backend/core";
import type { Graph, Language } from "../graph/graph.ts";
import { isTooling } from "../graph/layout.ts";
import { baseName, folderOf, foldersUp, isInside } from "../graph/paths.ts";
import { textOf } from "../graph/text.ts";

/** Something that is deployed by itself. */
export interface Service {
  readonly path: string;
  /** The file that shows it. */
  readonly shownBy: string;
}

/** Where a program begins, by language: in which files, and by what text. */
const beginnings: Readonly<Partial<Record<Language, { readonly files: RegExp; readonly begins: RegExp }>>> = {
  java: { files: /\.java$/, begins: /\bstatic\s+void\s+main\s*\(/ },
  go: { files: /\.go$/, begins: /^func main\(\)/m },
  csharp: { files: /\.csproj$/, begins: /Sdk="Microsoft\.NET\.Sdk\.(?:Web|Worker)"|<OutputType>Exe</ },
};

const isImage = (path: string): boolean => /^(?:.*\.)?Dockerfile(?:\..*)?$|^Containerfile$/.test(baseName(path));

/** Deployables of a repository: programs in Go's `cmd`, else folders with an image of their own around sources, else packages in which a program begins. */
export function servicesIn(tree: FileTree, { graph, isInterface }: { readonly graph: Graph; readonly isInterface: (folder: string) => boolean }): readonly Service[] {
  const sources = [...graph.units.values()].filter(({ place }) => !place.test).map(({ path }) => path);
  const images = [...tree.keys()].filter((path) => isImage(path) && !isTooling(path));
  const built = images.filter((path) => sources.some((source) => isInside(source, folderOf(path) || "."))).map((path) => ({ path: folderOf(path) || ".", shownBy: path }));
  const programs = sources.filter((path) => /(?:^|\/)cmd\/[^/]+\/main\.go$/.test(path)).map((path) => ({ path: folderOf(path), shownBy: path }));
  const inner = distinctImages(built.filter(({ path }) => path !== "."));
  const found = [programs, inner, begun(tree), built].find((some) => some.length > 0) ?? [];
  const backends = found.filter(({ path }) => path === "." || !isInterface(path));
  return [...new Map(backends.map((service) => [service.path, service])).values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** An image inside a service's folder is a tool or a part of it; a folder around several is only where they lie. */
function distinctImages(services: readonly Service[]): readonly Service[] {
  const within = ({ path }: Service): readonly Service[] => services.filter((other) => isInside(other.path, path) && other.path !== path);
  const standing = services.filter((service) => within(service).length < 2);
  return standing.filter(({ path }) => !standing.some((other) => isInside(path, other.path) && other.path !== path));
}

/** The same folders of modules with those that an image alone shows: not every language has packages. */
export function withServices(folders: readonly string[], services: readonly Service[]): readonly string[] {
  const apart = services.filter(({ path, shownBy }) => isImage(shownBy) && path !== "." && !folders.some((folder) => folder === path || isInside(folder, path) || isInside(path, folder)));
  return [...folders, ...apart.map(({ path }) => path)].sort();
}

/** Packages in which a program begins. */
function begun(tree: FileTree): readonly Service[] {
  const roots = new Set([...tree.keys()].filter((path) => /(?:^|\/)(?:pom\.xml|build\.gradle(?:\.kts)?|[^/]+\.csproj)$/.test(path)).map(folderOf));
  return Object.values(beginnings).flatMap(({ files, begins }) =>
    [...tree.keys()].flatMap((path) => {
      if (!files.test(path) || isTooling(path) || /(?:^|\/)(?:[^/]*tests?|[^/]*Tests?)\/|_test\.go$/.test(path) || !begins.test(textOf(tree, path) ?? "")) return [];
      const root = [...foldersUp(folderOf(path))].find((folder) => roots.has(folder)) ?? folderOf(path);
      return [{ path: root || ".", shownBy: path }];
    }),
  );
}
