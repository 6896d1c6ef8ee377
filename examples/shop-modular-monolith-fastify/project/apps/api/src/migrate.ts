import { runMigrations } from "@shop/platform/backend";
import { app } from "./app.ts";

await runMigrations(app);
