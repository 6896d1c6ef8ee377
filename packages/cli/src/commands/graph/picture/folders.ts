import type { Survey } from "@create-backend/policies";

/** More boxes than these say nothing to an eye: folders stand for their files. */
const mostFiles = 150;

/** A folder of a house, as a box is called. */
export interface FolderBox {
  readonly house: string;
  readonly folder: string;
}

/** What stands for the files of a house below a folder: the folders they part into, and files on their own. */
export interface Parted {
  /** Folder → its files, as indices into those of the survey. */
  readonly folders: ReadonlyMap<string, readonly number[]>;
  readonly files: readonly number[];
}

/** Parts the files of a house below a folder (empty: all of them). Few files stand for themselves. */
export function partedBy({ houses, files }: Survey, { house, folder }: FolderBox): Parted {
  const pathOf = (number: number): string => files[number]?.path ?? "";
  const held = (houses.find(({ id }) => id === house)?.files ?? []).filter((number) => folder === "" || pathOf(number).startsWith(`${folder}/`));
  if (held.length <= mostFiles) return { folders: new Map(), files: held };
  const depth = sharedDepth(held.map(pathOf));
  const folders = new Map<string, number[]>();
  const alone: number[] = [];
  for (const number of held) {
    const parts = pathOf(number).split("/");
    const below = parts.slice(0, depth + 1).join("/");
    if (parts.length === depth + 1) alone.push(number);
    else if (folders.get(below)?.push(number) === undefined) folders.set(below, [number]);
  }
  return { folders, files: alone };
}

/** The folder in whose view a file has a box of its own. */
export function folderShowing(survey: Survey, file: number): string {
  const { house = "", path = "" } = survey.files[file] ?? {};
  let folder = "";
  for (;;) {
    const next = [...partedBy(survey, { house, folder }).folders.keys()].find((below) => path.startsWith(`${below}/`));
    if (next === undefined || next === folder) return folder;
    folder = next;
  }
}

/** How many folders all paths have in common. */
function sharedDepth(paths: readonly string[]): number {
  const [first = "", ...rest] = paths;
  const parts = first.split("/").slice(0, -1);
  const differs = parts.findIndex((part, depth) => rest.some((path) => path.split("/")[depth] !== part || path.split("/").length === depth + 1));
  return differs < 0 ? parts.length : differs;
}

/** The name of a folder's box. */
export function folderId({ house, folder }: FolderBox): string {
  return `${house}#${folder}`;
}

/** The folder behind a box; undefined for other boxes. */
export function folderOfBox(id: string): FolderBox | undefined {
  const at = id.indexOf("#");
  return at < 0 ? undefined : { house: id.slice(0, at), folder: id.slice(at + 1) };
}
