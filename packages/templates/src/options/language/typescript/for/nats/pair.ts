import { definePair } from "../../../../../define-option.ts";

export default definePair({
  contribute: () => ({
    packages: [{ ecosystem: "npm", at: "platform", dependencies: ["@nats-io/jetstream", "@nats-io/transport-node"] }],
  }),
});
