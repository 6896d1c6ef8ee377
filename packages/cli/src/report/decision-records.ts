import { questions, textFile, type Catalogue, type Choice, type Decision, type Option, type Rejection, type TreeFile } from "@create-backend/core";
import { reasonFor, titleOf } from "./decision-text.ts";

/** Questions that are one decision for whoever reads the record. */
const groups: readonly { readonly file: string; readonly title: string; readonly questions: readonly string[] }[] = [
  { file: "architecture", title: "Architecture", questions: ["decomposition", "compute", "hosting", "broker"] },
  { file: "language-and-framework", title: "Language and framework", questions: ["language", "framework"] },
  { file: "primary-store", title: "Primary store", questions: ["database", "data-access"] },
  { file: "delivery", title: "Delivery", questions: ["packaging", "infrastructure", "pipeline"] },
  { file: "operations", title: "Operations", questions: ["monitoring", "auth"] },
];

/** Decision records in MADR 4, one for each decision, as seeds under `docs/decisions/`. Without a date: the commit has it, and the same input gives the same bytes. `advice` adds answers that no repository shows. */
export function decisionRecords(decision: Decision, catalogue: Catalogue, { advice }: { advice: boolean }): readonly (readonly [path: string, file: TreeFile])[] {
  const known = new Set(groups.flatMap((group) => group.questions));
  const strays = Object.keys(decision.choices).filter((question) => !known.has(question));
  const all = advice ? [...groups, { file: "further-answers", title: "Further answers", questions: strays }] : groups;
  return all
    .map((group) => ({ ...group, choices: group.questions.flatMap((question) => decision.choices[question] ?? []) }))
    .filter(({ choices }) => choices.length > 0)
    .map(({ file, title, choices }, index) => [`docs/decisions/${String(index + 1).padStart(4, "0")}-${file}.md`, textFile(recordText(title, choices, { decision, catalogue }), "seed")] as const);
}

interface Context {
  readonly decision: Decision;
  readonly catalogue: Catalogue;
}

function recordText(title: string, choices: readonly Choice[], { decision, catalogue }: Context): string {
  const optionOf = (choice: Choice): Option | undefined => catalogue.get(choice.question)?.find(({ name }) => name === choice.option);
  const tradeOffs = choices.flatMap((choice) => optionOf(choice)?.rules?.tradeOff ?? []);
  const confirmed = [...new Set(choices.flatMap((choice) => optionOf(choice)?.rules?.confirmedBy ?? []))];
  return `${[
    "---\nstatus: accepted\n---",
    `# ${title}: ${choices.map((choice) => choice.title).join(", ")}`,
    `## Context and Problem Statement\n\n${choices.map(({ question }) => questions.find(({ name }) => name === question)?.ask ?? `${titleOf(question)}?`).join(" ")}`,
    section("## Decision Drivers", driversOf(choices)),
    section("## Considered Options", choices.flatMap((choice) => [choice.title, ...considered(choice).map((one) => one.title)])),
    `## Decision Outcome\n\n${choices.map((choice) => `Chosen for ${titleOf(choice.question).toLowerCase()}: "${choice.title}". ${closed(reasonFor(choice, catalogue))}`).join("\n\n")}`,
    section("### Consequences", [...choices.flatMap((choice) => goodOf(choice, optionOf(choice))), ...tradeOffs.map((one) => `Trade-off: ${closed(one)}`)]),
    section("### Confirmation", ["`create-backend check` judges the repository by `backend.yaml`, in the pipeline and on every machine.", ...confirmed]),
    section("## Pros and Cons of the Options", choices.flatMap(rejectionsOf)),
    section("## More Information", moreOf(choices, decision)),
  ].filter((part) => part !== "").join("\n\n")}\n`;
}

function section(heading: string, lines: readonly string[]): string {
  return lines.length === 0 ? "" : `${heading}\n\n${lines.map((line) => `* ${line}`).join("\n")}`;
}

function driversOf(choices: readonly Choice[]): readonly string[] {
  const reasons = choices.flatMap(({ reasons }) => reasons).filter(({ points, uncertain }) => points !== 0 && uncertain !== true);
  return [...new Set([...reasons].sort((a, b) => Math.abs(b.points) - Math.abs(a.points)).map(({ because }) => because))].slice(0, 5);
}

function goodOf(choice: Choice, option: Option | undefined): readonly string[] {
  const reasons = choice.reasons.filter(({ points, uncertain }) => points > 0 && uncertain !== true).slice(0, 3);
  if (reasons.length > 0) return reasons.map(({ because }) => `Good, because ${because}`);
  return option === undefined ? [] : [`${option.title}: ${option.summary}`];
}

/** What does not fit the other answers was never in question (`N…`). */
function considered({ rejected }: Choice): readonly Rejection[] {
  return rejected.filter(({ code }) => !code.startsWith("N"));
}

/** Those that share a reason share a line. */
function rejectionsOf(choice: Choice): readonly string[] {
  const byReason = new Map<string, string[]>();
  for (const { title, sentence } of considered(choice)) byReason.set(sentence, [...(byReason.get(sentence) ?? []), title]);
  return [...byReason].map(([sentence, titles]) => `${titles.join(", ")}: ${closed(sentence)}`);
}

function moreOf(choices: readonly Choice[], decision: Decision): readonly string[] {
  const pinned = choices.filter((choice) => choice.pinned);
  return [
    `Confidence: ${choices.map((choice) => `${titleOf(choice.question).toLowerCase()} ${choice.confidence}`).join(", ")}.`,
    ...choices.flatMap(({ runnerUp }) => (runnerUp === undefined ? [] : [`Runner-up: ${runnerUp.title}, ${closed(runnerUp.sentence)}`])),
    ...pinned.flatMap(({ otherwise }) => (otherwise === undefined ? [] : [closed(otherwise.sentence)])),
    `Decided with catalogue ${decision.catalogueVersion}.`,
  ];
}

/** With a full stop. */
function closed(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
