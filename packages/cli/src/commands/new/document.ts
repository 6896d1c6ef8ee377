import type { Outcome } from "./carry-out.ts";
import type { Plan } from "./plan.ts";

/** What `--json --dry-run` prints. */
export function planDocument(plan: Plan): object {
  return { ok: true, written: false, ...contents(plan) };
}

/** What `--json` prints once the repository is there. */
export function resultDocument(plan: Plan, { committed, installed, notices }: Outcome): object {
  return { ok: true, written: true, ...contents(plan), committed, installed, notices };
}

function contents({ target, blueprint, decision, rendering }: Plan): object {
  return {
    name: blueprint.name,
    directory: target.path,
    architecture: decision.label.name,
    answers: Object.fromEntries([...rendering.resolution.answers].map(([question, { option, origin }]) => [question, { option: option.name, origin }])),
    modules: blueprint.modules,
    apps: rendering.resolution.apps,
    confidence: decision.confidence,
    commands: rendering.system.commands,
    files: [...rendering.tree].map(([path, { owner, executable, content }]) => ({ path, owner, ...(executable ? { executable } : {}), bytes: Buffer.byteLength(content) })),
  };
}
