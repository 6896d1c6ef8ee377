import { describe, expect, test } from "vitest";
import { readManifests } from "../kubernetes/manifests.ts";
import { strictJudge } from "../kubernetes/schema.ts";

/** A corner of the published document, in its own shape. */
const openapi = {
  definitions: {
    "io.k8s.api.core.v1.Service": {
      type: "object",
      properties: { apiVersion: { type: "string" }, kind: { type: "string" }, metadata: { $ref: "#/definitions/Meta" }, spec: { $ref: "#/definitions/Spec" } },
      "x-kubernetes-group-version-kind": [{ group: "", version: "v1", kind: "Service" }],
    },
    Meta: { type: "object", properties: { name: { type: "string" } } },
    Spec: { type: "object", properties: { port: { type: "string", format: "int-or-string" }, memory: { $ref: "#/definitions/io.k8s.Quantity" } } },
    "io.k8s.Quantity": { type: "string" },
  },
};

function faultsOf(spec: string, kind = "v1"): readonly string[] {
  return readManifests(`apiVersion: ${kind}\nkind: Service\nmetadata: { name: api }\nspec: ${spec}\n`).flatMap((manifest) => strictJudge(openapi)(manifest));
}

describe("the strict judge of Kubernetes manifests", () => {
  test("takes what Kubernetes knows", () => {
    expect(faultsOf("{ port: http, memory: 256Mi }")).toEqual([]);
    expect(faultsOf("{ port: 80, memory: 1 }")).toEqual([]);
  });

  test("refuses a field that Kubernetes would drop without a word", () => {
    expect(faultsOf("{ prot: 80 }")).toEqual(["Service/api: /spec/prot is no field of Kubernetes"]);
  });

  test("refuses a quantity that is none", () => {
    expect(faultsOf("{ memory: 256mb }").join()).toContain("/spec/memory");
  });

  test("refuses a kind that does not exist in that version", () => {
    expect(faultsOf("{}", "v2")).toEqual(["Service/api: Kubernetes 1.36 knows no v2 Service"]);
  });
});
