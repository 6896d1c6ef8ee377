import { stableJson } from "../catalogue-version.ts";
import type { Decision } from "../decision.ts";

/** `decision.json`: the whole decision, keys in order, so that the same decision gives the same bytes. */
export function decisionJson(decision: Decision): string {
  return `${stableJson(decision, 2)}\n`;
}
