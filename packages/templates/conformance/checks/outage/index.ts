import type { Check } from "../../check.ts";
import { moduleOutageChecks } from "./modules.ts";
import { storeOutageChecks } from "./stores.ts";

export const outageChecks: readonly Check[] = [...moduleOutageChecks, ...storeOutageChecks];
