import { once } from "@create-backend/core";
import { z } from "zod";
import { cycleFix, cycleMessage, cyclesOf } from "../../../graph/cycles.ts";
import type { Unit } from "../../../graph/graph.ts";
import { knownCircles } from "../../../graph/known-circles.ts";
import { folderOf } from "../../../graph/paths.ts";
import { written } from "../../book.ts";
import { defineForm, filesIn, judges } from "../../define-form.ts";
import { subjectOfUnit } from "../../selector.ts";

const parameters = once(() => z.strictObject({
  among: written().describe("What may not depend on each other in a circle"),
  level: z.string().default("file").describe("`file`, `folder`, or the names of what is captured, as `package` or `package/room`: what is one node of the circle"),
}));

export default defineForm<z.infer<ReturnType<typeof parameters>>>({
  title: "No cycles",
  summary: "Files, folders or what a selector captures do not depend on each other in a circle.",
  parameters,
  compile({ level, ...texts }, rule) {
    const among = rule.select(texts.among);
    const nameOf = ({ path, place }: Pick<Unit, "path" | "place">): string | undefined => {
      const way = among.match({ kind: "file", path, place })[0];
      if (way === undefined || level === "file") return way === undefined ? undefined : path;
      return level === "folder" ? folderOf(path) || "." : level.split("/").map((name) => way[name] ?? "").join("/");
    };
    return {
      kind: "graph",
      needs: ["graph"],
      fix: cycleFix,
      message: cycleMessage,
      judge({ graph, owed, tree }) {
        const judged = [...graph.units.values()].filter((unit) => judges(unit, rule) && among.match(subjectOfUnit(unit)).length > 0).length;
        return { judged, verdicts: cyclesOf(filesIn(graph, rule), { level: plural(level), nameOf, known: knownCircles(plural(level), { owed, tree }) }).flatMap(({ verdicts }) => verdicts) };
      },
    };
  },
});

function plural(level: string): string {
  return `${level.split("/").at(-1) ?? level}s`;
}
