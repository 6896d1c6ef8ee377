import { once } from "@create-backend/core";
import { z } from "zod";
import { written } from "../../book.ts";
import { counts, defineForm, judges } from "../../define-form.ts";
import { firstFault } from "../../reached.ts";
import { subjectOfUnit, type Selector, type Subject } from "../../selector.ts";

const parameters = once(() => z.strictObject({
  of: written().describe("What has a surface; what is captured tells houses apart, or else which item of the list they fit"),
  doors: written().describe("What outsiders may touch"),
  audience: written().optional().describe("Who may come in by the doors; everyone when absent"),
}));

export default defineForm<z.infer<ReturnType<typeof parameters>>>({
  title: "Public surface",
  summary: "Outsiders touch only the entry points, and only those who are invited.",
  parameters,
  compile(texts, rule) {
    const house = rule.members(texts.of);
    const doors = rule.select(texts.doors);
    const audience = texts.audience === undefined ? undefined : rule.select(texts.audience);
    return {
      kind: "edge",
      fix: ({ doors: door = "", kind }) => (kind === "guest" ? "Ask the owner to be invited, or go another way." : `Use ${door}; if it lacks what you need, let its owner add it there.`),
      message: ({ from, to, kind }) => (kind === "guest" ? `${from} uses ${to}, whose audience it does not belong to.` : `${from} uses ${to}, which is not a door.`),
      subject: (unit) => judges(unit, rule),
      judge(edge, ground) {
        if (!counts(edge, rule)) return undefined;
        const user = subjectOfUnit(edge.from);
        return firstFault(edge, ground, ({ target, doors: handing, facts }) => {
          const inside = house.match(target);
          const fits = (selector: Selector, subject: Subject): boolean => inside.some((way) => selector.match(subject, way).length > 0);
          if (inside.length === 0 || fits(house, user) || handing.some((door) => house.match(door).some((way) => house.match(user, way).length > 0))) return undefined;
          if (![target, ...handing].some((seen) => fits(doors, seen))) return { ...facts, kind: "door", doors: doors.text };
          return audience === undefined || fits(audience, user) ? undefined : { ...facts, kind: "guest" };
        });
      },
    };
  },
});
