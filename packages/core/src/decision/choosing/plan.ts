/** How one question is decided. */
export interface Step {
  readonly question: string;
  /** Without an answer there is no backend: constraints that leave none are a conflict. Some answers only a generator cannot do without. */
  readonly required: "always" | "generating" | "never";
  /** `weighted`: criteria on absolute scales; `points`: rules of the options. */
  readonly method: "weighted" | "points";
}

const step = (question: string, required: Step["required"] = "never"): Step => ({ question, required, method: "points" });

/** The order of deciding: what constrains most comes first, and an option's rules may look back. */
export const plan: readonly Step[] = [
  step("decomposition", "always"),
  step("compute", "always"),
  { question: "language", required: "always", method: "weighted" },
  step("framework", "always"),
  step("cloud"),
  step("hosting"),
  step("database", "always"),
  step("data-access", "generating"),
  step("cache"),
  step("vector-store"),
  step("search"),
  step("models"),
  step("broker"),
  step("api-style"),
  step("push-style"),
  step("auth"),
  step("packaging"),
  step("infrastructure"),
  step("pipeline", "always"),
  step("monitoring", "always"),
  step("telemetry-backend"),
];

/** The questions of a catalogue in the order of deciding; questions that the plan does not know come last. `generating` makes the answers that a generator needs required. */
export function stepsFor(questions: Iterable<string>, generating: boolean): readonly Step[] {
  const present = new Set(questions);
  const known = new Set(plan.map(({ question }) => question));
  const others = [...present].filter((question) => !known.has(question)).sort().map((question) => step(question));
  return [...plan.filter(({ question }) => present.has(question)), ...others].map((one) => ({ ...one, required: one.required === "generating" ? (generating ? "always" : "never") : one.required }));
}

/** Whether a step must end with an answer. */
export function mustAnswer({ required }: Step): boolean {
  return required === "always";
}
