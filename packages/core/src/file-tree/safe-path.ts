import { UserError } from "../errors.ts";

const reservedOnWindows = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Refuses a path that could leave the project or collide on another system: absolute, `..`, backslash, control characters, `.git`, device names, trailing dot or space. `CB-040`. */
export function assertSafePath(path: string): void {
  const problem = problemOf(path);
  if (problem === undefined) return;
  throw new UserError("CB-040", {
    what: `The path ${JSON.stringify(path)} ${problem}.`,
    why: "Nothing is written outside the project, and every path must work on every system.",
    todo: "Use a relative path with forward slashes inside the project.",
  });
}

function problemOf(path: string): string | undefined {
  if (path === "" || path.startsWith("/") || /^[a-z]:/i.test(path)) return "is not relative";
  if (path.includes("\\")) return "has a backslash";
  // oxlint-disable-next-line no-control-regex
  if (/[\u0000-\u001f\u007f]/.test(path)) return "has a control character";
  for (const segment of path.split("/")) {
    if (segment === "" || segment === "." || segment === "..") return "leaves the project or is not in its simplest form";
    if (segment.toLowerCase() === ".git") return "is inside .git";
    if (isDeviceName(segment)) return "is a device name on Windows";
    if (/[. ]$/.test(segment)) return "ends in a dot or a space";
  }
  return undefined;
}

/** Windows opens a device where such a name stands, whatever its ending. */
export function isDeviceName(name: string): boolean {
  return reservedOnWindows.test(name);
}

/** Two paths that are one file on a file system that ignores case, or undefined. */
export function caseCollision(paths: Iterable<string>): readonly [string, string] | undefined {
  const seen = new Map<string, string>();
  for (const path of paths) {
    const key = path.normalize("NFC").toLowerCase();
    const other = seen.get(key);
    if (other !== undefined && other !== path) return [other, path];
    seen.set(key, path);
  }
  return undefined;
}
