import { v7 } from "uuid";

/** A new UUIDv7: unique anywhere, and sorted by time. */
export const newId = (): string => v7();
