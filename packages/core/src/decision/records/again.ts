import { z } from "zod";
import { once } from "../../once.ts";
import { UserError } from "../../errors.ts";
import type { Profile } from "../../profile/profile.ts";
import { stableJson } from "../catalogue-version.ts";
import type { Decision } from "../decision.ts";
import { recordText } from "./record.ts";
import { recordName, type DecisionRecord, type RecordOptions } from "./records.ts";
import { topics } from "./topics.ts";

/** What is stored beside a decision: what the agreement said where that was something else, and by which facts of its own it was decided. */
export interface Agreed {
  readonly agreement?: Readonly<Record<string, string>>;
  /** Facts that an organisation had replaced. */
  readonly overridden?: readonly { readonly id: string; readonly reason: string }[];
}

const storedSchema = once(() => z.looseObject({
  schema: z.literal(1),
  engine: z.string(),
  catalogueVersion: z.string(),
  profile: z.looseObject({ origins: z.record(z.string(), z.string()) }),
  choices: z.record(z.string(), z.looseObject({ option: z.string(), title: z.string() })),
  overridden: z.array(z.object({ id: z.string(), reason: z.string() })).optional(),
  agreement: z.record(z.string(), z.string()).optional(),
}));

/** Reads a `decision.json` that we wrote. Throws `CB-034` when it is none. */
export function readDecision(text: string, file = "decision.json"): Decision & Agreed {
  try {
    return storedSchema().parse(JSON.parse(text)) as unknown as Decision & Agreed;
  } catch (cause) {
    throw new UserError("CB-034", { what: `${file} is not a decision of create-backend.`, todo: "Decide anew from the profile.", place: { file }, cause });
  }
}

/** An answer that is another one now. */
export interface ChangedChoice {
  readonly question: string;
  readonly from?: string;
  readonly to?: string;
  readonly sentence: string;
}

/** What is different between two decisions, and what in the profile and the catalogue led to it. */
export interface DecisionChanges {
  readonly choices: readonly ChangedChoice[];
  /** Keys of the profile that say something else now. */
  readonly profile: readonly string[];
  readonly catalogue: boolean;
}

/** Compares a decision with an earlier one. */
export function compareDecisions(before: Decision, after: Decision): DecisionChanges {
  const questions = [...new Set([...Object.keys(before.choices), ...Object.keys(after.choices)])];
  const choices = questions.flatMap((question): ChangedChoice[] => {
    const old = before.choices[question];
    const now = after.choices[question];
    if (old?.option === now?.option) return [];
    const sentence = now === undefined ? `${old?.title ?? ""} is no longer needed` : old === undefined ? `${now.title} is needed now` : `${old.title} becomes ${now.title}`;
    return [{ question, ...(old === undefined ? {} : { from: old.option }), ...(now === undefined ? {} : { to: now.option }), sentence }];
  });
  return { choices, profile: changedKeys(before.profile, after.profile), catalogue: before.catalogueVersion !== after.catalogueVersion || before.engine !== after.engine };
}

function changedKeys(before: Profile, after: Profile): readonly string[] {
  const at = (profile: Profile, key: string): string => stableJson(key.split(".").reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part], profile) ?? null);
  return [...new Set([...Object.keys(before.origins), ...Object.keys(after.origins)])].filter((key) => at(before, key) !== at(after, key)).sort();
}

export interface Superseding extends RecordOptions {
  /** The records there are. */
  readonly existing: readonly DecisionRecord[];
  /** What the change of an answer asks of data and people: Markdown paragraphs. */
  readonly notesOf?: (question: string) => readonly string[];
}

/** Records to write after deciding again: a new one for every topic whose answers changed, and the old one marked as superseded. */
export function supersedingRecords(changes: DecisionChanges, after: Decision, { existing, notesOf = () => [], ...options }: Superseding): readonly DecisionRecord[] {
  const changed = new Set(changes.choices.map(({ question }) => question));
  let next = options.first ?? 1 + Math.max(0, ...existing.map(([path]) => Number(/^(\d+)-/.exec(path)?.[1] ?? 0)));
  return topics
    .filter(({ questions }) => questions.some((question) => changed.has(question)))
    .flatMap((topic) => {
      const old = [...existing].reverse().find(([path, text]) => path.endsWith(`-${topic.slug}.md`) && /^status: accepted$/m.test(text));
      const name = recordName(next++, topic.slug);
      const written: DecisionRecord = [name, recordText(topic, after, { ...options, toMove: topic.questions.filter((question) => changed.has(question)).flatMap(notesOf), ...(old === undefined ? {} : { supersedes: old[0] }) })];
      return old === undefined ? [written] : [written, [old[0], old[1].replace(/^status: accepted$/m, `status: superseded by [${name}](${name})`)] as const];
    });
}
