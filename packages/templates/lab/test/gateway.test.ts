import { expect, test } from "vitest";
import { gatewayOnLoopback } from "../fleet/gateway.ts";

test("the gateway's file runs on loopback with nothing changed but addresses", () => {
  const file = "map $uri $app { default http://catalog:3001; ~^/api/orders(/|$) http://orders:3002; }\nserver { listen 3000; location / { proxy_pass $app; } }\n";
  const addresses = new Map([["catalog", "http://127.0.0.1:41001"], ["orders", "http://127.0.0.1:41002"]]);

  expect(gatewayOnLoopback(file, 41000, addresses)).toBe(
    "map $uri $app { default http://127.0.0.1:41001; ~^/api/orders(/|$) http://127.0.0.1:41002; }\nserver { listen 127.0.0.1:41000; location / { proxy_pass $app; } }\n",
  );
});
