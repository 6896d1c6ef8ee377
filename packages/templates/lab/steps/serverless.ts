import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { insist } from "../commands.ts";
import { databaseRelays, type DatabaseRelays } from "../database-relays.ts";
import { openFunctionUrl, openHttpApi, openTopics } from "../serverless/cloud.ts";
import { startFunction, type RunningFunction } from "../serverless/environment.ts";
import { readStack, type Stack, type StackFunction } from "../serverless/template.ts";
import type { Identity } from "../identity.ts";
import { filesBelow } from "../repository.ts";
import { absent, passed, prove, type Step, type StepContext, type StepResult } from "../step.ts";
import { PASSWORD } from "../tools/postgres.ts";
import { judgeSuite } from "./conformance.ts";
import type { Combination } from "../combinations.ts";

function onlyFunctions(combination: Combination): string | undefined {
  return combination.traits.includes("functions") ? undefined : "it runs in containers, not as functions";
}

/** Every SAM template of a repository. */
function templates(directory: string): readonly string[] {
  return filesBelow(directory, "deploy", [".yaml", ".yml"]).filter((file) => readFileSync(join(directory, file), "utf8").includes("AWS::Serverless-2016-10-31"));
}

/** cfn-lint, which carries out SAM's own transform before it judges. */
export const cloudTemplate: Step = {
  id: "cloud-template",
  title: "the SAM template translates to CloudFormation, and cfn-lint finds nothing",
  needs: ["cfn-lint"],
  tier: 4,
  after: ["generate"],
  notFor: onlyFunctions,
  async run(context) {
    const files = templates(context.directory);
    if (files.length === 0) return absent(context, "no SAM template");
    await insist(context, ["cfn-lint", "--format", "parseable", ...files], { seconds: 120, env: { AWS_DEFAULT_REGION: "eu-central-1" } });
    return passed(files.join(", "));
  },
};

/** The built functions under AWS' own runtime client, a stand-in cloud around them that is wired as the template says, and the suite through its gateway. */
export const serverless: Step = {
  id: "functions",
  title: "the functions run by the Lambda runtime protocol, and the conformance suite passes through a gateway wired as the template says",
  needs: ["toolchain", "postgres", "lambda-runtime"],
  tier: 4,
  after: ["build"],
  notFor: onlyFunctions,
  async run(context) {
    const files = templates(context.directory);
    if (files.length === 0) return absent(context, "no SAM template");
    const identity = await context.services.identity();
    const cloud = await openCloud(context, { files, parameters: parametersOf(identity) });
    try {
      const repository = await context.repository();
      const server = await context.services.postgres();
      const result = await judgeSuite(context, {
        ...identity.suite,
        baseUrl: cloud.front,
        modules: repository.modules,
        apps: repository.system.apps.map((app) => ({ name: app.name, baseUrl: cloud.urlOf(app.name), modules: app.modules })),
        logs: { lines: () => Promise.resolve([...cloud.functions.values()].flatMap((running) => running.output().split("\n").slice(0, -1))) },
        secrets: [PASSWORD],
        notApplicable: { "problems.unreadable": "what is no request never reaches a function: the gateway of AWS refuses it" },
        outages: { database: { stop: server.halt, start: server.resume }, silentDatabase: cloud.databases.silence },
      });
      const cold = Math.max(...[...cloud.functions.values()].map(({ coldMs }) => coldMs));
      return described(result, cold, cloud.functions.size);
    } finally {
      await cloud.close();
    }
  },
};

