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

/** What a decision asks about, in the order of asking; each is a group of keys of the profile. */
const asked: Readonly<Record<string, string>> = {
  team: "the team", delivery: "the first release", domain: "what it is", load: "the load", work: "the kind of work", data: "the data",
  slo: "response times and availability", constraints: "rules and places", ops: "what is in place", budgetUsdMonth: "the budget", independence: "parts that stand alone",
};

/** Why the confidence in a decision is what it is: "decomposition and language rest on defaults in large part (nothing was said of: the load)". */
export function surenessOf(decision: Pick<Decision, "confidence" | "doubts" | "profile" | "contradictions">): string {
  if (decision.confidence === "high") return "it rests on what you said, and small changes leave it as it is";
  return decision.doubts.map(({ doubt, questions }) => said[doubt](listed(questions.map(titleInside)), questions.length > 1) + behind(doubt, decision)).join("; ");
}

/** The same of one answer; empty where nothing speaks against it. */
export function doubtsAbout({ question, doubts }: Choice): string {
  return doubts.map((doubt) => said[doubt](titleInside(question), false)).join("; ");
}

/** What to mend for more confidence: the codes of what is at odds, or what nobody spoke of. */
function behind(doubt: Doubt, { profile, contradictions }: Pick<Decision, "profile" | "contradictions">): string {
  if (doubt === "at-odds" || doubt === "contradict") return ` (${contradictions.map(({ code }) => code).join(", ")})`;
  if (doubt !== "unsaid") return "";
  const spoken = new Set(Object.entries(profile.origins).flatMap(([key, origin]) => (origin === "answered" || origin === "file" ? [key.split(".")[0]] : [])));
  const silent = Object.entries(asked).flatMap(([group, words]) => (spoken.has(group) ? [] : [words]));
  return silent.length === 0 ? "" : ` (nothing was said of: ${(silent.length > 5 ? [...silent.slice(0, 4), `${silent.length - 4} more`] : silent).join(", ")})`;
}

function listed(names: readonly string[]): string {
  return [names.slice(0, -1).join(", "), names.at(-1)].filter((part) => part !== "").join(" and ");
}
