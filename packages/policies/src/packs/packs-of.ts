import type { Blueprint } from "@create-backend/core";
import type { NamedPolicy } from "../define-policy.ts";
import { traitsOf } from "../catalogue/traits.ts";
import { forms } from "../forms.generated.ts";
import { packs } from "../packs.generated.ts";
import { rulesOf } from "../rules/policies-of.ts";
import type { Pack } from "./pack.ts";

/** The packs that apply to an agreement: none without modules. */
export function packsFor(blueprint: Blueprint): readonly Pack[] {
  const traits = traitsOf(blueprint);
  return blueprint.modules.length === 0 ? [] : packs.filter(({ when }) => when === undefined || traits.has(when));
}

/** The rules of those packs as policies; they follow from the agreement, so none asks what stands in a source. A rule that the repository sets itself by the same name stands in the place of the pack's. */
export function packPolicies(blueprint: Blueprint, replaced: readonly NamedPolicy[] = []): readonly NamedPolicy[] {
  const own = new Set(replaced.map(({ name }) => name));
  return packsFor(blueprint).flatMap(({ name, rules }) => {
    const kept = Object.fromEntries(Object.entries(rules).filter(([rule]) => !own.has(rule)));
    const book = { path: name, yaml: { placeOf: () => ({}) }, name, ignore: [], waivers: undefined, parts: {}, rules: kept, checked: true } as const;
    return rulesOf(book, { blueprint, tree: new Map() }, forms).policies.map((policy) => ({ ...policy, group: "packs", expected: () => false }));
  });
}
