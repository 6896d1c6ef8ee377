/**
 * With code splitting, esbuild gives a whole package to everybody who imports one name through its front door.
 * This plugin points every import at the file that defines the name, so that a chunk holds what it uses.
 */
import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/** zod's documentation names both; only of the second can a bundler leave out what is not used. */
const wholeLibrary = [/import \{ z \} from "zod";/, 'import * as z from "zod";'];

const doors = /import\s+(?:type\s+)?\{([^}]*)\}\s+from\s+"(@create-backend\/[a-z]+)";/g;

/** `fronts`: package name → its index file. */
export function directImports(fronts) {
  const origins = new Map(Object.entries(fronts).map(([name, file]) => [name, originsOf(file)]));
  const folders = Object.values(fronts).map((file) => `${dirname(file)}/`);
  return {
    name: "direct-imports",
    setup({ onLoad, onResolve, resolve }) {
      onLoad({ filter: /\.ts$/ }, ({ path }) => ({ contents: readFileSync(path, "utf8").replace(...wholeLibrary).replace(doors, (statement, names, door) => direct(names, origins.get(door)) ?? statement), loader: "ts" }));
      // Nothing in our packages happens when a file is imported: what is not used is left out.
      onResolve({ filter: /\.ts$/ }, async ({ path, pluginData, ...from }) => {
        if (pluginData === "direct" || from.kind === "entry-point") return undefined;
        const found = await resolve(path, { ...from, pluginData: "direct" });
        return folders.some((folder) => found.path.startsWith(folder)) ? { ...found, sideEffects: false } : found;
      });
    },
  };
}

/** The statements that replace one import, or undefined when a name is not known. */
function direct(names, origin) {
  const wanted = names.split(",").map((name) => name.trim()).filter((name) => name !== "" && !name.startsWith("type "));
  if (origin === undefined || wanted.some((name) => !origin.has(name.split(/\s+as\s+/)[0]))) return undefined;
  return wanted.map((name) => `import { ${name} } from ${JSON.stringify(origin.get(name.split(/\s+as\s+/)[0]))};`).join(" ");
}

/** Exported name → file that defines it, following the re-exports of index files. Types are listed too, which does no harm. */
function originsOf(file) {
  const text = readFileSync(file, "utf8");
  const origins = new Map();
  for (const [, from] of text.matchAll(/^export \* from "([^"]+)";/gm)) for (const [name, origin] of originsOf(join(dirname(file), from))) origins.set(name, origin);
  for (const [, names, from] of text.matchAll(/^export \{([^}]*)\} from "([^"]+)";/gm)) {
    const below = originsOf(join(dirname(file), from));
    for (const name of names.split(",").map((one) => one.trim().replace(/^type /, ""))) if (name !== "") origins.set(name, below.get(name) ?? join(dirname(file), from));
  }
  for (const [, name] of text.matchAll(/^export (?:async )?(?:const|function\*?|class|let) (\w+)/gm)) origins.set(name, file);
  return origins;
}
