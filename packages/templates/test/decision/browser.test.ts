import { join } from "node:path";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";

const core = join(import.meta.dirname, "../../../core/src");

describe("the engine in a page", () => {
  it("bundles for a browser without readers of files, in less than 100 kB", async () => {
    const contents = 'export { decide } from "./decision/decide.ts"; export { completeProfile } from "./profile/complete-profile.ts"; export { changeProfile } from "./profile/change-profile.ts";';
    const { outputFiles, metafile } = await build({ stdin: { contents, resolveDir: core, loader: "ts" }, bundle: true, minify: true, platform: "browser", format: "esm", write: false, metafile: true, logLevel: "silent" });
    expect(Object.keys(metafile.inputs).filter((path) => path.includes("node_modules"))).toEqual([]);
    expect(outputFiles[0]?.contents.length).toBeLessThan(100_000);
  });
});
