import { createHash } from "node:crypto";
import type { Finding } from "@create-backend/core";

/** A short name of a finding, the same wherever lines move: what `explain` takes. */
export function idOf({ fingerprint }: Pick<Finding, "fingerprint">): string {
  return `f-${createHash("sha256").update(fingerprint).digest("hex").slice(0, 8)}`;
}
