import type { Check } from "../../check.ts";
import { bodyChecks } from "./bodies.ts";
import { changeValidationChecks } from "./changes.ts";
import { fieldChecks } from "./fields.ts";
import { mediaTypeChecks } from "./media-types.ts";

export const validationChecks: readonly Check[] = [...fieldChecks, ...changeValidationChecks, ...bodyChecks, ...mediaTypeChecks];
