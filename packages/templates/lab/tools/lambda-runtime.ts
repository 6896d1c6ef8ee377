import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { unpackedFromNpm } from "./installers.ts";
import type { Tool } from "./tool.ts";

const VERSION = "4.0.2";
/** The Node.js that AWS runs functions on. */
const NODE = "24";

/**
 * AWS' own runtime interface client for Node.js, as its npm package has it; the folder holds the Node.js it runs on.
 * Its compiled part, which fetches and posts over HTTP, takes minutes to build: a folder of its name with a module of the lab stands in its place.
 */
export const lambdaRuntime: Tool = {
  id: "lambda-runtime",
  tier: 4,
  async find() {
    const node = await unpackedFromNpm(`node-linux-${process.arch}`, NODE);
    const client = await unpackedFromNpm("aws-lambda-ric", VERSION);
    const native = join(client, "rapid-client.node");
    mkdirSync(native, { recursive: true });
    const ours = pathToFileURL(join(import.meta.dirname, "..", "serverless", "rapid-client.ts"));
    writeFileSync(join(native, "index.js"), `export * from ${JSON.stringify(ours.href)};\n`);
    return { version: VERSION, folder: join(node, "bin"), environment: { LAB_LAMBDA_CLIENT: join(client, "index.mjs") } };
  },
};
