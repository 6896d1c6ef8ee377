import { fromVendor, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about European provider, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromVendor("https://www.scaleway.com/en/docs/account/reference-content/products-availability/", { "region.eu": true, "region.fr": true, "region.pl": true, "region.nl": true }, { date: "2026-10", expires: "2027-11" }),
  ...fromVendor("https://docs.hetzner.com/cloud/general/locations/", { "region.de": true, "region.fi": true }, { date: "2026-11", expires: "2027-11" }),
  ...fromVendor("https://www.scaleway.com/en/security-and-resilience/", { "meets.gdpr": true, "meets.pci": true, "meets.dora": true, "meets.soc2": true, "meets.sox": true, "meets.iso27001": true, "meets.mifid": true }, { date: "2026-10", expires: "2027-11" }),
  // Scaleway, whose price list is public; its ingress is free of charge. Euros, at 1.15 dollars each.
  ...fromVendor("https://www.scaleway.com/en/docs/serverless-functions/faq/", { "price.request": 0.0000001725, "price.gbSecond": 0.0000138, "price.gateway": 0 }, { date: "2025-11", expires: "2027-11", unit: "USD at 1.15 for a euro", region: "fr-par" }),
  ...fromVendor("https://www.scaleway.com/en/docs/serverless-containers/faq/", { "price.vcpuHour": 0.0414, "price.gbHour": 0.00414, "price.balancerMonth": 0 }, { date: "2025-11", expires: "2027-11", unit: "USD at 1.15 for a euro", region: "fr-par" }),
};

/** When European provider wins, and when it cannot. */
export const rules: OptionRules = {
  removals: [{ code: "H03", when: { "constraints.onPrem": true }, because: "it must run on premises" }],
  arises: { when: { any: [{ "constraints.customerInstalled": false }, { "constraints.hasCloud": true }] }, because: "customers install it where they like" },
  aliases: ["scaleway", "ovh", "ovhcloud", "hetzner", "ionos", "stackit", "eu-cloud"],
  points: [
    { points: 10, when: { "self.existing": true }, because: "it is in use today" },
    { points: 2, when: { "self.known": true, "self.existing": false }, because: "the team knows it" },
    { points: 2, when: { domain: "government", "constraints.residency": { has: ["eu", "de", "fr"] } }, because: "public data stay under European law alone" },
  ],
  reversibility: "costly",
  tradeOff: "Sovereignty and price against fewer managed services.",
};
