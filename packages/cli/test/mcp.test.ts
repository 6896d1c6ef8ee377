import { spawn } from "node:child_process";
import { mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createBackend, ensureBuilt, program, scratch } from "./built.ts";

const place = scratch();
const { folder } = place;
beforeAll(async () => {
  await ensureBuilt();
  write("backend.yaml", "version: 1\nname: shop\nmodules:\n  orders: { path: src/orders }\n  catalog: { path: src/catalog }\n");
  write("src/catalog/index.ts", `export { price } from "./price";\n`);
  write("src/catalog/price.ts", "export const price = 1;\n");
  write("src/orders/bad.ts", `import { price } from "../catalog/price";\nexport const total = price;\n`);
}, 120_000);
afterAll(() => place.remove());

function write(path: string, text: string): void {
  const file = join(folder, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}

interface Answer {
  readonly id: unknown;
  readonly result?: { readonly content?: readonly { readonly text: string }[]; readonly isError?: boolean; readonly tools?: readonly { readonly name: string; readonly annotations: object }[]; readonly protocolVersion?: string };
  readonly error?: { readonly code: number };
}

/** Says lines to the server and closes; gives what it answers, and its exit code. */
function talk(lines: readonly (object | string)[]): Promise<{ readonly code: number | null; readonly answers: readonly Answer[] }> {
  return new Promise((done, fail) => {
    const child = spawn(process.execPath, [program, "mcp"], { cwd: folder, stdio: ["pipe", "pipe", "pipe"] });
    let out = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.once("error", fail);
    child.once("close", (code) => done({ code, answers: out.split("\n").filter((line) => line !== "").map((line) => JSON.parse(line) as Answer) }));
    child.stdin.end(lines.map((line) => `${typeof line === "string" ? line : JSON.stringify({ jsonrpc: "2.0", ...line })}\n`).join(""));
  });
}

const call = (id: number, name: string, given: object): object => ({ id, method: "tools/call", params: { name, arguments: given } });

describe("mcp", () => {
  it("greets, and offers tools that only read", async () => {
    const { code, answers } = await talk([{ id: 1, method: "initialize", params: { protocolVersion: "2025-03-26" } }, { method: "notifications/initialized" }, { id: 2, method: "tools/list" }, { id: 3, method: "ping" }]);
    const tools = answers[1]?.result?.tools ?? [];
    expect([code, answers.length, answers[0]?.result?.protocolVersion, tools.map(({ name }) => name)]).toEqual([0, 3, "2025-03-26", ["check", "explain_path", "explain_finding", "graph"]]);
    expect(tools.every(({ annotations }) => JSON.stringify(annotations).includes(`"readOnlyHint":true`))).toBe(true);
  });

  it("finds, explains and draws, and writes nothing", async () => {
    const before = readdirSync(folder, { recursive: true }).sort();
    const { answers } = await talk([call(1, "check", {}), call(2, "explain_path", { path: "src/orders/new.ts" }), call(3, "explain_finding", { finding: "src/orders/bad.ts:1" }), call(4, "graph", {})]);
    const [checked, path, finding, graph] = answers.map(({ result }) => result?.content?.[0]?.text ?? "");
    expect((JSON.parse(checked ?? "") as { findings: { policy: string }[] }).findings.map(({ policy }) => policy)).toEqual(["no-cross-module-import"]);
    expect((JSON.parse(path ?? "") as { parts: { what: string; allowed: boolean }[] }).parts).toContainEqual(expect.objectContaining({ what: "the inside of catalog", allowed: false }));
    expect([finding?.includes("Import the contract of catalog"), graph?.startsWith("flowchart"), readdirSync(folder, { recursive: true }).sort()]).toEqual([true, true, before]);
  });

  it("judges what is there at the time of each question", async () => {
    write("src/orders/more.ts", `import { price } from "../catalog/price";\nexport const more = price;\n`);
    const { answers } = await talk([call(1, "check", {})]);
    expect((JSON.parse(answers[0]?.result?.content?.[0]?.text ?? "") as { findings: object[] }).findings).toHaveLength(2);
  });

  it("refuses what it does not know, and goes on", async () => {
    const { answers } = await talk(["no json", "null", { id: 1, method: "resources/list" }, call(2, "add_waiver", {}), call(3, "explain_path", { path: "../secret" }), call(4, "explain_path", {}), { id: 5, method: "ping" }]);
    expect(answers.map(({ error, result }) => error?.code ?? (result?.isError === true ? "said" : "fine"))).toEqual([-32_700, -32_601, -32_602, "said", -32_602, "fine"]);
  });

  it("says before it serves that there is nothing to judge by", async () => {
    const empty = scratch();
    const { code, err } = await createBackend(["mcp"], { folder: empty.folder });
    empty.remove();
    expect([code, err.includes("CB-121")]).toEqual([2, true]);
  });
});
