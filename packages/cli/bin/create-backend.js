#!/usr/bin/env node
import { existsSync } from "node:fs";
import module from "node:module";

const bundle = new URL("../dist/bin.js", import.meta.url);
if (existsSync(bundle)) {
  module.enableCompileCache?.();
  await import(bundle.href);
} else {
  process.stderr.write("✗ create-backend is not built yet.\n→ In a checkout, run `npm start -- --help` once from its root. An installed package is incomplete: install it again.\n");
  process.exitCode = 2;
}
