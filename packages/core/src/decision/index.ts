export { catalogueVersion, stableJson } from "./catalogue-version.ts";
export { decide, type DecideOptions } from "./decide.ts";
export type {
  Choice, Confidence, Impasse, Contradiction, Contribution, Decision, Label, Rejection, RunnerUp,
} from "./decision.ts";
export { answersOf } from "./answers.ts";
