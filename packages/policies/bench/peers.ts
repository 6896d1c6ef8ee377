import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { npmTools } from "./corpus.ts";

/** A program that checks the same tree; `command` runs in the repository. */
export interface Peer {
  readonly name: string;
  readonly command: readonly string[];
  /** How a run ends that judged the tree, with findings or without; anything else is a crash. */
  readonly exits: readonly number[];
  /** What it prints when it saw the tree. */
  readonly says?: RegExp;
  readonly slow: boolean;
}

/** dependency-cruiser exits with the number of its findings. */
const anyCount = Array.from({ length: 256 }, (_, index) => index);

const dependencyCruiserConfig = `module.exports = {
  forbidden: [
    { name: "no-circular", severity: "error", from: {}, to: { circular: true } },
    { name: "no-deep", severity: "error", from: { path: "^modules/([^/]+)/" }, to: { path: "^modules/[^/]+/src/(domain|internal)", pathNot: "^modules/$1/" } },
  ],
  options: { tsPreCompilationDeps: true, tsConfig: { fileName: "tsconfig.json" }, doNotFollow: { path: "node_modules" }, enhancedResolveOptions: { extensions: [".ts", ".tsx", ".d.ts", ".js", ".jsx", ".mjs", ".cjs", ".json"] } },
};
`;

const boundariesConfig = `const boundaries = require("eslint-plugin-boundaries");
const parser = require("typescript-eslint").parser;
module.exports = [{
  files: ["**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}"],
  languageOptions: { parser },
  linterOptions: { reportUnusedDisableDirectives: "off" },
  plugins: { boundaries: boundaries.default ?? boundaries },
  settings: { "import/resolver": { typescript: { alwaysTryTypes: true } }, "boundaries/elements": [{ type: "module", pattern: "modules/*", capture: ["name"] }] },
  rules: { "boundaries/dependencies": ["error", { default: "disallow", policies: [{ from: { element: { type: "module" } }, allow: { to: { element: { type: "module" } } } }] }] },
}];
`;

/** Installs the peers into the cache and writes their configurations. */
export function peersIn(cache: string): readonly Peer[] {
  const config = join(cache, "config");
  mkdirSync(config, { recursive: true });
  const cruiser = npmTools("dependency-cruiser", ["dependency-cruiser@17.4.3", "typescript@5.9.3"]);
  const oxlint = npmTools("oxlint", ["oxlint@1.94.0"]);
  const eslint = npmTools("eslint-boundaries", ["eslint@10.15.0", "eslint-plugin-boundaries@7.2.0", "eslint-import-resolver-typescript@4.4.5", "typescript-eslint@8.73.0", "typescript@5.9.3"]);
  writeFileSync(join(config, "dc.cjs"), dependencyCruiserConfig);
  writeFileSync(join(config, "oxlintrc.json"), JSON.stringify({ plugins: ["import"], categories: { correctness: "off" }, rules: { "import/no-cycle": "error" } }));
  writeFileSync(join(eslint, "eslint.config.cjs"), boundariesConfig);
  return [
    { name: "dependency-cruiser 17.4.3", command: ["node", join(cruiser, "node_modules/dependency-cruiser/bin/dependency-cruise.mjs"), "modules", "--config", join(config, "dc.cjs"), "-T", "err"], exits: anyCount, says: /\d+ modules, \d+ dependencies cruised/, slow: true },
    { name: "eslint-plugin-boundaries 7.2.0", command: ["node", join(eslint, "node_modules/eslint/bin/eslint.js"), "-c", join(eslint, "eslint.config.cjs"), "--no-inline-config", "modules"], exits: [0, 1], slow: true },
    { name: "oxlint 1.94.0 import/no-cycle", command: [join(oxlint, "node_modules/.bin/oxlint"), "-c", join(config, "oxlintrc.json"), "modules"], exits: [0, 1], says: /Finished in .* on \d+ files/, slow: false },
  ];
}
