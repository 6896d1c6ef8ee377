import { runBackend } from "@shop/platform/backend";
import { app } from "./app.ts";

await runBackend(app);
