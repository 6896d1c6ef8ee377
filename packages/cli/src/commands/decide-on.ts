import { completeProfile, decide, resolveAnswers, storyModules, UserError, type Catalogue, type Decision, type ModuleSpec } from "@create-backend/core";
import { sourcesOf, type Told } from "../interview/told.ts";

/** Decides. Throws `CB-050` when answers contradict each other (unless forced), `CB-051` when constraints leave nothing, `CB-031` when pins do not go together. */
export function decideOn(told: Told, { catalogue, force, generatesOnly }: { catalogue: Catalogue; force: boolean; generatesOnly: boolean }): Decision {
  const decision = decide(completeProfile(sourcesOf(told)), catalogue, { generatesOnly });
  if (Object.keys(decision.choices).length === 0) throw pinsClash(told, catalogue);
  const [conflict] = decision.conflicts;
  if (conflict !== undefined) throw new UserError("CB-051", { what: conflict.sentence, why: "Every option is ruled out by something you said.", todo: "Give one of these up, and run the command again.", place: { key: conflict.giveUp[0] ?? conflict.question } });
  const contradiction = decision.contradictions.find(({ severity }) => severity === "error");
  if (contradiction !== undefined && !force)
    throw new UserError("CB-050", { what: `${contradiction.what} (${contradiction.code})`, why: "Both cannot be true.", todo: `${contradiction.fix} Or go on all the same with --force.`, place: { key: contradiction.keys.join(", ") } });
  return decision;
}

/** Says which two pins cannot be had together. */
function pinsClash(told: Told, catalogue: Catalogue): UserError {
  const pins = completeProfile(sourcesOf(told)).answers;
  const modules: readonly ModuleSpec[] = told.modules ?? storyModules;
  try {
    resolveAnswers({ version: 1, name: "project", answers: pins, modules }, catalogue);
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
  const said = Object.entries(pins).map(([question, option]) => `${question}: ${option}`);
  return new UserError("CB-031", {
    what: `These answers do not go together: ${said.join(", ")}.`,
    why: "Some option works with each of them, and none with all.",
    todo: "Leave one of them out; what is left out is decided to fit.",
    place: { key: Object.keys(pins)[0] ?? "" },
  });
}
