import { createInterface } from "node:readline";
import { UserError } from "@create-backend/core";
import type { Arguments } from "../../command-line/command.ts";
import { findRuled } from "../../disk/find-repository.ts";
import { problemDocument } from "../../terminal/problem.ts";
import type { Session } from "../../terminal/session.ts";
import { version } from "../../version.ts";
import { tools } from "./tools.ts";

/** Versions of the protocol that are spoken, the newest first. */
const spoken = ["2025-06-18", "2025-03-26", "2024-11-05"];
const parseError = -32_700;
const invalidRequest = -32_600;
const noMethod = -32_601;
const invalidParams = -32_602;

interface Message {
  readonly id?: string | number | null;
  readonly method?: unknown;
  readonly params?: Readonly<Record<string, unknown>>;
}

/** An answer of the protocol that is no result. */
class Refusal extends Error {
  readonly code: number;
  constructor(code: number, message: string) {
    super(message);
    this.code = code;
  }
}

/** Serves one agent on stdin and stdout (a JSON-RPC message a line) until it goes away. Everything is read anew for every call. */
export async function serve(args: Arguments, session: Session): Promise<number> {
  const { root } = findRuled(session.folder, args.positionals[0] ?? ".");
  const here: Session = { ...session, folder: root };
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Infinity })) {
    if (line.trim() === "") continue;
    const answer = answerTo(line, here);
    if (answer !== undefined) session.out.write(`${JSON.stringify(answer)}\n`);
  }
  return 0;
}

function answerTo(line: string, session: Session): object | undefined {
  let message: Message;
  try {
    message = (JSON.parse(line) ?? {}) as Message;
  } catch {
    return { jsonrpc: "2.0", id: null, error: { code: parseError, message: "This is no JSON." } };
  }
  const { id } = message;
  try {
    if (typeof message.method !== "string") throw new Refusal(invalidRequest, "A message has a method.");
    const result = resultOf(message.method, message.params ?? {}, session);
    return id === undefined || id === null ? undefined : { jsonrpc: "2.0", id, result };
  } catch (error) {
    if (id === undefined) return undefined;
    const { code, message: text } = error instanceof Refusal ? error : { code: -32_603, message: String(error) };
    return { jsonrpc: "2.0", id: id ?? null, error: { code, message: text } };
  }
}

function resultOf(method: string, params: Readonly<Record<string, unknown>>, session: Session): object {
  if (method.startsWith("notifications/") || method === "ping") return {};
  if (method === "initialize") {
    const wanted = String(params["protocolVersion"]);
    return { protocolVersion: spoken.includes(wanted) ? wanted : spoken[0], capabilities: { tools: {} }, serverInfo: { name: "create-backend", version }, instructions: "Ask explain_path before you write an import, and check (with new: true) before you say that you are done. Mend what is found; waivers and the baseline are for people." };
  }
  if (method === "tools/list") return { tools: tools.map(({ name, description, inputSchema }) => ({ name, description, inputSchema, annotations: { readOnlyHint: true, openWorldHint: false } })) };
  if (method === "tools/call") return called(params, session);
  throw new Refusal(noMethod, `There is no method ${method}.`);
}

function called(params: Readonly<Record<string, unknown>>, session: Session): object {
  const tool = tools.find(({ name }) => name === params["name"]);
  if (tool === undefined) throw new Refusal(invalidParams, `There is no tool ${String(params["name"])}.`);
  const given = (params["arguments"] ?? {}) as Readonly<Record<string, unknown>>;
  const { properties } = tool.inputSchema;
  const wrong = Object.keys(given).find((key) => !Object.hasOwn(properties, key) || typeof given[key] !== properties[key]?.type) ?? tool.inputSchema.required.find((key) => given[key] === undefined);
  if (wrong !== undefined) throw new Refusal(invalidParams, `${tool.name} takes ${Object.keys(properties).join(", ")}; "${wrong}" is wrong or missing.`);
  try {
    return { content: [{ type: "text", text: tool.call(given, session) }] };
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return { content: [{ type: "text", text: JSON.stringify(problemDocument(error)) }], isError: true };
  }
}
