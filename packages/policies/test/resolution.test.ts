import { parseBlueprint, textFile, treeOf } from "@create-backend/core";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { positionOf } from "../src/graph/position.ts";
import type { Target } from "../src/graph/resolver.ts";
import { graphOf } from "../src/index.ts";
import { filesIn } from "./page.ts";

const folder = new URL("resolution/", import.meta.url);
const blueprint = parseBlueprint("version: 1\nname: shop\nmodules:\n  orders: {}\n");

/** Where the imports and uses of a line lead; it is no part of the file. */
const mark = /[ \t]*(?:\/\/|#)[ \t]*→[ \t]*(.*)$/;

/** Small repositories whose lines say where they lead. What no line says must not be found. */
for (const file of readdirSync(folder).sort()) {
  const page = readFileSync(new URL(file, folder), "utf8");
  describe(page.slice(2, page.indexOf("\n")), () => {
    for (const section of page.split(/^## /m).slice(1)) {
      const marked = [...filesIn(section)];
      test(section.slice(0, section.indexOf("\n")), () => {
        const said = marked.flatMap(([path, text]) => text.split("\n").flatMap((line, index) => mark.exec(line)?.[1]?.split(", ").map((target) => `${path}:${index + 1} → ${target}`) ?? []));
        const found = edgesIn(marked.map(([path, text]) => [path, text.split("\n").map((line) => line.replace(mark, "")).join("\n")]));
        expect(found).toEqual([...said].sort());
        expect(said.length).toBeGreaterThan(0);
      });
    }
  });
}

function edgesIn(files: readonly (readonly [path: string, text: string])[]): readonly string[] {
  const texts = new Map(files);
  const { edges } = graphOf(treeOf(files.map(([path, text]) => [path, textFile(text)] as const)), blueprint);
  const lines = edges.map(({ from, fact, target }) => `${from.path}:${positionOf(texts.get(from.path) ?? "", fact.start).line} → ${nameOf(target)}`);
  return [...new Set(lines)].sort();
}

function nameOf(target: Target): string {
  if (target.kind === "file") return target.exported ? target.path : `${target.path} (hidden)`;
  return target.kind === "package" ? `package ${target.name}` : "nowhere";
}
