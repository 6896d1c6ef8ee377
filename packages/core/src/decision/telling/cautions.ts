import type { Mind } from "../choosing/mind.ts";
import type { Turn } from "../choosing/choose.ts";
import { holds } from "../choosing/condition.ts";
import { afterChoosing, seenBy } from "../situation/situation.ts";

/** What there is to mind with the answers as they stand together. */
export function cautionsOn(turns: readonly Turn[], { signals, known }: Mind): readonly string[] {
  const chosen = turns.flatMap((turn) => turn.chosen?.option ?? []);
  const now = afterChoosing(signals, chosen, []);
  return chosen.flatMap((option) => (option.rules?.cautions ?? []).filter(({ when }) => holds(when, seenBy(option, now, known))).map(({ say }) => say));
}
