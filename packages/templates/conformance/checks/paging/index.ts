import type { Check } from "../../check.ts";
import { limitChecks } from "./limits.ts";
import { walkChecks } from "./walk.ts";

export const pagingChecks: readonly Check[] = [...walkChecks, ...limitChecks];
