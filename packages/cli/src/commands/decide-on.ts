import { completeProfile, decide, resolveAnswers, storyModules, UserError, type Catalogue, type Contradiction, type Decision, type Impasse, type Override, type Radar, type RadarWaiver } from "@create-backend/core";
import { placesOf } from "../interview/place-in-profile.ts";
import { sourcesOf, type Told } from "../interview/told.ts";
import { headline } from "../report/decision-text.ts";

export interface Deciding {
  readonly catalogue: Catalogue;
  /** Go on in spite of contradictions. */
  readonly force: boolean;
  /** Choose only what we can write. */
  readonly generatesOnly: boolean;
  /** What the organisation says about technologies. */
  readonly radar?: Radar | undefined;
  /** Agreed exceptions to it. */
  readonly waivers?: readonly RadarWaiver[] | undefined;
  /** Facts that the organisation knows better. */
  readonly overrides?: readonly Override[] | undefined;
  /** Facts expire by today. */
  readonly expiring?: boolean;
  /** Also search for what would change the decision. */
  readonly flips?: boolean;
}

/** What an organisation says about technologies, and its exceptions. */
export type Organisation = Pick<Deciding, "radar" | "waivers">;

/** Decides. Throws `CB-050` when answers contradict each other (unless forced), `CB-051` when constraints leave nothing, `CB-031` when fixed answers do not go together. */
export function decideOn(told: Told, { catalogue, force, generatesOnly, radar, waivers, overrides, expiring = false, flips = false }: Deciding): Decision {
  const decision = decide(completeProfile(sourcesOf(told)), catalogue, {
    generatesOnly,
    flips,
    ...(radar === undefined ? {} : { radar }),
    ...(waivers === undefined ? {} : { waivers }),
    ...(overrides === undefined ? {} : { overrides }),
    ...(expiring || radar !== undefined ? { today: new Date().toISOString().slice(0, 10) } : {}),
  });
  if (Object.keys(decision.choices).length === 0) throw pinsClash(told, catalogue);
  const contradiction = decision.contradictions.find(({ severity }) => severity === "error");
  if (contradiction?.keys.every((key) => key.startsWith("answers.")) === true) throw pinsClash(told, catalogue, contradiction);
  if (contradiction !== undefined && !force) throw contradicted(contradiction, told);
  const [impasse] = decision.impasses;
  if (impasse !== undefined) throw stuck(impasse);
  return decision;
}

function contradicted({ code, keys, what, fix }: Contradiction, told: Told): UserError {
  return new UserError("CB-050", { what: `${placesOf(told, keys)}: ${what} (${code})`, why: "Both cannot be true.", todo: `${fix} Or go on all the same with --force.`, place: { key: keys.join(", ") } });
}

function stuck({ sentence, giveUp, question }: Impasse): UserError {
  return new UserError("CB-051", { what: sentence, why: "Every option is ruled out by something you said.", todo: "Give one of these up, and run the command again.", place: { key: giveUp[0] ?? question } });
}

/** Where the answers so far lead, in a few words; while they contradict each other, what is wrong. */
export function leaningOf(told: Told, catalogue: Catalogue, organisation: Organisation = {}): string {
  try {
    return `leaning to ${headline(decideOn(told, { catalogue, force: true, generatesOnly: true, ...organisation }))}`;
  } catch (error) {
    if (error instanceof UserError) return error.parts.what;
    throw error;
  }
}

/** Says which two fixed answers cannot be had together. */
function pinsClash(told: Told, catalogue: Catalogue, found?: Contradiction): UserError {
  const pins = completeProfile(sourcesOf(told)).answers;
  try {
    resolveAnswers({ version: 1, name: "project", answers: pins, modules: told.modules ?? storyModules }, catalogue);
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    // What nobody pinned may yet be decided to fit.
    if (found === undefined || (error.parts.against ?? []).every((question) => pins[question] !== undefined)) return error;
  }
  if (found !== undefined) return new UserError("CB-031", { what: `${placesOf(told, found.keys)}: ${found.what} (${found.code})`, why: "Both cannot be true.", todo: found.fix, place: { key: found.keys.join(", ") } });
  const said = Object.entries(pins).map(([question, option]) => `${question}: ${option}`);
  return new UserError("CB-031", {
    what: `These answers do not go together: ${said.join(", ")}.`,
    why: "Some option works with each of them, and none with all.",
    todo: "Leave one of them out; what is left out is decided to fit.",
    place: { key: Object.keys(pins)[0] ?? "" },
  });
}
