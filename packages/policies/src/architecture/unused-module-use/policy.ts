import { definePolicy, type Ground, type Verdict } from "../../define-policy.ts";
import type { Graph } from "../../graph/graph.ts";
import { eventsNamed, namedIn } from "../../graph/named.ts";
import { textOf } from "../../graph/text.ts";
import { readYamlDocuments, type YamlValue } from "../../graph/yaml-value.ts";

const agreement = "backend.yaml";

export default definePolicy<"graph">({
  kind: "graph",
  needs: ["graph"],
  title: "Unused module use",
  summary: "Every use and every event that backend.yaml agrees on is there in the code.",
  fix: ({ relation, module, to }) => `Remove it from ${relation} of ${module} in backend.yaml, or make use of the contract of ${to}.`,
  message: ({ module, relation, to }) => `backend.yaml says that ${module} ${relation} ${to}, but no code of ${module} imports the contract it belongs to.`,
  judge({ graph, tree }) {
    const modules = modulesIn(textOf(tree, agreement) ?? "");
    const imported = importsBetween(graph);
    const relations = modules.flatMap((entry) => relationsOf(entry)).filter(({ module }) => imported.has(module));
    const verdicts = relations.flatMap(({ module, relation, to, at }): readonly Verdict[] => {
      const target = to.split(".", 1)[0] as string;
      if (imported.get(module)?.has(target) === true || sourcesOf(module, graph).some((path) => speaksOf({ tree, path }, target, to))) return [];
      return [{ at, facts: { module, relation, to } }];
    });
    return { judged: relations.length, verdicts };
  },
});

function sourcesOf(module: string, { units }: Graph): readonly string[] {
  return [...units.values()].flatMap(({ path, place }) => (place.room === "module" && place.name === module && !place.test ? [path] : []));
}

/** What is deployed apart is called by its address, or by a setting that holds it; an event is known by its name. */
function speaksOf({ tree, path }: Pick<Ground<unknown>, "tree"> & { readonly path: string }, target: string, to: string): boolean {
  if (to !== target) return eventsNamed(tree, path).includes(to);
  const { addresses, environment } = namedIn(tree, path);
  const setting = `${target.toUpperCase().replaceAll("-", "_")}_`;
  return addresses.includes(target) || environment.some(({ name }) => name.startsWith(setting));
}

interface Relation {
  readonly module: string;
  readonly relation: string;
  readonly to: string;
  readonly at: Verdict["at"];
}

function modulesIn(text: string): readonly (readonly [string, YamlValue])[] {
  const file = readYamlDocuments(agreement, text);
  if (!("roots" in file)) return [];
  return file.roots[0]?.get("modules").entries().map(({ key, value }) => [key, value] as const) ?? [];
}

function relationsOf([module, value]: readonly [string, YamlValue]): readonly Relation[] {
  return ["uses", "consumes"].flatMap((relation) => value.get(relation).items().map((item) => ({ module, relation, to: item.text ?? "", at: item.at })));
}

/** Module with code → modules whose files its own files import, tests left out. */
function importsBetween({ units, edges, finalsOf }: Graph): ReadonlyMap<string, ReadonlySet<string>> {
  const imported = new Map<string, Set<string>>();
  for (const { place } of units.values()) if (place.room === "module" && place.name !== undefined && !place.test) imported.set(place.name, new Set());
  for (const edge of edges) {
    const { from, to } = edge;
    const mine = from.place.test ? undefined : imported.get(from.place.name ?? "");
    if (mine === undefined || to === undefined || to.name === from.place.name) continue;
    for (const place of [to, ...finalsOf(edge).map((final) => final.to)]) if (place?.room === "module" && place.name !== undefined) mine.add(place.name);
  }
  return imported;
}
