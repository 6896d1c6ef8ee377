import { textFile, treeOf, type FileTree } from "@create-backend/core";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const skipped = new Set(["node_modules", ".git", "dist", ".venv", ".turbo", "__pycache__", "coverage"]);

/** Reads a folder into a tree, as the command line does, for benches and trials. */
export function readTree(root: string): FileTree {
  return treeOf([...below(root, "")].map((path) => [path, textFile(readFileSync(join(root, path), "utf8"))] as const));
}

function* below(root: string, folder: string): Iterable<string> {
  for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
    const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
    if (entry.isFile()) yield path;
    else if (entry.isDirectory() && !skipped.has(entry.name)) yield* below(root, path);
  }
}
