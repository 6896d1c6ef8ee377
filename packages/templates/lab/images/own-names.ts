import { join } from "node:path";
import type { StepContext } from "../step.ts";
import { cacheRoot, lock } from "../tools/cache.ts";

/**
 * Runs what builds images under the names that the repository gives them, by itself: all generated repositories of the lab are
 * called the same, and two at a time would start each other's images.
 */
export async function underOwnNames<Result>({ combination }: StepContext, work: () => Promise<Result>): Promise<Result> {
  if (!combination.traits.includes("images")) return work();
  const unlock = await lock(join(cacheRoot, "own-names.lock"));
  try {
    return await work();
  } finally {
    unlock();
  }
}
