import { UserError } from "@create-backend/core";

const reasons: Readonly<Record<string, readonly [code: string, what: string, todo: string]>> = {
  ENOSPC: ["CB-114", "the disk is full", "Free some space and run the command again."],
  EDQUOT: ["CB-114", "your disk quota is used up", "Free some space and run the command again."],
  EROFS: ["CB-113", "the disk is read-only", "Choose a folder on a disk that can be written."],
  EACCES: ["CB-113", "you may not write there", "Choose another folder, or have its rights changed."],
  EPERM: ["CB-113", "the system does not allow it", "Choose another folder, or have its rights changed."],
  ENOTDIR: ["CB-112", "a part of the path is a file", "Choose a path that leads through folders only."],
  EISDIR: ["CB-112", "a folder stands in its place", "Move the folder away."],
  ELOOP: ["CB-112", "links on the way lead in a circle", "Choose another folder."],
  ENAMETOOLONG: ["CB-112", "the path is too long for this system", "Choose a shorter path."],
  ENOTEMPTY: ["CB-110", "something has been put there meanwhile", "Choose another name, or empty the folder."],
  EEXIST: ["CB-110", "something has been put there meanwhile", "Choose another name, or empty the folder."],
  EMFILE: ["CB-115", "too many files are open", "Close some programs, or raise the limit (`ulimit -n`)."],
  EIO: ["CB-115", "the disk reports an error", "Check the disk; try another one."],
};

/** The same of reading what a command has to judge: leaving it out would say more than is known. */
export function readingError(cause: unknown, path: string): unknown {
  const { code } = cause as NodeJS.ErrnoException;
  if (code !== "EACCES" && code !== "EPERM") return diskError(cause, `Reading ${path}`);
  return new UserError("CB-113", { what: `${path} may not be read (${code}).`, why: "Judged without it, a repository could look better than it is.", todo: "Have its rights changed, or let .gitignore leave it out.", cause });
}

/** Whether something was removed since it was listed. */
export function isGone(cause: unknown): boolean {
  return (cause as NodeJS.ErrnoException).code === "ENOENT";
}

/** A failure of the disk as a message: what could not be done and why. Anything that is not from the system is given back as it is. */
export function diskError(cause: unknown, doing: string): unknown {
  const code = (cause as NodeJS.ErrnoException | undefined)?.code;
  const reason = code === undefined ? undefined : reasons[code];
  if (reason === undefined) return cause;
  const [stable, what, todo] = reason;
  return new UserError(stable, { what: `${doing} failed: ${what} (${code ?? ""}).`, why: "Nothing was left behind.", todo, cause });
}
