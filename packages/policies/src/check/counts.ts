import type { Finding } from "@create-backend/core";
import type { Scene } from "./run-policy.ts";

/** Figures of a check, for summaries and trends. */
export interface Counts {
  readonly files: number;
  readonly units: number;
  readonly edges: number;
  /** Policy → how many things it judged. */
  readonly judged: Readonly<Record<string, number>>;
  readonly byPolicy: Readonly<Record<string, number>>;
  readonly byModule: Readonly<Record<string, number>>;
  readonly byOwner: Readonly<Record<string, number>>;
  readonly waived: number;
  /** Those among them that a comment in the code waives. */
  readonly waivedInline: number;
  readonly baselined: number;
}

/** Name of the module, app or room a path belongs to. */
export function houseOf(scene: Pick<Scene, "layout">, path: string): string {
  const { room, name } = scene.layout.placeOf(path);
  return name ?? room;
}

export function countBy(findings: readonly Finding[], keyOf: (finding: Finding) => string | undefined): Readonly<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const finding of findings) {
    const key = keyOf(finding);
    if (key !== undefined) counts[key] = (counts[key] ?? 0) + 1;
  }
  return counts;
}
