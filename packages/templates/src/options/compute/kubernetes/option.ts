import { defineOption } from "../../../define-option.ts";
import { facts, rules } from "./facts.ts";
import { workloadsOf } from "./workloads.ts";

/** The cluster trusts the pipeline's identity token; nothing is stored. */
const rollOut = `printf '%s' "$KUBERNETES_CA" > cluster-ca.pem
kubectl config set-cluster production --server="$KUBERNETES_SERVER" --certificate-authority=cluster-ca.pem --embed-certs
kubectl config set-credentials pipeline --token="$(cat "$IDENTITY_TOKEN_FILE")"
kubectl config set-context production --cluster=production --user=pipeline
kubectl config use-context production
deploy/kubernetes/deploy.sh`;

const readme = (name: string): string => `Manifests are in [deploy/kubernetes](deploy/kubernetes): \`base\` is kept up to date, \`overlays/production\` is yours (host, sizes, registry).

They expect a Secret for each app in the namespace, with what no file may hold (make both once: \`kubectl create namespace ${name}\`, then the commands with which [kustomization.yaml](deploy/kubernetes/overlays/production/kustomization.yaml) begins), an ingress controller in the namespace \`ingress\`, and Prometheus and the collector in \`monitoring\`. A release runs [deploy.sh](deploy/kubernetes/deploy.sh): configuration, migrations, then the apps.

The pipeline finds the cluster by the variables \`KUBERNETES_SERVER\` (its address) and \`KUBERNETES_CA\` (its certificate, as PEM) of the environment \`production\`, and signs in with its own identity token for the audience \`kubernetes\`: the API server must trust that issuer, and a role must be bound to the user.`;

export default defineOption({
  title: "Kubernetes",
  summary: "A cluster's control plane: worth its price when a platform team runs it already.",
  order: 20,
  facts,
  rules,
  traits: ["images", "orchestrated"],
  contribute: ({ name }) => ({
    checks: [{ title: "Manifests render", run: "kubectl kustomize deploy/kubernetes/overlays/production > /dev/null" }],
    deploy: [{ title: "Roll out to the cluster", run: rollOut, settings: ["KUBERNETES_SERVER", "KUBERNETES_CA"], identity: "kubernetes" }],
    readme: [{ order: 60, title: "Kubernetes", text: readme(name) }],
  }),
  values: (project, system) => ({
    workloads: workloadsOf(system),
    constants: Object.fromEntries(project.apps.map((app) => [app.name, app.constant])),
    routes: system.apps.filter(({ kind }) => kind === "http").flatMap((app) => app.modules.map((module) => ({ module, app: app.name }))),
  }),
});
