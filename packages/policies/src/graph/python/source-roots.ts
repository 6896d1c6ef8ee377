import type { FileTree } from "@create-backend/core";
import { parse } from "smol-toml";
import { folderOf, inFolder, joinPath } from "../paths.ts";
import { textOf } from "../text.ts";
import { at } from "../typescript/json.ts";

/** Folders from which absolute Python imports start: of every project its own, its `src`, and what its build tool is told. */
export function sourceRootsOf(tree: FileTree, projects: readonly string[]): readonly string[] {
  const roots = new Set<string>([""]);
  for (const project of projects) {
    const folder = folderOf(project);
    roots.add(folder);
    roots.add(inFolder(folder, "src"));
    const text = textOf(tree, project) ?? "";
    const told = project.endsWith("tach.toml") ? strings(at(readToml(text), "source_roots")) : project.endsWith(".toml") ? rootsToldBy(at(readToml(text), "tool")) : /setup\.(?:py|cfg)$/.test(project) ? rootsToldInSetup(text) : [];
    for (const each of told) {
      const root = joinPath(folder, each);
      if (root !== undefined) roots.add(root);
    }
  }
  return [...roots];
}

function readToml(text: string): unknown {
  try {
    return parse(text);
  } catch {
    // A broken manifest takes nothing away but its own hints.
    return undefined;
  }
}

/** What setuptools, Hatch, Poetry, uv, pytest, mypy, Ruff, Pyright and Tach say about where packages lie. */
function rootsToldBy(tool: unknown): readonly string[] {
  const setuptools = at(tool, "setuptools");
  const wheel = at(at(at(at(tool, "hatch"), "build"), "targets"), "wheel");
  const poetry = texts(at(at(tool, "poetry"), "packages"), "from");
  return [
    ...strings(at(at(at(setuptools, "packages"), "find"), "where")),
    ...packageFolders(at(setuptools, "package-dir")),
    ...strings(at(wheel, "packages")).map(folderOf),
    ...strings(at(wheel, "sources")),
    ...poetry,
    ...strings(at(at(at(tool, "uv"), "build-backend"), "module-root")),
    ...strings(at(at(at(tool, "pdm"), "build"), "package-dir")),
    ...strings(at(at(tool, "maturin"), "python-source")),
    ...strings(at(at(at(tool, "pytest"), "ini_options"), "pythonpath")),
    ...strings(at(at(tool, "mypy"), "mypy_path")),
    ...strings(at(at(tool, "ruff"), "src")),
    ...strings(at(at(tool, "pyright"), "extraPaths")),
    ...strings(at(at(tool, "tach"), "source_roots")),
  ];
}

/** The folders above packages: `{ "" = "lib" }` and `{ shop = "lib/shop" }` both say `lib`; a package whose folder is called otherwise has none. */
function packageFolders(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, path]) => {
    if (typeof path !== "string" || name === "") return strings(path);
    const tail = name.replaceAll(".", "/");
    return path === tail ? [""] : path.endsWith(`/${tail}`) ? [path.slice(0, -tail.length - 1)] : [];
  });
}

/** `package_dir={"": "lib"}` and `find_packages(where="lib")` of a script; `package_dir = = lib` and `where = lib` of its configuration. */
function rootsToldInSetup(text: string): readonly string[] {
  return [/package_dir\s*=\s*\{\s*["']{2}\s*:\s*["']([^"']+)["']/g, /find(?:_namespace)?_packages\(\s*(?:where\s*=\s*)?["']([^"']+)["']/g, /^package_dir\s*=\s*=\s*(\S+)/gm, /^where\s*=\s*(\S+)/gm].flatMap((pattern) =>
    [...text.matchAll(pattern)].map(([, root = ""]) => root),
  );
}

function strings(value: unknown): readonly string[] {
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

function texts(value: unknown, key: string): readonly string[] {
  return Array.isArray(value) ? value.flatMap((item) => strings(at(item, key))) : [];
}
