import { existsSync } from "node:fs";
import { join } from "node:path";
import type { OptionDefinition } from "../src/define-option.ts";
import { foldersIn } from "./generate-registry.ts";

const options = join(import.meta.dirname, "../src/options");

interface Row {
  readonly question: string;
  readonly name: string;
  readonly languages?: readonly string[];
  readonly libraries: readonly string[];
  readonly brings: readonly string[];
}

/** Text of the lists by which policies know the libraries and traits of our options: each option says them in its own folder. */
export async function librariesText(): Promise<string> {
  const rows: Row[] = [];
  const traits: string[] = [];
  for (const [question, name] of answers()) {
    const { libraries, needs, traits: own = [] } = await definitionOf(question, name);
    if (own.length > 0) traits.push(`  ${JSON.stringify(`${question}: ${name}`)}: ${JSON.stringify(own)},\n`);
    if (libraries === undefined) continue;
    const { names, brings = [] } = libraries;
    rows.push({ question, name, ...(needs?.["language"] === undefined ? {} : { languages: needs["language"] }), libraries: names, brings });
  }
  const head = "// Written by `pnpm generate` from `libraries` and `traits` in the folders of options. Do not edit.\n";
  return `${head}import type { OptionLibraries } from "./option-libraries.ts";\n\nexport const optionLibraries: readonly OptionLibraries[] = [\n${rows.map((row) => `  ${JSON.stringify(row)},\n`).join("")}];\n\n/** Answer → its traits. */\nexport const optionTraits: Readonly<Record<string, readonly string[]>> = {\n${traits.join("")}};\n`;
}

async function definitionOf(question: string, name: string): Promise<OptionDefinition> {
  const module = (await import(join(options, question, name, "option.ts"))) as { readonly default: OptionDefinition };
  return module.default;
}

function answers(): readonly (readonly [string, string])[] {
  return foldersIn(options).flatMap((question) =>
    foldersIn(join(options, question))
      .filter((name) => existsSync(join(options, question, name, "option.ts")))
      .map((name) => [question, name] as const),
  );
}
