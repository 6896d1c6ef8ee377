export { defineEvent, subscribe } from "./events/event.ts";
export type { EventDefinition, Inbox, Outbox, Subscription } from "./events/event.ts";
export { Failure, HttpProblem, invalid, notFound, stale, unavailable, unusable } from "./problem.ts";
export {
  matches,
  etagOf,
  expectedVersion,
  isUnmodified,
  newId,
  pageOf,
  requiredVersion,
  singleLine,
} from "./values.ts";
export type { Module, ModuleContext } from "./module.ts";
export { operation, resourceOperations } from "./operation.ts";
export type { Operation } from "./operation.ts";
export type { ExpectedVersion, Page, PageRequest, Position } from "./values.ts";
export { ServiceClient } from "./service-client.ts";
export type { ServiceClientOptions } from "./service-client.ts";
