import type { Database } from "./database/index.ts";
import type { OutboxQueue, Subscription } from "./events/event.ts";
import type { HttpRoutes } from "./http/index.ts";
import type { Operation } from "./operation.ts";

/** What every module is composed with. What else it needs (contracts of other modules) it asks for by name. */
export interface ModuleContext {
  readonly database: Database;
}

/** A module as an app sees it. */
export interface Module<Contract = unknown> {
  readonly name: string;
  /** What other modules may call. */
  readonly contract: Contract;
  readonly routes: HttpRoutes;
  readonly operations: readonly Operation[];
  readonly outbox?: OutboxQueue;
  readonly subscriptions: readonly Subscription[];
}
