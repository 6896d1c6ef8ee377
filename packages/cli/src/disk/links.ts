import { realpathSync, statSync, type Stats } from "node:fs";
import { relative, sep } from "node:path";
import type { TreeFile } from "@create-backend/core";

/** What a link leads to: a file of the same repository, or something that is not read through it. */
export type Followed = { readonly file: string; readonly found: Stats } | Pick<TreeFile, "unfollowed" | "leads">;

/** Follows a link as far as the repository goes: what lies outside is nobody's here, and what lies behind a folder stands in the tree already. */
export function followLink(root: string, link: string | Buffer): Followed {
  try {
    const file = realpathSync(link);
    const top = realpathSync(root);
    if (!file.startsWith(top + sep)) return { unfollowed: "outside" };
    const found = statSync(file);
    if (found.isFile()) return { file, found };
    return { unfollowed: "folder", ...(found.isDirectory() ? { leads: relative(top, file).replaceAll(sep, "/") } : {}) };
  } catch {
    // A link may lead nowhere, or in a circle.
    return { unfollowed: "nowhere" };
  }
}
