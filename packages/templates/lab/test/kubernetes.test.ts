import { describe, expect, test } from "vitest";
import { crossChecks, outsideSecrets } from "../kubernetes/cross-checks.ts";
import { readManifests } from "../kubernetes/manifests.ts";

const shop = `
apiVersion: v1
kind: ServiceAccount
metadata: { name: api, namespace: shop }
---
apiVersion: v1
kind: ConfigMap
metadata: { name: api, namespace: shop }
data: { LOG_LEVEL: info }
---
apiVersion: v1
kind: Service
metadata: { name: api, namespace: shop }
spec:
  selector: { app: api }
  ports: [{ name: http, port: 80, targetPort: http }]
---
apiVersion: apps/v1
kind: Deployment
metadata: { name: api, namespace: shop }
spec:
  selector: { matchLabels: { app: api } }
  template:
    metadata: { labels: { app: api } }
    spec:
      serviceAccountName: api
      volumes: [{ name: tmp, emptyDir: {} }]
      containers:
        - name: api
          ports: [{ name: http, containerPort: 3000 }]
          envFrom: [{ configMapRef: { name: api } }]
          env:
            - { name: LOG_LEVEL, valueFrom: { configMapKeyRef: { name: api, key: LOG_LEVEL } } }
            - { name: DATABASE_URL, valueFrom: { secretKeyRef: { name: api, key: DATABASE_URL } } }
          readinessProbe: { httpGet: { path: /health/ready, port: http } }
          volumeMounts: [{ name: tmp, mountPath: /tmp }]
---
apiVersion: autoscaling/v2
kind: HorizontalPodAutoscaler
metadata: { name: api, namespace: shop }
spec: { scaleTargetRef: { apiVersion: apps/v1, kind: Deployment, name: api } }
---
apiVersion: policy/v1
kind: PodDisruptionBudget
metadata: { name: api, namespace: shop }
spec: { selector: { matchLabels: { app: api } } }
---
apiVersion: networking.k8s.io/v1
kind: Ingress
metadata: { name: shop, namespace: shop }
spec: { rules: [{ http: { paths: [{ path: /, pathType: Prefix, backend: { service: { name: api, port: { name: http } } } }] } }] }
`;

function faultsOf(text: string): readonly string[] {
  return crossChecks(readManifests(text));
}

describe("cross-checks of Kubernetes manifests", () => {
  test("find nothing where every name is answered to", () => {
    expect(faultsOf(shop)).toEqual([]);
  });

  const mistakes: readonly (readonly [string, string, string, string])[] = [
    ["a Service that selects nobody", "selector: { app: api }\n  ports", "selector: { app: apo }\n  ports", 'Service/api selects {"app":"apo"}, which no pod carries'],
    ["a Service that sends to a closed port", "targetPort: http", "targetPort: web", "Service/api sends to port web, which Deployment/api does not open"],
    ["a probe of a closed port", "path: /health/ready, port: http", "path: /health/ready, port: 8080", "Deployment/api: the readiness probe of api asks port 8080, which it does not open"],
    ["a ConfigMap that does not exist", "configMapRef: { name: api }", "configMapRef: { name: config }", "Deployment/api reads ConfigMap/config, which does not exist"],
    ["a key that a ConfigMap lacks", "key: LOG_LEVEL", "key: LEVEL", "Deployment/api reads LEVEL of ConfigMap/api, which has no such key"],
    ["a service account that does not exist", "serviceAccountName: api", "serviceAccountName: app", "Deployment/api runs as ServiceAccount/app, which does not exist"],
    ["a mount without a volume", "{ name: tmp, mountPath: /tmp }", "{ name: temp, mountPath: /tmp }", "Deployment/api: api mounts volume temp, which is not declared"],
    ["an autoscaler without a target", "kind: Deployment, name: api }", "kind: Deployment, name: web }", "HorizontalPodAutoscaler/api scales Deployment/web, which does not exist"],
    ["a budget about nobody", "spec: { selector: { matchLabels: { app: api } } }", "spec: { selector: { matchLabels: { app: web } } }", 'PodDisruptionBudget/api is about pods with {"app":"web"}, and there are none'],
    ["an Ingress to a Service that does not exist", "service: { name: api,", "service: { name: web,", "Ingress/shop routes to Service/web, which does not exist"],
    ["an Ingress to a port that a Service lacks", "port: { name: http } } }", "port: { name: web } } }", "Ingress/shop routes to port web of Service/api, which it does not have"],
  ];
  test.each(mistakes)("find %s", (...mistake) => {
    const [, right, wrong, fault] = mistake;
    expect(shop).toContain(right);

    expect(faultsOf(shop.replace(right, wrong))).toEqual([fault]);
  });

  test("find a Deployment that does not select its own pods, and all that stand on its labels", () => {
    const faults = faultsOf(shop.replace("metadata: { labels: { app: api } }", "metadata: { labels: { app: web } }"));

    expect(faults).toContain('Deployment/api selects {"app":"api"} and labels its pods {"app":"web"}');
  });

  test("do not confuse namespaces", () => {
    expect(faultsOf(shop.replace("kind: ServiceAccount\nmetadata: { name: api, namespace: shop }", "kind: ServiceAccount\nmetadata: { name: api, namespace: other }"))).toEqual([
      "Deployment/api runs as ServiceAccount/api, which does not exist",
    ]);
  });

  test("name an object that is declared twice", () => {
    expect(faultsOf(`${shop}---\napiVersion: v1\nkind: ServiceAccount\nmetadata: { name: api, namespace: shop }\n`)).toEqual(["ServiceAccount/api in shop is declared twice"]);
  });
});

test("secrets that nobody declares are told to whoever deploys", () => {
  expect(outsideSecrets(readManifests(shop))).toEqual([{ namespace: "shop", name: "api", keys: ["DATABASE_URL"] }]);
});
