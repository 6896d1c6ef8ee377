import { definePair } from "../../../../../define-option.ts";

export default definePair({
  contribute: () => ({
    packages: [{ ecosystem: "npm", at: "platform", dependencies: ["@fastify/aws-lambda"] }],
  }),
});
