import type { Check } from "../../check.ts";
import { startChecks } from "./start.ts";
import { stopChecks } from "./stop.ts";

export const lifecycleChecks: readonly Check[] = [...startChecks, ...stopChecks];
