import type { Fault } from "../fault.ts";
import { authFaults } from "./auth.ts";
import { conditionalFaults } from "./conditional.ts";
import { crudFaults } from "./crud.ts";
import { eventFaults } from "./events.ts";
import { operationsFaults } from "./operations.ts";
import { pagingFaults } from "./paging.ts";
import { problemFaults } from "./problems.ts";
import { lifecycleFaults, logFaults, outageFaults } from "./runtime.ts";
import { securityFaults } from "./security.ts";
import { bodyFaults, fieldFaults } from "./validation.ts";

/** One fault for every check, and for some checks more. */
export const allFaults: readonly Fault[] = [
  ...pagingFaults,
  ...crudFaults,
  ...fieldFaults,
  ...bodyFaults,
  ...conditionalFaults,
  ...problemFaults,
  ...securityFaults,
  ...operationsFaults,
  ...eventFaults,
  ...authFaults,
  ...logFaults,
  ...lifecycleFaults,
  ...outageFaults,
];
