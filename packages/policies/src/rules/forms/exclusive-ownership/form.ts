import { z } from "zod";
import { once, type FileTree } from "@create-backend/core";
import type { Verdict } from "../../../define-policy.ts";
import type { Graph } from "../../../graph/graph.ts";
import type { Layout } from "../../../graph/layout.ts";
import { namedIn } from "../../../graph/named.ts";
import type { Span } from "../../../graph/span.ts";
import type { Tables } from "../../../graph/tables/tables-of.ts";
import { written } from "../../book.ts";
import { counts, defineForm, spotOf, type Common } from "../../define-form.ts";
import { item, subjectOfTarget, type Selector } from "../../selector.ts";

const parameters = once(() => z.strictObject({
  of: z.enum(["tables", "environment", "packages", "topics"]).describe("What has an owner: tables by whom creates them, topics and queues by whom the agreement lets publish them or else publishes them first, variables of the environment and packages by whom uses them first in the order of the owners"),
  owners: written().describe("Who may own; what is captured tells owners apart, or else which item of the list they fit"),
  packages: written().optional().describe("Which packages, where packages are owned; all when absent"),
  others: z.enum(["none", "reads", "refers to", "consumes"]).default("none").describe("What others may do with it all the same"),
  unpublished: z.enum(["found", "fine"]).default("found").describe("Whether a topic that is consumed and that nobody publishes is found"),
}));

type Parameters = z.infer<ReturnType<typeof parameters>>;

/** One use of something that has an owner. */
interface Use {
  readonly item: string;
  readonly verb: string;
  readonly at: Span;
}

interface Known {
  readonly tree: FileTree;
  readonly layout: Layout;
  readonly graph: Graph;
  readonly tables: Tables;
}

export default defineForm<Parameters>({
  title: "Exclusive ownership",
  summary: "Each table, variable or package has one owner.",
  parameters,
  compile(texts, rule) {
    const owners = rule.several(texts.owners);
    const packages = texts.packages === undefined ? undefined : rule.select(texts.packages);
    return {
      kind: "graph",
      needs: texts.of === "tables" ? ["tables"] : ["graph"],
      fix: ({ owner = "", kind }) => kind === "lost" ? "Let its owner publish it, correct its name, or say that it comes from outside (unpublished: fine)." : `Ask ${owner} for it, or let ${owner} hand it over.`,
      message: ({ user, verb, item, owner, kind }) => `${user} ${verb} ${item}, which ${kind === "lost" ? "nobody publishes" : `belongs to ${owner}`}.`,
      judge(ground) {
        const uses = usesOf(texts.of, ground, { rule, packages });
        const ownerOf = (path: string): string | undefined => keyOf(owners, path, ground.layout);
        const first = firstOwners(uses, ownedBy[texts.of], ownerOf);
        if (texts.of === "topics") for (const { name, publishes } of ground.blueprint.modules) for (const event of publishes) first.set(`${name}.${event}`, name);
        const lost = texts.of === "topics" && texts.unpublished === "found" ? uses.filter(({ item }) => !first.has(item)) : [];
        const verdicts = uses.flatMap((use) => verdictOf(use, { owner: first.get(use.item), user: ownerOf(use.at.path), others: texts.others }));
        return { judged: uses.length, verdicts: [...verdicts, ...lost.flatMap((use) => lostOf(use, ownerOf(use.at.path)))] };
      },
    };
  },
});

function keyOf(owners: Selector, path: string, layout: Layout): string | undefined {
  const way = owners.match({ kind: "file", path, place: layout.placeOf(path) })[0];
  const captured = Object.entries(way ?? {}).flatMap(([name, value]) => (name === item ? [] : [value]));
  return captured.length > 0 ? captured.join("/") : way?.[item];
}

/** What an owner does with the things that are owned; anything when absent. */
const ownedBy: Partial<Readonly<Record<Parameters["of"], string>>> = { tables: "creates", topics: "publishes" };

/** Who creates a table owns it; of what nobody creates the first user in order of paths is the owner. Created by two, it belongs to the first. */
function firstOwners(uses: readonly Use[], owning: string | undefined, ownerOf: (path: string) => string | undefined): Map<string, string> {
  const owners = new Map<string, string>();
  for (const { item, verb, at } of uses) {
    const owner = ownerOf(at.path);
    if (owner !== undefined && !owners.has(item) && (owning === undefined || verb === owning)) owners.set(item, owner);
  }
  return owners;
}

function verdictOf({ item, verb, at }: Use, { owner, user, others }: { readonly owner: string | undefined; readonly user: string | undefined; readonly others: string }): readonly Verdict[] {
  if (owner === undefined || user === undefined || owner === user || verb === others) return [];
  return [{ at, facts: { user, verb, item, owner } }];
}

function lostOf({ item, verb, at }: Use, user: string | undefined): readonly Verdict[] {
  return user === undefined ? [] : [{ at, facts: { user, verb, item, kind: "lost" } }];
}

interface Question {
  readonly rule: Common;
  readonly packages: Selector | undefined;
}

function usesOf(of: Parameters["of"], { tree, graph, tables }: Known, { rule, packages }: Question): readonly Use[] {
  if (of === "tables") return tables.uses.flatMap(({ schema, table, verb, at }) => (table === undefined ? [] : [{ item: schema === undefined ? table : `${schema}.${table}`, verb, at }]));
  if (of === "topics")
    return [...graph.units.values()].filter(({ place }) => rule.tests || !place.test).flatMap(({ path }) => namedIn(tree, path).topics.map(({ topic, verb, start, end }) => ({ item: topic, verb, at: { path, start, end } })));
  if (of === "environment")
    return [...graph.units.values()].filter(({ place }) => rule.tests || !place.test).flatMap(({ path }) => namedIn(tree, path).environment.map(({ name, start, end }) => ({ item: name, verb: "reads", at: { path, start, end } })));
  return graph.edges.flatMap((edge) => {
    const target = subjectOfTarget(edge);
    return target?.kind === "package" && counts(edge, rule) && (packages === undefined || packages.match(target).length > 0) ? [{ item: target.path, verb: "uses", at: spotOf(edge) }] : [];
  });
}
