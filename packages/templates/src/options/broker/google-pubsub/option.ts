import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Google Pub/Sub",
  summary: "Managed topics on Google Cloud.",
  order: 50,
  libraries: { names: ["@google-cloud/pubsub", "google.cloud.pubsub"] },
  generates: false,
  needs: { trait: ["remote-events"] },
  facts,
  rules,
});
