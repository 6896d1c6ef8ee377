import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const source = fileURLToPath(new URL("../src/", import.meta.url));
const groups = ["architecture", "infra"];

interface Folder {
  readonly group: string;
  readonly name: string;
}

function folders(): readonly Folder[] {
  return groups.flatMap((group) =>
    readdirSync(`${source}${group}`, { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => ({ group, name }))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
  );
}

function camel(name: string): string {
  return name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
}

const header = "// Written by `pnpm generate` from the folders beside it. Do not edit.\n";

function registry(all: readonly Folder[]): string {
  const imports = all.map(({ group, name }) => `import ${camel(name)} from "./${group}/${name}/policy.ts";\n`).join("");
  const rows = all.map(({ group, name }) => `  { ...${camel(name)}, group: "${group}", name: "${name}" },\n`).join("");
  return `${header}${imports}import type { NamedPolicy } from "./define-policy.ts";\n\n/** Every policy, by group and name. */\nexport const policies: readonly NamedPolicy[] = [\n${rows}];\n`;
}

function pages(all: readonly Folder[]): string {
  const rows = all.map(({ group, name }) => `  ${JSON.stringify(name)}: ${JSON.stringify(readFileSync(`${source}${group}/${name}/policy.md`, "utf8"))},\n`).join("");
  return `${header}\n/** Every policy's page by its name. */\nexport const pages: Readonly<Record<string, string>> = {\n${rows}};\n`;
}

/** Path below `src/` → text: the registry of policies and their pages, from the folder listing. */
export function policyLists(): Readonly<Record<string, string>> {
  const all = folders();
  return { "policies.generated.ts": registry(all), "pages.generated.ts": pages(all) };
}
