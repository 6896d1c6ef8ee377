import type { Option } from "../../catalogue/option.ts";
import type { Assessed } from "../choosing/assess.ts";
import type { Turn } from "../choosing/choose.ts";
import { goTogether } from "../choosing/compatibility.ts";
import type { Contradiction } from "../decision.ts";
import type { Known } from "../situation/technologies.ts";
import { keysBehind, keysOfRemovals } from "./answered.ts";

/** What pinned answers contradict: a rule, each other, or what another answer must be. */
export function pinsAtOdds(turns: readonly Turn[], pins: ReadonlySet<string>, known: Known): readonly Contradiction[] {
  const against = [...pinsAgainstRules(turns, pins), ...pinsAgainstPins(turns, pins)];
  return against.some(({ severity }) => severity === "error") ? against : [...against, ...pinsThatWantAnother(turns, pins, known)];
}

/** Codes of the contradiction that a pin makes with a constraint. */
const codeOfPin: Readonly<Record<string, string>> = { H06: "X10", H07: "X09" };

/** A pinned answer that a constraint forbids (error), or whose conditions are not in place (warning). */
function pinsAgainstRules(turns: readonly Turn[], pins: ReadonlySet<string>): readonly Contradiction[] {
  return turns.flatMap(({ step, chosen }): Contradiction[] => {
    if (chosen?.removed === undefined || !pins.has(step.question)) return [];
    const { removed, option } = chosen;
    const behind = keysBehind(option, removed);
    const also = keysOfRemovals(removed.others ?? []).filter((key) => !behind.includes(key));
    const keys = [`answers.${step.question}`, ...behind, ...also];
    const other = behind.length === 0 ? "the constraint" : behind.join(" or ");
    if (removed.kind === "constraint")
      return [{ keys, code: codeOfPin[removed.code] ?? "X02", severity: "error", what: `${option.title} is pinned as ${step.question}, and ${other} rules it out: ${removed.sentence.replace(/^removed, /, "")}.`, fix: `Drop the pin of ${step.question}, or change ${[other, ...also].join(" and ")}.` }];
    const wish = { keys, what: `${option.title} is pinned as ${step.question}, and something is ${removed.sentence}.` };
    return [{ ...wish, code: "X01", severity: "warning", fix: "Put in place what is missing first, or drop the pin." }];
  });
}

/** X19: two pinned answers that do not work together. */
function pinsAgainstPins(turns: readonly Turn[], pins: ReadonlySet<string>): readonly Contradiction[] {
  const pinned = turns.filter(({ step, chosen }) => chosen !== undefined && pins.has(step.question));
  const clashing = pinned.flatMap((a, index) => pinned.slice(index + 1).flatMap((b) => (a.chosen !== undefined && b.chosen !== undefined && !goTogether(a.chosen.option, b.chosen.option) ? [[a, b] as const] : [])));
  return clashing.map((both): Contradiction => {
    const [first, second] = both.map(({ chosen }) => chosen?.option.title ?? "");
    const ways = [...both].sort((a, b) => costOfChange(a) - costOfChange(b)).flatMap((turn) => insteadOf(turn, pinned));
    return { code: "X19", severity: "error", keys: both.map(({ step }) => `answers.${step.question}`), what: `${first} and ${second} are both pinned, and do not work together.`, fix: ways.length === 0 ? `Drop the pin of ${both.map(({ step }) => step.question).join(" or of ")}.` : `Choose ${ways.join(", or ")}; or drop one of them.` };
  });
}

const costs = ["easy", "costly", "very costly"];

/** What is easy to change later is cheap to change now. */
function costOfChange({ chosen }: Turn): number {
  return costs.indexOf(chosen?.option.rules?.reversibility ?? "costly");
}

/** The other answer to a pinned question that works with all that is pinned besides; the best of several: "cloud: aws". */
function insteadOf(turn: Turn, pinned: readonly Turn[]): readonly string[] {
  const others = pinned.flatMap((one) => (one.step !== turn.step && one.chosen !== undefined ? [one.chosen.option] : []));
  return alternative(turn, (option) => others.every((other) => goTogether(option, other)));
}

