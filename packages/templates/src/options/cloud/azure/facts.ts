import { estimates, fromPractice, fromVendor, pricedIn, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Microsoft Azure, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromVendor("https://learn.microsoft.com/azure/reliability/regions-list", { "region.eu": true, "region.us": true, "region.uk": true, "region.ca": true, "region.au": true, "region.in": true, "region.jp": true, "region.br": true, "region.ch": true, "region.de": true, "region.fr": true, "region.ie": true, "region.it": true, "region.es": true, "region.se": true, "region.no": true, "region.sg": true, "region.kr": true, "region.za": true, "region.ae": true, "region.il": true, "region.mx": true, "region.nl": true, "region.pl": true, "region.at": true, "region.qa": true, "region.nz": true, "region.id": true, "region.hk": true, "region.my": true, "region.be": true, "region.cl": true }, { date: "2026-10", expires: "2027-11" }),
  ...fromVendor("https://learn.microsoft.com/azure/compliance/", { "meets.gdpr": true, "meets.pci": true, "meets.hipaa": true, "meets.dora": true, "meets.sox": true, "meets.soc2": true, "meets.iso27001": true, "meets.fedramp": true, "meets.mifid": true }, { date: "2026-10", expires: "2027-11" }),
  // Flex Consumption, which the vendor recommends; HTTP triggers need no gateway.
  ...pricedIn("USD", "eastus", fromPractice("https://modal.com/blog/azure-function-pricing-guide", { "price.request": 0.0000004, "price.gbSecond": 0.000026 }, "2025")),
  // Container Apps on the consumption plan, always active: 0.000024 USD a vCPU-second and 0.000003 a GiB-second. What is billed are resources and requests, so the ingress is part of it.
  ...pricedIn("USD", "eastus", fromPractice("https://c3x.dev/resources/azure/azurerm_container_app/", { "price.vcpuHour": 0.0864, "price.gbHour": 0.0108 }, "2026-08")),
  ...pricedIn("USD", "eastus", fromVendor("https://learn.microsoft.com/azure/container-apps/billing", { "price.gateway": 0, "price.balancerMonth": 0 }, { date: "2026-08", expires: "2027-11" })),
  ...pricedIn("USD", "eastus", estimates({ "price.containerRequest": 0.0000004 })),
};

/** When Microsoft Azure wins, and when it cannot. */
export const rules: OptionRules = {
  removals: [{ code: "H03", when: { "constraints.onPrem": true }, because: "it must run on premises" }],
  arises: { when: { any: [{ "constraints.customerInstalled": false }, { "constraints.hasCloud": true }] }, because: "customers install it where they like" },
  aliases: ["microsoft", "microsoft-azure"],
  points: [
    { points: 10, when: { "self.existing": true }, because: "it is in use today" },
    { points: 2, when: { "self.known": true, "self.existing": false }, because: "the team knows it" },
    { points: 2, when: { chosen: { has: "language:csharp" }, "constraints.hasCloud": false }, because: "it is where .NET is at home" },
  ],
  reversibility: "very costly",
  tradeOff: "Managed services of one provider against the work of leaving it.",
};
