import { traitsOf } from "../../catalogue/traits.ts";
import { definePolicy, type Ground, type RepositoryFacts, type Verdict } from "../../define-policy.ts";
import { receiverBefore } from "../../graph/c-like-literals.ts";
import type { Unit } from "../../graph/graph.ts";
import { languages } from "../../graph/languages.ts";
import { callsOf } from "../../graph/literals-of.ts";
import { textOf } from "../../graph/text.ts";
import { runningIn } from "../../manifests/running.ts";
import { staying } from "./staying.ts";

export default definePolicy<"graph" | "documents">({
  kind: "graph",
  needs: ["graph", "documents"],
  title: "Long-lived server",
  summary: "Where apps are functions, nothing listens, waits in a loop, or is deployed to stay.",
  fix: ({ kind }) => (kind === "timer" ? "Let a schedule of the platform that hosts the functions trigger one." : "Answer calls in the handler of a function; a server for development belongs to the platform or to scripts."),
  message: ({ who, what, kind }) => (kind === "process" ? `${what} keeps ${who} running, but backend.yaml says that it is a function.` : `${who} calls ${what}, which only works in a process that stays.`),
  judge(ground) {
    if (!traitsOf(ground.blueprint).has("functions")) return { judged: 0, verdicts: [] };
    const units = [...ground.graph.units.values()].filter(({ place }) => !place.test && (place.room === "module" || place.room === "app"));
    return { judged: units.length, verdicts: [...units.flatMap((unit) => callsIn(unit, ground)), ...processes(ground)] };
  },
});

function callsIn({ path, language, place }: Unit, { tree }: Ground<unknown>): readonly Verdict[] {
  const text = textOf(tree, path) ?? "";
  const known = staying[language];
  const itself = languages.find(({ name }) => name === language)?.itself ?? "this";
  if (!known.some(({ callee }) => text.includes(callee))) return [];
  return callsOf(text, path).flatMap(({ callee, start }): readonly Verdict[] => {
    const receiver = receiverBefore(text, start);
    const row = known.find((call) => call.callee === callee && fits(call.on, receiver, itself));
    if (row === undefined) return [];
    return [{ at: { path, start, end: start + callee.length }, facts: { kind: row.kind, who: place.name ?? place.room, what: receiver === undefined ? callee : `${receiver}.${callee}` } }];
  });
}

/** `on` says which receivers count: any one, none at all, or some by name. */
function fits(on: RegExp | "anything" | "nothing", receiver: string | undefined, itself: string): boolean {
  if (on === "nothing") return receiver === undefined;
  if (receiver === undefined) return false;
  return on === "anything" ? receiver !== itself : on.test(receiver);
}

function processes(scene: Ground<unknown> & Pick<RepositoryFacts, "documents" | "graph">): readonly Verdict[] {
  return runningIn(scene)
    .filter(({ stays }) => stays)
    .map(({ app, user, at }) => ({ at, facts: { kind: "process", who: app === "" ? scene.blueprint.name : app, what: user } }));
}
