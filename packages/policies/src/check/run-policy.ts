import type { Blueprint, FileTree } from "@create-backend/core";
import type { Ground, Judgement, NamedPolicy, RepositoryFacts, Verdict } from "../define-policy.ts";
import type { Unit } from "../graph/graph.ts";
import type { Rules } from "../rules/policies-of.ts";
import type { Layout } from "../graph/layout.ts";

/** What all policies of one check share. */
export interface Scene {
  readonly tree: FileTree;
  readonly blueprint: Blueprint;
  readonly layout: Layout;
  readonly facts: RepositoryFacts;
  readonly finalsOf: Ground<unknown>["finalsOf"];
  /** Parameters by policy name, where they differ from the defaults. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** The rules that the repository sets itself. */
  readonly rules?: Rules;
  readonly today?: string;
  /** What is known of every policy already, as lines of a baseline. */
  readonly owed?: ReadonlyMap<string, readonly string[]>;
}

/** Runs one policy over a repository. */
export function runPolicy(policy: NamedPolicy, scene: Scene): Judgement {
  const ground = groundOf(policy, scene);
  if (policy.kind === "graph") return policy.judge(Object.assign(lazily(scene.facts), ground));
  return policy.kind === "edge" ? runEdgePolicy(policy, ground, scene.facts) : runFilePolicy(policy, ground, scene.facts);
}

/** What a policy may know, its parameters parsed. */
export function groundOf(policy: NamedPolicy, { tree, blueprint, layout, parameters, today, finalsOf, owed }: Omit<Scene, "facts">): Ground<unknown> {
  return { tree, blueprint, layout, today, finalsOf, owed: owed?.get(policy.name) ?? [], parameters: policy.parameters?.parse(parameters[policy.name] ?? {}) };
}

/** An object that asks for a fact only when it is read. */
function lazily(facts: RepositoryFacts): RepositoryFacts {
  return {
    get graph() {
      return facts.graph;
    },
    get documents() {
      return facts.documents;
    },
    get tables() {
      return facts.tables;
    },
    get dependencies() {
      return facts.dependencies;
    },
  };
}

function runEdgePolicy(policy: NamedPolicy & { readonly kind: "edge" }, ground: Ground<unknown>, { graph }: RepositoryFacts): Judgement {
  const subjects = new Set<Unit>();
  for (const unit of graph.units.values()) if (policy.subject(unit, ground)) subjects.add(unit);
  const verdicts: Verdict[] = [];
  for (const edge of subjects.size === 0 ? [] : graph.edges) {
    if (!subjects.has(edge.from)) continue;
    const facts = policy.judge(edge, ground);
    if (facts !== undefined) verdicts.push({ at: { path: edge.from.path, start: edge.fact.start, end: edge.fact.end }, facts });
  }
  return { judged: subjects.size, verdicts };
}

function runFilePolicy(policy: NamedPolicy & { readonly kind: "file" }, ground: Ground<unknown>, { documents }: RepositoryFacts): Judgement {
  const subjects = documents.filter(({ kind }) => policy.documents.includes(kind));
  return { judged: subjects.length, verdicts: subjects.flatMap((document) => [...policy.judge(document, { ...ground, documents })]) };
}
