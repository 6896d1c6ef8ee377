import type { FileTree } from "@create-backend/core";
import { inFolder, joinPath } from "../paths.ts";

const appended = [".ts", ".tsx", ".d.ts", ".mts", ".cts", ".js", ".jsx", ".mjs", ".cjs", ".json", ".vue", ".svelte"];
const swapped: readonly (readonly [RegExp, readonly string[]])[] = [
  [/\.js$/, [".ts", ".tsx", ".d.ts"]],
  [/\.jsx$/, [".tsx"]],
  [/\.mjs$/, [".mts", ".d.mts"]],
  [/\.cjs$/, [".cts", ".d.cts"]],
];

/** The source file that a path without, or with a compiled, extension means; folders stand for their index. */
export function sourceAt(tree: FileTree, path: string): string | undefined {
  return fileAt(tree, path) ?? indexAt(tree, path);
}

function fileAt(tree: FileTree, path: string): string | undefined {
  if (path.endsWith("js") || path.endsWith("jsx"))
    for (const [compiled, sources] of swapped)
      if (compiled.test(path))
        for (const source of sources) {
          const candidate = path.replace(compiled, source);
          if (tree.has(candidate)) return candidate;
        }
  if (tree.has(path)) return path;
  for (const extension of appended) if (tree.has(path + extension)) return path + extension;
  return undefined;
}

function indexAt(tree: FileTree, folder: string): string | undefined {
  const index = inFolder(folder, "index");
  for (const extension of appended) if (tree.has(index + extension)) return index + extension;
  return undefined;
}

const built = new Set(["dist", "lib", "build", "out", "esm", "cjs", "es", "types", "dist-types", "src"]);

/** The source behind a path that a manifest promises, also when it points into a folder that is not built yet. */
export function sourceBehind(tree: FileTree, packageFolder: string, promised: string): string | undefined {
  const path = joinPath(packageFolder, promised.replace(/^\.?\//, ""));
  if (path === undefined) return undefined;
  const exact = sourceAt(tree, path);
  const relative = path.slice(packageFolder === "" ? 0 : packageFolder.length + 1);
  if (exact !== undefined && !isBuilt(relative)) return exact;
  const segments = relative.replace(/\.d\.([cm]?)ts$/, ".$1js").replace(/\.[cm]?js$/, "").split("/");
  for (let dropped = 1; dropped < segments.length && built.has(segments[dropped - 1] as string); dropped++) {
    const rest = segments.slice(dropped).join("/");
    for (const candidate of [`src/${rest}`, rest]) {
      const source = sourceAt(tree, inFolder(packageFolder, candidate));
      if (source !== undefined) return source;
    }
  }
  return exact;
}

function isBuilt(relative: string): boolean {
  const first = relative.slice(0, relative.indexOf("/"));
  return first !== "src" && built.has(first);
}
