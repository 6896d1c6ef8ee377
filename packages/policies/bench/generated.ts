import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/** Layers with the layers they use. */
const layers = { domain: [], contract: ["domain"], application: ["domain", "contract"], infrastructure: ["domain", "application"], http: ["application"] } as const;
type Layer = keyof typeof layers;

const filesInLayer = 20;

/**
 * Writes a repository of about so many TypeScript sources: modules of a hundred files, five layers each, that use the contracts of a few modules before them.
 * Nothing in it is to be found. The same count gives the same bytes.
 */
export function generateRepository(folder: string, sources: number): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const modules = Math.ceil(sources / (Object.keys(layers).length * filesInLayer));
  for (let module = 0; module < modules; module++) writeModule(join(folder, "modules", nameOf(module)), module);
  const agreed = Array.from({ length: modules }, (_, module) => `  ${nameOf(module)}: { owner: team-${module % 40}, uses: [${usedBy(module).map(nameOf).join(", ")}] }\n`);
  writeFileSync(join(folder, "backend.yaml"), `version: 1\nname: generated\nlanguage: typescript\ndecomposition: modular-monolith\nmodules:\n${agreed.join("")}`);
  writeFileSync(join(folder, "package.json"), `{ "name": "generated", "private": true, "type": "module", "workspaces": ["modules/*"] }\n`);
  writeFileSync(join(folder, "tsconfig.json"), `{ "compilerOptions": { "module": "esnext", "moduleResolution": "bundler" } }\n`);
}

function nameOf(module: number): string {
  return `m${module}`;
}

function usedBy(module: number): readonly number[] {
  return [module - 1, module - 7, module - 31].filter((used) => used >= 0);
}

function writeModule(folder: string, module: number): void {
  for (const layer of Object.keys(layers) as readonly Layer[]) {
    mkdirSync(join(folder, "src", layer), { recursive: true });
    for (let file = 0; file < filesInLayer; file++) writeFileSync(join(folder, "src", layer, `part${file}.ts`), sourceOf({ module, layer, file }));
  }
  writeFileSync(join(folder, "package.json"), `{ "name": "@generated/${nameOf(module)}", "type": "module" }\n`);
}

function sourceOf({ module, layer, file }: { readonly module: number; readonly layer: Layer; readonly file: number }): string {
  const own = layers[layer].map((used) => `import { part${file} as ${used} } from "../${used}/part${file}.js";\n`);
  const foreign = layer === "application" ? usedBy(module).map((used) => `import { part${file} as ${nameOf(used)} } from "@generated/${nameOf(used)}/src/contract/part${file}.js";\n`) : [];
  const body = Array.from({ length: 12 }, (_, line) => `  const step${line} = input.slice(${line}).map((item) => \`\${item}-${file}\`); // ${layer} ${line}\n`);
  return `import { createHash } from "node:crypto";\n${own.join("")}${foreign.join("")}\nexport function part${file}(input: readonly string[]): string {\n${body.join("")}  return createHash("sha1").update(step0.join("")).digest("hex");\n}\n`;
}
