/** `pnpm keep-trees`: keeps what the templates write now as those of the present version, once, so that updates from it are tested from then on. Run before a release. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { keep } from "../packages/templates/scripts/released.ts";

const { version } = JSON.parse(readFileSync(join(import.meta.dirname, "../packages/cli/package.json"), "utf8")) as { readonly version: string };
const written = keep(version);
console.log(written.length === 0 ? `${version} is kept already` : `kept: ${written.join(", ")}`);
