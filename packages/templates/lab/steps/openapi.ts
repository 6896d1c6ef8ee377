import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { migrate, productionSet, startApp } from "../backend.ts";
import { insist } from "../commands.ts";
import { scratchFolder } from "../scratch.ts";
import { passed, prove, type Step } from "../step.ts";

/** The document that each app serves, by spectral's rules for OpenAPI. */
export const openapi: Step = {
  id: "openapi",
  title: "spectral finds nothing in the OpenAPI documents that the running apps serve",
  needs: ["toolchain", "postgres", "spectral", "node"],
  tier: 1,
  after: ["build"],
  notFor: (combination) => (combination.traits.includes("functions") ? "its functions are judged by the suite" : undefined),
  async run(context) {
    const folder = scratchFolder("openapi");
    writeFileSync(join(folder, "rules.yaml"), "extends: [\"spectral:oas\"]\n");
    const { apps } = (await context.repository()).system;
    const alone = apps.filter((app) => app.calls.length === 0 && app.consumes.length === 0 && (apps.length === 1 || app.publishes.length === 0));
    for (const app of apps.length === 1 ? apps : alone) {
      const environment = await productionSet(context, "openapi");
      await migrate(context, app, environment);
      const running = await startApp(context, app, environment);
      try {
        const response = await fetch(`${running.baseUrl}${app.paths.openapi}`);
        prove(response.status === 200, `${app.paths.openapi} of ${app.name} answered ${String(response.status)}`);
        writeFileSync(join(folder, `${app.name}.json`), await response.text());
      } finally {
        await running.process.stop("SIGKILL", 1);
      }
      await insist(context, ["spectral", "lint", "--ruleset", join(folder, "rules.yaml"), "--fail-severity", "warn", join(folder, `${app.name}.json`)], { seconds: 120 });
    }
    return passed("no errors, no warnings");
  },
};
