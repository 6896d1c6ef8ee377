import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { storyModules } from "@create-backend/core";
import { afterAll, expect, it } from "vitest";
import { folderSource } from "../../scripts/folder-source.ts";
import { registeredOptions } from "../../src/options.generated.ts";
import { render } from "../../src/render/render.ts";
import { textOf } from "./made-up.ts";

const answers = { language: "typescript", framework: "fastify", compute: "functions", pipeline: "github-actions", auth: "oidc" };
const rendering = render({ version: 1, name: "shop", answers, modules: storyModules }, { options: registeredOptions, source: folderSource(), tool: "0.0.0" });
const folder = mkdtempSync(join(tmpdir(), "create-backend-functions-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

it("a deployment builds what it deploys, and migrates every database", () => {
  const script = join(folder, "deploy/aws-sam/deploy.sh");
  const [bin, log] = [join(folder, "bin"), join(folder, "log")];
  for (const made of [bin, join(folder, "deploy/aws-sam")]) mkdirSync(made, { recursive: true });
  writeFileSync(script, textOf(rendering, "deploy/aws-sam/deploy.sh"));
  for (const tool of ["pnpm", "sam", "aws"]) {
    writeFileSync(join(bin, tool), `#!/bin/sh\necho "${tool} $*" >> ${log}\n`);
    chmodSync(join(bin, tool), 0o755);
  }
  const settings = { AWS_REGION: "eu-west-1", SECRET_ARN: "arn", SUBNET_IDS: "a,b", SECURITY_GROUP_IDS: "c", VERSION: "v1.2.3" };
  const { status, stderr } = spawnSync("sh", [script], { encoding: "utf8", env: { PATH: `${bin}:${process.env["PATH"] ?? ""}`, ...settings } });
  expect([status, stderr]).toEqual([0, ""]);
  const ran = readFileSync(log, "utf8").split("\n");
  expect(ran.map((line) => line.split(" ").slice(0, 2).join(" "))).toEqual(["pnpm build", "sam deploy", "aws lambda", "aws lambda", "aws lambda", ""]);
  expect(ran[1]).toContain(" Version=1.2.3");
});

it("the pipeline can say everything that the deployment asks for, what only this backend needs included", () => {
  const script = textOf(rendering, "deploy/aws-sam/deploy.sh");
  const asked = [...script.matchAll(/^# {3}([A-Z_]+) {2,}/gm)].map(([, name]) => name);
  expect(asked.filter((name) => !textOf(rendering, ".github/workflows/ci.yml").includes(`          ${name}: \${{ vars.${name} }}`))).toEqual(["VERSION"]);
  expect(script).toMatch(/# {3}PARAMETERS .*OidcIssuer, OidcAudience/);
});

it("browsers can be let in without a change of the template", () => {
  expect(textOf(rendering, "deploy/aws-sam/template.yaml")).toMatch(/^ {10}CORS_ORIGINS: !Ref CorsOrigins$/m);
});

it("an answer with 5xx raises an alarm, although its function has not failed", () => {
  expect(textOf(rendering, "deploy/aws-sam/template.yaml")).toMatch(/Namespace: AWS\/ApiGateway\n +MetricName: "5xx"/);
});

it("the README promises images only where there are some", () => {
  expect(textOf(rendering, "README.md")).toContain("on `main` releases: the deployment, which");
});
