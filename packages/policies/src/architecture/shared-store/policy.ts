import { agreedApps, hostOf } from "../../catalogue/traits.ts";
import { definePolicy, type Ground, type RepositoryFacts, type Verdict } from "../../define-policy.ts";
import { textOf } from "../../graph/text.ts";
import type { Span } from "../../graph/span.ts";
import { runningIn } from "../../manifests/running.ts";
import { storeOf, storesIn, storesOf } from "../../manifests/stores.ts";

export default definePolicy<"graph" | "documents">({
  kind: "graph",
  needs: ["graph", "documents"],
  title: "Shared store",
  summary: "Apps that are deployed apart have stores of their own.",
  fix: ({ app }) => `Give ${app} a database of its own, and let it ask the other app through its contract.`,
  message: ({ app, other, store }) => `${app} uses the store ${store}, which belongs to ${other}.`,
  judge(ground) {
    if (agreedApps(ground.blueprint).length < 2) return { judged: 0, verdicts: [] };
    const uses = [...usesInManifests(ground), ...usesInFiles(ground)];
    const first = new Map<string, Use>();
    const told = new Set<string>();
    const verdicts = uses.flatMap((use): readonly Verdict[] => {
      const owner = first.get(use.store);
      if (owner === undefined) first.set(use.store, use);
      const key = `${use.app} ${use.store} ${use.at.path}`;
      if (owner === undefined || owner.app === use.app || told.has(key)) return [];
      told.add(key);
      return [{ at: use.at, facts: { app: use.app, other: owner.app, store: use.store }, related: [owner.at] }];
    });
    return { judged: uses.length, verdicts };
  },
});

/** A place that leads an app to a store. */
interface Use {
  readonly app: string;
  readonly store: string;
  readonly at: Span;
}

function usesInManifests(scene: Ground<unknown> & Pick<RepositoryFacts, "documents" | "graph">): readonly Use[] {
  return runningIn(scene).flatMap(({ app, variables }) => (app === "" ? [] : storesIn(variables).map(({ store, at }) => ({ app, store, at }))));
}

/** Settings beside the code: `.env`, properties, YAML, JSON. Those of a module count for the app that hosts it. */
function usesInFiles({ tree, layout, blueprint }: Ground<unknown>): readonly Use[] {
  const host = hostOf(blueprint);
  return [...tree.keys()].flatMap((path) => {
    const { room, name, test } = layout.placeOf(path);
    const app = room === "app" ? name : room === "module" && name !== undefined ? host(name) : undefined;
    if (app === undefined || test || !/(?:^|\/)\.env(?:\.[^/]*)?$|\.(?:properties|ya?ml|json|toml|config|ini)$/.test(path) || /(?:^|\/)(?:package(?:-lock)?|tsconfig[^/]*)\.json$/.test(path)) return [];
    const text = textOf(tree, path) ?? "";
    return storesOf(text).flatMap(({ value, start }) => {
      const store = storeOf(value);
      return store === undefined ? [] : [{ app, store, at: { path, start, end: start + value.length } }];
    });
  });
}
