import { decidingReason, grouped, questions, type Aside, type Catalogue, type Choice, type Decision, type Workload } from "@create-backend/core";
import type { Screen } from "../terminal/session.ts";
import { padded, wrap } from "../terminal/text.ts";
import { titleInside, titleOf } from "./question-titles.ts";
import { surenessOf } from "./sureness.ts";

/** A decision on one screen: what was chosen and the strongest reason for it. */
export function decisionText(decision: Decision, catalogue: Catalogue, screen: Screen): string {
  const { style } = screen;
  const spoken = Object.values(decision.choices).filter(isSpoken);
  const others = Object.values(decision.choices).filter((choice) => !isSpoken(choice));
  const follow = others.filter((choice) => questions.some(({ name }) => name === choice.question));
  const beside = others.filter((choice) => !follow.includes(choice));
  const head = wrap(headline(decision), screen.width - 2);
  return [
    ...head.map(style.bold),
    ...wrap(`confidence ${decision.confidence}: ${surenessOf(decision)}`, screen.width - 2).map(style.dim),
    "",
    ...spoken.flatMap((choice) => rowOf(choice, catalogue, screen)),
    ...([["Follows", follow], ["Beside it", beside]] as const).flatMap(([head, choices]) => (choices.length === 0 ? [] : wrapped(`${head}: ${choices.map(followsText).join(" · ")}`, screen).map(style.dim))),
    ...wrapped(workloadsOf(decision), screen).map(style.dim),
    ...remarksOf(decision).flatMap((remark) => wrapped(remark, screen, "! ").map(style.yellow)),
  ].join("\n");
}

/** "By workload: API, workers behind a queue on Containers · glue on Functions", where the work has more than one; empty otherwise. */
function workloadsOf({ workloads }: Decision): string {
  if (workloads.length < 2) return "";
  const places = [...grouped(workloads, ({ title }) => title)].map(([title, all]) => `${all.map((one) => (one.name === "workers" ? "workers behind a queue" : workloadTitle(one))).join(", ")} on ${title}`);
  return `By workload: ${places.join(" · ")}`;
}

/** A part of the work as a person reads it. */
export function workloadTitle({ name }: Workload): string {
  return name === "api" ? "API" : name;
}

/** "hosting Cloud Run", "API style REST"; what is not there says so by itself: "no authentication". */
function followsText({ question, title }: Choice): string {
  return title.startsWith("No ") ? title.toLowerCase() : `${titleInside(question)} ${title}`;
}

/** What people call the result: architecture, language, framework, store. */
export function headline({ label, choices }: Decision): string {
  const split = choices["decomposition"];
  const named = label.name === split?.option ? [] : [split];
  const rest = [...named, choices["language"], choices["framework"], choices["database"]].flatMap((choice) => (choice === undefined ? [] : [choice.title]));
  return [label.title.charAt(0).toUpperCase() + label.title.slice(1), ...rest].join(" · ");
}

/** Why an option was chosen, in a sentence without its full stop. Without an argument of its own, what it is. */
export function reasonFor(choice: Choice, catalogue: Catalogue): string {
  const summary = catalogue.get(choice.question)?.find(({ name }) => name === choice.option)?.summary ?? "";
  if (choice.pinned) return `your choice${choice.otherwise === undefined ? "" : `; without it: ${choice.otherwise.title}`}`;
  const best = decidingReason(choice, ({ uncertain }) => uncertain !== true);
  return best === undefined ? summary.replace(/\.$/, "") : sentence(best.because);
}

/** Begins like a sentence. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function isSpoken({ question }: Choice): boolean {
  return questions.find(({ name }) => name === question)?.spoken === true;
}

/** Contradictions, close calls, what fits better and cannot be generated. */
export function remarksOf({ contradictions, notes, choices, evidence }: Decision): readonly string[] {
  return [
    ...contradictions.map(({ what, fix, code }) => `${what} ${fix} (${code})`),
    ...Object.values(choices).flatMap(({ advised }) => (advised === undefined ? [] : [`${advised.sentence}.`])),
    ...outsideOf(choices),
    ...wouldHaveWon("Without the radar", choices, ({ withoutRadar }) => withoutRadar),
    ...ownFacts(evidence),
    ...wouldHaveWon("With the published ones", choices, ({ withoutOverrides }) => withoutOverrides),
    ...notes,
  ];
}

/** "Without the radar: Python (language), FastAPI (framework)." */
function wouldHaveWon(head: string, choices: Decision["choices"], asideOf: (choice: Choice) => Aside | undefined): readonly string[] {
  const others = Object.values(choices).filter(isSpoken).flatMap((choice) => {
    const other = asideOf(choice);
    return other === undefined ? [] : [`${other.title} (${titleInside(choice.question)})`];
  });
  return others.length === 0 ? [] : [`${head}: ${others.join(", ")}.`];
}

/** The facts that the organisation replaced, the first three with their reasons. */
function ownFacts({ overridden }: Decision["evidence"]): readonly string[] {
  if (overridden.length === 0) return [];
  const told = overridden.slice(0, 3).map(({ id, reason }) => `${id} (${reason})`);
  return [`Facts of your own: ${told.join(", ")}${overridden.length > 3 ? `, and ${overridden.length - 3} more` : ""}.`];
}

/** What fits best and we have no generator for, with the best that we have. */
function outsideOf(choices: Decision["choices"]): readonly string[] {
  const outside = Object.values(choices).filter((choice) => choice.bestGenerated !== undefined && isSpoken(choice));
  if (outside.length === 0) return [];
  return [`Outside of what we generate: ${outside.map(({ title }) => title).join(", ")}. Best of what we do: ${outside.map(({ bestGenerated }) => bestGenerated?.title).join(", ")}.`];
}

const first = 16;
const second = 20;

function rowOf(choice: Choice, catalogue: Catalogue, screen: Screen): string[] {
  const { style, width } = screen;
  const [head = "", ...rest] = wrap(reasonFor(choice, catalogue), Math.max(24, width - first - second - 2));
  const title = choice.title.length < second ? choice.title : "";
  const opening = title === "" ? [`  ${padded(titleOf(choice.question), first)}${style.bold(choice.title)}`] : [];
  const lead = title === "" ? " ".repeat(first + second) : padded(titleOf(choice.question), first) + padded(style.bold(title), second);
  return [...opening, `  ${lead}${style.dim(head)}`, ...rest.map((line) => `  ${" ".repeat(first + second)}${style.dim(line)}`)];
}

function wrapped(text: string, { width }: Screen, mark = ""): string[] {
  if (text === "") return [];
  return wrap(text, width - 2 - mark.length).map((line, index) => `  ${index === 0 ? mark : " ".repeat(mark.length)}${line}`);
}
