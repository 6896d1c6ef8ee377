// Written by `pnpm generate` from the folders beside it. Do not edit.
import consistency from "./rules/forms/consistency/form.ts";
import coverage from "./rules/forms/coverage/form.ts";
import exclusiveOwnership from "./rules/forms/exclusive-ownership/form.ts";
import isolation from "./rules/forms/isolation/form.ts";
import layerOrder from "./rules/forms/layer-order/form.ts";
import mayOnlyUse from "./rules/forms/may-only-use/form.ts";
import mustNotUse from "./rules/forms/must-not-use/form.ts";
import mustUse from "./rules/forms/must-use/form.ts";
import noCycles from "./rules/forms/no-cycles/form.ts";
import placement from "./rules/forms/placement/form.ts";
import publicSurface from "./rules/forms/public-surface/form.ts";
import shapeLimits from "./rules/forms/shape-limits/form.ts";
import technology from "./rules/forms/technology/form.ts";
import type { NamedForm } from "./rules/define-form.ts";

/** Every form of rule, by name. */
export const forms: readonly NamedForm[] = [
  { ...consistency, name: "consistency" },
  { ...coverage, name: "coverage" },
  { ...exclusiveOwnership, name: "exclusive-ownership" },
  { ...isolation, name: "isolation" },
  { ...layerOrder, name: "layer-order" },
  { ...mayOnlyUse, name: "may-only-use" },
  { ...mustNotUse, name: "must-not-use" },
  { ...mustUse, name: "must-use" },
  { ...noCycles, name: "no-cycles" },
  { ...placement, name: "placement" },
  { ...publicSurface, name: "public-surface" },
  { ...shapeLimits, name: "shape-limits" },
  { ...technology, name: "technology" },
];
