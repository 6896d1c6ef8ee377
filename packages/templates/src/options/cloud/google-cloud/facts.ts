import { fromPractice, fromVendor, pricedIn, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Google Cloud, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromVendor("https://docs.cloud.google.com/bigquery/docs/locations", { "region.eu": true, "region.us": true, "region.uk": true, "region.ca": true, "region.au": true, "region.in": true, "region.jp": true, "region.br": true, "region.ch": true, "region.de": true, "region.fr": true, "region.it": true, "region.es": true, "region.sg": true, "region.kr": true, "region.za": true, "region.il": true, "region.id": true, "region.mx": true, "region.nl": true, "region.be": true, "region.fi": true, "region.pl": true, "region.cl": true, "region.qa": true, "region.hk": true, "region.tw": true, "region.sa": true, "region.se": true, "region.th": true }, { date: "2026-04", expires: "2027-11" }),
  ...fromVendor("https://cloud.google.com/security/compliance", { "meets.gdpr": true, "meets.pci": true, "meets.hipaa": true, "meets.dora": true, "meets.sox": true, "meets.soc2": true, "meets.iso27001": true, "meets.fedramp": true, "meets.mifid": true }, { date: "2026-10", expires: "2027-11" }),
  ...fromVendor("https://cloud.google.com/run/pricing", { "price.request": 0.0000004, "price.vcpuHour": 0.0648, "price.gbHour": 0.0072, "price.balancerMonth": 0, "price.gateway": 0 }, { date: "2025", expires: "2027-11", unit: "USD", region: "us-central1" }),
  // A third of a processor beside half a gigabyte, both by the second, put on the gigabyte.
  ...pricedIn("USD", "us-central1", fromPractice("https://cloudchipr.com/blog/cloud-run-pricing", { "price.gbSecond": 0.0000185 }, "2025")),
};

/** When Google Cloud wins, and when it cannot. */
export const rules: OptionRules = {
  removals: [{ code: "H03", when: { "constraints.onPrem": true }, because: "it must run on premises" }],
  arises: { when: { any: [{ "constraints.customerInstalled": false }, { "constraints.hasCloud": true }] }, because: "customers install it where they like" },
  aliases: ["gcp", "google", "bigquery", "vertex"],
  points: [
    { points: 10, when: { "self.existing": true }, because: "it is in use today" },
    { points: 2, when: { "self.known": true, "self.existing": false }, because: "the team knows it" },
    { points: 2, when: { "data.needs": { has: "analytics" }, "domain.class": "data", "data.sizeGb": { atLeast: 1000 } }, because: "its warehouse is the product for data of that size" },
  ],
  reversibility: "very costly",
  tradeOff: "Managed services of one provider against the work of leaving it.",
};
