import { assertAnswers, readProfile, readYaml, type Catalogue, type ProfileInput } from "@create-backend/core";
import type { Arguments } from "../command-line/command.ts";
import { modulesInProfile, modulesOfProfile, readModules } from "./modules.ts";
import { pinnedByFlags } from "./pinned-answers.ts";
import { profileQuestions } from "./profile-questions.ts";
import { mergedAnswers, readAnswer } from "./read-answer.ts";
import type { PlaceOf, Told } from "./told.ts";

/** Reads a file of the user's by its path, or throws a {@link UserError}. */
export type ReadText = (path: string) => string;

/** Everything that flags and a profile file tell. Throws {@link UserError} for what cannot be understood. */
export function toldBy(args: Arguments, catalogue: Catalogue, read: ReadText): Told {
  const file = args.value("profile");
  const text = file === undefined ? "" : read(file);
  const placeOf: PlaceOf = (path) => readYaml(text, file ?? "").placeOf(path);
  const told = file === undefined ? {} : profileIn(text, file, { catalogue, placeOf });
  const written = args.value("modules");
  const modules = written !== undefined ? readModules(written) : modulesOfProfile(told, placeOf);
  const profile: ProfileInput = written === undefined ? told : { ...told, modules: undefined };
  const flags: ProfileInput = { ...toldByFlags(args), ...(written === undefined || modules === undefined ? {} : { modules: modulesInProfile(modules) }) };
  const name = args.value("name") ?? profile.name;
  return {
    ...(name === undefined ? {} : { name }),
    ...(modules === undefined ? {} : { modules }),
    pins: pinnedByFlags(args, catalogue),
    sources: [{ input: profile, origin: "file" }, { input: flags, origin: "answered" }],
    fromFile: file !== undefined,
    ...(file === undefined ? {} : { placeOf }),
  };
}

/** A profile file whose fixed answers exist; a slip in one is told with its line. */
function profileIn(text: string, file: string, { catalogue, placeOf }: { catalogue: Catalogue; placeOf: PlaceOf }): ProfileInput {
  const told = readProfile(text, file);
  if (told.answers !== undefined) assertAnswers(told.answers, catalogue, (question) => placeOf(["answers", question]));
  return told;
}

/** What was told about the situation by flags. */
function toldByFlags(args: Arguments): ProfileInput {
  return mergedAnswers(profileQuestions.flatMap((question) => (args.has(question.flag) ? [readAnswer(question, args.value(question.flag) ?? "")] : [])));
}
