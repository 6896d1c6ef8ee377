import { cpSync, existsSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { defineConfig } from "rolldown";

const modules = resolve(import.meta.dirname, "modules");

/** The migrations of all modules go beside the bundle, where `app.ts` looks for them. */
const withMigrations = {
  name: "migrations",
  writeBundle: ({ dir = "" }: { dir?: string }): void => {
    for (const module of readdirSync(modules)) {
      const from = resolve(modules, module, "migrations");
      if (existsSync(from)) cpSync(from, resolve(dir, "modules", module, "migrations"), { recursive: true });
    }
  },
};

/** The ways into an app, as far as it has them. */
const entries = ["main", "migrate", "instrumentation", "lambda", "migration"].map(
  (name) => [name, `src/${name}.ts`] as const,
);

// Runs in the folder of an app.
export default defineConfig({
  input: Object.fromEntries(entries.filter(([, file]) => existsSync(file))),
  platform: "node",
  // What development alone has, and what `pg` only looks for.
  external: [/^@electric-sql\//, "nanotar", "pg-native"],
  plugins: [withMigrations],
  output: {
    dir: "dist",
    format: "esm",
    cleanDir: true,
    sourcemap: true,
    entryFileNames: "[name].mjs",
    chunkFileNames: "[name]-[hash].mjs",
  },
});
