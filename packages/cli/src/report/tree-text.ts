import type { FileTree } from "@create-backend/core";
import type { Screen } from "../terminal/session.ts";
import { padded, wrap } from "../terminal/text.ts";

interface Folder {
  readonly name: string;
  readonly folders: Map<string, Folder>;
  readonly files: string[];
  managed: number;
  seeds: number;
}

const explanation = "yours: never touched again · kept: follows backend.yaml by `create-backend update`";

/** A repository as a tree of folders, two deep, with what is the user's and what we keep up to date. */
export function treeText(tree: FileTree, name: string, screen: Screen): string {
  const { style, width } = screen;
  const root = folderOf(tree, name);
  const lines: (readonly [string, string])[] = [];
  const add = (folder: Folder, prefix: string, depth: number): void => {
    const below = depth < 2 ? [...folder.folders.values()] : [];
    below.forEach((child, index) => {
      const last = index === below.length - 1;
      const { label, end } = straight(child);
      lines.push([`${prefix}${last ? "└─" : "├─"} ${label}/`, countOf(end)]);
      add(end, `${prefix}${last ? "   " : "│  "}`, depth + 1);
    });
  };
  add(root, "", 0);
  const left = Math.min(Math.max(...lines.map(([term]) => [...term].length)) + 2, width - 24);
  const files = wrap(root.files.join("  "), width - 4).map((line) => `   ${style.dim(line)}`);
  return [
    `${style.bold(`${name}/`)}  ${countOf(root)}`,
    ...lines.map(([term, count]) => `${padded(term, left)}${style.dim(count)}`),
    ...files,
    style.dim(explanation),
  ].join("\n");
}

function folderOf(tree: FileTree, name: string): Folder {
  const root = emptyFolder(name);
  for (const [path, { owner }] of tree) {
    const segments = path.split("/");
    const file = segments.pop() ?? "";
    const way = [root];
    for (const segment of segments) {
      const at = way.at(-1) as Folder;
      const next = at.folders.get(segment) ?? emptyFolder(segment);
      at.folders.set(segment, next);
      way.push(next);
    }
    way.at(-1)?.files.push(file);
    for (const folder of way) folder[owner === "seed" ? "seeds" : "managed"] += 1;
  }
  return root;
}

function emptyFolder(name: string): Folder {
  return { name, folders: new Map(), files: [], managed: 0, seeds: 0 };
}

/** A chain of folders that hold nothing but one folder is one line: `.github/workflows`. */
function straight(folder: Folder): { label: string; end: Folder } {
  let end = folder;
  let label = folder.name;
  while (end.files.length === 0 && end.folders.size === 1) {
    end = [...end.folders.values()][0] as Folder;
    label += `/${end.name}`;
  }
  return { label, end };
}

function countOf({ managed, seeds }: Folder): string {
  const total = managed + seeds;
  const whose = managed === 0 ? "yours" : seeds === 0 ? "kept" : `${seeds} yours, ${managed} kept`;
  return `${total} ${total === 1 ? "file" : "files"}, ${whose}`;
}
