/** A question that the blueprint answers. Its options are folders `options/<question>/<option>`. */
export interface Question {
  /** Key in `backend.yaml` and name of the flag. */
  readonly name: string;
  readonly title: string;
  /** As the interview asks it. */
  readonly ask: string;
  /** `spoken` answers are always written to `backend.yaml`; the others only when they differ from what follows from the rest. */
  readonly spoken: boolean;
}

/** All questions, in the order in which they are decided: an option may need answers of earlier questions. */
export const questions: readonly Question[] = [
  { name: "language", title: "Language", ask: "Which language does the team ship in?", spoken: true },
  { name: "framework", title: "Framework", ask: "Which web framework?", spoken: true },
  { name: "decomposition", title: "Decomposition", ask: "How is the code deployed: together or apart?", spoken: true },
  { name: "compute", title: "Compute", ask: "What does it run on?", spoken: true },
  { name: "hosting", title: "Hosting", ask: "On which platform?", spoken: false },
  { name: "database", title: "Database", ask: "Which primary store?", spoken: true },
  { name: "data-access", title: "Data access", ask: "How does the code talk to the store?", spoken: false },
  { name: "broker", title: "Events between apps", ask: "What carries events between apps?", spoken: false },
  { name: "auth", title: "Authentication", ask: "Who may call the API?", spoken: false },
  { name: "packaging", title: "Packaging", ask: "How is an app packed?", spoken: false },
  { name: "infrastructure", title: "Infrastructure as code", ask: "How is infrastructure described?", spoken: false },
  { name: "pipeline", title: "Pipeline", ask: "Which pipeline builds and delivers it?", spoken: true },
  { name: "monitoring", title: "Monitoring", ask: "How is it observed?", spoken: true },
];

/** Short answers that stand for several: `--architecture serverless`. */
export const architectureQuestion = "architecture";
