import { architectureQuestion, questions } from "@create-backend/core";
import type { Flag } from "../command-line/command.ts";
import { profileQuestions } from "./profile-questions.ts";

const answers = "Answers (what you leave out is decided for you)";
const situation = "Your situation (what the decision rests on)";

/** Flags that fix an answer: every question of the agreement, and `--architecture` for two of them. */
export const answerFlags: readonly Flag[] = [
  { name: architectureQuestion, takes: "NAME", summary: "How it is deployed, in one word", group: answers },
  ...questions.map(({ name, title }) => ({ name, takes: "NAME", summary: title, group: answers })),
];

/** Flags that tell about team, load and goals. */
export const profileFlags: readonly Flag[] = [
  { name: "profile", takes: "FILE", summary: "All of it from a YAML file", group: situation },
  ...profileQuestions.map(({ flag, takes, summary }) => ({ name: flag, ...(takes === undefined ? {} : { takes }), summary, group: situation, detail: true as const })),
];
