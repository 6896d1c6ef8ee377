import type { Found } from "../tools/tool.ts";
import { Missing } from "../tools/tool.ts";
import { alertmanager, nats, nginx, prometheus } from "./beside.ts";
import { collectorImage } from "./collector.ts";
import { debian } from "./debian.ts";
import { distrolessNode, node } from "./node.ts";
import { postgresImage } from "./postgres.ts";
import { grafana } from "./proxies.ts";
import { python, uv } from "./python.ts";
import { build, labelOf, type StandIn } from "./workshop.ts";

const standIns: readonly StandIn[] = [debian, node, distrolessNode, python, uv, postgresImage, nats, nginx, prometheus, alertmanager, grafana, collectorImage];

const ready = new Map<string, Promise<void>>();

/** A reference without its digest: stand-ins carry none. */
export function withoutDigest(reference: string): string {
  return reference.replace(/@sha256:[0-9a-f]{64}$/, "");
}

/** Makes sure that an image is on the engine: the real one where it is there already, a stand-in otherwise. Rejects with {@link Missing} for a name nothing stands in for. */
export async function ensureImage(engine: Found, reference: string): Promise<void> {
  const name = withoutDigest(reference);
  const known = ready.get(name) ?? provide(engine, name);
  ready.set(name, known);
  await known;
}

/** True when something stands in for this reference. */
export function isKnownImage(reference: string): boolean {
  return standIns.some((standIn) => standIn.matches(withoutDigest(reference)));
}

async function provide(engine: Found, name: string): Promise<void> {
  if (name === "scratch" || (await labelOf(engine, name)) === "") return;
  const standIn = standIns.find((candidate) => candidate.matches(name));
  if (standIn === undefined) throw new Missing(`there is neither an image nor a stand-in for ${name}`);
  const base = standIn.base?.(name);
  if (base !== undefined) await ensureImage(engine, base);
  await build(engine, name, standIn);
}

/** Images that a Dockerfile builds on or copies from, its own stages left out. */
export function imagesOf(dockerfile: string): readonly string[] {
  const lines = dockerfile.replaceAll(/\\\r?\n/g, " ").split("\n").map((line) => line.trim());
  const defaults = new Map(lines.flatMap((line) => {
    const match = /^ARG\s+(\w+)=(\S+)/i.exec(line);
    return match?.[1] === undefined ? [] : [[match[1], match[2] ?? ""] as const];
  }));
  const fill = (text: string): string => text.replaceAll(/\$\{?(\w+)\}?/g, (whole, name: string) => defaults.get(name) ?? whole);
  const stages = new Set<string>();
  const images = new Set<string>();
  for (const line of lines) {
    const from = /^FROM\s+(?:--platform=\S+\s+)?(\S+)(?:\s+AS\s+(\S+))?/i.exec(line);
    const copied = /^(?:COPY|ADD)\s.*?--from=(\S+)/i.exec(line)?.[1] ?? /^RUN\s.*?--mount=\S*from=([^,\s]+)/i.exec(line)?.[1];
    const image = fill(from?.[1] ?? copied ?? "");
    if (image !== "" && !stages.has(image) && !/^\d+$/.test(image)) images.add(image);
    if (from?.[2] !== undefined) stages.add(from[2]);
  }
  return [...images];
}
