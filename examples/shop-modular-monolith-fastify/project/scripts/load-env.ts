import { existsSync } from "node:fs";
import { enableCompileCache } from "node:module";
import { fileURLToPath } from "node:url";

// What was compiled once need not be at the next start, or when a file changes.
enableCompileCache();

// Node.js can do this by a flag, but crashes at Ctrl-C when it watches and the file is missing (nodejs/node#64819).
const settings = fileURLToPath(new URL("../.env", import.meta.url));
if (existsSync(settings)) process.loadEnvFile(settings);
