import type { Blueprint, FileTree } from "@create-backend/core";
import type { RepositoryFacts, Verdict } from "../../define-policy.ts";
import { moduleNamed } from "../../graph/agreement.ts";
import type { Edge, Unit } from "../../graph/graph.ts";
import { literalsOf } from "../../graph/literals-of.ts";
import { eventsNamed } from "../../graph/named.ts";
import { baseName } from "../../graph/paths.ts";
import type { Span } from "../../graph/span.ts";
import { textOf } from "../../graph/text.ts";

interface Scene extends Pick<RepositoryFacts, "graph"> {
  readonly tree: FileTree;
  readonly blueprint: Blueprint;
}

/** Events that a module takes from the contract of another one without consuming them. */
export function eventsTaken(scene: Scene): readonly Verdict[] {
  const seen = new Set<string>();
  return scene.graph.edges.flatMap((edge) =>
    untold(edge, scene).flatMap((topic): readonly Verdict[] => {
      const at = takenIn(edge, topic, scene);
      const key = `${edge.from.path} ${topic}`;
      if (at === undefined || seen.has(key)) return [];
      seen.add(key);
      return [{ at, facts: { way: "event", from: edge.from.place.name ?? "", to: edge.to?.name ?? "", text: topic } }];
    }),
  );
}

/** Events of the module behind an import that the importing one does not consume, as far as the files behind it write them down. */
function untold(edge: Edge, { tree, blueprint, graph }: Scene): readonly string[] {
  const { from, to, target } = edge;
  if (to?.room !== "module" || from.place.room !== "module" || to.name === from.place.name || from.place.test || target.kind !== "file") return [];
  const { uses = [], consumes: consumed = [] } = moduleNamed(blueprint, from.place.name) ?? {};
  // Where the modules have nothing to do with each other, the import itself is the finding.
  if (!uses.includes(to.name ?? "") && !consumed.some(({ module }) => module === to.name)) return [];
  const strange = (moduleNamed(blueprint, to.name)?.publishes ?? []).filter((event) => !consumed.some((ref) => ref.module === to.name && ref.event === event));
  if (strange.length === 0) return [];
  const behind = [target.path, ...graph.finalsOf(edge).flatMap((final) => (final.target.kind === "file" ? [final.target.path] : []))];
  const written = new Set(behind.flatMap((path) => eventsNamed(tree, path)));
  return strange.map((event) => `${to.name ?? ""}.${event}`).filter((topic) => written.has(topic));
}

/** Where a source takes an event: by its name in the import, by the file that is named after it, or as a member of what it imports. */
function takenIn({ from, fact, target }: Edge, topic: string, { tree }: Scene): Span | undefined {
  const { names = [], as = names } = fact;
  const file = target.kind === "file" ? baseName(target.path).replace(/\.\w+$/, "") : "";
  if ([...names, file].some((name) => means(name, topic))) return { path: from.path, start: fact.start, end: fact.end };
  const text = textOf(tree, from.path) ?? "";
  for (const local of as) {
    if (!/^\w+$/.test(local)) continue;
    for (const { index, 0: written, 1: member = "" } of text.matchAll(new RegExp(`\\b${local}\\.(\\w+)`, "g"))) if (means(member, topic)) return { path: from.path, start: index, end: index + written.length };
  }
  return undefined;
}

/** `OrderPlaced`, `ORDER_PLACED` and `orderPlacedEvent` mean `orders.order-placed`. */
function means(name: string, topic: string): boolean {
  return name.replaceAll("_", "").toLowerCase().replace(/event$/, "") === topic.slice(topic.indexOf(".") + 1).replaceAll("-", "").replace(/event$/, "");
}

/** Events that the contract of a module defines and its agreement does not know. */
export function eventsDefined({ path, place }: Unit, { tree, blueprint }: Pick<Scene, "tree" | "blueprint">): readonly Verdict[] {
  const from = place.name ?? "";
  if (place.layer !== "contract") return [];
  const published = moduleNamed(blueprint, from)?.publishes ?? [];
  const topics = eventsNamed(tree, path).filter((topic) => topic.startsWith(`${from}.`) && !published.includes(topic.slice(from.length + 1)));
  if (topics.length === 0) return [];
  return literalsOf(textOf(tree, path) ?? "", path).flatMap(({ value, start, call, name }): readonly Verdict[] => {
    if (!topics.includes(value) || !/event|topic/i.test(`${call?.callee ?? ""} ${name ?? ""}`)) return [];
    return [{ at: { path, start, end: start + value.length }, facts: { way: "definition", from, to: from, text: value } }];
  });
}
