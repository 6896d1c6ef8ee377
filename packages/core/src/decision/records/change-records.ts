import type { AgreementChange } from "../../blueprint/compare-blueprints.ts";
import { recordName, type DecisionRecord } from "./records.ts";
import { topics, type Topic } from "./topics.ts";

/** What is known when an agreement has changed: no profile and no argument, only what was and what is. */
export interface ChangedAgreement {
  readonly changes: readonly AgreementChange[];
  /** The records there are, in the order of their numbers. */
  readonly existing: readonly DecisionRecord[];
  readonly titleOf: (question: string, option: string) => string;
  /** What the change asks of data and people: Markdown paragraphs or lists, by question. */
  readonly notesOf: (question: string) => readonly string[];
}

/** One record for every topic of which an answer changed, and the record that it supersedes with its new status. What the present record has chosen already needs none. */
export function changeRecords(changed: ChangedAgreement): readonly DecisionRecord[] {
  const answers = new Map(changed.changes.map((change) => [change.key, change]));
  let next = 1 + Math.max(0, ...changed.existing.map(([path]) => Number(/^(\d+)-/.exec(path)?.[1] ?? 0)));
  return topics.flatMap((topic) => {
    const old = [...changed.existing].reverse().find(([path, text]) => path.endsWith(`-${topic.slug}.md`) && /^status: accepted$/m.test(text));
    const of = topic.questions.flatMap((question) => answers.get(question) ?? []).filter((change) => old?.[1].includes(chosen(change, changed)) !== true);
    if (of.length === 0) return [];
    const name = recordName(next++, topic.slug);
    const written: DecisionRecord = [name, textOf(topic, of, { changed, supersedes: old?.[0] })];
    return old === undefined ? [written] : [written, [old[0], old[1].replace(/^status: accepted$/m, `status: superseded by [${name}](${name})`)] as const];
  });
}

function chosen({ key, to }: AgreementChange, { titleOf }: ChangedAgreement): string {
  return `Chosen for ${key.replaceAll("-", " ")}: "${to === undefined ? "" : titleOf(key, to)}"`;
}

function textOf(topic: Topic, changes: readonly AgreementChange[], { changed, supersedes }: { changed: ChangedAgreement; supersedes: string | undefined }): string {
  const word = (question: string): string => `${(question[0] ?? "").toUpperCase()}${question.slice(1).replaceAll("-", " ")}`;
  const title = ({ key }: AgreementChange, option: string | undefined): string => (option === undefined ? "what follows from the rest" : changed.titleOf(key, option));
  const notes = changes.flatMap(({ key }) => changed.notesOf(key));
  return [
    "---\nstatus: accepted\n---",
    `# ${topic.title}: ${changes.map((change) => title(change, change.to)).join(", ")}`,
    "## Context and Problem Statement",
    topic.problem,
    `\`backend.yaml\` was changed, and the repository followed.${supersedes === undefined ? "" : ` Until then [${supersedes}](${supersedes}) held.`} Say here what led to it.`,
    "## Considered Options",
    changes.flatMap((change) => [`- ${word(change.key)}: ${title(change, change.from)}, as before`, `- ${word(change.key)}: ${title(change, change.to)}`]).join("\n"),
    "## Decision Outcome",
    ...changes.map((change) => `Chosen for ${change.key.replaceAll("-", " ")}: "${title(change, change.to)}" instead of "${title(change, change.from)}".`),
    ...(notes.length === 0 ? [] : ["### What has to be moved", ...notes]),
  ].join("\n\n") + "\n";
}
