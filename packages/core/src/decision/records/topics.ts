import type { Choice, Decision } from "../decision.ts";

/** One decision for whoever reads the record: a few questions that are answered together. */
export interface Topic {
  readonly slug: string;
  readonly title: string;
  /** The problem, as a question. */
  readonly problem: string;
  readonly questions: readonly string[];
}

/** One record each; never one long one. */
export const topics: readonly Topic[] = [
  { slug: "architecture", title: "Architecture", problem: "How is the code split, what does it run on, and how do its parts talk to each other and to clients?", questions: ["decomposition", "compute", "broker", "api-style", "push-style"] },
  { slug: "language-and-framework", title: "Language and framework", problem: "Which language and which framework does the team build it in?", questions: ["language", "framework"] },
  { slug: "primary-store", title: "Primary store", problem: "Where do the data live, and how does the code reach them?", questions: ["database", "data-access", "cache", "search", "vector-store"] },
  { slug: "cloud-and-hosting", title: "Cloud and hosting", problem: "Whose machines does it run on, and how are they described?", questions: ["cloud", "hosting", "infrastructure"] },
  { slug: "models", title: "Models", problem: "Whose models are called, and where do they run?", questions: ["models"] },
  { slug: "delivery-and-operations", title: "Delivery and operations", problem: "How is it built, packed, delivered, observed and protected?", questions: ["pipeline", "packaging", "monitoring", "telemetry-backend", "auth"] },
];

/** The answers of a decision to a topic. Questions that no topic knows belong to the last one. */
export function choicesOn(topic: Topic, { choices }: Decision): readonly Choice[] {
  const known = new Set(topics.flatMap(({ questions }) => questions));
  const strays = topic === topics.at(-1) ? Object.keys(choices).filter((question) => !known.has(question)) : [];
  return [...topic.questions, ...strays].flatMap((question) => choices[question] ?? []);
}
