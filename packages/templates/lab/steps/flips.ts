import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { objectOf } from "../../conformance/expectations.ts";
import { send } from "../../conformance/http-client.ts";
import type { Flip } from "../combinations.ts";
import { insist } from "../commands.ts";
import { createBackendProgram, follow } from "../follow.ts";
import { readRepository } from "../repository.ts";
import { scratchFolder } from "../scratch.ts";
import { Disproved, passed, prove, skipped, type Step, type StepContext } from "../step.ts";
import { conformance } from "./conformance.ts";
import { microservices } from "./microservices.ts";
import { build, check, install, style, types, unit } from "./repository-commands.ts";
import { serverless } from "./serverless.ts";

const proofs: readonly Step[] = [install, style, types, unit, build, check, conformance, microservices, serverless];
/** Files that tell what was agreed on and when, which a repository that came back does not forget. */
const history = ["docs/decisions", ".backend"];
const author = ["-c", "user.name=lab", "-c", "user.email=lab@localhost", "-c", "commit.gpgsign=false"];

/** One repository with a user's code in a module, through every architecture and back, each by lines of `backend.yaml` and `update`; judged anew in every state. */
export const flips: Step = {
  id: "flips",
  title: "its architecture changes by a line of backend.yaml and back: not a byte of a module changes, and in every state the suite passes and the user's code answers",
  needs: ["toolchain", "postgres", "nats", "nginx", "lambda-runtime"],
  tier: 4,
  after: ["build"],
  long: true,
  notFor: (combination) => (combination.flips === undefined ? "there is no other architecture of it yet" : undefined),
  async run(context) {
    if (context.foreign) return skipped("a foreign repository is not changed");
    const directory = join(scratchFolder("flips"), "shop");
    await insist(context, ["git", "clone", "-q", context.directory, directory], { seconds: 60 });
    // Package managers write no lock file where CI is set, and every state needs its own.
    const first = { ...context, directory, also: askUsersCode, environment: { ...context.environment, CI: undefined } };
    await insist(first, ["sh", "-c", (await context.repository()).system.commands.install], { seconds: 600 });
    await writeUsersCode(first);
    const before = await commit(first, "A user's code");
    const said = [await proveState(first, { answers: {}, traits: context.combination.traits })];
    for (const flip of context.combination.flips ?? []) {
      answer(directory, flip);
      await follow(first, ["update"]);
      said.push(await proveState(first, flip));
      await commit(first, said.at(-1) ?? "");
    }
    const left = await insist(first, ["git", "diff", "--name-only", before, "HEAD", "--", ".", ...history.map((path) => `:!${path}`)], { seconds: 20 });
    prove(left.output.trim() === "", `the repository came back with other files: ${left.output.trim().replaceAll("\n", ", ")}`);
    return passed(`${String(said.length)} states: ${said.join("; ")}`, { states: said.length });
  },
};

/** Changes the lines of `backend.yaml` that answer these questions. */
function answer(directory: string, { answers }: Flip): void {
  const file = join(directory, "backend.yaml");
  const lines = readFileSync(file, "utf8").split("\n");
  const changed = lines.map((line) => {
    const question = line.split(":")[0] ?? "";
    return answers[question] === undefined ? line : `${question}: ${answers[question]}`;
  });
  writeFileSync(file, changed.join("\n"));
}

/** An endpoint by the generator, and what it does by hand. */
async function writeUsersCode(context: StepContext): Promise<void> {
  await insist(context, [createBackendProgram(), "add", "endpoint", "orders.cancel-order", "--yes"], { seconds: 120 });
  const file = join(context.directory, "modules/orders/src/application/cancel-order.ts");
  const text = readFileSync(file, "utf8");
  prove(text.includes("changeOrder(current, {}, "), "the generated use case has no place for what it changes");
  writeFileSync(file, text.replace("changeOrder(current, {}, ", "changeOrder(current, { name: `${current.name}, cancelled` }, "));
}

/** The endpoint does what the user wrote, wherever it runs. */
async function askUsersCode(baseUrl: string): Promise<void> {
  const created = await send(baseUrl, { method: "POST", path: "/api/orders", json: { name: "Blue shoes" } });
  prove(created.status === 201, `POST /api/orders answered ${String(created.status)}`);
  const path = `/api/orders/${String(objectOf(created)["id"])}`;
  const cancelled = await send(baseUrl, { method: "POST", path: `${path}/cancel-order` });
  prove(cancelled.status === 200, `POST ${path}/cancel-order answered ${String(cancelled.status)}`);
  const { name } = objectOf(await send(baseUrl, { path }));
  prove(name === "Blue shoes, cancelled", `${path} was cancelled, and its name is ${String(name)}`);
}

async function commit(context: StepContext, message: string): Promise<string> {
  await insist(context, ["git", "add", "-A"], { seconds: 60 });
  await insist(context, ["git", ...author, "commit", "-q", "--allow-empty", "-m", message], { seconds: 60 });
  return (await insist(context, ["git", "rev-parse", "HEAD"], { seconds: 10 })).output.trim();
}

/** Installs, judges and drives what the repository is now; answers what its suite said. */
async function proveState(context: StepContext, { answers, traits }: Flip): Promise<string> {
  const name = Object.values(answers).join(" and ") || "as it was";
  const combination = { ...context.combination, traits };
  const repository = readRepository(context.directory);
  const state: StepContext = { ...context, combination, repository: () => Promise.resolve(repository), passedLines: new Set() };
  let said = "";
  for (const step of proofs.filter((proof) => proof.notFor?.(combination) === undefined)) {
    context.note(`\n# ${name}: ${step.id}`);
    const result = await step.run(state);
    if (result.status !== "passed") throw new Disproved(`${name}: ${step.id}: ${result.status === "failed" ? result.detail : result.reason}`);
    said = result.detail;
  }
  return `${name}: ${said.split("; ").at(-1) ?? ""}`;
}
