import { existsSync } from "node:fs";
import { basename, dirname, join, relative, resolve, sep } from "node:path";
import { nearest, parseBlueprint, readYaml, resolveAnswers, UserError, type Blueprint, type Catalogue, type Option } from "@create-backend/core";
import { architecturePath, explainable, explainForm, explainPolicy, explainRules, explainWrittenRule } from "@create-backend/policies";
import { catalogueOf, registeredOptions } from "@create-backend/templates";
import type { Arguments } from "../../command-line/command.ts";
import { agreement, findRepository, isRuled } from "../../disk/find-repository.ts";
import { ownershipOf } from "../../disk/ownership.ts";
import type { Session } from "../../terminal/session.ts";
import { judge, judgedOf, readRepository } from "../judge-repository.ts";
import { agreementDocument, effectiveValues } from "./agreement.ts";
import { findingsNamed, findingText, namesFinding } from "./finding.ts";
import { answerPath, pathText, type PathAnswer } from "./path.ts";
import { formText, rulesText, selectorsText } from "./rules.ts";
import { agreementText, optionText, policyText, questionText } from "./screen.ts";

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
  if (basename(what) === architecturePath) return explainBook();
  if (what === selectors) return explainSelectors();
  const judging = explainJudging(what);
  if (judging !== undefined) return judging;
  const options = catalogue.get(what);
  if (options !== undefined) return { document: { question: what, options }, text: ({ out }) => questionText(what, options, out) };
  const named = [...catalogue.values()].flat().filter(({ name }) => name === what);
  if (named.length > 0) return { document: { options: named }, text: ({ out }) => named.map((option) => optionText(option, out)).join("\n") };
  if (existsSync(resolve(session.folder, what))) return explainFile(what, session);
  if (namesFinding(what)) return explainFinding(what, session);
  const written = explainWritten(what, session);
  if (written !== undefined) return written;
  if (what.includes("/") && existsSync(resolve(session.folder, dirname(what)))) return explainFile(what, session);
  throw unknown(what, catalogue);
}

/** A rule of the repository, or of the standards that it follows. */
function explainWritten(name: string, session: Session): Explanation | undefined {
  const rule = isRuled(session.folder) ? explainWrittenRule(name, readRepository(".", session).tree) : undefined;
  return rule === undefined ? undefined : { document: rule, text: ({ out }) => policyText(rule, out) };
}

function explainAgreement(what: string, catalogue: Catalogue, session: Session): Explanation {
  const { agreement: text } = findRepository(session.folder, join(what, ".."));
  const blueprint: Blueprint = parseBlueprint(text, agreement);
  const values = effectiveValues(blueprint, resolveAnswers(blueprint, catalogue), readYaml(text, agreement).value);
  return { document: agreementDocument(blueprint, values), text: ({ out }) => agreementText(blueprint, values, out) };
}

/** The page of all words that a rule selects by. */
const selectors = "selectors";

function explainBook(): Explanation {
  const rules = explainRules();
  return { document: rules, text: ({ out }) => rulesText(rules, out) };
}

function explainSelectors(): Explanation {
  const page = explainRules().selectors;
  return { document: { selectors: page }, text: ({ out }) => selectorsText(page, out) };
}

/** A policy or a rule, a form of rules, or both where they are called the same. */
function explainJudging(name: string): Explanation | undefined {
  const policy = explainable().includes(name) ? explainPolicy(name) : undefined;
  const form = explainForm(name);
  if (policy === undefined && form === undefined) return undefined;
  return {
    document: { ...(policy ?? {}), ...(form === undefined ? {} : policy === undefined ? form : { form }) },
    text: ({ out }) => [...(policy === undefined ? [] : [policyText(policy, out)]), ...(form === undefined ? [] : [formText(form, out)])].join("\n"),
  };
}

/** A file that is there, or one that may be written. */
function explainFile(what: string, session: Session): Explanation {
  const repository = readRepository(join(what, ".."), session);
  const path = relative(repository.root, resolve(session.folder, what)).split(sep).join("/");
  const ownership = ownershipOf(repository.root, path);
  const answer = answerPath(repository, path);
  return { document: { schema: 1, ...ownership, team: answer.owner ?? null, ...withoutOwner(answer) }, text: ({ out }) => pathText(answer, ownership, out) };
}

/** `owner` says who writes the file: we or the user. */
function withoutOwner(answer: PathAnswer): object {
  return Object.fromEntries(Object.entries(answer).filter(([key]) => key !== "owner"));
}

function explainFinding(what: string, session: Session): Explanation {
  const repository = readRepository(".", session);
  const judged = judgedOf(judge(repository), repository);
  const found = findingsNamed(what, judged);
  if (found.length === 0)
    throw new UserError("CB-123", { what: `Nothing is found today that is called "${what}".`, why: "It may be mended already.", todo: "`create-backend check` shows every finding with its name (f-…); path:line names one, too.", place: { key: what } });
  return { document: { schema: 1, findings: found }, text: ({ out }) => found.map((answer) => findingText(answer, judged, out)).join("\n") };
}

function unknown(what: string, catalogue: Catalogue): UserError {
  if (what.includes("/")) return new UserError("CB-122", { what: `There is no file ${what}.`, todo: "Check the path; it is looked up from the folder you are in.", place: { key: what } });
  const options: readonly Option[] = [...catalogue.values()].flat();
  const forms = explainRules().forms.map(({ name }) => name);
  const words = [agreement, architecturePath, selectors, ...explainable(), ...forms, ...catalogue.keys(), ...options.map(({ name }) => name)];
  const guess = nearest(what, words);
  return new UserError("CB-122", {
    what: `There is nothing called "${what}" to explain.`,
    todo: guess === undefined ? `Known: ${agreement}, ${architecturePath} (forms of rules ${forms.join(", ")}; ${selectors}), a file of the repository, the policies and rules ${explainable().join(", ")}, and the questions ${[...catalogue.keys()].join(", ")}.` : `Did you mean "${guess}"?`,
    place: { key: what },
  });
}
