import type { Told } from "./told.ts";
export async function askAboutSituation(told: Told, ..._: unknown[]): Promise<Told> { return told; }
