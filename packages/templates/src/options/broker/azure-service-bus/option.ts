import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Azure Service Bus",
  summary: "Managed topics and queues on Azure.",
  order: 40,
  libraries: { names: ["@azure/service-bus", "azure.servicebus", "com.azure.messaging.servicebus", "Azure.Messaging.ServiceBus"] },
  generates: false,
  needs: { trait: ["remote-events"] },
  facts,
  rules,
});
