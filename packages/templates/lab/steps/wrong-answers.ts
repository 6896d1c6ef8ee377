import { expectFact, expectPointers, expectProblem, expectStatus, expectThat, headerOf, Mismatch, objectOf } from "../../conformance/expectations.ts";
import { NoAnswer, send, type Reply } from "../../conformance/http-client.ts";
import { openWorld, uniqueName, type Reference } from "../../conformance/world.ts";
import type { App } from "../backend.ts";
import { startFleet, type Fleet } from "../fleet/fleet.ts";
import { startUnderstudy, type Understudy } from "../fleet/understudy.ts";
import { MARK, wrongAnswers, type WrongAnswer } from "../fleet/wrong-answers.ts";
import { passed, prove, type Step } from "../step.ts";
import { withoutServices } from "./microservices.ts";

/** Three attempts of a second, the pauses between them, and a slow machine. */
const IN_TIME_MS = 6_000;

/** A reference of one app's module to another app's, and who stands between the two. */
interface Between {
  readonly reference: Reference;
  readonly callerUrl: string;
  readonly calledUrl: string;
  readonly understudy: Understudy;
}

/** Between two running services something answers for the one that is called: what the caller's own caller is told, and that the right answer comes back with the service. */
export const wrongAnswersBetween: Step = {
  id: "wrong-answers",
  title: "what another service denies, breaks or talks nonsense about reaches a caller as 500, 502 or 503 in time, by whose fault it is, and passes with it",
  needs: ["toolchain", "postgres", "nats"],
  tier: 1,
  after: ["build"],
  notFor: withoutServices,
  async run(context) {
    const understudies = new Map<string, Understudy>();
    const fleet = await startFleet(context, context.tool("nats").folder, async (url, app) => {
      const understudy = await startUnderstudy(url);
      understudies.set(app, understudy);
      return understudy.url;
    });
    try {
      const { references } = openWorld({ baseUrl: "", modules: (await context.repository()).modules });
      const pairs = references.flatMap((reference) => betweenOf(fleet, understudies, reference));
      prove(pairs.length > 0, "no service refers to another one's entities");
      const slowest = Math.max(...(await tellAll(pairs, context.note)));
      return passed(`${String(wrongAnswers.length)} wrong answers told right, the slowest after ${(slowest / 1000).toFixed(1)} s`, { slowestMs: Math.round(slowest) });
    } finally {
      await fleet.stop();
      for (const understudy of understudies.values()) await understudy.close();
    }
  },
};

function betweenOf(fleet: Fleet, understudies: ReadonlyMap<string, Understudy>, reference: Reference): readonly Between[] {
  const hostOf = (module: string): App | undefined => fleet.apps.find(({ modules }) => modules.includes(module));
  const [caller, called] = [hostOf(reference.from.name), hostOf(reference.to.name)];
  const understudy = understudies.get(called?.name ?? "");
  if (caller === undefined || called === undefined || caller === called || understudy === undefined) return [];
  return [{ reference, callerUrl: fleet.running(caller).baseUrl, calledUrl: fleet.running(called).baseUrl, understudy }];
}

/** Plays every wrong answer between every pair; the milliseconds until each was told. */
async function tellAll(pairs: readonly Between[], note: (text: string) => void): Promise<readonly number[]> {
  const faults: string[] = [];
  const times: number[] = [];
  for (const between of pairs) {
    const id = await idOfNew(between);
    for (const wrong of wrongAnswers) {
      try {
        times.push(await tellOne(wrong, { ...between, id }));
        note(`PASSED ${wrong.name}`);
      } catch (error) {
        if (!(error instanceof Mismatch) && !(error instanceof NoAnswer)) throw error;
        note(`FAILED ${wrong.name} ${error.message}`);
        faults.push(`${wrong.name}: ${error.message.slice(0, 400)}`);
      } finally {
        between.understudy.play();
      }
    }
  }
  prove(faults.length === 0, `${String(faults.length)} wrong answers were told wrong: ${faults.join(" | ")}`);
  return times;
}

/** The id of something that can be referred to. */
async function idOfNew({ calledUrl, reference }: Between): Promise<unknown> {
  return objectOf(await send(calledUrl, { method: "POST", path: reference.to.path, json: { name: uniqueName("referred to") } }))["id"];
}

/** One wrong answer, and the right one after it; the milliseconds until it was told. */
async function tellOne(wrong: WrongAnswer, { reference, callerUrl, understudy, id }: Between & { readonly id: unknown }): Promise<number> {
  const refer = (): Promise<Reply> => send(callerUrl, { method: "POST", path: reference.from.path, json: { name: uniqueName("referring"), [reference.field]: id } });
  understudy.play(wrong.part);
  const reply = await refer();
  expectTold(reply, wrong, reference.field);
  expectAsked(understudy.asked(), wrong);
  understudy.play();
  expectStatus(await refer(), 201);
  return reply.elapsedMs;
}

function expectTold(reply: Reply, { told, retryAfterS }: WrongAnswer, field: string): void {
  if (told === 422) expectPointers(reply, `/${field}`);
  else expectProblem(reply, told);
  expectThat(headerOf(reply, "retry-after") === String(retryAfterS ?? ""), reply, retryAfterS === undefined ? "no Retry-After" : `Retry-After: ${String(retryAfterS)}, not "${headerOf(reply, "retry-after")}"`);
  expectThat(!reply.text.includes(MARK), reply, "nothing of what the other service said");
  expectThat(reply.elapsedMs <= IN_TIME_MS, reply, `an answer within ${String(IN_TIME_MS)} ms, not after ${String(Math.round(reply.elapsedMs))}`);
}

function expectAsked(times: number, { repeated = false }: WrongAnswer): void {
  expectFact(repeated ? times > 1 : times === 1, `the other service was asked ${String(times)} times; expected ${repeated ? "more than once, as it may pass" : "once"}`);
}
