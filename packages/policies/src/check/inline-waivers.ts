import type { Finding } from "@create-backend/core";
import { literalsOf } from "../graph/literals-of.ts";
import { offsetOfLine, positionOf } from "../graph/position.ts";
import type { Span } from "../graph/span.ts";
import { healthFinding, type Symptom } from "./health.ts";
import type { Scene } from "./run-policy.ts";
import { daysBetween, isDate, type Subtraction } from "./waivers.ts";
import type { WaiverTerms } from "./waiver-terms.ts";

/** The word that begins a waiver in a comment. */
export const inlineWord = "create-backend-waive";

/** A text in which waivers may stand. */
export interface WaivingText {
  readonly path: string;
  readonly text: string;
}

/** A comment that waives a policy on its own line, or on the next line of code where it stands alone. */
interface InlineWaiver {
  readonly policy: string;
  readonly fields: Readonly<Record<string, string>>;
  readonly line: number;
  readonly at: Span;
}

const comment = /(?:\/\/|\/\*|#|--|<!--)[ \t]*create-backend-waive\b[ \t]*([^\n]*)/g;

/** Waivers in the comments of a text; one in a string is none. */
function waiversIn({ path, text }: WaivingText): readonly InlineWaiver[] {
  const strings = literalsOf(text, path);
  return [...text.matchAll(comment)].flatMap((match) => {
    if (strings.some(({ start, value }) => start <= match.index && match.index < start + value.length)) return [];
    const [whole, said = ""] = match;
    const [written = "", behind = ""] = said.split(/\s*(?:\*\/|-->)/, 2);
    const { line, column } = positionOf(text, match.index);
    const alone = text.slice(match.index - column + 1, match.index).trim() === "" && behind.trim() === "";
    const fields = Object.fromEntries([...written.matchAll(/(\w+)=(?:"([^"]*)"|(\S+))/g)].map(([, key = "", quoted, plain]) => [key, quoted ?? plain ?? ""]));
    return [{ policy: /^[\w/-]+(?=\s|$)/.exec(written)?.[0] ?? "", fields, line: alone ? nextCode(text, line) : line, at: { path, start: match.index, end: match.index + whole.length - said.length + written.length } }];
  });
}

/** The first line after another one that is neither empty nor a comment. */
function nextCode(text: string, line: number): number {
  const lines = text.slice(offsetOfLine(text, line + 1)).split("\n", 20);
  const ahead = lines.findIndex((next) => next.trim() !== "" && !/^\s*(?:\/\/|\/\*|\*|#|--)/.test(next));
  return line + 1 + Math.max(ahead, 0);
}

/** Takes findings away that a comment waives, where the agreement allows it. What is not allowed, incomplete, past its end, or covers nothing is a finding itself. */
export function subtractInline(findings: readonly Finding[], texts: readonly WaivingText[], { scene, terms }: { readonly scene: Scene; readonly terms: WaiverTerms }): Subtraction {
  const waivers = texts.flatMap(waiversIn);
  const taken = new Set<Finding>();
  const health: Finding[] = [];
  waivers.forEach((waiver, index) => {
    const covered = findings.filter(({ policy, location }) => policy === waiver.policy && location.path === waiver.at.path && location.line === waiver.line);
    const fault = faultOf(waiver, index, terms);
    const symptom = fault ?? opinionOn(waiver, covered.length, terms);
    if (symptom !== undefined) health.push(healthFinding(scene, symptom));
    if (fault === undefined) for (const finding of covered) taken.add(finding);
  });
  return { kept: findings.filter((finding) => !taken.has(finding)), taken: [...taken], health };
}

/** Why a waiver takes nothing away. */
function faultOf({ policy, fields, at }: InlineWaiver, index: number, { inline, mostInline, now, longest }: WaiverTerms): Symptom | undefined {
  const broken = (message: string, fix: string): Symptom => ({ ailment: "broken-waiver", at, facts: { policy, problem: message }, message, fix });
  const missing = ["reason", "owner", "expires"].filter((key) => (fields[key] ?? "").trim() === "");
  if (policy === "" || missing.length > 0) return broken(`A waiver in a comment lacks ${[...(policy === "" ? ["the policy"] : []), ...missing].join(", ")}.`, `Write ${inlineWord} <policy> reason="…" owner=<team> expires=YYYY-MM-DD.`);
  const { expires = "", owner = "" } = fields;
  if (!isDate(expires)) return broken(`"${expires}" is no date.`, "Write expires=YYYY-MM-DD.");
  if (!inline.includes("*") && !inline.includes(policy)) return broken(`${policy} may not be waived in the code.`, `Mend it, agree on a waiver in .backend/waivers.yaml, or allow it under waivers.inline of architecture.yaml.`);
  if (index >= mostInline) return broken(`This is one of more than ${mostInline} waivers in the code, which is the most allowed.`, "Mend what one of them covers.");
  const left = daysBetween(now, expires);
  if (left > longest) return broken(`The waiver of ${owner} for ${policy} lasts ${left} days; ${longest} is the longest allowed.`, "Choose a nearer date.");
  return left >= 0 ? undefined : { ailment: "expired-waiver", at, facts: { policy, owner, expires }, message: `The waiver of ${owner} for ${policy} ended on ${expires}; what it covered counts again.`, fix: "Mend what it covered, or agree on a new waiver with its owner." };
}

function opinionOn({ policy, fields: { owner = "", expires = "" }, at }: InlineWaiver, covered: number, { now, notice }: WaiverTerms): Symptom | undefined {
  const facts = { policy, owner, expires };
  const left = daysBetween(now, expires);
  if (covered === 0) return { ailment: "unused-waiver", at, facts, message: `The waiver of ${owner} for ${policy} covers nothing here.`, fix: "Remove the comment." };
  return left > notice ? undefined : { ailment: "expiring-waiver", at, facts, message: `The waiver of ${owner} for ${policy} ends in ${left} days.`, fix: "Mend what it covers before then.", severity: "warning" };
}
