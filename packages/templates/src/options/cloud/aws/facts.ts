import { fromVendor, type Fact, type OptionRules } from "@create-backend/core";

/** What is known about Amazon Web Services, with its sources. */
export const facts: Readonly<Record<string, Fact>> = {
  ...fromVendor("https://github.com/boto/botocore/blob/develop/botocore/data/endpoints.json", { "region.eu": true, "region.us": true, "region.uk": true, "region.ca": true, "region.au": true, "region.in": true, "region.jp": true, "region.br": true, "region.ch": true, "region.de": true, "region.fr": true, "region.ie": true, "region.it": true, "region.es": true, "region.se": true, "region.sg": true, "region.kr": true, "region.za": true, "region.ae": true, "region.il": true, "region.id": true, "region.mx": true, "region.hk": true, "region.bh": true, "region.my": true, "region.th": true, "region.nz": true, "region.tw": true }, { date: "2026-11", expires: "2027-11" }),
  ...fromVendor("https://aws.amazon.com/compliance/programs/", { "meets.gdpr": true, "meets.pci": true, "meets.hipaa": true, "meets.dora": true, "meets.sox": true, "meets.soc2": true, "meets.iso27001": true, "meets.fedramp": true, "meets.mifid": true }, { date: "2026-10", expires: "2027-11" }),
  ...fromVendor("https://aws.amazon.com/lambda/pricing/", { "price.request": 0.0000002, "price.gbSecond": 0.0000166667 }, { date: "2026-10", expires: "2027-11", unit: "USD", region: "us-east-1" }),
  ...fromVendor("https://aws.amazon.com/api-gateway/pricing/", { "price.gateway": 0.000001 }, { date: "2026-10", expires: "2027-11", unit: "USD", region: "us-east-1" }),
  ...fromVendor("https://aws.amazon.com/fargate/pricing/", { "price.vcpuHour": 0.04048, "price.gbHour": 0.004445, "price.balancerMonth": 22 }, { date: "2026-10", expires: "2027-11", unit: "USD", region: "us-east-1" }),
};

/** When Amazon Web Services wins, and when it cannot. */
export const rules: OptionRules = {
  removals: [{ code: "H03", when: { "constraints.onPrem": true }, because: "it must run on premises" }],
  arises: { when: { any: [{ "constraints.customerInstalled": false }, { "constraints.hasCloud": true }] }, because: "customers install it where they like" },
  aliases: ["amazon", "amazon-web-services"],
  points: [
    { points: 1, because: "it has the largest range of managed services" },
    { points: 10, when: { "self.existing": true }, because: "it is in use today" },
    { points: 2, when: { "self.known": true, "self.existing": false }, because: "the team knows it" },
  ],
  reversibility: "very costly",
  tradeOff: "Managed services of one provider against the work of leaving it.",
};
