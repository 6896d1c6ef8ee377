import { join } from "node:path";
import { cached, install } from "./cache.ts";
import { installedFromDebian, unpackedFromNpm } from "./installers.ts";
import type { Tool } from "./tool.ts";

const VERSION = "4.0.2";
/** The Node.js that AWS runs functions on. */
const NODE = "24";

const BUILDERS = { autoconf: "autoconf", automake: "automake", libtoolize: "libtool", cmake: "cmake", make: "make", "g++": "g++" };

/** AWS' own runtime interface client for Node.js, compiled from its npm package; the folder holds the Node.js it runs on. */
export const lambdaRuntime: Tool = {
  id: "lambda-runtime",
  tier: 4,
  async find() {
    const node = await unpackedFromNpm(`node-linux-${process.arch}`, NODE);
    const bin = join(node, "bin");
    const key = `npm/aws-lambda-ric@${VERSION}`;
    const folder = await cached(key, async (target) => {
      await installedFromDebian(BUILDERS);
      const env = { PATH: `${bin}:${process.env.PATH ?? ""}`, npm_config_nodedir: node };
      const flags = ["--no-audit", "--no-fund", "--no-save", "--loglevel=error"];
      await install(key, ["nice", "npm", "install", "--prefix", target, ...flags, `aws-lambda-ric@${VERSION}`], { seconds: 900, env, cwd: target });
    });
    return { version: VERSION, folder: bin, environment: { LAB_LAMBDA_CLIENT: join(folder, "node_modules", "aws-lambda-ric", "index.mjs") } };
  },
};
