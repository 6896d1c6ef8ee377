import { etagOf, expectedVersion, isUnmodified, requiredVersion } from "@shop/platform";
import { type HttpRoutes, route } from "@shop/platform/http";
import type { BillingService } from "../application/billing-service.ts";
import { billingApi } from "../contract/index.ts";

export const billingRoutes =
  (service: BillingService): HttpRoutes =>
  (app, _options, done) => {
    app.route({
      ...route(billingApi.create),
      handler: async (request, reply) => {
        const view = await service.create(request.body);
        reply.code(201).header("location", `/api/billing/${view.id}`);
        reply.header("etag", etagOf(view.version));
        return view;
      },
    });

    app.route({
      ...route(billingApi.list),
      handler: (request) => service.list(request.query),
    });

    app.route({
      ...route(billingApi.get),
      handler: async (request, reply) => {
        const view = await service.get(request.params.id);
        reply.header("etag", etagOf(view.version));
        return isUnmodified(request.headers["if-none-match"], view.version) ? reply.code(304).send() : view;
      },
    });

    app.route({
      ...route(billingApi.change),
      handler: async (request, reply) => {
        const expected = requiredVersion(request.headers["if-match"]);
        const view = await service.change(request.params.id, request.body, expected);
        reply.header("etag", etagOf(view.version));
        return view;
      },
    });

    app.route({
      ...route(billingApi.remove),
      handler: async (request, reply) => {
        await service.remove(request.params.id, expectedVersion(request.headers["if-match"]) ?? "any");
        return reply.code(204).send();
      },
    });

    done();
  };
