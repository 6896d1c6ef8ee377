import { once, grouped } from "@create-backend/core";
import { z } from "zod";
import type { Verdict } from "../../../define-policy.ts";
import type { Edge } from "../../../graph/graph.ts";
import { folderOf, foldersUp } from "../../../graph/paths.ts";
import type { Declared } from "../../../manifests/dependencies/declared.ts";
import { covers } from "../../../catalogue/families.ts";
import { written } from "../../book.ts";
import { counts, defineForm, spotOf } from "../../define-form.ts";
import { subjectOfTarget, subjectOfUnit } from "../../selector.ts";

const parameters = once(() => z.strictObject({
  in: written().describe("Sources whose imports are compared with what their manifests declare: TypeScript, JavaScript and Go"),
  also: z.array(z.string()).default([]).describe("Packages that need no declaration"),
  "dev-only": z.enum(["anywhere", "in-tests"]).default("anywhere").describe("Where a dependency that is declared for development may be used"),
}));

export default defineForm<z.infer<ReturnType<typeof parameters>>>({
  title: "Consistency",
  summary: "What code imports, its manifest declares.",
  parameters,
  compile({ also, "dev-only": devOnly, ...texts }, rule) {
    const area = rule.select(texts.in);
    return {
      kind: "graph",
      needs: ["graph", "dependencies"],
      fix: ({ kind, library }) => (kind === "development" ? `Move ${library} to the dependencies of production.` : `Declare ${library} where it is used, or remove the import.`),
      message: ({ from, library, kind }) => `${from} imports ${library}, which ${kind === "development" ? "its manifest declares for development only" : "no manifest above it declares"}.`,
      judge({ graph, dependencies }) {
        const declared = grouped(dependencies, ({ at }) => folderOf(at.path));
        const judged = graph.edges.filter((edge) => edge.target.kind === "package" && !edge.target.builtin && counts(edge, rule) && /^(?:typescript|go)$/.test(edge.from.language) && area.match(subjectOfUnit(edge.from)).length > 0);
        return { judged: judged.length, verdicts: judged.flatMap((edge) => verdictOf(edge, declared, { also, devOnly })) };
      },
    };
  },
});

interface Terms {
  readonly also: readonly string[];
  readonly devOnly: "anywhere" | "in-tests";
}

function verdictOf(edge: Edge, declared: ReadonlyMap<string, readonly Declared[]>, { also, devOnly }: Terms): readonly Verdict[] {
  const library = subjectOfTarget(edge)?.path ?? "";
  if (also.some((name) => covers(name, library))) return [];
  const found = [...foldersUp(folderOf(edge.from.path))].flatMap((folder) => declared.get(folder) ?? []).filter(({ language, imported }) => language === edge.from.language && answers(imported, library, edge.fact.typeOnly));
  if (found.length > 0 && (devOnly === "anywhere" || edge.from.place.test || edge.fact.typeOnly || found.some(({ development }) => !development))) return [];
  return [{ at: spotOf(edge), facts: { from: edge.from.path, library, kind: found.length > 0 ? "development" : "undeclared" } }];
}

/** `@types/x` declares the types of `x`. */
function answers(declared: string, library: string, typeOnly: boolean): boolean {
  return covers(declared, library) || (typeOnly && covers(declared, `@types/${library.replace(/^@([^/]+)\//, "$1__")}`));
}
