import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { App } from "../backend.ts";
import { lastWords } from "../commands.ts";
import { Disproved, type StepContext } from "../step.ts";
import { ensureImage, imagesOf, withoutDigest } from "./index.ts";
import { docker } from "./workshop.ts";

/** The Dockerfile with its digests taken off, since stand-ins carry none; nothing else is changed. */
export function undigested(dockerfile: string): string {
  return dockerfile.replaceAll(/(\S+)@sha256:[0-9a-f]{64}/g, (whole) => withoutDigest(whole));
}

/** Builds the image of an app from its own Dockerfile, on stand-ins where the machine has no registry. */
export async function buildAppImage(context: StepContext, app: App): Promise<string> {
  if (app.artefact.kind !== "image") throw new Disproved(`${app.name} is no image`);
  const engine = context.tool("engine");
  const dockerfile = readFileSync(join(context.directory, app.artefact.dockerfile), "utf8");
  for (const image of imagesOf(dockerfile)) await ensureImage(engine, image);
  const tag = `create-backend-lab/${context.combination.name}-${app.name}:lab`;
  const folder = mkdtempSync(join(tmpdir(), "create-backend-dockerfile-"));
  try {
    const file = join(folder, "Dockerfile");
    writeFileSync(file, undigested(dockerfile));
    const built = await docker(engine, ["build", "--progress=plain", "--file", file, "--tag", tag, context.directory], { seconds: 900, log: context.log });
    if (built.code !== 0) throw new Disproved(`${app.artefact.dockerfile} does not build: ${lastWords(built.all, 8)}`);
    return tag;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
