import { definePair } from "../../../../../define-option.ts";

export default definePair({
  contribute: () => ({
    packages: [{ ecosystem: "npm", at: "platform", dependencies: ["jose"] }],
    readme: [
      {
        order: 15,
        title: "Who may call",
        text: `Every route of a module needs a bearer token (OpenID Connect). Set \`OIDC_ISSUER\` and \`OIDC_AUDIENCE\` in \`.env\` before the start; the
keys are found by the issuer's discovery document. A route that is for everyone says \`config: { public: true }\`. Tests bring their own issuer.`,
      },
    ],
  }),
});
