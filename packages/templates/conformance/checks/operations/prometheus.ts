import { expectStatus } from "../../expectations.ts";
import type { AppSpec } from "../../suite-options.ts";
import type { World } from "../../world.ts";

/** One line of the Prometheus text format. */
export interface Sample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** What one scrape said. */
export interface Scrape {
  readonly samples: readonly Sample[];
  readonly types: Readonly<Record<string, string>>;
  readonly text: string;
  readonly contentType: string;
}

const sampleLine = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})?\s+(\S+)/;
const labelPair = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g;

function numberOf(text: string): number {
  if (text === "+Inf") return Number.POSITIVE_INFINITY;
  return Number(text);
}

function labelsOf(text: string): Record<string, string> {
  const labels: Record<string, string> = {};
  for (const [, name = "", value = ""] of text.matchAll(labelPair)) labels[name] = value;
  return labels;
}

function parse(text: string): Pick<Scrape, "samples" | "types"> {
  const samples: Sample[] = [];
  const types: Record<string, string> = {};
  for (const line of text.split("\n")) {
    const type = /^# TYPE (\S+) (\S+)/.exec(line);
    if (type !== null) types[type[1] ?? ""] = type[2] ?? "";
    if (line.startsWith("#")) continue;
    const sample = sampleLine.exec(line);
    if (sample !== null) samples.push({ name: sample[1] ?? "", labels: labelsOf(sample[2] ?? ""), value: numberOf(sample[3] ?? "") });
  }
  return { samples, types };
}

/** Reads /metrics of one app. */
export async function scrape(world: World, app: AppSpec): Promise<Scrape> {
  const reply = await world.sendTo(app, { path: "/metrics" });
  expectStatus(reply, 200);
  return { ...parse(reply.text), text: reply.text, contentType: reply.headers["content-type"] ?? "" };
}

/** The sum of all samples of that name whose labels hold these values. */
export function total({ samples }: Scrape, name: string, labels: Readonly<Record<string, string>> = {}): number {
  return samples
    .filter((sample) => sample.name === name && Object.entries(labels).every(([label, value]) => sample.labels[label] === value))
    .reduce((sum, sample) => sum + sample.value, 0);
}

/** The metric of the contract, with its three series. */
export const duration = "http_server_request_duration_seconds";
