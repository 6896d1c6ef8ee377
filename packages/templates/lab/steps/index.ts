import type { Step } from "../step.ts";
import { alerts } from "./alerts.ts";
import { boot } from "./boot.ts";
import { cluster } from "./cluster.ts";
import { compose } from "./compose.ts";
import { conformance } from "./conformance.ts";
import { actionlint, composeLint, hadolint, yamllint, zizmor } from "./files.ts";
import { develop } from "./develop.ts";
import { flips } from "./flips.ts";
import { generate } from "./generate.ts";
import { image } from "./image.ts";
import { kubernetes } from "./kubernetes.ts";
import { microservices } from "./microservices.ts";
import { openapi } from "./openapi.ts";
import { promtool } from "./prometheus-files.ts";
import { build, check, install, integration, style, types, unit } from "./repository-commands.ts";
import { cloudTemplate, serverless } from "./serverless.ts";
import { stopUnderLoad } from "./stop-under-load.ts";
import { throughput } from "./throughput.ts";
import { collectorTraces, traces } from "./traces.ts";
import { workflow } from "./workflow.ts";
import { wrongAnswersBetween } from "./wrong-answers.ts";

/** Every proof, in the order in which the lab leads them. */
export const steps: readonly Step[] = [
  generate, install, style, types, unit, integration, build, boot, develop, throughput, conformance, microservices, wrongAnswersBetween, serverless, flips, stopUnderLoad, openapi, check,
  actionlint, zizmor, hadolint, yamllint, composeLint, kubernetes, cluster, cloudTemplate, promtool, alerts, traces, collectorTraces, image, compose, workflow,
];
