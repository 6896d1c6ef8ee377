import type { Check } from "../../check.ts";
import { tokenChecks } from "./tokens.ts";

export const authChecks: readonly Check[] = tokenChecks;
