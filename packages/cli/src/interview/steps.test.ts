import { describe, expect, it } from "vitest";
import type { Reply } from "./prompts/ask.ts";
import { walk, type Step } from "./steps.ts";

type State = readonly string[];

/** Steps that answer from a script: a word, or `<` to go back. Logs what was asked. */
function scripted(replies: string[], log: string[], applies: (name: string, state: State) => boolean = () => true): Step<State>[] {
  return ["team", "domain", "load"].map((name) => ({
    applies: (state) => applies(name, state),
    ask: (state, corner): Promise<Reply<State>> => {
      const word = replies.shift() ?? "";
      log.push(`${name} ${corner}: ${word}`);
      return Promise.resolve(word === "<" ? { kind: "back" } : { kind: "answer", value: [...state, `${name}=${word}`], rows: 3 });
    },
  }));
}

describe("walk", () => {
  it("asks in order and counts", async () => {
    const log: string[] = [];
    expect(await walk<State>([], scripted(["5", "saas", "9"], log), () => undefined)).toEqual(["team=5", "domain=saas", "load=9"]);
    expect(log).toEqual(["team 1 of at most 3: 5", "domain 2 of at most 3: saas", "load 3 of 3: 9"]);
  });

  it("goes back to the question before, from the state it was asked in", async () => {
    const log: string[] = [];
    const taken: number[] = [];
    const end = await walk<State>([], scripted(["5", "saas", "<", "iot", "9"], log), (rows) => taken.push(rows));
    expect([end, taken]).toEqual([["team=5", "domain=iot", "load=9"], [3]]);
  });

  it("remembers on the way back what was answered, and forgets nothing further on", async () => {
    const seen: string[] = [];
    const steps = scripted(["5", "saas", "<", "<", "6", "iot", "9"], []).map((step): Step<State> => ({ ...step, ask: (state, corner, answered) => (seen.push(answered?.at(-1) ?? "-"), step.ask(state, corner)) }));
    await walk<State>([], steps, () => undefined);
    expect(seen).toEqual(["-", "-", "-", "domain=saas", "team=5", "domain=saas", "-"]);
  });

  it("stays where it is when there is nothing before", async () => {
    expect(await walk<State>([], scripted(["<", "5", "saas", "9"], []), () => undefined)).toEqual(["team=5", "domain=saas", "load=9"]);
  });

  it("says what it leaves out because nothing hangs on it, and takes that back too", async () => {
    const taken: number[] = [];
    const steps = scripted(["5", "<", "6", "9"], []).map((step, index) => (index === 1 ? { ...step, matters: () => false, leftOut: () => 2 } : step));
    expect([await walk<State>([], steps, (rows) => taken.push(rows)), taken]).toEqual([["team=6", "load=9"], [2, 3]]);
  });

  it("skips what is known, also on the way back", async () => {
    const log: string[] = [];
    await walk<State>([], scripted(["5", "<", "6", "9"], log, (name) => name !== "domain"), () => undefined);
    expect(log).toEqual(["team 1 of at most 2: 5", "load 2 of 2: <", "team 1 of at most 2: 6", "load 2 of 2: 9"]);
  });
});
