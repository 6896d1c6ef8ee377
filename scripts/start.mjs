/** `npm start -- …`: makes the checkout ready and runs create-backend with the arguments, from the root of the checkout. */
import { spawn } from "node:child_process";
import { join } from "node:path";
import { ensureReady, root } from "./setup.mjs";

ensureReady();
const child = spawn(process.execPath, [join(root, "packages/cli/bin/create-backend.js"), ...process.argv.slice(2)], { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => {
  process.exitCode = code ?? (signal === "SIGINT" ? 130 : 1);
});
