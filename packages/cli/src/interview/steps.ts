import type { Reply } from "./prompts/ask.ts";

/** One question of an interview. */
export interface Step<S> {
  /** False when what is known answers it. */
  readonly applies: (state: S) => boolean;
  /** Whether an answer can still change something; looked at when its turn comes. */
  readonly matters?: (state: S) => boolean;
  /** Says on the screen that it was left out; gives the rows that takes. */
  readonly leftOut?: (state: S) => number;
  /** `answered`: what its answer led to before one went back behind it, so that it can be offered again. */
  readonly ask: (state: S, corner: string, answered?: S) => Promise<Reply<S>>;
}

interface Passed<S> {
  readonly step: number;
  readonly before: S;
  readonly rows: number;
  readonly asked: boolean;
}

/** Walks through the questions that apply and matter; going back asks the one before again, from the state it was asked in. */
export async function walk<S>(start: S, steps: readonly Step<S>[], takeBack: (rows: number) => void): Promise<S> {
  const passed: Passed<S>[] = [];
  const answers = new Map<number, S>();
  let state = start;
  let at = 0;
  while (at < steps.length) {
    const step = steps[at] as Step<S>;
    const before = state;
    if (step.applies(state) && step.matters?.(state) !== false) {
      const number = passed.filter(({ asked }) => asked).length + 1;
      const left = steps.slice(at).filter((one) => one.applies(before)).length;
      const reply = await step.ask(state, `${number} of ${left === 1 ? "" : "at most "}${number + left - 1}`, answers.get(at));
      if (reply.kind === "back") {
        const last = goBack(passed, takeBack);
        if (last !== undefined) ({ step: at, before: state } = last);
        continue;
      }
      state = reply.value;
      answers.set(at, state);
      passed.push({ step: at, before, rows: reply.rows, asked: true });
    } else if (step.applies(state)) passed.push({ step: at, before, rows: step.leftOut?.(state) ?? 0, asked: false });
    at += 1;
  }
  return state;
}

/** Takes away the last question that was asked, and what was left out since. Undefined when there is none. */
function goBack<S>(passed: Passed<S>[], takeBack: (rows: number) => void): Passed<S> | undefined {
  if (!passed.some(({ asked }) => asked)) return undefined;
  for (;;) {
    const last = passed.pop() as Passed<S>;
    takeBack(last.rows);
    if (last.asked) return last;
  }
}
