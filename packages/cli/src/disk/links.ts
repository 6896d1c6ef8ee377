import { realpathSync, statSync, type Stats } from "node:fs";
import { sep } from "node:path";
import type { TreeFile } from "@create-backend/core";

/** What a link leads to: a file of the same repository, or something that is not read through it. */
export type Followed = { readonly file: string; readonly found: Stats } | { readonly unfollowed: NonNullable<TreeFile["unfollowed"]> };

/** Follows a link as far as the repository goes: what lies outside is nobody's here, and what lies behind a folder stands in the tree already. */
export function followLink(root: string, link: string | Buffer): Followed {
  try {
    const file = realpathSync(link);
    if (!file.startsWith(realpathSync(root) + sep)) return { unfollowed: "outside" };
    const found = statSync(file);
    return found.isFile() ? { file, found } : { unfollowed: "folder" };
  } catch {
    // A link may lead nowhere, or in a circle.
    return { unfollowed: "nowhere" };
  }
}
