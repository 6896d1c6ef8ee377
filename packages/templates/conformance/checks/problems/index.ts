import type { Check } from "../../check.ts";
import { hostileChecks } from "./hostile.ts";
import { methodChecks } from "./methods.ts";
import { shapeChecks } from "./shape.ts";
import { wireChecks } from "./wire.ts";

export const problemChecks: readonly Check[] = [...shapeChecks, ...methodChecks, ...hostileChecks, ...wireChecks];
