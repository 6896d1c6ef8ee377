/**
 * Builds what is published: one folder `dist/` without run-time dependencies. `bin.js`, chunks that load when they are used,
 * `templates.bin` with the catalogue, the ESLint plugin, JSON schemas for editors, and the licences of what is bundled. Run by `pnpm build`.
 */
import { build } from "esbuild";
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join, relative } from "node:path";
import { profileJsonSchema } from "@create-backend/core";
import { agreementSchema, packArchive, registeredOptions, registeredVersion } from "@create-backend/templates";
import { folderSource } from "../templates/scripts/folder-source.ts";
import { sealFile, sealOf } from "./src/disk/package/seal.ts";
import { flagValues } from "./src/interview/flag-values.ts";
import { directImports } from "./scripts/direct-imports.mjs";
import { builtinsWhenUsed, requiredBuiltins } from "./scripts/builtins.mjs";
import { compiledSource } from "./scripts/precompiled.mjs";

const here = import.meta.dirname;
const dist = join(here, "dist");
const require = createRequire(import.meta.url);

const inCore = createRequire(join(here, "../core/package.json"));
const inZod = (file) => join(dirname(require.resolve("zod/package.json")), file);

/** Modules that the bundle takes from another place: Handlebars and zod without their compilers, and of yaml and jsonc-parser the edition in ES modules, which can be cut to what is used. */
const entries = {
  handlebars: join(here, "scripts/handlebars-runtime.mjs"),
  "handlebars/dist/cjs/handlebars.runtime.js": join(dirname(require.resolve("handlebars/package.json")), "dist/cjs/handlebars.runtime.js"),
  zod: join(here, "scripts/zod-interpreted.mjs"),
  "zod/v4": inZod("v4/classic/external.js"),
  "zod/v4/core": inZod("v4/core/index.js"),
  "jsonc-parser": join(dirname(inCore.resolve("jsonc-parser/package.json")), "lib/esm/main.js"),
  yaml: join(dirname(require.resolve("yaml/package.json")), "browser/dist/index.js"),
};

const front = (name) => join(here, "..", name, "src/index.ts");
const fronts = { "@create-backend/core": front("core"), "@create-backend/templates": front("templates"), "@create-backend/policies": front("policies") };

/** What is known now and no run need compute: what flags may be set to (so the help need not load the catalogue), the schema of the agreement, and the version of the catalogue; and templates come from the archive, not from the checkout. */
const baked = {
  name: "baked",
  setup({ onLoad }) {
    onLoad({ filter: /\/disk\/template-source\.ts$/ }, () => ({ contents: 'export { templateArchive as templateSource } from "./template-archive.ts";', resolveDir: join(here, "src/disk") }));
    onLoad({ filter: /\/interview\/flag-values\.ts$/ }, () => ({ contents: `export const flagValues = () => new Map(${JSON.stringify([...flagValues()])});` }));
    onLoad({ filter: /\/render\/agreement-schema\.ts$/ }, () => ({ contents: `export const agreementSchema = () => ${JSON.stringify(agreementSchema(registeredOptions))};` }));
    onLoad({ filter: /\/render\/registered-version\.ts$/ }, () => ({ contents: `export const registeredVersion = () => ${JSON.stringify(registeredVersion(registeredOptions))};` }));
  },
};

/** zod's messages in forty languages: ours are our own, and the library's English ones stay. */
const withoutLocales = {
  name: "without-locales",
  setup({ onLoad }) {
    onLoad({ filter: /\/zod\/v4\/locales\/index\.js$/ }, () => ({ contents: "export {};" }));
  },
};

const bundled = {
  absWorkingDir: here,
  outdir: dist,
  bundle: true,
  format: "esm",
  platform: "node",
  target: "node20",
  conditions: ["@create-backend/source"],
  alias: entries,
  minify: true,
  legalComments: "none",
  metafile: true,
  logLevel: "warning",
};
const plugins = [baked, withoutLocales, builtinsWhenUsed, requiredBuiltins, directImports(fronts)];

rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });
/** Editors and pipelines check all the time: all that a check needs is one file, since every chunk costs half a millisecond. Its name changes with what is in it, by which a memory tells who wrote it; in CommonJS, what the engine compiled can be kept. */
const check = await build({ ...bundled, entryPoints: { check: "src/commands/check/check.ts" }, entryNames: "[name]-[hash]", format: "cjs", outExtension: { ".js": ".cjs" }, define: { "import.meta.url": "__fileUrl", "import.meta.filename": "__filename" }, banner: { js: 'const __fileUrl=require("node:url").pathToFileURL(__filename).href;' }, plugins });
/** Threads of a check run this, without what judges. */
const ahead = await build({ ...bundled, entryPoints: { "read-ahead": "src/disk/ahead/worker.ts" }, plugins });
const apart = {
  name: "apart",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^\.\/check\.ts$/ }, ({ kind }) => (kind === "dynamic-import" ? { path: "check", namespace: "apart" } : undefined));
    onLoad({ filter: /.*/, namespace: "apart" }, () => ({
      contents: `import { loadCompiled } from "./load-compiled.ts"; export const { checkCommand } = loadCompiled(new URL("./${basename(Object.keys(check.metafile.outputs)[0])}", import.meta.url));`,
      resolveDir: join(here, "src/commands/check"),
    }));
  },
};
const rest = await build({
  ...bundled,
  entryPoints: { bin: "src/bin.ts", "plop-child": "src/disk/plop/child.ts", eslint: "../policies/src/eslint/index.ts" },
  splitting: true,
  chunkNames: "[name]-[hash]",
  plugins: [apart, ...plugins],
});
const metafile = { inputs: { ...check.metafile.inputs, ...ahead.metafile.inputs, ...rest.metafile.inputs }, outputs: { ...check.metafile.outputs, ...ahead.metafile.outputs, ...rest.metafile.outputs } };
/** What pages carry: their scripts and styles, as files that are read when a page is written. */
await build({
  absWorkingDir: here,
  entryPoints: { page: "src/commands/decide/page/browser/start.ts", graph: "src/commands/graph/page/browser/start.ts" },
  outdir: dist,
  bundle: true,
  format: "iife",
  platform: "browser",
  target: "es2022",
  conditions: ["@create-backend/source"],
  plugins: [directImports(fronts)],
  minify: true,
  legalComments: "none",
  logLevel: "warning",
});
await build({ absWorkingDir: here, entryPoints: { page: "src/commands/decide/page/page.css", graph: "src/commands/graph/page/page.css", picture: "src/commands/graph/page/picture.css" }, outdir: dist, bundle: true, minify: true, logLevel: "warning" });
writeFileSync(join(dist, "templates.bin"), packArchive(compiledSource(folderSource())));
mkdirSync(join(dist, "schema"));
writeFileSync(join(dist, "schema", "backend.json"), agreementSchema(registeredOptions));
writeFileSync(join(dist, "schema", "profile.json"), `${JSON.stringify(profileJsonSchema(), null, 2)}\n`);
writeFileSync(join(dist, "THIRD-PARTY-LICENCES.txt"), licences(Object.keys(metafile.inputs)));
writeFileSync(join(dist, sealFile), `${sealOf(allIn(dist))}\n`);
if (process.env.BUILD_METAFILE) writeFileSync(process.env.BUILD_METAFILE, JSON.stringify(metafile));

/** Every file of a folder by its path in it. */
function allIn(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return new Map(files.map(({ parentPath, name }) => [relative(folder, join(parentPath, name)).replaceAll("\\", "/"), readFileSync(join(parentPath, name))]));
}

/** Name, version and licence text of every package that is in the bundle. */
function licences(inputs) {
  const folders = new Set(inputs.flatMap((input) => join(here, input).match(/^.*\/node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/)?.[0] ?? []));
  const packages = [...folders].map((folder) => ({ folder, ...JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) }));
  const sorted = packages.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : a.version < b.version ? -1 : 1));
  return sorted.map(({ folder, name, version, license }) => `${name} ${version}\n${license}\n\n${licenceText(folder)}\n`).join(`${"-".repeat(80)}\n`);
}

function licenceText(folder) {
  const file = readdirSync(folder).sort().find((name) => /^licen[cs]e(\.\w+)?$/i.test(name));
  return file === undefined ? "" : readFileSync(join(folder, file), "utf8").trim();
}
