import type { Catalogue } from "@create-backend/core";

/** The short words for two answers together: how the code is split, or, when it runs as functions, that. */
export function architectures(catalogue: Catalogue): ReadonlyMap<string, Readonly<Record<string, string>>> {
  const splits = (catalogue.get("decomposition") ?? []).filter(({ generates }) => generates).map(({ name }) => [name, { decomposition: name }] as const);
  const functions = (catalogue.get("compute") ?? []).find(({ generates, traits }) => generates && traits.includes("functions"));
  return new Map<string, Readonly<Record<string, string>>>([...splits, ...(functions === undefined ? [] : [["serverless", { compute: functions.name }] as const])]);
}
