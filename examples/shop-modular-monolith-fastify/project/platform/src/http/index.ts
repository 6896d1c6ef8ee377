export { route } from "./route.ts";
export type { HttpRoutes } from "./route.ts";
export { createServer } from "./server.ts";
export type { HttpServer, ServerParts } from "./server.ts";
