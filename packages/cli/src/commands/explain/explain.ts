import { existsSync } from "node:fs";
import { basename, join, relative, resolve, sep } from "node:path";
import { nearest, parseBlueprint, readYaml, resolveAnswers, UserError, type Blueprint, type Catalogue, type Option } from "@create-backend/core";
import { explainable, explainPolicy } from "@create-backend/policies";
import { catalogueOf, registeredOptions } from "@create-backend/templates";
import type { Arguments } from "../../command-line/command.ts";
import { agreement, findRepository } from "../../disk/find-repository.ts";
import { ownershipOf } from "../../disk/ownership.ts";
import type { Session } from "../../terminal/session.ts";
import { agreementDocument, effectiveValues } from "./agreement.ts";
import { agreementText, fileText, optionText, policyText, questionText } from "./screen.ts";

interface Explanation {
  readonly document: object;
  readonly text: (session: Session) => string;
}

/** Explains a word. Gives the exit code. */
export function explainCommand(args: Arguments, session: Session): Promise<number> {
  const what = args.positionals[0] ?? agreement;
  const { document, text } = explain(what, session);
  session.out.write(args.has("json") ? `${JSON.stringify(document, null, 2)}\n` : text(session));
  return Promise.resolve(0);
}

function explain(what: string, session: Session): Explanation {
  const catalogue = catalogueOf(registeredOptions);
  if (basename(what) === agreement) return explainAgreement(what, catalogue, session);
  if (explainable().includes(what)) return explainOne(what);
  const options = catalogue.get(what);
  if (options !== undefined) return { document: { question: what, options }, text: ({ out }) => questionText(what, options, out) };
  const named = [...catalogue.values()].flat().filter(({ name }) => name === what);
  if (named.length > 0) return { document: { options: named }, text: ({ out }) => named.map((option) => optionText(option, out)).join("\n") };
  if (existsSync(resolve(session.folder, what))) return explainFile(what, session);
  throw unknown(what, catalogue);
}

function explainAgreement(what: string, catalogue: Catalogue, session: Session): Explanation {
  const { agreement: text } = findRepository(session.folder, join(what, ".."));
  const blueprint: Blueprint = parseBlueprint(text, agreement);
  const values = effectiveValues(blueprint, resolveAnswers(blueprint, catalogue), readYaml(text, agreement).value);
  return { document: agreementDocument(blueprint, values), text: ({ out }) => agreementText(blueprint, values, out) };
}

function explainOne(name: string): Explanation {
  const policy = explainPolicy(name);
  return { document: policy, text: ({ out }) => policyText(policy, out) };
}

function explainFile(what: string, session: Session): Explanation {
  const { root } = findRepository(session.folder, join(what, ".."));
  const path = relative(root, resolve(session.folder, what)).split(sep).join("/");
  const ownership = ownershipOf(root, path);
  return { document: { path, ...ownership }, text: ({ out }) => fileText(path, ownership, out) };
}

function unknown(what: string, catalogue: Catalogue): UserError {
  if (what.includes("/")) return new UserError("CB-122", { what: `There is no file ${what}.`, todo: "Check the path; it is looked up from the folder you are in.", place: { key: what } });
  const options: readonly Option[] = [...catalogue.values()].flat();
  const words = [agreement, ...explainable(), ...catalogue.keys(), ...options.map(({ name }) => name)];
  const guess = nearest(what, words);
  return new UserError("CB-122", {
    what: `There is nothing called "${what}" to explain.`,
    todo: guess === undefined ? `Known: ${agreement}, a file of the repository, the policies and rules ${explainable().join(", ")}, and the questions ${[...catalogue.keys()].join(", ")}.` : `Did you mean "${guess}"?`,
    place: { key: what },
  });
}
