import { optionAt } from "../../blueprint/resolve-answers.ts";
import type { Catalogue } from "../../catalogue/option.ts";
import { UserError, type Place } from "../../errors.ts";
import type { Profile } from "../../profile/profile.ts";
import { nearest } from "../../yaml/nearest.ts";
import { placed } from "../../yaml/where.ts";

/** Pinned answers, checked to exist. */
export function pinsOf({ answers }: Profile, catalogue: Catalogue): ReadonlyMap<string, string> {
  assertAnswers(answers, catalogue, (question) => ({ key: `answers.${question}` }));
  return new Map(Object.entries(answers));
}

/** Whether every answer and its question exist. Throws `CB-030` or `CB-032`, with the place of the answer. */
export function assertAnswers(answers: Readonly<Record<string, string>>, catalogue: Catalogue, placeOf: (question: string) => Place): void {
  for (const [question, name] of Object.entries(answers)) {
    if (!catalogue.has(question)) throw unknownQuestion(question, catalogue, placeOf(question));
    optionAt(catalogue, [question, name], placeOf(question));
  }
}

function unknownQuestion(question: string, catalogue: Catalogue, place: Place): UserError {
  const guess = nearest(question, catalogue.keys());
  return new UserError("CB-032", {
    what: placed(place, `There is no question "${question}" to answer.`),
    todo: guess === undefined ? `Known: ${[...catalogue.keys()].join(", ")}.` : `Did you mean "${guess}"?`,
    place,
  });
}
