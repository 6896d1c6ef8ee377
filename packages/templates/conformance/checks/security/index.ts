import type { Check } from "../../check.ts";
import { bodyLimitChecks } from "./body-limit.ts";
import { corsChecks, rateLimitChecks } from "./cors.ts";
import { headerChecks } from "./headers.ts";

export const securityChecks: readonly Check[] = [...headerChecks, ...bodyLimitChecks, ...corsChecks, ...rateLimitChecks];
