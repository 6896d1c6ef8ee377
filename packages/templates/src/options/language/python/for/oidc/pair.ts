import { definePair } from "../../../../../define-option.ts";

export default definePair({
  contribute: () => ({ packages: [{ ecosystem: "pypi", at: "platform", dependencies: ["cryptography", "pyjwt"] }] }),
});
