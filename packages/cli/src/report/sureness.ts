import type { Choice, Decision, Doubt } from "@create-backend/core";
import { titleInside } from "./question-titles.ts";

/** Each doubt as a sentence about the answers that it is raised against. */
const said: Readonly<Record<Doubt, (answers: string, many: boolean) => string>> = {
  contradict: () => "answers contradict each other",
  forbidden: (answers, many) => `${answers} ${many ? "are" : "is"} what a constraint rules out`,
  unstable: (answers) => `small changes of weights and estimates overturn ${answers}`,
  "at-odds": () => "some answers are at odds",
  unsteady: (answers) => `small changes of weights and estimates may overturn ${answers}`,
  unsaid: (answers, many) => `${answers} ${many ? "rest" : "rests"} on defaults in large part`,
  expired: (answers) => `facts behind ${answers} have expired`,
  fragile: () => "a tenth more or less of a number that you gave changes the decision",
};

/** Why the confidence in a decision is what it is: "decomposition and language rest on defaults in large part". */
export function surenessOf({ confidence, doubts }: Pick<Decision, "confidence" | "doubts">): string {
  if (confidence === "high") return "it rests on what you said, and small changes leave it as it is";
  return doubts.map(({ doubt, questions }) => said[doubt](listed(questions), questions.length > 1)).join("; ");
}

/** The same of one answer; empty where nothing speaks against it. */
export function doubtsAbout({ question, doubts }: Choice): string {
  return doubts.map((doubt) => said[doubt](titleInside(question), false)).join("; ");
}

function listed(questions: readonly string[]): string {
  const names = questions.map(titleInside);
  return [names.slice(0, -1).join(", "), names.at(-1)].filter((part) => part !== "").join(" and ");
}