/** The answer to a pinned question that would do instead, most like what was pinned. */
function alternative({ step, chosen, assessed }: Turn, works: (option: Option) => boolean): readonly string[] {
  const likeness = (option: Option): number => Object.entries(chosen?.option.needs ?? {}).filter(([question, names]) => names.some((name) => option.needs[question]?.includes(name))).length;
  const [best] = assessed.filter(({ option, removed }) => option !== chosen?.option && removed?.kind !== "constraint" && works(option)).sort((a, b) => likeness(b.option) - likeness(a.option));
  return best === undefined ? [] : [`${step.question}: ${best.option.name}`];
}

/** A pinned answer that works only with an answer to another question which cannot be given: a constraint rules it out (X02), a second pin asks for something else (X19), or another cloud is in use (X10, a warning: two can be run). */
function pinsThatWantAnother(turns: readonly Turn[], pins: ReadonlySet<string>, known: Known): readonly Contradiction[] {
  const open = turns.filter(({ step, chosen }) => chosen !== undefined && !pins.has(step.question));
  const pinned = turns.filter(({ step, chosen }) => chosen !== undefined && pins.has(step.question));
  const found = pinned.flatMap((pin) => open.flatMap((turn) => (pin.chosen === undefined || turn.chosen === undefined || goTogether(pin.chosen.option, turn.chosen.option) ? [] : wantsAnother(pin, turn, { pinned, known }))));
  const sentences = new Set<string>();
  return found.filter(({ what }) => !sentences.has(what) && sentences.add(what));
}

interface Field {
  readonly pinned: readonly Turn[];
  readonly known: Known;
}

function wantsAnother(pin: Turn, turn: Turn, { pinned, known }: Field): readonly Contradiction[] {
  const { question } = turn.step;
  const wanted = turn.assessed.filter(({ option }) => worksWith(pin, option));
  const free = wanted.filter(({ removed }) => removed?.kind !== "constraint");
  const asks = `${titleOf(pin)} is pinned as ${pin.step.question} and asks for ${question}: ${wanted.map(({ option }) => option.title).join(" or ")}`;
  const [lost] = wanted;
  if (free.length === 0) return lost?.removed === undefined ? [] : [ruledOut(pin, asks, lost)];
  const other = pinned.find((one) => one !== pin && !free.some(({ option }) => worksWith(one, option)));
  if (other !== undefined) return [noneForBoth(pinned.filter((one) => one === pin || one === other), turn)];
  return turn.chosen !== undefined && known.existing(turn.chosen.option) ? [besideTheOneInUse(pin, asks, turn)] : [];
}

function ruledOut(pin: Turn, asks: string, { option, removed }: Assessed): Contradiction {
  const behind = removed === undefined ? [] : keysBehind(option, removed);
  const why = removed?.sentence.replace(/^removed, /, "") ?? "";
  return { code: "X02", severity: "error", keys: [keyOf(pin), ...behind], what: `${asks}, which ${behind.join(" or ")} rules out: ${why}.`, fix: `Drop the pin of ${pin.step.question}, or change ${behind.join(" or ")}.` };
}

function noneForBoth(both: readonly Turn[], { step: { question }, assessed }: Turn): Contradiction {
  const ways = both.slice(0, 1).flatMap((pin) => alternative(pin, (option) => assessed.some((one) => goTogether(one.option, option) && both.every((other) => other === pin || worksWith(other, one.option)))));
  return { code: "X19", severity: "error", keys: both.map(keyOf), what: `${both.map((pin) => `${titleOf(pin)} (${pin.step.question})`).join(" and ")} are both pinned, and no ${question} works with both.`, fix: `${ways.length === 0 ? "Drop" : `Choose ${ways.join()}, or drop`} one of them.` };
}

function besideTheOneInUse(pin: Turn, asks: string, turn: Turn): Contradiction {
  const { chosen, step } = turn;
  const ways = alternative(pin, (option) => chosen !== undefined && option.needs[step.question]?.includes(chosen.option.name) === true);
  return { code: "X10", severity: "warning", keys: [keyOf(pin), "constraints.existingCloud"], what: `${asks}, and the ${step.question} in use is ${titleOf(turn)}: a second one to run and to pay.`, fix: `${ways.length === 0 ? "Drop" : `Choose ${ways.join()}, or drop`} constraints.existingCloud.` };
}

function worksWith({ chosen }: Turn, option: Option): boolean {
  return chosen !== undefined && goTogether(chosen.option, option);
}

function titleOf({ chosen, step }: Turn): string {
  return chosen?.option.title ?? step.question;
}

function keyOf({ step }: Turn): string {
  return `answers.${step.question}`;
}
