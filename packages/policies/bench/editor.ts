import { parseBlueprint } from "@create-backend/core";
import { benchOf, judgeText } from "../src/index.ts";
import { languages } from "../src/graph/languages.ts";
import { readTree } from "./read-tree.ts";

/** Milliseconds that an editor waits for the verdicts on a text that has just changed: what ESLint's rules and the language server ask for. */
export function editorTimes(folder: string, most = 2000): readonly number[] {
  const tree = readTree(folder);
  const bench = benchOf(tree, parseBlueprint(String(tree.get("backend.yaml")?.content)));
  const sources = [...tree].filter(([path]) => languages.some(({ files }) => files.test(path)));
  const step = Math.max(1, Math.floor(sources.length / most));
  return sources
    .filter((_, index) => index % step === 0)
    .map(([path, { content }]) => {
      const buffer = { path, text: `${String(content)}\n` };
      const start = performance.now();
      judgeText(bench, bench.policies, { buffer, now: new Date() });
      return performance.now() - start;
    });
}
