import { once } from "@create-backend/core";
import { z } from "zod";
import { defineForm, counts, judges } from "../../define-form.ts";
import { written } from "../../book.ts";
import { firstFault } from "../../reached.ts";
import { subjectOfUnit, type Captures, type Subject } from "../../selector.ts";
import { chains } from "./chains.ts";

const parameters = once(() => z.strictObject({
  from: written().describe("Whose imports are judged"),
  to: written().describe("What they may not lead to"),
  transitive: z.boolean().default(false).describe("Whether a way over other files counts, too"),
}));

export default defineForm<z.infer<ReturnType<typeof parameters>>>({
  title: "Must not use",
  summary: "What one selector names does not use what another one names, directly or over others.",
  parameters,
  compile(texts, rule) {
    const from = rule.select(texts.from);
    const to = rule.select(texts.to);
    if (texts.transitive) return chains({ from, to }, rule);
    return {
      kind: "edge",
      fix: "Remove the import, or move what is needed to where both may see it.",
      message: ({ from: user, to: used }) => `${user} uses ${used}.`,
      subject: (unit) => judges(unit, rule) && from.match(subjectOfUnit(unit)).length > 0,
      judge(edge, ground) {
        if (!counts(edge, rule)) return undefined;
        const ways = from.match(subjectOfUnit(edge.from));
        // What hands it on may be a door that the rule lets pass, or be judged itself.
        const fine = (door: Subject, way: Captures): boolean => to.spares(door, way) || from.match(door).length > 0;
        return firstFault(edge, ground, ({ target, doors, facts }) => (ways.some((way) => to.match(target, way).length > 0 && !doors.some((door) => fine(door, way))) ? facts : undefined));
      },
    };
  },
});
