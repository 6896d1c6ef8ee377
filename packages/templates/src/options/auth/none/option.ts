import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

const readme = "Nobody is asked who they are: whoever reaches this API may read and write. Keep it behind a gateway that authenticates, or write `auth: oidc` into [backend.yaml](backend.yaml) and run `npx @create-backend/create update`.";

export default defineOption({
  title: "No authentication of its own",
  summary: "Whoever reaches the API may call it; for services behind a gateway that authenticates.",
  order: 10,
  facts,
  rules,
  contribute: () => ({ readme: [{ order: 57, title: "Who may call it", text: readme }] }),
});
