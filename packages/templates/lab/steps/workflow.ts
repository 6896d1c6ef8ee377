import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { parse } from "yaml";
import { inSeconds, insist, lastWords } from "../commands.ts";
import { startBroker } from "../fleet/broker.ts";
import { createBackendProgram } from "../follow.ts";
import { ensureImage, imagesOf, isKnownImage, withoutDigest } from "../images/index.ts";
import { underOwnNames } from "../images/own-names.ts";
import { docker as tellDocker } from "../images/workshop.ts";
import { freePort } from "../ports.ts";
import { atTheEnd } from "../processes.ts";
import { filesBelow } from "../repository.ts";
import { scratchFolder } from "../scratch.ts";
import { absent, passed, prove, type Step, type StepContext } from "../step.ts";
import { search } from "../tools/toolbox.ts";
import { onPath } from "../tools/installers.ts";
import { runWorkflow, type Ground } from "../workflow/run-workflow.ts";
import { readWorkflow, type Job, type Variables } from "../workflow/workflow.ts";
import { composeOverride } from "./compose.ts";

/** Scripts that reach for what a machine without GitHub and without registries of images cannot give. */
const OUT_OF_REACH: readonly (readonly [RegExp, string])[] = [
  [/\b(pnpm|npm) audit\b|pip-audit|uv audit/, "the registry in reach may answer no audit"],
  [/grype|\$SCANNER/, "the scanner's image and its database are out of reach"],
  [/\bgh /, "there is no GitHub"],
  [/docker (login|push|buildx)/, "there is no registry to push to"],
];

/** Without `--all`, what passed in this run as a step of its own is not run a second time. */
const PASSED_ALREADY = "it passed in this run already";

/** The pipeline's own scripts, in a clean clone: "its run steps pass", not "it passes on GitHub". */
export const workflow: Step = {
  id: "workflow",
  title: "the run steps of the pipeline pass in a clean clone",
  needs: ["toolchain", "postgres", "kubectl"],
  tier: 1,
  after: ["install"],
  async run(context) {
    const files = filesBelow(context.directory, ".github/workflows", [".yml", ".yaml"]);
    if (files.length === 0) return absent(context, "no workflow");
    const began = performance.now();
    const ground = await prepareGround(context);
    atTheEnd(ground.putAway);
    const { ran, left } = await underOwnNames(context, () => runAll(files, ground)).finally(ground.putAway);
    for (const line of left) context.note(`NOT RUN  ${line}`);
    prove(ran.length > 0, "no step ran");
    const again = left.filter((line) => line.endsWith(PASSED_ALREADY)).length;
    const before = again === 0 ? "" : `, ${String(again)} passed before`;
    return passed(`${String(ran.length)} steps in ${inSeconds((performance.now() - began) / 1000)}${before}; ${String(left.length - again)} need GitHub or a registry and did not run`, { workflowSteps: ran.length });
  },
};

/** A machine of a pipeline is thrown away; what a run left running here has to be taken down. */
interface Place extends Ground {
  readonly putAway: () => Promise<void>;
}

interface Course {
  readonly ran: readonly string[];
  readonly left: readonly string[];
}

async function runAll(files: readonly string[], ground: Ground): Promise<Course> {
  const ran: string[] = [];
  const left: string[] = [];
  for (const file of files) {
    const content = readWorkflow(readFileSync(join(ground.clone, file), "utf8"));
    if (!startsOnPush(content.on)) {
      left.push(`${file}: it does not start on a push`);
      continue;
    }
    const course = await runWorkflow(content, ground);
    ran.push(...course.ran);
    left.push(...course.left);
    if (course.failed !== undefined) prove(false, `${course.failed.step}: ${lastWords(course.failed.output)}`);
  }
  return { ran, left };
}

function startsOnPush(on: unknown): boolean {
  if (on === "push" || (Array.isArray(on) && on.includes("push"))) return true;
  return typeof on === "object" && on !== null && "push" in on;
}

async function prepareGround(context: StepContext): Promise<Place> {
  const temporary = scratchFolder("runner");
  const clone = join(temporary, "shop");
  await insist(context, ["git", "clone", "--quiet", "--no-hardlinks", context.directory, clone], { seconds: 60 });
  const sha = (await insist(context, ["git", "rev-parse", "HEAD"], { seconds: 10, cwd: clone })).output.trim();
  const globals = join(temporary, "npm");
  const engine = await search("engine");
  const docker = "found" in engine ? engine.found : undefined;
  const compose = await composeSettings(clone, temporary);
  const path = [join(globals, "bin"), docker?.folder ?? "", context.environment.PATH ?? ""].filter((folder) => folder !== "").join(delimiter);
  const environment = { ...docker?.environment, ...compose, ...context.environment, npm_config_prefix: globals, CREATE_BACKEND_BIN: createBackendProgram(), PATH: path };
  return {
    clone,
    temporary,
    environment,
    log: context.log,
    note: context.note,
    github: {
      ref: "refs/heads/main", ref_name: "main", ref_type: "branch", sha, event_name: "push", repository: "lab/shop", actor: "lab", repository_owner: "lab", workflow: "ci",
      run_id: "1", token: "", workspace: clone, actions: "true", head_ref: "", base_ref: "", server_url: "https://github.com", event: { repository: { private: true, default_branch: "main" } },
    },
    services: (job) => startServices(context, job),
    putAway: async () => {
      const project = compose.COMPOSE_PROJECT_NAME;
      if (docker !== undefined && project !== undefined) await tellDocker(docker, ["compose", "--project-name", project, "down", "--volumes", "--remove-orphans", "--timeout", "5"], { log: context.log });
    },
    prepare: (script, variables) => prepareScript(context, clone, { script, variables, hasEngine: docker !== undefined }),
  };
}

