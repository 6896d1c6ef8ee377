import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Functions",
  summary: "One function a module behind a gateway: scales to zero, billed by use.",
  order: 30,
  facts,
  rules,
  arrival: "Events wait in the queues of the old deployment: let its consumers empty them before they are taken down. Connections are opened per instance: lower the pool, or put a proxy before the store.",
  traits: ["apart", "functions"],
});
