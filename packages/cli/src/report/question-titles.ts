import { questions } from "@create-backend/core";

/** Questions of the decision that no agreement asks. */
const unasked: Readonly<Record<string, string>> = {
  "api-style": "API style",
  "push-style": "Pushing to clients",
  "vector-store": "Vector store",
  "telemetry-backend": "Monitoring backend",
  cloud: "Cloud",
  cache: "Cache",
  search: "Search",
  models: "Models",
};

/** What a question is called: "Framework". */
export function titleOf(question: string): string {
  return questions.find(({ name }) => name === question)?.title ?? unasked[question] ?? question;
}

/** The same inside a sentence: "framework", "API style". */
export function titleInside(question: string): string {
  const title = titleOf(question);
  return title.startsWith("API") ? title : title.charAt(0).toLowerCase() + title.slice(1);
}
