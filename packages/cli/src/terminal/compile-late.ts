import { setFlagsFromString } from "node:v8";

/**
 * Much of a check runs a few thousand times and is over before the engine of Node 20 has optimized it, on the other core; so it begins later.
 * That took a quarter of the processor. Later engines have a compiler for such code, and begin later themselves.
 */
export function compileLate(): void {
  if (Number.parseInt(process.versions.v8) < 12) setFlagsFromString("--interrupt-budget=400000");
}
