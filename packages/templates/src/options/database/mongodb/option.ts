import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "MongoDB",
  summary: "Documents without transactions across them, at sizes where PostgreSQL's JSON grows slow.",
  order: 50,
  libraries: { names: ["mongodb", "pymongo", "motor", "com.mongodb", "go.mongodb.org/mongo-driver", "MongoDB.Driver"] },
  generates: false,
  traits: ["document"],
  facts,
  rules,
});
