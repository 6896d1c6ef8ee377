import type { Decision } from "../decision.ts";
import { recordText, type RecordFrame } from "./record.ts";
import { choicesOn, topics } from "./topics.ts";

/** File name and text of a decision record. */
export type DecisionRecord = readonly [path: string, text: string];

export interface RecordOptions extends Omit<RecordFrame, "supersedes" | "toMove"> {
  /** Number of the first record; 1 when absent. */
  readonly first?: number;
}

/** Decision records in MADR 4, one per decision, as `0001-architecture.md`. The same decision gives the same bytes. */
export function decisionRecords(decision: Decision, options: RecordOptions = {}): readonly DecisionRecord[] {
  const { first = 1, ...frame } = options;
  return topics
    .filter((topic) => choicesOn(topic, decision).length > 0)
    .map((topic, index) => [recordName(first + index, topic.slug), recordText(topic, decision, frame)] as const);
}

/** `0007-architecture.md`. */
export function recordName(number: number, slug: string): string {
  return `${String(number).padStart(4, "0")}-${slug}.md`;
}
