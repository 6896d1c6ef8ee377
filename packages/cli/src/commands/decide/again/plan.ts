import {
  compareDecisions, completeProfile, decisionPath, plainBlueprint, profilePath, rememberedDecision, retold, supersedingRecords, textFile, writeProfile,
  type Blueprint, type Decision, type DecisionChanges, type DecisionRecord, type DiskChange, type ProfileInput,
} from "@create-backend/core";
import { sourcesOf, type Told } from "../../../interview/told.ts";
import { decideOn, type Deciding } from "../../decide-on.ts";
import { optionOf, whatToMove } from "../../what-to-move.ts";
import { recordsFolder, type Remembered } from "./remembered.ts";

/** What there is to decide again from. */
export interface Known {
  readonly remembered: Remembered;
  /** What flags and a profile file say now. */
  readonly told: Told;
  readonly blueprint: Blueprint;
}

/** An answer of the agreement that is not what was decided. */
export interface ToFollow {
  readonly question: string;
  readonly from: string;
  readonly to: string;
}

/** A second decision beside the first one: a value. */
export interface AgainPlan {
  readonly before: Decision;
  /** Facts of the organisation's own that counted last time, and were not given this time. */
  readonly facts: readonly string[];
  readonly after: Decision;
  readonly differences: DecisionChanges;
  /** Answers that people changed in the agreement since; they are kept. */
  readonly kept: Readonly<Record<string, string>>;
  readonly records: readonly DecisionRecord[];
  readonly toFollow: readonly ToFollow[];
  readonly changes: readonly DiskChange[];
}

/** Decides with the profile that is known now, and compares. */
export function planAgain(known: Known, deciding: Pick<Deciding, "catalogue" | "force" | "radar" | "waivers" | "overrides">): AgainPlan {
  const { remembered, blueprint } = known;
  const { last } = remembered.decision;
  const kept = keptIn(blueprint, last);
  const told = toldAgain(known, kept);
  const modules = plainBlueprint(blueprint)["modules"] as ProfileInput["modules"];
  const after = decideOn({ ...told, sources: [...told.sources, { input: { modules }, origin: "file" }] }, { ...deciding, generatesOnly: true, expiring: true, flips: true });
  const before = withAnswers(last, kept);
  const differences = withoutModules(compareDecisions(before, after));
  const store = blueprint.answers["database"];
  const records = supersedingRecords(differences, after, { existing: remembered.records, notesOf: (question) => whatToMove(question, after.choices[question]?.option, store) });
  const profile = completeProfile(sourcesOf(told));
  const texts: readonly (readonly [path: string, before: string | undefined, after: string])[] = [
    ...records.map(([name, text]) => [recordsFolder + name, remembered.records.find(([path]) => path === name)?.[1], text] as const),
    [profilePath, remembered.profile.text, sameAs(remembered, writeProfile(profile)) ? remembered.profile.text : writeProfile(profile)],
    [decisionPath, remembered.decision.text, rememberedDecision(after, blueprint.answers)],
  ];
  const facts = (last.overridden ?? []).map(({ id }) => id).filter((id) => after.evidence.overridden.every((one) => one.id !== id));
  return { before, after, facts, differences, kept, records, toFollow: toFollow(blueprint, after), changes: texts.flatMap(changeOf) };
}

/** The stored profile, or the file that is given instead, and over it what flags and people say. */
function toldAgain({ remembered, told }: Known, kept: Readonly<Record<string, string>>): Told {
  const sources = told.fromFile ? told.sources : [...retold(remembered.profile.input, remembered.decision.last.profile), ...told.sources];
  return { ...told, sources, pins: { ...kept, ...told.pins } };
}

/** Answers of the agreement that are neither what was decided nor what stood there when it was. */
function keptIn({ answers }: Blueprint, last: Remembered["decision"]["last"]): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(answers).filter(([question, option]) => {
    const decided = last.choices[question]?.option;
    return decided !== undefined && decided !== option && last.agreement?.[question] !== option;
  }));
}

function withAnswers(decision: Decision, answers: Readonly<Record<string, string>>): Decision {
  const choices = Object.entries(decision.choices).map(([question, choice]) => {
    const option = answers[question];
    return [question, option === undefined ? choice : { ...choice, option, title: optionOf(question, option)?.title ?? option }] as const;
  });
  return { ...decision, choices: Object.fromEntries(choices) };
}

/** Modules and name are the agreement's; the profile leaves them to it. */
function withoutModules(differences: DecisionChanges): DecisionChanges {
  return { ...differences, profile: differences.profile.filter((key) => key !== "modules" && key !== "name") };
}

/** A profile that says nothing new keeps its remarks and its order. */
function sameAs({ profile }: Remembered, text: string): boolean {
  return writeProfile(completeProfile([{ input: profile.input, origin: "file" }])) === text;
}

function toFollow({ answers }: Blueprint, { choices }: Decision): readonly ToFollow[] {
  return Object.entries(answers).flatMap(([question, from]) => {
    const choice = choices[question];
    return choice?.generates === true && choice.option !== from ? [{ question, from, to: choice.option }] : [];
  });
}

function changeOf([path, before, after]: readonly [string, string | undefined, string]): readonly DiskChange[] {
  return before === after ? [] : [{ path, ...(before === undefined ? {} : { before: textFile(before, "seed") }), after: textFile(after, "seed") }];
}
