/** How one question is decided. */
export interface Step {
  readonly question: string;
  /** Without an answer there is no backend: constraints that leave none are a conflict. */
  readonly required: boolean;
  /** `weighted`: criteria on absolute scales; `points`: rules of the options. */
  readonly method: "weighted" | "points";
}

const step = (question: string, required = false): Step => ({ question, required, method: "points" });

/** The order of deciding: what constrains most comes first, and an option's rules may look back. */
export const plan: readonly Step[] = [
  step("decomposition", true),
  step("compute", true),
  { question: "language", required: true, method: "weighted" },
  step("framework", true),
  step("cloud"),
  step("hosting"),
  step("database", true),
  step("data-access", true),
  step("cache"),
  step("vector-store"),
  step("models"),
  step("broker"),
  step("api-style"),
  step("auth"),
  step("packaging"),
  step("infrastructure"),
  step("pipeline", true),
  step("monitoring", true),
];

/** The questions of a catalogue in the order of deciding; questions that the plan does not know come last. */
export function stepsFor(questions: Iterable<string>): readonly Step[] {
  const present = new Set(questions);
  const known = new Set(plan.map(({ question }) => question));
  const others = [...present].filter((question) => !known.has(question)).sort();
  return [...plan.filter(({ question }) => present.has(question)), ...others.map((question) => step(question))];
}
