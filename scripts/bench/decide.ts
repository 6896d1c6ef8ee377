import { largestPage } from "../../packages/cli/bench/page.ts";
import { decideOnce, ownCases } from "../../packages/templates/bench/decisions.ts";
import { timed, type Figure } from "./measure.ts";

/** How long a decision takes in process, and how often it is the experts'. */
export function decisions(): Figure[] {
  const plain = timed(() => decideOnce(false), 60);
  const flips = timed(() => decideOnce(true), 15);
  const page = largestPage() / 1000;
  const { all, ours, trivial } = ownCases();
  return [
    { what: "one decision, confidence included", figure: `${plain.toFixed(1)} ms`, goal: "at most 10 ms", met: plain <= 10 },
    { what: "one decision with flips and stability", figure: `${flips.toFixed(0)} ms`, goal: "at most 150 ms", met: flips <= 150 },
    { what: "page of a decision (`--html`), largest of the own cases", figure: `${page.toFixed(0)} kB`, goal: "under 400 kB", met: page < 400 },
    { what: `own cases decided as the expert would, of ${all} (always monolith, containers, the strongest language: ${trivial})`, figure: String(ours), goal: "at least 95 %", met: ours / all >= 0.95 },
  ];
}
