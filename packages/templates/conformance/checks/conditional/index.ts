import type { Check } from "../../check.ts";
import { changeConditionChecks } from "./change.ts";
import { readConditionChecks } from "./read.ts";
import { removeConditionChecks } from "./remove.ts";

export const conditionalChecks: readonly Check[] = [...changeConditionChecks, ...removeConditionChecks, ...readConditionChecks];
