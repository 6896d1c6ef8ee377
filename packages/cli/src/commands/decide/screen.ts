import type { Catalogue, Decision } from "@create-backend/core";
import { decisionDetail } from "../../report/decision-detail.ts";
import type { Screen } from "../../terminal/session.ts";
import { columns } from "../../terminal/text.ts";

/** The decision in full, and how to go on from it. */
export function decisionScreen(decision: Decision, catalogue: Catalogue, screen: Screen): string {
  const pins = Object.values(decision.choices).filter(({ pinned, generates }) => pinned && generates).map(({ question, option }) => `--${question} ${option}`);
  const next = [["create-backend shop --profile FILE", "write it, from the same profile"], ["--json", "all of it for a program"], ["--adr docs/decisions", "as decision records"]] as const;
  const repeat = pins.length === 0 ? next : [[`create-backend shop ${pins.join(" ")}`, "write it"], ...next.slice(1)] as const;
  return `${decisionDetail(decision, catalogue, screen)}\n${screen.style.bold("Next")}\n${columns(repeat.map(([line, does]) => [screen.style.cyan(line), screen.style.dim(does)]), { width: screen.width, left: 38 })}\n`;
}
