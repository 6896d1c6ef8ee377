import { once } from "@create-backend/core";
import { z } from "zod";
import { written } from "../../book.ts";
import { counts, defineForm, judges } from "../../define-form.ts";
import { firstFault } from "../../reached.ts";
import { subjectOfUnit, unify, type Captures } from "../../selector.ts";
import { ways } from "./ways.ts";

const parameters = once(() => z.strictObject({
  members: written().describe("The members; what is captured tells them apart, or else which item of the list they fit"),
  except: written().optional().describe("What others may see of a member all the same"),
  transitive: z.boolean().default(false).describe("Whether a way over files of no member counts, too"),
}));

export default defineForm<z.infer<ReturnType<typeof parameters>>>({
  title: "Isolation",
  summary: "Members of a set do not see each other, except through what is named.",
  parameters,
  compile(texts, rule) {
    const members = rule.several(texts.members);
    const except = texts.except === undefined ? undefined : rule.select(texts.except);
    if (texts.transitive) return ways({ members, except }, rule);
    return {
      kind: "edge",
      fix: ({ except: door = "" }) => (door === "" ? "Move what both need out of the members, or hand it in." : `Go through ${door}.`),
      message: ({ from, to }) => `${from} uses ${to} of another member.`,
      subject: (unit) => judges(unit, rule) && members.match(subjectOfUnit(unit)).length > 0,
      judge(edge, ground) {
        if (!counts(edge, rule)) return undefined;
        const own = members.match(subjectOfUnit(edge.from));
        const isOwn = (theirs: readonly Captures[]): boolean => own.some((way) => theirs.some((other) => unify(way, other) !== undefined));
        return firstFault(edge, ground, ({ target, doors, facts }) => {
          const theirs = members.match(target);
          if (theirs.length === 0 || isOwn(theirs) || doors.some((door) => isOwn(members.match(door)))) return undefined;
          return except !== undefined && [target, ...doors].some((seen) => except.match(seen).length > 0) ? undefined : { ...facts, except: except?.text ?? "" };
        });
      },
    };
  },
});
