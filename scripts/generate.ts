/** `pnpm generate`: writes every list that follows from folders; `--check` fails when one is out of date. */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commandsText } from "../packages/cli/scripts/generate-commands.ts";
import { policyLists } from "../packages/policies/scripts/generate-registry.ts";
import { librariesText } from "../packages/templates/scripts/generate-libraries.ts";
import { pairCount, registryText } from "../packages/templates/scripts/generate-registry.ts";

const root = join(import.meta.dirname, "..");
const written: Readonly<Record<string, string>> = {
  "packages/templates/src/options.generated.ts": registryText(),
  "packages/policies/src/catalogue/options.generated.ts": await librariesText(),
  "packages/cli/src/commands.generated.ts": await commandsText(),
  ...Object.fromEntries(Object.entries(policyLists()).map(([path, text]) => [`packages/policies/src/${path}`, text])),
};

let stale = 0;
for (const [path, wanted] of Object.entries(written)) {
  const file = join(root, path);
  if (existsSync(file) && readFileSync(file, "utf8") === wanted) continue;
  stale += 1;
  if (process.argv.includes("--check")) console.error(`${path} is out of date. Run: pnpm generate`);
  else writeFileSync(file, wanted);
}
console.log(`${pairCount()} pair folders; ${stale} of ${Object.keys(written).length} lists ${process.argv.includes("--check") ? "out of date" : "written"}`);
process.exitCode = process.argv.includes("--check") && stale > 0 ? 1 : 0;
