import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Own Kubernetes cluster",
  summary: "Kubernetes on own machines, such as OpenShift, Rancher or Talos.",
  order: 100,
  generates: false,
  needs: { compute: ["kubernetes"], cloud: ["on-premises"] },
  facts,
  rules,
});
