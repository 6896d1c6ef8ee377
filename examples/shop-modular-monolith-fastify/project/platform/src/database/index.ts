export { inboxIn } from "./inbox.ts";
export { migrate } from "./migrate.ts";
export { openDatabase } from "./open.ts";
export type { Database, OpenDatabase } from "./open.ts";
export { outboxIn, outboxQueue } from "./outbox.ts";
export { createTestDatabase } from "./test-database.ts";
