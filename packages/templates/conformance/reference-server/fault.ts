import type { Answer, Exchange } from "./exchange.ts";
import type { InnerFault } from "./inner-fault.ts";

/** One way to be wrong in one point, and the check that must see it. */
export interface Fault {
  /** The id of the check. */
  readonly check: string;
  /** What is wrong, in words. */
  readonly name: string;
  readonly inner?: InnerFault;
  /** Changes what the server believes to have been asked. */
  readonly onRequest?: (exchange: Exchange) => Exchange;
  /** Changes the answer; undefined drops the connection. */
  readonly onAnswer?: (answer: Answer, exchange: Exchange) => Answer | undefined;
  /** Changes a log line; undefined leaves it out. */
  readonly onLog?: (entry: Readonly<Record<string, unknown>>, exchange: Exchange) => Readonly<Record<string, unknown>> | string | undefined;
}
