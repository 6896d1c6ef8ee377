import { definePair } from "../../../../../define-option.ts";

export default definePair({
  contribute: (project) => ({
    app: (app) => ({
      kind: "function",
      artefact: { kind: "archive", folder: `apps/${app.name}/dist`, handler: "lambda.handler", migration: "migration.handler" },
      // An environment serves one request at a time: memory buys processor time here.
      resources: { cpu: "1", memoryMi: 1024 },
    }),
    packages: [
      { ecosystem: "npm", at: "platform", devDependencies: ["@types/aws-lambda"], exports: { "./lambda": "./src/lambda/handler.ts" } },
      ...project.apps.map((app) => ({ ecosystem: "npm", at: `apps/${app.name}`, devDependencies: ["@types/aws-lambda"] })),
    ],
    environment: () => [
      // The gateway limits; a count in the memory of one environment would mean nothing.
      { name: "RATE_LIMIT_MAX", description: "Requests a minute and client, 0 for any number.", kind: "number", secret: false, needed: "never", production: "0" },
      { name: "DATABASE_POOL_MAX", description: "Most connections of one environment.", kind: "number", secret: false, needed: "never", production: "2" },
    ],
  }),
});
