import { once } from "@create-backend/core";
import { z } from "zod";
import { folderOf, inFolder, isInside } from "../../../graph/paths.ts";
import { written } from "../../book.ts";
import { counts, defineForm, judges, type Compiling } from "../../define-form.ts";
import { firstFault } from "../../reached.ts";
import { anyOf, subjectOfUnit, type Selector, type Subject } from "../../selector.ts";

const parameters = once(() =>
  z
    .strictObject({
      from: written().optional().describe("Whose imports are judged"),
      to: written().optional().describe("What they may lead to, besides the selected files themselves; nothing else when absent"),
      of: written().optional().describe("Which targets are judged at all: every file of the repository, unless something else is said"),
      within: z.string().optional().describe("Instead of from and to: a folder whose rooms are listed"),
      rooms: z.record(z.string(), z.union([z.literal("*"), z.array(z.string())])).optional().describe("Folder or file in `within` → those beside it that it may use; `*` for all. Files of no room belong nowhere"),
    })
    .refine(({ from, within, rooms }) => (from === undefined) !== (within === undefined) && (within === undefined) === (rooms === undefined), "either from, or within and rooms, is expected"),
);

type Parameters = z.infer<ReturnType<typeof parameters>>;

/** One line: whoever fits `from` may use itself and `to`. */
interface Row {
  readonly from: Selector;
  readonly to: Selector | undefined;
}

export default defineForm<Parameters>({
  title: "May only use",
  summary: "What one selector names uses itself and what another one names, and nothing else.",
  parameters,
  compile(texts, rule) {
    const rows = texts.from === undefined ? roomsOf(texts, rule) : [{ from: rule.select(texts.from), to: texts.to === undefined ? undefined : rule.select(texts.to) }];
    const of = rule.select(texts.of ?? (texts.within === undefined ? "**" : `${texts.within}/**`));
    const [only] = rows;
    return {
      kind: "edge",
      ...(rows.length !== 1 || only?.to === undefined ? {} : { promise: { from: only.from, to: only.to } }),
      ...(texts.within === undefined ? {} : { covered: { files: of, by: anyOf("rooms", rows.map(({ from }) => from)) } }),
      fix: ({ allowed = "" }) => (allowed === "" ? "Remove the import, or give the file a place." : `Use only ${allowed}, or move what is needed there.`),
      message: ({ from, to }) => `${from} uses ${to}, which it may not.`,
      subject: (unit) => judges(unit, rule) && (rows.some(({ from }) => from.match(subjectOfUnit(unit)).length > 0) || (texts.within !== undefined && of.match(subjectOfUnit(unit)).length > 0)),
      judge(edge, ground) {
        if (!counts(edge, rule)) return undefined;
        const user = subjectOfUnit(edge.from);
        const row = rows.find(({ from }) => from.match(user).length > 0);
        const allows = ({ from, to }: Row, subject: Subject): boolean => from.match(user).some((way) => from.match(subject, way).length > 0 || of.match(subject, way).length === 0 || (to?.match(subject, way).length ?? 0) > 0);
        return firstFault(edge, ground, ({ target, doors, facts }) => {
          if (row === undefined) return of.match(target).length === 0 || doors.length > 0 ? undefined : { ...facts, allowed: "" };
          // What is allowed may hand on what lies below it; what is judged itself is found there.
          const fine = allows(row, target) || doors.some((door) => isInside(target.path, folderOf(door.path) || ".") || row.from.match(door).length > 0);
          return fine ? undefined : { ...facts, allowed: row.to?.text ?? "" };
        });
      },
    };
  },
});

function roomsOf({ within = "", rooms = {} }: Parameters, rule: Compiling): readonly Row[] {
  const select = (names: readonly string[]): Selector => rule.select(names.map((name) => (/\.[a-z]+$/.test(name) ? inFolder(within, name) : inFolder(within, `${name}/**`))));
  return Object.entries(rooms).map(([name, may]) => ({ from: select([name]), to: may === "*" ? rule.select(`${within}/**`) : may.length === 0 ? undefined : select(may) }));
}
