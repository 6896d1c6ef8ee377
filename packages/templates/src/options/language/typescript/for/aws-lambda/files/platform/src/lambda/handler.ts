import type {
  APIGatewayProxyEventV2,
  APIGatewayProxyStructuredResultV2,
  Context,
  SQSBatchResponse,
  SQSEvent,
} from "aws-lambda";
import { type App, type Assembly, assemble } from "../backend.ts";
import { loadConfig } from "../config.ts";
import { openDatabase } from "../database/index.ts";
import { lambdaHttp } from "../http/lambda.ts";
import { type Logger, createLog } from "../telemetry.ts";
import { flushTelemetry } from "../instrumentation.ts";
import { queueConsumer } from "./queue.ts";

/** What the schedule asks of a function; nobody else may invoke it directly. */
export interface TaskEvent {
  readonly task: "drain";
}

export type FunctionEvent = APIGatewayProxyEventV2 | SQSEvent | TaskEvent;
export type FunctionResult =
  APIGatewayProxyStructuredResultV2 | SQSBatchResponse | { readonly done: readonly string[] };

interface Ready {
  readonly answer: (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;
  readonly consume: (event: SQSEvent) => Promise<SQSBatchResponse>;
  readonly relay: Assembly["relay"];
  readonly log: Logger;
}

/** An app as a function: requests from the gateway, events from queues, and a task. What is open stays open between invocations. */
export function lambdaHandler(app: App): (event: FunctionEvent, context: Context) => Promise<FunctionResult> {
  const ready = prepare(app);
  return async (event, context) => {
    const parts = await ready;
    try {
      return await handle(parts, event, context);
    } finally {
      await Promise.all([flushTelemetry(), flushLog(parts.log)]);
    }
  };
}

/** Lines wait for others to be written with; what waits when the environment is taken away is lost. */
const flushLog = (log: Logger): Promise<void> =>
  new Promise((resolve) => {
    log.flush(() => {
      resolve();
    });
  });

async function prepare(app: App): Promise<Ready> {
  const config = loadConfig(app);
  const log = createLog(config);
  const database = openDatabase(config);
  const { server, broker, relay } = await assemble(app, { config, log, database });
  return {
    answer: lambdaHttp(server),
    consume: queueConsumer(broker, log),
    relay,
    log,
  };
}

async function handle(parts: Ready, event: FunctionEvent, context: Context): Promise<FunctionResult> {
  if ("Records" in event) {
    const result = await parts.consume(event);
    await drain(parts);
    return result;
  }
  if ("task" in event) return { done: [`${(await parts.relay.drain()).toString()} events`] };
  const result = await parts.answer(event, context);
  if (!isSafe(event)) await drain(parts);
  return result;
}

/** Who only looks leaves no event behind, and need not wait for a look into the outbox. */
const isSafe = ({ requestContext: { http } }: APIGatewayProxyEventV2): boolean => ["GET", "HEAD"].includes(http.method);

/** Between invocations nothing runs, so events leave before the answer does. What fails stays for the schedule. */
async function drain({ relay, log }: Ready): Promise<void> {
  try {
    await relay.drain();
  } catch (error) {
    log.error({ err: error }, "outbox not readable, left for the schedule");
  }
}
