import { z } from "zod";
import { once, type FileTree } from "@create-backend/core";
import type { Verdict } from "../../../define-policy.ts";
import { compileGlob } from "../../../graph/glob.ts";
import { written } from "../../book.ts";
import { defineForm } from "../../define-form.ts";
import { filled, type Selector, type Subject } from "../../selector.ts";

const parameters = once(() =>
  z
    .strictObject({
      files: written().describe("What is placed"),
      in: written().optional().describe("Where it lies"),
      companion: z.string().optional().describe("The path, made of what was captured, of a file that has to exist beside it"),
    })
    .refine(({ in: place, companion }) => place !== undefined || companion !== undefined, "in or companion is expected"),
);

export default defineForm<z.infer<ReturnType<typeof parameters>>>({
  title: "Placement",
  summary: "Files lie where they belong, each with its companion.",
  parameters,
  compile(texts, rule) {
    const files = rule.select(texts.files);
    const place = texts.in === undefined ? undefined : rule.select(texts.in);
    const { companion } = texts;
    return {
      kind: "graph",
      needs: [],
      fix: ({ kind, wanted = "" }) => (kind === "place" ? `Move it to ${wanted}.` : `Add ${wanted}.`),
      message: ({ kind, path, wanted }) => (kind === "place" ? `${path} lies outside ${wanted}.` : `${path} lacks its companion ${wanted}.`),
      judge({ tree, layout }) {
        const subjects = [...tree.keys()].map((path) => ({ kind: "file", path, place: layout.placeOf(path) }) as const).filter((subject) => (rule.tests || !subject.place.test) && files.match(subject).length > 0);
        return { judged: subjects.length, verdicts: subjects.flatMap((subject) => [...misplaced(subject, files, place), ...(companion === undefined ? [] : alone(subject, { files, companion, tree }))]) };
      },
    };
  },
});

function misplaced(subject: Subject, files: Selector, place: Selector | undefined): readonly Verdict[] {
  if (place === undefined || files.match(subject).some((way) => place.match(subject, way).length > 0)) return [];
  return [{ at: { path: subject.path, start: 0, end: 0 }, facts: { kind: "place", path: subject.path, wanted: place.text } }];
}

interface Companion {
  readonly files: Selector;
  readonly companion: string;
  readonly tree: FileTree;
}

/** The companion's path may hold stars for what was not captured. */
function alone(subject: Subject, { files, companion, tree }: Companion): readonly Verdict[] {
  const wanted = files.match(subject).map((way) => filled(companion, way));
  const exists = (path: string): boolean => (path.includes("*") ? [...tree.keys()].some((other) => compileGlob(path).expression.test(other)) : tree.has(path));
  return wanted.some(exists) ? [] : [{ at: { path: subject.path, start: 0, end: 0 }, facts: { kind: "companion", path: subject.path, wanted: wanted[0] ?? companion } }];
}