/** Parameters of the template are called like the variables that they set. */
function parametersOf({ environment }: Identity): Readonly<Record<string, string>> {
  const camel = (name: string): string => name.toLowerCase().replaceAll(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return Object.fromEntries(Object.entries(environment).map(([name, value]) => [camel(name), value]));
}

function described(result: StepResult, coldMs: number, count: number): StepResult {
  if (result.status !== "passed") return result;
  return { ...result, detail: `${String(count)} functions, cold start ${(coldMs / 1000).toFixed(1)} s; ${result.detail}`, figures: { ...result.figures, coldMs: Math.round(coldMs) } };
}

interface Cloud {
  readonly front: string;
  readonly functions: ReadonlyMap<string, RunningFunction>;
  readonly databases: DatabaseRelays;
  readonly urlOf: (app: string) => string;
  readonly close: () => Promise<void>;
}

interface Deployed {
  readonly files: readonly string[];
  readonly parameters: Readonly<Record<string, string>>;
}

/** A template of a repository, read, and where it lies. */
type PlacedStack = Stack & { readonly folder: string };

/** As the deployment does: what has no gateway in front is invoked first, and the rest is there afterwards. */
async function openCloud(context: StepContext, { files, parameters }: Deployed): Promise<Cloud> {
  const functions = new Map<string, RunningFunction>();
  let stack: Stack = { functions: [], routes: new Map(), subscribers: new Map() };
  const front = await openHttpApi(() => stack.routes, functions);
  const topics = await openTopics(() => stack.subscribers, functions);
  const urls = new Map<string, string>();
  const databases = databaseRelays();
  const closers: (() => Promise<void>)[] = [front.close, topics.close, databases.close];
  const close = async (): Promise<void> => {
    await Promise.all([...functions.values()].map((running) => running.stop()));
    for (const end of closers) await end();
  };
  try {
    const secrets = await secretsOf(context, databases);
    const deployment = { stack: "shop", gateway: front.url, parameters, secret: (key: string) => secrets.get(key) ?? "" };
    const stacks = files.map((file): PlacedStack => ({ folder: dirname(file), ...readStack(readFileSync(join(context.directory, file), "utf8"), deployment) }));
    const served = stacks.find(({ routes }) => routes.size > 0);
    prove(served !== undefined && served.functions.length > 0, `no function is behind a gateway in ${files.join(", ")}`);
    for (const other of stacks) if (other !== served) await migrateBy(context, other);
    stack = served;
    for (const definition of served.functions) {
      const running = await begin(context, { definition, folder: served.folder, topics: topics.url });
      functions.set(definition.id, running);
      const url = await openFunctionUrl(running);
      closers.push(url.close);
      urls.set(definition.name.replace(/^shop-/, ""), url.url);
    }
    return { front: front.url, functions, databases, close, urlOf: (app) => urls.get(app) ?? front.url };
  } catch (error) {
    await close();
    throw error;
  }
}

/** `CATALOG_DATABASE_URL`: a database for each app, by the name that the template asks the secret for. */
async function secretsOf(context: StepContext, databases: DatabaseRelays): Promise<ReadonlyMap<string, string>> {
  const secrets = new Map<string, string>();
  for (const { name } of (await context.repository()).system.apps) {
    const database = await databases.through(await context.services.database(name));
    secrets.set(`${name.replaceAll("-", "_").toUpperCase()}_DATABASE_URL`, database);
  }
  return secrets;
}

interface Beginning {
  readonly definition: StackFunction;
  readonly folder: string;
  readonly topics: string;
}

async function begin(context: StepContext, { definition, folder: from, topics }: Beginning): Promise<RunningFunction> {
  const code = resolve(context.directory, from, definition.codeUri);
  prove(existsSync(code), `${definition.name}: there is no ${definition.codeUri} after the build`);
  const { folder, environment } = context.tool("lambda-runtime");
  const settings = { ...definition.environment, AWS_ENDPOINT_URL_SNS: topics, OTEL_EXPORTER_OTLP_ENDPOINT: undefined, NODE_ENV: "production" };
  return await startFunction(definition, { node: join(folder, "node"), client: environment?.LAB_LAMBDA_CLIENT ?? "", code, environment: settings, log: context.log });
}

async function migrateBy(context: StepContext, { functions, folder }: PlacedStack): Promise<void> {
  for (const definition of functions) {
    const running = await begin(context, { definition, folder, topics: "" });
    const invocation = await running.invoke({});
    await running.stop();
    if ("error" in invocation) prove(false, `the migration by ${running.name} failed: ${invocation.error.slice(0, 400)}`);
  }
}
