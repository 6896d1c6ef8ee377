import type { Reply } from "./prompts/ask.ts";

/** One question of an interview. `ask` may change the state when it is answered; `forget` takes the answer back. */
export interface Step<S> {
  /** False when what is known answers it. */
  readonly applies: (state: S) => boolean;
  readonly ask: (state: S, corner: string) => Promise<Reply<S>>;
}

/** Walks through the questions that apply; going back asks the one before again, from the state it was asked in. */
export async function walk<S>(start: S, steps: readonly Step<S>[], takeBack: (rows: number) => void): Promise<S> {
  const asked: { readonly step: number; readonly before: S; readonly rows: number }[] = [];
  let state = start;
  let at = 0;
  while (at < steps.length) {
    const step = steps[at] as Step<S>;
    if (!step.applies(state)) {
      at += 1;
      continue;
    }
    const left = steps.slice(at).filter((one) => one.applies(state)).length;
    const reply = await step.ask(state, `${asked.length + 1} of ${asked.length + left}`);
    if (reply.kind === "answer") {
      asked.push({ step: at, before: state, rows: reply.rows });
      state = reply.value;
      at += 1;
      continue;
    }
    const last = asked.pop();
    if (last === undefined) continue;
    takeBack(last.rows);
    state = last.before;
    at = last.step;
  }
  return state;
}
