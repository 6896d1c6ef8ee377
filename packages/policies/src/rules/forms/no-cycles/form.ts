import { once } from "@create-backend/core";
import { z } from "zod";
import { cycleFix, cycleMessage, cyclesOf } from "../../../graph/cycles.ts";
import type { Unit } from "../../../graph/graph.ts";
import { knownCircles } from "../../../graph/known-circles.ts";
import { folderOf } from "../../../graph/paths.ts";
import { plural } from "../../../graph/tables/table-names.ts";
import { written } from "../../book.ts";
import { defineForm, filesIn, judges } from "../../define-form.ts";
import { subjectOfUnit } from "../../selector.ts";
import { siblingsIn } from "./siblings.ts";

const parameters = once(() => z.strictObject({
  among: written().describe("What may not depend on each other in a circle"),
  level: z.string().default("file").describe("`file`, `folder`, `siblings` (files and folders right below one folder, in every folder), or the names of what is captured, as `package` or `package/room`: what is one node of the circle"),
}));

export default defineForm<z.infer<ReturnType<typeof parameters>>>({
  title: "No cycles",
  summary: "Files, folders or what a selector captures do not depend on each other in a circle.",
  parameters,
  compile({ level, ...texts }, rule) {
    const among = rule.select(texts.among);
    const nodes = nodesOf(level);
    const nameOf = ({ path, place }: Pick<Unit, "path" | "place">): string | undefined => {
      const way = among.match({ kind: "file", path, place })[0];
      if (way === undefined || level === "file" || level === "siblings") return way === undefined ? undefined : path;
      return level === "folder" ? folderOf(path) || "." : level.split("/").map((name) => way[name] ?? "").join("/");
    };
    return {
      kind: "graph",
      needs: ["graph"],
      fix: cycleFix,
      message: cycleMessage,
      judge({ graph, owed, tree }) {
        const judged = [...graph.units.values()].filter((unit) => judges(unit, rule) && among.match(subjectOfUnit(unit)).length > 0).length;
        const edges = filesIn(graph, rule);
        const known = knownCircles(nodes, { owed, tree });
        const families = level === "siblings" ? siblingsIn(edges).map(([inside, siblingOf]) => [inside, (unit: Parameters<typeof nameOf>[0]) => (nameOf(unit) === undefined ? undefined : siblingOf(unit.path))] as const) : [[edges, nameOf] as const];
        return { judged, verdicts: families.flatMap(([inside, name]) => cyclesOf(inside, { level: nodes, nameOf: name, known })).flatMap(({ verdicts }) => verdicts) };
      },
    };
  },
});

/** What circles are of, in words: `rooms` of `package/room`; a name of a letter or two says nothing. */
function nodesOf(level: string): string {
  if (level === "siblings") return level;
  const name = level.split("/").at(-1) ?? level;
  return name.length < 3 ? "groups" : plural(name);
}
