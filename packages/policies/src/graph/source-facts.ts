import { writtenIn, type TreeFile } from "@create-backend/core";
import { defineFact, type FactKind } from "./derived.ts";
import type { Scan } from "./facts.ts";
import { languages } from "./languages.ts";
import { namedFact } from "./named.ts";
import { tellingFact } from "./symbols.ts";
import { textIn } from "./text.ts";
import { unclosedIn } from "./unclosed.ts";

/** What a source imports and declares. */
export const scanFact = defineFact("scan", (text, path): Scan => {
  const language = languages.find(({ files }) => files.test(path));
  const scan = language?.scan(text, path) ?? { imports: [] };
  const broken = scan.broken ?? (language === undefined ? undefined : unclosedIn(text, { language: language.name, path }));
  return { ...scan, ...(broken === undefined ? {} : { broken }), ...(text.includes("create-backend-waive") ? { waives: true as const } : {}) };
});

/** Paths of the files that every check asks for the facts of sources, in their order. */
export function sourcesIn(paths: Iterable<string>): readonly string[] {
  return writtenIn(paths).filter((path) => languages.some(({ files }) => files.test(path)));
}

/** Those facts, by the names that they are asked for by, and by what a baseline tells a file, where it is asked for; a content that is no text has none. */
export function sourceFacts(content: TreeFile["content"], path: string, told: boolean): Record<string, unknown> {
  const text = textIn(content);
  const kinds: readonly FactKind<unknown>[] = told ? [scanFact, namedFact, tellingFact] : [scanFact, namedFact];
  return text === undefined ? {} : Object.fromEntries(kinds.map(({ name, make }) => [name, make(text, path, "")]));
}
