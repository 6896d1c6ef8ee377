import { definePair } from "../../../../../define-option.ts";

export default definePair({
  contribute: () => ({
    packages: [{ ecosystem: "npm", at: "platform", exports: { "./broker": "./src/events/open-broker.ts" }, dependencies: ["@nats-io/jetstream", "@nats-io/transport-node"] }],
  }),
});
