import type { Plan } from "./plan.ts";
export async function interviewed(..._: unknown[]): Promise<Plan | undefined> { return undefined; }
