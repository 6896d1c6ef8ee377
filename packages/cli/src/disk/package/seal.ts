import { createHash } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

/** The file of a package that holds its seal. */
export const sealFile = "seal";

/** The seal of a package: hash over path and bytes of every file that it runs or renders from (`dist/`), in path order, without the seal itself. */
export function sealOf(files: ReadonlyMap<string, Uint8Array>): string {
  const hash = createHash("sha256");
  for (const [path, bytes] of [...files].sort(([a], [b]) => (a < b ? -1 : 1))) if (path !== sealFile) hash.update(`${path}\0${createHash("sha256").update(bytes).digest("hex")}\n`);
  return `sha256-${hash.digest("hex")}`;
}

/** The seal of this package, as the lock records it; nothing in a checkout, whose build nobody could fetch. */
export function sealed(): { readonly integrity?: string } {
  const file = fileURLToPath(new URL(`./${sealFile}`, import.meta.url));
  return /[\\/]node_modules[\\/]/.test(file) && existsSync(file) ? { integrity: readFileSync(file, "utf8").trim() } : {};
}
