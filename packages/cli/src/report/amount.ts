import { thousands } from "@create-backend/core";

/** Three digits, thousands apart: 12,300 · 4.09 · 0.012. */
export function amount(value: number): string {
  return thousands(value === 0 ? 0 : Number(value.toPrecision(3)));
}
