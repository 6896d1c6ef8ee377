import { existsSync, readdirSync } from "node:fs";
import { start, type Environment, type Running } from "../processes.ts";
import { openRuntimeApi, type Invocation, type RuntimeApi } from "./runtime-api.ts";
import type { StackFunction } from "./template.ts";

/** What starting a function needs. */
export interface Runner {
  /** Node.js as on Lambda, and AWS' runtime interface client. */
  readonly node: string;
  readonly client: string;
  /** The unpacked code: what the archive would hold. */
  readonly code: string;
  readonly environment: Environment;
  readonly log: string;
}

/** A function with its environments: another one starts when all are busy, as on Lambda. */
export interface RunningFunction {
  readonly name: string;
  readonly invoke: (event: unknown) => Promise<Invocation>;
  /** Milliseconds from the start of the first environment until it asked for work. */
  readonly coldMs: number;
  readonly output: () => string;
  readonly stop: () => Promise<void>;
}

const MOST_ENVIRONMENTS = 3;
const INIT_MS = 30_000;

interface Sandbox {
  readonly api: RuntimeApi;
  readonly process: Running;
  busy: boolean;
}

/** Starts a function and waits until it is initialised. */
export async function startFunction(definition: StackFunction, runner: Runner): Promise<RunningFunction> {
  const [file = ""] = definition.handler.split(".");
  const module = existsSync(runner.code) ? readdirSync(runner.code).find((name) => name === `${file}.mjs` || name === `${file}.js` || name === `${file}.cjs`) : undefined;
  if (module === undefined) throw new Error(`${definition.name}: there is no ${file}.mjs in ${runner.code}`);
  const sandboxes: Sandbox[] = [];
  const open = async (): Promise<Sandbox> => {
    const sandbox = await openSandbox(definition, runner);
    sandboxes.push(sandbox);
    return sandbox;
  };
  const began = performance.now();
  await open();
  const coldMs = performance.now() - began;
  const free = async (): Promise<Sandbox> => sandboxes.find(({ busy }) => !busy) ?? (sandboxes.length < MOST_ENVIRONMENTS ? await open() : (sandboxes[Math.floor(Math.random() * sandboxes.length)] ?? (await open())));
  return {
    name: definition.name,
    coldMs,
    async invoke(event) {
      const sandbox = await free();
      sandbox.busy = true;
      try {
        return await sandbox.api.invoke(event, definition.timeoutSeconds * 1000);
      } finally {
        sandbox.busy = false;
      }
    },
    output: () => sandboxes.map(({ process }) => process.output()).join(""),
    async stop() {
      await Promise.all(sandboxes.map(({ process }) => process.stop("SIGKILL", 1)));
      for (const { api } of sandboxes) api.close();
    },
  };
}

async function openSandbox(definition: StackFunction, { node, client, code, environment, log }: Runner): Promise<Sandbox> {
  const api = await openRuntimeApi(definition.name);
  const lambda = {
    AWS_LAMBDA_RUNTIME_API: api.address,
    AWS_LAMBDA_FUNCTION_NAME: definition.name,
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: "1024",
    AWS_LAMBDA_LOG_GROUP_NAME: `/aws/lambda/${definition.name}`,
    AWS_LAMBDA_LOG_STREAM_NAME: "lab",
    AWS_LAMBDA_INITIALIZATION_TYPE: "on-demand",
    AWS_EXECUTION_ENV: `AWS_Lambda_${definition.runtime}`,
    AWS_REGION: "eu-central-1",
    AWS_DEFAULT_REGION: "eu-central-1",
    AWS_ACCESS_KEY_ID: "lab",
    AWS_SECRET_ACCESS_KEY: "lab",
    LAMBDA_TASK_ROOT: code,
    _HANDLER: definition.handler,
  };
  const process = start([node, client, definition.handler], { cwd: code, env: { ...lambda, ...environment }, log });
  const late = new Promise<never>((_, reject) => setTimeout(() => reject(new Error(`the function ${definition.name} asked for no work within ${String(INIT_MS)} ms: ${process.all().slice(-400)}`)), INIT_MS).unref());
  const ended = process.exited.then(({ code: exit, signal }) => Promise.reject(new Error(`the function ${definition.name} ended with ${String(exit ?? signal)}: ${process.all().slice(-400)}`)));
  ended.catch(() => undefined);
  late.catch(() => undefined);
  await Promise.race([api.initialised, late, ended]);
  return { api, process, busy: false };
}
