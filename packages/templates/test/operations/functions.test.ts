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

/** Runs the deployment with tools that write down what they were asked for; what the one of AWS says is given. */
function deployment(says = ""): { readonly status: number | null; readonly stderr: string; readonly ran: readonly string[] } {
  const script = join(folder, "deploy/aws-sam/deploy.sh");
  const [bin, log] = [join(folder, "bin"), join(folder, "log")];
  for (const made of [bin, join(folder, "deploy/aws-sam")]) mkdirSync(made, { recursive: true });
  writeFileSync(script, textOf(rendering, "deploy/aws-sam/deploy.sh"));
  rmSync(log, { force: true });
  for (const [tool, answer] of [["pnpm", ""], ["sam", ""], ["aws", says]] as const) {
    writeFileSync(join(bin, tool), `#!/bin/sh\necho "${tool} $*" >> ${log}\necho "${answer}"\n`);
    chmodSync(join(bin, tool), 0o755);
  }
  const settings = { AWS_REGION: "eu-west-1", SECRET_ARN: "arn", SUBNET_IDS: "a,b", SECURITY_GROUP_IDS: "c", VERSION: "v1.2.3" };
  const { status, stderr } = spawnSync("sh", [script], { encoding: "utf8", env: { PATH: `${bin}:${process.env["PATH"] ?? ""}`, ...settings } });
  return { status, stderr, ran: readFileSync(log, "utf8").split("\n").slice(0, -1) };
}

it("a deployment builds what it deploys, and migrates every database before the code that needs it", () => {
  const { status, stderr, ran } = deployment();
  expect([status, stderr]).toEqual([0, ""]);
  expect(ran.map((line) => /^pnpm build|--stack-name \S+|--function-name \S+/.exec(line)?.[0])).toEqual([
    "pnpm build", "--stack-name shop-migrations", "--function-name shop-migrations-catalog", "--function-name shop-migrations-orders", "--function-name shop-migrations-billing", "--stack-name shop",
  ]);
  expect(ran.filter((line) => line.includes(" Version=1.2.3") && line.includes("SecretArn=arn SubnetIds=a,b SecurityGroupIds=c"))).toHaveLength(2);
});

it("a migration that fails ends a deployment before any code is replaced", () => {
  const { status, ran } = deployment("FunctionError: Unhandled");
  expect([status, ran.length]).toEqual([1, 3]);
});

it("migrations are told where the database is, and no setting of anything else", () => {
  const variables = [...textOf(rendering, "deploy/aws-sam/migrations.yaml").matchAll(/^ {10}([A-Z_]+): /gm)].map(([, name]) => name);
  expect(new Set(variables)).toEqual(new Set(["APP_VERSION", "DATABASE_URL"]));
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

it("functions at work take no more connections than a database has, with those that a deployment replaces", () => {
  const template = textOf(rendering, "deploy/aws-sam/template.yaml");
  const bound = Number(/ {2}Concurrency:\n +Type: Number\n +Default: (\d+)/.exec(template)?.[1]);
  const pools = [...template.matchAll(/DATABASE_POOL_MAX: "(\d+)"/g)].map(([, size]) => Number(size));
  expect(pools).toEqual([2, 2, 2]);
  expect(2 * bound * pools.reduce((total, size) => total + size, 0)).toBeLessThanOrEqual(80);
  expect(template.match(/ReservedConcurrentExecutions: !If \[IsBounded, !Ref Concurrency, !Ref AWS::NoValue\]/g)).toHaveLength(3);
});

it("a queue takes no invocation that is not there, and leaves some to requests", () => {
  const template = textOf(rendering, "deploy/aws-sam/template.yaml");
  expect(template.match(/Type: SQS\n/g)).toHaveLength(template.match(/MaximumConcurrency: 2\n/g)?.length ?? 0);
});

it("an answer with 5xx raises an alarm, although its function has not failed", () => {
  expect(textOf(rendering, "deploy/aws-sam/template.yaml")).toMatch(/Namespace: AWS\/ApiGateway\n +MetricName: "5xx"/);
});

it("the README promises images only where there are some", () => {
  expect(textOf(rendering, "README.md")).toContain("on `main` releases: the deployment, which");
});
