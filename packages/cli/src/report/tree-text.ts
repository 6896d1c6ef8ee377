import type { FileTree } from "@create-backend/core";
import type { Screen } from "../terminal/session.ts";
import { padded, shortened, widthOf, wrap } from "../terminal/text.ts";

interface Folder {
  readonly name: string;
  readonly inside: Set<string>;
  managed: number;
  seeds: number;
}

/** A repository as a tree: its folders with what is in them, how much that is and whose, then the files at its root. */
export function treeText(tree: FileTree, name: string, screen: Screen): string {
  const { style, width } = screen;
  const { folders, files, whole } = foldersOf(tree, name);
  const left = Math.max(...folders.map((folder) => folder.name.length)) + 2;
  const right = Math.max(...folders.map((folder) => countOf(folder).length), 0);
  const room = Math.max(16, width - left - right - 6);
  const rows = folders.flatMap((folder) => {
    const [first = "", ...rest] = shortList([...folder.inside], room);
    const count = style.dim(countOf(folder).padStart(right));
    return [`├─ ${padded(`${folder.name}/`, left)} ${padded(style.dim(first), room)} ${count}`, ...rest.map((line) => `│  ${" ".repeat(left)} ${style.dim(line)}`)];
  });
  const [head = "", ...more] = wrap([...files].join("  "), width - 4);
  const legend = wrap("yours: written once, never touched again. ours: kept in step with backend.yaml.", width);
  return [
    `${style.bold(`${name}/`)}${" ".repeat(Math.max(1, width - widthOf(`${name}/`) - countOf(whole).length))}${style.dim(countOf(whole))}`,
    ...rows,
    ...(head === "" ? [] : [`└─ ${style.dim(head)}`, ...more.map((line) => `   ${style.dim(line)}`)]),
    ...legend.map(style.dim),
  ].map((line) => line.trimEnd()).join("\n");
}

const mostLines = 2;

/** Folders before files, on two lines at most. */
function shortList(names: readonly string[], room: number): readonly string[] {
  const folders = names.filter((name) => name.endsWith("/"));
  const lines = wrap([...folders, ...names.filter((name) => !name.endsWith("/"))].join("  "), room);
  return lines.length <= mostLines ? lines : [...lines.slice(0, mostLines - 1), `${shortened(lines[mostLines - 1] ?? "", room - 2)} …`];
}

function foldersOf(tree: FileTree, name: string): { readonly folders: readonly Folder[]; readonly files: readonly string[]; readonly whole: Folder } {
  const folders = new Map<string, Folder>();
  const files: string[] = [];
  const whole = emptyFolder(name);
  for (const [path, { owner }] of tree) {
    const [top = "", below, ...deeper] = path.split("/");
    const folder = below === undefined ? undefined : (folders.get(top) ?? emptyFolder(top));
    if (folder === undefined) files.push(top);
    else {
      folders.set(top, folder);
      folder.inside.add(deeper.length > 0 ? `${below ?? ""}/` : (below ?? ""));
    }
    for (const one of [whole, ...(folder === undefined ? [] : [folder])]) one[owner === "seed" ? "seeds" : "managed"] += 1;
  }
  return { folders: [...folders.values()], files, whole };
}

function emptyFolder(name: string): Folder {
  return { name, inside: new Set(), managed: 0, seeds: 0 };
}

function countOf({ managed, seeds }: Folder): string {
  const total = managed + seeds;
  const whose = managed === 0 ? "yours" : seeds === 0 ? "ours" : `${seeds} yours`;
  return `${total} ${total === 1 ? "file" : "files"}, ${whose}`;
}
