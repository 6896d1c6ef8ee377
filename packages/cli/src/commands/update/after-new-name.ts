import { renamesOf, type FileTree, type Lock, type TreeFile } from "@create-backend/core";
import { newNames, withNewNames, type Renaming } from "@create-backend/policies";
import type { NewName, Standing } from "./standing.ts";

/** When the agreement gives the project another name, packages are imported by another one: what we wrote and what the user wrote follow alike before they are merged, so that the merge sees none of it. What lies in a folder that is called otherwise goes with it. */
export function afterNewName(standing: Standing): Standing {
  const { agreed, lock, base, before, mine, now } = standing;
  if (agreed.before.name === agreed.now.name) return standing;
  const folders = renamedFolders(lock, renamesOf(lock, now.tree, now.facts.ids ?? new Map()));
  const names = newNames(base, now.tree, folders);
  const moves = movesOf(mine, { lock, wanted: now.tree, folders });
  const modules = pythonModules(mine, [...folders.keys()]);
  const follow = (tree: FileTree): FileTree => new Map([...tree].map(([path, file]) => [moves.get(path) ?? path, renamed(file, path, { names, modules })]));
  const followed = follow(mine);
  const why = [...mine].flatMap(([path, file]): [string, string][] => {
    const to = moves.get(path) ?? path;
    const reasons = [...(to === path ? [] : ["goes with its folder"]), ...(followed.get(to) === file ? [] : ["its imports follow the new name"])];
    return reasons.length === 0 ? [] : [[to, reasons.join(", ")]];
  });
  if (why.length === 0) return standing;
  const { disk = mine, why: others = [], told = [], where = new Map<NewName, readonly string[]>() } = standing.rewritten ?? {};
  return { ...standing, base: follow(base), before: follow(before), mine: followed, rewritten: { disk, why: new Map([...why, ...others]), told: [...told, ...[...names].map(([from, to]) => ({ kind: "import", from, to }) as const)], where } };
}

/** Folders of which everything that we wrote is in another one now, the outermost: old → new, with a slash at their ends. */
function renamedFolders({ files }: Lock, renames: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const folders = new Map<string, string>();
  for (const [from, to] of renames) {
    const [old, fresh] = [from.split("/"), to.split("/")];
    const at = old.findIndex((part, index) => part !== fresh[index]);
    if (at === old.length - 1 || old.slice(at + 1).join("/") !== fresh.slice(at + 1).join("/")) continue;
    folders.set(`${old.slice(0, at + 1).join("/")}/`, `${fresh.slice(0, at + 1).join("/")}/`);
  }
  return new Map([...folders].filter(([folder, to]) => Object.keys(files).every((path) => !path.startsWith(folder) || renames.get(path)?.startsWith(to) === true)));
}

/** The user's own files in such folders, where their place in the new one is free. */
function movesOf(mine: FileTree, { lock, wanted, folders }: { lock: Lock; wanted: FileTree; folders: ReadonlyMap<string, string> }): ReadonlyMap<string, string> {
  const moved = new Set(Object.values(lock.files).flatMap(({ at }) => at ?? []));
  return new Map(
    [...mine.keys()].flatMap((path): [string, string][] => {
      const folder = [...folders.keys()].find((one) => path.startsWith(one));
      if (folder === undefined || lock.files[path] !== undefined || moved.has(path)) return [];
      const to = (folders.get(folder) ?? folder) + path.slice(folder.length);
      return mine.has(to) || wanted.has(to) ? [] : [[path, to]];
    }),
  );
}

/** Modules of Python in folders that are renamed, as code names them; `shop_orders/domain/__init__.py` is `shop_orders.domain`. */
function pythonModules(tree: FileTree, folders: readonly string[]): ReadonlySet<string> {
  const parents = folders.map((folder) => folder.replace(/[^/]+\/$/, ""));
  const inside = [...tree.keys()].filter((path) => path.endsWith(".py")).flatMap((path) => parents.filter((parent) => path.startsWith(parent)).map((parent) => path.slice(parent.length)));
  return new Set(inside.map((path) => path.replace(/(?:\/__init__)?\.py$/, "").replaceAll("/", ".")).filter((name) => name.includes(".")));
}

function renamed(file: TreeFile, path: string, renaming: Renaming): TreeFile {
  if (typeof file.content !== "string") return file;
  const content = withNewNames(file.content, path, renaming);
  return content === file.content ? file : { content, executable: file.executable, owner: file.owner };
}
