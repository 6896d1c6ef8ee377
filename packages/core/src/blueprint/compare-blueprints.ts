import { plainBlueprint } from "./write-blueprint.ts";
import type { Blueprint } from "./blueprint.ts";

/** One thing that an agreement says differently than before. Without `from` it is new, without `to` it is gone. */
export interface AgreementChange {
  /** Dotted: `decomposition`, `modules.orders.uses`. */
  readonly key: string;
  readonly from?: string;
  readonly to?: string;
}

/** What changed between two agreements, key by key, in the order of the file. */
export function compareBlueprints(before: Blueprint, now: Blueprint): readonly AgreementChange[] {
  const [old, fresh] = [flat(plainBlueprint(before)), flat(plainBlueprint(now))];
  return [...new Set([...old.keys(), ...fresh.keys()])].flatMap((key) => {
    const [from, to] = [old.get(key), fresh.get(key)];
    return from === to ? [] : [{ key, ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) }];
  });
}

function flat(value: unknown, key = ""): Map<string, string> {
  if (typeof value !== "object" || value === null) return new Map([[key, String(value)]]);
  if (Array.isArray(value)) return new Map([[key, value.join(", ")]]);
  return new Map(Object.entries(value).flatMap(([name, inner]) => [...flat(inner, key === "" ? name : `${key}.${name}`)]));
}
