import { once } from "@create-backend/core";
import { z } from "zod";
import { written } from "../../book.ts";
import { defineForm } from "../../define-form.ts";

const parameters = once(() => z.strictObject({
  files: written().describe("What has to be covered"),
  by: written().describe("What covers it"),
  source: z.boolean().default(true).describe("Only source files; false: files of every kind"),
}));

export default defineForm<z.infer<ReturnType<typeof parameters>>>({
  title: "Coverage",
  summary: "Every file has a place; nothing lies outside.",
  parameters,
  compile(texts, rule) {
    const files = rule.select(texts.files);
    const by = rule.select(texts.by);
    return {
      kind: "graph",
      needs: ["graph"],
      fix: ({ by: places = "" }) => `Move it into one of ${places}, or give it a place of its own.`,
      message: ({ path }) => `${path} belongs nowhere.`,
      judge({ graph, tree, layout }) {
        const subjects = [...(texts.source ? graph.units.keys() : tree.keys())].map((path) => ({ kind: "file", path, place: layout.placeOf(path) }) as const).filter((subject) => files.match(subject).length > 0);
        const outside = subjects.filter((subject) => !files.match(subject).some((way) => by.match(subject, way).length > 0));
        return { judged: subjects.length, verdicts: outside.map(({ path }) => ({ at: { path, start: 0, end: 0 }, facts: { path, by: by.text } })) };
      },
    };
  },
});
