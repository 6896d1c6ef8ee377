import { z } from "zod";
import { written } from "../../book.ts";
import { counts, defineForm, judges, pathsOf } from "../../define-form.ts";
import { subjectOfTarget, subjectOfUnit } from "../../selector.ts";

const parameters = z.strictObject({
  of: written.describe("What has a surface; what is captured tells houses apart"),
  doors: written.describe("What outsiders may touch"),
  audience: written.optional().describe("Who may come in by the doors; everyone when absent"),
});

export default defineForm<z.infer<typeof parameters>>({
  title: "Public surface",
  summary: "Outsiders touch only the entry points, and only those who are invited.",
  parameters,
  compile(texts, rule) {
    const house = rule.select(texts.of);
    const doors = rule.select(texts.doors);
    const audience = texts.audience === undefined ? undefined : rule.select(texts.audience);
    return {
      kind: "edge",
      fix: ({ doors: door = "", kind }) => (kind === "guest" ? "Ask the owner to be invited, or go another way." : `Use ${door}; if it lacks what you need, let its owner add it there.`),
      message: ({ from, to, kind }) => (kind === "guest" ? `${from} uses ${to}, whose audience it does not belong to.` : `${from} uses ${to}, which is not a door.`),
      subject: (unit) => judges(unit, rule),
      judge(edge) {
        const target = subjectOfTarget(edge);
        if (target?.kind !== "file" || !counts(edge, rule)) return undefined;
        const inside = house.match(target);
        const user = subjectOfUnit(edge.from);
        if (inside.length === 0 || inside.some((way) => house.match(user, way).length > 0)) return undefined;
        if (!inside.some((way) => doors.match(target, way).length > 0)) return { ...pathsOf(edge), kind: "door", doors: doors.text };
        return audience === undefined || inside.some((way) => audience.match(user, way).length > 0) ? undefined : { ...pathsOf(edge), kind: "guest" };
      },
    };
  },
});
