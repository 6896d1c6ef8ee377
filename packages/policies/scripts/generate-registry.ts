import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";
import { z } from "zod";
import { forms } from "../src/forms.generated.ts";
import { ownOf, ruleSchema, type RuleText } from "../src/rules/rule-text.ts";

const source = fileURLToPath(new URL("../src/", import.meta.url));
const groups = ["architecture", "infra"];

interface Folder {
  readonly group: string;
  readonly name: string;
}

function foldersIn(group: string): readonly Folder[] {
  return readdirSync(`${source}${group}`, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ group, name }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
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

function pages(all: readonly Folder[], file: string): string {
  return all.map(({ group, name }) => `  ${JSON.stringify(name)}: ${JSON.stringify(readFileSync(`${source}${group}/${name}/${file}`, "utf8"))},\n`).join("");
}

function allPages(policies: readonly Folder[], ofForms: readonly Folder[], ofPacks: readonly Folder[]): string {
  const table = (title: string, constant: string, rows: string): string => `\n/** ${title} */\nexport const ${constant}: Readonly<Record<string, string>> = {\n${rows}};\n`;
  const selectors = `\n/** The page of what a rule may select. */\nexport const selectorsPage = ${JSON.stringify(readFileSync(`${source}rules/selectors.md`, "utf8"))};\n`;
  return header + table("Every policy's page by its name.", "pages", pages(policies, "policy.md")) + table("The page of every form of rule by its name.", "formPages", pages(ofForms, "form.md")) + table("The page of every pack by its name.", "packPages", pages(ofPacks, "pack.md")) + selectors;
}

const packSchema = z.strictObject({ title: z.string(), when: z.string().optional(), rules: z.record(z.string(), ruleSchema().transform(withDefaults)) });

/** A rule as its form wants it, with all defaults: no check looks at that again. */
function withDefaults(rule: RuleText): RuleText {
  return { ...rule, ...(forms.find(({ name }) => name === rule.form)?.parameters().parse(ownOf(rule)) as object) };
}

/** Packs are read here, so that no check reads YAML for them. */
function packs(all: readonly Folder[]): string {
  const rows = all.map(({ group, name }) => `  ${JSON.stringify({ name, ...packSchema.parse(parse(readFileSync(`${source}${group}/${name}/pack.yaml`, "utf8"))) })},\n`).join("");
  return `${header}import type { Pack } from "./packs/pack.ts";\n\n/** Every pack of rules by its name. */\nexport const packs: readonly Pack[] = [\n${rows}];\n`;
}

function formList(all: readonly Folder[]): string {
  const imports = all.map(({ name }) => `import ${camel(name)} from "./rules/forms/${name}/form.ts";\n`).join("");
  const rows = all.map(({ name }) => `  { ...${camel(name)}, name: "${name}" },\n`).join("");
  return `${header}${imports}import type { NamedForm } from "./rules/define-form.ts";\n\n/** Every form of rule, by name. */\nexport const forms: readonly NamedForm[] = [\n${rows}];\n`;
}

/** Path below `src/` → text: the registries of policies, forms and packs, and their pages, from the folder listing. */
export function policyLists(): Readonly<Record<string, string>> {
  const all = groups.flatMap(foldersIn);
  const allForms = foldersIn("rules/forms");
  const allPacks = foldersIn("packs");
  return { "policies.generated.ts": registry(all), "forms.generated.ts": formList(allForms), "pages.generated.ts": allPages(all, allForms, allPacks), "packs.generated.ts": packs(allPacks) };
}