/** Compose looks at these: another project name and free ports, so that a run disturbs nobody. */
async function composeSettings(clone: string, temporary: string): Promise<Readonly<Record<string, string>>> {
  const file = join(clone, "compose.yaml");
  if (!existsSync(file)) return {};
  const override = join(temporary, "override.yaml");
  writeFileSync(override, (await composeOverride(readFileSync(file, "utf8"))).text);
  return { COMPOSE_FILE: `${file}:${override}`, COMPOSE_PROJECT_NAME: `cblab-workflow-${String(process.pid)}-${String(await freePort())}` };
}

/** Service containers become servers of this lab, with the names and the password of the workflow. */
async function startServices(context: StepContext, job: Job): Promise<ReadonlyMap<string, string>> {
  const places = new Map<string, string>();
  for (const [name, service] of Object.entries(job.services ?? {})) {
    const image = withoutDigest(service.image);
    const published = String(service.ports?.[0] ?? "").split(":")[0] ?? "";
    const port = image.startsWith("postgres:") ? await postgresFor(context, service.env ?? {}) : image.startsWith("nats:") ? await natsFor(context) : undefined;
    if (port === undefined) throw new Error(`the lab has no server for the service ${name} (${service.image})`);
    for (const host of ["127.0.0.1", "localhost"]) places.set(`${host}:${published}`, `127.0.0.1:${String(port)}`);
  }
  return places;
}

async function postgresFor(context: StepContext, settings: Variables): Promise<number> {
  const server = await context.services.postgres();
  const user = String(settings.POSTGRES_USER ?? "postgres");
  const database = String(settings.POSTGRES_DB ?? user);
  const quiet = (sql: string): Promise<unknown> => server.query("postgres", sql).catch(() => undefined);
  await quiet(`create role "${user}" superuser login`);
  await quiet(`drop database if exists "${database}" with (force)`);
  await quiet(`create database "${database}" owner "${user}"`);
  return server.port;
}

async function natsFor(context: StepContext): Promise<number> {
  const nats = await search("nats");
  if ("reason" in nats) throw new Error(nats.reason);
  return (await startBroker(nats.found.folder, context.log)).port;
}

interface Asked {
  readonly script: string;
  readonly variables: Variables;
  readonly hasEngine: boolean;
}

async function prepareScript(context: StepContext, clone: string, { script, variables, hasEngine }: Asked): Promise<string | undefined> {
  if (!context.thorough && context.passedLines.has(script.trim())) return PASSED_ALREADY;
  const whole = `${script}\n${Object.values(variables).join("\n")}`;
  const out = OUT_OF_REACH.find(([pattern]) => pattern.test(whole));
  if (out !== undefined) return out[1];
  if (/\bgo run\b/.test(script) && onPath("go") === undefined) return "there is no Go tool chain";
  if (!/\bdocker\b/.test(script)) return undefined;
  if (!hasEngine) return "there is no engine";
  await provideImages(context, clone, whole);
  return undefined;
}

async function provideImages(context: StepContext, clone: string, text: string): Promise<void> {
  const answer = await search("engine");
  if ("reason" in answer) return;
  const named = [...text.matchAll(/[\w./-]+:[\w.-]+/g)].map((match) => match[0]).filter(isKnownImage);
  const dockerfiles = filesBelow(clone, ".", ["Dockerfile"]).flatMap((file) => imagesOf(readFileSync(join(clone, file), "utf8")));
  const compose = join(clone, "compose.yaml");
  const services = existsSync(compose) && text.includes("compose") ? Object.values((parse(readFileSync(compose, "utf8")) as { services: Record<string, { image?: string }> }).services) : [];
  const wanted = new Set([...named, ...dockerfiles, ...services.flatMap((service) => service.image ?? []).filter((image) => !image.includes("$"))]);
  for (const image of wanted) await ensureImage(answer.found, image);
  const listed = await tellDocker(answer.found, ["image", "ls", "--quiet"], { log: context.log });
  prove(listed.code === 0, "the engine answers no more");
}
