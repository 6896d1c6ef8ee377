import { completeProfile, decide, profileSchema, type DecideOptions, type Decision, type Profile, type ProfileInput } from "@create-backend/core";
import { catalogueOf, registeredOptions } from "../../src/index.ts";

/** The catalogue as it is published. */
export const catalogue = catalogueOf(registeredOptions);

/** A profile as a file would say it. */
export function aProfile(input: ProfileInput = {}): Profile {
  return completeProfile([{ input: profileSchema.parse(input), origin: "file" }]);
}

export function decided(input: ProfileInput = {}, options: DecideOptions = {}): Decision {
  return decide(aProfile(input), catalogue, options);
}

/** Question → option. */
export function answersIn({ choices }: Decision): Record<string, string> {
  return Object.fromEntries(Object.values(choices).map(({ question, option }) => [question, option]));
}
