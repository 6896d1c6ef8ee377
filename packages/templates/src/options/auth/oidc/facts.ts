import type { Fact, OptionRules } from "@create-backend/core";

/** What is known about OpenID Connect, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {};

/** When OpenID Connect wins, and when it cannot. */
export const rules: OptionRules = {
  aliases: ["oauth2", "keycloak", "auth0", "entra-id"],
  points: [
    { points: 2, when: { any: [{ "constraints.regulations": { has: ["pci", "hipaa", "dora", "sox", "soc2", "iso27001", "fedramp", "mifid"] } }, { "domain.class": ["enterprise", "banking"] }, { domain: ["trading", "health"] }] }, because: "who calls must be known and logged" },
    { points: 2, when: { "self.known": true }, because: "an identity provider is in use" },
  ],
  reversibility: "easy",
  tradeOff: "Tokens of a provider against accounts of one's own.",
};
