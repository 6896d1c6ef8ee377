import { etagOf, expectedVersion, isUnmodified, requiredVersion } from "@shop/platform";
import { type HttpRoutes, route } from "@shop/platform/http";
import type { CatalogService } from "../application/catalog-service.ts";
import { catalogApi } from "../contract/index.ts";

export const catalogRoutes =
  (service: CatalogService): HttpRoutes =>
  (app, _options, done) => {
    app.route({
      ...route(catalogApi.create),
      handler: async (request, reply) => {
        const view = await service.create(request.body);
        reply.code(201).header("location", `/api/catalog/${view.id}`);
        reply.header("etag", etagOf(view.version));
        return view;
      },
    });

    app.route({
      ...route(catalogApi.list),
      handler: (request) => service.list(request.query),
    });

    app.route({
      ...route(catalogApi.get),
      handler: async (request, reply) => {
        const view = await service.get(request.params.id);
        reply.header("etag", etagOf(view.version));
        return isUnmodified(request.headers["if-none-match"], view.version) ? reply.code(304).send() : view;
      },
    });

    app.route({
      ...route(catalogApi.change),
      handler: async (request, reply) => {
        const expected = requiredVersion(request.headers["if-match"]);
        const view = await service.change(request.params.id, request.body, expected);
        reply.header("etag", etagOf(view.version));
        return view;
      },
    });

    app.route({
      ...route(catalogApi.remove),
      handler: async (request, reply) => {
        await service.remove(request.params.id, expectedVersion(request.headers["if-match"]) ?? "any");
        return reply.code(204).send();
      },
    });

    done();
  };
