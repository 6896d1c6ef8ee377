import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";

/** Most platforms that run containers offer such an address; it starts a deployment. */
const tellPlatform = `if [ -z "$DEPLOY_HOOK_URL" ]; then
  echo "::error::The environment production has no secret DEPLOY_HOOK_URL: the address at which your platform starts a deployment."
  exit 1
fi
env | grep '^IMAGE_' | sort | jq --raw-input --slurp --arg version "\${VERSION#v}" '{version: $version, images: split("\\n") | map(select(. != ""))}' > release.json
curl --fail --silent --show-error --retry 3 --max-time 60 --header "Content-Type: application/json" --data @release.json "$DEPLOY_HOOK_URL"`;

const readme = "A release publishes the images and then calls the deploy hook of your platform (secret `DEPLOY_HOOK_URL` of the environment `production`) with the version, as the images are tagged, and each image by digest. Migrations run before the new version starts: the command is the one of `*-migrate` in [compose.yaml](compose.yaml). Behind a balancer, tell the app so by the setting that [.env.example](.env.example) has for proxies: the limit of requests counts by the address of the client.";

export default defineOption({
  title: "Containers",
  summary: "Managed containers: an image, a health check, no cluster to run.",
  order: 10,
  facts,
  rules,
  traits: ["images", "containers"],
  contribute: () => ({
    deploy: [{ title: "Tell the platform", run: tellPlatform, secrets: ["DEPLOY_HOOK_URL"] }],
    readme: [{ order: 60, title: "Production", text: readme }],
  }),
});
