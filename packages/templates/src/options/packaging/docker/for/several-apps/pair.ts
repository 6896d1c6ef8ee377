import { definePair } from "../../../../../define-option.ts";

export default definePair({
  contribute: () => ({
    readme: [{ order: 41, title: "Through the gateway", text: "With everything up, [deploy/compose/gateway.conf](deploy/compose/gateway.conf) answers for all apps on <http://127.0.0.1:3000>; each describes its own modules at `/openapi/<app>.json`." }],
  }),
  values: (_, system) => ({
    first: system.apps[0],
    apps: system.apps.map(({ name, port }) => ({ name, port })),
    routes: system.apps.flatMap((app) => app.modules.map((module) => ({ module, app: app.name, port: app.port }))),
  }),
});
