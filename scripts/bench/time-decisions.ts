/** Bundled and run by `decide.ts`: prints how many milliseconds a decision takes, as JSON. */
import { decideOnce } from "../../packages/templates/bench/decide-once.ts";
import { timed } from "./measure.ts";

console.log(JSON.stringify({ plain: timed(() => decideOnce(false), 60), flips: timed(() => decideOnce(true), 15) }));
