import { once } from "@create-backend/core";
import { z } from "zod";
import { globOf } from "../../../graph/glob.ts";
import type { Edge } from "../../../graph/graph.ts";
import { defineForm, counts, judges } from "../../define-form.ts";
import { written } from "../../book.ts";
import { firstFault } from "../../reached.ts";
import { subjectOfUnit, type Captures, type Subject } from "../../selector.ts";
import { chains } from "./chains.ts";

const parameters = once(() => z.strictObject({
  from: written().describe("Whose imports are judged"),
  to: written().describe("What they may not lead to"),
  names: z.array(z.string()).min(1).optional().describe("Which names may not be taken from there, with stars; any when absent"),
  transitive: z.boolean().default(false).describe("Whether a way over other files counts, too"),
}).refine(({ names, transitive }) => names === undefined || !transitive, "names are what one import takes; a way over other files (transitive) takes none"));

export default defineForm<z.infer<ReturnType<typeof parameters>>>({
  title: "Must not use",
  summary: "What one selector names does not use what another one names, directly or over others.",
  parameters,
  compile(texts, rule) {
    const from = rule.select(texts.from);
    const to = rule.select(texts.to);
    if (texts.transitive) return chains({ from, to }, rule);
    const taken = texts.names?.map(globOf);
    const takesOne = ({ fact }: Edge): boolean => taken === undefined || (fact.names ?? []).some((name) => taken.some((each) => each.test(name)));
    return {
      kind: "edge",
      fix: "Remove the import, or move what is needed to where both may see it.",
      message: ({ from: user, to: used }) => `${user} uses ${used}.`,
      subject: (unit) => judges(unit, rule) && from.match(subjectOfUnit(unit)).length > 0,
      judge(edge, ground) {
        if (!counts(edge, rule) || !takesOne(edge)) return undefined;
        const ways = from.match(subjectOfUnit(edge.from));
        // What hands it on may be a door that the rule lets pass, or be judged itself.
        const fine = (door: Subject, way: Captures): boolean => to.spares(door, way) || from.match(door).length > 0;
        return firstFault(edge, ground, ({ target, doors, facts }) => (ways.some((way) => to.match(target, way).length > 0 && !doors.some((door) => fine(door, way))) ? facts : undefined));
      },
    };
  },
});
