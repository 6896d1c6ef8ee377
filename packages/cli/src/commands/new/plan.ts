import { basename } from "node:path";
import { answersOf, assertGenerated, completeProfile, decisionPath, decisionRecords, draftBlueprint, profilePath, rememberedDecision, storyModules, textFile, writeProfile, type Blueprint, type Catalogue, type Decision, type RadarWaiver, type TreeFile } from "@create-backend/core";
import { render, withRecord, type Rendering, type Workshop } from "@create-backend/templates";
import type { Target } from "../../disk/target.ts";
import { assertName } from "../../interview/names.ts";
import { tellingPlaces } from "../../interview/place-in-profile.ts";
import { sourcesOf, type Told } from "../../interview/told.ts";
import { decideOn } from "../decide-on.ts";
import { radarOf } from "../standards.ts";

/** Everything that is going to happen, before anything has: a value. */
export interface Plan {
  readonly target: Target;
  readonly decision: Decision;
  readonly blueprint: Blueprint;
  readonly rendering: Rendering;
}

/** What a plan is made with. */
export interface Making {
  readonly workshop: Workshop;
  readonly catalogue: Catalogue;
  readonly force: boolean;
  /** Agreed exceptions to the radar of the organisation. */
  readonly waivers: readonly RadarWaiver[];
  /** The standards packages as the agreement in this folder names them. */
  readonly entriesFor: (target: string) => readonly string[];
}

/** Name of the project: what was said, or that of the folder. Throws `CB-107` when it cannot be one. */
export function projectName(told: Told, target: Target): string {
  const name = told.name ?? basename(target.path);
  assertName(name, "a project", "--name");
  return name;
}

/** The plan of a new repository. Throws `CB-037` when an answer is asked for that is not written yet. */
export function planOf(told: Told, target: Target, making: Making): Plan {
  return tellingPlaces(told, () => planned(told, target, making));
}

function planned(told: Told, target: Target, { workshop, catalogue, force, entriesFor, waivers }: Making): Plan {
  const name = projectName(told, target);
  const modules = told.modules ?? storyModules;
  assertGenerated({ answers: completeProfile(sourcesOf(told)).answers, modules }, catalogue);
  const decision = decideOn(told, { catalogue, force, generatesOnly: true, radar: radarOf(workshop.standards), waivers });
  const entries = entriesFor(target.path);
  const blueprint: Blueprint = { ...draftBlueprint({ name, modules }, answersOf(decision), catalogue), ...(entries.length === 0 ? {} : { extends: entries }) };
  const rendering = render(blueprint, workshop, memoryOf(decision));
  return { target, decision, blueprint, rendering: { ...rendering, tree: withRecord(rendering) } };
}

/** What the repository remembers of its decision: the records that people read, and what it is decided again from. */
function memoryOf(decision: Decision): readonly (readonly [path: string, file: TreeFile])[] {
  const records = decisionRecords(decision).map(([path, text]) => [`docs/decisions/${path}`, text] as const);
  const remembered = [[profilePath, writeProfile(decision.profile)], [decisionPath, rememberedDecision(decision)]] as const;
  return [...records, ...remembered].map(([path, text]) => [path, textFile(text, "seed")] as const);
}
