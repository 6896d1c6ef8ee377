import { describe, expect, test } from "vitest";
import { needFaults } from "../kubernetes/app-needs.ts";
import { readManifests } from "../kubernetes/manifests.ts";

const manifests = `
apiVersion: v1
kind: ConfigMap
metadata: { name: api, namespace: shop }
data: { AUDIENCE: shop }
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: shop }
spec:
  template:
    metadata: { labels: { app: api } }
    spec:
      containers:
        - name: api
          envFrom: [{ configMapRef: { name: api } }]
          env: [{ name: ISSUER, valueFrom: { secretKeyRef: { name: api, key: ISSUER } } }]
---
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: api, namespace: shop }
spec:
  podSelector: { matchLabels: { app: api } }
  policyTypes: [Ingress, Egress]
  egress:
    - ports: [{ port: 443 }]
`;

const said = { description: "", kind: "text", secret: false } as const;
const app = {
  name: "api",
  environment: [
    { ...said, name: "ISSUER", needed: "always", outside: 443 },
    { ...said, name: "AUDIENCE", needed: "production" },
    { ...said, name: "LOG_LEVEL", needed: "never" },
  ],
} as unknown as Parameters<typeof needFaults>[0][number];

describe("what an app needs of its manifests", () => {
  const mistakes: readonly (readonly [string, string, string, readonly string[]])[] = [
    ["nothing where all is given", "kind: ConfigMap", "kind: ConfigMap", []],
    ["a variable that nobody sets", "data: { AUDIENCE: shop }", "data: {}", ["Deployment/api does not set AUDIENCE, without which it refuses to start"]],
    ["a way out that is closed", "{ port: 443 }", "{ port: 5432 }", ["no NetworkPolicy lets Deployment/api out to port 443, where ISSUER leads"]],
    ["a way out to some pods alone", "- ports: [{ port: 443 }]", "- { to: [{ podSelector: {} }], ports: [{ port: 443 }] }", ["no NetworkPolicy lets Deployment/api out to port 443, where ISSUER leads"]],
    ["nothing where no policy closes the pod", "matchLabels: { app: api }", "matchLabels: { app: web }", []],
    ["an app that is not deployed", "kind: Deployment", "kind: StatefulSet", ["there is no Deployment/api"]],
  ];

  test.each(mistakes)("is %s", (...mistake) => {
    const [, right, wrong, faults] = mistake;
    expect(manifests).toContain(right);

    expect(needFaults([app], readManifests(manifests.replace(right, wrong)))).toEqual(faults);
  });
});
