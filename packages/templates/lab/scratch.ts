import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { atTheEnd } from "./processes.ts";

let root: string | undefined;
let kept = false;

/** From now on the lab leaves its folders behind. */
export function keepScratch(): void {
  kept = true;
}


/** A fresh folder outside the repository; all of them are removed when the lab ends. */
export function scratchFolder(name: string): string {
  if (root === undefined) {
    const made = mkdtempSync(join(tmpdir(), "create-backend-lab-"));
    root = made;
    chmodSync(made, 0o711); // PostgreSQL runs as another user and must reach its folder
    atTheEnd(async () => {
      await Promise.resolve();
      if (!kept) rmSync(made, { recursive: true, force: true });
    });
  }
  return mkdtempSync(join(root, `${name}-`));
}
