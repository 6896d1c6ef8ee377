import type { Catalogue } from "../../catalogue/option.ts";
import type { Signals } from "../../catalogue/signals.ts";
import type { Profile } from "../../profile/profile.ts";
import type { Known } from "../situation/technologies.ts";

/** What the engine thinks about with: handed through every step, never changed. */
export interface Mind {
  readonly profile: Profile;
  readonly catalogue: Catalogue;
  readonly known: Known;
  readonly signals: Signals;
  /** The day of deciding; without it nothing expires. */
  readonly today?: string;
}
