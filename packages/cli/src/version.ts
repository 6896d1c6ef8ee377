import manifest from "../package.json" with { type: "json" };

/** Our own version, written into every lock. */
export const version: string = manifest.version;
