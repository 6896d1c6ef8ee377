import type { Check } from "../../check.ts";
import { contractCallChecks } from "./contract-calls.ts";
import { deliveryChecks } from "./delivery.ts";

export const eventChecks: readonly Check[] = [...contractCallChecks, ...deliveryChecks];
