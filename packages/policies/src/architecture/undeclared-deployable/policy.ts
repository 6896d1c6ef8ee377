import { grouped } from "@create-backend/core";
import { agreedApps } from "../../catalogue/traits.ts";
import { definePolicy, type Ground, type RepositoryFacts, type Verdict } from "../../define-policy.ts";
import type { Edge } from "../../graph/graph.ts";
import type { Span } from "../../graph/span.ts";
import { runningIn } from "../../manifests/running.ts";
import { startIn } from "./starting.ts";

export default definePolicy<"graph" | "documents">({
  kind: "graph",
  needs: ["graph", "documents"],
  title: "Undeclared deployable",
  summary: "Only the apps that follow from backend.yaml are deployed.",
  fix: ({ app }) => `Host what it does in one of the agreed apps, or change decomposition or apps in backend.yaml so that ${app} is one.`,
  message: ({ app, apps, by }) => `${app} is a deployable of its own (${by}), but backend.yaml leads to ${apps} alone.`,
  judge(ground) {
    const signs = [...signsInSources(ground), ...startsIn(ground), ...signsInManifests(ground)];
    const agreed = agreedApps(ground.blueprint).map(({ name }) => name);
    const modules = new Set(ground.blueprint.modules.map(({ name }) => name));
    const known = new Set([...agreed, "", ground.blueprint.name]);
    // One app may have another name than ours; a second one may not.
    const names = [...new Set(signs.map(({ app }) => app))].filter((app) => app !== "");
    const [first, ...more] = names.length === 1 ? names : names.filter((app) => !modules.has(app));
    if (agreed.length === 1 && first !== undefined && more.length === 0 && !names.some((app) => known.has(app))) known.add(first);
    const found = grouped(signs.filter(({ app }) => !known.has(app)), ({ app }) => app);
    return { judged: signs.length, verdicts: [...found].map(([app, all]) => verdictOf(app, all, agreed)) };
  },
});

/** A place that shows that an app is deployed. */
interface Sign {
  readonly app: string;
  readonly by: string;
  readonly at: Span;
}

function verdictOf(app: string, signs: readonly Sign[], agreed: readonly string[]): Verdict {
  const [first, ...others] = signs as readonly [Sign, ...Sign[]];
  return { at: first.at, facts: { app, apps: agreed.join(", "), by: first.by }, related: others.map(({ at }) => at) };
}

/** Apps whose code uses a module or the platform, by their first such import; programs of `cmd/` are tools until something deploys them. */
function signsInSources({ graph }: Pick<RepositoryFacts, "graph">): readonly Sign[] {
  const seen = new Set<string>();
  return graph.edges.flatMap((edge) => {
    const { place, path } = edge.from;
    if (place.room !== "app" || place.name === undefined || place.test || path.startsWith("cmd/") || !usesUs(edge) || seen.has(place.name)) return [];
    seen.add(place.name);
    return [{ app: place.name, by: `its code uses ${edge.to?.name ?? "the platform"}`, at: { path, start: edge.fact.start, end: edge.fact.end } }];
  });
}

/** Sources that start a server or a worker. */
function startsIn({ graph, tree }: Pick<RepositoryFacts, "graph"> & Pick<Ground<unknown>, "tree">): readonly Sign[] {
  return [...graph.units.values()].flatMap((unit) => startIn(unit, tree) ?? []).map(({ app, what, at }) => ({ app, by: `it calls ${what}`, at }));
}

function usesUs({ to }: Edge): boolean {
  return to?.room === "module" || to?.room === "platform";
}

function signsInManifests(scene: Ground<unknown> & Pick<RepositoryFacts, "documents" | "graph">): readonly Sign[] {
  return runningIn(scene)
    .filter(({ stays }) => stays)
    .map(({ app, user, at }) => ({ app, by: `${user} runs it`, at }));
}
