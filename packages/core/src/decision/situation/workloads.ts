import type { Work } from "../../catalogue/words.ts";
import type { Profile } from "../../profile/profile.ts";
import type { Turn } from "../choosing/choose.ts";
import { said } from "./said.ts";
import type { Workload } from "../decision.ts";

const ofApi: ReadonlySet<Work> = new Set(["short_requests", "streaming", "websockets", "in_memory_state"]);
const ofWorkers: ReadonlySet<Work> = new Set(["long_jobs", "cpu_heavy", "gpu", "event_processing"]);
/** Behind a queue nobody waits: whatever the API promises, workers have a minute. */
const patience = { p99Ms: 60_000, availability: 99 };
/** Answers that take longer than this are better given by a worker. */
const longAnswerMs = 30_000;

/** The parts of the work that run by themselves, each with what it runs on (reference model 3.6). `computeFor` decides for a changed profile. */
export function workloadsOf(profile: Profile, main: Turn | undefined, computeFor: (variant: Profile) => Turn | undefined): readonly Workload[] {
  return variantsOf(profile).flatMap(({ name, because, variant }) => {
    const turn = variant === profile ? main : computeFor(variant);
    return turn?.chosen === undefined ? [] : [{ name, compute: turn.chosen.option.name, title: turn.chosen.option.title, because }];
  });
}

interface Variant {
  readonly name: Workload["name"];
  readonly because: string;
  readonly variant: Profile;
}

function variantsOf(profile: Profile): readonly Variant[] {
  const { work, data, workMs, models } = profile;
  const kinds = (set: ReadonlySet<Work>): readonly Work[] => work.filter((kind) => set.has(kind));
  const api = kinds(ofApi);
  const heavy = kinds(ofWorkers);
  const asks = heavy.length > 0 || data.needs.includes("queue") || (models.use !== "none" && workMs > longAnswerMs);
  const behindQueue = { ...profile, slo: patience, load: { ...profile.load, connections: 0 }, data: { ...data, crossModuleTx: false } };
  const glue: readonly Work[] = ["event_glue"];
  const variants: readonly (Variant | false)[] = [
    api.length > 0 && { name: "api", because: `answers callers: ${words(api)}`, variant: api.length === work.length ? profile : { ...profile, work: api } },
    asks && { name: "workers", because: heavy.length > 0 ? `behind a queue: ${words(heavy)}` : "behind a queue: what takes too long for a caller to wait", variant: api.length === 0 && heavy.length === work.length ? profile : { ...behindQueue, work: heavy.length > 0 ? heavy : ["event_processing"] } },
    work.includes("event_glue") && { name: "glue", because: "runs when an event comes", variant: work.length === 1 ? profile : { ...behindQueue, work: glue } },
    data.needs.includes("files") && { name: "uploads", because: "files go straight to object storage; an event starts what follows", variant: { ...behindQueue, work: glue } },
  ];
  return variants.filter((variant) => variant !== false);
}

function words(kinds: readonly string[]): string {
  return kinds.map((kind) => said("work", kind)).join(", ");
}
