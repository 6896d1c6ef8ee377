import { completeProfile, matters, UserError, type Catalogue, type Profile } from "@create-backend/core";
import type { Screen } from "../terminal/session.ts";
import { wordsIn } from "./glossary.ts";
import type { Reply } from "./prompts/ask.ts";
import { choose } from "./prompts/choose.ts";
import { leftOutFrame } from "./prompts/frame.ts";
import { tick } from "./prompts/tick.ts";
import { type } from "./prompts/type.ts";
import { profileQuestions, type ProfileQuestion } from "./profile-questions.ts";
import { readAnswer } from "./read-answer.ts";
import type { Step } from "./steps.ts";
import { sourcesOf, type Told } from "./told.ts";

export interface Surroundings {
  readonly catalogue: Catalogue;
  readonly screen: Screen;
  /** Only what can be written counts. */
  readonly generatesOnly: boolean;
  /** What the answers so far lead to, in a few words. */
  readonly leaning: (told: Told) => string;
}

/** The questions about team, load and goals. One that a flag has answered is not asked, nor one that can change nothing any more; none is where a file has spoken. */
export function situationSteps(surroundings: Surroundings): readonly Step<Told>[] {
  const { catalogue, generatesOnly, leaning, screen } = surroundings;
  return profileQuestions
    .filter(({ ask }) => ask !== undefined)
    .map((question) => ({
      applies: (told) => !told.fromFile && !isAnswered(question, told),
      matters: (told) => matters(completeProfile(sourcesOf(told)), keysOf(question), { catalogue, generatesOnly }),
      leftOut: (told) => {
        const said = leftOutFrame(question.ask ?? question.summary, `left out: whatever the answer, it stays ${leaning(told).replace(/^leaning to /, "")}`, screen);
        screen.write(`${said}\n`);
        return said.split("\n").length;
      },
      ask: async (told, corner, before) => answered(await askOne(question, told, { ...surroundings, corner, before }), question, told),
    }));
}

function answered(reply: Reply<string | undefined>, question: ProfileQuestion, told: Told): Reply<Told> {
  if (reply.kind === "back") return reply;
  if (reply.value === undefined) return { ...reply, value: told };
  return { ...reply, value: { ...told, sources: [...told.sources, { input: readAnswer(question, reply.value), origin: "answered" }] } };
}

function keysOf({ answer }: ProfileQuestion): readonly string[] {
  return answer.kind === "numbers" ? answer.keys : [answer.key];
}

function isAnswered(question: ProfileQuestion, told: Told): boolean {
  const { origins } = completeProfile(told.sources);
  return keysOf(question).some((key) => origins[key] === "answered");
}

interface Here extends Surroundings {
  readonly corner: string;
  /** What the answer to this question led to, where one has come back to it. */
  readonly before: Told | undefined;
}

/** Asks, with what was answered before or else holds as the first choice. The answer is text as a flag takes it; undefined keeps what holds. */
async function askOne(question: ProfileQuestion, told: Told, { catalogue, screen, leaning, corner, before }: Here): Promise<Reply<string | undefined>> {
  const { answer } = question;
  const profile = completeProfile(sourcesOf(before ?? told));
  const asked = { title: question.ask ?? question.summary, corner, aside: leaning(told), ...(question.explain === undefined ? {} : { explain: explained(question.explain, question.ask ?? "") }) };
  if (answer.kind === "one") {
    const entries = Object.entries(answer.titles).map(([value, label]) => ({ value, label }));
    return choose({ question: asked, entries, first: String(valueAt(profile, answer.key)) }, screen);
  }
  if (answer.kind === "many" || answer.kind === "shares") {
    const titles = answer.kind === "many" ? Object.entries(answer.titles) : (catalogue.get(answer.from) ?? []).map(({ name, title }) => [name, title] as const);
    const held = valueAt(profile, answer.key);
    const ticked = Array.isArray(held) ? held.map(String) : Object.keys(held as object);
    const reply = await tick({ question: asked, entries: titles.map(([value, label]) => ({ value, label })), ticked, none: "none" }, screen);
    return reply.kind === "back" ? reply : { ...reply, value: reply.value.join(",") };
  }
  const usual = keysOf(question).map((key) => String(valueAt(profile, key))).join(", ");
  const reply = await type({ question: asked, usual, check: (text) => problemWith(question, text) }, screen);
  return reply.kind === "back" ? reply : { ...reply, value: reply.value.trim() !== "" ? reply.value : before === undefined || !isAnswered(question, before) ? undefined : usual };
}

/** Why it is asked, and below that what its words mean. */
function explained(explain: string, title: string): string {
  return [explain, ...wordsIn(`${title} ${explain}`).map(([word, means]) => `${word}: ${means}`)].join("\n");
}

function valueAt(profile: Profile, key: string): unknown {
  return key.split(".").reduce<unknown>((at, name) => (at as Record<string, unknown> | undefined)?.[name], profile);
}

function problemWith(question: ProfileQuestion, text: string): string | undefined {
  try {
    readAnswer(question, text);
    return undefined;
  } catch (error) {
    if (!(error instanceof UserError)) throw error;
    return `${error.parts.what.replace(/^--[a-z-]+: /, "")} ${error.parts.todo.replace(/--[a-z-]+ /, "")}`;
  }
}
