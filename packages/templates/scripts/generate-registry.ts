import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";

const options = join(import.meta.dirname, "../src/options");

/** Text of `options.generated.ts`: the folder listing is the registry. */
export function registryText(): string {
  const entries = foldersIn(options).flatMap((question) => foldersIn(join(options, question)).map((name) => ({ question, name, pairs: pairsOf(question, name) })));
  const imports: string[] = [];
  const rows = entries.map(({ question, name, pairs }) => {
    const id = identifier(question, name);
    imports.push(`import ${id} from "./options/${question}/${name}/option.ts";`);
    const pairRows = pairs.map((other) => {
      const pairId = identifier(question, name, "for", other);
      imports.push(`import ${pairId} from "./options/${question}/${name}/for/${other}/pair.ts";`);
      return `${JSON.stringify(other)}: ${pairId}`;
    });
    return `  { question: ${JSON.stringify(question)}, name: ${JSON.stringify(name)}, definition: ${id}, pairs: { ${pairRows.join(", ")} } },`;
  });
  const head = "// Written by `pnpm generate` from the folders of options/. Do not edit.\n";
  return `${head}${imports.join("\n")}\nimport type { RegisteredOption } from "./render/registry.ts";\n\nexport const registeredOptions: readonly RegisteredOption[] = [\n${rows.join("\n")}\n];\n`;
}

/** How many pair folders there are; a growing number is a design question. */
export function pairCount(): number {
  return foldersIn(options).flatMap((question) => foldersIn(join(options, question)).flatMap((name) => foldersIn(join(options, question, name, "for")))).length;
}

function pairsOf(question: string, name: string): string[] {
  const folder = join(options, question, name, "for");
  return foldersIn(folder).filter((other) => existsSync(join(folder, other, "pair.ts")));
}

/** Names of the folders in a folder, sorted; none where it does not exist. */
export function foldersIn(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name).sort();
}

function identifier(...parts: readonly string[]): string {
  return parts.join("-").replace(/[^a-z0-9]+(.)/gi, (_, letter: string) => letter.toUpperCase());
}
