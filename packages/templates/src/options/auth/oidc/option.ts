import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

export default defineOption({
  title: "OpenID Connect",
  summary: "Bearer tokens of an identity provider, verified by its published keys.",
  order: 20,
  facts,
  rules,
  traits: ["bearer-tokens"],
  contribute: () => ({
    environment: () => [
      { name: "OIDC_ISSUER", description: "Address of the identity provider, as in the token's iss.", kind: "url", secret: false, needed: "always", outside: 443, example: "https://id.example.com/realms/shop" },
      { name: "OIDC_AUDIENCE", description: "Audience that a token must be issued for.", kind: "text", secret: false, needed: "always", example: "shop" },
    ],
  }),
});
