import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "Azure Cosmos DB",
  summary: "Keys, values and documents under functions on Azure.",
  order: 70,
  libraries: { names: ["@azure/cosmos", "azure.cosmos", "com.azure.cosmos", "github.com/Azure/azure-sdk-for-go/sdk/data/azcosmos", "Microsoft.Azure.Cosmos"] },
  generates: false,
  traits: ["key-value"],
  facts,
  rules,
});
