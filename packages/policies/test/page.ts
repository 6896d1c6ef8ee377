import { parseBlueprint, textFile, treeOf, type Blueprint, type FileTree } from "@create-backend/core";

/** One example of a policy page: a small tree and the lines that are guilty. */
export interface PageScene {
  readonly title: string;
  readonly tree: FileTree;
  readonly blueprint: Blueprint;
  readonly guilty: readonly Guilt[];
}

export interface Guilt {
  readonly path: string;
  readonly line: number;
  /** Words that the sentence must hold; may be empty. */
  readonly says: string;
}

const story = `version: 1
name: shop
language: typescript
framework: fastify
decomposition: modular-monolith
compute: containers
database: postgresql
pipeline: github-actions
monitoring: opentelemetry
modules:
  catalog: { owner: team-catalog }
  orders: { owner: team-orders, uses: [catalog], publishes: [order-placed] }
  billing: { owner: team-billing, consumes: [orders.order-placed] }
`;

/** Reads a policy page. Sections that begin with Flags or Lets are scenes; the files of Given belong to all of them. */
export function scenesOf(page: string): readonly PageScene[] {
  const sections = page.split(/^## /m).slice(1).map((text) => ({ title: text.slice(0, text.indexOf("\n")).trim(), text }));
  const given = filesIn(sections.find(({ title }) => title === "Given")?.text ?? "");
  return sections.filter(({ title }) => /^(Flags|Lets)\b/.test(title)).map(({ title, text }) => sceneOf(title, new Map([...given, ...filesIn(text)])));
}

/** The files of a section, each in a block that names its path. */
export function filesIn(text: string): ReadonlyMap<string, string> {
  return new Map([...text.matchAll(/^(`{3,})\w+ (\S+)\n([\s\S]*?)^\1$/gm)].map(([, , path = "", content = ""]) => [path, content]));
}

/** A mark `✗ words` after `//` or `#` is no part of the file. */
const mark = /[ \t]*(?:\/\/|#|--|<!--)[ \t]*✗[ \t]*(.*?)(?:-->)?$/;

function sceneOf(title: string, files: Map<string, string>): PageScene {
  const guilty: Guilt[] = [];
  if (!files.has("backend.yaml")) files.set("backend.yaml", story);
  const clean = [...files].map(([path, text]) => {
    const lines = text.split("\n").map((line, index) => {
      const found = mark.exec(line);
      if (found !== null) guilty.push({ path, line: index + 1, says: found[1]?.trim() ?? "" });
      return line.replace(mark, "");
    });
    return [path, textFile(lines.join("\n"))] as const;
  });
  return { title, tree: treeOf(clean), blueprint: parseBlueprint(clean.find(([path]) => path === "backend.yaml")?.[1].content as string), guilty };
}
