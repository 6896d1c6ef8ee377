import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { scratch } from "../../test/built.ts";
import { install, newerNode, spoken, wayToRun } from "./install.ts";

let place: ReturnType<typeof scratch>;
beforeEach(() => {
  place = scratch();
});
afterEach(() => place.remove());

const tools = [{ name: "node", version: "26", versionFile: ".node-version" }, { name: "pnpm", version: "12" }];
const here = (...programs: string[]): { PATH: string } => {
  for (const program of programs) {
    writeFileSync(join(place.folder, program), "#!/bin/sh\n");
    chmodSync(join(place.folder, program), 0o755);
  }
  return { PATH: place.folder };
};

describe("wayToRun", () => {
  it("is the command itself where its tool is installed", () => {
    const way = wayToRun("pnpm install", tools, here("pnpm"));
    expect([way, spoken("pnpm dev", way)]).toEqual([{ prefix: "" }, "pnpm dev"]);
  });

  it("fetches a package manager of Node.js for the run", () => {
    const way = wayToRun("pnpm install", tools, here("npx"));
    expect(spoken("pnpm test:integration", way)).toBe("npx --yes pnpm@12 test:integration");
  });

  it("names what is missing otherwise", () => {
    expect(wayToRun("uv sync", tools, here("npx"))).toEqual({ prefix: "", missing: "uv" });
  });
});

describe("newerNode", () => {
  it("speaks only when this Node.js is older than the repository's", () => {
    expect([newerNode(tools, "20.19.0"), newerNode(tools, "26.1.0"), newerNode([], "20.19.0")]).toEqual([expect.stringContaining("Node.js 26, and this is 20.19.0"), undefined, undefined]);
  });
});

describe("install", () => {
  it("gives the line that says what went wrong", async () => {
    const heard: string[] = [];
    const problem = await install("echo fetching; echo 'ERR: no network' >&2; echo done; exit 3", { folder: place.folder, environment: process.env, heard: (text) => heard.push(text) });
    expect([problem, heard.join("")]).toEqual(["ERR: no network", expect.stringContaining("fetching")]);
  });

  it("gives the line of npm that says it, not the parts below it", async () => {
    const printed = ["code ECONNREFUSED", "FetchError: request to http://localhost:9/pnpm failed, reason: connect ECONNREFUSED", "    at emitErrorEvent (node:_http_client:101:11) {", "  code: 'ECONNREFUSED',", "}", "", "A complete log of this run can be found in: /home/me/.npm/_logs/debug-0.log"];
    const problem = await install(`printf 'npm error %s\\n' ${printed.map((line) => `"${line}"`).join(" ")}; exit 1`, { folder: place.folder, environment: process.env, heard: () => undefined });
    expect(problem).toBe("FetchError: request to http://localhost:9/pnpm failed, reason: connect ECONNREFUSED");
  });

  it("gives nothing when all went well", async () => {
    expect(await install("true", { folder: place.folder, environment: process.env })).toBeUndefined();
  });
});
