import { once } from "@create-backend/core";
import { z } from "zod";
import { kindWords, libraryOf } from "../../../catalogue/packages.ts";
import { written } from "../../book.ts";
import { counts, defineForm, judges } from "../../define-form.ts";
import { firstFault } from "../../reached.ts";
import { subjectOfUnit } from "../../selector.ts";

const parameters = once(() => z.strictObject({
  in: written().describe("Whose packages are judged"),
  of: written().describe("Which packages are judged: kind:orm, package:lodash …"),
  only: written().optional().describe("Those that are allowed; none when absent"),
}));

export default defineForm<z.infer<ReturnType<typeof parameters>>>({
  title: "Technology",
  summary: "Of one kind of library an area uses only what was chosen.",
  parameters,
  compile(texts, rule) {
    const area = rule.select(texts.in);
    const of = rule.select(texts.of);
    const only = texts.only === undefined ? undefined : rule.select(texts.only);
    return {
      kind: "edge",
      fix: ({ only: chosen = "" }) => (chosen === "" ? "Keep it out of here." : `Use ${chosen}.`),
      message: ({ from, library, is }) => `${from} uses ${library}${is === "" ? "" : `, a ${is}`}, which was not chosen for it.`,
      subject: (unit) => judges(unit, rule) && area.match(subjectOfUnit(unit)).length > 0,
      judge(edge, ground) {
        if (!counts(edge, rule)) return undefined;
        return firstFault(edge, ground, ({ target, doors }) => {
          if (target.kind !== "package" || of.match(target).length === 0 || doors.some((door) => area.match(door).length > 0)) return undefined;
          if (only !== undefined && only.match(target).length > 0) return undefined;
          const kind = libraryOf(edge.from.language, target.path)?.kind;
          return { from: edge.from.path, library: target.path, is: kind === undefined ? "" : kindWords[kind], only: only?.text ?? "" };
        });
      },
    };
  },
});
