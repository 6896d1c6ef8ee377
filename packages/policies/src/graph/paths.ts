/** The folder of a POSIX path; empty for the root. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}

export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Joins a folder and a relative path and resolves `.` and `..`; undefined when it leaves the root. */
export function joinPath(folder: string, relative: string): string | undefined {
  let base = folder;
  let at = 0;
  for (; relative.startsWith("../", at); at += 3) {
    if (base === "") return undefined;
    base = folderOf(base);
  }
  if (at === 0 && relative.startsWith("./")) at = 2;
  const rest = at === 0 ? relative : relative.slice(at);
  return unclear.test(rest) ? joinParts(base, at === 0 ? rest : `./${rest}`) : inFolder(base, rest);
}

/** Empty parts, and dots that are parts. */
const unclear = /^(?:\/|$)|\/(?:\/|$)|(?:^|\/)\.\.?(?:\/|$)/;

function joinParts(folder: string, relative: string): string | undefined {
  const parts = folder === "" || relative.startsWith("/") ? [] : folder.split("/");
  for (const part of relative.split("/")) {
    if (part === "" || part === ".") continue;
    if (part !== "..") parts.push(part);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join("/");
}

/** A folder and all folders above it, nearest first, the root (empty) last. */
export function* foldersUp(folder: string): Iterable<string> {
  for (let at = folder; ; at = folderOf(at)) {
    yield at;
    if (at === "") return;
  }
}

/** `folder/name`, or the name in the root. */
export function inFolder(folder: string, name: string): string {
  return folder === "" ? name : `${folder}/${name}`;
}

/** Whether a path lies somewhere below a folder; everything lies below `.`. */
export function isInside(path: string, folder: string): boolean {
  return folder === "." || path.startsWith(`${folder}/`);
}
