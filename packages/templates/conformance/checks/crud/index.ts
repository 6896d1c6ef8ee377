import type { Check } from "../../check.ts";
import { changeChecks } from "./change.ts";
import { createChecks } from "./create.ts";
import { readChecks } from "./read.ts";

export const crudChecks: readonly Check[] = [...createChecks, ...readChecks, ...changeChecks];
