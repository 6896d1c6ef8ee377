import { existsSync } from "node:fs";
import { composeCatalog } from "@shop/catalog/compose";
import { composeOrders } from "@shop/orders/compose";
import { composeBilling } from "@shop/billing/compose";
import type { App } from "@shop/platform/backend";

// The build puts the migrations beside the bundle.
const bundled = new URL("./modules/", import.meta.url);

/** The composition root: the only place that sees every module. */
export const app: App = {
  name: "shop",
  port: 3000,
  modules: ["catalog", "orders", "billing"],
  data: new URL("../../../.data/api/", import.meta.url),
  migrations: existsSync(bundled) ? bundled : new URL("../../../modules/", import.meta.url),
  calls: {},
  compose: ({ database }) => {
    const catalog = composeCatalog({ database });
    const orders = composeOrders({
      database,
      catalog: catalog.contract,
    });
    const billing = composeBilling({ database });
    return [catalog, orders, billing];
  },
};
