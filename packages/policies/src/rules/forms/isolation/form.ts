import { z } from "zod";
import { written } from "../../book.ts";
import { counts, defineForm, judges, pathsOf } from "../../define-form.ts";
import { subjectOfTarget, subjectOfUnit, unify } from "../../selector.ts";

const parameters = z.strictObject({
  members: written.describe("The members; what is captured tells them apart"),
  except: written.optional().describe("What others may see of a member all the same"),
});

export default defineForm<z.infer<typeof parameters>>({
  title: "Isolation",
  summary: "Members of a set do not see each other, except through what is named.",
  parameters,
  compile(texts, rule) {
    const members = rule.select(texts.members);
    const except = texts.except === undefined ? undefined : rule.select(texts.except);
    return {
      kind: "edge",
      fix: ({ except: door = "" }) => (door === "" ? "Move what both need out of the members, or hand it in." : `Go through ${door}.`),
      message: ({ from, to }) => `${from} uses ${to} of another member.`,
      subject: (unit) => judges(unit, rule) && members.match(subjectOfUnit(unit)).length > 0,
      judge(edge) {
        const target = subjectOfTarget(edge);
        if (target === undefined || !counts(edge, rule)) return undefined;
        const own = members.match(subjectOfUnit(edge.from));
        const theirs = members.match(target);
        if (theirs.length === 0 || own.some((way) => theirs.some((other) => unify(way, other) !== undefined))) return undefined;
        return except !== undefined && except.match(target).length > 0 ? undefined : { ...pathsOf(edge), except: except?.text ?? "" };
      },
    };
  },
});
