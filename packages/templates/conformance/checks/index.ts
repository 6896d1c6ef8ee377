import type { Check } from "../check.ts";
import { authChecks } from "./auth/index.ts";
import { conditionalChecks } from "./conditional/index.ts";
import { crudChecks } from "./crud/index.ts";
import { eventChecks } from "./events/index.ts";
import { lifecycleChecks } from "./lifecycle/index.ts";
import { logChecks } from "./logs/index.ts";
import { operationsChecks } from "./operations/index.ts";
import { outageChecks } from "./outage/index.ts";
import { pagingChecks } from "./paging/index.ts";
import { problemChecks } from "./problems/index.ts";
import { securityChecks } from "./security/index.ts";
import { validationChecks } from "./validation/index.ts";

/** Every check, in the order in which they run: paging first while lists are short, outages last. */
export const allChecks: readonly Check[] = [
  ...pagingChecks,
  ...crudChecks,
  ...validationChecks,
  ...conditionalChecks,
  ...problemChecks,
  ...securityChecks,
  ...operationsChecks,
  ...eventChecks,
  ...authChecks,
  ...logChecks,
  ...lifecycleChecks,
  ...outageChecks,
];
