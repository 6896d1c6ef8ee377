import type { Choice, Decision, RunnerUp } from "../decision.ts";

/** Points within which another way to run it is the nearer alternative than another way to split it. */
const nearPoints = 2;

/** The best answers that differ in architecture and in language. */
export function runnerUpsOf(choices: Readonly<Record<string, Choice>>): Decision["runnerUps"] {
  const { decomposition, compute, language } = choices;
  const split = decomposition?.runnerUp;
  const ground = compute?.runnerUp;
  const architecture: RunnerUp | undefined = ground?.losesBy !== undefined && ground.losesBy <= nearPoints && split?.losesBy === undefined ? ground : (split ?? ground);
  return {
    ...(architecture === undefined ? {} : { architecture }),
    ...(language?.runnerUp === undefined ? {} : { language: language.runnerUp }),
  };
}
