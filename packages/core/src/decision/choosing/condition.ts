import type { When } from "../../catalogue/rules.ts";
import type { Signals } from "../../catalogue/signals.ts";
import type { Seen, SelfSignals } from "../situation/situation.ts";

export type NumberTest = { atLeast?: number; atMost?: number; over?: number; below?: number };
type SetTest = { has?: string | readonly string[]; hasAll?: readonly string[]; hasNone?: readonly string[]; only?: readonly string[]; empty?: boolean };

/** Whether a condition holds for an option in a situation. */
export function holds(when: When | undefined, seen: Seen): boolean {
  if (when === undefined) return true;
  return (ready.get(when) ?? readied(when))(seen);
}

type Ready = (seen: Seen) => boolean;

/** Rules are asked thousands of times in a decision; what they ask is taken apart once. */
const ready = new WeakMap<When, Ready>();

function readied(when: When): Ready {
  const tests = Object.entries(when).map(([key, test]): Ready => {
    if (key === "any") return (seen) => (test as When[]).some((one) => holds(one, seen));
    if (key === "none") return (seen) => !(test as When[]).some((one) => holds(one, seen));
    const own = key.startsWith("self.");
    return ({ signals, self }) => passes(test, own ? self[key as keyof SelfSignals] : signals[key as keyof Signals]);
  });
  const [first] = tests;
  const made: Ready = tests.length === 1 && first !== undefined ? first : (seen) => tests.every((test) => test(seen));
  ready.set(when, made);
  return made;
}

/** The signals that a condition looks at. */
export function signalsOf(when: When | undefined): readonly (keyof Signals)[] {
  return testsIn(when).map(([signal]) => signal);
}

/** Every test of a condition, with the signal it looks at. */
export function testsIn(when: When | undefined): readonly (readonly [signal: keyof Signals, test: unknown])[] {
  return Object.entries(when ?? {}).flatMap(([key, test]) => (key === "any" || key === "none" ? (test as When[]).flatMap(testsIn) : [[key as keyof Signals, test] as const]));
}

function passes(test: unknown, value: unknown): boolean {
  if (typeof value === "number") return inBounds(test as NumberTest, value);
  if (Array.isArray(value)) return inSet(test as SetTest, value as string[]);
  return Array.isArray(test) ? test.includes(value) : test === value;
}

/** Whether a number passes a test of numbers. */
export function inBounds({ atLeast, atMost, over, below }: NumberTest, value: number): boolean {
  return !((atLeast !== undefined && value < atLeast) || (atMost !== undefined && value > atMost) || (over !== undefined && value <= over) || (below !== undefined && value >= below));
}

function inSet({ has, hasAll, hasNone, only, empty }: SetTest, value: readonly string[]): boolean {
  const wanted = typeof has === "string" ? [has] : has;
  if (wanted !== undefined && !wanted.some((one) => value.includes(one))) return false;
  if (empty !== undefined && (value.length === 0) !== empty) return false;
  if (hasAll?.some((one) => !value.includes(one))) return false;
  if (hasNone?.some((one) => value.includes(one))) return false;
  return only === undefined || (value.length > 0 && value.every((one) => only.includes(one)));
}
