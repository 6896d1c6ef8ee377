export { inboxIn, outboxIn, outboxQueue } from "./messages.ts";
export { migrate } from "./migrate.ts";
export { openDatabase } from "./open.ts";
export type { Database, OpenDatabase } from "./open.ts";
export { createTestDatabase } from "./test-database.ts";
